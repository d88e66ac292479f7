/* Wide tables among those that nobody has described; private to the room. */
#pragma once

#include "guess.h"

/* The row of headings that names times (months, quarters, years) above numbers, with the row of
 * years above it where it needs one: how many rows they are, and the first; 0: there is none. */
size_t nt_survey_find_spans(const nt_grid *sheet, size_t *first);
