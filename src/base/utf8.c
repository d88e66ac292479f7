#include "base/utf8.h"

#include <string.h>

uint32_t nt_utf8_next(const char **at, const char *end)
{
    const unsigned char *s = (const unsigned char *)*at;
    size_t left = (size_t)(end - *at);
    uint32_t first = s[0];
    *at += 1;
    if (first < 0x80) {
        return first;
    }
    size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || left <= more) {
        return NT_UTF8_INVALID;
    }
    uint32_t code = first & (0x3Fu >> more);
    for (size_t i = 1; i <= more; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            return NT_UTF8_INVALID;
        }
        code = code << 6 | (s[i] & 0x3Fu);
    }
    static const uint32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    if (code < smallest[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return NT_UTF8_INVALID;
    }
    *at += more;
    return code;
}

size_t nt_utf8_put(uint32_t c, char out[static 4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t nt_utf8_check(const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    while (at < end) {
        const char *start = at;
        if (nt_utf8_next(&at, end) == NT_UTF8_INVALID) {
            return (size_t)(start - text);
        }
    }
    return length;
}

size_t nt_utf8_count(const char *text, size_t length)
{
    return NT_SUM(size_t, i, length, ((unsigned char)text[i] & 0xC0) != 0x80);
}

uint32_t nt_utf8_of_windows_1252(unsigned char byte)
{
    /* What differs from Latin-1. */
    static const uint16_t from_80[32] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    return byte >= 0x80 && byte < 0xA0 ? from_80[byte - 0x80] : byte;
}

char *nt_utf8_from_windows_1252(nt_arena *arena, const char *text, size_t length,
                                size_t *out_length)
{
    char *converted = nt_arena_alloc(arena, length * 3 + 1);
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        used += nt_utf8_put(nt_utf8_of_windows_1252((unsigned char)text[i]), converted + used);
    }
    *out_length = used;
    return converted;
}

/* No more of a long text is looked at than is wanted. */
static size_t decode(const char *text, uint32_t out[NT_UTF8_NAME_MAX])
{
    enum { CHARACTER_BYTES_MAX = 4 };
    size_t count = 0;
    const char *end = text + strnlen(text, CHARACTER_BYTES_MAX * NT_UTF8_NAME_MAX);
    while (text < end && count < NT_UTF8_NAME_MAX) {
        out[count++] = nt_utf8_next(&text, end);
    }
    return count;
}

size_t nt_utf8_distance(const char *a, const char *b, size_t limit)
{
    uint32_t left[NT_UTF8_NAME_MAX], right[NT_UTF8_NAME_MAX];
    size_t rows = decode(a, left), columns = decode(b, right);
    if ((rows > columns ? rows - columns : columns - rows) > limit) {
        return limit + 1;
    }
    /* Three rows of the table are alive: a swap looks two rows back. */
    size_t table[3][NT_UTF8_NAME_MAX + 1];
    for (size_t j = 0; j <= columns; j++) {
        table[0][j] = j;
    }
    for (size_t i = 1; i <= rows; i++) {
        size_t *row = table[i % 3], *above = table[(i - 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t changed = above[j - 1] + (left[i - 1] != right[j - 1]);
            row[j] = NT_LESSER(changed, NT_LESSER(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
                row[j] = NT_LESSER(row[j], table[(i - 2) % 3][j - 2] + 1);
            }
        }
    }
    return NT_LESSER(table[rows % 3][columns], limit + 1);
}

size_t nt_utf8_index(const char *text, const char *const *texts, size_t count)
{
    size_t i = 0;
    while (i < count && strcmp(texts[i], text) != 0) {
        i++;
    }
    return i;
}

bool nt_utf8_is_among(const char *text, const char *const *texts, size_t count)
{
    return nt_utf8_index(text, texts, count) < count;
}

bool nt_utf8_is_one_of(const char *text, const char *const *texts)
{
    while (*texts && (**texts != *text || strcmp(*texts, text) != 0)) {
        texts++;
    }
    return *texts != NULL;
}

NT_ORDER_OF(compare, char, NT_BY(strcmp(a, b)))

void nt_utf8_sort(const char **texts, size_t count)
{
    nt_sort(texts, count, sizeof *texts, compare);
}

const char *nt_utf8_nearest(const char *name, const char *const *names, size_t count)
{
    if (strlen(name) > NT_UTF8_NAME_MAX) {
        return NULL; /* no name: nothing is near it */
    }
    size_t limit = nt_utf8_count(name, strlen(name)) / 3;
    const char *nearest = NULL;
    size_t best = (limit ? limit : 1) + 1;
    for (size_t i = 0; i < count; i++) {
        size_t distance = nt_utf8_distance(name, names[i], best);
        if (distance < best) {
            best = distance;
            nearest = names[i];
        }
    }
    return nearest;
}

const char *nt_utf8_nearest_of(nt_arena *arena, const char *name, const void *things, size_t count,
                               size_t size)
{
    const char **names = nt_new_array(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        memcpy(&names[i], (const char *)things + i * size, sizeof names[i]);
    }
    return nt_utf8_nearest(name, names, count);
}

bool nt_utf8_is_ascii(const char *text)
{
    while (*text && (unsigned char)*text < 0x80) {
        text++;
    }
    return !*text;
}

char *nt_utf8_slug(nt_arena *arena, const char *text)
{
    char *slug = nt_arena_alloc(arena, strlen(text) + 1);
    size_t used = 0;
    for (const char *at = text; *at; at++) {
        char c = nt_small(*at);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            slug[used++] = c;
        } else if (used && slug[used - 1] != '-') {
            slug[used++] = '-';
        }
    }
    while (used && slug[used - 1] == '-') {
        used--;
    }
    slug[used] = '\0';
    return slug;
}

const char *nt_utf8_framed(nt_arena *arena, const char *text)
{
    return nt_arena_printf(arena, "-%s-", nt_utf8_slug(arena, text));
}

bool nt_utf8_holds_word(const char *framed, const char *word, size_t length)
{
    bool begins = word[length - 1] == '*';
    length -= begins;
    for (const char *at = framed; (at = strchr(at, '-')); at++) {
        if (strncmp(at + 1, word, length) == 0 && (begins || at[1 + length] == '-')) {
            return true;
        }
    }
    return false;
}

bool nt_utf8_has_word(const char *framed, const char *words)
{
    while (*words) {
        size_t length = strcspn(words, " ");
        if (nt_utf8_holds_word(framed, words, length)) {
            return true;
        }
        words += length + (words[length] == ' ');
    }
    return false;
}
