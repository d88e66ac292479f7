#include "poisson.h"

#include <float.h>
#include <math.h>

#include "gamma.h"

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
    const double z = tail < 0.5 ? -1.959963984540054 : 1.959963984540054;
    if (count >= EXPANSION_FROM) {
        return expansion(count, z);
    }
    /* Bisection: the tail grows with the mean, and both ends are safe by a wide margin. Nothing is
     * summed where the expansion tells the side by a wide margin, too: what it leaves out is some
     * 0.05 / sqrt(count)^3. */
    double low = 0, high = count + 10 * sqrt(count) + 10;
    double near = expansion(count, z), margin = 1 / count;
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
