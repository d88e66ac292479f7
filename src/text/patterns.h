/* The text of a hyphenation dictionary, made fit for libhyphen; private to the room. */
#ifndef NETRA_TEXT_PATTERNS_H
#define NETRA_TEXT_PATTERNS_H

#include "base/file.h"

/* Without the patterns that a later one with the same letters replaces: libhyphen takes the last,
 * too, but loses the memory of those before (hyph_id_ID.dic has such a pair). */
nt_bytes patterns_without_repeats(nt_arena *arena, nt_bytes dictionary);

#endif
