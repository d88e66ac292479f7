/* White space at the ends of a text, with the blanks of all scripts and what can be seen by nothing
 * (a byte order mark inside a file, zero-width spaces): a cell, a heading and the texts of the
 * descriptor that they are held against are without it. */
#ifndef NETRA_INGEST_TRIM_H
#define NETRA_INGEST_TRIM_H

#include <stddef.h>

#include "base/arena.h"

/* The text without it, ended by a NUL, in the arena; "" when nothing else is there. */
const char *nt_ingest_trimmed(nt_arena *arena, const char *text, size_t length);

#endif
