#include "index.h"

#include <stdint.h>
#include <string.h>

/* FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
static size_t hash_of(const char *text)
{
    uint64_t hash = 14695981039346656037u;
    for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
        hash = (hash ^ *at) * 1099511628211u;
    }
    return (size_t)(hash ^ hash >> 32);
}

nt_index nt_ingest_open_index(nt_arena *arena)
{
    return (nt_index){.arena = arena};
}

static struct nt_index_slot *slot_of(const nt_index *index, const char *text, size_t hash)
{
    size_t mask = index->capacity - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        struct nt_index_slot *slot = &index->slots[at];
        if (!slot->text || (slot->hash == hash && strcmp(slot->text, text) == 0)) {
            return slot;
        }
    }
}

size_t nt_ingest_find(const nt_index *index, const char *text)
{
    if (!index->count) {
        return NT_INDEX_NONE;
    }
    const struct nt_index_slot *slot = slot_of(index, text, hash_of(text));
    return slot->text ? slot->number : NT_INDEX_NONE;
}

static void grow(nt_index *index)
{
    nt_index grown = {.arena = index->arena,
                      .count = index->count,
                      .capacity = index->capacity ? index->capacity * 2 : 64};
    grown.slots = nt_new_array(index->arena, struct nt_index_slot, grown.capacity);
    for (size_t i = 0; i < index->capacity; i++) {
        const struct nt_index_slot *slot = &index->slots[i];
        if (slot->text) {
            *slot_of(&grown, slot->text, slot->hash) = *slot;
        }
    }
    *index = grown;
}

size_t nt_ingest_keep(nt_index *index, const char *text, size_t number)
{
    /* At most half full, so that a free slot ends every search soon. */
    if (index->count * 2 >= index->capacity) {
        grow(index);
    }
    size_t hash = hash_of(text);
    struct nt_index_slot *slot = slot_of(index, text, hash);
    if (slot->text) {
        return slot->number;
    }
    *slot = (struct nt_index_slot){text, hash, number};
    index->count++;
    return NT_INDEX_NONE;
}
