#define _DEFAULT_SOURCE /* lgamma_r: lgamma writes the sign of gamma where all threads see it */
#include "distributions.h"

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
static double beta_by_fraction(double a, double b, double x)
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

/* The regularised incomplete beta function I_x(a, b): tails of the binomial distribution. a, b > 0,
 * 0 <= x <= 1; keeps its relative precision where it is below one half. */
static double beta_lower(double a, double b, double x)
{
    if (x <= 0 || x >= 1) {
        return x <= 0 ? 0 : 1;
    }
    return x < (a + 1) / (a + b + 2) ? beta_by_fraction(a, b, x)
                                     : 1 - beta_by_fraction(b, a, 1 - x);
}

double binomial_at_most(int64_t part, int64_t whole, double p)
{
    if (part < 0 || part >= whole) {
        return part < 0 ? 0 : 1;
    }
    return beta_lower((double)(whole - part), (double)part + 1, 1 - p);
}

/* ---- gamma ---- */

/* P(a, x) by its power series: NIST Digital Library of Mathematical Functions 8.7.1 and 8.2.4.
 * Every term is positive, so nothing cancels. */
static double by_series(double a, double x, double front)
{
    double term = 1 / a, sum = term;
    for (double n = a + 1; term > sum * DBL_EPSILON / 4; n++) {
        term *= x / n;
        sum += term;
    }
    return front * sum;
}

/* Q(a, x) by its continued fraction, DLMF 8.9.2, evaluated forwards as W. J. Lentz (1976), Applied
 * Optics 15, 668-671, does. */
static double gamma_by_fraction(double a, double x, double front)
{
    double b = x + 1 - a, c = 1 / DBL_MIN, d = 1 / b, h = d;
    for (int i = 1; i < 100000; i++) {
        double an = -i * (i - a);
        b += 2;
        d = 1 / (an * d + b);
        c = b + an / c;
        double delta = c * d;
        h *= delta;
        if (fabs(delta - 1) < DBL_EPSILON) {
            break;
        }
    }
    return front * h;
}

static double front_of(double a, double x)
{
    return exp(a * log(x) - x - log_gamma(a));
}

/* P(a, x) = 1 - Q(a, x): lower tails, with the same precision where it is the smaller. */
static double gamma_lower(double a, double x)
{
    double front = front_of(a, x);
    return x < a + 1 ? by_series(a, x, front) : 1 - gamma_by_fraction(a, x, front);
}

double gamma_upper(double a, double x)
{
    double front = front_of(a, x);
    return x < a + 1 ? 1 - by_series(a, x, front) : gamma_by_fraction(a, x, front);
}

/* ---- Poisson ---- */

/* Above this count the expansion is closer than the tail can be summed, and costs nothing. */
static const double EXPANSION_FROM = 1e5;

/* The Cornish-Fisher expansion of the gamma quantile: E. A. Cornish and R. A. Fisher (1938),
 * "Moments and cumulants in the specification of distributions", Revue de l'Institut International
 * de Statistique 5, 307-320; cumulants of the gamma distribution, to the order 1/a. */
static double expansion(double a, double z)
{
    double z2 = z * z, root = sqrt(a);
    double first = a + z * root + (z2 - 1) / 3;
    double second = z * (z2 - 7) / (36 * root);
    double third = ((-3 * z2 - 7) * z2 + 16) / (810 * a);
    return first + second + third;
}

double poisson_quantile(double count, double tail)
{
    const double z = tail < 0.5 ? -NORMAL_Z : NORMAL_Z;
    if (count >= EXPANSION_FROM) {
        return expansion(count, z);
    }
    /* Bisection: the tail grows with the mean, and both ends are safe by a wide margin. Nothing is
     * summed where the expansion tells the side by a wide margin, too: what it leaves out is some
     * 0.07 / sqrt(count)^3, and what rounding makes of a sum 3.5e-13 of the count at the most. */
    double low = 0, high = count + 10 * sqrt(count) + 10;
    double near = expansion(count, z), margin = 0.2 / (count * sqrt(count)) + 2e-12 * count;
    while (high - low > 4 * DBL_EPSILON * high) {
        double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) {
            break;
        }
        if (fabs(middle - near) > margin ? middle < near : gamma_lower(count, middle) < tail) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low + (high - low) / 2;
}

/* ---- normal ---- */

double normal_beyond(double z)
{
    return erfc(z / sqrt(2));
}

/* By halving: the chance falls with the distance, and none that a double holds is farther than 40.
 */
double normal_distance(double p)
{
    double low = 0, high = 40;
    for (int i = 0; i < 200 && low < high; i++) {
        double middle = low + (high - low) / 2;
        *(normal_beyond(middle) > p ? &low : &high) = middle;
    }
    return low + (high - low) / 2;
}
