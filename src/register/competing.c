/* From the report to a sanction, where a case that is found not proven, or closed otherwise, can no
 * longer come to one: it is not as one that is still open. */
#include <math.h>

#include "curves.h"
#include "stats/incidence.h"
#include "words/register.h"

enum { OWN, OTHER, CURVE_COLUMNS };
enum { SHARES = NT_AGE_BANDS - 1, DAYS_MAX = 1500, STEP = 30, GRID = DAYS_MAX / STEP + 1 };

typedef struct {
    nt_frame_key key;
    nt_dimension dimension; /* NT_DIM_COUNT: all cases */
    uint32_t code;
    const nt_duration *outcomes;
    size_t count;
    nt_incidence incidence;
    draft *of[2]; /* all its cases, and its sanctions */
} group;

/* --- counting --- */

static void add_case(const nt_case_state *c, nt_date end, uint64_t n, nt_outcome_count *by_day)
{
    bool closed = c->kind == NT_OUTCOME_NOT_PROVEN || c->kind == NT_OUTCOME_CLOSED;
    nt_date stop = nt_date_known(c->sanctioned) ? c->sanctioned : closed ? c->decided : end;
    if (!nt_date_known(stop) || stop < c->reported || stop - c->reported > NT_DURATION_DAYS_MAX) {
        return; /* nobody knows how long it was, or the data are mistaken */
    }
    nt_outcome_count *at = &by_day[stop - c->reported];
    *(nt_date_known(c->sanctioned) ? &at->events : closed ? &at->competing : &at->censored) += n;
}

typedef struct {
    const sheet *s;
    const group *groups;
    size_t count;
} counting;

static void add_cell(void *counts, const void *context, const nt_cube_cell *cell)
{
    const counting *of = context;
    const sheet *s = of->s;
    const nt_profile *p = &cell->profile;
    nt_outcome_count *by_day = counts;
    if (!nt_tally_is_reported(s->area, p, s->calendar.end)) {
        return;
    }
    nt_case_state c = nt_tally_state(s->reg, p, s->calendar.end);
    for (size_t i = 0; i < of->count; i++) {
        const group *g = &of->groups[i];
        if (g->dimension == NT_DIM_COUNT || p->codes[g->dimension] == g->code) {
            add_case(&c, s->calendar.end, cell->count, by_day + i * s->scope.days);
        }
    }
}

/* In one pass over the cube. */
static void count_groups(sheet *s, group *groups, size_t count)
{
    NT_PASSING_ARENA(scratch);
    size_t days = s->scope.days, all = count * days * NT_OUTCOME_COUNTS;
    uint64_t *counts = nt_new_array(scratch, uint64_t, all);
    nt_outcome_count *by_day = (void *)counts;
    const counting of = {s, groups, count};
    nt_cube_sum(&(nt_cube_counter){s->cube, add_cell, &of, counts, all}, 1);
    for (size_t i = 0; i < count; i++) {
        group *g = &groups[i];
        g->outcomes = nt_tally_compress(s->arena, by_day + i * days, days, &g->count);
        g->incidence = nt_incidence_estimate(s->arena, g->outcomes, g->count);
    }
}

/* All cases, and the events whose counts are safe to tell. */
static size_t collect(sheet *s, group *groups)
{
    size_t count = 0;
    NT_EACH(const sheet_curve, curve, s->curves[NT_PROCESS_DECISION], s->curve_count) {
        if (curve->dimension == NT_DIM_POSITION || !curve_is_drawn(s, curve)) {
            continue;
        }
        group *g = &groups[count++];
        *g = (group){.key = curve->key, .dimension = curve->dimension, .code = curve->code};
        g->of[0] = sheet_look(s, "survival.decision.summary", g->key.code, "cases");
        g->of[1] = sheet_look(s, "survival.sanction.summary", g->key.code, "events");
    }
    count_groups(s, groups, count);
    return count;
}

/* --- what may be told --- */

static nt_outcome_count by_day(const group *g, int day)
{
    nt_outcome_count sum = {0, 0, 0};
    for (size_t i = 0; i < g->count && g->outcomes[i].day <= day; i++) {
        sum.events += g->outcomes[i].events;
        sum.competing += g->outcomes[i].competing;
        sum.censored += g->outcomes[i].censored;
    }
    return sum;
}

/* Whether what lies between two counts tells a small one, of any part or of parts together. */
static bool tells(const sheet *s, nt_outcome_count from, nt_outcome_count to)
{
    uint64_t part[3] = {to.events - from.events, to.competing - from.competing,
                        to.censored - from.censored};
    for (unsigned parts = 1; parts < 8; parts++) {
        uint64_t sum = NT_SUM(uint64_t, i, 3, parts & 1u << i ? part[i] : 0);
        if (count_is_small(s, sum)) {
            return true;
        }
    }
    return false;
}

/* A row on `day` after one on `before` (-1: none) shows what came between, and what is left. */
static bool row_tells(const sheet *s, const group *g, int before, int day)
{
    nt_outcome_count now = by_day(g, day);
    return tells(s, by_day(g, before), now) || tells(s, now, by_day(g, NT_DURATION_DAYS_MAX));
}

/* --- frames --- */

static nt_ledger_row share_row(nt_interval share)
{
    nt_ledger_row row = sheet_value(NT_METHOD_AALEN_JOHANSEN, NAN, 1);
    nt_ledger_put_proportion(&row, share);
    row.unit = "percent";
    return row;
}

