/* The published counts of an event that can all be true of one register. */
#pragma once

#include "model/published.h"

typedef struct {
    nt_date day;
    int counts[NT_STAGE_COUNT]; /* cases that have reached the stage by that day */
} chain_point;

typedef struct {
    const chain_point *points; /* by day; the first is the day before the first report, all zero */
    int count;
    bool proven_is_final; /* the last release says how many were proven; else the work goes on */
} chain;

/* Of all sets of releases that do not contradict each other (no running total falls, no part
 * exceeds its whole) the one that holds the most counts; of several the one with earlier lines of
 * the file. What a release leaves out is put in between its neighbours. Counts of a period count
 * when it is the event's first. */
nt_status chain_find(nt_arena *arena, const nt_published *published, const nt_event *event,
                     chain *out, nt_error *err);
