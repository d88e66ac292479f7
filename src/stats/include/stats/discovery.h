/* Many comparisons at once: which of them stand when a share of false alarms is allowed. */
#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "stats/stats.h"

/* Adjusted p-values by Y. Benjamini and Y. Hochberg (1995), "Controlling the false discovery rate:
 * a practical and powerful approach to multiple testing", JRSS B 57, 289–300: of the comparisons
 * whose adjusted value is at most q, a share of at most q is expected to be noise, for tests that
 * are independent or positively dependent. NAN, a comparison that could not be made, stays NAN and
 * is not counted. `adjusted` has room for `count` values in the order of `p_values`, and may be the
 * same array. The same as R's p.adjust(method = "BH"). */
void nt_discovery_adjust(nt_arena *arena, const double *p_values, size_t count, double *adjusted);

/* Takes 95 % intervals of several differences together, so that a verdict can be read off each as
 * if it stood alone: of the verdicts given at most 5 % are expected to be noise, as by
 * nt_discovery_adjust with the p-values that belong to the intervals. Each is stretched about its
 * estimate to the level 1 - 0.05 r / m, r of m (at least one) being told apart from 0: Y. Benjamini
 * and D. Yekutieli (2005), "False discovery rate-adjusted multiple confidence intervals for
 * selected parameters", JASA 100, 71–81. Those that leave 0 out after it are the r. An interval
 * whose limits are NAN stays as it is and is not counted. */
void nt_discovery_widen(nt_arena *arena, nt_interval *intervals, size_t count);
