/* Chains of streams whose lengths are streams. */
#pragma once

#include <stdbool.h>

#include "base/file.h"

/* Whether more streams than can do no harm have a stream as their length, in whatever order they
 * stand and however often an object is written. */
bool nt_lengths_chain(nt_bytes file);
