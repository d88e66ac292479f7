/* Mixtures: each kept once, found by what it says. */
#include "model/mixture.h"

#include <stdlib.h>

NT_ORDER(by_code, nt_mixture_part, NT_RISING(code))

/* The rows of each code together. Returns how many codes there are. */
static size_t join(nt_mixture_part *parts, size_t count)
{
    size_t kept = 0;
    qsort(parts, count, sizeof *parts, by_code);
    for (size_t i = 0; i < count; i++) {
        if (kept && parts[kept - 1].code == parts[i].code) {
            parts[kept - 1].rows += parts[i].rows;
        } else {
            parts[kept++] = parts[i];
        }
    }
    return kept;
}

nt_mixtures nt_mixtures_open(nt_arena *arena)
{
    nt_mixtures m = {.arena = arena, .known = nt_map_open(arena), .said = nt_buffer_open(arena)};
    nt_vec_push(arena, &m.list, ((nt_mixture){NULL, 0, 1}));
    return m;
}

uint32_t nt_mixtures_keep(nt_mixtures *mixtures, nt_mixture_part *parts, size_t count)
{
    nt_arena *arena = mixtures->arena;
    nt_buffer *said = &mixtures->said;
    nt_mixture made = {.count = join(parts, count)};
    said->length = 0;
    for (size_t i = 0; i < made.count; i++) {
        nt_buffer_printf(said, "%u:%u ", (unsigned)parts[i].code, (unsigned)parts[i].rows);
        made.rows += parts[i].rows;
    }
    size_t known = nt_map_find(&mixtures->known, nt_buffer_text(said));
    if (known == NT_MAP_NONE) {
        known = mixtures->list.count;
        made.parts = nt_arena_copy(arena, parts, made.count * sizeof *parts);
        nt_vec_push(arena, &mixtures->list, made);
        nt_map_keep(&mixtures->known, nt_arena_string(arena, nt_buffer_text(said)), known);
    }
    return (uint32_t)known;
}
