/* Time to one of several outcomes that exclude each other: a case that comes to another outcome
 * first can no longer come to this one, and is not as one that is still open.
 *
 * Everything is computed from counts by day. Days are whole and >= 0. Reference for numbers: R
 * survival (survfit with a factor of outcomes) and cmprsk (cuminc). */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "stats/survival.h"

/* The estimate of O. O. Aalen and S. Johansen (1978), "An empirical transition matrix for
 * non-homogeneous Markov chains based on censored observations", Scandinavian Journal of Statistics
 * 5, 141–150. Its variance is that of the delta method over the multinomial variances of each day
 * (E. Marubini and M. G. Valsecchi 1995, "Analysing Survival Data from Clinical Trials and
 * Observational Studies", Wiley, section 10.2), its 95 % limits are taken on the scale log(-log F):
 * NAN at 0 and at 1. */
typedef struct {
    int day;
    uint64_t at_risk, events, competing, censored;
    double incidence, error; /* P(this outcome by the end of the day), its standard error */
    double lower, upper;
    double competing_incidence; /* the same of all others: what is left of 1 is open */
} nt_incidence_step;

typedef struct {
    const nt_incidence_step *steps;
    size_t count;
    uint64_t total;
} nt_incidence;

nt_incidence nt_incidence_estimate(nt_arena *arena, const nt_duration *outcomes, size_t count);

/* The step in force on `day`; NULL before the first step: nothing has happened yet. */
const nt_incidence_step *nt_incidence_at(const nt_incidence *incidence, int day);

/* The share that came to the outcome by the end of `day`, with its limits; NAN as
 * nt_survival_done_by says. */
nt_interval nt_incidence_by(const nt_incidence *incidence, int day);

/* R. J. Gray (1988), "A class of K-sample tests for comparing the cumulative incidence of a
 * competing risk", Annals of Statistics 16, 1141–1154, with rho = 0: whether groups come to the
 * outcome alike, all other outcomes allowed for. `observed` and `expected` of the result are the
 * events of each group and what falls to it; groups - 1 degrees of freedom, groups of nobody left
 * out. p_value is NAN with nothing to compare. */
nt_log_rank nt_incidence_gray(nt_arena *arena, const nt_duration *const *groups,
                              const size_t *counts, size_t group_count);
