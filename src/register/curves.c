/* Time from report to decision and from proof to sanction, open cases censored at the day. */
#include "curves.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "words/register.h"

const char *const process_ids[PROCESS_COUNT] = {"decision", "sanction"};

/* Of its numbers, which stand by themselves in lists. */
static const nt_text process_labels[PROCESS_COUNT] = {
    NT_TEXT_REGISTER_UNTIL_SETTLED,
    NT_TEXT_REGISTER_UNTIL_SANCTIONED,
};

enum { QUANTILES = 3, SHARES = AGE_BANDS - 1 };

static void add_curve(sheet *s, int process, sheet_curve curve, int dimension, int slot)
{
    curve.durations = tally_durations(s->arena, &s->scope, process, dimension, slot, &curve.count);
    curve.curve = nt_survival_estimate(s->arena, curve.durations, curve.count);
    s->curves[process][s->curve_count++] = curve;
}

static void collect(sheet *s, int process)
{
    static const nt_dimension of[2] = {NT_DIM_EVENT, NT_DIM_POSITION};
    const curve_slots *slots = s->scope.slots;
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
                                 curve_share_row(&curve->curve, age_edges[i]), of, 2);
        share->suppressed = curve_share_tells(s, curve, age_edges[i]);
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

typedef struct {
    nt_frame_key key;
    nt_log_rank result;
    draft *of[2 * NT_LOG_RANK_GROUPS_MAX];
    size_t count;
} test;

/* Groups whose counts are safe to tell are compared; the others would be told by the test. */
static test test_groups(sheet *s, int process, nt_dimension dimension,
                        const sheet_frame *summary_frame)
{
    const nt_duration *groups[NT_LOG_RANK_GROUPS_MAX];
    size_t counts[NT_LOG_RANK_GROUPS_MAX], count = 0;
    test made = {.count = 0};
    for (size_t i = 0; i < s->curve_count; i++) {
        const sheet_curve *curve = &s->curves[process][i];
        if (curve->dimension == dimension && curve_is_drawn(s, curve) &&
            count < NT_LOG_RANK_GROUPS_MAX) {
            groups[count] = curve->durations;
            counts[count++] = curve->count;
            made.of[made.count++] = sheet_cell(summary_frame, i, 0);
            made.of[made.count++] = sheet_cell(summary_frame, i, 1);
        }
    }
    if (count >= 2) {
        made.result = nt_survival_log_rank(s->arena, groups, counts, count,
                                           (nt_log_rank_weight){0, 0, INT_MAX});
    }
    return made;
}

static void put_test(sheet *s, sheet_frame *f, size_t row, const test *t)
{
    double values[3] = {t->result.chi_square, t->result.degrees, t->result.p_value};
    static const int decimals[3] = {1, 0, 4};
    f->rows[row] = t->key;
    for (size_t c = 0; c < 3; c++) {
        put_value(s, (spot){f, row, c}, sheet_value(NT_METHOD_LOG_RANK, values[c], decimals[c]),
                  t->of, t->count);
    }
}

/* A register without two groups of a kind has no test of them. */
static void log_rank(sheet *s, int process, const sheet_frame *summary_frame)
{
    static const nt_dimension dimensions[2] = {NT_DIM_EVENT, NT_DIM_POSITION};
    static const nt_frame_key keys[2] = {
        {"events", NT_TEXT_REGISTER_BETWEEN_EVENTS, NAN, NULL},
        {"positions", NT_TEXT_REGISTER_BETWEEN_POSITIONS, NAN, NULL}};
    test tests[2];
    size_t count = 0;
    for (size_t i = 0; i < 2; i++) {
        tests[count] = test_groups(s, process, dimensions[i], summary_frame);
        tests[count].key = keys[i];
        count += tests[count].result.degrees > 0;
    }
    sheet_frame *f =
        sheet_open(s, text_dots3(s->arena, "survival", process_ids[process], "logrank"), count);
    for (size_t row = 0; row < count; row++) {
        put_test(s, f, row, &tests[row]);
    }
}

void sheet_curves(sheet *s)
{
    const bool known[PROCESS_COUNT] = {s->reg->has_decided, sheet_knows_sanctions(s)};
    for (int p = 0; p < PROCESS_COUNT; p++) {
        if (known[p]) {
            collect(s, p);
            sheet_frame *summary_frame = summary(s, p);
            log_rank(s, p, summary_frame);
            curve_frames(s, p, summary_frame);
        }
    }
}
