#include "stats/funnel.h"

#include <assert.h>
#include <math.h>

#include "distributions.h"

/* The least count of which at least `tail` of the distribution lies at or below it. */
static int64_t quantile(double tail, int64_t whole, double p)
{
    int64_t low = 0, high = whole;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (binomial_at_most(middle, whole, p) >= tail) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* Between that count and the one before it, as far as the distribution has gone beyond `tail`. */
static double lower_limit(double tail, int64_t whole, double p)
{
    int64_t count = quantile(tail, whole, p);
    double here = binomial_at_most(count, whole, p);
    double before = binomial_at_most(count - 1, whole, p);
    double back = (here - tail) / (here - before);
    return fmax(0, ((double)count - back) / (double)whole);
}

/* The same of the rest of the cases. The formula itself, taken at 1 - tail, would put the limit a
 * case lower: one of two cases around a centre of 2 % (a chance of 4 %) would lie beyond 99.8 %. */
static double upper_limit(double tail, int64_t whole, double p)
{
    return 1 - lower_limit(tail, whole, 1 - p);
}

nt_funnel nt_funnel_limits(double centre, int64_t whole)
{
    assert(centre >= 0 && centre <= 1 && whole >= 0);
    if (whole == 0) {
        return (nt_funnel){NAN, NAN, NAN, NAN};
    }
    if (centre <= 0 || centre >= 1) { /* nothing can vary */
        return (nt_funnel){centre, centre, centre, centre};
    }
    return (nt_funnel){lower_limit(0.025, whole, centre), upper_limit(0.025, whole, centre),
                       lower_limit(0.001, whole, centre), upper_limit(0.001, whole, centre)};
}

bool nt_funnel_outside(const nt_funnel *funnel, int64_t part, int64_t whole)
{
    if (whole == 0) {
        return false;
    }
    double ratio = (double)part / (double)whole;
    return ratio < funnel->lower_998 || ratio > funnel->upper_998;
}
