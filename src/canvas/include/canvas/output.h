/* A finished canvas as a file's bytes. */
#pragma once

#include "base/file.h"
#include "canvas/canvas.h"
#include "logo/logo.h"

/* What a file holds: a drawing, how large its picture is, and what stands beside it. */
typedef struct {
    nt_canvas canvas;
    double width_pt, height_pt;
    const char *id, *title, *description;
    const nt_logo *logo; /* NULL none */
    nt_rect logo_at;     /* where it stands */
} nt_sheet;

/* As far as cairo counts, at PNG's two pixels a point. */
enum { NT_SIDE_MAX_PT = 16383 };

/* In the arena of the first canvas. */
nt_status nt_output_png(const nt_sheet *sheet, nt_bytes *out, nt_error *err);
/* `is_within`: a plot that is to stand in a page. */
nt_bytes nt_output_svg(const nt_sheet *sheet, bool is_within);
/* One page a sheet; the title is the first one's. */
nt_status nt_output_pdf(const nt_sheet *sheets, size_t count, nt_bytes *out, nt_error *err);
