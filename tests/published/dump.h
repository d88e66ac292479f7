/* Results as text, one line a thing: the golden of this seam. */
#pragma once

#include "published/figures.h"

/* Events, releases, comparisons and the naive one. */
void dump_comparisons(const nt_results *results, nt_buffer *out);
/* The same, then breakdowns, pairs, area lists and rates. */
void dump_results(const nt_results *results, nt_buffer *out);
