/* What a run asks of a register, and the register read and counted for it. */
#include "parts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "words/edition.h"

enum { THRESHOLD_DEFAULT = 3, THRESHOLD_MAX = 100, RANGE_DEFAULT = 2, RANGE_MAX = 10 };

bool nt_run_has_register(const nt_run_state *run)
{
    const nt_table *cases = nt_ingest_table(run->package, "case");
    return run->template->kind == NT_OF_REGISTER ||
           (cases && !nt_ingest_table(run->package, "figure"));
}

/* --- what --set asks for --- */

static nt_status bad_parameter(const nt_run_state *run, const char *name, nt_message wrong,
                               nt_error *err)
{
    return nt_fail(err, NT_INVALID, nt_report_parameter_place(run->template, name), wrong);
}

/* "quarter" is the older name, for quarters alone. */
static nt_status read_period(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const char *period = nt_report_parameter(run->template, "period");
    const char *quarter = nt_report_parameter(run->template, "quarter");
    nt_period of_quarter;
    if (period && !nt_period_read(period, &request->period)) {
        return bad_parameter(run, "period", NT_MESSAGE_EDITION_NO_PERIOD(.value = period), err);
    }
    if (quarter &&
        (!nt_period_read(quarter, &of_quarter) || of_quarter.kind != NT_PERIOD_QUARTER)) {
        return bad_parameter(run, "quarter", NT_MESSAGE_EDITION_NO_QUARTER(.value = quarter), err);
    }
    if (period && quarter && strcmp(period, quarter) != 0) {
        return bad_parameter(run, "quarter", NT_MESSAGE_EDITION_TWO_PERIODS(.value = quarter), err);
    }
    request->period = quarter ? of_quarter : request->period;
    return NT_OK;
}

/* A whole number from 0 to `most`; `otherwise` where nothing is said. -1: it is none. */
static int read_whole(const nt_run_state *run, const char *name, int otherwise, int most)
{
    const char *text = nt_report_parameter(run->template, name);
    size_t length = text ? strlen(text) : 0;
    int value = length && length <= 3 && strspn(text, "0123456789") == length ? atoi(text) : -1;
    return !text ? otherwise : value <= most ? value : -1;
}

static nt_status read_threshold(const nt_run_state *run, nt_register_request *request,
                                nt_error *err)
{
    request->threshold = read_whole(run, "threshold", THRESHOLD_DEFAULT, THRESHOLD_MAX);
    request->range = read_whole(run, "range", RANGE_DEFAULT, RANGE_MAX);
    const char *threshold = nt_report_parameter(run->template, "threshold");
    const char *range = nt_report_parameter(run->template, "range");
    return request->threshold < 0
               ? bad_parameter(run, "threshold",
                               NT_MESSAGE_EDITION_NO_THRESHOLD(.value = threshold), err)
           : request->range < 0
               ? bad_parameter(run, "range", NT_MESSAGE_EDITION_NO_RANGE(.value = range), err)
               : NT_OK;
}

static nt_status read_internal(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const char *text = nt_report_parameter(run->template, "internal");
    request->internal = text && strcmp(text, "true") == 0;
    return !text || request->internal || strcmp(text, "false") == 0
               ? NT_OK
               : bad_parameter(run, "internal",
                               NT_MESSAGE_EDITION_INTERNAL_IS_NEITHER(.value = text), err);
}

/* An internal edition did not go out: its readers know all, and nothing would be left to protect.
 */
static nt_status read_before(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const char *path = nt_run_before(run);
    if (!path) {
        return NT_OK;
    }
    NT_TRY(nt_earlier_read(run->arena, path, &request->edition_before, err));
    if (!request->internal && nt_ledger_is_internal(request->edition_before)) {
        NT_TRY(bad_parameter(run, "before", NT_MESSAGE_EDITION_BEFORE_IS_INTERNAL(.value = path),
                             err));
    }
    return NT_OK;
}

/* A workbook alone is not an error, as it may be anybody's; but whoever builds the edition should
 * know. */
static nt_status read_folder(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    nt_unread unread;
    NT_TRY(nt_released_read(run->arena, run->options->released, request, &unread, err));
    if (unread.count && !run->options->quiet) {
        nt_tell(stderr, run->options->tongue,
                NT_MESSAGE_EDITION_WORKBOOK_UNREAD(.file = unread.first,
                                                   .count = (long long)unread.count));
    }
    return NT_OK;
}

