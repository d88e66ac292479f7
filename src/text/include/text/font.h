/* The typefaces: Open Sans in five faces, subset when the project is built to the characters that
 * Indonesian and English need (fonts/). TrueType outlines, tabular figures. */
#ifndef NETRA_TEXT_FONT_H
#define NETRA_TEXT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/file.h"

typedef enum {
    NT_FACE_REGULAR,
    NT_FACE_ITALIC,
    NT_FACE_SEMIBOLD,
    NT_FACE_BOLD,
    NT_FACE_BOLD_ITALIC,
    NT_FACE_COUNT
} nt_face;

/* Heights are fractions of the type size, positive upwards (descent is negative). */
typedef struct {
    const char *path;
    nt_bytes bytes; /* the font file, for embedding */
    const char *postscript_name, *family;
    int units_per_em;
    double ascent, descent, cap_height, x_height;
} nt_font_info;

/* Holds scratch space for shaping: one handle serves one thread at a time. */
typedef struct nt_fonts nt_fonts;

/* Opens all faces from `folder` (regular.ttf, italic.ttf, semibold.ttf, bold.ttf, bold-italic.ttf).
 * A missing or damaged file is NT_SYSTEM and names the file and what installs it. */
nt_status nt_text_fonts_open(const char *folder, nt_fonts **out, nt_error *err);
void nt_text_fonts_close(nt_fonts *fonts);

const nt_font_info *nt_text_font(const nt_fonts *fonts, nt_face face);

/* The FT_Face, for cairo's FreeType backend; owned by `fonts`. */
void *nt_text_font_freetype(const nt_fonts *fonts, nt_face face);

/* Glyph index of a code point, 0 when the face lacks it. */
uint32_t nt_text_glyph(const nt_fonts *fonts, nt_face face, uint32_t code_point);

#endif
