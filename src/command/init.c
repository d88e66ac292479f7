/* From a table that nobody has described to a package, its code lists and a template. */
#include "init.h"

#include <string.h>
#include <unistd.h>

#include "base/path.h"
#include "base/personal.h"
#include "base/utf8.h"
#include "command.h"
#include "words/command.h"

nt_status nt_init_add(nt_arena *arena, nt_outputs *outputs, const char *folder, const char *name,
                      nt_bytes bytes, nt_error *err)
{
    const char *path = nt_path_join(arena, folder, name);
    return nt_file_exists(path)
               ? nt_fail(err, NT_INVALID, nt_place_in(path), NT_MESSAGE_COMMAND_INIT_EXISTS())
               : nt_outputs_add(outputs, path, bytes.bytes, bytes.length, err);
}

typedef struct {
    nt_arena *arena;
    const nt_options *options;
    const nt_grid_file *file;
    nt_survey *survey;
    nt_survey_wide *wide; /* NULL: a row is a case */
    nt_init_answers answers;
    const char *folder; /* of the package */
    nt_init_parts parts;
    const char **names; /* of its files in the package */
    size_t name_count;
    bool rewritten; /* as a plain table: the files have what no descriptor says */
} drafting;

/* "data/Register 2024.xlsx" -> "Register 2024" */
static const char *stem_of(nt_arena *arena, const char *path)
{
    const char *name = nt_path_name(path), *dot = strrchr(name, '.');
    return dot && dot > name ? nt_arena_text(arena, name, (size_t)(dot - name)) : name;
}

static nt_status find_table(drafting *d, nt_error *err)
{
    NT_TRY(nt_init_find_parts(d->arena, d->options->operands, &d->parts, err));
    nt_survey_part first = d->parts.tables[0];
    d->file = d->parts.files[0];
    if (d->parts.count > 1) {
        first = nt_init_joined(d->arena, &d->parts);
    }
    d->survey = nt_survey_make(d->arena, first.sheet, first.table);
    return NT_OK;
}

static nt_text why_rewritten(const drafting *d)
{
    const nt_survey_table *t = d->survey->table;
    return d->file->encoding == NT_ENCODING_UTF_16 ? (nt_text)NT_TEXT_COMMAND_INIT_UTF_16
           : t->twins                              ? (nt_text)NT_TEXT_COMMAND_INIT_TWINS
                                                   : (nt_text)NT_TEXT_COMMAND_INIT_UNSAID_BELOW;
}

/* ---- writing ---- */

static const char *encoding_of(const drafting *d)
{
    static const char *const names[] = {
        [NT_ENCODING_UTF_8] = "utf-8",
        [NT_ENCODING_UTF_8_SIG] = "utf-8-sig",
        [NT_ENCODING_1252] = "windows-1252",
        [NT_ENCODING_UTF_16] = "utf-8",
    };
    return d->rewritten ? "utf-8" : names[d->file->encoding];
}

static bool is_fit(const char *name)
{
    return !nt_path_fault(name) && !nt_path_has_loose_accent(name) && !nt_path_ends_in_blank(name);
}

static bool lies_in_place(const drafting *d, const char *path)
{
    return strcmp(nt_path_real(d->arena, nt_path_folder(d->arena, path)),
                  nt_path_real(d->arena, d->folder)) == 0;
}

/* The name of the table in the package, written anew. */
static const char *plain_name(const drafting *d)
{
    const char *name = nt_path_name(d->file->path);
    const char *plain = nt_arena_printf(d->arena, "%s.csv", stem_of(d->arena, name));
    return is_fit(name) && !(lies_in_place(d, d->file->path) && strcmp(plain, name) == 0)
               ? plain
               : "cases.csv";
}

/* The names of the files in the package: their own, and each another one. */
static const char **own_names(const drafting *d)
{
    nt_map taken = nt_map_open(d->arena);
    const char **names = nt_new_array(d->arena, const char *, d->parts.file_count);
    for (size_t i = 0; i < d->parts.file_count; i++) {
        const char *name = nt_path_name(d->parts.files[i]->path), *dot = strrchr(name, '.');
        const char *ending = dot ? dot : ".csv";
        const char *stem = is_fit(name) ? stem_of(d->arena, name) : "cases";
        names[i] = is_fit(name) ? name : nt_arena_printf(d->arena, "cases%s", ending);
        for (int n = 2; nt_map_keep(&taken, nt_path_fold(d->arena, names[i]), i) != NT_MAP_NONE;
             n++) {
            names[i] = nt_arena_printf(d->arena, "%s-%d%s", stem, n, ending);
        }
    }
    return names;
}

