/* Estimates and their intervals. Counts are exact integers, estimates are proportions (0–1);
 * callers multiply by 100 to print. Every interval here is two-sided at 95 %. */
#ifndef NETRA_COMPARE_STATS_H
#define NETRA_COMPARE_STATS_H

#include <stdint.h>

typedef struct {
    double estimate, lower, upper;
} nt_interval;

/* The score interval of E. B. Wilson (1927), "Probable inference, the law of succession, and
 * statistical inference", JASA 22, 209–212; no continuity correction. 0 <= part <= whole, whole >
 * 0; all three are NAN when whole is 0. */
nt_interval nt_stats_wilson(int64_t part, int64_t whole);

/* The difference of two independent proportions, a - b, with the hybrid score interval of
 * R. G. Newcombe (1998), "Interval estimation for the difference between independent proportions",
 * Statistics in Medicine 17, 873–890, method 10. */
nt_interval nt_stats_newcombe(int64_t part_a, int64_t whole_a, int64_t part_b, int64_t whole_b);

/* A rate part/exposure with the exact Poisson interval of F. Garwood (1936), Biometrika 28,
 * 437–442, times `scale`. exposure > 0. */
nt_interval nt_stats_poisson_rate(int64_t count, double exposure, double scale);

#endif
