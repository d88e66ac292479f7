/* Scales: steps that people count in. */
#ifndef NETRA_CHART_AXIS_H
#define NETRA_CHART_AXIS_H

#include <stddef.h>

/* The smallest of 1, 2, 5 × 10^n (also 2.5 × 10^n) with at most `most` steps in `range`. */
double nt_axis_step(double range, size_t most);

/* The least multiple of `step` that is not below `value`. */
double nt_axis_ceil(double value, double step);

/* Places to print for multiples of `step`. */
int nt_axis_decimals(double step);

#endif
