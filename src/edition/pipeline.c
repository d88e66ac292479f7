#include "edition/pipeline.h"

#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "edition/gate.h"
#include "edition/share.h"
#include "parts.h"
#include "words/base.h"
#include "words/edition.h"

enum { PROBLEMS_SHOWN = 50 };

nt_run_state nt_run_open(const nt_options *options, nt_arena *arena)
{
    nt_run_state run = {
        .options = options, .arena = arena ? arena : nt_arena_open(), .owns_arena = !arena};
    run.rows = arena ? arena : nt_arena_open();
    run.folder = nt_share_template(run.arena, options->operands[0]);
    run.clock = nt_clock_open(options->quiet, options->verbose, options->tongue);
    run.problems = nt_problems_open(run.arena);
    if (options->show_values) {
        nt_problems_show_values(run.problems);
    }
    return run;
}

void nt_run_leave_cases(nt_run_state *run)
{
    if (run->owns_arena) {
        nt_arena_close(run->rows);
    }
    run->rows = NULL;
}

void nt_run_close(nt_run_state *run)
{
    nt_clock_close(run->clock);
    nt_run_leave_cases(run);
    if (!run->borrows_fonts) {
        nt_text_fonts_close(run->fonts);
    }
    if (run->owns_arena) {
        nt_arena_close(run->arena);
    }
}

static nt_text severity_text(nt_severity severity)
{
    return severity == NT_SEVERITY_ERROR ? (nt_text)NT_TEXT_BASE_ERROR
                                         : (nt_text)NT_TEXT_EDITION_WARNING;
}

static void print_unlisted(nt_problems *problems, bool folded, nt_lang lang, FILE *out)
{
    size_t count;
    const nt_problem_tally *tallies = nt_problems_tallies(problems, &count);
    for (size_t i = 0; i < count; i++) {
        size_t unlisted = folded ? tallies[i].alone : tallies[i].unlisted;
        if (unlisted) {
            nt_tell(out, lang,
                    NT_MESSAGE_EDITION_MORE_UNLISTED(.count = (long long)unlisted,
                                                     .severity = severity_text(tallies[i].severity),
                                                     .code = tallies[i].code,
                                                     .listed = NT_PROBLEMS_LISTED));
        }
    }
}

/* What is wrong in more rows than these is told once, with the lines of the next. */
static bool is_folded(const nt_problem *p)
{
    return p->group && p->group->rows > NT_PROBLEM_NEXT && p->group->next_count;
}

/* "; and in 312 more rows of the column "kabupaten": 9, 17, 40, …" */
static void print_more(nt_arena *passing, const nt_problem *p, nt_lang lang, FILE *out)
{
    const nt_problem_group *group = p->group;
    size_t more = group->rows - p->rows;
    nt_tell(out, lang,
            NT_MESSAGE_EDITION_AND_IN_MORE_ROWS(.count = (long long)more, .column = group->column,
                                                .lines = nt_text_alike(
                                                    nt_problem_lines(passing, p->place, group->next,
                                                                     group->next_count, more))));
}

static void print_problem(const nt_problem *p, bool folded, nt_lang lang, FILE *out)
{
    NT_PASSING_ARENA(passing);
    nt_place place = p->place;
    if (place.line && !place.column && !nt_place_sheet_of(place.file)) {
        place.column = 1;
    }
    nt_say(out, "%s", nt_place_text(passing, place));
    nt_say(out, ": %s: %s", severity_text(p->severity).in[lang], p->message.in[lang]);
    if (folded) {
        print_more(passing, p, lang, out);
    }
    nt_say(out, " [%s]\n", p->code);
}

void nt_run_print_problems(nt_problems *problems, size_t limit, nt_lang lang, FILE *out)
{
    size_t count, printed = 0, left = 0;
    const nt_problem *sorted = nt_problems_sorted(problems, &count);
    NT_EACH(const nt_problem, p, sorted, count) {
        bool folded = limit < SIZE_MAX && is_folded(p);
        if (folded && p->group->first != p) {
            continue;
        }
        if (printed < limit) {
            print_problem(p, folded, lang, out);
            printed++;
        } else {
            left += folded ? p->group->rows : p->rows;
        }
    }
    if (left) {
        nt_tell(out, lang, NT_MESSAGE_EDITION_MORE_PROBLEMS(.count = (long long)left));
    }
    print_unlisted(problems, limit < SIZE_MAX, lang, out);
}

