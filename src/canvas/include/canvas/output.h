/* A finished canvas as a file's bytes. */
#pragma once

#include "canvas/canvas.h"
#include "logo/logo.h"

/* What the marks of a picture that stands alone are of, one after the other. */
typedef enum {
    NT_BAND_STAMP,
    NT_BAND_TITLE,
    NT_BAND_MEASURE,
    NT_BAND_PLOT,
    NT_BAND_SOURCE,
    NT_BAND_NOTE,
    NT_BAND_COUNT
} nt_band;

/* What a file holds: a drawing, how large its picture is, and what stands beside it. */
typedef struct {
    nt_canvas canvas;
    double width_pt, height_pt;
    const char *id, *title, *description;
    const nt_logo *logo;            /* NULL none */
    nt_rect logo_at;                /* where it stands */
    size_t band_end[NT_BAND_COUNT]; /* of a picture that stands alone: the mark behind each band */
    nt_rect plot_at;                /* of such a one */
} nt_sheet;

/* A page of a PDF is no higher (ISO 32000-1, annex C.2), as libharu holds it to; cairo counts to
 * 16,383, at PNG's two pixels a point. */
enum { NT_SIDE_MAX_PT = 14400 };

/* In the arena of the first canvas. */
nt_status nt_output_png(const nt_sheet *sheet, nt_bytes *out, nt_error *err);
/* `is_within`: a plot that is to stand in a page. */
nt_bytes nt_output_svg(const nt_sheet *sheet, bool is_within);

nt_libraries nt_canvas_libraries(void);
