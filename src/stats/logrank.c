#include <assert.h>
#include <math.h>

#include "quadratic.h"
#include "stats/survival.h"

/* A group on its way through the days. */
typedef struct {
    const nt_duration *next, *end;
    uint64_t at_risk;
} walker;

typedef struct {
    nt_log_rank result;
    nt_log_rank_weight weight;
    size_t groups;
    double survival; /* of all groups together, when a day begins */
    double variance[NT_LOG_RANK_GROUPS_MAX][NT_LOG_RANK_GROUPS_MAX];
} test;

static walker start(const nt_duration *durations, size_t count)
{
    walker w = {durations, durations + count, 0};
    for (size_t i = 0; i < count; i++) {
        w.at_risk += durations[i].events + durations[i].censored;
    }
    return w;
}

/* The first day on which any group has an entry; -1 after the last. */
static int next_day(const walker *walkers, size_t count)
{
    int day = -1;
    for (size_t i = 0; i < count; i++) {
        if (walkers[i].next < walkers[i].end && (day < 0 || walkers[i].next->day < day)) {
            day = walkers[i].next->day;
        }
    }
    return day;
}

static uint64_t events_on(const walker *w, int day)
{
    return w->next < w->end && w->next->day == day ? w->next->events : 0;
}

/* What falls to each group by chance of a day's events, drawn from all at risk without return. */
static void expect(test *t, const walker *walkers, double events, double at_risk, double weight)
{
    double spread = at_risk > 1 ? events * (at_risk - events) / (at_risk - 1) : 0;
    for (size_t i = 0; i < t->groups; i++) {
        double share = (double)walkers[i].at_risk / at_risk;
        t->result.expected[i] += weight * events * share;
        for (size_t j = 0; j < t->groups; j++) {
            double other = (double)walkers[j].at_risk / at_risk;
            t->variance[i][j] += weight * weight * spread * share * ((i == j) - other);
        }
    }
}

static void take_events(test *t, const walker *walkers, int day)
{
    uint64_t events = 0, at_risk = 0;
    for (size_t i = 0; i < t->groups; i++) {
        at_risk += walkers[i].at_risk;
        events += events_on(&walkers[i], day);
    }
    if (events == 0) {
        return;
    }
    double weight = pow(t->survival, t->weight.rho) * pow(1 - t->survival, t->weight.gamma);
    expect(t, walkers, (double)events, (double)at_risk, weight);
    for (size_t i = 0; i < t->groups; i++) {
        t->result.observed[i] += weight * (double)events_on(&walkers[i], day);
    }
    t->survival *= (double)(at_risk - events) / (double)at_risk;
}

static void step_over(const test *t, walker *walkers, int day)
{
    for (size_t i = 0; i < t->groups; i++) {
        walker *w = &walkers[i];
        if (w->next < w->end && w->next->day == day) {
            w->at_risk -= w->next->events + w->next->censored;
            w->next++;
        }
    }
}

nt_log_rank nt_survival_log_rank(nt_arena *arena, const nt_duration *const *groups,
                                 const size_t *counts, size_t group_count,
                                 nt_log_rank_weight weight)
{
    assert(group_count >= 2 && group_count <= NT_LOG_RANK_GROUPS_MAX);
    walker *walkers = nt_new_array(arena, walker, group_count);
    for (size_t i = 0; i < group_count; i++) {
        walkers[i] = start(groups[i], counts[i]);
    }
    test t = {{.p_value = NAN}, weight, group_count, 1, {{0}}};
    for (int day; (day = next_day(walkers, group_count)) >= 0 && day <= weight.until;) {
        take_events(&t, walkers, day);
        step_over(&t, walkers, day);
    }
    quadratic_judge(&t.result, t.variance, group_count);
    return t.result;
}
