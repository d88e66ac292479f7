/* Between what a reader can narrow each count. Private to the room. */
#pragma once

#include "witness.h"

typedef struct {
    int64_t low, high;
} interval;

/* By node, of leaders, with what is suppressed now. Each relation is looked at by itself, so that a
 * reader with a solver may narrow them further. */
interval *bounds_of(const nt_disclosure *d);

/* The same if all were suppressed that may be, up to which headlines may go (an NT_KEEP_…): what is
 * narrow then no witness helps. */
interval *bounds_at_best(const nt_disclosure *d, int keep);
