#include "report/template.h"

#include <string.h>

#include "base/path.h"
#include "base/utf8.h"
#include "settings.h"
#include "words/report.h"

enum { TEXT_BYTES_MAX = 2 * 1024 * 1024 };

/* "templates/press-annex/" -> "press-annex"; "." -> the name of the folder where we stand. */
static const char *folder_name(nt_arena *arena, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/') {
        length--;
    }
    const char *name = nt_path_name(nt_arena_text(arena, folder, length));
    bool says_nothing = strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
    return says_nothing ? nt_path_name(nt_path_real(arena, folder)) : name;
}

/* What makes a name unfit for files everywhere, or NULL. */
static const nt_text *name_fault(nt_arena *arena, const char *name)
{
    enum { NAME_BYTES_MAX = 80 };
    static const nt_text loose_accent = NT_TEXT_REPORT_NAME_WITH_LOOSE_ACCENT,
                         too_long = NT_TEXT_REPORT_NAME_TOO_LONG,
                         like_an_option = NT_TEXT_REPORT_NAME_LIKE_AN_OPTION,
                         of_before = NT_TEXT_REPORT_NAME_OF_BEFORE;
    const nt_text *fault = nt_path_fault(name);
    return fault                                              ? fault
           : nt_path_has_loose_accent(name)                   ? &loose_accent
           : strlen(name) > NAME_BYTES_MAX                    ? &too_long
           : strchr("-. ", name[0])                           ? &like_an_option
           : strcmp(nt_path_fold(arena, name), "before") == 0 ? &of_before
                                                              : NULL;
}

/* The name stands in the names of all outputs, of what they carry, and of their archive. */
static nt_status check_name(nt_arena *arena, const nt_settings *tpl, nt_error *err)
{
    const nt_text *fault = name_fault(arena, tpl->about.name);
    return fault ? nt_fail(err, NT_INVALID, (nt_place){tpl->file, 0, 0},
                           NT_MESSAGE_REPORT_NAME_AT_FAULT(.name = nt_path_printable(
                                                               arena, tpl->about.name),
                                                           .fault = *fault))
                 : NT_OK;
}

static nt_status read_file(nt_arena *arena, nt_settings *tpl, const char *name, nt_bytes *out,
                           const char **path, nt_error *err)
{
    *path = nt_path_join(arena, tpl->folder, name);
    NT_TRY(nt_file_read(arena, *path, TEXT_BYTES_MAX, out, err));
    nt_file file = {nt_arena_string(arena, name), *out};
    nt_vec_push(arena, &tpl->files, file);
    return NT_OK;
}

static nt_status check_text(const nt_origin *origin, nt_error *err)
{
    size_t bad = nt_utf8_check(origin->text, origin->length);
    NT_FAIL_IF(bad < origin->length, err, NT_INVALID, nt_report_origin_place(origin, bad),
               NT_MESSAGE_REPORT_NOT_UTF8());
    const char *nul = memchr(origin->text, '\0', origin->length);
    return nul ? nt_fail(err, NT_INVALID,
                         nt_report_origin_place(origin, (size_t)(nul - origin->text)),
                         NT_MESSAGE_REPORT_NUL())
               : NT_OK;
}

