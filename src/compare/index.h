/* What an edition can be asked by name: releases, breakdowns, pairs, area lists, truths and texts.
 * Private to the room. */
#ifndef NETRA_COMPARE_INDEX_H
#define NETRA_COMPARE_INDEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef enum {
    INDEX_RELEASE,
    INDEX_BREAKDOWN,
    INDEX_PAIR,
    INDEX_AREA_LIST,
    INDEX_TRUTH,
    INDEX_TEXT,
    INDEX_FRAME,
    INDEX_KIND_COUNT
} index_kind;

typedef struct {
    const char *name;
    const void *thing; /* NULL: known by name, not there in this edition */
    bool truth;
    size_t order;
} index_entry;

typedef struct nt_index nt_index;

nt_index *index_open(nt_arena *arena);
/* The first call for a name wins. */
void index_put(nt_index *index, index_kind kind, const char *name, const void *thing);
void index_put_truth(nt_index *index, const char *name, bool truth);
/* After the last put, before the first look-up. */
void index_seal(nt_index *index);

/* NULL for a name that no edition has, and in a NULL index. */
const index_entry *index_find(const nt_index *index, index_kind kind, const char *name);
const char *const *index_names(const nt_index *index, index_kind kind, size_t *count);

#endif
