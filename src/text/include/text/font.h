/* The typefaces: Open Sans in five faces, subset when the project is built to the characters that
 * Indonesian and English need, and the fonts that stand behind them for what they lack (fonts/).
 * TrueType outlines, tabular figures. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/library.h"

typedef enum {
    NT_FACE_REGULAR,
    NT_FACE_ITALIC,
    NT_FACE_SEMIBOLD,
    NT_FACE_BOLD,
    NT_FACE_BOLD_ITALIC,
    NT_FACE_COUNT
} nt_face;

/* The fonts by number: the faces under their own, then those behind them, which are opened when a
 * text needs them. */
enum { NT_FONT_COUNT = NT_FACE_COUNT + 16 };

/* Heights are fractions of the type size, positive upwards (descent is negative). */
typedef struct {
    const char *path;
    nt_bytes bytes; /* the font file, for embedding */
    const char *postscript_name, *family;
    int units_per_em;
    double ascent, descent, cap_height, x_height;
    nt_face like; /* the face that it stands behind: how heavy it is, and whether it slants */
} nt_font_info;

/* Holds scratch space for shaping: one handle serves one thread at a time. */
typedef struct nt_fonts nt_fonts;

/* Opens the faces from `folder`. A missing or damaged file is NT_SYSTEM and names the file and what
 * installs it; of a font behind the faces that is told by the text that needs it. */
nt_status nt_text_fonts_open(const char *folder, nt_fonts **out, nt_error *err);
void nt_text_fonts_close(nt_fonts *fonts);

/* The name of the file, "regular.ttf". */
const char *nt_text_font_file(size_t font);

/* Of a face, or of a font that a glyph names. */
const nt_font_info *nt_text_font(const nt_fonts *fonts, size_t font);

/* The FT_Face, for cairo's FreeType backend; owned by `fonts`. NULL: it cannot be opened any more.
 */
void *nt_text_font_freetype(const nt_fonts *fonts, size_t font);

/* Glyph index of a code point, 0 when the font lacks it. */
uint32_t nt_text_glyph(const nt_fonts *fonts, size_t font, uint32_t code_point);

nt_libraries nt_text_libraries(nt_arena *arena);
