/* Two events at equal age.
 *
 * Both are counted as they were known when they were as old as the younger is now, so that what is
 * not recorded yet is left out of both alike. A ratio of sanctions grows with the time since proof:
 * two are told apart only where that time can make no difference that matters. */
#include <limits.h>
#include <math.h>

#include "sheet.h"
#include "words/base.h"
#include "words/model.h"
#include "words/register.h"

static const int ages[] = {-120, -90, -60, -30, 0,   30,  60,  90, 120,
                           150,  180, 210, 240, 270, 300, 330, 365};
enum { AGES = sizeof ages / sizeof *ages };

/* A tenth of the interval's half makes a false verdict of 5 in a hundred one of 5.4 at most. */
static const double exposure_limit = 0.1;

enum { A, B, DIFFERENCE, A_SINCE, B_SINCE, EXPOSURE };

/* What is counted of each day. */
enum { REPORTED, PROVEN, SANCTIONED, COUNTED };

/* One of the two: what happened on each day from the first on. The first holds what was before. */
typedef struct {
    nt_date vote, first, end; /* the last day that is counted */
    const uint64_t (*by_day)[COUNTED];
    draft *total; /* what tells an event's total away must not come back at its last age */
} event_days;

static nt_frame_key age_key(sheet *s, int age)
{
    const char *code = nt_arena_printf(s->arena, "%d", age);
    const char *shown =
        nt_arena_printf(s->arena, "%s%d", age < 0 ? "−" : "+", age < 0 ? -age : age);
    return (nt_frame_key){
        code,
        age ? text_join(s->arena, (nt_text)NT_TEXT_MODEL_DAY_OF_THE_VOTE, "", nt_text_alike(shown))
            : (nt_text)NT_TEXT_BASE_THE_DAY_OF_THE_VOTE,
        age, NULL};
}

int sheet_age_reached(const sheet *s)
{
    const nt_code *codes = s->reg->codes[NT_DIM_EVENT].items;
    nt_date a = codes[s->a].polling_day, b = codes[s->b].polling_day;
    bool known = nt_date_known(a) && nt_date_known(b);
    return known ? s->calendar.end - (a > b ? a : b) : INT_MIN;
}

bool sheet_compares_events(const sheet *s, int age)
{
    return sheet_compares(s, s->calendar.end - sheet_age_reached(s) + age);
}

static size_t ages_up_to(int reached)
{
    size_t count = 0;
    while (count < AGES && ages[count] <= reached) {
        count++;
    }
    return count;
}

/* --- counting --- */

static size_t day_of(const event_days *e, nt_date day)
{
    return day < e->first ? 0 : (size_t)(day - e->first);
}

typedef struct {
    const sheet *s;
    const event_days *e;
    uint32_t event;
} counting;

/* A sanction counts among the proven from the day that both are known. */
static void add_cell(void *counts, const void *context, const nt_cube_cell *cell)
{
    const counting *of = context;
    const event_days *e = of->e;
    const nt_profile *p = &cell->profile;
    uint64_t(*by_day)[COUNTED] = counts;
    if (p->codes[NT_DIM_EVENT] != of->event || !nt_tally_is_reported(of->s->area, p, e->end)) {
        return;
    }
    nt_case_state c = nt_tally_state(of->s->reg, p, e->end);
    by_day[day_of(e, c.reported)][REPORTED] += cell->count;
    if (nt_date_known(c.decided) && c.kind == NT_OUTCOME_PROVEN) {
        by_day[day_of(e, c.decided)][PROVEN] += cell->count;
        if (nt_date_known(c.sanctioned)) {
            nt_date last = c.sanctioned > c.decided ? c.sanctioned : c.decided;
            by_day[day_of(e, last)][SANCTIONED] += cell->count;
        }
    }
}

enum { DAYS_BEFORE = 3653 /* ten years before a vote nothing is reported of it */ };

static void open_days(sheet *s, int reached, uint32_t event, event_days *e)
{
    const nt_code *code = &s->reg->codes[NT_DIM_EVENT].items[event];
    *e = (event_days){.vote = code->polling_day,
                      .first = code->polling_day - DAYS_BEFORE,
                      .end = code->polling_day + reached,
                      .total = sheet_look(s, "survival.decision.summary", code->code, "cases")};
}

/* Both, and what since.c counts of them, in one pass over the cases; `rows` 0: that alone. */
static void count_days(sheet *s, int reached, size_t rows, event_days two[2])
{
    const uint32_t events[] = {s->a, s->b};
    nt_cube_counter counters[4];
    size_t used = 0;
    counting of[2];
    for (size_t i = 0; i < 2; i++) {
        event_days *e = &two[i];
        if (rows) {
            open_days(s, reached, events[i], e);
            size_t count = ((size_t)(e->end - e->first) + 1) * COUNTED;
            uint64_t *counts = nt_new_array(s->arena, uint64_t, count);
            e->by_day = (void *)counts;
            of[i] = (counting){s, e, events[i]};
            counters[used++] =
                (nt_cube_counter){sheet_known_alike(s, e->end), add_cell, &of[i], counts, count};
        }
        used += since_counter(s, i, &counters[used]);
    }
    if (used) {
        nt_cube_sum(counters, used);
    }
}