/* A report whose settings say so is not built without what has gone out. */
static nt_status read_released(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const nt_options *options = run->options;
    const char *asked = nt_report_parameter(run->template, "released");
    if (asked && strcmp(asked, "required") != 0 && strcmp(asked, "optional") != 0) {
        return bad_parameter(run, "released", NT_MESSAGE_EDITION_NO_RELEASED(.value = asked), err);
    }
    if (options->plan) {
        return nt_earlier_read(run->arena, options->plan, &request->plan, err);
    }
    if (options->family || (run->reader && run->reader->family)) {
        return NT_OK; /* it was made with what had gone out, and is read when the day is known */
    }
    if (options->released && run->reader) {
        request->released = run->reader->request->released;
        request->released_count = run->reader->request->released_count;
        return NT_OK;
    }
    if (options->released) {
        return read_folder(run, request, err);
    }
    bool required = asked && strcmp(asked, "required") == 0 && !request->internal;
    return required && !run->is_check
               ? bad_parameter(run, "released", NT_MESSAGE_EDITION_RELEASED_REQUIRED(), err)
               : NT_OK;
}

static nt_status read_request(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    request->area = nt_run_name(run->arena, run->template, "area");
    request->event_a = nt_run_name(run->arena, run->template, "event_a");
    request->event_b = nt_run_name(run->arena, run->template, "event_b");
    request->place = nt_report_parameter_place(run->template, request->area      ? "area"
                                                              : request->event_b ? "event_b"
                                                                                 : "event_a");
    request->headlines = run->template->headlines;
    request->headline_count = run->template->headline_count;
    NT_TRY(read_period(run, request, err));
    NT_TRY(read_threshold(run, request, err));
    NT_TRY(read_internal(run, request, err));
    NT_TRY(read_before(run, request, err));
    NT_TRY(read_released(run, request, err));
    if (request->edition_before) {
        nt_released_drop_before(run->arena, request);
    }
    return NT_OK;
}

/* --- the period and its day --- */

static bool period_given(const nt_register_request *request)
{
    return request->period.first != 0;
}

static nt_place place_of_period(const nt_run_state *run)
{
    bool named = nt_report_parameter(run->template, "period");
    return nt_report_parameter_place(run->template, named ? "period" : "quarter");
}

static nt_status refuse_uncovered(const nt_run_state *run, nt_period period, nt_error *err)
{
    const nt_coverage *coverage = &run->cases->coverage;
    bool stated = coverage->from_stated && coverage->to_stated;
    char from[11], to[11];
    nt_message state = NT_MESSAGE_EDITION_OR_STATE_COVERAGE(),
               by_rows = NT_MESSAGE_EDITION_COVERED_BY_ROWS();
    return nt_fail(err, NT_INVALID, place_of_period(run),
                   NT_MESSAGE_EDITION_NOT_COVERED(.period = nt_period_code(run->arena, period),
                                                  .from = nt_date_format_iso(coverage->from, from),
                                                  .to = nt_date_format_iso(coverage->to, to),
                                                  .basis = stated ? NULL : &by_rows,
                                                  .such = nt_period_code(
                                                      run->arena, nt_model_last_covered(coverage)),
                                                  .hint = stated ? NULL : &state));
}

/* A day without a period asks for its quarter; neither, for the last that is covered. The state is
 * that of the day asked for, else of the period's last; of an earlier one where the register ends
 * before. */
static nt_status choose_day(const nt_run_state *run, nt_date as_of, nt_register_request *request,
                            nt_error *err)
{
    const nt_coverage *coverage = &run->cases->coverage;
    NT_FAIL_IF(!nt_date_known(coverage->from), err, NT_INVALID, nt_place_in(run->package->folder),
               NT_MESSAGE_EDITION_FEW_DAYS());
    if (!period_given(request)) {
        request->period = nt_date_known(as_of) ? nt_period_of(NT_PERIOD_QUARTER, as_of)
                                               : nt_model_last_covered(coverage);
    }
    nt_date first = nt_period_first_day(request->period);
    nt_date last = nt_period_last_day(request->period);
    if (nt_date_known(as_of) && (as_of < first || as_of > last)) {
        char day[11];
        return nt_fail(
            err, NT_INVALID, place_of_period(run),
            NT_MESSAGE_EDITION_DAY_OUTSIDE(.day = nt_date_format_iso(as_of, day),
                                           .kind = request->period.kind == NT_PERIOD_QUARTER
                                                       ? (nt_text)NT_TEXT_EDITION_QUARTER
                                                       : (nt_text)NT_TEXT_EDITION_PERIOD,
                                           .period = nt_period_code(run->arena, request->period)));
    }
    request->as_of = nt_date_known(as_of) ? as_of : last;
    request->as_of = request->as_of < coverage->to ? request->as_of : coverage->to;
    return request->as_of < coverage->from || request->as_of < first
               ? refuse_uncovered(run, request->period, err)
               : NT_OK;
}

