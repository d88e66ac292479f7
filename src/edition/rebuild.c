#include "edition/rebuild.h"

#include <string.h>

#include "words/edition.h"

/* What the recipe names by the name that it travels under lies beside the data. */
static void find_beside(nt_rebuild *r, const nt_recipe *recipe, const char *home)
{
    r->options.published = recipe->published_in_data ? r->options.data
                           : recipe->has_published   ? nt_path_join(r->run.arena, home, "published")
                                                     : "";
    r->options.office =
        recipe->has_office ? nt_path_join(r->run.arena, home, NT_BUILD_OFFICE "office.json") : NULL;
    r->options.cube =
        recipe->has_cube ? nt_path_join(r->run.arena, r->options.data, NT_BUILD_CUBE) : NULL;
    r->options.plan = recipe->has_plan ? nt_path_join(r->run.arena, home, NT_BUILD_PLAN) : NULL;
    r->options.before = "";
    for (size_t i = 0; i < r->options.setting_count; i++) {
        const char *name = r->options.settings[i].name;
        if (nt_begins(name, "before=")) {
            r->options.before = name[7] ? nt_path_join(r->run.arena, home, NT_BUILD_BEFORE) : "";
        }
    }
}

static nt_status need_cases(const nt_recipe *recipe, nt_error *err)
{
    bool has_old = !recipe->old_cases || recipe->options.old_data;
    bool has_new = !recipe->new_cases || recipe->options.new_data;
    return has_old && has_new
               ? NT_OK
               : nt_fail(err, NT_USAGE, nt_nowhere, NT_MESSAGE_EDITION_NOTE_NEEDS_CASES());
}

/* Why the data were refused. */
static void first_problem(const nt_rebuild *r, nt_status status, nt_error *err)
{
    size_t count, i = 0;
    const nt_problem *all = nt_problems_sorted(r->run.problems, &count);
    while (i < count && all[i].severity != NT_SEVERITY_ERROR) {
        i++;
    }
    if (i == count) {
        nt_fail(err, status, nt_nowhere, NT_MESSAGE_EDITION_DATA_BUILD_NO_REPORT());
        return;
    }
    nt_fail(err, status, all[i].place, nt_message_of(all[i].message));
}

/* What was laid out beside the template is called as what it came from has it. */
static void name_origin(const nt_rebuild *r, const nt_recipe *recipe, const char *home,
                        nt_error *err)
{
    nt_arena *arena = r->run.arena;
    const char *name = nt_path_name(home);
    const char *in = strstr(err->file, name);
    if (in && in[strlen(name)] == '/') {
        const char *path =
            nt_path_join(arena, nt_path_folder(arena, recipe->file), in + strlen(name) + 1);
        nt_fail_again(err, (nt_place){path, err->line, err->column}, err);
    }
}

nt_status nt_rebuild_make(nt_rebuild *r, const nt_recipe *recipe, const char *home, nt_error *err)
{
    r->options = recipe->options;
    r->options.quiet = true;
    r->run = nt_run_open(&r->options, r->arena);
    nt_clock_close(r->run.clock);
    r->run.clock = r->clock;
    r->run.folder = nt_path_join(r->run.arena, home, "template");
    r->options.data = nt_path_join(r->run.arena, home, "input");
    r->run.is_check = true;
    find_beside(r, recipe, home);
    r->product = (nt_product){.created = recipe->created,
                              .is_rebuild = true,
                              .with_renditions = r->with_renditions,
                              .page_kind = r->page_kind,
                              .formats = r->formats,
                              .without_pages = r->without_pages};
    nt_status status = need_cases(recipe, err);
    status = status ? status : r->results(&r->run, err);
    status = status ? status : nt_build_make(&r->run, &r->product, err);
    if (status && !nt_error_speaks(err)) {
        first_problem(r, status, err);
    }
    if (status) {
        name_origin(r, recipe, home, err);
    }
    return status;
}

const nt_text *nt_rebuild_why(nt_arena *arena, const nt_error *err)
{
    nt_text what = nt_error_text(err);
    nt_place place = {err->file, (unsigned)err->line, (unsigned)err->column};
    return nt_message_kept(
        arena, !err->file[0]
                   ? nt_message_of(what)
                   : NT_MESSAGE_EDITION_OF_FILE(.file = nt_place_text(arena, place), .what = what));
}

static nt_bytes copied(nt_arena *arena, nt_bytes bytes)
{
    return (nt_bytes){nt_arena_text(arena, bytes.bytes ? bytes.bytes : "", bytes.length),
                      bytes.length};
}

nt_made nt_rebuild_take(nt_rebuild *r, nt_arena *arena)
{
    nt_web_file *files = nt_new_array(arena, nt_web_file, r->product.page_files.count + 1);
    for (size_t i = 0; i < r->product.page_files.count; i++) {
        const nt_web_file *file = &r->product.page_files.items[i];
        files[i] = (nt_web_file){nt_arena_string(arena, file->name),
                                 nt_arena_string(arena, file->mime), copied(arena, file->bytes)};
    }
    size_t count = r->product.companions.count;
    nt_companion *companions = nt_new_array(arena, nt_companion, count + 1);
    for (size_t i = 0; i < count; i++) {
        const nt_companion *one = &r->product.companions.items[i];
        companions[i] = (nt_companion){one->format, nt_arena_string(arena, one->ending),
                                       copied(arena, one->bytes)};
    }
    nt_made made = {copied(arena, r->product.pdf),
                    copied(arena, r->product.ledger),
                    r->page_kind ? copied(arena, r->product.page) : (nt_bytes){NULL, 0},
                    files,
                    r->product.page_files.count,
                    companions,
                    count};
    nt_build_release(&r->product);
    nt_text_fonts_close(r->run.fonts);
    r->run.fonts = NULL;
    return made;
}

void nt_rebuild_close(nt_rebuild *r)
{
    nt_build_release(&r->product);
    r->run.clock = NULL; /* lent */
    if (r->run.arena) {
        nt_run_close(&r->run);
    }
    *r = (nt_rebuild){0};
}
