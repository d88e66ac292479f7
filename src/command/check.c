/* netra check: problems and findings of data, or whether a template can be built. */
#include <string.h>

#include "base/path.h"
#include "base/shown.h"
#include "base/utf8.h"
#include "check_office.h"
#include "command.h"
#include "edition/build.h"
#include "edition/gate.h"
#include "text/number.h"
#include "words/base.h"
#include "words/command.h"

enum { LISTED = 200 };

typedef struct {
    nt_run_state *run;
    const nt_published *published; /* NULL: the package holds no figures */
    const nt_register *cases;      /* NULL: it holds no register */
    nt_findings findings;
    size_t errors, warnings;
} verdict;

static void print_findings(const verdict *v, size_t limit)
{
    nt_lang lang = v->run->options->tongue;
    static const nt_text finding = NT_TEXT_COMMAND_FINDING;
    nt_arena *arena = v->run->arena;
    for (size_t i = 0; i < v->findings.count && i < limit; i++) {
        const nt_finding *f = &v->findings.items[i];
        nt_place place = f->figures[0]->value_place;
        place.column = nt_place_sheet_of(place.file) ? place.column : 0;
        nt_say(stdout, "%s: %s: %s [%s:", nt_place_text(arena, place), finding.in[lang],
               nt_text_phrase(arena, lang, &f->sentence), f->rule->id);
        for (size_t j = 0; j < f->figure_count; j++) {
            nt_say(stdout, " %s", f->figures[j]->id);
        }
        puts("]");
    }
    if (v->findings.count > limit) {
        nt_tell(stdout, lang,
                NT_MESSAGE_COMMAND_MORE_FINDINGS(.count = (long long)(v->findings.count - limit)));
    }
}

/* What the last line and the summary in JSON count. */
typedef struct {
    const char *key; /* in JSON */
    size_t count;
    nt_forms words;
    const nt_level *level; /* that the areas are of; NULL: `words` tell it, or nobody does */
} tally_line;

enum { TALLIES_MAX = 12 };

/* The unknown, index 0 of every list, is no code. */
static size_t codes_of(const nt_register *cases, nt_dimension dimension)
{
    size_t count = cases->codes[dimension].count;
    return cases->codes[dimension].present && count ? count - 1 : 0;
}

/* What cases are made of, where a row of the table is less than one. */
static size_t rows_of(const nt_register *cases)
{
    return NT_SUM(size_t, row, cases->case_count,
                  nt_register_rows(cases, nt_register_case(cases, row).made_of));
}

/* "6 areas (distrito)": what a register calls them, where it has no provinces and regencies. */
static tally_line areas_of(const verdict *v, nt_dimension dimension, const char *key,
                           const char *level, nt_forms words)
{
    const nt_codes *codes = &v->cases->codes[dimension];
    tally_line line = {key, codes_of(v->cases, dimension), words, NULL};
    if (line.count && !(codes->level && strcmp(codes->level->id, level) == 0)) {
        line.words = (nt_forms)NT_FORMS_BASE_UNIT_AREAS;
        line.level = codes->level;
    }
    return line;
}

static size_t tallies(const verdict *v, tally_line out[static TALLIES_MAX])
{
    static const tally_line rows[NT_ROW_UNITS] = {
        [NT_ROW_ALLEGATION] = {"allegations", 0, NT_FORMS_BASE_UNIT_ALLEGATIONS, NULL},
        [NT_ROW_PERSON] = {"persons", 0, NT_FORMS_BASE_UNIT_PERSONS, NULL},
        [NT_ROW_EVENT] = {"case_events", 0, NT_FORMS_COMMAND_CASE_EVENTS, NULL}};
    size_t n = 0;
    if (v->cases) {
        out[n++] = (tally_line){"cases", nt_cube_cases(v->cases), NT_FORMS_BASE_UNIT_CASES, NULL};
        if (v->cases->row != NT_ROW_CASE) {
            out[n++] = rows[v->cases->row];
            out[n - 1].count = rows_of(v->cases);
        }
        out[n++] =
            (tally_line){"events", codes_of(v->cases, NT_DIM_EVENT), NT_FORMS_COMMAND_EVENTS, NULL};
        out[n++] = areas_of(v, NT_DIM_PROVINCE, "provinces", "province",
                            (nt_forms)NT_FORMS_BASE_UNIT_PROVINCES);
        out[n++] = areas_of(v, NT_DIM_REGENCY, "regencies", "regency",
                            (nt_forms)NT_FORMS_BASE_UNIT_REGENCIES);
        out[n++] = (tally_line){"institutions", codes_of(v->cases, NT_DIM_INSTITUTION),
                                NT_FORMS_BASE_UNIT_INSTITUTIONS, NULL};
    } else {
        out[n++] =
            (tally_line){"figures", v->published->figure_count, NT_FORMS_BASE_UNIT_FIGURES, NULL};
        out[n++] =
            (tally_line){"sources", v->published->source_count, NT_FORMS_BASE_UNIT_SOURCES, NULL};
        out[n++] = (tally_line){"events", v->published->event_count, NT_FORMS_COMMAND_EVENTS, NULL};
    }
    out[n++] = (tally_line){"errors", v->errors, NT_FORMS_COMMAND_ERRORS, NULL};
    out[n++] = (tally_line){"warnings", v->warnings, NT_FORMS_COMMAND_WARNINGS, NULL};
    out[n++] = (tally_line){"findings", v->findings.count, NT_FORMS_BASE_UNIT_FINDINGS, NULL};
    return n;
}