/* --set NAME=VALUE carries NAME with its "=VALUE": cut it here, where there is an arena. */
static nt_template_request template_request(nt_run_state *run)
{
    const nt_options *options = run->options;
    nt_setting *settings = nt_new_array(run->arena, nt_setting, options->setting_count + 1);
    for (size_t i = 0; i < options->setting_count; i++) {
        const char *name = options->settings[i].name;
        settings[i].name = nt_arena_text(run->arena, name, strcspn(name, "="));
        settings[i].value = options->settings[i].value;
    }
    return (nt_template_request){.folder = run->folder,
                                 .settings = settings,
                                 .setting_count = options->setting_count,
                                 .lang = options->lang,
                                 .office = options->office,
                                 .name = options->report};
}

/* The edition: --as-of, else the template's parameter as_of, else the latest day in the data. */
static nt_status edition(nt_run_state *run, nt_date *out, nt_error *err)
{
    *out = run->options->as_of;
    const char *named = nt_report_parameter(run->template, "as_of");
    if (nt_date_known(*out) || !named || !named[0]) {
        return NT_OK;
    }
    *out = nt_date_parse_iso(named, strlen(named));
    return nt_date_known(*out)
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_report_parameter_place(run->template, "as_of"),
                         NT_MESSAGE_EDITION_AS_OF_IS_NO_DAY(.value = named));
}

static nt_status read_data(nt_run_state *run, nt_error *err)
{
    const char *named = run->template->data;
    const char *folder = run->options->data ? run->options->data : named;
    NT_FAIL_IF(!folder[0], err, NT_USAGE, nt_nowhere, NT_MESSAGE_EDITION_NO_DATA_NAMED());
    return nt_ingest_package(run->arena, folder, !run->options->cube, run->problems, &run->package,
                             err);
}

/* A report from data with errors would be a guess. */
nt_status nt_run_refuse_errors(nt_run_state *run, nt_error *err)
{
    nt_status status = nt_characters_judge(run, err);
    size_t errors = nt_problems_count(run->problems, NT_SEVERITY_ERROR);
    if (status || !errors) {
        return status;
    }
    if (!run->is_check) {
        nt_lang tongue = run->options->tongue;
        nt_run_print_problems(run->problems, PROBLEMS_SHOWN, tongue, stderr);
        nt_tell(stderr, tongue, NT_MESSAGE_EDITION_DATA_HAVE_ERRORS(.count = (long long)errors));
    }
    *err = (nt_error){.status = NT_INVALID};
    return NT_INVALID;
}

const char *nt_run_before(const nt_run_state *run)
{
    const char *filed = run->options->before;
    return !filed ? nt_report_parameter(run->template, "before") : *filed ? filed : NULL;
}

const char *nt_run_name(nt_arena *arena, const nt_template *template, const char *parameter)
{
    const char *name = nt_report_parameter(template, parameter);
    return name ? nt_utf8_canonical(arena, name, strlen(name)) : NULL;
}

nt_published_request nt_run_asked(nt_arena *arena, const nt_template *template)
{
    return (nt_published_request){
        .event_a = nt_run_name(arena, template, "event_a"),
        .event_b = nt_run_name(arena, template, "event_b"),
        .measure = nt_run_name(arena, template, "measure"),
        .age_limit = nt_report_parameter(template, "age_limit"),
        .event_a_place = nt_report_parameter_place(template, "event_a"),
        .event_place = nt_report_parameter_place(template, "event_b"),
        .measure_place = nt_report_parameter_place(template, "measure"),
        .limit_place = nt_report_parameter_place(template, "age_limit"),
    };
}

/* A figure that is called like a number of netra's own would stand in its place in every sentence.
 */
static nt_status refuse_own_ids(const nt_run_state *run, const nt_published *published,
                                nt_error *err)
{
    NT_EACH(const nt_figure, figure, published->figures, published->figure_count) {
        NT_FAIL_IF(nt_ledger_hides(run->results->ledger, figure->id), err, NT_INVALID,
                   figure->place, NT_MESSAGE_EDITION_ID_OF_OUR_OWN(.id = figure->id));
    }
    return NT_OK;
}

static nt_status compare_published(nt_run_state *run, nt_date as_of, nt_error *err)
{
    nt_clock_stage(run->clock, "model");
    const nt_published *published;
    NT_TRY(nt_model_publish(run->arena, run->package, NULL, as_of, run->problems, &published, err));
    run->figures = published;
    NT_TRY(nt_run_refuse_errors(run, err));
    if (!nt_date_known(published->as_of)) { /* of which day it is, nobody could say of it later */
        return nt_fail(err, NT_INVALID, run->package->descriptor->place,
                       NT_MESSAGE_EDITION_NO_DAY());
    }
    run->edition = published->as_of;
    const char *before = nt_run_before(run);
    NT_TRY(before ? nt_earlier_read(run->arena, before, &run->before, err) : NT_OK);
    nt_clock_stage(run->clock, "compare");
    nt_published_request asked = nt_run_asked(run->arena, run->template);
    NT_TRY(nt_published_results(run->arena, published, &asked, &run->results, err));
    NT_TRY(refuse_own_ids(run, published, err));
    return nt_before_judge(run, err);
}

