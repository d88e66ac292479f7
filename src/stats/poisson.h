/* The quantile behind Garwood's interval. Private to the room. */
#pragma once

/* The mean of which `tail` of a Poisson distribution lies at or above `count`: the `tail` quantile
 * of the gamma distribution with shape `count`, half the chi-square quantile with 2 * count degrees
 * of freedom. count >= 1 and whole, tail 0.025 or 0.975; relative error below 1e-10. */
double poisson_quantile(double count, double tail);
