/* A report as it was filed and as it was built again: at which level the two are the same. */
#pragma once

#include "edition/rebuild.h"
#include "edition/render.h"
#include "edition/signed.h"

typedef struct {
    nt_bytes page;                  /* the web edition; no bytes: it was not filed */
    const nt_companion *companions; /* those that were filed */
    size_t companion_count;
    nt_bytes pdf, ledger, program, fonts; /* of the bag; what it was built with, and which fonts */
} nt_filed;

typedef struct {
    bool bytes, ledger, text, structure, pages; /* the same; pages: what draws them; bytes: of a
                                                   signed file those that were signed */
    bool has_page, page;                        /* a web edition was filed; it is the same */
    unsigned formats, differing; /* of companions that were filed; those that are not the same */
    bool is_same_program, is_same_fonts, holds;
    nt_signed signing;
    bool is_alike;          /* of a file that a signing service wrote anew: charts, too */
    const char *made_with;  /* the version that built it */
    const nt_text *changes; /* of program and libraries since; NULL none */
    bool is_rendered;       /* those pages were drawn and compared as pictures … */
    nt_rendering rendering; /* … that other instructions draw */
    size_t page_count;      /* of the longer file */
} nt_rebuilt;

/* With the same program and fonts the bytes must be the same; with others what the report says must
 * be. `scratch` is for what a viewer has to read. */
nt_status nt_rebuilt_compare(nt_arena *arena, const nt_recipe *recipe, const nt_filed *filed,
                             const nt_made *made, const char *scratch, bool all_pages,
                             nt_rebuilt *out, nt_error *err);

/* Whether two PDFs show the same: text, structure, what draws their pages, and all that is drawn.
 */
nt_status nt_rebuilt_same_words(nt_arena *arena, nt_bytes filed, nt_bytes made, bool *out,
                                nt_error *err);

void nt_rebuilt_print(const nt_rebuilt *rebuilt, nt_lang lang);
void nt_rebuilt_put(nt_json_writer *w, const char *key, const nt_rebuilt *rebuilt, nt_lang lang);
