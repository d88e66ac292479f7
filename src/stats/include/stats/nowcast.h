/* What has happened but is not recorded yet, from how late such things were recorded before. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "stats/stats.h"

/* `count` cases of one day, which lies `age` days before the day of the state, that were first
 * recorded `lag` days after it; 0 <= lag <= age, in any order. What is not recorded is in none. */
typedef struct {
    int age, lag;
    uint64_t count;
} nt_delay;

/* Of the days of ages `youngest` to `oldest`: the cases recorded so far, and an estimate of all
 * that will be once as much time has passed as the longest lag seen. The lower limit is never below
 * `known`. `total` is NAN where nothing was recorded, and where less than a fifth of what happened
 * on those days can have been recorded yet. */
typedef struct {
    uint64_t known;
    nt_interval total;
} nt_nowcast;

/* Chain ladder, by day: of the cases that could have been recorded with a lag of up to d days, the
 * share with a lag of exactly d gives the chance to be recorded by then, as a product from the
 * longest lag down; each day's cases are divided by its chance, the youngest days, until a fifth of
 * their cases can be recorded, as one. The limits are those of J. F.
 * Lawless (1994), "Adjustments for reporting delays and the prediction of occurred but not reported
 * events", Canadian Journal of Statistics 22, 15–31: the variance of what a Poisson count still
 * lacks and that of the estimated chances (S. W. Lagakos, L. M. Barraj and V. de Gruttola 1988,
 * Biometrika 75, 515–523), on the scale of the logarithm of what is lacking. The estimate is that
 * of T. Mack (1993), ASTIN Bulletin 23, 213–225, for a triangle of days. */
nt_nowcast nt_nowcast_estimate(nt_arena *arena, const nt_delay *delays, size_t count, int youngest,
                               int oldest);
