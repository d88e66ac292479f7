/* What the libraries may allocate while they read a file that nobody vouches for.
 *
 * A reader of others' files makes what they ask for: a table of millions of rows, packed to a few
 * thousand bytes, or a list of numbers, each of which becomes an object. Such asks come in more
 * shapes than can be looked for beforehand, so they are met where they all end up: in allocation.
 * What the thread allocates between open and close is counted, and where more is in use than is
 * allowed the run ends, as it does where memory lacks (base/arena.h): what is unfinished is
 * removed, and one line says which file it was, with status 1.
 *
 * Blocks of arenas are not counted: what goes there is held against limits of its own. Nothing is
 * counted by a program without command/allocation.c: tests of rooms, builds with sanitizers. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* `file` names it in the message; `more` bytes are allowed. Files may be open at a time: they share
 * one count and one limit, to which the next one adds its own. */
void nt_allowance_open(const char *file, size_t more);
/* From here on so many in all. */
void nt_allowance_set(size_t bytes);
void nt_allowance_close(void);

/* Between the two nothing is counted: what is known to stay within a limit, and is given back in
 * the same way. */
void nt_allowance_pause(void);
void nt_allowance_resume(void);

/* For whoever stands in front of the allocation: whether to count, and what was taken (more than
 * 0) or given back. */
bool nt_allowance_counts(void);
void nt_allowance_count(long long bytes);
