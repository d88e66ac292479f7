#include "rebuild.h"

#include <string.h>

#include "base/path.h"

/* The edition before has one name in a recipe; another could be any file of the reader's. */
static bool leads_elsewhere(const char *setting)
{
    return strncmp(setting, "before=", 7) == 0 && setting[7] &&
           strcmp(setting + 7, NT_BUILD_BEFORE) != 0;
}

static nt_status read_settings(nt_arena *arena, const nt_json *set, nt_options *options,
                               nt_error *err)
{
    NT_JSON_EACH(item, set)
    {
        const char *equals = item->type == NT_JSON_STRING ? strchr(item->string, '=') : NULL;
        if (!equals || options->setting_count == NT_SETTINGS_MAX) {
            return nt_failf(err, NT_INVALID, item->place, "is not a setting NAME=VALUE");
        }
        if (leads_elsewhere(item->string)) {
            return nt_failf(err, NT_INVALID, item->place,
                            "names a file outside of what is attached; build the report again with "
                            "this version of netra");
        }
        const char *whole = nt_arena_string(arena, item->string);
        options->settings[options->setting_count++] =
            (nt_setting){whole, whole + (equals - item->string) + 1};
    }
    return NT_OK;
}

static nt_status read_day(const nt_json *tree, nt_options *options, nt_error *err)
{
    const nt_json *day = nt_json_get(tree, "as_of");
    options->as_of = NT_DATE_UNKNOWN;
    if (day && day->type == NT_JSON_STRING) {
        options->as_of = nt_date_parse_iso(day->string, strlen(day->string));
        if (!nt_date_known(options->as_of)) {
            return nt_failf(err, NT_INVALID, day->place, "is not a day");
        }
    }
    return NT_OK;
}

nt_status nt_recipe_read(nt_arena *arena, const char *file, nt_bytes bytes, nt_recipe *out,
                         nt_error *err)
{
    const nt_json *tree;
    nt_recipe recipe = {.file = file, .bytes = bytes};
    nt_status status =
        nt_json_parse_most(arena, file, bytes.bytes, bytes.length, NT_JSON_RECIPE_MAX, &tree, err);
    status = status ? status : read_day(tree, &recipe.options, err);
    status = status ? status : read_settings(arena, nt_json_get(tree, "set"), &recipe.options, err);
    if (status) {
        return status;
    }
    status = nt_withheld_read(arena, nt_json_get(tree, "withheld"), &recipe.withheld,
                              &recipe.withheld_count, err);
    if (status) {
        return status;
    }
    const char *lang = nt_json_string(tree, "lang", NULL);
    double created = nt_json_number(tree, "created", -1);
    recipe.options.lang = lang;
    recipe.version = nt_json_string(tree, "version", "");
    recipe.report = nt_json_string(tree, "report", "");
    recipe.title = nt_json_string(tree, "title", "");
    recipe.organisation = nt_json_string(tree, "organisation", "");
    recipe.language = nt_json_string(tree, "language", "id");
    recipe.edition = nt_json_string(tree, "edition", "");
    recipe.has_published = nt_json_bool(tree, "published", false);
    recipe.published_in_data = nt_json_bool(tree, "published_in_data", false);
    recipe.old_cases = nt_json_bool(tree, "old_cases", false);
    recipe.new_cases = nt_json_bool(tree, "new_cases", false);
    if (created < 0 || created > 253402300799.0 || !recipe.report[0] ||
        nt_path_fault(recipe.report) || strchr(recipe.report, '/') ||
        !nt_date_known(nt_date_parse_iso(recipe.edition, strlen(recipe.edition))) ||
        (lang && strcmp(lang, "id") != 0 && strcmp(lang, "en") != 0)) {
        return nt_failf(err, NT_INVALID, (nt_place){file, 0, 0},
                        "does not say how the report was built (report, edition, created, lang)");
    }
    recipe.created = (long long)created;
    recipe.options.report = recipe.report;
    *out = recipe;
    return NT_OK;
}

/* What the recipe names by the name that it travels under lies beside the data. */
static void find_beside(nt_rebuild *r, const nt_recipe *recipe, const char *data_folder)
{
    const char *home = nt_path_join(r->run.arena, data_folder, "..");
    r->options.published = recipe->published_in_data ? data_folder
                           : recipe->has_published   ? nt_path_join(r->run.arena, home, "published")
                                                     : "";
    r->options.before = "";
    for (size_t i = 0; i < r->options.setting_count; i++) {
        const char *name = r->options.settings[i].name;
        if (strncmp(name, "before=", 7) == 0) {
            r->options.before = name[7] ? nt_path_join(r->run.arena, home, NT_BUILD_BEFORE) : "";
        }
    }
}

