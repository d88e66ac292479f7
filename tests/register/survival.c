/* The shipped register's times to a decision, to a sanction and to its recording, as the ledger of
 * an internal report has them, against R's package survival, which reads the file by itself:
 * tests/tools/survival_oracle.R. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "packages.h"
#include "register/results.h"
#include "stats/golden.h"

enum { LINES_MIN = 250, DAY_MULTIPLE = 15 };

/* The shipped register; with two arguments, another one and what R says of it. */
static const char *folder = NT_SOURCE_DIR "/data/register",
                  *golden = NT_SOURCE_DIR "/tests/register/golden/survival.csv";

typedef struct {
    nt_arena *arena;
    const nt_results *results;
    const nt_results *named; /* of a report that names headlines */
} report;

static report internal_report(nt_arena *arena)
{
    nt_date day = nt_date_from_civil(2024, 3, 31);
    const nt_register *reg = register_in(arena, folder, NT_DATE_UNKNOWN);
    report out = {arena, NULL, NULL};
    nt_error err;
    const nt_cube *cube = nt_cube_count(arena, reg, day, 0, reg->case_count);
    nt_register_request request = {
        .period = {NT_PERIOD_QUARTER, 2024 * 12}, .as_of = day, .threshold = 3, .internal = true};
    assert_int_equal(nt_register_results(arena, reg, cube, &request, &out.results, &err), NT_OK);
    request.headlines = (const char *const[]){"period.reported", "quarter.sanctioned",
                                              "period.open",     "period.median-days-to-sanction",
                                              "cases.proven",    "period.decided.previous"};
    request.headline_count = 6;
    assert_int_equal(nt_register_results(arena, reg, cube, &request, &out.named, &err), NT_OK);
    return out;
}

static const nt_ledger_row *find(const report *r, const char *id)
{
    const nt_ledger_row *row = nt_ledger_find(r->results->ledger, id);
    if (!row) {
        fail_msg("no row %s", id);
    }
    return row;
}

/* "survival.decision.summary.<group>.<column>" */
static const nt_ledger_row *summary(const report *r, const golden_row *line, const char *column)
{
    return find(r, nt_arena_printf(r->arena, "survival.%s.summary.%s.%s", line->cells[1],
                                   line->cells[2], column));
}

/* The curve's row on that day; NULL on a day that its grid leaves out. */
static const nt_ledger_row *step(const report *r, const golden_row *line, const char *column)
{
    const char *id = nt_arena_printf(r->arena, "survival.%s.%s.%s.%s", line->cells[1],
                                     line->cells[2], line->cells[3], column);
    return golden_count(line, 3) % DAY_MULTIPLE == 0 ? find(r, id) : NULL;
}

static bool in_summary(const golden_row *line)
{
    return golden_is(line, 3, "30") || golden_is(line, 3, "90") || golden_is(line, 3, "180") ||
           golden_is(line, 3, "365");
}

static void check_quantile(const report *r, const golden_row *line)
{
    const char *column = golden_is(line, 3, "0.5")    ? "median"
                         : golden_is(line, 3, "0.25") ? "q1"
                                                      : "q3";
    const nt_ledger_row *row = summary(r, line, column);
    golden_check(line, 4, row->value);
    golden_check(line, 5, row->lower);
    golden_check(line, 6, row->upper);
}

static void check_share(const golden_row *line, const nt_ledger_row *row)
{
    golden_check(line, 4, row->value / 100);
    golden_check(line, 5, row->lower / 100);
    golden_check(line, 6, row->upper / 100);
}

static void check_by(const report *r, const golden_row *line)
{
    const nt_ledger_row *row = step(r, line, "estimate");
    if (row) {
        check_share(line, row);
    }
    if (in_summary(line)) {
        check_share(line, summary(r, line, nt_arena_printf(r->arena, "by-%s", line->cells[3])));
    }
}

static void check_log_rank(const report *r, const golden_row *line)
{
    static const char *const columns[] = {"chi-square", "degrees", "p-value"};
    for (int i = 0; i < 3; i++) {
        golden_check(line, 3 + i,
                     find(r, nt_arena_printf(r->arena, "survival.%s.logrank.%s.%s", line->cells[1],
                                             line->cells[2], columns[i]))
                         ->value);
    }
}

/* Value and limits of a row, which holds hundredths. */
static void check_limits(const golden_row *line, int first, const nt_ledger_row *row)
{
    golden_check(line, first, row->value / 100);
    golden_check(line, first + 1, row->lower / 100);
    golden_check(line, first + 2, row->upper / 100);
}

static void check_together(const report *r, const golden_row *line)
{
    check_limits(line, 3,
                 find(r, nt_arena_printf(r->arena, "survival.%s.logrank.events.by-%s",
                                         line->cells[1], line->cells[2])));
}

