/* White space at the ends of a text, with the blanks of all scripts. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* The text without it, and without what can be seen by nothing where `invisible`, ended by a NUL,
 * in the arena; "" when nothing else is there. */
const char *nt_ingest_trimmed(nt_arena *arena, const char *text, size_t length, bool invisible);