static void name_tables(drafting *d)
{
    d->rewritten = !d->parts.alike;
    d->name_count = d->rewritten ? 1 : d->parts.file_count;
    d->names = d->rewritten ? nt_new(d->arena, const char *) : own_names(d);
    d->names[0] = d->rewritten ? plain_name(d) : d->names[0];
}

/* The table of areas of a register, the sources of figures. */
static nt_status add_second(const drafting *d, const nt_survey_source *source, nt_outputs *outputs,
                            nt_error *err)
{
    nt_bytes bytes = d->wide ? nt_survey_wide_sources(d->arena, d->wide, source)
                             : nt_survey_areas(d->arena, d->survey);
    return bytes.length ? nt_init_add(d->arena, outputs, d->folder,
                                      d->wide ? "sources.csv" : "areas.csv", bytes, err)
                        : NT_OK;
}

static nt_status write_package(drafting *d, nt_outputs *outputs, nt_error *err)
{
    nt_survey_source source = {.name = nt_utf8_slug(d->arena, stem_of(d->arena, d->file->path)),
                               .paths = d->names,
                               .path_count = d->name_count,
                               .parts = d->parts.tables,
                               .part_count = d->rewritten ? 0 : d->parts.count,
                               .sheet_count = d->parts.sheet_count,
                               .by_number = d->parts.by_number,
                               .encoding = encoding_of(d),
                               .delimiter = d->rewritten ? ',' : d->file->delimiter,
                               .subject = d->answers.subject,
                               .lang = d->options->tongue};
    source.name = *source.name ? source.name : "register";
    nt_bytes descriptor = d->wide ? nt_survey_wide_descriptor(d->arena, d->survey, d->wide, &source)
                                  : nt_survey_descriptor(d->arena, d->survey, &source);
    nt_status status =
        nt_init_add(d->arena, outputs, d->folder, "datapackage.json", descriptor, err);
    if (!status && d->rewritten) {
        status = nt_init_add(d->arena, outputs, d->folder, d->names[0],
                             nt_survey_plain_table(d->arena, d->survey), err);
    }
    for (size_t i = 0; !status && !d->rewritten && i < d->name_count; i++) {
        const nt_grid_file *file = d->parts.files[i];
        status = lies_in_place(d, file->path) && strcmp(nt_path_name(file->path), d->names[i]) == 0
                     ? NT_OK
                     : nt_init_add(d->arena, outputs, d->folder, d->names[i], file->bytes, err);
    }
    return status ? status : add_second(d, &source, outputs, err);
}

/* All of it, or nothing. */
static nt_status commit(nt_outputs *outputs, nt_status status, nt_error *err)
{
    status = status ? status : nt_command_flush(err);
    status = status ? status : nt_outputs_commit(outputs, err);
    nt_outputs_close(outputs);
    return status;
}

static nt_status write_all(drafting *d, nt_error *err)
{
    nt_outputs *outputs = nt_outputs_open(d->arena);
    const char *template = d->wide ? "figures" : "quarterly";
    nt_init_copy copy = {.template = template,
                         .folder = nt_path_join(d->arena, d->folder, template),
                         .data = "..",
                         .office = d->answers.office,
                         .face = d->options->office};
    nt_status status = write_package(d, outputs, err);
    status = status ? status : nt_init_copy_template(d->arena, &copy, outputs, err);
    return commit(outputs, status, err);
}

/* ---- what is wrong with what was written ---- */

