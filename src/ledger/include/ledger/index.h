/* What an edition can be asked by name: releases, breakdowns, pairs, area lists, truths and texts.
 * For the rooms that make results. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/lang.h"

typedef enum {
    NT_INDEX_RELEASE,
    NT_INDEX_BREAKDOWN,
    NT_INDEX_PAIR,
    NT_INDEX_AREA_LIST,
    NT_INDEX_TRUTH,
    NT_INDEX_TEXT,
    NT_INDEX_FRAME,
    NT_INDEX_KIND_COUNT
} nt_index_kind;

typedef struct {
    const char *name;
    const void *thing; /* NULL: known by name, not there in this edition */
    bool truth;
    bool moves; /* of a text */
    size_t order;
} nt_index_entry;

typedef struct nt_index nt_index;

nt_index *nt_index_open(nt_arena *arena);
/* The first call for a name wins. */
void nt_index_put(nt_index *index, nt_index_kind kind, const char *name, const void *thing);
void nt_index_put_truth(nt_index *index, const char *name, bool truth);
void nt_index_put_text(nt_index *index, const char *name, nt_text text);
/* One that is a day, a period, an age or a number in words: it moves from edition to edition where
 * what is said with it does not. */
void nt_index_put_moving_text(nt_index *index, const char *name, nt_text text);
/* What is asked for as `from`, whole parts of a name, is kept as `to`, which is no longer. Of two
 * that fit the first call wins. */
void nt_index_alias(nt_index *index, const char *from, const char *to);
/* After the last put, before the first look-up. */
void nt_index_seal(nt_index *index);

/* The name under which it is kept: `out` or `name`. */
const char *nt_index_plain_name(const nt_index *index, const char *name, char out[NT_MESSAGE_MAX]);

/* NULL for a name that no edition has, and in a NULL index. */
const nt_index_entry *nt_index_find(const nt_index *index, nt_index_kind kind, const char *name);
const char *const *nt_index_names(const nt_index *index, nt_index_kind kind, size_t *count);
