/* Many comparisons at once. */
#include "stats/discovery.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "distributions.h"

typedef struct {
    double p;
    size_t place;
} ranked;

NT_ORDER(largest_first, ranked, NT_FALLING(p))

void nt_discovery_adjust(nt_arena *arena, const double *p_values, size_t count, double *adjusted)
{
    ranked *made = nt_new_array(arena, ranked, count);
    size_t tests = 0;
    for (size_t i = 0; i < count; i++) {
        adjusted[i] = p_values[i];
        if (!isnan(p_values[i])) {
            assert(p_values[i] >= 0 && p_values[i] <= 1);
            made[tests++] = (ranked){p_values[i], i};
        }
    }
    qsort(made, tests, sizeof *made, largest_first);
    /* From the largest down, so that a smaller one never ends above a larger one. Equal values come
     * out equal in whatever order the sort leaves them. */
    double least = 1;
    for (size_t i = 0; i < tests; i++) {
        least = fmin(least, made[i].p * (double)tests / (double)(tests - i));
        adjusted[made[i].place] = least;
    }
}

/* The p-value that belongs to a 95 % interval: how far 0 lies from the estimate, in standard errors
 * of the side on which it lies. */
static double p_of(nt_interval i)
{
    if (isnan(i.lower) || isnan(i.upper)) {
        return NAN;
    }
    double half = i.estimate > 0 ? i.estimate - i.lower : i.upper - i.estimate;
    return half > 0 ? normal_beyond(NORMAL_Z * fabs(i.estimate) / half) : i.estimate == 0;
}

void nt_discovery_widen(nt_arena *arena, nt_interval *intervals, size_t count)
{
    double *p = nt_new_array(arena, double, count);
    size_t tests = 0, told = 0;
    for (size_t i = 0; i < count; i++) {
        p[i] = p_of(intervals[i]);
        tests += !isnan(p[i]);
    }
    nt_discovery_adjust(arena, p, count, p);
    for (size_t i = 0; i < count; i++) {
        told += p[i] <= 0.05;
    }
    double chance = tests ? 0.05 * (double)(told ? told : 1) / (double)tests : 1;
    double stretch = normal_distance(chance) / NORMAL_Z;
    NT_EACH(nt_interval, at, intervals, count) {
        at->lower = at->estimate - stretch * (at->estimate - at->lower);
        at->upper = at->estimate + stretch * (at->upper - at->estimate);
    }
}