/* --- what it is reconciled with --- */

/* Cases are the report's own data alone: what does not travel with the report is named by --data.
 */
static nt_status refuse_cases(const nt_package *package, nt_error *err)
{
    const nt_table *cases = nt_ingest_table(package, "case");
    size_t f = 0;
    while (cases && !(cases->fields[f].role && nt_begins(cases->fields[f].role, "case."))) {
        f++;
    }
    return !cases ? NT_OK
                  : nt_fail(err, NT_INVALID, cases->fields[f].place,
                            NT_MESSAGE_EDITION_PUBLISHED_HOLDS_CASES(.table = cases->name));
}

/* Figures published later than the state are not to be reconciled with. What lies beside the cases
 * is read, and judged, once. */
static nt_status read_published(nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const char *named = run->template->published;
    const char *folder = run->options->published ? run->options->published : named;
    if (!*folder) {
        return NT_OK;
    }
    run->published_in_data = nt_file_is_same(folder, run->package->folder);
    if (run->published_in_data) {
        return nt_model_publish(run->arena, run->package, run->cases->areas, request->as_of,
                                run->problems, &request->published, err);
    }
    NT_TRY(nt_ingest_package(run->arena, folder, true, run->problems, &run->published, err));
    NT_TRY(refuse_cases(run->published, err));
    return nt_model_publish(run->arena, run->published, NULL, request->as_of, run->problems,
                            &request->published, err);
}

/* Not an error: what went out cannot be taken back. Whoever builds the edition should know. */
static void tell_what_was_told(const nt_run_state *run)
{
    const nt_ledger_row *told = nt_ledger_find(run->results->ledger, "suppressed.told");
    if (told && told->value > 0 && !run->options->quiet) {
        nt_tell(stderr, run->options->tongue,
                NT_MESSAGE_EDITION_ALREADY_TOLD(.count = (long long)told->value));
    }
}

/* Beside what has gone out most numbers may go: whoever builds the edition should know why. */
static void tell_how_little(const nt_run_state *run)
{
    bool known;
    if (nt_results_truth(run->results, "suppressed.most", &known) && !run->options->quiet) {
        const nt_ledger *ledger = run->results->ledger;
        size_t count = nt_ledger_count(ledger), printed = count;
        for (size_t i = 0; i < count; i++) {
            printed -= nt_ledger_is_withheld(nt_ledger_at(ledger, i));
        }
        nt_tell(stderr, run->options->tongue,
                NT_MESSAGE_EDITION_PRINTS_LITTLE(.printed = (long long)printed,
                                                 .all = (long long)count));
    }
}

void nt_run_warn_alone(const nt_run_state *run)
{
    const nt_register_request *asked = run->request;
    const nt_options *o = run->options;
    if (!asked || asked->internal || asked->threshold <= 1 || asked->released_count || o->family ||
        asked->edition_before || o->quiet) {
        return;
    }
    if (o->released) {
        nt_tell(stderr, o->tongue, NT_MESSAGE_EDITION_NOTHING_RELEASED(.folder = o->released));
    } else if (run->cases->coverage.from < nt_period_first_day(asked->period)) {
        nt_tell(stderr, o->tongue, NT_MESSAGE_EDITION_BUILT_ALONE());
    }
}

/* What is planned is not made: its results are those of the whole, as they would be alone. */
static nt_status take_family(nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const nt_family_plan *made = run->reader ? run->reader->family : NULL;
    bool is_given = run->options->family && !run->options->plan && !request->internal;
    if (run->family) {
        return nt_family_make(run, request, NULL, 0, err);
    }
    if (made && !request->internal) {
        return nt_family_follow(run, made, request, err);
    }
    if (!is_given) {
        return NT_OK;
    }
    nt_family_plan *given = nt_new(run->arena, nt_family_plan);
    NT_TRY(nt_family_read(run, run->options->family, request, given, err));
    run->family = run->only_reads ? given : NULL;
    return run->only_reads ? NT_OK : nt_family_follow(run, given, request, err);
}

