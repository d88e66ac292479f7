/* What adds up to what: everything that a reader can reckon with.
 *
 * A sum that is short of its total by cases that no cell shows (an unknown code, a case before the
 * window) is taken as known to the reader all the same: it can often be guessed, and to assume more
 * knowledge than there is only suppresses more. So a relation needs no constant. */
#include <string.h>

#include "sheet.h"

static void term(sheet *s, const draft *d, int sign)
{
    if (d && d->variable >= 0) {
        disclosure_term(s->disclosure, d->variable, sign);
    }
}

static void same(sheet *s, const draft *a, const draft *b)
{
    if (a && b && a->variable >= 0 && b->variable >= 0) {
        disclosure_same(s->disclosure, a->variable, b->variable);
    }
}

/* Where the register has none of the parts, they do not sum to nothing. */
static bool has_parts(const sheet_frame *f, int column, size_t first, size_t last)
{
    for (size_t row = first; row < last; row++) {
        if (sheet_cell(f, row, (size_t)column)) {
            return true;
        }
    }
    return false;
}

/* total = the sum of a column over rows [first, last). */
static void column_sum(sheet *s, const draft *total, const sheet_frame *f, int column, size_t first,
                       size_t last)
{
    if (!total || !f || column < 0 || !has_parts(f, column, first, last)) {
        return;
    }
    disclosure_begin(s->disclosure);
    term(s, total, -1);
    for (size_t row = first; row < last; row++) {
        term(s, sheet_cell(f, row, (size_t)column), 1);
    }
    disclosure_end(s->disclosure);
}

static void row_sum(sheet *s, const draft *total, const sheet_frame *f, size_t row, size_t first,
                    size_t last)
{
    if (!total || !sheet_cell(f, row, first)) {
        return;
    }
    disclosure_begin(s->disclosure);
    term(s, total, -1);
    for (size_t column = first; column < last; column++) {
        term(s, sheet_cell(f, row, column), 1);
    }
    disclosure_end(s->disclosure);
}

/* whole = a part and what is left of it, and what was otherwise closed: NULL where nothing is */
static void split(sheet *s, const draft *whole, const draft *part, const draft *left,
                  const draft *closed)
{
    if (whole && part && left) {
        disclosure_begin(s->disclosure);
        term(s, whole, -1);
        term(s, part, 1);
        term(s, left, 1);
        term(s, closed, 1);
        disclosure_end(s->disclosure);
    }
}

/* What is left of the total was before the window. */
static void sum_of_quarters(sheet *s, const draft *total, const sheet_frame *quarters, int column)
{
    if (!total || !has_parts(quarters, column, 0, QUARTERS)) {
        return;
    }
    column_sum(s, total, quarters, column, 0, QUARTERS);
    double before = total->row.value;
    for (size_t q = 0; q < QUARTERS; q++) {
        const draft *cell = sheet_cell(quarters, q, (size_t)column);
        before -= cell ? cell->row.value : 0;
    }
    if (before > 0) {
        disclosure_known_from(s->disclosure, WITHHOLD_REMAINDERS);
    }
}

/* Outcomes make their kind, kinds make all cases. */
static void relate_outcomes(sheet *s)
{
    static const struct {
        nt_outcome kind;
        int total;
    } kinds[] = {{NT_OUTCOME_PROVEN, TOTAL_PROVEN},
                 {NT_OUTCOME_NOT_PROVEN, TOTAL_NOT_PROVEN},
                 {NT_OUTCOME_CLOSED, TOTAL_CLOSED}};
    const sheet_frame *f = sheet_find(s, "outcomes");
    if (!f) {
        return;
    }
    column_sum(s, s->total[TOTAL_CASES], f, 0, 0, f->row_count);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        disclosure_begin(s->disclosure);
        term(s, s->total[kinds[k].total], -1);
        for (size_t row = 0; row < f->row_count; row++) {
            if (sheet_outcome_kind(s, row) == kinds[k].kind) {
                term(s, sheet_cell(f, row, 0), 1);
            }
        }
        disclosure_end(s->disclosure);
    }
}

