/* Building a report again from its recipe (netra.json), its template and its data, for `netra
 * snapshot` and `netra verify --rebuild`. Needs nothing but these, the program and its fonts. */
#ifndef NETRA_COMMAND_REBUILD_H
#define NETRA_COMMAND_REBUILD_H

#include "base/json.h"
#include "build.h"
#include "withheld.h"

typedef struct {
    const char *file; /* how messages call it: "report.pdf/netra.json" */
    const char *version, *report, *title, *organisation, *language, *edition;
    long long created;
    nt_options options;     /* lang, as_of, set as they were given */
    bool has_published;     /* it was reconciled with published figures, which travel with it */
    bool published_in_data; /* these lie beside the cases */
    const nt_withheld *withheld; /* tables that do not */
    size_t withheld_count;
    bool old_cases, new_cases; /* of a revision note: it was built with the cases of that edition */
    nt_bytes bytes;
} nt_recipe;

/* `file` names it in messages. */
nt_status nt_recipe_read(nt_arena *arena, const char *file, nt_bytes bytes, nt_recipe *out,
                         nt_error *err);

/* Where the cases are that a revision note was built with, of what --old-data and --new-data say.
 */
void nt_recipe_take_cases(nt_recipe *recipe, const nt_options *asked);

typedef struct {
    nt_options options;
    nt_run_state run;
    nt_product product;
} nt_rebuild;

/* Builds in memory; an error is placed in what the recipe came from. Close it on every path. Beside
 * `data_folder` must lie what else the report was built with: the folder published,
 * before.figures.json; command/home.h lays all out. */
nt_status nt_rebuild_make(nt_rebuild *rebuild, const nt_recipe *recipe, const char *template_folder,
                          const char *data_folder, nt_error *err);
void nt_rebuild_close(nt_rebuild *rebuild);

/* Why it could not be built, with the place: "report.pdf/template/body.md:3:12: nothing is …". */
const char *nt_rebuild_why(nt_arena *arena, const nt_error *err);

/* "netra build template --data input --as-of 2024-04-25", to be run in the payload folder; `data`
 * is "input", or stands for the folder of who has what is withheld. */
const char *nt_recipe_command(nt_arena *arena, const nt_recipe *recipe, const char *data);

#endif