void nt_recipe_take_cases(nt_recipe *recipe, const nt_options *asked)
{
    recipe->options.old_data = recipe->old_cases ? asked->old_data : NULL;
    recipe->options.new_data = recipe->new_cases ? asked->new_data : NULL;
}

static nt_status need_cases(const nt_recipe *recipe, nt_error *err)
{
    bool has_old = !recipe->old_cases || recipe->options.old_data;
    bool has_new = !recipe->new_cases || recipe->options.new_data;
    return has_old && has_new
               ? NT_OK
               : nt_failf(err, NT_USAGE, nt_nowhere,
                          "the note was built with the tables of cases of its editions, which do "
                          "not travel with it; name their folders with --old-data DIR and "
                          "--new-data DIR");
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
        nt_failf(err, status, nt_nowhere, "the data do not build a report");
        return;
    }
    nt_fail(err, status, all[i].place, nt_message_of(all[i].message));
}

/* What was laid out beside the template is called as what it came from has it. */
static void name_origin(const nt_rebuild *r, const nt_recipe *recipe, const char *template_folder,
                        nt_error *err)
{
    nt_arena *arena = r->run.arena;
    const char *home = nt_path_name(nt_path_folder(arena, template_folder));
    const char *in = strstr(err->file, home);
    if (in && in[strlen(home)] == '/') {
        const char *path =
            nt_path_join(arena, nt_path_folder(arena, recipe->file), in + strlen(home) + 1);
        nt_fail_again(err, (nt_place){path, err->line, err->column}, err);
    }
}

nt_status nt_rebuild_make(nt_rebuild *r, const nt_recipe *recipe, const char *template_folder,
                          const char *data_folder, nt_error *err)
{
    r->options = recipe->options;
    r->options.operands[0] = template_folder;
    r->options.data = data_folder;
    r->options.quiet = true;
    r->run = nt_run_open(&r->options);
    r->run.is_check = true;
    find_beside(r, recipe, data_folder);
    r->product = (nt_product){.created = recipe->created, .is_rebuild = true};
    nt_status status = need_cases(recipe, err);
    status = status ? status : nt_build_make(&r->run, &r->product, err);
    if (status && !nt_error_speaks(err)) {
        first_problem(r, status, err);
    }
    if (status) {
        name_origin(r, recipe, template_folder, err);
    }
    return status;
}

const char *nt_rebuild_why(nt_arena *arena, const nt_error *err)
{
    return !err->file[0] ? nt_arena_string(arena, err->message[NT_LANG_EN])
           : err->line ? nt_arena_printf(arena, "%s:%ld:%ld: %s", err->file, err->line, err->column,
                                         err->message[NT_LANG_EN])
                       : nt_arena_printf(arena, "%s: %s", err->file, err->message[NT_LANG_EN]);
}

void nt_rebuild_close(nt_rebuild *r)
{
    nt_build_release(&r->product);
    if (r->run.arena) {
        nt_run_close(&r->run);
    }
}

static void put_word(nt_buffer *out, const char *word)
{
    nt_buffer_puts(out, " '");
    for (; *word; word++) {
        nt_buffer_puts(out, *word == '\'' ? "'\\''" : (char[]){*word, '\0'});
    }
    nt_buffer_putc(out, '\'');
}

const char *nt_recipe_command(nt_arena *arena, const nt_recipe *recipe, const char *data)
{
    char day[11];
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_printf(&out, "SOURCE_DATE_EPOCH=%lld netra build template --data %s", recipe->created,
                     data);
    if (recipe->options.lang) {
        nt_buffer_printf(&out, " --lang %s", recipe->options.lang);
    }
    if (nt_date_known(recipe->options.as_of)) {
        nt_buffer_printf(&out, " --as-of %s", nt_date_format_iso(recipe->options.as_of, day));
    }
    if (recipe->has_published || recipe->published_in_data) {
        nt_buffer_printf(&out, " --published %s", recipe->has_published ? "published" : data);
    }
    nt_buffer_puts(&out, recipe->old_cases ? " --old-data OLD-DATA" : "");
    nt_buffer_puts(&out, recipe->new_cases ? " --new-data NEW-DATA" : "");
    for (size_t i = 0; i < recipe->options.setting_count; i++) {
        nt_buffer_puts(&out, " --set");
        put_word(&out, recipe->options.settings[i].name);
    }
    return nt_buffer_text(&out);
}
