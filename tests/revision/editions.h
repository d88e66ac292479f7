/* Editions of the shipped published figures, for tests that compare two of them. A failure to read
 * or to compare them fails the test. */
#pragma once

#include "revision/revision.h"

/* As they were on `day` (NULL: all of them); the caller may alter them. */
nt_published *published_on(nt_arena *arena, const char *day);

/* Filed as it is computed. */
const nt_edition *edition_of(nt_arena *arena, const nt_published *published);
