/* Cubes held against each other, all that they say. */
#pragma once

#include "base/list.h"
#include "model/cube.h"

static inline int by_profile(const void *left, const void *right)
{
    const nt_profile *a = &((const nt_cube_cell *)left)->profile;
    const nt_profile *b = &((const nt_cube_cell *)right)->profile;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (a->codes[d] != b->codes[d]) {
            return a->codes[d] < b->codes[d] ? -1 : 1;
        }
    }
    const int64_t these[] = {a->reported, a->decided, a->sanctioned, a->made_of, a->outcome};
    const int64_t those[] = {b->reported, b->decided, b->sanctioned, b->made_of, b->outcome};
    for (int i = 0; i < 5; i++) {
        if (these[i] != those[i]) {
            return these[i] < those[i] ? -1 : 1;
        }
    }
    return 0;
}

/* The cells of so many cubes by profile, those of one profile as one. */
static inline const nt_cube_cell *cells_of(nt_arena *arena, const nt_cube *const *cubes, size_t of,
                                           size_t *count)
{
    NT_VEC(nt_cube_cell) all = {0};
    nt_cube_cell cell;
    for (size_t i = 0; i < of; i++) {
        for (size_t at = 0; nt_cube_walk(cubes[i], &at, &cell);) {
            nt_vec_push(arena, &all, cell);
        }
    }
    nt_sort(all.items, all.count, sizeof cell, by_profile);
    *count = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (*count && by_profile(&all.items[*count - 1], &all.items[i]) == 0) {
            all.items[*count - 1].count += all.items[i].count;
        } else {
            all.items[(*count)++] = all.items[i];
        }
    }
    return all.items;
}

static inline bool cubes_add_up(nt_arena *arena, const nt_cube *whole, const nt_cube *a,
                                const nt_cube *b)
{
    size_t count, parts_count;
    const nt_cube_cell *cells = cells_of(arena, &whole, 1, &count);
    const nt_cube_cell *parts = cells_of(arena, (const nt_cube *const[]){a, b}, 2, &parts_count);
    bool agree = whole->cases == a->cases + b->cases && count == parts_count;
    for (size_t i = 0; agree && i < count; i++) {
        agree = by_profile(&cells[i], &parts[i]) == 0 && cells[i].count == parts[i].count;
    }
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        agree = agree && whole->missing[c] == a->missing[c] + b->missing[c];
    }
    return agree;
}
