/* What is some of what: the sanctioned are some of the proven, what is young was reported of late.
 *
 * A reader who knows a whole knows a limit of its parts, and where both ends meet, the part itself.
 * Where the data break an order (a sanction before the proof) no reader can rely on it. */
#include <math.h>

#include "sheet.h"

enum { PART = 1, WHOLE = -1 };

struct term {
    int count, sign;
};

/* Parts that are, together, some of the wholes together. A draft that is no count of the problem is
 * printed whenever its row is: its value limits all the same. */
typedef struct {
    nt_arena *arena;
    NT_VEC(struct term) terms;
    double room; /* wholes less parts */
    int from;    /* NT_WITHHOLD_CURVES: known from the curve */
    bool unknown;
} order;

static order fresh(const sheet *s)
{
    return (order){.arena = s->arena};
}

static void add(order *o, const draft *d, int sign)
{
    if (!d || isnan(d->row.value)) {
        o->unknown = true;
        return;
    }
    o->room -= sign * d->row.value;
    if (d->variable >= 0) {
        nt_vec_push(o->arena, &o->terms, ((struct term){d->variable, sign}));
    }
}

static void part(order *o, const draft *d)
{
    add(o, d, PART);
}

static void whole(order *o, const draft *d)
{
    add(o, d, WHOLE);
}

static void relate(sheet *s, const order *o, bool equal)
{
    if (o->unknown || !o->terms.count || (!equal && o->room < 0)) {
        return;
    }
    nt_disclosure_begin(s->disclosure);
    for (size_t i = 0; i < o->terms.count; i++) {
        nt_disclosure_term(s->disclosure, o->terms.items[i].count, o->terms.items[i].sign);
    }
    if (equal) {
        nt_disclosure_end(s->disclosure);
    } else {
        nt_disclosure_end_order(s->disclosure, (int64_t)o->room);
    }
    nt_disclosure_known_from(s->disclosure, o->from);
}

/* Of a row of flow.outcomes: all outcomes of a kind. */
static void add_kind(const sheet *s, order *o, const sheet_frame *f, size_t row, nt_outcome kind,
                     int sign)
{
    for (size_t c = 0; c < f->column_count; c++) {
        if (sheet_outcome_kind(s, c) == kind) {
            add(o, sheet_cell(f, row, c), sign);
        }
    }
}

static void at_most(sheet *s, const draft *p, const draft *w)
{
    order o = fresh(s);
    part(&o, p);
    whole(&o, w);
    relate(s, &o, false);
}

/* --- groups: positions, kinds, institutions, areas --- */

/* What is sanctioned is no longer open, what is proven is either. */
static void order_stages(sheet *s, const draft *const cells[4])
{
    const draft *reported = cells[0], *proven = cells[1], *sanctioned = cells[2], *open = cells[3];
    at_most(s, proven, reported);
    at_most(s, sanctioned, proven);
    order closed = fresh(s), settled = fresh(s);
    part(&closed, sanctioned);
    part(&closed, open);
    whole(&closed, reported);
    relate(s, &closed, false);
    part(&settled, proven);
    whole(&settled, sanctioned);
    whole(&settled, open);
    relate(s, &settled, false);
}

static void order_recent(sheet *s, const sheet_frame *f, size_t row)
{
    const char *code = f->rows[row].code;
    order o = fresh(s);
    part(&o, sheet_look(s, f->id, code, sheet_period_column(s, COMPARED_THIS)));
    const draft *previous = sheet_look(s, f->id, code, sheet_period_column(s, COMPARED_PREVIOUS));
    if (previous) {
        part(&o, previous);
    }
    whole(&o, sheet_look(s, f->id, code, "reported"));
    relate(s, &o, false);
}

static void order_groups(sheet *s)
{
    static const char *const ids[] = {"positions", "violations", "institutions", "provinces",
                                      "regencies"};
    static const char *const columns[4] = {"reported", "proven", "sanctioned", "open"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const sheet_frame *f = sheet_find(s, ids[i]);
        for (size_t row = 0; f && row < f->row_count; row++) {
            const draft *cells[4];
            for (size_t c = 0; c < 4; c++) {
                int column = sheet_column(f, columns[c]);
                cells[c] = column < 0 ? NULL : sheet_cell(f, row, (size_t)column);
            }
            order_stages(s, cells);
            order_recent(s, f, row);
        }
    }
}

