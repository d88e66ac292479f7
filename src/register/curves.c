/* Time from report to decision and from proof to sanction, open cases censored at the day. */
#include "curves.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "stats/discovery.h"
#include "words/register.h"

const char *const process_ids[NT_PROCESS_COUNT] = {"decision", "sanction"};

/* Of its numbers, which stand by themselves in lists. */
static const nt_text process_labels[NT_PROCESS_COUNT] = {
    NT_TEXT_REGISTER_UNTIL_SETTLED,
    NT_TEXT_REGISTER_UNTIL_SANCTIONED,
};

enum { QUANTILES = 3, SHARES = NT_AGE_BANDS - 1 };

static void add_curve(sheet *s, int process, sheet_curve curve, int dimension, int slot)
{
    curve.durations =
        nt_tally_durations(s->arena, &s->scope, process, dimension, slot, &curve.count);
    if (s->area.code) {
        curve.of_whole = nt_tally_durations(s->arena, &s->nation, process, dimension, slot,
                                            &curve.of_whole_count);
    }
    curve.curve = nt_survival_estimate(s->arena, curve.durations, curve.count);
    s->curves[process][s->curve_count++] = curve;
}

static void collect(sheet *s, int process)
{
    static const nt_dimension of[2] = {NT_DIM_EVENT, NT_DIM_POSITION};
    const nt_curve_slots *slots = s->scope.slots;
    s->curves[process] = nt_new_array(s->arena, sheet_curve, slots[0].count + slots[1].count);
    s->curve_count = 0;
    add_curve(s, process,
              (sheet_curve){.dimension = NT_DIM_COUNT,
                            .key = {"all", NT_TEXT_REGISTER_ALL_CASES, NAN, NULL}},
              0, -1);
    for (int d = 0; d < 2; d++) {
        for (size_t i = 1; i < slots[d].count; i++) {
            uint32_t code = slots[d].codes[i];
            add_curve(s, process,
                      (sheet_curve){.dimension = of[d],
                                    .code = code,
                                    .key = key_of_code(&s->reg->codes[of[d]].items[code])},
                      d, (int)i);
        }
    }
}

uint64_t curve_by(const sheet_curve *curve, int day, bool events)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < curve->count && curve->durations[i].day <= day; i++) {
        sum += events ? curve->durations[i].events : curve->durations[i].censored;
    }
    return sum;
}

nt_ledger_row curve_quantile_row(const nt_survival *curve, double p)
{
    nt_survival_quantile q = nt_survival_quantile_at(curve, p);
    bool whole = floor(q.day) == q.day || isnan(q.day);
    nt_ledger_row row = sheet_value(NT_METHOD_KAPLAN_MEIER, q.day, !whole);
    row.lower = q.lower;
    row.upper = q.upper;
    row.unit = "days";
    return row;
}

nt_ledger_row curve_share_row(const nt_survival *curve, int day)
{
    nt_ledger_row row = sheet_value(NT_METHOD_KAPLAN_MEIER, NAN, 0);
    nt_ledger_put_proportion(&row, nt_survival_done_by(curve, day));
    row.unit = "percent";
    return row;
}

void curve_share_stands_for(sheet *s, draft *share, uint64_t done, const draft *events, int cost)
{
    bool known = !isnan(share->row.value);
    share->stands_for = known ? (int64_t)done : draft_count(events);
    share->variable = events->variable;
    if (known) {
        share->variable = nt_disclosure_count(s->disclosure, share->stands_for, cost);
        nt_disclosure_withhold(s->disclosure, share->variable,
                               nt_disclosure_step(s->edition, NT_WITHHOLD_CURVES));
    }
}

bool curve_share_tells(const sheet *s, const sheet_curve *curve, int day)
{
    return count_is_small(s, curve_by(curve, day, true)) ||
           count_is_small(s, nt_survival_at_risk(&curve->curve, day + 1));
}

