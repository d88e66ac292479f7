/* Texts and the number kept for each: a hash table in an arena. A copy has the slots of its
 * original: once in either another text is kept, the other is looked at no more. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define NT_MAP_NONE SIZE_MAX

typedef struct {
    nt_arena *arena;
    struct nt_map_slot {
        const char *text; /* NULL: free; kept, not copied */
        uint64_t hash;
        size_t number;
    } * slots;
    size_t count, capacity; /* a power of two */
} nt_map;

/* Of `length` bytes. `seed` is where the table's arena lies, which no file can know: texts made to
 * meet in one slot do so in one run in very many. */
uint64_t nt_hash(const void *seed, const void *bytes, size_t length);

nt_map nt_map_open(nt_arena *arena);

/* The number of `text`, or NT_MAP_NONE. */
size_t nt_map_find(const nt_map *map, const char *text);
/* The same; *kept is the text that is kept, or NULL. */
size_t nt_map_find_kept(const nt_map *map, const char *text, const char **kept);

/* Keeps `number` for a text that is new and returns NT_MAP_NONE; else the number that was there,
 * which stays. */
size_t nt_map_keep(nt_map *map, const char *text, size_t number);

/* The number of `text`, to be changed: 0 when the text is new. The pointer holds until the next
 * text is kept. */
size_t *nt_map_number(nt_map *map, const char *text);
