/* What the tests of this room share: an arena, the built faces, the dictionaries. */
#pragma once

#include "base/arena.h"
#include "check.h"
#include "text/font.h"

typedef struct {
    nt_arena *arena;
    nt_fonts *fonts;
} fixture;

static int open_fixture(void **state)
{
    nt_arena *arena = nt_arena_open();
    fixture *f = nt_new(arena, fixture);
    nt_error err;
    f->arena = arena;
    if (nt_text_fonts_open(NT_BINARY_DIR "/fonts", &f->fonts, &err) != NT_OK) {
        nt_error_print(&err, NT_LANG_EN, stderr);
        return -1;
    }
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    fixture *f = *state;
    nt_text_fonts_close(f->fonts);
    nt_arena_close(f->arena);
    return 0;
}
