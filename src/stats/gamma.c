#define _DEFAULT_SOURCE /* lgamma_r: lgamma writes the sign of gamma where all threads see it */
#include "gamma.h"

#include <float.h>
#include <math.h>

static double log_gamma(double x)
{
    int sign;
    return lgamma_r(x, &sign);
}

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
static double by_fraction(double a, double x, double front)
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

double gamma_lower(double a, double x)
{
    double front = front_of(a, x);
    return x < a + 1 ? by_series(a, x, front) : 1 - by_fraction(a, x, front);
}

double gamma_upper(double a, double x)
{
    double front = front_of(a, x);
    return x < a + 1 ? 1 - by_series(a, x, front) : by_fraction(a, x, front);
}
