/* Glyphs for a run of text: one glyph a code point (no ligatures: the PDF names glyphs by their
 * code point), kerned by HarfBuzz. What the face lacks is taken from the fonts behind it. Letters
 * that join, marks that stand on letters, and what runs from right to left are drawn otherwise than
 * they are read: a run keeps the order of reading, and nt_text_draw tells what is drawn. Lengths in
 * points. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/font.h"

typedef struct {
    uint32_t code_point;
    uint16_t glyph;   /* 0: it is drawn with its neighbours, see nt_text_draw */
    uint8_t font;     /* whose glyph it is: the run's face or one behind it */
    uint8_t level;    /* odd: it runs from right to left (Unicode Standard Annex 9) */
    float advance_pt; /* with kerning to the next glyph */
    float natural_pt; /* as the font says, without kerning */
} nt_glyph;

typedef struct {
    nt_face face;
    double size_pt;
    nt_glyph *glyphs;
    size_t count;
    double width_pt;
} nt_run;

/* `text` is valid UTF-8 without line breaks. What has no shape by its nature (joiners, zero width
 * spaces) is left out, and so are soft hyphens but one at the end. A character that the face lacks
 * is NT_INVALID: the message names it as "U+0BF5 (௵)" and the text it stands in; the place is left
 * to the caller. So is a letter with more than 31 marks. */
nt_status nt_text_shape(nt_arena *arena, const nt_fonts *fonts, nt_face face, double size_pt,
                        const char *text, size_t length, nt_run *out, nt_error *err);

/* In place of a character: the last of more marks than a letter may have. */
enum { NT_TEXT_MARKS = 0 };

/* Where the first character of valid UTF-8 stands that cannot be set, and its *code, or
 * NT_TEXT_MARKS; *out is NULL when all can. Line breaks and the other controls of ASCII are blanks
 * to a report. Fails when a font cannot be opened (NT_SYSTEM). */
nt_status nt_text_unset(const nt_fonts *fonts, const char *text, size_t length, const char **out,
                        uint32_t *code, nt_error *err);

/* Whether its glyphs stand one behind the other as they are read. */
bool nt_run_is_plain(const nt_run *run);

/* A glyph as it is drawn, from the start of the run's baseline. */
typedef struct {
    uint16_t glyph;
    uint8_t font;
    float x_pt, y_pt;
    size_t first, count; /* the glyphs of the run that it stands for; none: it is part of the one
                            before it, in reading */
} nt_drawn_glyph;

/* Glyphs of one font and direction, from left to right. */
typedef struct {
    const nt_drawn_glyph *glyphs;
    size_t count;
    size_t font;
    size_t first, end; /* the glyphs of the run that they stand for */
    bool right_to_left;
} nt_drawn_part;

/* What is drawn of a run, in parts in the order of reading. */
const nt_drawn_part *nt_text_draw(nt_arena *arena, const nt_fonts *fonts, const nt_run *run,
                                  size_t *count);

/* The characters of the run, as they were shaped. */
void nt_run_put(nt_buffer *out, const nt_run *run);

/* The width only; characters that no font has count as nothing. */
double nt_text_width(const nt_fonts *fonts, nt_face face, double size_pt, const char *text);
