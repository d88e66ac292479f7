/* Which counts a printed share was worked out of. */
#ifndef NETRA_RULES_CHAIN_H
#define NETRA_RULES_CHAIN_H

#include "group.h"

/* The keys of one moment: what was said of one area and category of one event for one day, of the
 * count of one body. */
#define NT_MOMENT_KEYS "eacpdk"

/* Is `part` the kind of count that `share` of `whole` is the share of: the same stage in the unit
 * of the whole, or the same category? Whether the two belong together is another question. */
bool nt_chain_counts(const nt_figure *share, const nt_figure *part, const nt_figure *whole);

/* Do `share` of `whole` and `part` come from one reckoning: the same base, or one source that names
 * no other? Two institutions may count on one day; the share of one is not judged by the other's.
 */
bool nt_chain_belongs(const nt_figure *share, const nt_figure *part, const nt_figure *whole);

/* The first figure of the moment that the share of `whole` can be held against; NULL none. */
const nt_figure *nt_chain_part(const nt_group *moment, const nt_figure *share,
                               const nt_figure *whole);

/* Can the share be that part of its whole? */
bool nt_chain_fits(const nt_finding_sink *sink, const nt_figure *share, const nt_figure *part,
                   const nt_figure *whole);

#endif
