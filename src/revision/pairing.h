/* The published figures of two editions, matched by id. Private to the room. */
#pragma once

#include "walk.h"

/* A figure in both editions; NULL: not in this one. */
typedef struct {
    const nt_figure *was, *is;
} pair;

typedef struct {
    nt_arena *arena;
    const nt_published *old, *new;
    pair *pairs; /* in the order of the newer file; those only in the older one where they stood */
    size_t count;
} pairing;

pairing pair_published(nt_arena *arena, const nt_published *old, const nt_published *new);

/* Whether two editions speak of one counter. */
bool pair_same_counter(const nt_counter *a, const nt_counter *b);

/* What differs in a figure, by cause; false when nothing does. */
bool pair_differs(const pair *p, nt_cause cause);

/* Every figure that moved, by cause, with the names of the fields. */
void pair_list_changes(const pairing *both, nt_revision *out);

/* The figures after the step, from NT_CAUSE_LISTS to NT_CAUSE_CORRECTED: linked among themselves,
 * without an index of ids. */
const nt_published *pair_world(nt_arena *arena, const pairing *both, nt_cause step);
