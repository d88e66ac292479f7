/* Hyphens within words, from the dictionaries of libhyphen. */
#include <hyphen.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* The next letter of what a pattern matches: without its digits, up to any blank or the slash
 * before a change of letters; 0 behind the last. */
static unsigned char next_letter(const char **at, const char *end)
{
    while (*at < end && nt_is_digit(**at)) {
        ++*at;
    }
    bool ended = *at == end || (unsigned char)**at <= ' ' || **at == '/';
    return ended ? 0 : (unsigned char)*(*at)++;
}

static uint32_t hash_of_letters(const char *at, const char *end)
{
    uint32_t hash = 0;
    for (unsigned char letter; (letter = next_letter(&at, end)) != 0;) {
        hash = (hash ^ letter) * 2654435761u; /* Knuth */
    }
    return hash ^ hash >> 16;
}

static bool same_letters(const char *a, const char *b, const char *end)
{
    unsigned char letter;
    do {
        letter = next_letter(&a, end);
        if (letter != next_letter(&b, end)) {
            return false;
        }
    } while (letter);
    return true;
}

static char *behind_line(char *at, char *end)
{
    char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? newline + 1 : end;
}

static size_t count_lines(const char *text, size_t length)
{
    return NT_SUM(size_t, i, length, text[i] == '\n') + 1;
}

/* Begins each line that a later one replaces with a NUL. The first names the encoding, so that no
 * pattern begins at 0; the table is of places in the text, as pages cost more than looking there.
 */
static void mark_replaced(char *text, char *end)
{
    NT_PASSING_ARENA(passing);
    size_t lines = count_lines(text, (size_t)(end - text)), slots = 8;
    while (slots < 2 * lines) {
        slots *= 2;
    }
    uint32_t *latest = nt_new_array(passing, uint32_t, slots);
    for (char *at = behind_line(text, end); at < end; at = behind_line(at, end)) {
        size_t slot = hash_of_letters(at, end) & (slots - 1);
        while (latest[slot] && !same_letters(text + latest[slot], at, end)) {
            slot = (slot + 1) & (slots - 1);
        }
        if (latest[slot]) {
            text[latest[slot]] = '\0';
        }
        latest[slot] = (uint32_t)(at - text);
    }
}

nt_bytes patterns_without_repeats(nt_arena *arena, nt_bytes dictionary)
{
    /* A dictionary of two levels may say the same thing in each. */
    if (strstr(dictionary.bytes, "NEXTLEVEL")) {
        return dictionary;
    }
    char *text = nt_arena_text(arena, dictionary.bytes, dictionary.length), *kept = text;
    char *end = text + dictionary.length;
    mark_replaced(text, end);
    for (char *at = text, *next; at < end; at = next) {
        next = behind_line(at, end);
        size_t length = *at ? (size_t)(next - at) : 0;
        memmove(kept, at, length);
        kept += length;
    }
    *kept = '\0';
    return (nt_bytes){text, (size_t)(kept - text)};
}
