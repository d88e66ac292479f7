/* What the tests of this room share: an arena, the built faces, the dictionary. */
#pragma once

#include "builder.h"
#include "check.h"

typedef struct {
    nt_arena *arena;
    nt_fonts *fonts;
    nt_hyphenator *hyphenator;
} fixture;

static int open_fixture(void **state)
{
    nt_arena *arena = nt_arena_open();
    fixture *f = nt_new(arena, fixture);
    nt_error err;
    f->arena = arena;
    if (nt_text_fonts_open(NT_BINARY_DIR "/fonts", &f->fonts, &err) ||
        nt_text_hyphenator_open("/usr/share/hyphen/hyph_id_ID.dic", &f->hyphenator, &err)) {
        nt_error_print(&err, NT_LANG_EN, stderr);
        return -1;
    }
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    fixture *f = *state;
    nt_text_hyphenator_close(f->hyphenator);
    nt_text_fonts_close(f->fonts);
    nt_arena_close(f->arena);
    return 0;
}

static const nt_pages *pages_of(const fixture *f, const nt_document *document)
{
    const nt_pages *pages = NULL;
    nt_error err = {0};
    if (nt_layout_pages(f->arena, document, f->fonts, f->hyphenator, &pages, &err)) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    }
    assert_non_null(pages);
    return pages;
}
