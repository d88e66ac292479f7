/* What came in, was decided and sanctioned, by month and quarter. */
#include <math.h>

#include "sheet.h"

static const nt_frame_key columns[FLOW_COUNT] = {
    {"reported", {{"{reported}", "{reported}"}}, NAN, "cases"},
    {"decided", {{"{decided}", "{decided}"}}, NAN, "cases"},
    {"proven", {{"{proven}", "{proven}"}}, NAN, "cases"},
    {"not-proven", {{"{not-proven}", "{not-proven}"}}, NAN, "cases"},
    {"sanctioned", {{"{sanctioned}", "{sanctioned}"}}, NAN, "cases"},
    {"otherwise-closed", {{"{closed}", "{closed}"}}, NAN, "cases"},
};

static int flows(const sheet *s)
{
    return nt_register_has_kind(s->reg, NT_OUTCOME_CLOSED) ? FLOW_COUNT : FLOW_CLOSED;
}

/* Whether the register can tell this flow. */
static bool flow_known(const nt_register *reg, int flow)
{
    switch (flow) {
    case FLOW_DECIDED:
        return reg->has_decided;
    case FLOW_PROVEN:
    case FLOW_NOT_PROVEN:
    case FLOW_CLOSED:
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
                   columns, (size_t)flows(s));
    for (int m = 0; m < MONTHS; m++) {
        f->rows[m] = calendar_month_key(s->arena, &s->calendar, m);
        f->as_of = last_day(s, m);
        /* A month that has not begun on the day of the state is unknown. */
        for (int c = 0; s->calendar.starts[m] <= s->calendar.end && c < flows(s); c++) {
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
                   QUARTERS, columns, (size_t)flows(s));
    for (int q = 0; q < QUARTERS; q++) {
        f->rows[q] = calendar_quarter_key(s->arena, &s->calendar, q);
        f->as_of = s->calendar.quarter_ends[q];
        for (int c = 0; c < flows(s); c++) {
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

/* What is settled stands first, then what is open, the unknown last. */
static const nt_outcome_code *outcome_at(const sheet *s, size_t at, size_t *index)
{
    const nt_outcomes *of = nt_register_outcomes(s->reg);
    size_t open = 0;
    while (1 + open < of->count && of->items[1 + open].kind == NT_OUTCOME_PENDING) {
        open++;
    }
    size_t settled = of->count - 1 - open;
    *index = at < settled ? 1 + open + at : at < of->count - 1 ? 1 + at - settled : 0;
    return &of->items[*index];
}

nt_outcome sheet_outcome_kind(const sheet *s, size_t at)
{
    size_t index;
    return outcome_at(s, at, &index)->kind;
}

draft *sheet_flow_closed(const sheet_frame *flow, size_t row)
{
    return flow->column_count > FLOW_CLOSED ? sheet_cell(flow, row, FLOW_CLOSED) : NULL;
}

static void outcomes_by_month(sheet *s, const nt_frame_key *keys, size_t count)
{
    sheet_frame *f =
        sheet_open(s, "flow.outcomes",
                   text_both("Hasil menurut bulan {reported}", "Outcomes by month when {reported}"),
                   MONTHS, keys, count);
    for (int m = 0; m < MONTHS; m++) {
        f->rows[m] = calendar_month_key(s->arena, &s->calendar, m);
        for (size_t c = 0, index; s->calendar.starts[m] <= s->calendar.end && c < count; c++) {
            outcome_at(s, c, &index);
            put_exact(s, (spot){f, (size_t)m, c}, s->scope.outcome[index][m]);
        }
    }
}

static void all_outcomes(sheet *s, const nt_frame_key *keys, size_t count)
{
    static const nt_frame_key of_cases[] = {
        {"cases", {{"kasus", "cases"}}, NAN, "cases"},
        {"share", {{"dari semua kasus", "of all cases"}}, NAN, "percent"}};
    sheet_frame *f = sheet_open(s, "outcomes", text_both("Kasus menurut hasil", "Cases by outcome"),
                                count, of_cases, 2);
    for (size_t row = 0, index; row < count; row++) {
        f->rows[row] = keys[row];
        f->rows[row].unit = NULL;
        outcome_at(s, row, &index);
        put_ratio(s, (spot){f, row, 1},
                  put_exact(s, (spot){f, row, 0}, s->scope.outcome_cases[index]),
                  s->total[TOTAL_CASES]);
    }
}

static void outcomes(sheet *s)
{
    size_t count = nt_register_outcomes(s->reg)->count;
    nt_frame_key keys[UINT8_MAX];
    for (size_t at = 0, index; at < count; at++) {
        const nt_outcome_code *outcome = outcome_at(s, at, &index);
        keys[at] = (nt_frame_key){outcome->code, outcome->label, NAN, "cases"};
    }
    if (s->reg->has_outcome) {
        outcomes_by_month(s, keys, count);
        all_outcomes(s, keys, count);
    }
}

void sheet_flow(sheet *s)
{
    months(s);
    quarters(s);
    outcomes(s);
}
