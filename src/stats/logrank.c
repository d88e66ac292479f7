#include <assert.h>
#include <math.h>

#include "gamma.h"
#include "stats/survival.h"

/* A group on its way through the days. */
typedef struct {
    const nt_duration *next, *end;
    uint64_t at_risk;
} walker;

typedef struct {
    nt_log_rank result;
    size_t groups;
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

/* What falls to each group by chance of a day's events, drawn from all at risk without return. */
static void expect(test *t, const walker *walkers, double events, double at_risk)
{
    double spread = at_risk > 1 ? events * (at_risk - events) / (at_risk - 1) : 0;
    for (size_t i = 0; i < t->groups; i++) {
        double share = (double)walkers[i].at_risk / at_risk;
        t->result.expected[i] += events * share;
        for (size_t j = 0; j < t->groups; j++) {
            double other = (double)walkers[j].at_risk / at_risk;
            t->variance[i][j] += spread * share * ((i == j) - other);
        }
    }
}

static void take_day(test *t, walker *walkers, int day)
{
    uint64_t events = 0, at_risk = 0;
    for (size_t i = 0; i < t->groups; i++) {
        const walker *w = &walkers[i];
        at_risk += w->at_risk;
        events += w->next < w->end && w->next->day == day ? w->next->events : 0;
    }
    if (events > 0) {
        expect(t, walkers, (double)events, (double)at_risk);
    }
    for (size_t i = 0; i < t->groups; i++) {
        walker *w = &walkers[i];
        if (w->next < w->end && w->next->day == day) {
            t->result.observed[i] += (double)w->next->events;
            w->at_risk -= w->next->events + w->next->censored;
            w->next++;
        }
    }
}

/* The groups that were at risk when anything happened, without the one that expects the most: the
 * differences add up to zero, so one group tells nothing new. */
static size_t telling_groups(const test *t, size_t *out)
{
    size_t largest = 0, count = 0;
    for (size_t i = 1; i < t->groups; i++) {
        largest = t->result.expected[i] > t->result.expected[largest] ? i : largest;
    }
    for (size_t i = 0; i < t->groups; i++) {
        if (i != largest && t->result.expected[i] > 0) {
            out[count++] = i;
        }
    }
    return count;
}

/* u' V^-1 u by elimination: each pivot is the variance of a group given those before it. All the
 * telling groups are at risk on the first day with an event; unless everything ends on that day,
 * the variance of that day alone has full rank. */
static double quadratic_form(test *t, const size_t *groups, size_t count)
{
    double u[NT_LOG_RANK_GROUPS_MAX] = {0}, sum = 0;
    for (size_t k = 0; k < count; k++) {
        u[k] = t->result.observed[groups[k]] - t->result.expected[groups[k]];
    }
    for (size_t k = 0; k < count; k++) {
        const double *pivot = t->variance[groups[k]];
        sum += u[k] * u[k] / pivot[groups[k]];
        for (size_t i = k + 1; i < count; i++) {
            double *row = t->variance[groups[i]];
            double factor = row[groups[k]] / pivot[groups[k]];
            u[i] -= factor * u[k];
            for (size_t j = k + 1; j < count; j++) {
                row[groups[j]] -= factor * pivot[groups[j]];
            }
        }
    }
    return sum;
}

nt_log_rank nt_survival_log_rank(nt_arena *arena, const nt_duration *const *groups,
                                 const size_t *counts, size_t group_count)
{
    assert(group_count >= 2 && group_count <= NT_LOG_RANK_GROUPS_MAX);
    walker *walkers = nt_new_array(arena, walker, group_count);
    for (size_t i = 0; i < group_count; i++) {
        walkers[i] = start(groups[i], counts[i]);
    }
    test t = {.result = {.p_value = NAN}, .groups = group_count};
    for (int day; (day = next_day(walkers, group_count)) >= 0;) {
        take_day(&t, walkers, day);
    }
    size_t telling[NT_LOG_RANK_GROUPS_MAX];
    size_t degrees = telling_groups(&t, telling);
    if (degrees > 0 && t.variance[telling[0]][telling[0]] > 0) {
        t.result.degrees = (int)degrees;
        t.result.chi_square = quadratic_form(&t, telling, degrees);
        t.result.p_value = gamma_upper((double)degrees / 2, t.result.chi_square / 2);
    }
    return t.result;
}