static void summarise(sheet *s, sheet_frame *f, size_t row, const sheet_curve *curve)
{
    static const double quantiles[QUANTILES] = {0.5, 0.25, 0.75};
    f->rows[row] = curve->key;
    draft *cases = put_exact(s, (spot){f, row, 0}, curve->curve.total);
    draft *events = put_exact(s, (spot){f, row, 1}, curve->curve.events);
    draft *of[2] = {cases, events};
    for (size_t i = 0; i < QUANTILES; i++) {
        put_value(s, (spot){f, row, 2 + i}, curve_quantile_row(&curve->curve, quantiles[i]), of, 2);
    }
    for (size_t i = 0; i < SHARES; i++) {
        draft *share = put_value(s, (spot){f, row, 5 + i},
                                 curve_share_row(&curve->curve, nt_age_edges[i]), of, 2);
        uint64_t done = curve_by(curve, nt_age_edges[i], true);
        curve_share_stands_for(s, share, done, events, row ? NT_COST_PART : NT_COST_TOTAL);
        if (!isnan(share->row.value) && curve_share_tells(s, curve, nt_age_edges[i])) {
            nt_disclosure_force(s->disclosure, share->variable);
        }
    }
    draft *naive = put_share(s, (spot){f, row, 9}, curve->curve.events, curve->curve.total, of, 2);
    if (naive) {
        naive->row.flags |= NT_FLAG_NAIVE;
    }
}

static sheet_frame *summary(sheet *s, int process)
{
    sheet_frame *f = sheet_open(
        s, text_dots3(s->arena, "survival", process_ids[process], "summary"), s->curve_count);
    for (size_t i = 0; i < s->curve_count; i++) {
        summarise(s, f, i, &s->curves[process][i]);
    }
    for (size_t i = 0; i < f->row_count * f->column_count; i++) {
        if (f->cells[i]) {
            nt_ledger_row *row = &f->cells[i]->row;
            row->label = text_join(s->arena, process_labels[process], ": ", row->label);
        }
    }
    return f;
}

/* The groups of a kind whose counts are safe to tell; the others would be told by a test. */
typedef struct {
    const nt_duration *durations[NT_LOG_RANK_GROUPS_MAX];
    size_t counts[NT_LOG_RANK_GROUPS_MAX], count;
    draft *of[2 * NT_LOG_RANK_GROUPS_MAX]; /* what they are made of */
} tested;

static tested groups_of(const sheet *s, int process, nt_dimension dimension,
                        const sheet_frame *summary_frame)
{
    tested t = {.count = 0};
    for (size_t i = 0; i < s->curve_count && t.count < NT_LOG_RANK_GROUPS_MAX; i++) {
        const sheet_curve *curve = &s->curves[process][i];
        if (curve->dimension == dimension && curve_is_drawn(s, curve)) {
            t.of[2 * t.count] = sheet_cell(summary_frame, i, 0);
            t.of[2 * t.count + 1] = sheet_cell(summary_frame, i, 1);
            t.durations[t.count] = curve->durations;
            t.counts[t.count++] = curve->count;
        }
    }
    return t;
}

/* The log-rank test and, as it sees nothing where curves cross, those that look at the early days
 * and at the late ones. */
static const struct {
    nt_dimension dimension;
    nt_frame_key key;
    nt_log_rank_weight weight;
    nt_method method;
} tests[] = {
    {NT_DIM_EVENT,
     {"events", NT_TEXT_REGISTER_BETWEEN_EVENTS, NAN, NULL},
     {0, 0, INT_MAX},
     NT_METHOD_LOG_RANK},
    {NT_DIM_EVENT,
     {"events-early", NT_TEXT_REGISTER_BETWEEN_EVENTS_EARLY, NAN, NULL},
     {1, 0, INT_MAX},
     NT_METHOD_FLEMING_HARRINGTON},
    {NT_DIM_EVENT,
     {"events-late", NT_TEXT_REGISTER_BETWEEN_EVENTS_LATE, NAN, NULL},
     {0, 1, INT_MAX},
     NT_METHOD_FLEMING_HARRINGTON},
    {NT_DIM_POSITION,
     {"positions", NT_TEXT_REGISTER_BETWEEN_POSITIONS, NAN, NULL},
     {0, 0, INT_MAX},
     NT_METHOD_LOG_RANK},
    {NT_DIM_POSITION,
     {"positions-early", NT_TEXT_REGISTER_BETWEEN_POSITIONS_EARLY, NAN, NULL},
     {1, 0, INT_MAX},
     NT_METHOD_FLEMING_HARRINGTON},
    {NT_DIM_POSITION,
     {"positions-late", NT_TEXT_REGISTER_BETWEEN_POSITIONS_LATE, NAN, NULL},
     {0, 1, INT_MAX},
     NT_METHOD_FLEMING_HARRINGTON},
};
enum { TESTS = sizeof tests / sizeof *tests };

