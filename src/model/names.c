#include "names.h"

#include <string.h>

#include "base/utf8.h"
#include "key.h"

void nt_model_add_key(nt_code_names *names, const char *key, uint32_t code)
{
    if (*key) {
        nt_vec_push(names->arena, &names->entries, ((nt_lookup_entry){key, code}));
    }
}

void nt_model_add_name(nt_code_names *names, const char *text, uint32_t code)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, names->area, key);
    if (*key) {
        nt_model_add_key(names, nt_arena_string(names->arena, key), code);
    }
}

void nt_model_close_names(nt_code_names *names)
{
    nt_lookup sorted = nt_model_open_lookup(names->entries.items, names->entries.count);
    size_t kept = 0;
    for (size_t i = 0; i < sorted.count; i++) {
        nt_lookup_entry *last = kept ? &sorted.entries[kept - 1] : NULL;
        if (!last || strcmp(last->id, sorted.entries[i].id) != 0) {
            sorted.entries[kept++] = sorted.entries[i];
        } else if (last->position != sorted.entries[i].position) {
            last->position = NT_NAME_AMBIGUOUS;
        }
    }
    names->entries.count = kept;
}

uint32_t nt_model_find_key(const nt_code_names *names, const char *key)
{
    nt_lookup lookup = {names->entries.items, names->entries.count};
    size_t at = *key ? nt_model_look_up(&lookup, key) : NT_LOOKUP_NONE;
    return at == NT_LOOKUP_NONE ? NT_NAME_UNKNOWN : (uint32_t)at;
}

uint32_t nt_model_find_name(const nt_code_names *names, const char *text)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, names->area, key);
    return nt_model_find_key(names, key);
}

uint32_t nt_model_nearest_code(const nt_code_names *names, const char *text)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, names->area, key);
    const char **keys = nt_new_array(names->arena, const char *, names->entries.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < names->entries.count; i++) {
        const nt_lookup_entry *entry = &names->entries.items[i];
        if (!strchr(entry->id, ':') && entry->position != NT_NAME_AMBIGUOUS) {
            keys[count++] = entry->id;
        }
    }
    const char *nearest = *key ? nt_utf8_nearest(key, keys, count) : NULL;
    return nearest ? nt_model_find_key(names, nearest) : NT_NAME_UNKNOWN;
}

uint64_t nt_model_hash(const void *bytes, size_t length)
{
    /* Multiply and fold eight bytes at a time; the constant is that of Fibonacci hashing (Knuth,
     * The Art of Computer Programming, vol. 3, section 6.4). */
    const uint64_t factor = 0x9E3779B97F4A7C15u;
    const char *at = bytes;
    uint64_t hash = length * factor;
    for (; length; length -= length < 8 ? length : 8, at += 8) {
        uint64_t word = 0;
        memcpy(&word, at, length < 8 ? length : 8);
        hash = (hash ^ word) * factor;
        hash ^= hash >> 32;
    }
    return hash;
}

static struct nt_memo_slot *slot_of(const nt_memo *memo, const char *text, size_t length,
                                    uint64_t hash)
{
    size_t mask = memo->capacity - 1;
    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        struct nt_memo_slot *slot = &memo->slots[at];
        if (!slot->text || (slot->hash == hash && slot->length == length &&
                            memcmp(slot->text, text, length) == 0)) {
            return slot;
        }
    }
}

struct nt_memo_slot *nt_model_recall(const nt_memo *memo, const char *text, size_t length)
{
    if (!memo->count) {
        return NULL;
    }
    struct nt_memo_slot *slot = slot_of(memo, text, length, nt_model_hash(text, length));
    return slot->text ? slot : NULL;
}

static void grow(nt_memo *memo)
{
    nt_memo grown = *memo;
    grown.capacity = memo->capacity ? memo->capacity * 2 : 256;
    grown.slots = nt_new_array(memo->arena, struct nt_memo_slot, grown.capacity);
    for (size_t i = 0; i < memo->capacity; i++) {
        const struct nt_memo_slot *slot = &memo->slots[i];
        if (slot->text) {
            *slot_of(&grown, slot->text, slot->length, slot->hash) = *slot;
        }
    }
    *memo = grown;
}

void nt_model_memorise(nt_memo *memo, const char *text, size_t length, uint32_t code)
{
    if (memo->count == NT_MEMO_MAX) {
        return;
    }
    if (memo->count * 2 >= memo->capacity) {
        grow(memo);
    }
    uint64_t hash = nt_model_hash(text, length);
    struct nt_memo_slot *slot = slot_of(memo, text, length, hash);
    *slot = (struct nt_memo_slot){hash, nt_arena_text(memo->arena, text, length), (uint32_t)length,
                                  code};
    memo->count++;
}
