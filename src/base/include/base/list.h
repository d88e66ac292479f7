/* Items side by side: walked, sorted, and found by a text of theirs; texts compared. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* `item` is each of the items in turn; of none there may be NULL. */
#define NT_EACH(type, item, items, count)                                                          \
    for (type *item = (items), *item##_end = (count) != 0 ? item + (count) : item;                 \
         item < item##_end; item++)

/* The same where the items are pointers: `item` is what each points to. */
#define NT_EACH_OF(type, item, items, count)                                                       \
    for (type *const *item##_at = (items),                                                         \
                     *const *item##_end = (count) != 0 ? item##_at + (count) : item##_at, *item;   \
         item##_at < item##_end && (item = *item##_at, true); item##_at++)

/* Of all `i` below `count`: whether any meets the condition, whether all do, the sum of an amount
 * of each. */
#define NT_ANY(i, count, ...)                                                                      \
    (__extension__({                                                                               \
        bool i##_found = false;                                                                    \
        for (size_t i = 0, i##_end = (count); !i##_found && i < i##_end; i++) {                    \
            i##_found = (__VA_ARGS__);                                                             \
        }                                                                                          \
        i##_found;                                                                                 \
    }))
#define NT_ALL(i, count, ...) (!NT_ANY(i, count, !(__VA_ARGS__)))
#define NT_SUM(type, i, count, amount)                                                             \
    (__extension__({                                                                               \
        type i##_sum = 0;                                                                          \
        for (size_t i = 0, i##_end = (count); i < i##_end; i++) {                                  \
            i##_sum += (amount);                                                                   \
        }                                                                                          \
        i##_sum;                                                                                   \
    }))

/* How many of all `i` below `count`, which are in order, come before something: those for which the
 * condition holds, behind which it holds for none. */
#define NT_COUNT_BEFORE(i, count, ...)                                                             \
    (__extension__({                                                                               \
        size_t i##_low = 0, i##_high = (count);                                                    \
        while (i##_low < i##_high) {                                                               \
            size_t i = i##_low + (i##_high - i##_low) / 2;                                         \
            if (__VA_ARGS__) {                                                                     \
                i##_low = i + 1;                                                                   \
            } else {                                                                               \
                i##_high = i;                                                                      \
            }                                                                                      \
        }                                                                                          \
        i##_low;                                                                                   \
    }))

/* Puts `item` of each such `i` that meets the condition into `to`, in order, which may be the list
 * that is walked: how many. */
#define NT_PICK(to, i, count, item, ...)                                                           \
    (__extension__({                                                                               \
        size_t i##_kept = 0;                                                                       \
        for (size_t i = 0, i##_end = (count); i < i##_end; i++) {                                  \
            if (__VA_ARGS__) {                                                                     \
                (to)[i##_kept++] = (item);                                                         \
            }                                                                                      \
        }                                                                                          \
        i##_kept;                                                                                  \
    }))

/* Ends a function that looks for one of many: returns `found` of the first that meets the
 * condition, else `none`. */
#define NT_RETURN_FIRST(i, count, condition, found, none)                                          \
    do {                                                                                           \
        for (size_t i = 0, i##_end = (count); i < i##_end; i++) {                                  \
            if (condition) {                                                                       \
                return found;                                                                      \
            }                                                                                      \
        }                                                                                          \
        return none;                                                                               \
    } while (0)

/* qsort(), and of none too. */
void nt_sort(void *items, size_t count, size_t size, int (*compare)(const void *, const void *));

/* Both are computed twice. */
#define NT_LESSER(a, b)  ((a) < (b) ? (a) : (b))
#define NT_GREATER(a, b) ((a) > (b) ? (a) : (b))

/* Whether the texts are the same. Where one is sought among many, most differ in the first byte. */
static inline bool nt_same(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

/* What stands behind `opening` in a text that begins with it; NULL where it begins otherwise. */
static inline const char *nt_behind(const char *text, const char *opening)
{
    size_t length = strlen(opening);
    return strncmp(text, opening, length) == 0 ? text + length : NULL;
}

static inline bool nt_begins(const char *text, const char *opening)
{
    return nt_behind(text, opening) != NULL;
}

/* Whether a name is `stem` or one below it: "flow" and "flow.parts", where `mark` is a point. */
static inline bool nt_is_below(const char *name, const char *stem, char mark)
{
    const char *rest = nt_behind(name, stem);
    return rest && (!*rest || *rest == mark);
}

/* Whether the `length` bytes at `at`, in which no NUL stands, are `word`. */
static inline bool nt_spells(const char *at, size_t length, const char *word)
{
    return strncmp(at, word, length) == 0 && !word[length];
}

/* Whether a list of words, with `between` between them, has that one. */
bool nt_lists(const char *list, const char *word, char between);

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
