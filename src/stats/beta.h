/* The regularised incomplete beta function: tails of the binomial distribution. Private to the
 * room. */
#ifndef NETRA_STATS_BETA_H
#define NETRA_STATS_BETA_H

#include <stdint.h>

/* I_x(a, b). a, b > 0, 0 <= x <= 1; keeps its relative precision where it is below one half. */
double beta_lower(double a, double b, double x);

/* The x at which I_x(a, b) = tail. */
double beta_quantile(double a, double b, double tail);

/* The chance of at most, and of at least, `part` of `whole` when each comes with chance p. */
double binomial_at_most(int64_t part, int64_t whole, double p);
double binomial_at_least(int64_t part, int64_t whole, double p);

/* Twice the smaller of these two, at most 1: the two-sided test whose acceptance region is the
 * interval of C. J. Clopper and E. S. Pearson (1934), Biometrika 26, 404-413. */
double binomial_two_sided(int64_t part, int64_t whole, double p);

#endif
