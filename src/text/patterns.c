#include "patterns.h"

#include <string.h>

#include "base/map.h"
#include "base/utf8.h"

typedef struct {
    const char *text;
    size_t length; /* with the newline */
    bool replaced;
} pattern;

typedef NT_VEC(pattern) pattern_list;

static pattern_list split(nt_arena *arena, nt_bytes dictionary)
{
    pattern_list list = {0};
    const char *at = dictionary.bytes, *end = at + dictionary.length;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        size_t length = newline ? (size_t)(newline + 1 - at) : (size_t)(end - at);
        pattern line = {.text = at, .length = length};
        nt_vec_push(arena, &list, line);
        at += length;
    }
    return list;
}

/* What the pattern matches: its letters without the digits, up to any blank or the slash before a
 * change of letters. */
static const char *letters_of(nt_arena *arena, const pattern *line)
{
    char *letters = nt_arena_alloc(arena, line->length + 1), *end = letters;
    for (size_t i = 0; i < line->length; i++) {
        unsigned char c = (unsigned char)line->text[i];
        if (c <= ' ' || c == '/') {
            break;
        }
        if (!nt_is_digit(c)) {
            *end++ = (char)c;
        }
    }
    return letters;
}

/* The first line names the encoding. */
static void mark_replaced(pattern_list *list)
{
    NT_PASSING_ARENA(passing);
    nt_map latest = nt_map_open(passing);
    for (size_t i = 1; i < list->count; i++) {
        size_t *place = nt_map_number(&latest, letters_of(passing, &list->items[i]));
        list->items[*place].replaced = *place > 0;
        *place = i;
    }
}

nt_bytes patterns_without_repeats(nt_arena *arena, nt_bytes dictionary)
{
    /* A dictionary of two levels may say the same thing in each. */
    if (strstr(dictionary.bytes, "NEXTLEVEL")) {
        return dictionary;
    }
    pattern_list list = split(arena, dictionary);
    mark_replaced(&list);
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < list.count; i++) {
        if (!list.items[i].replaced) {
            nt_buffer_add(&out, list.items[i].text, list.items[i].length);
        }
    }
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