/* What nobody knows need not go. */
static void hide(const sheet *s, const draft *share)
{
    if (s->protects && !isnan(share->row.value)) {
        nt_disclosure_force(s->disclosure, share->variable);
    }
}

static void summarise(sheet *s, sheet_frame *f, size_t row, const group *g)
{
    int before = -1;
    f->rows[row] = g->key;
    for (size_t i = 0; i < SHARES; i++) {
        nt_interval share = nt_incidence_by(&g->incidence, nt_age_edges[i]);
        draft *d = put_value(s, (spot){f, row, i}, share_row(share), g->of, 2);
        bool tells = row_tells(s, g, before, nt_age_edges[i]);
        curve_share_stands_for(s, d, by_day(g, nt_age_edges[i]).events, g->of[1], NT_COST_PART);
        if (tells) {
            hide(s, d);
        }
        before = tells ? before : nt_age_edges[i];
    }
}

/* What is left of all cases without the groups, where all are shown on a day. */
static nt_outcome_count rest_by(const group *groups, size_t count, int day)
{
    nt_outcome_count rest = by_day(&groups[0], day);
    for (size_t i = 1; i < count; i++) {
        nt_outcome_count own = by_day(&groups[i], day);
        rest.events -= own.events;
        rest.competing -= own.competing;
        rest.censored -= own.censored;
    }
    return rest;
}

static void hide_rest(const sheet *s, sheet_frame *f, const group *groups, size_t count)
{
    nt_outcome_count before = {0, 0, 0}, end = rest_by(groups, count, NT_DURATION_DAYS_MAX);
    for (size_t i = 0; i < SHARES; i++) {
        nt_outcome_count now = rest_by(groups, count, nt_age_edges[i]);
        if (tells(s, before, now) || tells(s, now, end)) {
            hide(s, sheet_cell(f, 0, i));
        } else {
            before = now;
        }
    }
}

/* By how much is left of those that came to anything. */
static nt_interval other_by(const group *g, int day)
{
    const nt_incidence_step *step = nt_incidence_at(&g->incidence, day);
    bool known = !isnan(nt_incidence_by(&g->incidence, day).estimate);
    return (nt_interval){!known ? NAN : step ? step->competing_incidence : 0, NAN, NAN};
}

static int last_day(const group *g)
{
    int last = 0;
    for (size_t i = 0; i < g->count && g->outcomes[i].day <= DAYS_MAX; i++) {
        last = g->outcomes[i].events || g->outcomes[i].competing ? g->outcomes[i].day : last;
    }
    return last;
}

static void draw(sheet *s, const group *g)
{
    int days[GRID], before = -1;
    size_t count = 0;
    for (int at = 0; at < last_day(g) + STEP && count < GRID; at += STEP) {
        int day = s->protects ? curve_protected_day(at) : at;
        bool known = !isnan(nt_incidence_by(&g->incidence, day).estimate);
        if (known && !(s->protects && row_tells(s, g, before, day))) {
            days[count++] = before = day;
        }
    }
    sheet_frame *f = sheet_open(s, "survival.outcome.all", count);
    for (size_t row = 0; row < count; row++) {
        f->rows[row] = curve_day_key(s, days[row]);
        put_value(s, (spot){f, row, OWN}, share_row(nt_incidence_by(&g->incidence, days[row])),
                  g->of, 2);
        put_value(s, (spot){f, row, OTHER}, share_row(other_by(g, days[row])), g->of, 2);
    }
}

/* Gray's test between the events, where there are two or more. */
static void test(sheet *s, const group *groups, size_t count)
{
    const nt_duration *outcomes[NT_LOG_RANK_GROUPS_MAX];
    size_t counts[NT_LOG_RANK_GROUPS_MAX], tested = 0;
    draft *of[2 * NT_LOG_RANK_GROUPS_MAX];
    for (size_t i = 1; i < count && tested < NT_LOG_RANK_GROUPS_MAX; i++) {
        outcomes[tested] = groups[i].outcomes;
        of[2 * tested] = groups[i].of[0];
        of[2 * tested + 1] = groups[i].of[1];
        counts[tested++] = groups[i].count;
    }
    nt_log_rank gray = {.degrees = 0};
    if (tested >= 2) {
        gray = nt_incidence_gray(s->arena, outcomes, counts, tested);
    }
    const double values[3] = {gray.chi_square, gray.degrees, gray.p_value};
    sheet_frame *f = sheet_open(s, "survival.outcome.test", gray.degrees > 0);
    for (size_t c = 0; f->row_count && c < 3; c++) {
        static const int decimals[3] = {1, 0, 4};
        f->rows[0] = (nt_frame_key){"events", NT_TEXT_REGISTER_BETWEEN_EVENTS, NAN, NULL};
        put_value(s, (spot){f, 0, c}, sheet_value(NT_METHOD_GRAY, values[c], decimals[c]), of,
                  2 * tested);
    }
}

void sheet_competing(sheet *s)
{
    if (!sheet_knows_sanctions(s) || !s->reg->has_decided || !s->curve_count) {
        return;
    }
    group *groups = nt_new_array(s->arena, group, s->curve_count);
    size_t count = collect(s, groups);
    if (!count || groups[0].dimension != NT_DIM_COUNT) {
        return;
    }
    sheet_frame *f = sheet_open(s, "survival.outcome.summary", count);
    for (size_t row = 0; row < count; row++) {
        summarise(s, f, row, &groups[row]);
    }
    hide_rest(s, f, groups, count);
    test(s, groups, count);
    draw(s, &groups[0]);
}