typedef struct {
    const char *option, *value;
} given;

/* An option that would be passed over is one that somebody counts on. "" is none. */
static nt_status refuse_idle(const nt_run_state *run, const given all[static 4], nt_text of,
                             nt_error *err)
{
    for (size_t i = 0; i < 4; i++) {
        NT_FAIL_IF(all[i].value && *all[i].value, err, NT_USAGE, nt_nowhere,
                   NT_MESSAGE_EDITION_IDLE_OPTION(.option = all[i].option, .of = of,
                                                  .template = run->folder));
    }
    return NT_OK;
}

/* What only a template has a use for that compares two editions. */
static nt_status refuse_editions(const nt_run_state *run, nt_error *err)
{
    const nt_options *o = run->options;
    const given all[] = {{"old", o->old_edition},
                         {"new", o->new_edition},
                         {"old-data", o->old_data},
                         {"new-data", o->new_data}};
    return refuse_idle(run, all, (nt_text)NT_TEXT_EDITION_FOR_REVISION_NOTES, err);
}

/* What is of cases: nothing else is counted, reconciled, or protected. */
static nt_status refuse_cases(const nt_run_state *run, nt_error *err)
{
    const nt_options *o = run->options;
    const given all[] = {{"cube", o->cube},
                         {"published", o->published},
                         {"released", o->released},
                         {"family", o->family}};
    return refuse_idle(run, all, (nt_text)NT_TEXT_EDITION_FOR_REPORTS_ON_CASES, err);
}

nt_status nt_run_template(nt_run_state *run, nt_error *err)
{
    nt_template_request request = template_request(run);
    nt_clock_stage(run->clock, "template");
    NT_TRY(run->template_read ? nt_report_template_again(run->arena, run->template_read, &request,
                                                         &run->template, err)
                              : nt_report_template(run->arena, &request, &run->template, err));
    NT_TRY(run->template->kind == NT_OF_REVISION ? refuse_cases(run, err) : NT_OK);
    return nt_gate_words(run, err);
}

/* Nothing looks at a row any more. */
static void leave_rows(nt_run_state *run)
{
    nt_ingest_leave_rows(run->arena, run->package);
    nt_ingest_leave_rows(run->arena, run->published);
}

nt_status nt_run_results(nt_run_state *run, nt_error *err)
{
    NT_TRY(run->template ? NT_OK : nt_run_template(run, err));
    NT_FAIL_IF(run->template->kind == NT_OF_REVISION, err, NT_INVALID, nt_nowhere,
               NT_MESSAGE_EDITION_COMPARES_ITSELF());
    NT_TRY(refuse_editions(run, err));
    nt_date as_of;
    NT_TRY(edition(run, &as_of, err));
    if (run->reader) {
        run->package = run->reader->package;
    } else {
        nt_clock_stage(run->clock, "ingest");
        NT_TRY(read_data(run, err));
    }
    bool of_cases = nt_run_has_register(run);
    NT_TRY(of_cases ? NT_OK : refuse_cases(run, err));
    if (run->only_reads) {
        return of_cases ? nt_run_register(run, as_of, err) : NT_OK;
    }
    NT_TRY(of_cases ? nt_run_register(run, as_of, err) : compare_published(run, as_of, err));
    if (run->before) {
        nt_ledger_mark_revised(run->results->ledger, run->before);
    }
    for (size_t i = 0; i < run->template->headline_count; i++) {
        nt_ledger_mark_headline(run->results->ledger, run->template->headlines[i]);
    }
    if (!run->reader) {
        leave_rows(run);
    }
    return NT_OK;
}

nt_status nt_run_read(nt_run_state *run, nt_error *err)
{
    run->only_reads = true;
    NT_TRY(nt_run_results(run, err));
    NT_TRY(run->cases ? nt_run_read_case_files(run, err) : NT_OK);
    leave_rows(run);
    if (run->cases) {
        nt_carried_share(run);
    }
    return NT_OK;
}

nt_status nt_run_fonts(nt_run_state *run, nt_error *err)
{
    if (run->fonts) {
        return NT_OK;
    }
    nt_clock_stage(run->clock, "fonts");
    return nt_text_fonts_open(nt_places_fonts(run->arena), &run->fonts, err);
}
