/* Text that runs both ways (Unicode Standard Annex 9), in lines that run from left to right;
 * private to the room. */
#pragma once

#include "text/shape.h"

/* Sets the level of each glyph. Text without letters that run from right to left is left alone. */
nt_status bidi_set_levels(nt_arena *arena, nt_glyph *glyphs, size_t count, nt_error *err);

/* Items of given levels and widths in the order of reading: where each starts, from the left. */
void bidi_place(nt_arena *arena, const uint8_t *levels, const double *widths, size_t count,
                double *x);