static void relate_flow(sheet *s)
{
    static const int total_of[FLOW_COUNT] = {TOTAL_CASES,      TOTAL_DECIDED,    TOTAL_PROVEN,
                                             TOTAL_NOT_PROVEN, TOTAL_SANCTIONED, TOTAL_CLOSED};
    const sheet_frame *months = sheet_find(s, "flow.months");
    const sheet_frame *quarters = sheet_find(s, "flow.quarters");
    const sheet_frame *outcomes = sheet_find(s, "flow.outcomes");
    for (int c = 0; c < (int)quarters->column_count; c++) {
        for (size_t q = 0; q < QUARTERS; q++) {
            column_sum(s, sheet_cell(quarters, q, (size_t)c), months, c, q * MONTHS_A_QUARTER,
                       (q + 1) * MONTHS_A_QUARTER);
        }
        sum_of_quarters(s, s->total[total_of[c]], quarters, c);
    }
    for (size_t m = 0; m < MONTHS; m++) {
        row_sum(s, sheet_cell(months, m, FLOW_DECIDED), months, m, FLOW_PROVEN, FLOW_SANCTIONED);
        if (outcomes) {
            row_sum(s, sheet_cell(months, m, FLOW_REPORTED), outcomes, m, 0,
                    outcomes->column_count);
        }
    }
    for (size_t q = 0; q < QUARTERS; q++) {
        row_sum(s, sheet_cell(quarters, q, FLOW_DECIDED), quarters, q, FLOW_PROVEN,
                FLOW_SANCTIONED);
    }
    split(s, s->total[TOTAL_DECIDED], s->total[TOTAL_PROVEN], s->total[TOTAL_NOT_PROVEN], NULL);
}

enum { OPEN_START, REPORTED, CLOSED, OPEN_END };

static void relate_balance(sheet *s, const sheet_frame *stock, const sheet_frame *flow, size_t q)
{
    disclosure_begin(s->disclosure);
    term(s, sheet_cell(stock, q, OPEN_START), 1);
    term(s, sheet_cell(stock, q, REPORTED), 1);
    term(s, sheet_cell(stock, q, CLOSED), -1);
    term(s, sheet_cell(stock, q, OPEN_END), -1);
    disclosure_end(s->disclosure);
    same(s, sheet_cell(stock, q, REPORTED), sheet_cell(flow, q, FLOW_REPORTED));
    if (q + 1 < QUARTERS) {
        same(s, sheet_cell(stock, q, OPEN_END), sheet_cell(stock, q + 1, OPEN_START));
    }
    /* A case is closed by a sanction, for want of proof, or otherwise. */
    split(s, sheet_cell(stock, q, CLOSED), sheet_cell(flow, q, FLOW_NOT_PROVEN),
          sheet_cell(flow, q, FLOW_SANCTIONED), sheet_flow_closed(flow, q));
}

/* What is not decided awaits a decision, what is proven and not sanctioned its sanction. */
static void relate_waiting(sheet *s, const sheet_frame *stages)
{
    split(s, s->total[TOTAL_CASES], s->total[TOTAL_DECIDED],
          sheet_cell(stages, STAGE_AWAITING_DECISION, AGE_BANDS), s->total[TOTAL_CLOSED]);
    split(s, s->total[TOTAL_PROVEN], s->total[TOTAL_SANCTIONED],
          sheet_cell(stages, STAGE_AWAITING_SANCTION, AGE_BANDS), NULL);
}

static void relate_stock(sheet *s)
{
    const sheet_frame *stock = sheet_find(s, "stock.quarters");
    const sheet_frame *flow = sheet_find(s, "flow.quarters");
    const sheet_frame *ages = sheet_find(s, "stock.ages");
    const sheet_frame *stages = sheet_find(s, "stock.ages.stage");
    for (size_t q = 0; q < QUARTERS; q++) {
        relate_balance(s, stock, flow, q);
        row_sum(s, sheet_cell(ages, q, AGE_BANDS), ages, q, 0, AGE_BANDS);
        same(s, sheet_cell(ages, q, AGE_BANDS), sheet_cell(stock, q, OPEN_END));
    }
    for (size_t stage = 0; stage < STAGES; stage++) {
        row_sum(s, sheet_cell(stages, stage, AGE_BANDS), stages, stage, 0, AGE_BANDS);
    }
    for (int c = 0; c <= AGE_BANDS; c++) {
        column_sum(s, sheet_cell(ages, QUARTERS - 1, (size_t)c), stages, c, 0, STAGES);
    }
    same(s, s->total[TOTAL_OPEN], sheet_cell(stock, QUARTERS - 1, OPEN_END));
    relate_waiting(s, stages);
}

