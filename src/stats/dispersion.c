/* Counts that scatter more than chance alone makes them. */
#include <math.h>
#include <stdbool.h>

#include "stats/stats.h"

/* Pearson's statistic of one group around its own mean; 0 for a group of nothing. */
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
    return mean > 0 ? squares / mean : 0;
}

static bool is_nothing(const int64_t *counts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (counts[i] != 0) {
            return false;
        }
    }
    return true;
}

double nt_stats_dispersion(const int64_t *counts, size_t count, size_t per_group)
{
    double statistic = 0;
    size_t degrees = 0;
    for (size_t i = 0; per_group > 1 && i + per_group <= count; i += per_group) {
        if (!is_nothing(counts + i, per_group)) {
            statistic += pearson(counts + i, per_group);
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
