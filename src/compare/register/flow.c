/* What came in, was decided and sanctioned, by month and quarter. */
#include <math.h>

#include "sheet.h"

static const nt_frame_key columns[FLOW_COUNT] = {
    {"reported", {{"dilaporkan", "reported"}}, NAN, "cases"},
    {"decided", {{"diputus", "decided"}}, NAN, "cases"},
    {"proven", {{"terbukti", "proven"}}, NAN, "cases"},
    {"not-proven", {{"tidak terbukti", "not proven"}}, NAN, "cases"},
    {"sanctioned", {{"dijatuhi sanksi", "sanctioned"}}, NAN, "cases"},
};

static const nt_frame_key outcome_columns[OUTCOMES] = {
    {"pending", {{"dalam proses", "pending"}}, NAN, "cases"},
    {"proven", {{"terbukti", "proven"}}, NAN, "cases"},
    {"not-proven", {{"tidak terbukti", "not proven"}}, NAN, "cases"},
    {"unknown", {{"hasil tidak diketahui", "outcome unknown"}}, NAN, "cases"},
};
static const nt_outcome outcome_of[OUTCOMES] = {NT_OUTCOME_PENDING, NT_OUTCOME_PROVEN,
                                                NT_OUTCOME_NOT_PROVEN, NT_OUTCOME_UNKNOWN};

/* Whether the register can tell this flow. */
static bool flow_known(const nt_register *reg, int flow)
{
    switch (flow) {
    case FLOW_DECIDED:
        return reg->has_decided;
    case FLOW_PROVEN:
    case FLOW_NOT_PROVEN:
        return reg->has_decided && reg->has_outcome;
    case FLOW_SANCTIONED:
        return reg->has_sanctioned;
    default:
        return true;
    }
}

static nt_date last_day(const sheet *s, int month)
{
    nt_date last = s->calendar.starts[month + 1] - 1;
    return last < s->calendar.end ? last : s->calendar.end;
}

static void months(sheet *s)
{
    sheet_frame *f =
        sheet_open(s, "flow.months", text_both("Kasus menurut bulan", "Cases by month"), MONTHS,
                   columns, FLOW_COUNT);
    for (int m = 0; m < MONTHS; m++) {
        f->rows[m] = calendar_month_key(s->arena, &s->calendar, m);
        f->as_of = last_day(s, m);
        /* A month that has not begun on the day of the state is unknown. */
        for (int c = 0; s->calendar.starts[m] <= s->calendar.end && c < FLOW_COUNT; c++) {
            if (flow_known(s->reg, c)) {
                put_count(s, (spot){f, (size_t)m, (size_t)c}, s->scope.flow[m][c]);
            }
        }
    }
}

static void quarters(sheet *s)
{
    sheet_frame *f =
        sheet_open(s, "flow.quarters", text_both("Kasus menurut triwulan", "Cases by quarter"),
                   QUARTERS, columns, FLOW_COUNT);
    for (int q = 0; q < QUARTERS; q++) {
        f->rows[q] = calendar_quarter_key(s->arena, &s->calendar, q);
        f->as_of = s->calendar.quarter_ends[q];
        for (int c = 0; c < FLOW_COUNT; c++) {
            uint64_t sum = 0;
            for (int m = q * MONTHS_A_QUARTER; m < (q + 1) * MONTHS_A_QUARTER; m++) {
                sum += s->scope.flow[m][c];
            }
            if (flow_known(s->reg, c)) {
                put_count(s, (spot){f, (size_t)q, (size_t)c}, sum);
            }
        }
    }
}

static void outcomes(sheet *s)
{
    if (!s->reg->has_outcome) {
        return;
    }
    sheet_frame *f = sheet_open(
        s, "flow.outcomes", text_both("Hasil menurut bulan laporan", "Outcomes by month of report"),
        MONTHS, outcome_columns, OUTCOMES);
    for (int m = 0; m < MONTHS; m++) {
        f->rows[m] = calendar_month_key(s->arena, &s->calendar, m);
        for (int c = 0; s->calendar.starts[m] <= s->calendar.end && c < OUTCOMES; c++) {
            put_exact(s, (spot){f, (size_t)m, (size_t)c}, s->scope.outcome[m][outcome_of[c]]);
        }
    }
}

void sheet_flow(sheet *s)
{
    months(s);
    quarters(s);
    outcomes(s);
}
