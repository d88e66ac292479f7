/* The shares of the causes in each change, and which of them may be told. Private to the room. */
#pragma once

#include "walk.h"

/* Fills the parts of a change of the number that the walk followed under that index. */
void parts_find(const walk *w, size_t number, nt_change *change);

/* Takes back what would tell of single cases, where an edition is for the public: also cases by
 * cause. */
void parts_protect(nt_revision *out);
