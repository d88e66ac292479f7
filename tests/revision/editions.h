/* Editions of the shipped published figures, for tests that compare two of them. A failure to read
 * or to compare them fails the test. */
#ifndef NETRA_TESTS_REVISION_EDITIONS_H
#define NETRA_TESTS_REVISION_EDITIONS_H

#include "revision/revision.h"

/* As they were on `day` (NULL: all of them); the caller may alter them. */
nt_published *published_on(nt_arena *arena, const char *day);

/* Filed as it is computed. */
const nt_edition *edition_of(nt_arena *arena, const nt_published *published);

#endif