/* What is known of a coverage from its descriptor; its English words are the code in JSON. */
static nt_text basis_of(const nt_coverage *coverage)
{
    return coverage->from_stated && coverage->to_stated   ? (nt_text)NT_TEXT_COMMAND_AS_STATED
           : coverage->from_stated || coverage->to_stated ? (nt_text)NT_TEXT_COMMAND_PARTLY_STATED
                                                          : (nt_text)NT_TEXT_COMMAND_BY_ITS_ROWS;
}

static void print_coverage(const verdict *v)
{
    char from[11], to[11];
    if (v->cases && nt_date_known(v->cases->coverage.from)) {
        const nt_coverage *coverage = &v->cases->coverage;
        nt_tell(stdout, v->run->options->tongue,
                NT_MESSAGE_COMMAND_COVERS(.folder = v->run->package->folder,
                                          .from = nt_date_format_iso(coverage->from, from),
                                          .to = nt_date_format_iso(coverage->to, to),
                                          .basis = basis_of(coverage)));
    } else if (v->cases && nt_cube_cases(v->cases)) {
        nt_tell(stdout, v->run->options->tongue,
                NT_MESSAGE_COMMAND_COVERS_NOTHING(.folder = v->run->package->folder));
    }
}

static void print_text(const verdict *v, const nt_options *options)
{
    size_t limit = options->all ? SIZE_MAX : LISTED;
    nt_run_print_problems(v->run->problems, limit, options->tongue, stdout);
    print_findings(v, limit);
    if (options->quiet) {
        return;
    }
    print_coverage(v);
    tally_line lines[TALLIES_MAX];
    size_t count = tallies(v, lines);
    nt_say(stdout, "%s: ", v->run->package->folder);
    for (size_t i = 0; i < count; i++) {
        const char *between = i == 0 ? "" : strcmp(lines[i].key, "errors") == 0 ? "; " : ", ";
        nt_lang lang = options->tongue;
        nt_say(stdout, "%s%zu %s", between, lines[i].count,
               nt_form(&lines[i].words, lang, (double)lines[i].count));
        if (lines[i].level) {
            nt_say(stdout, " (%s)", lines[i].level->label.in[lang]);
        }
    }
    putchar('\n');
}

static const char *severity_word(nt_severity severity)
{
    return severity == NT_SEVERITY_ERROR ? "error" : "warning";
}

/* In a spreadsheet line and column are those of the sheet. */
static void put_file(nt_json_writer *w, const verdict *v, const char *file)
{
    const char *sheet = nt_place_sheet_of(file);
    nt_json_member(w, "file", nt_place_path(v->run->arena, file));
    nt_json_member_if(w, "sheet", sheet);
}

static void put_problem(nt_json_writer *w, const void *item, const void *judged)
{
    const nt_problem *p = item;
    const verdict *v = judged;
    nt_json_member(w, "severity", severity_word(p->severity));
    put_file(w, v, p->place.file);
    nt_json_member_integer(w, "line", p->place.line);
    nt_json_member_integer(w, "column", p->place.column);
    nt_json_member(w, "code", p->code);
    nt_json_member_integer(w, "rows", (long long)p->rows);
    nt_json_member(w, "message", p->message.in[v->run->options->tongue]);
}

