/* A funnel plot of proportions: how far those of small areas may lie from the centre by chance. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* Proportions, 0 to 1; all NAN for a whole of 0. */
typedef struct {
    double lower_95, upper_95;
    double lower_998, upper_998;
} nt_funnel;

/* Limits around `centre` (0 to 1) for a proportion of `whole`: D. J. Spiegelhalter (2005), "Funnel
 * plots for comparing institutional performance", Statistics in Medicine 24, 1185–1202, appendix:
 * quantiles of the binomial distribution, interpolated between whole cases so that they move
 * smoothly with `whole`, and held to 0 and 1. Each side is interpolated from its own tail: a
 * proportion lies beyond a limit exactly when the chance of one as far out or farther on that side
 * is below 2.5 % (0.1 %). */
nt_funnel nt_funnel_limits(double centre, int64_t whole);

/* Beyond the 99.8 % limits as they are drawn, so that word and picture agree. false for NAN. */
bool nt_funnel_outside(const nt_funnel *funnel, int64_t part, int64_t whole);
