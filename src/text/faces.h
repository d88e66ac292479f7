/* What the handle of the typefaces holds; private to the room. */
#pragma once

#include <hb.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "text/font.h"

/* Glyph 0: the face lacks the character. */
typedef struct {
    uint16_t glyph, advance_units;
} face_glyph;

/* Nearly all text is Latin: its glyphs are looked up once, when the face is opened. */
enum { LATIN_COUNT = 0x180 };

typedef struct {
    nt_font_info info;
    FT_Face freetype;
    hb_font_t *shaper; /* its scale is the face's units: advances are whole numbers */
    face_glyph latin[LATIN_COUNT];
} face_entry;

/* How much the space between two letters of a face changes. */
typedef struct {
    uint32_t left, right; /* code points; left 0: nothing is known here */
    int16_t units;
    uint16_t font;
} face_kern;

/* A report in two faces has some 1,500 pairs. */
enum { KERN_BITS = 12, KERN_COUNT = 1 << KERN_BITS, KERN_SHIFT = 32 - KERN_BITS };

/* The scratch space is why a const nt_fonts still serves one thread at a time only. */
typedef struct {
    hb_buffer_t *buffer;
    uint32_t *codes;
    size_t code_capacity;
    nt_status failed; /* a font behind the faces could not be opened */
    nt_error failure;
    face_kern kerns[KERN_COUNT]; /* the pairs met last, by a hash */
} face_scratch;

struct nt_fonts {
    nt_arena *arena;
    const char *folder;
    FT_Library library;
    face_scratch *scratch;
    face_entry *faces; /* by number of the font; those behind the faces are empty until needed */
};

/* Opened if need be; one that cannot be is empty, and the scratch space says why. */
const face_entry *face_entry_of(const nt_fonts *fonts, size_t font);

/* The face, or the first font behind it that has all `count` characters; NT_FONT_COUNT: none. */
size_t face_font_of(const nt_fonts *fonts, nt_face face, const uint32_t *codes, size_t count);

/* The glyph of the code point, or of what stands in for it (characters.h) with its own advance. */
face_glyph face_find(const face_entry *face, uint32_t code_point);

/* The code point that is drawn: itself, or what stands in for it. */
uint32_t face_drawn(const face_entry *face, uint32_t code_point);
