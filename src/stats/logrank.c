/* The log-rank test of the curves of groups. */
#include <assert.h>
#include <math.h>

#include "groups.h"

typedef struct {
    nt_log_rank result;
    nt_log_rank_weight weight;
    size_t groups;
    double survival; /* of all groups together, when a day begins */
    double variance[NT_LOG_RANK_GROUPS_MAX][NT_LOG_RANK_GROUPS_MAX];
} test;

/* What falls to each group by chance of a day's events, drawn from all at risk without return. */
static void expect(test *t, const day_walker *walkers, double events, double at_risk, double weight)
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

static void take_events(test *t, const day_walker *walkers)
{
    uint64_t events = 0, at_risk = 0;
    for (size_t i = 0; i < t->groups; i++) {
        at_risk += walkers[i].at_risk;
        events += walkers[i].today.events;
    }
    if (events == 0) {
        return;
    }
    double weight = pow(t->survival, t->weight.rho) * pow(1 - t->survival, t->weight.gamma);
    expect(t, walkers, (double)events, (double)at_risk, weight);
    for (size_t i = 0; i < t->groups; i++) {
        t->result.observed[i] += weight * (double)walkers[i].today.events;
    }
    t->survival *= (double)(at_risk - events) / (double)at_risk;
}

nt_log_rank nt_survival_log_rank(nt_arena *arena, const nt_duration *const *groups,
                                 const size_t *counts, size_t group_count,
                                 nt_log_rank_weight weight)
{
    assert(group_count >= 2 && group_count <= NT_LOG_RANK_GROUPS_MAX);
    day_walker *walkers = nt_new_array(arena, day_walker, group_count);
    for (size_t i = 0; i < group_count; i++) {
        walkers[i] = walk_start(groups[i], counts[i]);
    }
    test t = {{.p_value = NAN}, weight, group_count, 1, {{0}}};
    for (int day; (day = walk_on(walkers, group_count)) >= 0 && day <= weight.until;) {
        take_events(&t, walkers);
    }
    quadratic_judge(&t.result, t.variance, group_count);
    return t.result;
}
