/* The frames that a register's report may have, whether or not this register's has them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Whether some register's report has a frame of that id or name; and whether it may have the column
 * in it: a frame whose columns are made of the data, any. */
bool nt_frame_is_declared(const char *id);
bool nt_frame_may_have(const char *id, const char *column);

/* Their ids and names, for "did you mean". */
const char *const *nt_frame_names(nt_arena *arena, size_t *count);
