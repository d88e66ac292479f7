#define _DEFAULT_SOURCE /* lgamma_r: lgamma writes the sign of gamma where all threads see it */
#include "beta.h"

#include <float.h>
#include <math.h>

static double log_gamma(double x)
{
    int sign;
    return lgamma_r(x, &sign);
}

/* I_x(a, b) by its continued fraction, NIST Digital Library of Mathematical Functions 8.17.22,
 * evaluated forwards as W. J. Lentz (1976), Applied Optics 15, 668-671, does. Converges fast for x
 * below the mean, (a + 1) / (a + b + 2). */
static double by_fraction(double a, double b, double x)
{
    double front =
        exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * log(x) + b * log1p(-x)) / a;
    double c = 1, d = 1 / (1 - (a + b) * x / (a + 1)), h = d;
    for (int m = 1; m < 100000; m++) {
        double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / (1 + even * d);
        c = 1 + even / c;
        h *= c * d;
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / (1 + odd * d);
        c = 1 + odd / c;
        double delta = c * d;
        h *= delta;
        if (fabs(delta - 1) < DBL_EPSILON) {
            break;
        }
    }
    return front * h;
}

double beta_lower(double a, double b, double x)
{
    if (x <= 0 || x >= 1) {
        return x <= 0 ? 0 : 1;
    }
    return x < (a + 1) / (a + b + 2) ? by_fraction(a, b, x) : 1 - by_fraction(b, a, 1 - x);
}

double binomial_at_most(int64_t part, int64_t whole, double p)
{
    if (part < 0 || part >= whole) {
        return part < 0 ? 0 : 1;
    }
    return beta_lower((double)(whole - part), (double)part + 1, 1 - p);
}
