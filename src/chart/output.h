/* A finished canvas as a file's bytes. */
#ifndef NETRA_CHART_OUTPUT_H
#define NETRA_CHART_OUTPUT_H

#include <cairo.h>

#include "base/file.h"
#include "canvas.h"

/* Fonts for cairo by their numbers, NULL where none of the canvases needs them. */
typedef struct {
    cairo_font_face_t *fonts[NT_FONT_COUNT];
} nt_paint_fonts;

/* Owned by the caller. A font that cannot be made is an error. */
nt_status nt_paint_fonts_open(const nt_canvas *canvases, size_t count, nt_paint_fonts *out,
                              nt_error *err);
void nt_paint_fonts_close(nt_paint_fonts *fonts);

/* Draws every mark; `y` of the canvas is cairo's. Failures of cairo stay in `cr`. */
void nt_paint(cairo_t *cr, nt_arena *arena, const nt_canvas *canvas, const nt_paint_fonts *fonts);

/* What stands beside the drawing in the file. */
typedef struct {
    double width_pt, height_pt;
    const char *title, *description;
    nt_lang lang;
} nt_sheet;

/* As far as cairo counts, at PNG's two pixels a point. */
enum { NT_SIDE_MAX_PT = 16383 };

nt_status nt_output_png(nt_arena *arena, const nt_canvas *canvas, const nt_sheet *sheet,
                        nt_bytes *out, nt_error *err);
nt_bytes nt_output_svg(nt_arena *arena, const nt_canvas *canvas, const nt_sheet *sheet);
/* One page a canvas, each as large as its sheet; the title is the first sheet's. */
nt_status nt_output_pdf(nt_arena *arena, const nt_canvas *canvases, const nt_sheet *sheets,
                        size_t count, nt_bytes *out, nt_error *err);

#endif
