#include "register.h"

#include <stdlib.h>
#include <string.h>

#include "compare/register_results.h"
#include "earlier.h"

enum { THRESHOLD_DEFAULT = 3, THRESHOLD_MAX = 100 };

bool nt_run_has_register(const nt_run_state *run)
{
    const nt_table *cases = nt_ingest_table(run->package, "case");
    return nt_report_is_register(run->template) ||
           (cases && !nt_ingest_table(run->package, "figure"));
}

/* --- what --set asks for --- */

static nt_status bad_parameter(const nt_run_state *run, const char *name, const char *value,
                               const char *right, nt_error *err)
{
    return nt_fail(err, NT_INVALID, nt_report_parameter_place(run->template, name), "%s \"%s\" %s",
                   name, value, right);
}

static nt_status read_quarter(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const char *text = nt_report_parameter(run->template, "quarter");
    if (!text) {
        return NT_OK;
    }
    bool fits = strlen(text) == 7 && strspn(text, "0123456789") == 4 && text[4] == '-' &&
                text[5] == 'Q' && text[6] >= '1' && text[6] <= '4' && strncmp(text, "0000", 4) != 0;
    if (!fits) {
        return bad_parameter(run, "quarter", text, "is no quarter; write YYYY-QN, as in 2024-Q1",
                             err);
    }
    request->year = atoi(text);
    request->quarter = text[6] - '0';
    return NT_OK;
}

static nt_status read_threshold(const nt_run_state *run, nt_register_request *request,
                                nt_error *err)
{
    const char *text = nt_report_parameter(run->template, "threshold");
    request->threshold = THRESHOLD_DEFAULT;
    if (!text) {
        return NT_OK;
    }
    size_t length = strlen(text);
    int value = length <= 3 && strspn(text, "0123456789") == length ? atoi(text) : -1;
    request->threshold = value;
    return value >= 0 && value <= THRESHOLD_MAX
               ? NT_OK
               : bad_parameter(run, "threshold", text,
                               "is no threshold; write a whole number from 0 to 100, as in 3", err);
}

static nt_status read_internal(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const char *text = nt_report_parameter(run->template, "internal");
    request->internal = text && strcmp(text, "true") == 0;
    return !text || request->internal || strcmp(text, "false") == 0
               ? NT_OK
               : bad_parameter(run, "internal", text, "must be true or false", err);
}

/* An internal edition did not go out: its readers know all, and nothing would be left to protect.
 */
static nt_status read_before(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const char *path = nt_report_parameter(run->template, "before");
    if (!path) {
        return NT_OK;
    }
    nt_status status = nt_earlier_read(run->arena, path, &request->edition_before, err);
    if (!status && !request->internal && nt_ledger_is_internal(request->edition_before)) {
        status = bad_parameter(run, "before", path,
                               "is the ledger of an internal edition, which did not go out; name "
                               "that of the edition that did",
                               err);
    }
    return status;
}

static nt_status read_request(const nt_run_state *run, nt_register_request *request, nt_error *err)
{
    request->area = nt_report_parameter(run->template, "area");
    request->event_a = nt_report_parameter(run->template, "event_a");
    request->event_b = nt_report_parameter(run->template, "event_b");
    request->place = nt_report_parameter_place(run->template, request->area ? "area" : "event_b");
    nt_status status = read_quarter(run, request, err);
    status = status ? status : read_threshold(run, request, err);
    status = status ? status : read_internal(run, request, err);
    return status ? status : read_before(run, request, err);
}

/* --- the quarter and its day --- */

static nt_date first_day(int year, int quarter)
{
    return nt_date_from_civil(year, 3 * quarter - 2, 1);
}

static nt_date last_day(int year, int quarter)
{
    return (quarter == 4 ? first_day(year + 1, 1) : first_day(year, quarter + 1)) - 1;
}

static void quarter_of(nt_date day, nt_register_request *request)
{
    nt_civil civil = nt_date_to_civil(day);
    request->year = civil.year;
    request->quarter = (civil.month + 2) / 3;
}

/* A day without a quarter asks for its own; neither, for that of the latest day. */
static nt_status choose_day(const nt_run_state *run, nt_date as_of, nt_register_request *request,
                            nt_error *err)
{
    if (!request->year) {
        nt_date day = nt_date_known(as_of) ? as_of : run->cases->latest;
        if (!nt_date_known(day)) {
            return nt_fail(err, NT_INVALID, (nt_place){run->package->folder, 0, 0},
                           "no case has a day; name the quarter with --set quarter=YYYY-QN");
        }
        quarter_of(day, request);
    }
    nt_date first = first_day(request->year, request->quarter);
    nt_date last = last_day(request->year, request->quarter);
    if (nt_date_known(as_of) && (as_of < first || as_of > last)) {
        char day[11];
        return nt_fail(err, NT_INVALID, nt_report_parameter_place(run->template, "quarter"),
                       "%s lies outside of the quarter %d-Q%d; ask for a day in it, or leave out "
                       "one of the two",
                       nt_date_format_iso(as_of, day), request->year, request->quarter);
    }
    request->as_of = nt_date_known(as_of) ? as_of : last;
    return NT_OK;
}

/* --- what it is reconciled with --- */

/* Figures published later than the state are not to be reconciled with. */
static nt_status read_published(nt_run_state *run, nt_register_request *request, nt_error *err)
{
    const char *named = nt_report_published(run->template);
    const char *folder = run->options->published ? run->options->published : named;
    if (!*folder) {
        return NT_OK;
    }
    nt_status status = nt_ingest_package(run->arena, folder, run->problems, &run->published, err);
    return status ? status
                  : nt_model_publish(run->arena, run->published, request->as_of, run->problems,
                                     &request->published, err);
}

/* Not an error: what went out cannot be taken back. Whoever builds the edition should know. */
static void tell_what_was_told(const nt_run_state *run)
{
    const nt_ledger_row *told = nt_ledger_find(run->results->ledger, "suppressed.told");
    if (told && told->value > 0 && !run->options->quiet) {
        fprintf(stderr,
                "netra: note: %.0f small count%s of this edition %s already told by the edition "
                "before, or can be worked out with it; suppressing protects them no more\n",
                told->value, told->value == 1 ? "" : "s", told->value == 1 ? "is" : "are");
    }
}

nt_status nt_run_register(nt_run_state *run, nt_date as_of, nt_error *err)
{
    nt_register_request request = {0};
    nt_status status = read_request(run, &request, err);
    if (status) {
        return status;
    }
    run->before = request.edition_before;
    nt_clock_stage(run->clock, "model");
    nt_date day = nt_date_known(as_of) ? as_of
                  : request.year       ? last_day(request.year, request.quarter)
                                       : NT_DATE_UNKNOWN;
    status = nt_model_register(run->arena, run->package, day, run->problems, &run->cases, err);
    status = status ? status : choose_day(run, as_of, &request, err);
    status = status ? status : read_published(run, &request, err);
    status = status ? status : nt_run_refuse_errors(run, err);
    if (status) {
        return status;
    }
    const nt_cube *cube =
        nt_cube_count(run->arena, run->cases, request.as_of, 0, run->cases->case_count);
    run->edition = request.as_of;
    run->request = nt_arena_copy(run->arena, &request, sizeof request);
    nt_clock_stage(run->clock, "compare");
    status = nt_compare_register(run->arena, run->cases, cube, run->request, &run->results, err);
    if (!status) {
        tell_what_was_told(run);
    }
    return status;
}
