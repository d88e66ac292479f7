/* Groups on their way through the days: who is at risk, and what happens. Private to the room. */
#pragma once

#include "stats/survival.h"

typedef struct {
    const nt_duration *next, *end;
    uint64_t at_risk;  /* when the day begins */
    nt_duration today; /* of this group on the day: nothing, where it is another's */
} day_walker;

/* All at risk, before the first day. */
day_walker walk_start(const nt_duration *durations, size_t count);

/* On to the next day on which anything happened to any of the groups; -1 after the last. */
int walk_on(day_walker *walkers, size_t count);

/* Scores of groups, observed - expected, over their variance: the chi-square of tests that compare
 * groups. Sets chi_square, degrees and p_value of `result` from its observed and expected and the
 * scores' variance, which is used up. The differences add up to zero, so one group tells nothing
 * new; groups of which nothing was expected are left out. Leaves the three as they are where
 * nothing can be told. */
void quadratic_judge(nt_log_rank *result,
                     double variance[NT_LOG_RANK_GROUPS_MAX][NT_LOG_RANK_GROUPS_MAX],
                     size_t groups);
