/* cmocka with what it wants included before it, and the few words that many tests share. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

/* Group set-up and tear-down: *state is an arena of the group's own. */
static inline int open_arena(void **state)
{
    *state = nt_arena_open();
    return 0;
}

static inline int close_arena(void **state)
{
    nt_arena_close(*state);
    return 0;
}
