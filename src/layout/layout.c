/* From a document to pages: compose, paginate, emit. */
#include <stdint.h>

#include "compose.h"
#include "emit.h"

/* Elements numbered in reading order: parents before children. */
static void number_elements(nt_arena *arena, nt_pages *pages)
{
    NT_VEC(nt_element *) all = {0};
    nt_element *at = pages->root;
    while (at) {
        at->index = all.count;
        nt_vec_push(arena, &all, at);
        if (at->first) {
            at = at->first;
            continue;
        }
        while (at && !at->next) {
            at = at->parent;
        }
        at = at ? at->next : NULL;
    }
    pages->elements = all.items;
    pages->element_count = all.count;
}

nt_status nt_layout_pages(nt_arena *arena, const nt_document *document, const nt_fonts *fonts,
                          const nt_hyphenator *hyphenator, const nt_pages **out, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    nt_composer c = {.arena = arena,
                     .passing = passing,
                     .document = document,
                     .style = nt_layout_style(arena, document),
                     .lang = document->front.lang,
                     .fonts = fonts,
                     .hyphenator = hyphenator,
                     .targets = nt_map_open(arena),
                     .numbers = nt_map_open(arena),
                     .used_max = nt_arena_used(arena) - document->bytes + NT_REPORT_BYTES_MAX,
                     .err = err};
    c.galley = &c.body;
    c.pending_tail = &c.pending_notes;
    c.root = nt_layout_element(&c, NULL, "Document");
    nt_layout_compose(&c);
    if (c.status) {
        return c.status;
    }
    c.used_max = SIZE_MAX; /* what has been set comes to its end */
    nt_sheets sheets = {0};
    nt_layout_paginate(arena, c.style, &c.body, &sheets);
    nt_pages *pages = nt_new(arena, nt_pages);
    pages->document = document;
    pages->root = c.root;
    pages->notice = c.notice;
    pages->drawings = c.drawings.items;
    pages->drawing_count = c.drawings.count;
    pages->logo = document->front.office ? document->front.office->logo : NULL;
    nt_layout_emit(&c, &sheets, pages);
    if (c.status) {
        return c.status;
    }
    number_elements(arena, pages);
    *out = pages;
    return NT_OK;
}
