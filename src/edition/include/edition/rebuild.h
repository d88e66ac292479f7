/* Building a report again from its recipe (netra.json), its template and its data, for `netra
 * snapshot` and `netra verify --rebuild`. Needs nothing but these, the program and its fonts. */
#pragma once

#include "edition/build.h"
#include "edition/recipe.h"

typedef struct {
    nt_results_maker *results; /* of every report that it may be: nt_run_results, nt_note_results */
    bool with_renditions;      /* the charts on their own, too */
    nt_page_kind page_kind;    /* the web edition, too */
    unsigned formats;          /* companions, too: NT_FORMATS_BESIDE of them */
    bool without_pages;        /* for the results: nothing is laid out, and there is no PDF */
    nt_arena *arena;           /* for the results; NULL: one of its own, closed with it */
    nt_clock *clock;           /* of whoever waits for it: tells how far it is; NULL: nobody does */
    /* The rest is filled in. */
    nt_options options;
    nt_run_state run;
    nt_product product;
} nt_rebuild;

typedef struct {
    nt_bytes pdf, ledger, page; /* the page, where one was asked for, with what it carries */
    const nt_web_file *page_files;
    size_t page_file_count;
    const nt_companion *companions;
    size_t companion_count;
} nt_made;

/* Builds in memory what edition/home.h laid out in the folder `home`; an error is placed in
 * what the recipe came from. Close it on every path. */
nt_status nt_rebuild_make(nt_rebuild *rebuild, const nt_recipe *recipe, const char *home,
                          nt_error *err);
void nt_rebuild_close(nt_rebuild *rebuild);

/* The files that it made, in `arena`. Closes all but the results: document, pages, drawings, files,
 * fonts. */
nt_made nt_rebuild_take(nt_rebuild *rebuild, nt_arena *arena);

/* Why it could not be built, with the place: "report.pdf/template/body.md:3:12: nothing is …". */
const nt_text *nt_rebuild_why(nt_arena *arena, const nt_error *err);
