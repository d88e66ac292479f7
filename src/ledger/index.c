/* Names of an edition, each with what it leads to. */
#include "ledger/index.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    NT_VEC(nt_index_entry) entries;
    const char **names;
} index_list;

typedef struct {
    const char *from, *to;
    size_t length; /* of `from` */
} alias;

struct nt_index {
    nt_arena *arena;
    NT_VEC(alias) aliases;
    index_list lists[NT_INDEX_KIND_COUNT];
};

nt_index *nt_index_open(nt_arena *arena)
{
    nt_index *index = nt_new(arena, nt_index);
    index->arena = arena;
    return index;
}

static void put(nt_index *index, nt_index_kind kind, nt_index_entry entry)
{
    index_list *list = &index->lists[kind];
    entry.order = list->entries.count;
    nt_vec_push(index->arena, &list->entries, entry);
}

void nt_index_put(nt_index *index, nt_index_kind kind, const char *name, const void *thing)
{
    put(index, kind, (nt_index_entry){.name = name, .thing = thing});
}

void nt_index_put_truth(nt_index *index, const char *name, bool truth)
{
    put(index, NT_INDEX_TRUTH, (nt_index_entry){.name = name, .truth = truth});
}

static void put_text(nt_index *index, const char *name, nt_text text, bool moves)
{
    const nt_text *thing = nt_arena_copy(index->arena, &text, sizeof text);
    put(index, NT_INDEX_TEXT, (nt_index_entry){.name = name, .thing = thing, .moves = moves});
}

void nt_index_put_text(nt_index *index, const char *name, nt_text text)
{
    put_text(index, name, text, false);
}

void nt_index_put_moving_text(nt_index *index, const char *name, nt_text text)
{
    put_text(index, name, text, true);
}

void nt_index_alias(nt_index *index, const char *from, const char *to)
{
    alias one = {from, to, strlen(from)};
    assert(strlen(to) <= one.length);
    nt_vec_push(index->arena, &index->aliases, one);
}

static const alias *alias_at(const nt_index *index, const char *at)
{
    const alias *all = index->aliases.items;
    NT_RETURN_FIRST(i, index->aliases.count,
                    *at == *all[i].from && nt_is_below(at, all[i].from, '.'), &all[i], NULL);
}

const char *nt_index_plain_name(const nt_index *index, const char *name, char out[NT_MESSAGE_MAX])
{
    if (!index || !index->aliases.count || strlen(name) >= NT_MESSAGE_MAX) {
        return name;
    }
    char *end = out;
    for (const char *at = name; *at;) {
        const alias *one = at == name || at[-1] == '.' ? alias_at(index, at) : NULL;
        size_t length = one ? strlen(one->to) : 1;
        memcpy(end, one ? one->to : at, length);
        end += length;
        at += one ? one->length : 1;
    }
    *end = '\0';
    return out;
}

NT_ORDER(by_name_then_order, nt_index_entry, NT_BY_TEXT(name) || NT_RISING(order))

static void seal(nt_arena *arena, index_list *list)
{
    nt_sort(list->entries.items, list->entries.count, sizeof(nt_index_entry), by_name_then_order);
    list->names = nt_new_array(arena, const char *, list->entries.count);
    size_t kept = 0;
    NT_EACH(const nt_index_entry, entry, list->entries.items, list->entries.count) {
        if (!kept || strcmp(list->names[kept - 1], entry->name) != 0) {
            list->names[kept] = entry->name;
            list->entries.items[kept++] = *entry;
        }
    }
    list->entries.count = kept;
}

void nt_index_seal(nt_index *index)
{
    for (size_t kind = 0; kind < NT_INDEX_KIND_COUNT; kind++) {
        seal(index->arena, &index->lists[kind]);
    }
}

static int entry_against_name(const void *name, const void *entry)
{
    return strcmp(name, ((const nt_index_entry *)entry)->name);
}

const nt_index_entry *nt_index_find(const nt_index *index, nt_index_kind kind, const char *name)
{
    if (!index || !index->lists[kind].entries.count) {
        return NULL;
    }
    const index_list *list = &index->lists[kind];
    return bsearch(name, list->entries.items, list->entries.count, sizeof(nt_index_entry),
                   entry_against_name);
}

const char *const *nt_index_names(const nt_index *index, nt_index_kind kind, size_t *count)
{
    static const char *const none[1] = {NULL};
    *count = index ? index->lists[kind].entries.count : 0;
    return *count ? index->lists[kind].names : none;
}