static nt_status check(nt_arena *arena, const char *folder, bool wide, nt_lang lang, nt_error *err)
{
    enum { LISTED = 20 };
    const nt_package *package;
    const nt_register *cases = NULL;
    const nt_published *figures = NULL;
    nt_problems *problems = nt_problems_open(arena);
    NT_TRY(nt_ingest_package(arena, folder, true, problems, &package, err));
    NT_TRY(wide ? nt_model_publish(arena, package, NULL, NT_DATE_UNKNOWN, problems, &figures, err)
                : nt_model_register(arena, arena, package, NT_DATE_UNKNOWN, problems, &cases, err));
    nt_run_print_problems(problems, LISTED, lang, stdout);
    long long errors = (long long)nt_problems_count(problems, NT_SEVERITY_ERROR);
    long long warnings = (long long)nt_problems_count(problems, NT_SEVERITY_WARNING);
    nt_tell(
        stdout, lang,
        cases ? NT_MESSAGE_COMMAND_INIT_CHECKED(.folder = folder, .errors = errors,
                                                .cases = (long long)nt_cube_cases(cases),
                                                .warnings = warnings)
              : NT_MESSAGE_COMMAND_INIT_CHECKED_FIGURES(.folder = folder,
                                                        .figures = (long long)figures->figure_count,
                                                        .errors = errors, .warnings = warnings));
    const nt_message on_day = NT_MESSAGE_COMMAND_INIT_ON_DAY();
    bool needs_day = figures && !nt_date_known(figures->as_of);
    bool needs_coverage = cases && !nt_date_known(cases->coverage.from);
    nt_tell(stdout, lang,
            errors ? NT_MESSAGE_COMMAND_INIT_NOT_YET(.folder = folder)
            : needs_coverage
                ? NT_MESSAGE_COMMAND_COVERS_NOTHING(.folder = folder)
                : NT_MESSAGE_COMMAND_INIT_NEXT(.folder = folder,
                                               .template = cases ? "quarterly" : "figures",
                                               .day = needs_day ? &on_day : NULL));
    return NT_OK;
}

/* The descriptor names the file, and the sheet. */
static bool is_personal_file(const nt_grid_file *file)
{
    const char *name = nt_path_name(file->path);
    bool found = nt_personal_find_long(name, strlen(name), &(nt_personal){0, 0, 0});
    NT_EACH(const nt_grid, sheet, file->sheets, file->sheet_count) {
        found = found ||
                nt_personal_find_long(sheet->name, strlen(sheet->name), &(nt_personal){0, 0, 0});
    }
    return found;
}

static bool has_personal_name(const drafting *d)
{
    return NT_ANY(i, d->parts.file_count, is_personal_file(d->parts.files[i]));
}

static nt_status check_essentials(const drafting *d, nt_error *err)
{
    nt_place place = nt_place_in(d->file->path);
    NT_FAIL_IF(nt_survey_has_personal_heading(d->survey), err, NT_INVALID, place,
               NT_MESSAGE_COMMAND_INIT_PERSONAL_HEADING());
    NT_FAIL_IF(has_personal_name(d), err, NT_INVALID, place,
               NT_MESSAGE_COMMAND_INIT_PERSONAL_NAME());
    if (d->wide) {
        return nt_init_judge_wide(d->survey, d->wide, d->file->path, err);
    }
    bool serial = false;
    const nt_survey_column *unread = nt_survey_unread_days(d->survey, &serial);
    NT_FAIL_IF(unread, err, NT_INVALID, place,
               serial ? NT_MESSAGE_COMMAND_INIT_SERIAL_DAYS(.column = unread->heading)
                      : NT_MESSAGE_COMMAND_INIT_UNREAD_DAYS(.column = unread->heading,
                                                            .read = (long long)(unread->days.days +
                                                                                unread->typed_days),
                                                            .cells = (long long)unread->filled));
    const nt_survey_field *parts = nt_survey_parted_day(d->survey);
    NT_FAIL_IF(parts, err, NT_INVALID, place,
               NT_MESSAGE_COMMAND_INIT_PARTED_DAY(.first = parts[0].column->heading,
                                                  .second = parts[1].column->heading,
                                                  .third = parts[2].column->heading));
    NT_FAIL_IF(!nt_survey_holder(d->survey, "case.reported_on"), err, NT_INVALID, place,
               NT_MESSAGE_COMMAND_INIT_NO_DAY());
    return NT_OK;
}

/* Says what everything was taken for, and asks. */
static void talk(drafting *d, bool asks)
{
    nt_lang lang = d->options->tongue;
    if (d->wide) {
        nt_init_tell_file(lang, d->file, d->survey);
        nt_init_tell_wide(lang, d->survey, d->wide);
    } else if (!nt_survey_holder(d->survey, "case.reported_on") && !asks) {
        nt_init_tell_file(lang, d->file, d->survey); /* columns of cases are not what it has */
    } else {
        nt_init_tell(d->arena, lang, d->file, d->survey);
    }
    if (asks && d->wide) {
        nt_init_ask_wide(d->arena, lang, d->wide, &d->answers);
    } else if (asks) {
        nt_init_ask(d->arena, lang, d->survey, &d->answers);
    }
}

