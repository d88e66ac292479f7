#include "lookup.h"

#include <stdlib.h>
#include <string.h>

static int by_id(const void *left, const void *right)
{
    return strcmp(((const nt_lookup_entry *)left)->id, ((const nt_lookup_entry *)right)->id);
}

nt_lookup nt_model_open_lookup(nt_lookup_entry *entries, size_t count)
{
    if (count) {
        qsort(entries, count, sizeof *entries, by_id);
    }
    return (nt_lookup){entries, count};
}

size_t nt_model_look_up(const nt_lookup *lookup, const char *id)
{
    nt_lookup_entry key = {.id = id};
    const nt_lookup_entry *found =
        lookup->count ? bsearch(&key, lookup->entries, lookup->count, sizeof key, by_id) : NULL;
    return found ? found->position : NT_LOOKUP_NONE;
}
