/* Building a report again from its recipe (netra.json), its template and its data, for `netra
 * snapshot` and `netra verify --rebuild`. Needs nothing but these, the program and its fonts. */
#ifndef NETRA_COMMAND_REBUILD_H
#define NETRA_COMMAND_REBUILD_H

#include "base/json.h"
#include "build.h"

typedef struct {
    const char *version, *report, *title, *organisation, *language, *edition;
    long long created;
    nt_options options; /* lang, as_of, set as they were given */
    nt_bytes bytes;
} nt_recipe;

/* `file` names it in messages. */
nt_status nt_recipe_read(nt_arena *arena, const char *file, nt_bytes bytes, nt_recipe *out,
                         nt_error *err);

typedef struct {
    nt_options options;
    nt_run_state run;
    nt_product product;
} nt_rebuild;

/* Builds in memory. Close it on every path. */
nt_status nt_rebuild_make(nt_rebuild *rebuild, const nt_recipe *recipe, const char *template_folder,
                          const char *data_folder, nt_error *err);
void nt_rebuild_close(nt_rebuild *rebuild);

/* "netra build template --data input --as-of 2024-04-25", to be run in the payload folder. */
const char *nt_recipe_command(nt_arena *arena, const nt_recipe *recipe);

#endif
