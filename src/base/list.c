#include "base/list.h"

#include <stdlib.h>

void nt_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    if (count) {
        qsort(items, count, size, compare);
    }
}

bool nt_lists(const char *list, const char *word, char between)
{
    for (const char *at = list; (at = strstr(at, word)); at++) {
        char behind = at[strlen(word)];
        if ((at == list || at[-1] == between) && (!behind || behind == between)) {
            return true;
        }
    }
    return false;
}

void *nt_find_named(const void *items, size_t count, size_t size, size_t offset, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        const char *item = (const char *)items + i * size;
        const char *named = *(const char *const *)(const void *)(item + offset);
        if (named && nt_same(named, text)) {
            return (void *)item;
        }
    }
    return NULL;
}
