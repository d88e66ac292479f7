/* Counts that scatter more than chance alone makes them. */
#include <math.h>

#include "stats/stats.h"

/* Pearson's statistic of one group around its own mean; NAN for a group of nothing. */
static double pearson(const int64_t *counts, size_t count)
{
    double sum = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        sum += (double)counts[i];
    }
    double mean = sum / (double)count;
    for (size_t i = 0; i < count; i++) {
        double apart = (double)counts[i] - mean;
        squares += apart * apart;
    }
    return squares / mean;
}

double nt_stats_dispersion(const int64_t *counts, size_t count, size_t per_group)
{
    double statistic = 0;
    size_t degrees = 0;
    for (size_t i = 0; per_group > 1 && i + per_group <= count; i += per_group) {
        double own = pearson(counts + i, per_group);
        if (!isnan(own)) {
            statistic += own;
            degrees += per_group - 1;
        }
    }
    return degrees > 0 ? statistic / (double)degrees : NAN;
}

nt_interval nt_stats_widened(nt_interval interval, double dispersion)
{
    double stretch = dispersion > 1 ? sqrt(dispersion) : 1;
    return (nt_interval){interval.estimate,
                         interval.estimate - stretch * (interval.estimate - interval.lower),
                         interval.estimate + stretch * (interval.upper - interval.estimate)};
}