/* A descriptor says one year of a table: months of several, with nothing in a row that tells them
 * apart, would all be dated in the first. */
static nt_status check_one_year(const drafting *d, nt_error *err)
{
    int year = d->wide ? d->wide->year : 0;
    NT_EACH(const nt_init_part, part, d->parts.items, year ? d->parts.count : 0) {
        const char *stem = stem_of(d->arena, part->file->path);
        NT_FAIL_IF(
            nt_survey_year_of(part->found.sheet, part->found.table, stem) != year, err, NT_INVALID,
            nt_place_in(part->file->path),
            NT_MESSAGE_COMMAND_INIT_OTHER_YEAR(.name = *part->found.sheet->name
                                                           ? part->found.sheet->name
                                                           : stem,
                                               .year = nt_arena_printf(d->arena, "%d", year)));
    }
    return NT_OK;
}

static nt_status describe(drafting *d, nt_error *err)
{
    const nt_options *options = d->options;
    bool asks = !options->yes && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
    NT_FAIL_IF(!asks && !options->yes, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_INIT_NO_TERMINAL());
    NT_TRY(find_table(d, err));
    d->wide = nt_survey_find_wide(d->arena, d->survey, stem_of(d->arena, d->file->path));
    NT_TRY(check_one_year(d, err));
    talk(d, asks);
    name_tables(d);
    if (d->parts.count > 1) {
        long long parts = (long long)d->parts.count;
        nt_tell(stdout, options->tongue,
                d->rewritten ? NT_MESSAGE_COMMAND_INIT_JOINED(.parts = parts, .table = d->names[0])
                             : NT_MESSAGE_COMMAND_INIT_ONE_TABLE(.parts = parts));
    } else if (d->rewritten) {
        nt_tell(stdout, options->tongue,
                NT_MESSAGE_COMMAND_INIT_REWRITTEN(.table = d->names[0], .why = why_rewritten(d)));
    }
    NT_TRY(check_essentials(d, err));
    return write_all(d, err);
}

/* What was described is released before what was written is read. */
static nt_status draft(nt_arena *arena, const nt_options *options, nt_error *err)
{
    const char *folder = options->output ? options->output : stem_of(arena, options->operands[0]);
    drafting d = {
        .arena = nt_arena_open(), .options = options, .answers = {"", ""}, .folder = folder};
    nt_status status = describe(&d, err);
    bool wide = d.wide != NULL;
    nt_arena_close(d.arena);
    return status ? status : check(arena, folder, wide, options->tongue, err);
}

static nt_status run(const nt_options *options, nt_error *err)
{
    NT_PASSING_ARENA(arena);
    bool tables = options->figures;
    NT_TRY(nt_options_need(options->data && !options->template, "data", "--template", err));
    NT_FAIL_IF(!options->operands[0] && !tables, err, NT_USAGE, nt_nowhere,
               options->template ? NT_MESSAGE_COMMAND_INIT_NEEDS_A_NAME()
                                 : NT_MESSAGE_COMMAND_INIT_NEEDS_A_FILE());
    if (!tables && !options->template) {
        return draft(arena, options, err);
    }
    nt_outputs *outputs = nt_outputs_open(arena);
    nt_status status = (tables ? nt_init_figures : nt_init_template)(arena, options, outputs, err);
    return commit(outputs, status, err);
}

const nt_command nt_command_init = {
    .name = "init",
    .operands = {"[FILE|NAME]..."},
    .summary = NT_TEXT_COMMAND_INIT_SUMMARY,
    .description = NT_TEXT_COMMAND_INIT_DESCRIPTION,
    .options = {NT_OPTION_OUTPUT_FOLDER, NT_OPTION_YES, NT_OPTION_FIGURES, NT_OPTION_COPY_TEMPLATE,
                NT_OPTION_COPY_DATA, NT_OPTION_OFFICE, NT_OPTION_TONGUE, NT_OPTION_HELP},
    .run = run};
