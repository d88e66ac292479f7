/* Time to an event with cases that are still open: censored, not left out.
 *
 * Everything is computed from counts by day, so that results are exact sums and merge. Days are
 * whole and >= 0. Reference for numbers: R survival (Therneau), survfit(conf.type = "log-log"),
 * survdiff. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "stats/stats.h"

/* What happened after `day` days: events, other outcomes, after which a case can no longer come to
 * this one, and cases last seen then without any. A curve of this outcome alone takes both as
 * censored; incidence.h tells them apart. */
typedef struct {
    int day;
    uint64_t events, competing, censored;
} nt_duration; /* sorted by day, one entry a day */

/* E. L. Kaplan and P. Meier (1958), JASA 53, 457–481; variance of M. Greenwood (1926); log-log
 * limits of J. D. Kalbfleisch and R. L. Prentice (1980). */
typedef struct {
    int day;
    uint64_t at_risk, events, censored; /* whatever censored them */
    double survival;                    /* P(not yet by the end of this day) */
    double lower, upper;                /* 95 %; NAN where not defined */
} nt_survival_step;

typedef struct {
    const nt_survival_step *steps; /* each day with an event or a censoring */
    size_t count;
    uint64_t total, events;
} nt_survival;

nt_survival nt_survival_estimate(nt_arena *arena, const nt_duration *durations, size_t count);

/* The p-quantile of time (p = 0.25, 0.5, 0.75) and its limits by R. Brookmeyer and J. Crowley
 * (1982), Biometrics 38, 29–41, from the log-log band, with the convention of quantile.survfit
 * (the mean of the two days where the curve is flat at 1 - p). NAN: not reached. */
typedef struct {
    double day, lower, upper;
} nt_survival_quantile;
nt_survival_quantile nt_survival_quantile_at(const nt_survival *survival, double p);

/* The step in force on `day`; share done by then is 1 - survival, its limits swap. NULL before the
 * first step: nothing has happened yet. */
const nt_survival_step *nt_survival_at(const nt_survival *survival, int day);

/* N. Mantel (1966), log-rank with the hypergeometric variance; groups >= 2. chi_square has
 * groups - 1 degrees of freedom, groups that were not at risk on any day with an event left out (as
 * survdiff does). With nothing to compare (no events, one group at risk, everything at an end on
 * the first day with an event) degrees and chi_square are 0 and p_value is NAN. `observed` and
 * `expected` are weighted by `weight`. */
typedef struct {
    double chi_square, p_value;
    int degrees;
    double observed[16], expected[16];
} nt_log_rank;
enum { NT_LOG_RANK_GROUPS_MAX = 16 };

/* The weight of a day, S^rho (1 - S)^gamma, with S the share of all groups that is not done when
 * the day begins: T. R. Fleming and D. P. Harrington (1991), "Counting Processes and Survival
 * Analysis", Wiley, chapter 7. {0, 0} is the log-rank test; {1, 0} looks at the early days, {0, 1}
 * at the late ones: where curves cross, those see what the log-rank test adds up to nothing.
 * Events after the day `until` are left out, as if all were censored then; INT_MAX: none. */
typedef struct {
    double rho, gamma;
    int until;
} nt_log_rank_weight;

nt_log_rank nt_survival_log_rank(nt_arena *arena, const nt_duration *const *groups,
                                 const size_t *counts, size_t group_count,
                                 nt_log_rank_weight weight);

/* How many were at risk when `day` began: neither done nor censored on an earlier day. */
uint64_t nt_survival_at_risk(const nt_survival *survival, int day);

/* The share done by the end of `day` with its limits (1 - survival). Limits are NAN where the band
 * is: before the first event, and once all are done. All NAN without cases, and beyond the last day
 * seen as long as some are open: nobody was followed for so long. */
nt_interval nt_survival_done_by(const nt_survival *survival, int day);

/* The difference of the shares done by the end of `day`, a - b, with limits recovered from the
 * log-log limits of each: G. Y. Zou and A. Donner (2008), Statistics in Medicine 27, 1693–1702, as
 * is done for proportions (nt_stats_newcombe). NAN where those of either are. */
nt_interval nt_survival_difference(const nt_survival *a, const nt_survival *b, int day);

/* The correlation of two curves at days that may differ, and so of their quantiles there, when some
 * cases are in both: as in moving cohorts, `earlier` being seen before `later`, and `shared` those
 * of both as they were seen with `earlier`. What an event moves adds up over the days until the
 * first of the two: the covariance is the sum of the hazard times those at risk in both, over those
 * at risk in either (the predictable covariation of T. R. Fleming and D. P. Harrington 1991,
 * chapter 2), the variances are Greenwood's. 0 where those are, or are without end. */
double nt_survival_correlation(const nt_survival *later, int day_later, const nt_survival *earlier,
                               int day_earlier, const nt_survival *shared);

/* How many events those of `survival` would have had by the end of `day` at the speed of
 * `reference`: on each day, those at risk times the reference's events per case at risk (the
 * hazard of W. Nelson 1972 and O. Aalen 1978). NAN when some were at risk after the reference's
 * last day, where its speed is unknown. */
double nt_survival_expected(const nt_survival *survival, const nt_survival *reference, int day);
