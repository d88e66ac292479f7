/* Between what a reader can narrow each count. Private to the room. */
#pragma once

#include "witness.h"

typedef struct {
    int64_t low, high;
} interval;

/* By node, of leaders, with what is suppressed now. Each relation is looked at by itself, so that a
 * reader with a solver may narrow them further. */
interval *bounds_of(const nt_disclosure *d);
