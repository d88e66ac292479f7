/* The regularised incomplete gamma functions: tails of the Poisson, gamma and chi-square
 * distributions. Private to the room.
 *
 * a > 0, x >= 0. Each keeps its relative precision where it is the smaller of the two. */
#pragma once

double gamma_lower(double a, double x); /* P(a, x) */
double gamma_upper(double a, double x); /* Q(a, x) = 1 - P(a, x) */
