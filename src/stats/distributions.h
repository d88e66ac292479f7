/* Tails and quantiles of distributions. Private to the room. */
#pragma once

#include <stdint.h>

/* The chance of at most `part` of `whole` when each comes with chance p. */
double binomial_at_most(int64_t part, int64_t whole, double p);

/* The regularised incomplete gamma function Q(a, x): upper tails of the gamma and chi-square
 * distributions. a > 0, x >= 0; keeps its relative precision where it is below one half. */
double gamma_upper(double a, double x);

/* The quantile behind Garwood's interval: the mean of which `tail` of a Poisson distribution lies
 * at or above `count`: the `tail` quantile of the gamma distribution with shape `count`, half the
 * chi-square quantile with 2 * count degrees of freedom. count >= 1 and whole, tail 0.025 or 0.975;
 * relative error below 1e-10. */
double poisson_quantile(double count, double tail);

/* The 0.975 quantile of the standard normal distribution: the half-width of a two-sided interval at
 * 95 %, in standard errors. */
#define NORMAL_Z 1.959963984540054

/* Its chance to lie at least z away from 0 on either side, z >= 0; and the z of a chance, 0 < p
 * <= 1. */
double normal_beyond(double z);
double normal_distance(double p);
