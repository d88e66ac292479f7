/* Estimates and their intervals. Counts are exact integers, estimates are proportions (0–1);
 * callers multiply by 100 to print. Every interval here is two-sided at 95 %. */
#pragma once

#include <stddef.h>
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

/* The difference a - b of two estimates whose limits are known: each side is the root of the
 * squares of the distances to the limits that it comes from (the method of variance estimates
 * recovery of G. Y. Zou and A. Donner 2008, below), less twice their product times the correlation
 * of the two estimates, -1 to 1; 0 when they are independent. NAN where limits are. */
nt_interval nt_stats_difference(nt_interval a, nt_interval b, double correlation);

/* Two proportions that share cases, such as two moving cohorts: of `shared` cases `done_a` are in
 * the first part, `done_b` in the second, `done_both` in both. */
typedef struct {
    int64_t shared, done_a, done_b, done_both;
} nt_overlap;

/* The correlation of two such proportions: the covariance of the shared cases' marks over the
 * product of the standard errors of both. 0 when either proportion is 0 or 1, or a whole is 0. */
double nt_stats_overlap_correlation(int64_t part_a, int64_t whole_a, int64_t part_b,
                                    int64_t whole_b, nt_overlap overlap);

/* A rate part/exposure with the exact Poisson interval of F. Garwood (1936), Biometrika 28,
 * 437–442, times `scale`. exposure > 0. */
nt_interval nt_stats_poisson_rate(int64_t count, double exposure, double scale);

/* Garwood's interval of a count itself. */
nt_interval nt_stats_poisson(int64_t count);

/* The difference of two independent Poisson counts, a - b: from Garwood's limits of each by the
 * method of variance estimates recovery of G. Y. Zou and A. Donner (2008), "Construction of
 * confidence limits about effect measures: a general approach", Statistics in Medicine 27,
 * 1693–1702. */
nt_interval nt_stats_poisson_difference(int64_t count_a, int64_t count_b);

/* How much more counts scatter than Poisson counts do: Pearson's statistic over its degrees of
 * freedom (P. McCullagh and J. A. Nelder 1989, "Generalized Linear Models", section 6.2), each
 * `per_group` counts that follow each other having a mean of their own, so that trend and season
 * are not taken for scatter. What is left over of a last group is not used, nor are groups of
 * nothing. NAN without a degree of freedom. */
double nt_stats_dispersion(const int64_t *counts, size_t count, size_t per_group);

/* Limits as far out again as counts of this dispersion ask: times its root, never nearer. */
nt_interval nt_stats_widened(nt_interval interval, double dispersion);

/* The two-sided p-value of `part` of `whole` where each comes with `chance`, 0 to 1: twice the
 * smaller tail of the binomial distribution, at most 1. Exact because areas are compared by it
 * whose counts are small. */
double nt_stats_binomial_p(int64_t part, int64_t whole, double chance);