/* Curves leave out what is unknown; the frame of positions shows it. */
static void relate_summary(sheet *s, const char *id, const sheet_curve *curves,
                           const char *const unknown_in[2])
{
    const sheet_frame *f = sheet_find(s, id);
    for (size_t c = 0; c < 2; c++) {
        for (int family = 0; family < 2; family++) {
            nt_dimension of = family ? NT_DIM_POSITION : NT_DIM_EVENT;
            const sheet_frame *positions = family ? sheet_find(s, "positions") : NULL;
            if (positions && !unknown_in[c] && sheet_row(positions, "unknown") >= 0) {
                continue; /* orders.c has what is known of it */
            }
            disclosure_begin(s->disclosure);
            term(s, sheet_cell(f, 0, c), -1);
            for (size_t row = 1; row < f->row_count; row++) {
                if (curves[row].dimension == of) {
                    term(s, sheet_cell(f, row, c), 1);
                }
            }
            if (family && unknown_in[c]) {
                term(s, sheet_look(s, "positions", "unknown", unknown_in[c]), 1);
            }
            disclosure_end(s->disclosure);
        }
    }
}

static void relate_positions(sheet *s, const char *summary, const char *column, const char *in)
{
    const sheet_frame *f = sheet_find(s, "positions"), *curves = sheet_find(s, summary);
    for (size_t row = 0; f && row < f->row_count; row++) {
        if (sheet_row(curves, f->rows[row].code) >= 0) {
            same(s, sheet_look(s, summary, f->rows[row].code, column),
                 sheet_look(s, "positions", f->rows[row].code, in));
        }
    }
}

/* The bins make all that is done, and those between two days of the curve what is done there: bins
 * end on those days (delays.c). */
static void relate_delays(sheet *s, const char *delays, const char *curve, const draft *events)
{
    const sheet_frame *f = sheet_find(s, delays), *steps = sheet_find(s, curve);
    column_sum(s, events, f, 0, 0, f->row_count);
    size_t first = 0;
    for (size_t row = 0; steps && row < steps->row_count; row++) {
        size_t last = first;
        while (last < f->row_count && f->rows[last].x < steps->rows[row].x) {
            last++;
        }
        if (last > first) {
            disclosure_begin(s->disclosure);
            for (size_t bin = first; bin < last; bin++) {
                term(s, sheet_cell(f, bin, 0), 1);
            }
            disclosure_end(s->disclosure);
            disclosure_known_from(s->disclosure, WITHHOLD_CURVES);
        }
        first = last;
    }
}

/* What is otherwise closed waits for no decision any more, and counts as done. */
static void relate_settled(sheet *s, const draft *events)
{
    const draft *decided = s->total[TOTAL_DECIDED], *closed = s->total[TOTAL_CLOSED];
    if (!closed) {
        same(s, events, decided);
    } else if (events && decided) {
        split(s, events, decided, closed, NULL);
    }
}

static void relate_curves(sheet *s)
{
    static const char decision[] = "survival.decision.summary";
    static const char sanction[] = "survival.sanction.summary";
    if (s->curves[PROCESS_DECISION]) {
        relate_summary(s, decision, s->curves[PROCESS_DECISION],
                       (const char *const[]){"reported", NULL});
        same(s, sheet_look(s, decision, "all", "cases"), s->total[TOTAL_CASES]);
        relate_settled(s, sheet_look(s, decision, "all", "events"));
        relate_positions(s, decision, "cases", "reported");
        relate_delays(s, "delays.decision", "survival.decision.all",
                      sheet_look(s, decision, "all", "events"));
    }
    if (s->curves[PROCESS_SANCTION]) {
        relate_summary(s, sanction, s->curves[PROCESS_SANCTION],
                       (const char *const[]){"proven", "sanctioned"});
        same(s, sheet_look(s, sanction, "all", "cases"), s->total[TOTAL_PROVEN]);
        same(s, sheet_look(s, sanction, "all", "events"), s->total[TOTAL_SANCTIONED]);
        relate_positions(s, sanction, "cases", "proven");
        relate_positions(s, sanction, "events", "sanctioned");
        relate_delays(s, "delays.sanction", "survival.sanction.all",
                      sheet_look(s, sanction, "all", "events"));
    }
}

