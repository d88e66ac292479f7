#include "names.h"

#include <stdint.h>
#include <string.h>

/* FNV-1a, 64 bit. */
static uint64_t hash(const char *text)
{
    uint64_t h = 14695981039346656037u;
    for (; *text; text++) {
        h = (h ^ (unsigned char)*text) * 1099511628211u;
    }
    return h;
}

/* The slot that holds `name` or is free for it; there is always a free one. */
static nt_name *slot_of(const nt_names *names, const char *name)
{
    size_t i = hash(name) & (names->size - 1);
    while (names->slots[i].name && strcmp(names->slots[i].name, name) != 0) {
        i = (i + 1) & (names->size - 1);
    }
    return &names->slots[i];
}

static void widen(nt_arena *arena, nt_names *names)
{
    nt_names wider = {.size = names->size ? 2 * names->size : 64, .used = names->used};
    wider.slots = nt_new_array(arena, nt_name, wider.size);
    for (size_t i = 0; i < names->size; i++) {
        if (names->slots[i].name) {
            *slot_of(&wider, names->slots[i].name) = names->slots[i];
        }
    }
    *names = wider;
}

size_t *nt_layout_name(nt_arena *arena, nt_names *names, const char *name, bool *added)
{
    if (2 * names->used >= names->size) {
        widen(arena, names);
    }
    nt_name *slot = slot_of(names, name);
    *added = !slot->name;
    if (*added) {
        slot->name = name;
        names->used++;
    }
    return &slot->value;
}

const size_t *nt_layout_find(const nt_names *names, const char *name)
{
    if (names->size == 0) {
        return NULL;
    }
    const nt_name *slot = slot_of(names, name);
    return slot->name ? &slot->value : NULL;
}
