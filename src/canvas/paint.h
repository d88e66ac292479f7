/* Marks on a cairo surface. */
#pragma once

#include <cairo.h>

#include "canvas/output.h"

/* Fonts for cairo by their numbers, each made when a word first needs it. */
typedef struct {
    cairo_font_face_t *fonts[NT_FONT_COUNT];
    nt_error *err;
    nt_status status; /* one could not be made */
} nt_paint_fonts;
void nt_paint_fonts_close(nt_paint_fonts *fonts);

/* Draws every mark; `y` of the canvas is cairo's. Failures of cairo stay in `cr`. */
void nt_paint(cairo_t *cr, const nt_canvas *canvas, nt_paint_fonts *fonts);

/* The mark of the sheet, where it has one. */
nt_status nt_paint_logo(cairo_t *cr, const nt_sheet *sheet, nt_error *err);
