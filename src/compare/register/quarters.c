/* This quarter beside the one before and the same a year before. */
#include <math.h>

#include "curves.h"

static const nt_frame_key columns[] = {
    {"this", {{"triwulan ini", "this quarter"}}, NAN, NULL},
    {"previous", {{"triwulan sebelumnya", "previous quarter"}}, NAN, NULL},
    {"difference", {{"selisih", "difference"}}, NAN, NULL},
    {"year-before",
     {{"triwulan yang sama setahun sebelumnya", "same quarter a year before"}},
     NAN,
     NULL},
    {"year-difference",
     {{"selisih dari setahun sebelumnya", "difference from a year before"}},
     NAN,
     NULL},
};
enum { THIS, PREVIOUS, DIFFERENCE, YEAR_BEFORE, YEAR_DIFFERENCE, COLUMNS };

enum {
    ROW_REPORTED,
    ROW_DECIDED,
    ROW_PROVEN,
    ROW_SANCTIONED,
    ROW_OPEN,
    ROW_PROOF,
    ROW_SANCTION,
    ROW_TO_DECISION,
    ROW_TO_SANCTION,
    ROWS
};

static const nt_frame_key rows[ROWS] = {
    {"reported", {{"{reported}", "{reported}"}}, NAN, NULL},
    {"decided", {{"{decided}", "{decided}"}}, NAN, NULL},
    {"proven", {{"{proven}", "{proven}"}}, NAN, NULL},
    {"sanctioned", {{"{sanctioned}", "{sanctioned}"}}, NAN, NULL},
    {"open", {{"terbuka di akhir triwulan", "open at the end of the quarter"}}, NAN, NULL},
    {"proof-ratio", {{"{proven} dari yang {decided}", "{proven} of those {decided}"}}, NAN, NULL},
    {"sanction-ratio",
     {{"{sanctioned} dari yang {proven} dalam empat triwulan terakhir",
       "{sanctioned} of those {proven} in the last four quarters"}},
     NAN,
     NULL},
    {"median-days-to-decision",
     {{"median hari sampai {settled}, dari yang {reported} dalam empat triwulan terakhir",
       "median days until {settled}, of those {reported} in the last four quarters"}},
     NAN,
     NULL},
    {"median-days-to-sanction",
     {{"median hari sampai {sanctioned}, dari yang {proven} dalam empat triwulan terakhir",
       "median days until {sanctioned}, of those {proven} in the last four quarters"}},
     NAN,
     NULL},
};

static const size_t column_of[COHORTS] = {THIS, PREVIOUS, YEAR_BEFORE};
static const size_t quarter_of[COHORTS] = {QUARTERS - 1, QUARTERS - 2, QUARTERS - 5};

static void put_flow(sheet *s, sheet_frame *f, size_t row, const char *from, const char *column)
{
    const sheet_frame *source = sheet_find(s, from);
    size_t at = (size_t)sheet_column(source, column);
    for (int k = 0; k < COHORTS; k++) {
        const draft *cell = sheet_cell(source, quarter_of[k], at);
        f->as_of = s->calendar.quarter_ends[quarter_of[k]];
        if (cell) {
            put_count(s, (spot){f, row, column_of[k]}, (uint64_t)cell->row.value);
        }
    }
}

static void put_proof(sheet *s, sheet_frame *f)
{
    for (int k = 0; k < COHORTS; k++) {
        f->as_of = s->calendar.quarter_ends[quarter_of[k]];
        put_ratio(s, (spot){f, ROW_PROOF, column_of[k]}, sheet_cell(f, ROW_PROVEN, column_of[k]),
                  sheet_cell(f, ROW_DECIDED, column_of[k]));
    }
}

static void put_cohort(sheet *s, sheet_frame *f, int process, int k)
{
    size_t count;
    const nt_duration *durations = tally_cohort(s->arena, &s->scope, process, k, &count);
    nt_survival curve = nt_survival_estimate(s->arena, durations, count);
    if (!curve.total) {
        return;
    }
    size_t row = process == PROCESS_DECISION ? ROW_TO_DECISION : ROW_TO_SANCTION;
    f->as_of = s->calendar.quarter_ends[quarter_of[k]];
    draft *median =
        put_value(s, (spot){f, row, column_of[k]}, curve_quantile_row(&curve, 0.5), NULL, 0);
    median->suppressed = count_is_small(s, curve.total) || count_is_small(s, curve.events);
    if (process == PROCESS_SANCTION) {
        draft *ratio =
            put_share(s, (spot){f, ROW_SANCTION, column_of[k]}, curve.events, curve.total, NULL, 0);
        /* Its whole is printed beside the quarters that add up to it. */
        ratio->variable = disclosure_count(s->disclosure, (int64_t)curve.total, COST_PART);
    }
}

static void put_differences(sheet *s, sheet_frame *f)
{
    for (size_t row = 0; row < ROWS; row++) {
        f->as_of = s->calendar.end;
        draft *now = sheet_cell(f, row, THIS);
        put_difference(s, (spot){f, row, DIFFERENCE}, now, sheet_cell(f, row, PREVIOUS));
        put_difference(s, (spot){f, row, YEAR_DIFFERENCE}, now, sheet_cell(f, row, YEAR_BEFORE));
    }
}

void sheet_quarters(sheet *s)
{
    sheet_frame *f =
        sheet_open(s, "quarters.compare", text_both("Perbandingan triwulan", "Quarters compared"),
                   ROWS, columns, COLUMNS);
    for (size_t row = 0; row < ROWS; row++) {
        f->rows[row] = rows[row];
    }
    put_flow(s, f, ROW_REPORTED, "flow.quarters", "reported");
    put_flow(s, f, ROW_DECIDED, "flow.quarters", "decided");
    put_flow(s, f, ROW_PROVEN, "flow.quarters", "proven");
    put_flow(s, f, ROW_SANCTIONED, "flow.quarters", "sanctioned");
    put_flow(s, f, ROW_OPEN, "stock.quarters", "open-end");
    put_proof(s, f);
    for (int k = 0; k < COHORTS; k++) {
        for (int p = 0; p < PROCESS_COUNT; p++) {
            put_cohort(s, f, p, k);
        }
    }
    put_differences(s, f);
}