static void order_area_months(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "provinces.months");
    for (size_t row = 0; f && row < f->row_count; row++) {
        order o = fresh(s);
        for (size_t m = 0; m < HEAT_MONTHS; m++) {
            const draft *cell = sheet_cell(f, row, m);
            if (cell) {
                part(&o, cell);
            }
        }
        whole(&o, sheet_look(s, "provinces", f->rows[row].code, "reported"));
        relate(s, &o, false);
    }
}

/* Events and positions as the curves have them. */
static void order_curves(sheet *s)
{
    static const char decision[] = "survival.decision.summary";
    static const char sanction[] = "survival.sanction.summary";
    const sheet_frame *decided = sheet_find(s, decision), *f = sheet_find(s, sanction);
    for (size_t row = 1; decided && row < decided->row_count; row++) {
        at_most(s, sheet_cell(decided, row, 1), sheet_cell(decided, row, 0));
    }
    for (size_t row = 1; f && row < f->row_count; row++) {
        const char *code = f->rows[row].code;
        at_most(s, sheet_cell(f, row, 1), sheet_cell(f, row, 0));
        at_most(s, sheet_cell(f, row, 0), sheet_look(s, decision, code, "events"));
    }
}

/* How many of those without a position are decided is not said: as many as there are, at most. */
static void order_decided_positions(sheet *s)
{
    static const char summary[] = "survival.decision.summary";
    const sheet_frame *f = sheet_find(s, summary);
    const draft *unknown = sheet_look(s, "positions", "unknown", "reported");
    const draft *all = sheet_look(s, summary, "all", "events");
    order known = fresh(s), rest = fresh(s);
    for (size_t row = 1; f && row < f->row_count; row++) {
        if (s->curves[PROCESS_DECISION][row].dimension == NT_DIM_POSITION) {
            part(&known, sheet_cell(f, row, 1));
            whole(&rest, sheet_cell(f, row, 1));
        }
    }
    whole(&known, all);
    part(&rest, all);
    whole(&rest, unknown);
    relate(s, &known, false);
    relate(s, &rest, false);
}

/* A case of a position is open before its decision, or between proof and sanction. */
static void relate_open_positions(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "positions");
    for (size_t row = 0; f && row < f->row_count; row++) {
        const char *code = f->rows[row].code;
        order o = fresh(s);
        whole(&o, sheet_look(s, "survival.decision.summary", code, "cases"));
        part(&o, sheet_look(s, "survival.decision.summary", code, "events"));
        whole(&o, sheet_look(s, "positions", code, "proven"));
        part(&o, sheet_look(s, "positions", code, "sanctioned"));
        part(&o, sheet_look(s, "positions", code, "open"));
        relate(s, &o, true);
    }
}

/* --- time: what is open by age, and what came in --- */

static const int edges[AGE_BANDS - 1] = {30, 90, 180, 365};
static const int first_days[AGE_BANDS] = {0, 31, 91, 181, 366};

/* What is open and young was reported in the months that its age reaches back to. `kind`: of those
 * reported then, what has that outcome now; unknown: all. */
static void order_young(sheet *s, const sheet_frame *f, size_t row, nt_date end,
                        const sheet_frame *months, nt_outcome kind)
{
    order o = fresh(s);
    int from = calendar_month(&s->calendar, end) + 1;
    for (size_t b = 0; b < AGE_BANDS - 1; b++) {
        int first = calendar_month(&s->calendar, end - edges[b]);
        part(&o, sheet_cell(f, row, b));
        while (first >= 0 && from > first) {
            size_t month = (size_t)--from;
            if (kind) {
                add_kind(s, &o, months, month, kind, WHOLE);
            } else {
                whole(&o, sheet_cell(months, month, FLOW_REPORTED));
            }
        }
        if (first >= 0) {
            relate(s, &o, false);
        }
    }
}

/* What is older than a step was open at the end of the one before, and younger by its days. */
static void order_aged(sheet *s, const sheet_frame *ages, size_t q)
{
    int days = s->calendar.step_ends[q] - s->calendar.step_ends[q - 1];
    for (size_t b = 1; b < AGE_BANDS; b++) {
        order o = fresh(s);
        for (size_t k = b; k < AGE_BANDS; k++) {
            part(&o, sheet_cell(ages, q, k));
        }
        for (size_t k = AGE_BANDS; k-- > 0;) {
            whole(&o, sheet_cell(ages, q - 1, k));
            if (first_days[k] <= first_days[b] - days) {
                relate(s, &o, false);
                break;
            }
        }
    }
}