static void put_unlisted(nt_json_writer *w, nt_problems *problems)
{
    size_t count;
    const nt_problem_tally *tallies = nt_problems_tallies(problems, &count);
    nt_json_member_begin(w, "unlisted", '[');
    for (size_t i = 0; i < count; i++) {
        if (tallies[i].unlisted) {
            nt_json_begin(w, '{');
            nt_json_member(w, "severity", severity_word(tallies[i].severity));
            nt_json_member(w, "code", tallies[i].code);
            nt_json_member_integer(w, "count", (long long)tallies[i].unlisted);
            nt_json_end(w, '}');
        }
    }
    nt_json_end(w, ']');
}

static void put_figure(nt_json_writer *w, const void *item, const void *judged)
{
    const nt_figure *f = *(const nt_figure *const *)item;
    (void)judged;
    nt_json_member(w, "id", f->id);
    nt_json_member_number(w, "value", f->number);
    nt_json_member(w, "unit", f->unit);
    nt_json_member_date(w, "as_of", f->as_of);
    nt_json_member(w, "source", f->source ? f->source->id : NULL);
    nt_json_member_integer(w, "line", f->place.line);
}

static void put_finding(nt_json_writer *w, const void *item, const void *judged)
{
    const nt_finding *f = item;
    const verdict *v = judged;
    nt_json_member(w, "rule", f->rule->id);
    nt_json_member_text(w, "sentence", nt_text_phrases(v->run->arena, &f->sentence));
    nt_json_member_objects(w, "figures", f->figures, sizeof *f->figures, f->figure_count,
                           put_figure, v);
    nt_json_member_begin(w, "doubtful", '[');
    for (size_t i = 0; i < f->doubtful_count; i++) {
        nt_json_put_string(w, f->doubtful[i]->id);
    }
    nt_json_end(w, ']');
}

static void put_summary(nt_json_writer *w, const verdict *v)
{
    tally_line lines[TALLIES_MAX];
    size_t count = tallies(v, lines);
    nt_json_member_begin(w, "summary", '{');
    for (size_t i = 0; i < count; i++) {
        nt_json_member_integer(w, lines[i].key, (long long)lines[i].count);
    }
    if (v->cases && nt_date_known(v->cases->coverage.from)) {
        const nt_coverage *coverage = &v->cases->coverage;
        nt_json_member_begin(w, "covers", '{');
        nt_json_member_date(w, "from", coverage->from);
        nt_json_member_date(w, "to", coverage->to);
        nt_json_member(w, "basis", basis_of(coverage).in[NT_LANG_EN]);
        nt_json_end(w, '}');
    }
    nt_json_end(w, '}');
}

static void print_json(const verdict *v)
{
    nt_json_writer w = nt_json_open_masking(v->run->arena);
    size_t count;
    const nt_problem *problems = nt_problems_sorted(v->run->problems, &count);
    nt_json_member_objects(&w, "problems", problems, sizeof *problems, count, put_problem, v);
    put_unlisted(&w, v->run->problems);
    nt_json_member_objects(&w, "findings", v->findings.items, sizeof *v->findings.items,
                           v->findings.count, put_finding, v);
    put_summary(&w, v);
    nt_json_end(&w, '}');
    fputs(nt_buffer_text(w.out), stdout);
}

/* A package holds a register, figures, or both. */
static nt_status read_model(verdict *v, nt_error *err)
{
    nt_run_state *run = v->run;
    nt_date as_of = run->options->as_of;
    if (nt_ingest_table(run->package, "case")) {
        NT_TRY(nt_model_register(run->arena, run->arena, run->package, as_of, run->problems,
                                 &v->cases, err));
    }
    if (!v->cases || nt_ingest_table(run->package, "figure")) {
        NT_TRY(nt_model_publish(run->arena, run->package, v->cases ? v->cases->areas : NULL, as_of,
                                run->problems, &v->published, err));
    }
    return NT_OK;
}

static void print(verdict *v)
{
    const nt_options *options = v->run->options;
    v->errors = nt_problems_count(v->run->problems, NT_SEVERITY_ERROR);
    v->warnings = nt_problems_count(v->run->problems, NT_SEVERITY_WARNING);
    if (options->json) {
        print_json(v);
    } else {
        print_text(v, options);
    }
}

