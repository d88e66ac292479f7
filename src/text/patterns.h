/* The text of a hyphenation dictionary, made fit for libhyphen; private to the room. */
#pragma once

#include "base/file.h"

/* Without the patterns that a later one with the same letters replaces: libhyphen takes the last,
 * too, but loses the memory of those before (hyph_id_ID.dic has such a pair). */
nt_bytes patterns_without_repeats(nt_arena *arena, nt_bytes dictionary);
