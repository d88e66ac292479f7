/* Ids to positions, by binary search. */
#ifndef NETRA_MODEL_LOOKUP_H
#define NETRA_MODEL_LOOKUP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define NT_LOOKUP_NONE SIZE_MAX

typedef struct {
    const char *id;
    size_t position;
} nt_lookup_entry;

typedef struct nt_lookup {
    nt_lookup_entry *entries;
    size_t count;
} nt_lookup;

/* Sorts `entries`, which the lookup keeps. */
nt_lookup nt_model_open_lookup(nt_lookup_entry *entries, size_t count);

/* The position kept for `id`, or NT_LOOKUP_NONE. */
size_t nt_model_look_up(const nt_lookup *lookup, const char *id);

#endif