static void order_ages(sheet *s)
{
    const sheet_frame *ages = sheet_find(s, "stock.ages"), *months = sheet_find(s, "flow.months");
    const sheet_frame *stages = sheet_find(s, "stock.ages.stage");
    const sheet_frame *outcomes = sheet_find(s, "flow.outcomes");
    for (size_t q = 0; q < ages->row_count && q <= (size_t)s->calendar.last_step; q++) {
        nt_date end = s->calendar.step_ends[q];
        order_young(s, ages, q, end, months, NT_OUTCOME_UNKNOWN);
        if (q) {
            order_aged(s, ages, q);
        }
    }
    if (outcomes) {
        order_young(s, stages, STAGE_AWAITING_SANCTION, s->calendar.end, outcomes,
                    NT_OUTCOME_PROVEN);
    }
}

/* What waited at a month's start is what waits now, less what came since, and what left: no less
 * than nothing. */
static void order_waiting(sheet *s, const draft *now, int in, int out)
{
    const sheet_frame *f = sheet_find(s, "flow.months");
    order o = fresh(s);
    whole(&o, now);
    for (size_t m = MONTHS; m-- > 0;) {
        const draft *came = sheet_cell(f, m, (size_t)in), *closed = sheet_flow_closed(f, m);
        if (came) {
            part(&o, came);
            whole(&o, sheet_cell(f, m, (size_t)out));
            if (closed && in == FLOW_REPORTED) {
                whole(&o, closed);
            }
            relate(s, &o, false);
        }
    }
}

/* Of those reported since a month, what has an outcome of the kind is some of what got it since. */
static void order_since(sheet *s, nt_outcome kind, int flow)
{
    const sheet_frame *f = sheet_find(s, "flow.months"), *outcomes = sheet_find(s, "flow.outcomes");
    order o = fresh(s);
    for (size_t m = outcomes && (size_t)flow < f->column_count ? MONTHS : 0; m-- > 0;) {
        if (s->calendar.starts[m] <= s->calendar.end) {
            add_kind(s, &o, outcomes, m, kind, PART);
            whole(&o, sheet_cell(f, m, (size_t)flow));
            relate(s, &o, false);
        }
    }
}

static void order_flows(sheet *s)
{
    static const char stages[] = "stock.ages.stage";
    order_waiting(s, sheet_look(s, stages, "awaiting-decision", "total"), FLOW_REPORTED,
                  FLOW_DECIDED);
    order_waiting(s, sheet_look(s, stages, "awaiting-sanction", "total"), FLOW_PROVEN,
                  FLOW_SANCTIONED);
    order_since(s, NT_OUTCOME_PROVEN, FLOW_PROVEN);
    order_since(s, NT_OUTCOME_NOT_PROVEN, FLOW_NOT_PROVEN);
    order_since(s, NT_OUTCOME_CLOSED, FLOW_CLOSED);
}

/* --- what awaits a decision, three times: by age, by month of its report, on the curve --- */

enum { BY_AGE, BY_MONTH, BY_STEP, WAYS, STEPS = 64 };

/* Item i holds what was reported within days[i] and not within days[i - 1]. */
typedef struct {
    struct {
        int days;
        const sheet_frame *frame;
        size_t row, column; /* ALL_OPEN: of all open outcomes */
    } items[STEPS];
    size_t count;
    int from;
} waiting;
#define ALL_OPEN SIZE_MAX

static void push(waiting *w, int days, const sheet_frame *frame, size_t row, size_t column)
{
    if (w->count < STEPS) {
        w->items[w->count].days = days;
        w->items[w->count].frame = frame;
        w->items[w->count].row = row;
        w->items[w->count++].column = column;
    }
}

