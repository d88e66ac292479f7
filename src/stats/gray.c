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
#include <stdbool.h>

#include "quadratic.h"
#include "stats/incidence.h"

enum { GROUPS = NT_LOG_RANK_GROUPS_MAX };

typedef struct {
    const nt_competing *next, *end;
    double at_risk, events, competing; /* the latter two of the day */
    double open, open_after;           /* S before and after the day */
    double incidence;                  /* F before the day */
} walker;

typedef struct {
    nt_log_rank result;
    size_t groups;
    double pooled; /* F of all groups, by the end of the day */
    /* How far a unit of the pooled hazard so far has moved score i through group j, and of one day.
     */
    double moved[GROUPS][GROUPS], moves[GROUPS][GROUPS];
    double own[GROUPS], cross[GROUPS][GROUPS]; /* sums over days of a group's own variance */
    double variance[GROUPS][GROUPS];
} test;

static walker start(const nt_competing *outcomes, size_t count)
{
    walker w = {.next = outcomes, .end = outcomes + count, .open = 1, .open_after = 1};
    for (size_t i = 0; i < count; i++) {
        w.at_risk += (double)(outcomes[i].events + outcomes[i].competing + outcomes[i].censored);
    }
    return w;
}

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

/* Y / S: nothing is left to weigh of a group without cases at risk. */
static double weight_of(const walker *w)
{
    return w->at_risk > 0 ? w->at_risk / w->open : 0;
}

static void open_day(walker *walkers, size_t count, int day)
{
    for (size_t i = 0; i < count; i++) {
        walker *w = &walkers[i];
        bool moves = w->next < w->end && w->next->day == day;
        w->events = moves ? (double)w->next->events : 0;
        w->competing = moves ? (double)w->next->competing : 0;
        if (w->at_risk > 0) {
            w->open_after = w->open * (w->at_risk - w->events - w->competing) / w->at_risk;
        }
    }
}

static void close_day(walker *walkers, size_t count, int day)
{
    for (size_t i = 0; i < count; i++) {
        walker *w = &walkers[i];
        if (w->at_risk > 0) {
            w->incidence += w->open * w->events / w->at_risk;
            w->open = w->open_after;
        }
        if (w->next < w->end && w->next->day == day) {
            w->at_risk -= w->events + w->competing + (double)w->next->censored;
            w->next++;
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

static void vary_by_events(test *t, const walker *walkers, double events, double weight_sum)
{
    for (size_t k = 0; k < t->groups; k++) {
        const walker *w = &walkers[k];
        if (w->at_risk > 0) {
            double through = w->open_after > 0 ? 1 - (1 - t->pooled) / w->open_after : 1;
            double push[GROUPS];
            for (size_t i = 0; i < t->groups; i++) {
                push[i] = t->moves[i][k] - through * t->moved[i][k];
            }
            double weight = without_return(events, weight_sum * w->open) * w->open * events /
                            (weight_sum * w->at_risk);
            add_variance(t, k, weight, push, through);
        }
    }
}

static void vary_by_competing(test *t, const walker *walkers)
{
    for (size_t k = 0; k < t->groups; k++) {
        const walker *w = &walkers[k];
        if (w->open_after > 0 && w->competing > 0) {
            double through = (1 - t->pooled) / w->open_after;
            double push[GROUPS];
            for (size_t i = 0; i < t->groups; i++) {
                push[i] = through * t->moved[i][k];
            }
            double weight = without_return(w->competing, w->at_risk) * w->open * w->open *
                            w->competing / (w->at_risk * w->at_risk);
            add_variance(t, k, weight, push, -through);
        }
    }
}

/* Scores and what moves them, of a day with events. */
static void score(test *t, const walker *walkers, double events, double weight_sum, double before)
{
    double risk_sum = 0;
    for (size_t i = 0; i < t->groups; i++) {
        risk_sum += weight_of(&walkers[i]) * (1 - walkers[i].incidence);
    }
    for (size_t i = 0; i < t->groups; i++) {
        const walker *w = &walkers[i];
        double weight = weight_of(w);
        for (size_t j = 0; j < t->groups; j++) {
            double other = weight_of(&walkers[j]);
            t->moves[i][j] = weight * ((i == j) - other / weight_sum);
            t->moved[i][j] += t->moves[i][j] * events / (weight_sum * (1 - before));
        }
        t->result.observed[i] += w->events;
        t->result.expected[i] += events * weight * (1 - w->incidence) / risk_sum;
    }
}

static void take_day(test *t, const walker *walkers)
{
    double events = 0, competing = 0, weight_sum = 0;
    for (size_t i = 0; i < t->groups; i++) {
        events += walkers[i].events;
        competing += walkers[i].competing;
        weight_sum += weight_of(&walkers[i]);
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

nt_log_rank nt_incidence_gray(nt_arena *arena, const nt_competing *const *groups,
                              const size_t *counts, size_t group_count)
{
    assert(group_count >= 2 && group_count <= GROUPS);
    walker *walkers = nt_new_array(arena, walker, group_count);
    test *t = nt_new(arena, test);
    for (size_t i = 0; i < group_count; i++) {
        walkers[i] = start(groups[i], counts[i]);
    }
    *t = (test){.result = {.p_value = NAN}, .groups = group_count};
    for (int day; (day = next_day(walkers, group_count)) >= 0;) {
        open_day(walkers, group_count, day);
        take_day(t, walkers);
        close_day(walkers, group_count, day);
    }
    finish(t);
    return t->result;
}
