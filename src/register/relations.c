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
        nt_disclosure_term(s->disclosure, d->variable, sign);
    }
}

static void same(sheet *s, const draft *a, const draft *b)
{
    if (a && b && a->variable >= 0 && b->variable >= 0) {
        nt_disclosure_same(s->disclosure, a->variable, b->variable);
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
    nt_disclosure_begin(s->disclosure);
    term(s, total, -1);
    for (size_t row = first; row < last; row++) {
        term(s, sheet_cell(f, row, (size_t)column), 1);
    }
    nt_disclosure_end(s->disclosure);
}

static void row_sum(sheet *s, const draft *total, const sheet_frame *f, size_t row, size_t first,
                    size_t last)
{
    bool any = false;
    for (size_t column = first; column < last; column++) {
        any = any || sheet_cell(f, row, column);
    }
    if (!total || !any) {
        return;
    }
    nt_disclosure_begin(s->disclosure);
    term(s, total, -1);
    for (size_t column = first; column < last; column++) {
        term(s, sheet_cell(f, row, column), 1);
    }
    nt_disclosure_end(s->disclosure);
}

/* whole = a part and what is left of it, and what was otherwise closed: NULL where nothing is */
static void split(sheet *s, const draft *whole, const draft *part, const draft *left,
                  const draft *closed)
{
    if (whole && part && left) {
        nt_disclosure_begin(s->disclosure);
        term(s, whole, -1);
        term(s, part, 1);
        term(s, left, 1);
        term(s, closed, 1);
        nt_disclosure_end(s->disclosure);
    }
}

/* total = what came in the steps from `first` to `last`; a step that is not covered has no cell. */
static void sum_of_steps(sheet *s, const draft *total, int flow, int first, int last)
{
    if (!total) {
        return;
    }
    nt_disclosure_begin(s->disclosure);
    term(s, total, -1);
    for (int step = first; step <= last; step++) {
        term(s, sheet_flow_step(s, step, flow), 1);
    }
    nt_disclosure_end(s->disclosure);
}

/* What is left of the total was before the window. */
static void sum_of_window(sheet *s, const draft *total, const sheet_frame *months, int flow)
{
    const sheet_frame *steps = sheet_find(s, "flow.quarters");
    steps = steps ? steps : months;
    if (!total || !has_parts(steps, flow, 0, steps->row_count)) {
        return;
    }
    column_sum(s, total, steps, flow, 0, steps->row_count);
    double before = total->row.value;
    for (size_t row = 0; row < steps->row_count; row++) {
        const draft *cell = sheet_cell(steps, row, (size_t)flow);
        before -= cell ? cell->row.value : 0;
    }
    if (before > 0) {
        nt_disclosure_known_from(s->disclosure, NT_WITHHOLD_REMAINDERS);
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
        nt_disclosure_begin(s->disclosure);
        term(s, s->total[kinds[k].total], -1);
        for (size_t row = 0; row < f->row_count; row++) {
            if (sheet_outcome_kind(s, row) == kinds[k].kind) {
                term(s, sheet_cell(f, row, 0), 1);
            }
        }
        nt_disclosure_end(s->disclosure);
    }
}

static void relate_flow(sheet *s)
{
    static const int total_of[FLOW_COUNT] = {TOTAL_CASES,      TOTAL_DECIDED,    TOTAL_PROVEN,
                                             TOTAL_NOT_PROVEN, TOTAL_SANCTIONED, TOTAL_CLOSED};
    const calendar *c = &s->calendar;
    const sheet_frame *months = sheet_find(s, "flow.months");
    const sheet_frame *quarters = sheet_find(s, "flow.quarters");
    const sheet_frame *outcomes = sheet_find(s, "flow.outcomes");
    for (int flow = 0; flow < (int)months->column_count; flow++) {
        for (int step = 0; quarters && step < c->step_count; step++) {
            column_sum(s, sheet_flow_step(s, step, flow), months, flow, (size_t)c->step_month[step],
                       (size_t)c->step_month[step + 1]);
        }
        sum_of_window(s, s->total[total_of[flow]], months, flow);
    }
    for (size_t m = 0; m < MONTHS; m++) {
        row_sum(s, sheet_cell(months, m, FLOW_DECIDED), months, m, FLOW_PROVEN, FLOW_SANCTIONED);
        if (outcomes) {
            row_sum(s, sheet_cell(months, m, FLOW_REPORTED), outcomes, m, 0,
                    outcomes->column_count);
        }
    }
    for (size_t q = 0; quarters && q < quarters->row_count; q++) {
        row_sum(s, sheet_cell(quarters, q, FLOW_DECIDED), quarters, q, FLOW_PROVEN,
                FLOW_SANCTIONED);
    }
    split(s, s->total[TOTAL_DECIDED], s->total[TOTAL_PROVEN], s->total[TOTAL_NOT_PROVEN], NULL);
}

enum { OPEN_START, REPORTED, CLOSED, OPEN_END };

static void relate_balance(sheet *s, const sheet_frame *stock, int step)
{
    size_t row = (size_t)step;
    if (!sheet_cell(stock, row, OPEN_START)) {
        return;
    }
    nt_disclosure_begin(s->disclosure);
    term(s, sheet_cell(stock, row, OPEN_START), 1);
    term(s, sheet_cell(stock, row, REPORTED), 1);
    term(s, sheet_cell(stock, row, CLOSED), -1);
    term(s, sheet_cell(stock, row, OPEN_END), -1);
    nt_disclosure_end(s->disclosure);
    same(s, sheet_cell(stock, row, REPORTED), sheet_flow_step(s, step, FLOW_REPORTED));
    if (row + 1 < stock->row_count) {
        same(s, sheet_cell(stock, row, OPEN_END), sheet_cell(stock, row + 1, OPEN_START));
    }
    /* A case is closed by a sanction, for want of proof, or otherwise. */
    split(s, sheet_cell(stock, row, CLOSED), sheet_flow_step(s, step, FLOW_NOT_PROVEN),
          sheet_flow_step(s, step, FLOW_SANCTIONED), sheet_flow_step(s, step, FLOW_CLOSED));
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
    const sheet_frame *stock = sheet_stock_steps(s);
    const sheet_frame *ages = sheet_find(s, "stock.ages");
    const sheet_frame *stages = sheet_find(s, "stock.ages.stage");
    size_t last = (size_t)s->calendar.last_step;
    for (size_t step = 0; step < ages->row_count; step++) {
        relate_balance(s, stock, (int)step);
        row_sum(s, sheet_cell(ages, step, AGE_BANDS), ages, step, 0, AGE_BANDS);
        same(s, sheet_cell(ages, step, AGE_BANDS), sheet_cell(stock, step, OPEN_END));
    }
    for (size_t stage = 0; stage < STAGES; stage++) {
        row_sum(s, sheet_cell(stages, stage, AGE_BANDS), stages, stage, 0, AGE_BANDS);
    }
    for (int c = 0; c <= AGE_BANDS; c++) {
        column_sum(s, sheet_cell(ages, last, (size_t)c), stages, c, 0, STAGES);
    }
    same(s, s->total[TOTAL_OPEN], sheet_cell(stock, last, OPEN_END));
    relate_waiting(s, stages);
}

/* Whether some curve is of the dimension: nothing is no sum of all cases. */
static bool has_curves(const sheet_frame *f, const sheet_curve *curves, nt_dimension of)
{
    for (size_t row = 1; row < f->row_count; row++) {
        if (curves[row].dimension == of) {
            return true;
        }
    }
    return false;
}

/* The curves of a dimension, and the cases of an unknown code where a frame shows them. */
static void relate_family(sheet *s, const sheet_frame *f, size_t column, const sheet_curve *curves,
                          nt_dimension of, const draft *unknown)
{
    nt_disclosure_begin(s->disclosure);
    term(s, sheet_cell(f, 0, column), -1);
    for (size_t row = 1; row < f->row_count; row++) {
        if (curves[row].dimension == of) {
            term(s, sheet_cell(f, row, column), 1);
        }
    }
    term(s, unknown, 1);
    nt_disclosure_end(s->disclosure);
}

/* Curves leave out what is unknown; the frame of positions shows it. */
static void relate_summary(sheet *s, const char *id, const sheet_curve *curves,
                           const char *const unknown_in[2])
{
    const sheet_frame *f = sheet_find(s, id), *positions = sheet_find(s, "positions");
    bool unknown = positions && sheet_row(positions, "unknown") >= 0;
    for (size_t c = 0; c < 2; c++) {
        if (has_curves(f, curves, NT_DIM_EVENT)) {
            relate_family(s, f, c, curves, NT_DIM_EVENT, NULL);
        }
        /* Where positions do not show what is unknown, orders.c has what is known of it. */
        if (has_curves(f, curves, NT_DIM_POSITION) && (unknown_in[c] || !unknown)) {
            relate_family(s, f, c, curves, NT_DIM_POSITION,
                          unknown_in[c] ? sheet_look(s, "positions", "unknown", unknown_in[c])
                                        : NULL);
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
            nt_disclosure_begin(s->disclosure);
            for (size_t bin = first; bin < last; bin++) {
                term(s, sheet_cell(f, bin, 0), 1);
            }
            nt_disclosure_end(s->disclosure);
            nt_disclosure_known_from(s->disclosure, NT_WITHHOLD_CURVES);
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

/* --- the periods compared --- */

static const int compared_flows[] = {FLOW_REPORTED, FLOW_DECIDED, FLOW_PROVEN, FLOW_SANCTIONED};
static const char *const compared_rows[] = {"reported", "decided", "proven", "sanctioned"};
static const char *const compared_columns[COMPARED] = {"this", "previous", "year-before"};
enum { COMPARED_FLOWS = sizeof compared_flows / sizeof *compared_flows };

static draft *compared_cell(const sheet *s, const char *row, int k)
{
    return sheet_look(s, sheet_compared(s)->id, row, compared_columns[k]);
}

/* The same days of another period, and the rest of it; the month that is cut in two with those
 * before it; and the balance of those days. */
static void relate_part(sheet *s, int k)
{
    const calendar *c = &s->calendar;
    const sheet_frame *months = sheet_find(s, "flow.months");
    int first, last, cut = calendar_month(c, c->compared[k].last);
    calendar_steps_of(c, k, &first, &last);
    for (int flow = 0; flow < FLOW_COUNT; flow++) {
        const draft *part = sheet_piece(s, k, PIECE_FIRST, flow);
        const draft *rest = sheet_piece(s, k, PIECE_REST, flow);
        const draft *begun = sheet_piece(s, k, PIECE_MONTH_FIRST, flow);
        const draft *left = sheet_piece(s, k, PIECE_MONTH_REST, flow);
        const draft *month = sheet_cell(months, (size_t)cut, (size_t)flow);
        if (!part) {
            continue;
        }
        nt_disclosure_begin(s->disclosure);
        for (int step = first; step <= last; step++) {
            term(s, sheet_flow_step(s, step, flow), -1);
        }
        term(s, part, 1);
        term(s, rest, 1);
        nt_disclosure_end(s->disclosure);
        split(s, month, begun, left, NULL);
        if (c->period.kind == NT_PERIOD_MONTH) {
            continue;
        }
        nt_disclosure_begin(s->disclosure);
        for (int m = c->step_month[first]; m < cut; m++) {
            term(s, sheet_cell(months, (size_t)m, (size_t)flow), 1);
        }
        term(s, begun ? begun : month, 1);
        term(s, part, -1);
        nt_disclosure_end(s->disclosure);
    }
    for (int piece = 0; piece < PIECES; piece++) {
        split(s, sheet_piece(s, k, piece, FLOW_DECIDED), sheet_piece(s, k, piece, FLOW_PROVEN),
              sheet_piece(s, k, piece, FLOW_NOT_PROVEN), NULL);
        split(s, sheet_piece(s, k, piece, FLOW_COUNT), sheet_piece(s, k, piece, FLOW_NOT_PROVEN),
              sheet_piece(s, k, piece, FLOW_SANCTIONED), sheet_piece(s, k, piece, FLOW_CLOSED));
    }
}

/* Open when it began, reported and closed since: open on the last day of the part. */
static void relate_open_part(sheet *s, int k)
{
    int first, last;
    calendar_steps_of(&s->calendar, k, &first, &last);
    const draft *start = sheet_cell(sheet_stock_steps(s), (size_t)first, OPEN_START);
    const draft *reported = sheet_piece(s, k, PIECE_FIRST, FLOW_REPORTED);
    const draft *closed = sheet_piece(s, k, PIECE_FIRST, FLOW_COUNT);
    const draft *open = compared_cell(s, "open", k);
    if (start && reported && closed && open) {
        nt_disclosure_begin(s->disclosure);
        term(s, start, 1);
        term(s, reported, 1);
        term(s, closed, -1);
        term(s, open, -1);
        nt_disclosure_end(s->disclosure);
    }
}

static void relate_whole(sheet *s, int k)
{
    int first, last;
    calendar_steps_of(&s->calendar, k, &first, &last);
    for (size_t i = 0; i < COMPARED_FLOWS; i++) {
        const draft *cell = compared_cell(s, compared_rows[i], k);
        if (first == last) {
            same(s, cell, sheet_flow_step(s, first, compared_flows[i]));
        } else {
            sum_of_steps(s, cell, compared_flows[i], first, last);
        }
    }
    same(s, compared_cell(s, "open", k), sheet_cell(sheet_stock_steps(s), (size_t)last, OPEN_END));
}

/* What was known of the steps on the last day of the period adds up to it. */
static void relate_known_then(sheet *s, int k)
{
    const calendar *c = &s->calendar;
    const sheet_frame *triangle = sheet_find(s, "revision.triangle");
    const draft *then = compared_cell(s, "reported", k);
    int first, last;
    calendar_steps_of(c, k, &first, &last);
    if (!then || !triangle || c->part_days || s->cube->as_of != c->end) {
        return;
    }
    nt_disclosure_begin(s->disclosure);
    term(s, then, -1);
    for (int step = first; step <= last; step++) {
        term(s, sheet_cell(triangle, (size_t)step, (size_t)last), 1);
    }
    nt_disclosure_end(s->disclosure);
}

static void relate_periods(sheet *s)
{
    const calendar *c = &s->calendar;
    for (int k = 0; k < COMPARED; k++) {
        if (sheet_is_then(s, k)) {
            relate_known_then(s, k);
        } else if (c->has_piece[k][PIECE_FIRST]) {
            for (size_t i = 0; i < COMPARED_FLOWS; i++) {
                same(s, compared_cell(s, compared_rows[i], k),
                     sheet_piece(s, k, PIECE_FIRST, compared_flows[i]));
            }
            relate_part(s, k);
            relate_open_part(s, k);
        } else if (c->is_compared[k]) {
            relate_whole(s, k);
        }
    }
    if (s->closed) {
        nt_disclosure_begin(s->disclosure);
        term(s, s->closed, -1);
        for (int step = c->period_step; step <= c->last_step; step++) {
            term(s, sheet_cell(sheet_stock_steps(s), (size_t)step, CLOSED), 1);
        }
        nt_disclosure_end(s->disclosure);
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
    int k = strcmp(column, sheet_period_column(s, COMPARED_THIS)) == 0       ? COMPARED_THIS
            : strcmp(column, sheet_period_column(s, COMPARED_PREVIOUS)) == 0 ? COMPARED_PREVIOUS
                                                                             : COMPARED;
    return k == COMPARED ? NULL : compared_cell(s, "reported", k);
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
            nt_disclosure_begin(s->disclosure);
            term(s, sheet_cell(provinces, p, c), -1);
            for (size_t r = 0; r < regencies->row_count; r++) {
                const char *code = s->reg->codes[NT_DIM_PROVINCE].items[parents[r]].code;
                if (parents[r] && strcmp(code, provinces->rows[p].code) == 0) {
                    term(s, sheet_cell(regencies, r, c), 1);
                }
            }
            nt_disclosure_end(s->disclosure);
        }
    }
}

static void relate_area_months(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "provinces.months");
    const sheet_frame *provinces = sheet_find(s, "provinces");
    const sheet_frame *months = sheet_find(s, "flow.months");
    const sheet_frame *funnel = sheet_find(s, "funnel.provinces");
    const char *column = sheet_period_column(s, COMPARED_THIS);
    for (size_t m = 0; f && m < HEAT_MONTHS; m++) {
        column_sum(s, sheet_cell(months, MONTHS - HEAT_MONTHS + m, FLOW_REPORTED), f, (int)m, 0,
                   f->row_count);
    }
    for (size_t p = 0; f && p < f->row_count; p++) {
        row_sum(s, sheet_look(s, "provinces", f->rows[p].code, column), f, p,
                (size_t)HEAT_MONTHS - (size_t)nt_period_months(s->calendar.period.kind),
                HEAT_MONTHS);
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
    for (size_t step = 0; f && step < f->row_count; step++) {
        same(s, sheet_cell(f, step, 1), sheet_flow_step(s, (int)step, FLOW_REPORTED));
        if (step >= triangle->row_count) {
            continue;
        }
        same(s, sheet_cell(f, step, 0), sheet_cell(triangle, step, step));
        if (s->cube->as_of == s->calendar.end) {
            same(s, sheet_cell(triangle, step, (size_t)s->calendar.last_step),
                 sheet_cell(f, step, 1));
        }
    }
}

static void relate_nation(sheet *s)
{
    same(s, sheet_look(s, "nation.compare", "reported", "area"), s->total[TOTAL_CASES]);
    same(s, sheet_look(s, "nation.compare", "proven", "area"), s->total[TOTAL_PROVEN]);
    same(s, sheet_look(s, "nation.compare", "sanctioned", "area"), s->total[TOTAL_SANCTIONED]);
    same(s, sheet_look(s, "nation.compare", "open", "area"), s->total[TOTAL_OPEN]);
    same(s, sheet_look(s, "nation.compare", sheet_period_column(s, COMPARED_THIS), "area"),
         compared_cell(s, "reported", COMPARED_THIS));
}

/* The grand totals stand in every table, and open the report. */
static void keep_totals(sheet *s)
{
    for (int i = 0; i < TOTALS; i++) {
        if (s->total[i]) {
            nt_disclosure_keep(s->disclosure, s->total[i]->variable, NT_KEEP_TOTAL);
        }
    }
}

static void keep(sheet *s, const draft *d, int rank)
{
    if (d && d->variable >= 0) {
        nt_disclosure_keep(s->disclosure, d->variable, rank);
    }
}

/* What was known then goes with what is known now of the same days. */
static void keep_known_now(sheet *s, int k, int rank)
{
    int first, last;
    calendar_steps_of(&s->calendar, k, &first, &last);
    for (int step = first; sheet_is_then(s, k) && s->calendar.is_compared[k] && step <= last;
         step++) {
        for (size_t i = 0; i < COMPARED_FLOWS; i++) {
            keep(s, sheet_flow_step(s, step, compared_flows[i]), rank);
        }
        keep(s, sheet_cell(sheet_stock_steps(s), (size_t)step, OPEN_END), rank);
    }
}

/* The period's own figures come first in the report's summary, then those it is compared with; the
 * ratios of sanctions stand below them. */
static void keep_headlines(sheet *s)
{
    static const char *const rows[] = {"reported", "decided", "proven", "sanctioned", "open"};
    static const int ranks[COMPARED] = {NT_KEEP_THIS, NT_KEEP_PREVIOUS, NT_KEEP_YEAR_BEFORE};
    for (int k = 0; k < COMPARED; k++) {
        keep_known_now(s, k, ranks[k]);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            keep(s, compared_cell(s, rows[i], k), ranks[k]);
        }
        keep(s, compared_cell(s, "sanction-ratio", k), NT_KEEP_YEAR_BEFORE);
    }
}

void sheet_relations(sheet *s)
{
    keep_totals(s);
    keep_headlines(s);
    relate_flow(s);
    relate_outcomes(s);
    relate_stock(s);
    relate_periods(s);
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