static void collect_waiting(const sheet *s, waiting out[WAYS])
{
    const sheet_frame *stages = sheet_find(s, "stock.ages.stage");
    const sheet_frame *outcomes = sheet_find(s, "flow.outcomes");
    const sheet_frame *curve = sheet_find(s, "survival.decision.all");
    for (size_t b = 0; b < AGE_BANDS - 1; b++) {
        push(&out[BY_AGE], edges[b], stages, STAGE_AWAITING_DECISION, b);
    }
    for (size_t m = outcomes ? MONTHS : 0; m-- > 0;) {
        if (calendar_knows_month(&s->calendar, (int)m)) {
            push(&out[BY_MONTH], s->calendar.end - s->calendar.starts[m], outcomes, m, ALL_OPEN);
        }
    }
    out[BY_STEP].from = NT_WITHHOLD_CURVES;
    for (size_t row = 0; curve && row < curve->row_count; row++) {
        push(&out[BY_STEP], (int)curve->rows[row].x, curve, row,
             (size_t)sheet_column(curve, "censored"));
    }
}

static void add_item(const sheet *s, order *o, const waiting *w, size_t i, int sign)
{
    if (w->items[i].column == ALL_OPEN) {
        add_kind(s, o, w->items[i].frame, w->items[i].row, NT_OUTCOME_PENDING, sign);
    } else {
        add(o, sheet_cell(w->items[i].frame, w->items[i].row, w->items[i].column), sign);
    }
}

/* What is so young by the one way is some of what is as young or older by the other. */
static void nest(sheet *s, const waiting *inner, const waiting *outer)
{
    for (size_t i = 0; i < inner->count; i++) {
        int days = inner->items[i].days;
        order o = fresh(s);
        o.from = inner->from ? inner->from : outer->from;
        for (size_t k = 0; k <= i; k++) {
            add_item(s, &o, inner, k, PART);
        }
        for (size_t k = 0; k < outer->count; k++) {
            add_item(s, &o, outer, k, WHOLE);
            if (outer->items[k].days >= days) {
                relate(s, &o, outer->items[k].days == days);
                break;
            }
        }
    }
}

/* --- what was before the window: the total less its steps --- */

static void before(order *o, const sheet *s, int total, int flow, int sign)
{
    const sheet_frame *quarters = sheet_find(s, "flow.quarters");
    const sheet_frame *f = quarters ? quarters : sheet_find(s, "flow.months");
    add(o, s->total[total], sign);
    for (size_t row = 0; row < f->row_count; row++) {
        const draft *cell = sheet_cell(f, row, (size_t)flow);
        if (cell) {
            add(o, cell, -sign);
        }
    }
}

static void order_before(sheet *s)
{
    static const struct {
        int total, flow;
    } stages[] = {{TOTAL_SANCTIONED, FLOW_SANCTIONED},
                  {TOTAL_PROVEN, FLOW_PROVEN},
                  {TOTAL_DECIDED, FLOW_DECIDED},
                  {TOTAL_CASES, FLOW_REPORTED}};
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        order none = fresh(s), next = fresh(s);
        before(&none, s, stages[i].total, stages[i].flow, WHOLE);
        relate(s, &none, false);
        if (i) {
            before(&next, s, stages[i - 1].total, stages[i - 1].flow, PART);
            before(&next, s, stages[i].total, stages[i].flow, WHOLE);
            relate(s, &next, false);
        }
    }
}

/* The window's are some of all; what is not in it was reported before. */
static void order_window(sheet *s, const draft *all, nt_outcome kind, size_t column)
{
    const sheet_frame *f = sheet_find(s, "flow.outcomes");
    order inside = fresh(s), all_of = fresh(s);
    for (size_t m = 0; m < MONTHS; m++) {
        if (!calendar_knows_month(&s->calendar, (int)m)) {
            continue;
        }
        if (column == ALL_OPEN) {
            add_kind(s, &inside, f, m, kind, PART);
            add_kind(s, &all_of, f, m, kind, WHOLE);
        } else {
            part(&inside, sheet_cell(f, m, column));
            whole(&all_of, sheet_cell(f, m, column));
        }
    }
    whole(&inside, all);
    part(&all_of, all);
    before(&all_of, s, TOTAL_CASES, FLOW_REPORTED, WHOLE);
    relate(s, &inside, false);
    relate(s, &all_of, false);
}

static void order_windows(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "outcomes");
    order_before(s);
    if (!f) {
        return;
    }
    order_window(s, sheet_look(s, "stock.ages.stage", "awaiting-decision", "total"),
                 NT_OUTCOME_PENDING, ALL_OPEN);
    for (size_t row = 0; row < f->row_count; row++) {
        order_window(s, sheet_cell(f, row, 0), NT_OUTCOME_UNKNOWN, row);
    }
}

