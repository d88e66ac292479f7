/* Items side by side: sorted, and found by a text of theirs. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* qsort(), and of none too. */
void nt_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *));

/* Whether the texts are the same. Where one is sought among many, most differ in the first byte. */
static inline bool nt_same(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

/* The first of `count` items whose text `member` is `text`, to the letter; NULL none. */
#define NT_NAMED(items, count, member, text)                                                       \
    nt_find_named((items), (count), sizeof *(items), offsetof(__typeof__(*(items)), member), (text))
void *nt_find_named(const void *items, size_t count, size_t size, size_t offset, const char *text);

/* An order for nt_sort() and bsearch(): by the first key that tells items `a` and `b` apart,
 * NT_ORDER(by_day, nt_figure, NT_RISING(as_of) || NT_BY_TEXT(id)). NT_ORDER_OF where the items are
 * pointers: `a` and `b` are what they point to. `left` and `right` are what the function is given.
 */
#define NT_ORDER(name, type, keys)                                                                 \
    static int name(const void *left, const void *right)                                           \
    {                                                                                              \
        const type *a = left, *b = right;                                                          \
        int order = 0;                                                                             \
        (void)(keys);                                                                              \
        return order;                                                                              \
    }
#define NT_ORDER_OF(name, type, keys)                                                              \
    static int name(const void *left, const void *right)                                           \
    {                                                                                              \
        const type *a = *(const type *const *)left, *b = *(const type *const *)right;              \
        int order = 0;                                                                             \
        (void)(keys);                                                                              \
        return order;                                                                              \
    }
#define NT_RISING(member)  NT_BY((a->member > b->member) - (a->member < b->member))
#define NT_FALLING(member) NT_BY((a->member < b->member) - (a->member > b->member))
#define NT_BY_TEXT(member) NT_BY(strcmp(a->member, b->member))
#define NT_BY(difference)  ((order = (difference)) != 0)