static void put_test(sheet *s, spot at, const nt_log_rank *result, size_t test, const tested *t)
{
    const double values[3] = {result->chi_square, result->degrees, result->p_value};
    static const int decimals[3] = {1, 0, 4};
    at.frame->rows[at.row] = tests[test].key;
    for (at.column = 0; at.column < 3; at.column++) {
        put_value(s, at, sheet_value(tests[test].method, values[at.column], decimals[at.column]),
                  t->of, 2 * t->count);
    }
}

/* Where the curve of an event stands among the rows of the summary; -1: it is not drawn. */
static int curve_of_event(const sheet *s, int process, uint32_t event)
{
    for (size_t i = 0; event && i < s->curve_count; i++) {
        const sheet_curve *curve = &s->curves[process][i];
        if (curve->dimension == NT_DIM_EVENT && curve->code == event && curve_is_drawn(s, curve)) {
            return (int)i;
        }
    }
    return -1;
}

void curve_put_points(sheet *s, spot at, nt_interval difference, draft *const of[2])
{
    nt_ledger_row row = sheet_value(NT_METHOD_MOVER, NAN, 1);
    nt_ledger_put_proportion(&row, difference);
    row.unit = "points";
    row.flags = NT_FLAG_JOINT;
    put_value(s, at, row, of, 2);
}

/* A test adds up all days; where curves cross it may see nothing. So the differences of the two
 * events on single days stand beside it, of the same cases, the second's less the first's. */
static void put_differences(sheet *s, sheet_frame *f, int process, const sheet_frame *summary_frame)
{
    int row = sheet_row(f, "events"), a = curve_of_event(s, process, s->a),
        b = curve_of_event(s, process, s->b);
    nt_interval differences[SHARES];
    if (row < 0 || a < 0 || b < 0) {
        return;
    }
    for (size_t i = 0; i < SHARES; i++) {
        differences[i] = nt_survival_difference(&s->curves[process][b].curve,
                                                &s->curves[process][a].curve, nt_age_edges[i]);
    }
    nt_discovery_widen(s->arena, differences, SHARES);
    for (size_t i = 0; i < SHARES; i++) {
        draft *of[2] = {sheet_cell(summary_frame, (size_t)b, 5 + i),
                        sheet_cell(summary_frame, (size_t)a, 5 + i)};
        if (!isnan(differences[i].estimate)) {
            curve_put_points(s, (spot){f, (size_t)row, 3 + i}, differences[i], of);
        }
    }
}

/* A register without two groups of a kind has no test of them. */
static void log_rank(sheet *s, int process, const sheet_frame *summary_frame)
{
    tested groups[TESTS];
    nt_log_rank results[TESTS];
    size_t made[TESTS], count = 0;
    for (size_t i = 0; i < TESTS; i++) {
        groups[i] = groups_of(s, process, tests[i].dimension, summary_frame);
        if (groups[i].count >= 2) {
            results[i] = nt_survival_log_rank(s->arena, groups[i].durations, groups[i].counts,
                                              groups[i].count, tests[i].weight);
            made[count] = i;
            count += results[i].degrees > 0;
        }
    }
    sheet_frame *f =
        sheet_open(s, text_dots3(s->arena, "survival", process_ids[process], "logrank"), count);
    for (size_t row = 0; row < count; row++) {
        put_test(s, (spot){f, row, 0}, &results[made[row]], made[row], &groups[made[row]]);
    }
    put_differences(s, f, process, summary_frame);
}

void sheet_curves(sheet *s)
{
    for (int p = 0; p < NT_PROCESS_COUNT; p++) {
        if (sheet_knows_process(s, p)) {
            collect(s, p);
            sheet_frame *summary_frame = summary(s, p);
            log_rank(s, p, summary_frame);
            curve_frames(s, p, summary_frame);
        }
    }
}