static void check_since(const report *r, const golden_row *line)
{
    const char *stem =
        nt_arena_printf(r->arena, "events.since.%s.%s", line->cells[1], line->cells[2]);
    golden_check(line, 3, find(r, nt_arena_printf(r->arena, "%s.a", stem))->value / 100);
    golden_check(line, 4, find(r, nt_arena_printf(r->arena, "%s.b", stem))->value / 100);
    check_limits(line, 5, find(r, nt_arena_printf(r->arena, "%s.difference", stem)));
    const nt_ledger_row *ratio =
        nt_ledger_find(r->results->ledger, nt_arena_printf(r->arena, "%s.ratio", stem));
    golden_check(line, 8, ratio ? ratio->value : NAN); /* unknown there where it is in R */
    golden_check(line, 9, find(r, nt_arena_printf(r->arena, "%s.p-value", stem))->value);
}

static void check_incidence(const report *r, const golden_row *line)
{
    check_limits(line, 3,
                 find(r, nt_arena_printf(r->arena, "survival.outcome.summary.%s.by-%s",
                                         line->cells[1], line->cells[2])));
}

static void check_period(const report *r, const golden_row *line)
{
    const nt_ledger_row *row = find(
        r, nt_arena_printf(r->arena, "quarters.compare.%s.%s", line->cells[1], line->cells[2]));
    golden_check(line, 3, row->value);
    golden_check(line, 4, row->lower);
    golden_check(line, 5, row->upper);
}

static void check_family(const report *r, const golden_row *line)
{
    report named = {r->arena, r->named, NULL};
    check_period(&named, line);
}

static void check_position(const report *r, const golden_row *line)
{
    const nt_ledger_row *row =
        find(r, nt_arena_printf(r->arena, "positions.%s.difference", line->cells[1]));
    golden_check(line, 2, row->value);
    golden_check(line, 3, row->lower);
    golden_check(line, 4, row->upper);
}

static void check_gray(const report *r, const golden_row *line)
{
    golden_check(line, 1, find(r, "survival.outcome.test.events.chi-square")->value);
    golden_check(line, 2, find(r, "survival.outcome.test.events.degrees")->value);
    golden_check(line, 3, find(r, "survival.outcome.test.events.p-value")->value);
}

static void check_line(const report *r, const golden_row *line)
{
    if (golden_is(line, 0, "cases")) {
        golden_check(line, 3, summary(r, line, "cases")->value);
        golden_check(line, 4, summary(r, line, "events")->value);
    } else if (golden_is(line, 0, "quantile")) {
        check_quantile(r, line);
    } else if (golden_is(line, 0, "by")) {
        check_by(r, line);
    } else if (golden_is(line, 0, "at")) {
        const nt_ledger_row *row = step(r, line, "at-risk");
        golden_check(line, 4, row ? row->value : golden_number(line, 4));
    } else if (golden_is(line, 0, "lag")) {
        const char *stem = nt_arena_printf(r->arena, "events.lag.%s", line->cells[1]);
        golden_check(line, 2, find(r, nt_arena_printf(r->arena, "%s.median", stem))->value);
        golden_check(line, 3, find(r, nt_arena_printf(r->arena, "%s.p90", stem))->value);
    } else if (golden_is(line, 0, "together")) {
        check_together(r, line);
    } else if (golden_is(line, 0, "since")) {
        check_since(r, line);
    } else if (golden_is(line, 0, "incidence")) {
        check_incidence(r, line);
    } else if (golden_is(line, 0, "scatter")) {
        const char *id = nt_arena_printf(r->arena, "periods.dispersion.%s.factor", line->cells[1]);
        golden_check(line, 2, find(r, id)->value);
    } else if (golden_is(line, 0, "period")) {
        check_period(r, line);
    } else if (golden_is(line, 0, "family")) {
        check_family(r, line);
    } else if (golden_is(line, 0, "group")) {
        check_position(r, line);
    } else if (golden_is(line, 0, "gray")) {
        check_gray(r, line);
    } else if (golden_is(line, 0, "logrank") || golden_is(line, 0, "weighted")) {
        check_log_rank(r, line);
    } else {
        fail_msg("a line of an unknown kind: %s", line->cells[0]);
    }
}

TEST(test_sample_agrees_with_r)
{
    report r = internal_report(*state);
    FILE *file = fopen(golden, "r");
    golden_row line;
    int lines = 0;
    assert_non_null(file);
    for (; golden_next(file, &line); lines++) {
        check_line(&r, &line);
    }
    assert_int_equal(fclose(file), 0);
    assert_true(lines >= LINES_MIN);
}

int main(int argc, char **argv)
{
    folder = argc == 3 ? argv[1] : folder;
    golden = argc == 3 ? argv[2] : golden;
    int failed = run_enlisted(open_arena, close_arena);
    golden_tell("register");
    return failed;
}
