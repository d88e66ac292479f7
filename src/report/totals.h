/* What a template asks of a running count beside those of another vote: an item of "totals".
 *
 * Rows: count, earlier.count, later.count, of-one-day.count, earlier.gap, later.gap,
 * of-one-day.gap. Texts: indicator, and of the count and of each neighbour event, as_of, age,
 * counter; reading. Truths: SIDE.known, SIDE.counter.known, same-age, counters-differ, summed, and
 * the reading: fewer, more, equal, between, open, other-counter. */
#ifndef NETRA_REPORT_TOTALS_H
#define NETRA_REPORT_TOTALS_H

#include "base/lang.h"
#include "published/figures.h"

/* NULL: no item has that field. */
const char *nt_report_total_field(nt_arena *arena, nt_lang lang, const nt_total_comparison *item,
                                  const char *field);
/* NULL where the item lacks it; *known is false for a field that no item has. */
const nt_ledger_row *nt_report_total_row(const nt_total_comparison *item, const char *field,
                                         bool *known);
bool nt_report_total_truth(const nt_total_comparison *item, const char *name, bool *known);

/* Whether the count is the sum of its parts. */
bool nt_report_is_summed(const nt_running_total *total);

#endif