bool nt_run_must_plan(const nt_run_state *run)
{
    return run->cases && !run->family && !run->request->internal && run->request->threshold > 1;
}

nt_status nt_run_take_plan(nt_run_state *run, const char *path, nt_error *err)
{
    nt_family_plan *kept = nt_new(run->arena, nt_family_plan);
    NT_TRY(nt_family_read(run, path, run->request, kept, err));
    run->family = kept;
    return NT_OK;
}

nt_status nt_run_plan(nt_run_state *run, const char *const *areas, size_t count, nt_error *err)
{
    nt_clock_stage(run->clock, "plan");
    nt_family_plan *made = nt_new(run->arena, nt_family_plan);
    run->family = made;
    return nt_family_make(run, run->request, areas, count, err);
}

/* Reads the register, and takes the checksums of its files as they are read. */
static nt_status read_register(nt_run_state *run, nt_date day, nt_error *err)
{
    const nt_table *table = nt_ingest_table(run->package, "case");
    size_t count = table ? table->part_count : 0;
    nt_bag_sum *sums = nt_new_array(run->arena, nt_bag_sum, count + 1);
    nt_hearer *hearers = nt_new_array(run->arena, nt_hearer, count + 1);
    for (size_t i = 0; i < count; i++) {
        nt_bag_open_sum(&sums[i]);
        hearers[i] = (nt_hearer){.hear = nt_bag_add_sum, .context = &sums[i]};
        table->parts[i].hearer = &hearers[i];
    }
    nt_status status = nt_model_register(run->arena, run->rows, run->package, day, run->problems,
                                         &run->cases, err);
    for (size_t i = 0; i < count; i++) {
        nt_bag_close_sum(run->arena, &sums[i]);
    }
    return status;
}

/* Register and published figures, judged, and the state of the day. */
static nt_status read_cases(nt_run_state *run, nt_date as_of, nt_register_request *request,
                            nt_error *err)
{
    nt_clock_stage(run->clock, "model");
    nt_date day = nt_date_known(as_of)    ? as_of
                  : period_given(request) ? nt_period_last_day(request->period)
                                          : NT_DATE_UNKNOWN;
    NT_TRY(run->options->cube ? nt_counted_read(run, day, err) : read_register(run, day, err));
    NT_TRY(choose_day(run, as_of, request, err));
    NT_TRY(read_published(run, request, err));
    NT_TRY(nt_run_refuse_errors(run, err));
    run->cube = nt_cube_count(run->arena, run->cases, request->as_of, 0, run->cases->case_count);
    if (run->only_reads) {
        request->known = nt_register_known_open(run->rows, run->cases);
    }
    return NT_OK;
}

static nt_status take_cases(nt_run_state *run, nt_date as_of, nt_register_request *request,
                            nt_error *err)
{
    const nt_run_state *reader = run->reader;
    run->cases = reader->cases;
    run->cube = reader->cube;
    run->published = reader->published;
    run->published_in_data = reader->published_in_data;
    run->counted = reader->counted;
    run->counted_count = reader->counted_count;
    request->published = reader->request->published;
    request->known = reader->request->known;
    NT_TRY(choose_day(run, as_of, request, err));
    assert(request->as_of == reader->request->as_of);
    return NT_OK;
}

nt_status nt_run_register(nt_run_state *run, nt_date as_of, nt_error *err)
{
    nt_register_request request = {0};
    NT_TRY(read_request(run, &request, err));
    run->before = request.edition_before;
    NT_TRY(run->reader ? take_cases(run, as_of, &request, err)
                       : read_cases(run, as_of, &request, err));
    run->edition = request.as_of;
    NT_TRY(take_family(run, &request, err));
    run->request = nt_arena_copy(run->arena, &request, sizeof request);
    if (run->only_reads) {
        return NT_OK;
    }
    nt_clock_stage(run->clock, "compare");
    NT_TRY(
        nt_register_results(run->arena, run->cases, run->cube, run->request, &run->results, err));
    NT_TRY(nt_before_judge(run, err));
    tell_what_was_told(run);
    tell_how_little(run);
    return NT_OK;
}
