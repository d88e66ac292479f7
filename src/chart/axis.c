#include "axis.h"

#include <math.h>

double nt_axis_step(double range, size_t most)
{
    if (!(range > 0) || most == 0) {
        return 1;
    }
    double rough = range / (double)most, power = pow(10, floor(log10(rough)));
    static const double nice[] = {1, 2, 2.5, 5, 10};
    for (size_t i = 0; i < sizeof nice / sizeof *nice; i++) {
        /* A hair of slack: 100 in 4 steps is 25, whatever the last bit of the division. */
        if (nice[i] * power >= rough * (1 - 1e-9)) {
            return nice[i] * power;
        }
    }
    return 10 * power;
}

double nt_axis_ceil(double value, double step)
{
    return ceil(value / step - 1e-9) * step;
}

int nt_axis_decimals(double step)
{
    int decimals = 0;
    while (decimals < 6 && fabs(step - round(step)) > 1e-9 * step) {
        step *= 10;
        decimals++;
    }
    return decimals;
}
