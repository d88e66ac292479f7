#include "poisson.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* Above this count the expansion is closer than the tail can be summed, and costs nothing. */
static const double EXPANSION_FROM = 1e5;

/* P(a, x), the regularised lower incomplete gamma function, by its power series: NIST Digital
 * Library of Mathematical Functions 8.7.1 and 8.2.4. Every term is positive, so nothing cancels. */
static double gamma_by_series(double a, double x, double front)
{
    double term = 1 / a, sum = term;
    for (double n = a + 1; term > sum * DBL_EPSILON / 4; n++) {
        term *= x / n;
        sum += term;
    }
    return front * sum;
}

/* Q(a, x) = 1 - P(a, x) by its continued fraction, DLMF 8.9.2, evaluated forwards as W. J. Lentz
 * (1976), Applied Optics 15, 668-671, does. */
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

/* Whether P(a, x) lies below `tail`. */
static bool below(double a, double x, double tail)
{
    double front = exp(a * log(x) - x - lgamma(a));
    return x < a + 1 ? gamma_by_series(a, x, front) < tail
                     : 1 - gamma_by_fraction(a, x, front) < tail;
}

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
    const double z = tail < 0.5 ? -1.959963984540054 : 1.959963984540054;
    if (count >= EXPANSION_FROM) {
        return expansion(count, z);
    }
    /* Bisection: the tail grows with the mean, and both ends are safe by a wide margin. */
    double low = 0, high = count + 10 * sqrt(count) + 10;
    while (high - low > 4 * DBL_EPSILON * high) {
        double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high) {
            break;
        }
        if (below(count, middle, tail)) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low + (high - low) / 2;
}
