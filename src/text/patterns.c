#include "patterns.h"

#include <stdint.h>
#include <string.h>

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

/* The next of the pattern's letters at *at, past the digits; 0 at its end, which is any blank or
 * the slash before a change of letters. */
static unsigned char letter(const pattern *line, size_t *at)
{
    while (*at < line->length && line->text[*at] >= '0' && line->text[*at] <= '9') {
        (*at)++;
    }
    unsigned char c = *at < line->length ? (unsigned char)line->text[*at] : 0;
    if (c <= ' ' || c == '/') {
        return 0;
    }
    (*at)++;
    return c;
}

static bool same_letters(const pattern *a, const pattern *b)
{
    size_t at_a = 0, at_b = 0;
    for (;;) {
        unsigned char left = letter(a, &at_a);
        if (left != letter(b, &at_b)) {
            return false;
        }
        if (!left) {
            return true;
        }
    }
}

/* FNV-1a of the letters. */
static uint32_t hash(const pattern *line)
{
    uint32_t value = 2166136261u;
    size_t at = 0;
    for (unsigned char c; (c = letter(line, &at)) != 0;) {
        value = (value ^ c) * 16777619u;
    }
    return value;
}

static void mark_replaced(nt_arena *arena, pattern_list *list)
{
    size_t slots = 1024;
    while (slots < list->count * 2) {
        slots *= 2;
    }
    pattern **table = nt_new_array(arena, pattern *, slots);
    /* The first line names the encoding. */
    for (size_t i = 1; i < list->count; i++) {
        pattern *line = &list->items[i];
        size_t slot = hash(line) & (slots - 1);
        while (table[slot] && !same_letters(table[slot], line)) {
            slot = (slot + 1) & (slots - 1);
        }
        if (table[slot]) {
            table[slot]->replaced = true;
        }
        table[slot] = line;
    }
}

nt_bytes patterns_without_repeats(nt_arena *arena, nt_bytes dictionary)
{
    /* A dictionary of two levels may say the same thing in each. */
    if (strstr(dictionary.bytes, "NEXTLEVEL")) {
        return dictionary;
    }
    pattern_list list = split(arena, dictionary);
    mark_replaced(arena, &list);
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < list.count; i++) {
        if (!list.items[i].replaced) {
            nt_buffer_add(&out, list.items[i].text, list.items[i].length);
        }
    }
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
