/* What indicators mean: the built-in vocabulary, and what a descriptor adds to it. */
#pragma once

#include "base/map.h"
#include "model/published.h"

typedef struct {
    nt_arena *arena;
    const nt_indicator **items; /* built-in first, then the descriptor's, then those of the data */
    size_t count, capacity;
    nt_map ids; /* where each stands among the items */
} nt_vocabulary;

/* The built-in vocabulary with "netra": {"indicators": {...}} of the descriptor. */
nt_status nt_model_read_vocabulary(nt_arena *arena, const nt_json *netra, nt_vocabulary *out,
                                   nt_error *err);

/* The indicator with that id. "share-by-X" in percent is a share of the dimension X, named or not.
 * NULL when it is unknown. */
const nt_indicator *nt_model_indicator(nt_vocabulary *vocabulary, const char *id, const char *unit);

/* The nearest known id, or NULL. */
const char *nt_model_nearest_indicator(const nt_vocabulary *vocabulary, const char *id);
