/* Cumulative counts in the run of their days. */
#pragma once

#include "group.h"

/* The keys of one series, without the day. */
#define NT_SERIES_KEYS "eiacuk"

/* Belongs to a series: a count of cases of one event, for no lesser period, with a known day. Of a
 * stage any unit will do: who was proven guilty stays so. Of another count only what happens is
 * never undone: a count of persons may be of those in a state, which they leave. */
bool nt_rules_in_series(const nt_figure *figure);

/* Fills in which counts are off.
 *
 * A series keeps the largest set of its days that never falls (a longest non-decreasing
 * subsequence; where sources differ on a day, one reading of that day is enough). So a single early
 * spike is off, not all that follows it; where either of two days may be the wrong one, the earlier
 * is kept and the later, lower one is off. Exact counts are judged first; a hedged one is off when
 * no number it can stand for fits between the exact ones around it. */
void nt_rules_read_series(nt_finding_sink *sink);
