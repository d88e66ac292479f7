/* The regularised incomplete beta function: tails of the binomial distribution. Private to the
 * room. */
#pragma once

#include <stdint.h>

/* I_x(a, b). a, b > 0, 0 <= x <= 1; keeps its relative precision where it is below one half. */
double beta_lower(double a, double b, double x);

/* The chance of at most `part` of `whole` when each comes with chance p. */
double binomial_at_most(int64_t part, int64_t whole, double p);