static uint64_t up_to(const event_days *e, int what, int age)
{
    uint64_t sum = 0;
    for (size_t day = 0; day <= day_of(e, e->vote + age); day++) {
        sum += e->by_day[day][what];
    }
    return sum;
}

/* --- time since proof --- */

/* Half of the proven have waited so long or longer. */
static double median_since(const event_days *e, int age)
{
    uint64_t all = up_to(e, PROVEN, age), so_far = 0;
    for (size_t day = 0; all && day <= day_of(e, e->vote + age); day++) {
        so_far += e->by_day[day][PROVEN];
        if (2 * so_far >= all) {
            return e->vote + age - (e->first + (nt_date)day);
        }
    }
    return NAN;
}

/* The ratio in percent that the curve of all cases would give after these times since proof. */
static double expected_ratio(const event_days *e, int age, const nt_survival *curve)
{
    double done = 0;
    for (size_t day = 0; day <= day_of(e, e->vote + age); day++) {
        if (e->by_day[day][PROVEN]) {
            int since = e->vote + age - (e->first + (nt_date)day);
            const nt_survival_step *step = nt_survival_at(curve, since);
            done += (double)e->by_day[day][PROVEN] * (step ? 1 - step->survival : 0);
        }
    }
    return 100 * done / (double)up_to(e, PROVEN, age);
}

static void put_since(sheet *s, spot at, const event_days *e, int age, draft *ratio)
{
    double since = median_since(e, age);
    if (!isnan(since)) {
        put_value(s, at, sheet_value(NT_METHOD_EMPIRICAL_QUANTILE, since, 0), &ratio, 1);
    }
}

/* The difference that the times since proof make by themselves. */
static draft *put_exposure(sheet *s, spot at, const event_days two[2], int age,
                           draft *const ratios[2])
{
    const nt_survival *curve = &s->curves[NT_PROCESS_SANCTION][0].curve;
    double more = expected_ratio(&two[1], age, curve) - expected_ratio(&two[0], age, curve);
    return isnan(more)
               ? NULL
               : put_value(s, at, sheet_value(NT_METHOD_EXPECTED_RATIOS, more, 1), ratios, 2);
}

/* Without an interval there is no verdict. */
static void settle_verdict(const sheet *s, int age, draft *difference, const draft *exposure)
{
    double half = (difference->row.upper - difference->row.lower) / 2;
    bool alike = exposure && fabs(exposure->row.value) <= exposure_limit * half;
    if (!alike || !sheet_compares_events(s, age)) {
        difference_only(difference);
    }
}

/* --- frames --- */

static void put_ratios(sheet *s, sheet_frame *f, const event_days two[2])
{
    for (size_t row = 0; row < f->row_count; row++) {
        draft *ratios[2];
        int age = ages[row];
        f->rows[row] = age_key(s, age);
        for (size_t e = 0; e < 2; e++) {
            ratios[e] = put_counted_share(s, (spot){f, row, e}, up_to(&two[e], SANCTIONED, age),
                                          up_to(&two[e], PROVEN, age), two[e].total);
            put_since(s, (spot){f, row, A_SINCE + e}, &two[e], age, ratios[e]);
        }
        draft *exposure = put_exposure(s, (spot){f, row, EXPOSURE}, two, age, ratios);
        draft *difference = put_difference(s, (spot){f, row, DIFFERENCE}, ratios[1], ratios[0]);
        if (difference) {
            settle_verdict(s, age, difference, exposure);
        }
    }
}

static void put_reports(sheet *s, sheet_frame *f, const event_days two[2])
{
    for (size_t row = 0; row < f->row_count; row++) {
        f->rows[row] = age_key(s, ages[row]);
        for (size_t e = 0; e < 2; e++) {
            put_exact_of(s, (spot){f, row, e}, up_to(&two[e], REPORTED, ages[row]), two[e].total);
        }
    }
}

static sheet_frame *name_columns(sheet *s, sheet_frame *f)
{
    static const nt_text since = NT_TEXT_REGISTER_DAYS_SINCE_PROVEN_MEDIAN;
    const nt_code *codes = s->reg->codes[NT_DIM_EVENT].items;
    const uint32_t events[] = {s->a, s->b};
    for (size_t e = 0; e < 2; e++) {
        nt_text name = key_of_code(&codes[events[e]]).label;
        f->columns[A + e].label = name;
        if (f->column_count > A_SINCE) {
            f->columns[A_SINCE + e].label = text_join(s->arena, since, ", ", name);
        }
    }
    return f;
}

void sheet_events(sheet *s)
{
    if (!s->a || !s->b) {
        return;
    }
    int reached = sheet_age_reached(s);
    size_t rows = ages_up_to(reached);
    event_days two[2] = {{0}};
    count_days(s, reached, rows, two);
    if (sheet_knows_sanctions(s)) {
        put_ratios(s, name_columns(s, sheet_open(s, "events.age", rows)), two);
    }
    put_reports(s, name_columns(s, sheet_open(s, "events.reported", rows)), two);
}
