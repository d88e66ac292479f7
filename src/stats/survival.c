#include "stats/survival.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "distributions.h"
#include "groups.h"

/* Two values of a curve this close are one level: R's sqrt(.Machine$double.eps). */
static const double SAME_LEVEL = 1.4901161193847656e-08;

/* Limits on the scale log(-log S), where they cannot leave 0 to 1. That scale has no place for a
 * curve that has not fallen yet, nor for one that has reached the ground. */
static void set_limits(nt_survival_step *step, double greenwood)
{
    step->lower = step->upper = NAN;
    if (step->survival > 0 && step->survival < 1) {
        double hazard = -log(step->survival);
        double stretch = exp(NORMAL_Z * sqrt(greenwood) / hazard);
        step->lower = exp(-hazard * stretch);
        step->upper = exp(-hazard / stretch);
    }
}

nt_survival nt_survival_estimate(nt_arena *arena, const nt_duration *durations, size_t count)
{
    day_walker walk = walk_start(durations, count);
    nt_survival out = {.total = walk.at_risk};
    nt_survival_step *steps = nt_new_array(arena, nt_survival_step, count);
    double survival = 1, greenwood = 0;
    for (int day; (day = walk_on(&walk, 1)) >= 0;) {
        uint64_t events = walk.today.events, censored = walk.today.competing + walk.today.censored;
        double risk = (double)walk.at_risk, left = (double)(walk.at_risk - events);
        survival *= left / risk;
        greenwood += left > 0 ? (double)events / (risk * left) : INFINITY;
        nt_survival_step *step = &steps[out.count++];
        *step = (nt_survival_step){day, walk.at_risk, events, censored, survival, 0, 0};
        set_limits(step, greenwood);
        out.events += events;
    }
    out.steps = steps;
    return out;
}

static double survival_of(const nt_survival_step *step)
{
    return step->survival;
}

static double lower_of(const nt_survival_step *step)
{
    return step->lower;
}

static double upper_of(const nt_survival_step *step)
{
    return step->upper;
}

/* The step at which `curve` lies nearest below `level`, the first such; NULL: it stays above. A
 * band may rise again where few are at risk, hence not simply the first step below. */
static const nt_survival_step *
nearest_below(const nt_survival *survival, double (*curve)(const nt_survival_step *), double level)
{
    const nt_survival_step *found = NULL;
    NT_EACH(const nt_survival_step, step, survival->steps, survival->count) {
        if (curve(step) <= level && (!found || curve(step) > curve(found))) {
            found = step;
        }
    }
    return found;
}

/* Where a curve falls through `level`: the middle of the days on which it lies at that level, the
 * last day seen being the end of a curve that never leaves it. */
static double day_reaching(const nt_survival *survival, double (*curve)(const nt_survival_step *),
                           double level)
{
    const nt_survival_step *reached = nearest_below(survival, curve, level + SAME_LEVEL);
    if (!reached) {
        return NAN;
    }
    const nt_survival_step *left = nearest_below(survival, curve, level - SAME_LEVEL);
    int end = left ? left->day : survival->steps[survival->count - 1].day;
    return ((double)reached->day + end) / 2;
}

nt_survival_quantile nt_survival_quantile_at(const nt_survival *survival, double p)
{
    assert(p > 0 && p < 1);
    return (nt_survival_quantile){day_reaching(survival, survival_of, 1 - p),
                                  day_reaching(survival, lower_of, 1 - p),
                                  day_reaching(survival, upper_of, 1 - p)};
}

/* How many steps lie on or before `day`. */
static size_t steps_until(const nt_survival *survival, int day)
{
    return NT_COUNT_BEFORE(i, survival->count, survival->steps[i].day <= day);
}

const nt_survival_step *nt_survival_at(const nt_survival *survival, int day)
{
    size_t until = steps_until(survival, day);
    return until > 0 ? &survival->steps[until - 1] : NULL;
}

uint64_t nt_survival_at_risk(const nt_survival *survival, int day)
{
    if (day <= 0) {
        return survival->total;
    }
    size_t before = steps_until(survival, day - 1);
    return before < survival->count ? survival->steps[before].at_risk : 0;
}

nt_interval nt_survival_done_by(const nt_survival *survival, int day)
{
    size_t until = steps_until(survival, day);
    if (until == 0) {
        return survival->count > 0 ? (nt_interval){0, NAN, NAN} : (nt_interval){NAN, NAN, NAN};
    }
    const nt_survival_step *step = &survival->steps[until - 1];
    if (until == survival->count && step->day < day && step->survival > 0) {
        return (nt_interval){NAN, NAN, NAN};
    }
    return (nt_interval){1 - step->survival, 1 - step->upper, 1 - step->lower};
}

nt_interval nt_survival_difference(const nt_survival *a, const nt_survival *b, int day)
{
    return nt_stats_difference(nt_survival_done_by(a, day), nt_survival_done_by(b, day), 0);
}

/* Greenwood's sum up to the end of `day`; of it, what a curve that shares cases moves alike. */
static double variation(const nt_survival *of, int day, const nt_survival *other,
                        const nt_survival *shared)
{
    double sum = 0;
    for (size_t i = 0; i < of->count && of->steps[i].day <= day; i++) {
        const nt_survival_step *step = &of->steps[i];
        double at_risk = (double)step->at_risk, events = (double)step->events, part = 1;
        if (other) {
            double all = (double)nt_survival_at_risk(other, step->day);
            part = all > 0 ? (double)nt_survival_at_risk(shared, step->day) / all : 0;
        }
        sum += events > 0 ? part * events / (at_risk * (at_risk - events)) : 0;
    }
    return sum;
}

double nt_survival_correlation(const nt_survival *later, int day_later, const nt_survival *earlier,
                               int day_earlier, const nt_survival *shared)
{
    int first = day_later < day_earlier ? day_later : day_earlier;
    double spread =
        sqrt(variation(later, day_later, NULL, NULL) * variation(earlier, day_earlier, NULL, NULL));
    bool known = spread > 0 && isfinite(spread);
    return known ? fmin(1, variation(later, first, earlier, shared) / spread) : 0;
}

double nt_survival_expected(const nt_survival *survival, const nt_survival *reference, int day)
{
    double expected = 0;
    for (size_t i = 0; i < reference->count && reference->steps[i].day <= day; i++) {
        const nt_survival_step *step = &reference->steps[i];
        double hazard = (double)step->events / (double)step->at_risk;
        expected += hazard * (double)nt_survival_at_risk(survival, step->day);
    }
    int last = reference->count > 0 ? reference->steps[reference->count - 1].day : -1;
    return last < day && nt_survival_at_risk(survival, last + 1) > 0 ? NAN : expected;
}
