#include "base/map.h"

#include <stdbool.h>
#include <string.h>

/* Up to eight bytes as one number, without a call for them. */
static uint64_t last_word(const char *at, size_t length)
{
    uint64_t word = 0;
    if (length >= 4) {
        uint32_t head, tail;
        memcpy(&head, at, sizeof head);
        memcpy(&tail, at + length - sizeof tail, sizeof tail);
        return (uint64_t)tail << 32 | head;
    }
    while (length) {
        word = word << 8 | (unsigned char)at[--length];
    }
    return word;
}

/* Multiply and fold eight bytes at a time; the constant is that of Fibonacci hashing (Knuth, The
 * Art of Computer Programming, vol. 3, section 6.4). */
uint64_t nt_hash(const void *seed, const void *bytes, size_t length)
{
    const uint64_t factor = 0x9E3779B97F4A7C15u;
    const char *at = bytes;
    uint64_t hash = (length ^ (uintptr_t)seed >> 4) * factor, word;
    for (; length > sizeof word; length -= sizeof word, at += sizeof word) {
        memcpy(&word, at, sizeof word);
        hash = (hash ^ word) * factor;
        hash ^= hash >> 32;
    }
    hash = (hash ^ last_word(at, length)) * factor;
    return hash ^ hash >> 32;
}

nt_map nt_map_open(nt_arena *arena)
{
    return (nt_map){.arena = arena};
}

static uint64_t hash_of(const nt_map *map, const char *text)
{
    return nt_hash(map->arena, text, strlen(text));
}

static struct nt_map_slot *slot_of(const nt_map *map, const char *text, uint64_t hash)
{
    size_t mask = map->capacity - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        struct nt_map_slot *slot = &map->slots[at];
        if (!slot->text || (slot->hash == hash && strcmp(slot->text, text) == 0)) {
            return slot;
        }
    }
}

size_t nt_map_find_kept(const nt_map *map, const char *text, const char **kept)
{
    *kept = NULL;
    if (!map->count) {
        return NT_MAP_NONE;
    }
    const struct nt_map_slot *slot = slot_of(map, text, hash_of(map, text));
    *kept = slot->text;
    return slot->text ? slot->number : NT_MAP_NONE;
}

size_t nt_map_find(const nt_map *map, const char *text)
{
    const char *kept;
    return nt_map_find_kept(map, text, &kept);
}

static void grow(nt_map *map)
{
    nt_map grown = {.arena = map->arena,
                    .count = map->count,
                    .capacity = map->capacity ? map->capacity * 2 : 8};
    grown.slots = nt_new_array(map->arena, struct nt_map_slot, grown.capacity);
    /* They are clear; but a fresh page that is read before it is written is taken twice, and the
     * second time all other processors wait. */
    memset(grown.slots, 0, grown.capacity * sizeof *grown.slots);
    NT_EACH(const struct nt_map_slot, slot, map->slots, map->capacity) {
        if (slot->text) {
            *slot_of(&grown, slot->text, slot->hash) = *slot;
        }
    }
    nt_arena_give_back(map->arena, map->slots);
    *map = grown;
}

/* The slot of `text`; *added: it was free. */
static struct nt_map_slot *take(nt_map *map, const char *text, bool *added)
{
    /* At most half full, so that a free slot ends every search soon. */
    if (map->count * 2 >= map->capacity) {
        grow(map);
    }
    uint64_t hash = hash_of(map, text);
    struct nt_map_slot *slot = slot_of(map, text, hash);
    *added = !slot->text;
    if (*added) {
        *slot = (struct nt_map_slot){text, hash, 0};
        map->count++;
    }
    return slot;
}

size_t nt_map_keep(nt_map *map, const char *text, size_t number)
{
    bool added;
    struct nt_map_slot *slot = take(map, text, &added);
    if (!added) {
        return slot->number;
    }
    slot->number = number;
    return NT_MAP_NONE;
}

size_t *nt_map_number(nt_map *map, const char *text)
{
    bool added;
    return &take(map, text, &added)->number;
}
