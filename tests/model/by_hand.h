/* Rows of a register that a test may alter, with room for some more. */
#pragma once

#include "model/register.h"

static inline nt_case *rows_by_hand(nt_arena *arena, const nt_register *reg, size_t more)
{
    nt_case *rows = nt_new_array(arena, nt_case, reg->case_count + more + 1);
    nt_id_text id = {.next = 0};
    for (size_t i = 0; i < reg->case_count; i++) {
        rows[i] = nt_register_case(reg, i);
        rows[i].id = nt_arena_string(arena, nt_register_id(reg, i, &id));
    }
    return rows;
}
