/* Two Poisson counts side by side. */
#include <assert.h>
#include <math.h>

#include "beta.h"
#include "stats/stats.h"

nt_interval nt_stats_poisson_difference(int64_t count_a, int64_t count_b)
{
    return nt_stats_difference(nt_stats_poisson(count_a), nt_stats_poisson(count_b), 0);
}

nt_interval nt_stats_rate_ratio(int64_t count_a, double exposure_a, int64_t count_b,
                                double exposure_b)
{
    assert(count_a >= 0 && count_b >= 0 && exposure_a > 0 && exposure_b > 0);
    if (count_a == 0 && count_b == 0) {
        return (nt_interval){NAN, NAN, NAN};
    }
    /* A share s of all cases at a is a ratio of s / (1 - s) per unit of exposure. */
    double a = (double)count_a, b = (double)count_b, scale = exposure_b / exposure_a;
    nt_interval ratio = {INFINITY, 0, INFINITY};
    if (count_a > 0) {
        double share = beta_quantile(a, b + 1, 0.025);
        ratio.lower = scale * share / (1 - share);
    }
    if (count_b > 0) {
        double share = beta_quantile(a + 1, b, 0.975);
        ratio.estimate = scale * a / b;
        ratio.upper = scale * share / (1 - share);
    }
    return ratio;
}

double nt_stats_rates_p(int64_t count_a, double exposure_a, int64_t count_b, double exposure_b)
{
    assert(count_a >= 0 && count_b >= 0 && exposure_a > 0 && exposure_b > 0);
    return binomial_two_sided(count_a, count_a + count_b, exposure_a / (exposure_a + exposure_b));
}
