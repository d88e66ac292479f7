/* Whether a witness exists. Private to the room. */
#pragma once

#include "witness.h"

typedef enum { SETTLED_NOT, SETTLED_NONE, SETTLED_FOUND } witness_verdict;

/* Whether others can make up for it that this count is moved by `by`, where each of them may go
 * that the offer allows by itself, whatever they cost together. SETTLED_FOUND: what moves; `count`
 * is 0, too, where that is more than a witness holds. SETTLED_NOT: the effort did not do, or the
 * numbers were not as those of tables are. */
witness_verdict settle_witness(nt_disclosure *d, int number, int by, const witness_offer *offer,
                               witness_move moved[WITNESS_MOVES], size_t *count);

/* Whether it is proven that there is none. */
bool has_no_witness(nt_disclosure *d, int number, int by, const witness_offer *offer);
