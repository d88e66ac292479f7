/* A recipe read, and the command that follows it. */
#include "edition/recipe.h"

#include <string.h>

#include "base/path.h"
#include "words/edition.h"

static nt_status read_settings(nt_arena *arena, const nt_json *set, nt_options *options,
                               nt_error *err)
{
    NT_JSON_EACH(item, set) {
        const char *equals = item->type == NT_JSON_STRING ? strchr(item->string, '=') : NULL;
        NT_FAIL_IF(!equals || options->setting_count == NT_SETTINGS_MAX, err, NT_INVALID,
                   item->place, NT_MESSAGE_EDITION_IS_NO_SETTING());
        /* The edition before has one name in a recipe; another could be any file of the reader's.
         */
        NT_FAIL_IF(nt_begins(item->string, "before=") && equals[1] &&
                       strcmp(equals + 1, NT_BUILD_BEFORE) != 0,
                   err, NT_INVALID, item->place, NT_MESSAGE_EDITION_NAMES_FILE_ELSEWHERE());
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
        NT_FAIL_IF(!nt_date_known(options->as_of), err, NT_INVALID, day->place,
                   NT_MESSAGE_EDITION_IS_NOT_A_DAY());
    }
    return NT_OK;
}

nt_status nt_recipe_read(nt_arena *arena, const char *file, nt_bytes bytes, nt_recipe *out,
                         nt_error *err)
{
    const nt_json *tree;
    nt_recipe recipe = {.file = file, .bytes = bytes};
    NT_TRY(
        nt_json_parse_most(arena, file, bytes.bytes, bytes.length, NT_JSON_RECIPE_MAX, &tree, err));
    NT_TRY(read_day(tree, &recipe.options, err));
    NT_TRY(read_settings(arena, nt_json_get(tree, "set"), &recipe.options, err));
    NT_TRY(nt_withheld_read(arena, nt_json_get(tree, "withheld"), &recipe.withheld,
                            &recipe.withheld_count, err));
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
    recipe.has_office = nt_json_bool(tree, "office", false);
    recipe.has_cube = nt_json_bool(tree, "cube", false);
    recipe.has_plan = nt_json_bool(tree, "plan", false);
    recipe.old_cases = nt_json_bool(tree, "old_cases", false);
    recipe.new_cases = nt_json_bool(tree, "new_cases", false);
    NT_FAIL_IF(created < 0 || created > 253402300799.0 || !recipe.report[0] ||
                   nt_path_fault(recipe.report) || strchr(recipe.report, '/') ||
                   !nt_date_known(nt_date_parse_iso(recipe.edition, strlen(recipe.edition))) ||
                   (lang && nt_lang_called(lang, strlen(lang)) == NT_LANG_COUNT),
               err, NT_INVALID, nt_place_in(file), NT_MESSAGE_EDITION_IS_NO_RECIPE());
    recipe.created = (long long)created;
    recipe.options.report = recipe.report;
    *out = recipe;
    return NT_OK;
}

nt_status nt_recipe_take_cases(nt_recipe *recipe, const nt_options *asked, nt_error *err)
{
    bool is_old = asked->old_data && !recipe->old_cases;
    NT_FAIL_IF(is_old || (asked->new_data && !recipe->new_cases), err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_EDITION_NO_CASES_OF_EDITION(.option = is_old ? "old-data" : "new-data"));
    recipe->options.old_data = asked->old_data;
    recipe->options.new_data = asked->new_data;
    return NT_OK;
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
    if (recipe->has_cube) {
        nt_buffer_printf(&out, " --cube %s/" NT_BUILD_CUBE, data);
    }
    if (recipe->options.lang) {
        nt_buffer_printf(&out, " --lang %s", recipe->options.lang);
    }
    if (nt_date_known(recipe->options.as_of)) {
        nt_buffer_printf(&out, " --as-of %s", nt_date_format_iso(recipe->options.as_of, day));
    }
    if (recipe->has_published || recipe->published_in_data) {
        nt_buffer_printf(&out, " --published %s", recipe->has_published ? "published" : data);
    }
    nt_buffer_puts(&out, recipe->has_office ? " --office " NT_BUILD_OFFICE "office.json" : "");
    nt_buffer_puts(&out, recipe->old_cases ? " --old-data OLD-DATA" : "");
    nt_buffer_puts(&out, recipe->new_cases ? " --new-data NEW-DATA" : "");
    for (size_t i = 0; i < recipe->options.setting_count; i++) {
        nt_buffer_puts(&out, " --set");
        put_word(&out, recipe->options.settings[i].name);
    }
    return nt_buffer_text(&out);
}
