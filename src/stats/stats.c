#include "stats/stats.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "distributions.h"

static const nt_interval unknown = {NAN, NAN, NAN};

nt_interval nt_stats_wilson(int64_t part, int64_t whole)
{
    assert(part >= 0 && whole >= part);
    if (whole == 0) {
        return unknown;
    }
    double n = (double)whole, p = (double)part / n;
    double scale = 1 + NORMAL_Z * NORMAL_Z / n;
    double centre = (p + NORMAL_Z * NORMAL_Z / (2 * n)) / scale;
    double half = NORMAL_Z * sqrt(p * (1 - p) / n + NORMAL_Z * NORMAL_Z / (4 * n * n)) / scale;
    /* At the ends the bound is exact in theory and off by a rounding error in the arithmetic. */
    double lower = part == 0 ? 0 : centre - half;
    double upper = part == whole ? 1 : centre + half;
    return (nt_interval){p, lower, upper};
}

/* Distances from an estimate to the limits of two it comes from; what is shared whole leaves none,
 * which rounding must not make less than none. */
static double apart(double x, double y, double correlation)
{
    return correlation == 0 ? hypot(x, y) : sqrt(fmax(0, x * x + y * y - 2 * correlation * x * y));
}

nt_interval nt_stats_difference(nt_interval a, nt_interval b, double correlation)
{
    double difference = a.estimate - b.estimate;
    double below = apart(a.estimate - a.lower, b.upper - b.estimate, correlation);
    double above = apart(a.upper - a.estimate, b.estimate - b.lower, correlation);
    return (nt_interval){difference, difference - below, difference + above};
}

nt_interval nt_stats_newcombe(int64_t part_a, int64_t whole_a, int64_t part_b, int64_t whole_b)
{
    return nt_stats_difference(nt_stats_wilson(part_a, whole_a), nt_stats_wilson(part_b, whole_b),
                               0);
}

/* The variance of a proportion as it was seen. */
static double spread(int64_t part, int64_t whole)
{
    double n = (double)whole, p = (double)part / n;
    return p * (1 - p) / n;
}

double nt_stats_overlap_correlation(int64_t part_a, int64_t whole_a, int64_t part_b,
                                    int64_t whole_b, nt_overlap overlap)
{
    assert(overlap.shared <= whole_a && overlap.shared <= whole_b);
    bool moves_a = part_a > 0 && part_a<whole_a, moves_b = part_b> 0 && part_b < whole_b;
    if (!moves_a || !moves_b || overlap.shared == 0) {
        return 0;
    }
    double shared = (double)overlap.shared;
    double product = (double)overlap.done_a * (double)overlap.done_b / shared;
    double covariance = ((double)overlap.done_both - product) / (double)whole_a / (double)whole_b;
    return covariance / sqrt(spread(part_a, whole_a) * spread(part_b, whole_b));
}

nt_interval nt_stats_poisson(int64_t count)
{
    assert(count >= 0);
    double n = (double)count;
    /* The count whose tail beyond what was seen is 2.5 %; below none there is nothing. */
    double lower = count == 0 ? 0 : poisson_quantile(n, 0.025);
    double upper = poisson_quantile(n + 1, 0.975);
    return (nt_interval){n, lower, upper};
}

nt_interval nt_stats_poisson_difference(int64_t count_a, int64_t count_b)
{
    return nt_stats_difference(nt_stats_poisson(count_a), nt_stats_poisson(count_b), 0);
}

nt_interval nt_stats_poisson_rate(int64_t count, double exposure, double scale)
{
    assert(exposure > 0);
    nt_interval n = nt_stats_poisson(count);
    return (nt_interval){n.estimate * scale / exposure, n.lower * scale / exposure,
                         n.upper * scale / exposure};
}

double nt_stats_binomial_p(int64_t part, int64_t whole, double chance)
{
    assert(part >= 0 && whole >= part && chance >= 0 && chance <= 1);
    double below = binomial_at_most(part, whole, chance);
    double above = binomial_at_most(whole - part, whole, 1 - chance);
    return fmin(1, 2 * fmin(below, above));
}