static void relate_quarters(sheet *s)
{
    static const char *const flows[4] = {"reported", "decided", "proven", "sanctioned"};
    static const char *const columns[3] = {"this", "previous", "year-before"};
    static const size_t quarter_of[3] = {QUARTERS - 1, QUARTERS - 2, QUARTERS - 5};
    const sheet_frame *flow = sheet_find(s, "flow.quarters");
    const sheet_frame *stock = sheet_find(s, "stock.quarters");
    for (size_t k = 0; k < 3; k++) {
        for (size_t i = 0; i < 4; i++) {
            same(s, sheet_look(s, "quarters.compare", flows[i], columns[k]),
                 sheet_cell(flow, quarter_of[k], (size_t)sheet_column(flow, flows[i])));
        }
        same(s, sheet_look(s, "quarters.compare", "open", columns[k]),
             sheet_cell(stock, quarter_of[k], OPEN_END));
    }
}

/* What each column of a frame of categories adds up to. */
static draft *total_of(const sheet *s, const char *column)
{
    static const struct {
        const char *column;
        int total;
    } totals[] = {{"reported", TOTAL_CASES},
                  {"proven", TOTAL_PROVEN},
                  {"sanctioned", TOTAL_SANCTIONED},
                  {"open", TOTAL_OPEN}};
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
        if (strcmp(column, totals[i].column) == 0) {
            return s->total[totals[i].total];
        }
    }
    return strcmp(column, "this-quarter") == 0
               ? sheet_look(s, "flow.quarters", s->quarter_code[QUARTERS - 1], "reported")
           : strcmp(column, "previous-quarter") == 0
               ? sheet_look(s, "flow.quarters", s->quarter_code[QUARTERS - 2], "reported")
               : NULL;
}

static void relate_categories(sheet *s, const char *id)
{
    const sheet_frame *f = sheet_find(s, id);
    for (size_t c = 0; f && c < f->column_count; c++) {
        column_sum(s, total_of(s, f->columns[c].code), f, (int)c, 0, f->row_count);
    }
}

/* A regency's province stands before the point or is its parent: rows are in code order, but the
 * code list says whose child it is. */
static uint32_t parent_of(const sheet *s, const char *code)
{
    const nt_codes *codes = &s->reg->codes[NT_DIM_REGENCY];
    for (uint32_t i = 1; i < codes->count; i++) {
        if (strcmp(codes->items[i].code, code) == 0) {
            return codes->items[i].parent;
        }
    }
    return 0;
}

static void relate_regencies(sheet *s)
{
    const sheet_frame *provinces = sheet_find(s, "provinces");
    const sheet_frame *regencies = sheet_find(s, "regencies");
    if (!provinces || !regencies) {
        relate_categories(s, "regencies");
        return;
    }
    uint32_t *parents = nt_new_array(s->arena, uint32_t, regencies->row_count);
    for (size_t r = 0; r < regencies->row_count; r++) {
        parents[r] = parent_of(s, regencies->rows[r].code);
    }
    for (size_t p = 0; p < provinces->row_count; p++) {
        for (size_t c = 0; c < provinces->column_count; c++) {
            disclosure_begin(s->disclosure);
            term(s, sheet_cell(provinces, p, c), -1);
            for (size_t r = 0; r < regencies->row_count; r++) {
                const char *code = s->reg->codes[NT_DIM_PROVINCE].items[parents[r]].code;
                if (parents[r] && strcmp(code, provinces->rows[p].code) == 0) {
                    term(s, sheet_cell(regencies, r, c), 1);
                }
            }
            disclosure_end(s->disclosure);
        }
    }
}

