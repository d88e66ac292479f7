/* Groups on their way through the days: who is at risk, and what happens. Private to the room. */
#pragma once

#include "stats/survival.h"

typedef struct {
    const nt_duration *next, *end;
    uint64_t at_risk;  /* when the day begins */
    nt_duration today; /* of this group on the day: nothing, where it is another's */
} day_walker;

/* All at risk, before the first day. */
day_walker walk_start(const nt_duration *durations, size_t count);

/* On to the next day on which anything happened to any of the groups; -1 after the last. */
int walk_on(day_walker *walkers, size_t count);
