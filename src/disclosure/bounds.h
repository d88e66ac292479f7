/* Between what a reader can narrow each count. Private to the room. */
#pragma once

#include "witness.h"

/* By node, of leaders, with what is suppressed now. Each relation is looked at by itself, so that a
 * reader with a solver may narrow them further. They hold until the next are asked for. */
const interval *bounds_of(nt_disclosure *d);

/* The same if all were suppressed that may be for so much each, up to which headlines may go (an
 * NT_KEEP_…): what is narrow then no witness helps. */
const interval *bounds_at_best(nt_disclosure *d, int keep, double budget);
