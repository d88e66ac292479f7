/* The days that groups have in common, one after the other. */
#include "groups.h"

#include <assert.h>

#include "distributions.h"

static uint64_t cases_on(const nt_duration *d)
{
    return d->events + d->competing + d->censored;
}

day_walker walk_start(const nt_duration *durations, size_t count)
{
    day_walker w = {.next = durations, .end = count ? durations + count : durations};
    for (size_t i = 0; i < count; i++) {
        assert(durations[i].day >= 0 && (i == 0 || durations[i - 1].day < durations[i].day));
        w.at_risk += cases_on(&durations[i]);
    }
    return w;
}

/* Who is censored on a day is still at risk of its events, and no more on the next. */
static void leave_day(day_walker *w)
{
    w->at_risk -= cases_on(&w->today);
    w->today = (nt_duration){0};
    while (w->next < w->end && cases_on(w->next) == 0) {
        w->next++;
    }
}

int walk_on(day_walker *walkers, size_t count)
{
    int day = -1;
    NT_EACH(day_walker, w, walkers, count) {
        leave_day(w);
        day = w->next < w->end && (day < 0 || w->next->day < day) ? w->next->day : day;
    }
    NT_EACH(day_walker, w, walkers, count) {
        if (w->next < w->end && w->next->day == day) {
            w->today = *w->next++;
        }
    }
    return day;
}

/* ---- the chi-square of scores and their variance ---- */

enum { GROUPS = NT_LOG_RANK_GROUPS_MAX };

/* The groups of which anything was expected, without the one of which the most was; the rest in the
 * order of that, so that the result does not depend, in its last bits, on the order of the groups.
 */
static size_t telling_groups(const nt_log_rank *result, size_t groups, size_t *out)
{
    size_t order[GROUPS], count = 0;
    for (size_t i = 0; i < groups; i++) {
        size_t at = count;
        while (at > 0 && result->expected[order[at - 1]] < result->expected[i]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
        count += result->expected[i] > 0;
    }
    for (size_t i = 1; i < count; i++) {
        out[i - 1] = order[i];
    }
    return count ? count - 1 : 0;
}

/* Subtracts the part of group k from the groups after it. */
static void eliminate(double variance[GROUPS][GROUPS], double *u, const size_t *order, size_t count,
                      size_t k)
{
    const double *pivot = variance[order[k]];
    for (size_t i = k + 1; i < count; i++) {
        double *row = variance[order[i]];
        double factor = row[order[k]] / pivot[order[k]];
        u[i] -= factor * u[k];
        for (size_t j = k + 1; j < count; j++) {
            row[order[j]] -= factor * pivot[order[j]];
        }
    }
}

/* u' V^-1 u by elimination: each pivot is the variance of a group given those before it. A group of
 * which those before it tell all has a pivot of nothing but rounding, and is passed over. */
void quadratic_judge(nt_log_rank *result, double variance[GROUPS][GROUPS], size_t groups)
{
    size_t order[GROUPS], count = telling_groups(result, groups, order);
    double u[GROUPS], own[GROUPS], sum = 0;
    int degrees = 0;
    for (size_t k = 0; k < count; k++) {
        u[k] = result->observed[order[k]] - result->expected[order[k]];
        own[k] = variance[order[k]][order[k]];
    }
    for (size_t k = 0; k < count; k++) {
        double pivot = variance[order[k]][order[k]];
        if (pivot > 1e-12 * own[k]) {
            sum += u[k] * u[k] / pivot;
            degrees++;
            eliminate(variance, u, order, count, k);
        }
    }
    if (degrees > 0) {
        result->degrees = degrees;
        result->chi_square = sum;
        result->p_value = gamma_upper((double)degrees / 2, sum / 2);
    }
}
