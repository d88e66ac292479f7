/* Items side by side: sorted, and found by a text of theirs. */
#pragma once

#include <stddef.h>

/* qsort(), and of none too. */
void nt_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *));

/* The first of `count` items whose text `member` is `text`, to the letter; NULL none. */
#define NT_NAMED(items, count, member, text)                                                       \
    nt_find_named((items), (count), sizeof *(items), offsetof(__typeof__(*(items)), member), (text))
void *nt_find_named(const void *items, size_t count, size_t size, size_t offset, const char *text);
