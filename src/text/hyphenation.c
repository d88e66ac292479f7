/* Hyphens within words, from the dictionaries of libhyphen. */
#include <hyphen.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "hyphenation.h"
#include "words/text.h"

enum { DICTIONARY_LIMIT = 16 * 1024 * 1024 };

struct nt_hyphenator {
    nt_arena *arena;
    HyphenDict *dictionary;
};

static HyphenDict *load(nt_bytes text)
{
    FILE *file = text.length ? fmemopen((void *)(uintptr_t)text.bytes, text.length, "r") : NULL;
    if (!file) {
        return NULL;
    }
    HyphenDict *dictionary = hnj_hyphen_load_file(file);
    fclose(file);
    return dictionary;
}

static bool has_known_encoding(nt_bytes text)
{
    return nt_begins(text.bytes, "UTF-8\n") || nt_begins(text.bytes, "ISO8859-1\n");
}

static nt_status open_dictionary(nt_arena *arena, const char *path, HyphenDict **out, nt_error *err)
{
    nt_place place = {path, 0, 0};
    nt_bytes text;
    nt_error cause;
    NT_FAIL_IF(nt_file_read(arena, path, DICTIONARY_LIMIT, &text, &cause) != NT_OK, err, NT_SYSTEM,
               place, NT_MESSAGE_TEXT_DICTIONARY_MISSING(.why = nt_error_text(&cause)));
    NT_FAIL_IF(!has_known_encoding(text), err, NT_SYSTEM, place, NT_MESSAGE_TEXT_NO_DICTIONARY());
    *out = load(patterns_without_repeats(arena, text));
    return *out ? NT_OK : nt_fail(err, NT_SYSTEM, place, NT_MESSAGE_TEXT_DICTIONARY_UNREADABLE());
}

nt_status nt_text_hyphenator_open(const char *path, nt_hyphenator **out, nt_error *err)
{
    nt_arena *arena = nt_arena_open();
    HyphenDict *dictionary = NULL;
    nt_status status = open_dictionary(arena, path, &dictionary, err);
    if (status) {
        nt_arena_close(arena);
        return status;
    }
    nt_hyphenator *hyphenator = nt_new(arena, nt_hyphenator);
    hyphenator->arena = arena;
    hyphenator->dictionary = dictionary;
    *out = hyphenator;
    return NT_OK;
}

void nt_text_hyphenator_close(nt_hyphenator *hyphenator)
{
    if (hyphenator) {
        hnj_hyphen_free(hyphenator->dictionary);
        nt_arena_close(hyphenator->arena);
    }
}

/* The patterns are in small letters; letters beyond Latin-1 are left, they match no pattern. */
static uint32_t small(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ? c + 0x20 : c;
}

/* The word in the dictionary's encoding; 0 when it has no form there. */
static size_t encode(const HyphenDict *dictionary, const uint32_t *word, size_t count, char *out)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t c = small(word[i]);
        if (dictionary->utf8) {
            length += nt_utf8_put(c, out + length);
        } else if (c <= 0xFF) {
            out[length++] = (char)c;
        } else {
            return 0;
        }
    }
    out[length] = '\0';
    return length;
}

void hyphen_word(const nt_hyphenator *hyphenator, const uint32_t *word, size_t count,
                 bool *may_break)
{
    char bytes[LONGEST_WORD * 4 + 1], marks[LONGEST_WORD * 4 + 6];
    size_t length = count < SHORTEST_WORD || count > LONGEST_WORD
                        ? 0
                        : encode(hyphenator->dictionary, word, count, bytes);
    if (!length) {
        return;
    }
    char **replacements = NULL;
    int *positions = NULL, *cuts = NULL;
    if (hnj_hyphen_hyphenate3(hyphenator->dictionary, bytes, (int)length, marks, NULL,
                              &replacements, &positions, &cuts, LEAST_LEFT, LEAST_RIGHT, LEAST_LEFT,
                              LEAST_RIGHT) == 0) {
        for (size_t i = LEAST_LEFT - 1; i + LEAST_RIGHT < count; i++) {
            /* An odd number is a break. Two of them around one letter are a slip of the patterns
             * (di-r-e-ko-men-da-si) or too close; one that changes letters is not for our
             * languages. */
            bool alone = !(marks[i - 1] & 1) && !(marks[i + 1] & 1);
            may_break[i] = (marks[i] & 1) && alone && !(replacements && replacements[i]);
        }
    }
    for (size_t i = 0; replacements && i < length; i++) {
        free(replacements[i]);
    }
    free(replacements);
    free(positions);
    free(cuts);
}

/* ---- patterns ---- */

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