static void relate_area_months(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "provinces.months");
    const sheet_frame *provinces = sheet_find(s, "provinces");
    const sheet_frame *months = sheet_find(s, "flow.months");
    const sheet_frame *funnel = sheet_find(s, "funnel.provinces");
    for (size_t m = 0; f && m < HEAT_MONTHS; m++) {
        column_sum(s, sheet_cell(months, MONTHS - HEAT_MONTHS + m, FLOW_REPORTED), f, (int)m, 0,
                   f->row_count);
    }
    for (size_t p = 0; f && p < f->row_count; p++) {
        row_sum(s, sheet_look(s, "provinces", f->rows[p].code, "this-quarter"), f, p,
                HEAT_MONTHS - MONTHS_A_QUARTER, HEAT_MONTHS);
    }
    for (size_t p = 0; funnel && p < funnel->row_count; p++) {
        same(s, sheet_cell(funnel, p, 0),
             sheet_cell(provinces, p, (size_t)sheet_column(provinces, "proven")));
    }
}

static void relate_unknown(sheet *s)
{
    static const struct {
        const char *frame;
        nt_dimension dimension;
    } of[] = {{"positions", NT_DIM_POSITION},
              {"violations", NT_DIM_VIOLATION},
              {"institutions", NT_DIM_INSTITUTION}};
    for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
        same(s, s->unknown_of[of[i].dimension], sheet_look(s, of[i].frame, "unknown", "reported"));
    }
}

static void relate_revision(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "revision"),
                      *triangle = sheet_find(s, "revision.triangle");
    const sheet_frame *flow = sheet_find(s, "flow.quarters");
    for (size_t q = 0; f && q < QUARTERS; q++) {
        same(s, sheet_cell(f, q, 1), sheet_cell(flow, q, FLOW_REPORTED));
        same(s, sheet_cell(f, q, 0), sheet_cell(triangle, q, q));
        if (s->cube->as_of == s->calendar.end) {
            same(s, sheet_cell(triangle, q, QUARTERS - 1), sheet_cell(f, q, 1));
        }
    }
}

static void relate_nation(sheet *s)
{
    same(s, sheet_look(s, "nation.compare", "reported", "area"), s->total[TOTAL_CASES]);
    same(s, sheet_look(s, "nation.compare", "proven", "area"), s->total[TOTAL_PROVEN]);
    same(s, sheet_look(s, "nation.compare", "sanctioned", "area"), s->total[TOTAL_SANCTIONED]);
    same(s, sheet_look(s, "nation.compare", "open", "area"), s->total[TOTAL_OPEN]);
    same(s, sheet_look(s, "nation.compare", "this-quarter", "area"),
         sheet_look(s, "quarters.compare", "reported", "this"));
}

/* The grand totals stand in every table, and open the report. */
static void keep_totals(sheet *s)
{
    for (int i = 0; i < TOTALS; i++) {
        if (s->total[i]) {
            disclosure_keep(s->disclosure, s->total[i]->variable, KEEP_TOTAL);
        }
    }
}

/* The quarter's own figures come first in the report's summary, then those it is compared with; the
 * ratios of sanctions stand below them. */
static void keep_headlines(sheet *s)
{
    static const char *const rows[] = {"reported", "decided", "proven", "sanctioned", "open"};
    static const struct {
        const char *column;
        int rank;
    } kept[] = {
        {"this", KEEP_THIS}, {"previous", KEEP_PREVIOUS}, {"year-before", KEEP_YEAR_BEFORE}};
    for (size_t k = 0; k < sizeof kept / sizeof *kept; k++) {
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            const draft *d = sheet_look(s, "quarters.compare", rows[i], kept[k].column);
            if (d && d->variable >= 0) {
                disclosure_keep(s->disclosure, d->variable, kept[k].rank);
            }
        }
        const draft *ratio = sheet_look(s, "quarters.compare", "sanction-ratio", kept[k].column);
        if (ratio && ratio->variable >= 0) {
            disclosure_keep(s->disclosure, ratio->variable, KEEP_YEAR_BEFORE);
        }
    }
}

void sheet_relations(sheet *s)
{
    keep_totals(s);
    keep_headlines(s);
    relate_flow(s);
    relate_outcomes(s);
    relate_stock(s);
    relate_quarters(s);
    relate_categories(s, "positions");
    relate_categories(s, "violations");
    relate_categories(s, "institutions");
    relate_categories(s, "provinces");
    relate_regencies(s);
    relate_area_months(s);
    relate_unknown(s);
    relate_curves(s);
    relate_revision(s);
    relate_nation(s);
}
