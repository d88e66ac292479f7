/* Runs of text in the making: marks become their values, neighbours that look alike become one. */
#pragma once

#include "slot.h"

typedef struct {
    nt_arena *arena;
    const nt_slots *slots;
    nt_inline *items;
    size_t count, capacity;
    char *last; /* the text of the last run, while more may be joined to it */
    size_t last_length, last_room;
    const nt_ledger_statement *states; /* of the next run */
} nt_runs;

/* Adds the text in the manner of `like` (style and links). */
void nt_report_runs_add(nt_runs *runs, const nt_inline *like, const char *text, size_t length);
