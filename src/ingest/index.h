/* Texts and the number kept for each: an open-addressing hash table in an arena. */
#ifndef NETRA_INGEST_INDEX_H
#define NETRA_INGEST_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define NT_INDEX_NONE SIZE_MAX

typedef struct {
    nt_arena *arena;
    struct nt_index_slot {
        const char *text; /* NULL: free; kept, not copied */
        size_t hash, number;
    } * slots;
    size_t count, capacity; /* a power of two */
} nt_index;

nt_index nt_ingest_open_index(nt_arena *arena);

/* The number of `text`, or NT_INDEX_NONE. */
size_t nt_ingest_find(const nt_index *index, const char *text);

/* Keeps `number` for a text that is new and returns NT_INDEX_NONE; else the number that was there,
 * which stays. */
size_t nt_ingest_keep(nt_index *index, const char *text, size_t number);

#endif
