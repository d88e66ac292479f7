/* What cases are made of where a row is less than a case: so many allegations of each kind, so many
 * persons of each position. Most cases are made alike, so that each mixture is kept once. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/map.h"

typedef struct {
    uint32_t code; /* 0: unknown */
    uint32_t rows;
} nt_mixture_part;

typedef struct {
    const nt_mixture_part *parts; /* by code, each once */
    size_t count;
    uint64_t rows; /* of all parts */
} nt_mixture;

typedef struct {
    nt_arena *arena;
    nt_map known;            /* by what they say */
    nt_buffer said;          /* of the one at hand */
    NT_VEC(nt_mixture) list; /* the first says nothing: of a case that is one row */
} nt_mixtures;

nt_mixtures nt_mixtures_open(nt_arena *arena);

/* The number of the mixture that has these rows, whose parts it sorts and joins. */
uint32_t nt_mixtures_keep(nt_mixtures *mixtures, nt_mixture_part *parts, size_t count);
