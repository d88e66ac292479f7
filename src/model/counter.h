/* Who counted: the counters that the data name, and the procedures that a descriptor declares. */
#ifndef NETRA_MODEL_COUNTER_H
#define NETRA_MODEL_COUNTER_H

#include "model/published.h"

typedef struct {
    nt_arena *arena;
    const nt_counter **items; /* the unknown one first, then by first use, then those of sources */
    size_t count, capacity;
    const nt_json *declared; /* "netra": {"counters": {...}}, sound; NULL none */
} nt_counters;

/* Judges the descriptor's procedures: each has "members", a list of at least two counters, none of
 * them in two procedures, and a "reason" in both languages. */
nt_status nt_model_read_counters(nt_arena *arena, const nt_json *netra, nt_counters *out,
                                 nt_error *err);

/* The counter of that name; "" is the unknown one. */
const nt_counter *nt_model_counter(nt_counters *counters, const char *name);

#endif