static void order_undecided(sheet *s)
{
    waiting ways[WAYS] = {{.count = 0}};
    collect_waiting(s, ways);
    for (size_t i = 0; i < WAYS; i++) {
        for (size_t k = 0; k < WAYS; k++) {
            if (i != k) {
                nest(s, &ways[i], &ways[k]);
            }
        }
    }
}

/* --- the cohorts behind the sanction ratios compared --- */

/* The variable of a sanction ratio is its whole. */
static void add_base(order *o, const draft *ratio, int sign)
{
    if (!ratio || ratio->variable < 0) {
        o->unknown = true;
        return;
    }
    o->room -= sign * (double)ratio->row.whole;
    nt_vec_push(o->arena, &o->terms, ((struct term){ratio->variable, sign}));
}

/* What was proven, or sanctioned, in the twelve months of a cohort; of a period that is cut, its
 * first days and what lies before it. */
static void add_cohort(order *o, const sheet *s, int k, int flow)
{
    const calendar *c = &s->calendar;
    const sheet_frame *quarters = sheet_find(s, "flow.quarters");
    const sheet_frame *f = quarters ? quarters : sheet_find(s, "flow.months");
    const draft *piece = sheet_piece(s, k, PIECE_FIRST, flow);
    int begins = c->periods[k].first - c->first;
    int months = nt_period_months(c->period.kind), behind = piece ? begins : begins + months;
    if (piece) {
        whole(o, piece);
    }
    for (int m = behind - c->step_months; m >= begins + months - 12; m -= c->step_months) {
        if (c->starts[m] <= c->end) {
            whole(o, sheet_cell(f, (size_t)(m / c->step_months), (size_t)flow));
        }
    }
}

static void order_cohorts(sheet *s)
{
    static const char *const columns[COMPARED] = {"this", "previous", "year-before"};
    for (int k = 0; k < COMPARED; k++) {
        const draft *ratio = sheet_look(s, sheet_compared(s)->id, "sanction-ratio", columns[k]);
        if (!ratio || ratio->variable < 0) {
            continue;
        }
        order sanctioned = fresh(s), proven = fresh(s);
        sanctioned.room = -(double)ratio->row.part;
        add_base(&proven, ratio, PART);
        add_cohort(&sanctioned, s, k, FLOW_SANCTIONED);
        add_cohort(&proven, s, k, FLOW_PROVEN);
        relate(s, &sanctioned, false);
        relate(s, &proven, !sheet_is_then(s, k));
    }
}

/* --- what was known then: some of what is known now --- */

static void order_known_then(sheet *s, int k)
{
    static const struct {
        const char *row;
        int flow;
    } flows[] = {{"reported", FLOW_REPORTED},
                 {"decided", FLOW_DECIDED},
                 {"proven", FLOW_PROVEN},
                 {"sanctioned", FLOW_SANCTIONED}};
    const char *frame = sheet_compared(s)->id,
               *column = k == COMPARED_PREVIOUS ? "previous" : "year-before";
    int first, last;
    calendar_steps_of(&s->calendar, k, &first, &last);
    for (size_t i = 0; i < sizeof flows / sizeof *flows; i++) {
        order o = fresh(s);
        part(&o, sheet_look(s, frame, flows[i].row, column));
        for (int step = first; step <= last; step++) {
            whole(&o, sheet_flow_step(s, step, flows[i].flow));
        }
        relate(s, &o, false);
    }
    const draft *proven = sheet_look(s, frame, "proven", column);
    at_most(s, proven, sheet_look(s, frame, "decided", column));
    const draft *ratio = sheet_look(s, frame, "sanction-ratio", column);
    order cohort = fresh(s);
    part(&cohort, proven);
    add_base(&cohort, ratio, WHOLE);
    relate(s, &cohort, false);
}

void sheet_orders(sheet *s)
{
    order_groups(s);
    order_area_months(s);
    order_curves(s);
    order_decided_positions(s);
    relate_open_positions(s);
    order_ages(s);
    order_flows(s);
    order_undecided(s);
    order_windows(s);
    order_cohorts(s);
    for (int k = COMPARED_PREVIOUS; k < COMPARED; k++) {
        if (sheet_is_then(s, k)) {
            order_known_then(s, k);
        }
    }
}
