/* The distinct texts of grids, found by their hash. */
#include <string.h>

#include "base/map.h"
#include "ingest/grid.h"

enum { FIRST = 1024, KIND_BITS = 2 };

nt_grid_texts *nt_ingest_grid_texts(nt_arena *arena)
{
    nt_grid_texts *texts = nt_new(arena, nt_grid_texts);
    *texts = (nt_grid_texts){.arena = arena,
                             .items = nt_new_array(arena, const char *, FIRST),
                             .slots = nt_new_array(arena, uint32_t, 2 * FIRST),
                             .count = 1,
                             .capacity = FIRST};
    texts->items[0] = "";
    return texts;
}

/* Where the text stands, or would. */
static uint32_t *slot_of(const nt_grid_texts *texts, const char *text, size_t length)
{
    size_t mask = 2 * texts->capacity - 1;
    for (size_t at = nt_hash(texts->arena, text, length) & mask;; at = (at + 1) & mask) {
        uint32_t *slot = &texts->slots[at];
        const char *there = texts->items[*slot];
        if (!*slot || (strncmp(there, text, length) == 0 && !there[length])) {
            return slot;
        }
    }
}

/* What it grows out of is given back, where it is large. */
static void grow(nt_grid_texts *texts)
{
    nt_arena *arena = texts->arena;
    const char **items = nt_new_array(arena, const char *, 2 * texts->capacity);
    memcpy(items, texts->items, texts->count * sizeof *items);
    nt_arena_give_back(arena, texts->items);
    nt_arena_give_back(arena, texts->slots);
    texts->items = items;
    texts->capacity *= 2;
    texts->slots = nt_new_array(arena, uint32_t, 2 * texts->capacity);
    for (size_t i = 1; i < texts->count; i++) {
        *slot_of(texts, items[i], strlen(items[i])) = (uint32_t)i;
    }
}

uint32_t nt_ingest_grid_code(nt_grid_texts *texts, const char *text, size_t length,
                             nt_grid_kind kind)
{
    if (!length) {
        return kind;
    }
    uint32_t *slot = slot_of(texts, text, length);
    if (!*slot) {
        if (texts->count == texts->capacity) {
            grow(texts);
            slot = slot_of(texts, text, length);
        }
        *slot = (uint32_t)texts->count;
        texts->items[texts->count++] = nt_arena_text(texts->arena, text, length);
    }
    return *slot << KIND_BITS | kind;
}

size_t nt_ingest_grid_text(const nt_grid_row *row, size_t column)
{
    return column < row->count ? row->codes[column] >> KIND_BITS : 0;
}

nt_grid_cell nt_ingest_grid_cell(const nt_grid_row *row, size_t column)
{
    enum { KINDS = (1 << KIND_BITS) - 1 };
    return column < row->count ? (nt_grid_cell){row->texts->items[row->codes[column] >> KIND_BITS],
                                                (nt_grid_kind)(row->codes[column] & KINDS)}
                               : (nt_grid_cell){"", NT_GRID_TEXT};
}
