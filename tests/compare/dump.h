/* Results as text, one line a thing: the golden of this seam. */
#ifndef NETRA_TESTS_COMPARE_DUMP_H
#define NETRA_TESTS_COMPARE_DUMP_H

#include "compare/results.h"

void dump_results(const nt_results *results, nt_buffer *out);

#endif
