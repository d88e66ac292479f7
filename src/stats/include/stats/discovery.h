/* Many comparisons at once: which of them stand when a share of false alarms is allowed. */
#ifndef NETRA_STATS_DISCOVERY_H
#define NETRA_STATS_DISCOVERY_H

#include <stddef.h>

#include "base/arena.h"

/* Adjusted p-values by Y. Benjamini and Y. Hochberg (1995), "Controlling the false discovery rate:
 * a practical and powerful approach to multiple testing", JRSS B 57, 289–300: of the comparisons
 * whose adjusted value is at most q, a share of at most q is expected to be noise, for tests that
 * are independent or positively dependent. NAN, a comparison that could not be made, stays NAN and
 * is not counted. `adjusted` has room for `count` values in the order of `p_values`, and may be the
 * same array. The same as R's p.adjust(method = "BH"). */
void nt_discovery_adjust(nt_arena *arena, const double *p_values, size_t count, double *adjusted);

#endif
