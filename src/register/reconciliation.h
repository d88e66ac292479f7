/* Which published figures a register can be held against. Private to the room. */
#pragma once

#include "model/published.h"
#include "tally.h"

/* The questions that they ask, sorted by event and day, each once: exact counts of a stage of a
 * whole event with a known day up to `end`, of the procedure that the register is of. */
asked_count *reconciliation_ask(nt_arena *arena, const nt_register *reg,
                                const nt_published *published, nt_date end, size_t *count);
