/* What a report was built from, laid out in a folder as in the payload of a bag: template/, input/,
 * published/ and before.figures.json where it has them. nt_rebuild_make builds from there.
 *
 * A report on cases carries all but the table of cases, so its input comes from the folder that has
 * that table: `data`. Every file there must be the one that the report was built from. */
#pragma once

#include "archive/bag.h"
#include "edition/recipe.h"
#include "pdf/read.h"

typedef struct {
    const char *folder; /* an open scratch folder */
    const char *data;   /* the data package that withheld tables are in; NULL: none is named */
    const char *file;   /* the PDF or bag, for messages */
    /* Of a PDF: what is attached to it, and, filled in, what of that is laid out
     * ("data/input/areas.csv"), without the withheld tables. */
    const nt_pdf_embedded *embedded;
    size_t embedded_count;
    const nt_bag_file *files;
    size_t file_count;
} nt_home;

/* Lays out what is attached to a PDF of netra. Refused are: a file that holds what looks like a
 * person's number (it may have come by mail); a data file that is neither attached nor named as
 * withheld; a `data` that is not what the report was built from. A withheld table without `data` is
 * NT_USAGE. */
nt_status nt_home_from_pdf(nt_arena *arena, nt_home *home, const nt_recipe *recipe, nt_error *err);

/* The same from the bag open at `root`. */
nt_status nt_home_from_bag(nt_arena *arena, const nt_home *home, const nt_recipe *recipe,
                           const char *root, nt_error *err);

/* The tables that the bag at `root` withholds, in the order of the recipe: an internal edition may
 * have filed what its PDF does not carry. Begin with *at = 0; NULL at the end. */
const nt_withheld *nt_home_next_withheld(nt_arena *arena, const nt_recipe *recipe, const char *root,
                                         size_t *at);
