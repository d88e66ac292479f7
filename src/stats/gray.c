/* Gray's test of equal cumulative incidence.
 *
 * A group's risk set for this outcome counts, beside those still open, those who came to another
 * one: R = Y (1 - F) / S, with Y at risk, S the share that no outcome met and F the share that came
 * to this one before the day. The score of a group is the sum over days of its events less its
 * share R / sum R of all events. The variance is that of Gray's section 3: each group's increments
 * of this outcome and of the others are counted with how far they move all scores from that day on.
 */
#include <assert.h>
#include <math.h>

#include "groups.h"
#include "stats/incidence.h"

enum { GROUPS = NT_LOG_RANK_GROUPS_MAX };

typedef struct {
    nt_log_rank result;
    size_t groups;
    double open[GROUPS], open_after[GROUPS]; /* S before and after the day */
    double incidence[GROUPS];                /* F before the day */
    double pooled;                           /* F of all groups, by the end of the day */
    /* How far a unit of the pooled hazard so far has moved score i through group j, and of one day.
     */
    double moved[GROUPS][GROUPS], moves[GROUPS][GROUPS];
    double own[GROUPS], cross[GROUPS][GROUPS]; /* sums over days of a group's own variance */
    double variance[GROUPS][GROUPS];
} test;

/* Y / S: nothing is left to weigh of a group without cases at risk. */
static double weight_of(const test *t, const day_walker *walkers, size_t group)
{
    double at_risk = (double)walkers[group].at_risk;
    return at_risk > 0 ? at_risk / t->open[group] : 0;
}

static void open_day(test *t, const day_walker *walkers)
{
    for (size_t i = 0; i < t->groups; i++) {
        const day_walker *w = &walkers[i];
        if (w->at_risk > 0) {
            uint64_t left = w->at_risk - w->today.events - w->today.competing;
            t->open_after[i] = t->open[i] * (double)left / (double)w->at_risk;
        }
    }
}

static void close_day(test *t, const day_walker *walkers)
{
    for (size_t i = 0; i < t->groups; i++) {
        const day_walker *w = &walkers[i];
        if (w->at_risk > 0) {
            t->incidence[i] += t->open[i] * (double)w->today.events / (double)w->at_risk;
            t->open[i] = t->open_after[i];
        }
    }
}

/* Adds a group's increment of a day to the variance of the scores: `weight` its own variance, and
 * push[i] how far it moves score i. */
static void add_variance(test *t, size_t group, double weight, const double *push, double through)
{
    for (size_t i = 0; i < t->groups; i++) {
        t->cross[i][group] += weight * through * push[i];
        for (size_t j = 0; j < t->groups; j++) {
            t->variance[i][j] += weight * push[i] * push[j];
        }
    }
    t->own[group] += weight * through * through;
}

/* What one of `tied` increments, drawn from `from` without return, leaves of its variance. */
static double without_return(double tied, double from)
{
    return tied > 1 ? 1 - (tied - 1) / (from - 1) : 1;
}

static void vary_by_events(test *t, const day_walker *walkers, double events, double weight_sum)
{
    for (size_t k = 0; k < t->groups; k++) {
        double at_risk = (double)walkers[k].at_risk, open = t->open[k], after = t->open_after[k];
        if (at_risk > 0) {
            double through = after > 0 ? 1 - (1 - t->pooled) / after : 1;
            double push[GROUPS];
            for (size_t i = 0; i < t->groups; i++) {
                push[i] = t->moves[i][k] - through * t->moved[i][k];
            }
            double weight =
                without_return(events, weight_sum * open) * open * events / (weight_sum * at_risk);
            add_variance(t, k, weight, push, through);
        }
    }
}

static void vary_by_competing(test *t, const day_walker *walkers)
{
    for (size_t k = 0; k < t->groups; k++) {
        double at_risk = (double)walkers[k].at_risk, open = t->open[k], after = t->open_after[k];
        double competing = (double)walkers[k].today.competing;
        if (after > 0 && competing > 0) {
            double through = (1 - t->pooled) / after;
            double push[GROUPS];
            for (size_t i = 0; i < t->groups; i++) {
                push[i] = through * t->moved[i][k];
            }
            double weight =
                without_return(competing, at_risk) * open * open * competing / (at_risk * at_risk);
            add_variance(t, k, weight, push, -through);
        }
    }
}

/* Scores and what moves them, of a day with events. */
static void score(test *t, const day_walker *walkers, double events, double weight_sum,
                  double before)
{
    double risk_sum =
        NT_SUM(double, i, t->groups, weight_of(t, walkers, i) * (1 - t->incidence[i]));
    for (size_t i = 0; i < t->groups; i++) {
        double weight = weight_of(t, walkers, i);
        for (size_t j = 0; j < t->groups; j++) {
            double other = weight_of(t, walkers, j);
            t->moves[i][j] = weight * ((i == j) - other / weight_sum);
            t->moved[i][j] += t->moves[i][j] * events / (weight_sum * (1 - before));
        }
        t->result.observed[i] += (double)walkers[i].today.events;
        t->result.expected[i] += events * weight * (1 - t->incidence[i]) / risk_sum;
    }
}

static void take_day(test *t, const day_walker *walkers)
{
    double events = 0, competing = 0, weight_sum = 0;
    for (size_t i = 0; i < t->groups; i++) {
        events += (double)walkers[i].today.events;
        competing += (double)walkers[i].today.competing;
        weight_sum += weight_of(t, walkers, i);
    }
    if (events > 0) {
        double before = t->pooled;
        t->pooled += events / weight_sum;
        score(t, walkers, events, weight_sum, before);
        vary_by_events(t, walkers, events, weight_sum);
    }
    if (competing > 0) {
        vary_by_competing(t, walkers);
    }
}

/* The scores are moved through the pooled estimate by all that went before: the last terms. */
static void finish(test *t)
{
    double variance[GROUPS][GROUPS];
    for (size_t i = 0; i < t->groups; i++) {
        for (size_t j = 0; j < t->groups; j++) {
            variance[i][j] = t->variance[i][j];
            for (size_t k = 0; k < t->groups; k++) {
                variance[i][j] += t->moved[i][k] * t->moved[j][k] * t->own[k] +
                                  t->moved[i][k] * t->cross[j][k] + t->moved[j][k] * t->cross[i][k];
            }
        }
    }
    quadratic_judge(&t->result, variance, t->groups);
}

nt_log_rank nt_incidence_gray(nt_arena *arena, const nt_duration *const *groups,
                              const size_t *counts, size_t group_count)
{
    assert(group_count >= 2 && group_count <= GROUPS);
    day_walker *walkers = nt_new_array(arena, day_walker, group_count);
    test *t = nt_new(arena, test);
    *t = (test){.result = {.p_value = NAN}, .groups = group_count};
    for (size_t i = 0; i < group_count; i++) {
        walkers[i] = walk_start(groups[i], counts[i]);
        t->open[i] = t->open_after[i] = 1;
    }
    while (walk_on(walkers, group_count) >= 0) {
        open_day(t, walkers);
        take_day(t, walkers);
        close_day(t, walkers);
    }
    finish(t);
    return t->result;
}
