/* Scores of groups, observed - expected, over their variance: the chi-square of tests that compare
 * groups. Private to the room. */
#pragma once

#include "stats/survival.h"

/* Sets chi_square, degrees and p_value of `result` from its observed and expected and the scores'
 * variance, which is used up. The differences add up to zero, so one group tells nothing new;
 * groups of which nothing was expected are left out. Leaves the three as they are where nothing can
 * be told. */
void quadratic_judge(nt_log_rank *result,
                     double variance[NT_LOG_RANK_GROUPS_MAX][NT_LOG_RANK_GROUPS_MAX],
                     size_t groups);