static nt_status check_data(nt_run_state *run, nt_error *err)
{
    verdict v = {.run = run};
    nt_clock_stage(run->clock, "ingest");
    NT_TRY(nt_ingest_package(run->arena, run->folder, true, run->problems, &run->package, err));
    nt_clock_stage(run->clock, "model");
    nt_status status = read_model(&v, err);
    run->cases = v.cases;
    NT_TRY(status ? status : nt_characters_judge(run, err));
    nt_clock_stage(run->clock, "compare");
    if (v.published) {
        v.findings = nt_rules_run(run->arena, v.published);
    }
    print(&v);
    return v.errors ? NT_INVALID : NT_OK;
}

/* ---- a template with its data ---- */

/* What the report has in place of what its template asks for. */
static void warn_of_charts(nt_run_state *run, const nt_document *document)
{
    NT_EACH_OF(const nt_chart, chart, document->charts, document->chart_count) {
        const char *undrawn = nt_chart_undrawn(chart);
        bool replaced = chart->instead && *chart->instead;
        if (*undrawn || replaced) {
            nt_problems_add(
                run->problems, NT_SEVERITY_WARNING, chart->settings->place,
                *undrawn ? "chart-empty" : "chart-replaced",
                NT_MESSAGE_COMMAND_OF_CHART(.chart = chart->id,
                                            .what = *undrawn ? undrawn : chart->instead));
        }
    }
}

static void print_size(const nt_run_state *run, const nt_product *p)
{
    const nt_options *options = run->options;
    if (!options->quiet && !options->json) {
        nt_tell(stdout, options->tongue,
                NT_MESSAGE_COMMAND_CAN_BE_BUILT(.template = run->folder,
                                                .pages = (long long)p->pages->page_count,
                                                .charts = (long long)p->document->chart_count));
    }
}

/* The report is made as a build makes it, to its last byte, and thrown away: what a build would
 * refuse is refused here, with the same message and status. */
static nt_status check_template(nt_run_state *run, nt_product *p, nt_error *err)
{
    const nt_rendition *renditions;
    size_t count;
    run->is_check = true;
    nt_status status = nt_note_results(run, err);
    status = status ? status : nt_build_make(run, p, err);
    status = status ? status : nt_renditions_join(p->renditions, &renditions, &count, err);
    if (!status) {
        warn_of_charts(run, p->document);
    }
    verdict v = {.run = run, .published = run->figures, .cases = run->cases};
    if (v.published) {
        v.findings = run->results ? nt_published_report(run->results)->findings
                                  : nt_rules_run(run->arena, v.published);
    }
    if (v.published || v.cases) {
        print(&v);
    }
    if (!status) {
        print_size(run, p);
    }
    return status;
}

static bool is_template(const nt_run_state *run)
{
    const nt_options *options = run->options;
    return options->data || options->setting_count || options->published || options->old_edition ||
           options->new_edition ||
           nt_file_exists(nt_path_join(run->arena, run->folder, "report.json"));
}

/* A JSON file by itself; the other two are looked for in their folders. */
static bool is_office(const char *path)
{
    static const char *const others[] = {"datapackage.json", "report.json", NULL};
    return nt_path_ends_in(path, ".json") && !nt_file_is_folder(path) &&
           !nt_utf8_is_one_of(nt_path_name(path), others);
}

static nt_status check(nt_run_state *run, nt_error *err)
{
    if (is_office(run->folder)) {
        return nt_check_office(run, run->folder, err);
    }
    if (!is_template(run)) {
        return check_data(run, err);
    }
    nt_product product = {.with_renditions = true};
    nt_status status = check_template(run, &product, err);
    nt_build_release(&product);
    return status;
}

const nt_command nt_command_check = {
    .name = "check",
    .operands = {"DATA|TEMPLATE|OFFICE"},
    .summary = NT_TEXT_COMMAND_CHECK_SUMMARY,
    .description = NT_TEXT_COMMAND_CHECK_DESCRIPTION,
    .options = {NT_OPTION_DATA, NT_OPTION_OFFICE, NT_OPTION_PUBLISHED, NT_OPTION_SET, NT_OPTION_OLD,
                NT_OPTION_NEW, NT_OPTION_OLD_DATA, NT_OPTION_NEW_DATA, NT_OPTION_FORMAT_TEXT,
                NT_OPTION_ALL, NT_OPTION_SHOW_VALUES, NT_OPTION_AS_OF, NT_OPTION_LANG,
                NT_OPTION_QUIET, NT_OPTION_VERBOSE, NT_OPTION_HELP},
    .in_run = check};
