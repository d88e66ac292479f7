/* What the handle of the typefaces holds; private to the room. */
#ifndef NETRA_TEXT_FACES_H
#define NETRA_TEXT_FACES_H

#include <hb.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "text/font.h"

typedef struct {
    nt_font_info info;
    FT_Face freetype;
    hb_font_t *shaper; /* its scale is the face's units: advances are whole numbers */
} face_entry;

/* The scratch space is why a const nt_fonts still serves one thread at a time only. */
typedef struct {
    hb_buffer_t *buffer;
    uint32_t *codes;
    size_t code_capacity;
} face_scratch;

struct nt_fonts {
    nt_arena *arena;
    FT_Library library;
    face_scratch *scratch;
    face_entry faces[NT_FACE_COUNT];
};

#endif
