/* Glyphs for a run of text: one glyph a code point (no ligatures: the PDF names glyphs by their
 * code point), kerned by HarfBuzz. What the face lacks is taken from the fonts behind it. Lengths
 * in points. */
#ifndef NETRA_TEXT_SHAPE_H
#define NETRA_TEXT_SHAPE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "text/font.h"

typedef struct {
    uint32_t code_point;
    uint16_t glyph;
    uint8_t font;     /* whose glyph it is: the run's face or one behind it */
    float advance_pt; /* with kerning to the next glyph */
    float natural_pt; /* as the font says, without kerning */
} nt_glyph;

typedef struct {
    nt_face face;
    double size_pt;
    const nt_glyph *glyphs;
    size_t count;
    double width_pt;
} nt_run;

/* `text` is valid UTF-8 without line breaks. What has no shape by its nature (joiners, zero width
 * spaces) is left out, and so are soft hyphens but one at the end. A character that the face lacks
 * is NT_INVALID: the message names it as "U+0BF5 (௵)" and the text it stands in; the place is left
 * to the caller. */
nt_status nt_text_shape(nt_arena *arena, const nt_fonts *fonts, nt_face face, double size_pt,
                        const char *text, size_t length, nt_run *out, nt_error *err);

/* Where the first character of valid UTF-8 stands that cannot be set, and its *code; *out is NULL
 * when all can. Line breaks and the other controls of ASCII are blanks to a report. Fails when a
 * font cannot be opened (NT_SYSTEM). */
nt_status nt_text_unset(const nt_fonts *fonts, const char *text, size_t length, const char **out,
                        uint32_t *code, nt_error *err);

/* The characters of the run, as they were shaped. */
void nt_run_put(nt_buffer *out, const nt_run *run);

/* The width only; characters that no font has count as nothing. */
double nt_text_width(const nt_fonts *fonts, nt_face face, double size_pt, const char *text);

#endif