/* Reads and parses a Markdown file of the template. */
static nt_status read_markdown(nt_arena *arena, nt_settings *tpl, const char *name, nt_words *out,
                               nt_error *err)
{
    nt_bytes bytes;
    const char *path;
    NT_TRY(read_file(arena, tpl, name, &bytes, &path, err));
    if (bytes.length >= 3 && memcmp(bytes.bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes.bytes += 3;
        bytes.length -= 3;
    }
    const nt_origin *origin = nt_report_origin_file(arena, path, bytes.bytes, bytes.length);
    NT_TRY(check_text(origin, err));
    return nt_report_words(arena, tpl, origin, out, err);
}

/* "body" -> "body.en.md" of an English report where there is one, else "body.md". */
static const char *markdown_name(nt_arena *arena, const nt_settings *tpl, const char *stem)
{
    const char *own = nt_arena_printf(arena, "%s.%s.md", stem, nt_lang_codes[tpl->about.lang]);
    bool use =
        tpl->about.lang != NT_LANG_ID && nt_file_exists(nt_path_join(arena, tpl->folder, own));
    return use ? own : nt_arena_printf(arena, "%s.md", stem);
}

/* {{>name}} may name a file of the folder; what is found there may name others. */
static nt_status read_partial_file(nt_arena *arena, nt_settings *tpl, const char *name,
                                   nt_error *err)
{
    if (nt_map_find(&tpl->partial_names, name) != NT_MAP_NONE || !nt_report_is_id(name)) {
        return NT_OK;
    }
    const char *file = markdown_name(arena, tpl, name);
    if (!nt_file_exists(nt_path_join(arena, tpl->folder, file))) {
        return NT_OK;
    }
    nt_partial partial = {name, NULL};
    NT_TRY(read_markdown(arena, tpl, file, &partial.text, err));
    nt_map_keep(&tpl->partial_names, name, tpl->partials.count);
    nt_vec_push(arena, &tpl->partials, partial);
    return NT_OK;
}

static nt_status read_partials(nt_arena *arena, nt_settings *tpl, nt_error *err)
{
    /* The list of texts grows while files are found. */
    for (size_t i = 0; i < tpl->texts.count; i++) {
        const char *name;
        for (size_t at = 0; (name = nt_report_mustache_partial(tpl->texts.items[i], &at));) {
            NT_TRY(read_partial_file(arena, tpl, name, err));
        }
    }
    return nt_report_mustache_check(arena, tpl, err);
}

static nt_status apply_setting(nt_arena *arena, nt_settings *tpl, const nt_setting *setting,
                               nt_error *err)
{
    if (tpl->about.office && nt_office_is_setting(setting->name)) {
        return NT_OK;
    }
    size_t at = nt_map_find(&tpl->parameter_names, setting->name);
    if (at != NT_MAP_NONE) {
        tpl->parameters.items[at].value = setting->value;
        tpl->parameters.items[at].place = nt_nowhere;
        return NT_OK;
    }
    const char *nearest = nt_utf8_nearest_of(arena, setting->name, tpl->parameters.items,
                                             tpl->parameters.count, sizeof *tpl->parameters.items);
    return nt_fail(err, NT_USAGE, nt_nowhere,
                   NT_MESSAGE_REPORT_NO_PARAMETER(.name = setting->name,
                                                  .hint = nt_message_near(arena, nearest)));
}

/* --office goes before the file that the template names. */
static nt_status read_office(nt_arena *arena, const nt_template_request *request, nt_settings *tpl,
                             nt_error *err)
{
    const nt_office_request office = {.path = request->office ? request->office
                                                              : tpl->about.office_path,
                                      .lang = tpl->about.lang,
                                      .settings = request->settings,
                                      .setting_count = request->setting_count};
    return *office.path ? nt_office_read(arena, &office, &tpl->about.office, err) : NT_OK;
}

static nt_status set(nt_arena *arena, nt_settings *tpl, const nt_template_request *request,
                     const nt_template **out, nt_error *err)
{
    NT_TRY(read_office(arena, request, tpl, err));
    for (size_t i = 0; i < request->setting_count; i++) {
        NT_TRY(apply_setting(arena, tpl, &request->settings[i], err));
    }
    *out = &tpl->about;
    return NT_OK;
}

nt_status nt_report_template_again(nt_arena *arena, const nt_template *read,
                                   const nt_template_request *request, const nt_template **out,
                                   nt_error *err)
{
    nt_settings *tpl = nt_arena_copy(arena, read, sizeof *tpl);
    tpl->parameters.items = nt_arena_copy(arena, tpl->parameters.items,
                                          tpl->parameters.count * sizeof *tpl->parameters.items);
    tpl->parameters.capacity = tpl->parameters.count;
    return set(arena, tpl, request, out, err);
}

nt_status nt_report_template(nt_arena *arena, const nt_template_request *request,
                             const nt_template **out, nt_error *err)
{
    nt_settings *tpl = nt_new(arena, nt_settings);
    tpl->parameter_names = tpl->chart_places = tpl->table_places = tpl->partial_names =
        nt_map_open(arena);
    tpl->folder = request->folder;
    tpl->about.name = request->name ? request->name : folder_name(arena, request->folder);
    tpl->about.data = "";
    tpl->about.published = "";
    tpl->about.office_path = "";
    NT_FAIL_IF(!nt_file_exists(nt_path_join(arena, tpl->folder, "report.json")), err, NT_INVALID,
               (nt_place){tpl->folder, 0, 0}, NT_MESSAGE_REPORT_NO_TEMPLATE());
    nt_bytes bytes;
    const nt_json *root;
    NT_TRY(read_file(arena, tpl, "report.json", &bytes, &tpl->file, err));
    NT_TRY(nt_json_parse_most(arena, tpl->file, bytes.bytes, bytes.length, NT_JSON_TEMPLATE_MAX,
                              &root, err));
    NT_TRY(nt_report_settings(arena, root, request->lang, tpl, err));
    NT_TRY(check_name(arena, tpl, err));
    NT_TRY(read_markdown(arena, tpl, markdown_name(arena, tpl, "body"), &tpl->body, err));
    NT_TRY(read_partials(arena, tpl, err));
    if (*tpl->about.data) {
        tpl->about.data = nt_path_join(arena, tpl->folder, tpl->about.data);
    }
    if (*tpl->about.published) {
        tpl->about.published = nt_path_join(arena, tpl->folder, tpl->about.published);
    }
    if (*tpl->about.office_path) {
        tpl->about.office_path = nt_path_join(arena, tpl->folder, tpl->about.office_path);
    }
    tpl->about.files = tpl->files.items;
    tpl->about.file_count = tpl->files.count;
    return set(arena, tpl, request, out, err);
}

static const nt_parameter *parameter_of(const nt_template *template, const char *name)
{
    const nt_settings *tpl = (const nt_settings *)template;
    size_t at = nt_map_find(&tpl->parameter_names, name);
    return at == NT_MAP_NONE ? NULL : &tpl->parameters.items[at];
}

const char *nt_report_parameter(const nt_template *tpl, const char *name)
{
    const nt_parameter *parameter = parameter_of(tpl, name);
    return parameter && parameter->value && *parameter->value ? parameter->value : NULL;
}

nt_place nt_report_parameter_place(const nt_template *tpl, const char *name)
{
    const nt_parameter *parameter = parameter_of(tpl, name);
    return parameter ? parameter->place : nt_nowhere;
}
