/* Where a word may be hyphenated; private to the room. */
#pragma once

#include "text/paragraph.h"

/* A break leaves at least two letters before it and three behind it; shorter words stay whole, and
 * so does what is longer than any word. */
enum { LEAST_LEFT = 2, LEAST_RIGHT = 3, SHORTEST_WORD = 7, LONGEST_WORD = 64 };

/* Sets may_break[i] where the word of `count` letters may break behind letter i; leaves the rest.
 */
void hyphen_word(const nt_hyphenator *hyphenator, const uint32_t *word, size_t count,
                 bool *may_break);
