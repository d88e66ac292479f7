/* Hyphens within words, by Liang's method with the dictionaries of libhyphen, read as it reads
 * them: to load one took it as long as a third of the layout of a report. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "hyphenation.h"
#include "words/text.h"

enum {
    DICTIONARY_LIMIT = 16 * 1024 * 1024,
    LONGEST_PATTERN = 98, /* libhyphen leaves longer ones out */
    LETTERS_OF_SLOT = 128 /* more than any beginning has */
};

struct nt_hyphenator {
    nt_arena *arena;
    const char *text;
    /* By hash of letters, how patterns begin, each once: the place in the text of a pattern, the
     * last one that ends there if one does, times LETTERS_OF_SLOT, and how many of its letters.
     * 0: empty, as the first line of the text names the encoding. */
    uint32_t *slots;
    size_t mask;
    size_t least_left, least_right;
    bool is_utf8;
};

/* A pattern ends at any blank, and at the slash before a change of letters. */
static bool is_of_pattern(char c)
{
    return (unsigned char)c > ' ' && c != '/';
}

static bool is_pattern_letter(char c)
{
    return is_of_pattern(c) && !nt_is_digit((unsigned char)c);
}

static size_t letters_of(const char *pattern, char letters[static LONGEST_PATTERN])
{
    size_t count = 0;
    for (; is_of_pattern(*pattern); pattern++) {
        if (is_pattern_letter(*pattern)) {
            if (count == LONGEST_PATTERN) {
                return 0;
            }
            letters[count++] = *pattern;
        }
    }
    return count;
}

static bool begins_with(const char *pattern, const char *letters, size_t count)
{
    for (size_t i = 0; i < count; pattern++) {
        if (!nt_is_digit((unsigned char)*pattern) && *pattern != letters[i++]) {
            return false;
        }
    }
    return true;
}

/* Where the beginning with these letters is, or is to go. */
static uint32_t *slot_of(const nt_hyphenator *h, const char *letters, size_t count)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < count; i++) {
        hash = (hash ^ (unsigned char)letters[i]) * 2654435761u; /* Knuth */
    }
    uint32_t *slot = &h->slots[(hash ^ hash >> 16) & h->mask];
    while (*slot && !(*slot % LETTERS_OF_SLOT == count &&
                      begins_with(h->text + *slot / LETTERS_OF_SLOT, letters, count))) {
        slot = slot == h->slots + h->mask ? h->slots : slot + 1;
    }
    return slot;
}

static void take_pattern(nt_hyphenator *h, const char *pattern)
{
    char letters[LONGEST_PATTERN];
    uint32_t place = (uint32_t)(pattern - h->text) * LETTERS_OF_SLOT;
    size_t whole = letters_of(pattern, letters);
    bool known = false;
    for (size_t count = whole; count > 0 && !known; count--) {
        uint32_t *slot = slot_of(h, letters, count);
        known = *slot != 0;
        *slot = known && count < whole ? *slot : place + (uint32_t)count;
    }
}

static const char *next_line(const char *at, const char *end)
{
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return newline ? newline + 1 : end;
}

static void take_least(const char *line, const char *name, size_t *least)
{
    const char *value = nt_behind(line, name);
    size_t letters = value ? strtoul(value, NULL, 10) : 0;
    *least = letters > *least ? letters : *least;
}

static nt_hyphenator *take_dictionary(nt_arena *arena, nt_bytes text)
{
    nt_hyphenator *h = nt_new(arena, nt_hyphenator);
    size_t letters = NT_SUM(size_t, i, text.length, is_pattern_letter(text.bytes[i])), slots = 8;
    while (slots <= letters) {
        slots *= 2;
    }
    *h = (nt_hyphenator){.arena = arena,
                         .text = text.bytes,
                         .slots = nt_new_array(arena, uint32_t, slots),
                         .mask = slots - 1,
                         .least_left = LEAST_LEFT,
                         .least_right = LEAST_RIGHT,
                         .is_utf8 = nt_begins(text.bytes, "UTF-8")};
    const char *end = text.bytes + text.length;
    for (const char *at = next_line(text.bytes, end); at < end; at = next_line(at, end)) {
        take_least(at, "LEFTHYPHENMIN", &h->least_left);
        take_least(at, "RIGHTHYPHENMIN", &h->least_right);
        take_pattern(h, at);
    }
    return h;
}

static bool has_known_encoding(nt_bytes text)
{
    return nt_begins(text.bytes, "UTF-8\n") || nt_begins(text.bytes, "ISO8859-1\n");
}

static nt_status open_dictionary(nt_arena *arena, const char *path, nt_hyphenator **out,
                                 nt_error *err)
{
    nt_place place = {path, 0, 0};
    nt_bytes text;
    nt_error cause;
    NT_FAIL_IF(nt_file_read(arena, path, DICTIONARY_LIMIT, &text, &cause) != NT_OK, err, NT_SYSTEM,
               place, NT_MESSAGE_TEXT_DICTIONARY_MISSING(.why = nt_error_text(&cause)));
    NT_FAIL_IF(!has_known_encoding(text), err, NT_SYSTEM, place, NT_MESSAGE_TEXT_NO_DICTIONARY());
    NT_FAIL_IF(strstr(text.bytes, "\nNEXTLEVEL"), err, NT_SYSTEM, place,
               NT_MESSAGE_TEXT_DICTIONARY_OF_LEVELS());
    *out = take_dictionary(arena, text);
    return NT_OK;
}

nt_status nt_text_hyphenator_open(const char *path, nt_hyphenator **out, nt_error *err)
{
    nt_arena *arena = nt_arena_open();
    nt_status status = open_dictionary(arena, path, out, err);
    if (status) {
        nt_arena_close(arena);
    }
    return status;
}

void nt_text_hyphenator_close(nt_hyphenator *hyphenator)
{
    if (hyphenator) {
        nt_arena_close(hyphenator->arena);
    }
}

/* ---- words ---- */

/* A word between two points, as patterns have it, in the dictionary's encoding. In marks[ends[i]],
 * behind letter i, is the highest digit of a pattern there: an odd one is a break. */
typedef struct {
    char bytes[LONGEST_WORD * 4 + 2];
    size_t length, count, ends[LONGEST_WORD];
    char marks[LONGEST_WORD * 4 + 3];
    bool changes[LONGEST_WORD * 4 + 3]; /* the pattern of the mark changes letters */
} marked;

/* The patterns are in small letters; letters beyond Latin-1 are left, they match no pattern. */
static uint32_t small(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ? c + 0x20 : c;
}

/* False when the word has no form in the dictionary's encoding. */
static bool encode(const nt_hyphenator *h, const uint32_t *word, size_t count, marked *out)
{
    *out = (marked){.bytes = ".", .length = 1, .count = count};
    for (size_t i = 0; i < count; i++) {
        uint32_t c = small(word[i]);
        if (h->is_utf8) {
            out->length += nt_utf8_put(c, out->bytes + out->length);
        } else if (c <= 0xFF) {
            out->bytes[out->length++] = (char)c;
        } else {
            return false;
        }
        out->ends[i] = out->length;
    }
    out->bytes[out->length++] = '.';
    return true;
}

/* Lays a pattern on the word from `at`, if it has no more than `letters`. Of digits in a row, which
 * hyph_id_ID.dic has, the last counts. */
static void lay(const char *pattern, size_t letters, size_t at, marked *word)
{
    size_t length = 0, own = 0;
    for (; is_of_pattern(pattern[length]); length++) {
        own += is_pattern_letter(pattern[length]);
    }
    for (size_t i = 0; own <= letters && i < length; i++) {
        if (is_pattern_letter(pattern[i])) {
            at++;
        } else if (!nt_is_digit((unsigned char)pattern[i + 1]) && word->marks[at] < pattern[i]) {
            word->marks[at] = pattern[i];
            word->changes[at] = pattern[length] == '/';
        }
    }
}

/* Of all that ends at a letter the longest that any pattern begins with counts, and nothing if that
 * is no whole one: dictionaries are made so that it holds what shorter ones would say. */
static void lay_patterns(const nt_hyphenator *h, marked *word)
{
    size_t first = 0;
    for (size_t end = 1; end <= word->length; end++) {
        uint32_t found = 0;
        while (first < end && (found = *slot_of(h, word->bytes + first, end - first)) == 0) {
            first++;
        }
        if (found) {
            lay(h->text + found / LETTERS_OF_SLOT, end - first, first, word);
        }
    }
}

static bool is_marked(const nt_hyphenator *h, const marked *word, size_t letter)
{
    return letter + 1 >= h->least_left && letter + h->least_right < word->count &&
           (word->marks[word->ends[letter]] & 1);
}

void hyphen_word(const nt_hyphenator *hyphenator, const uint32_t *word, size_t count,
                 bool *may_break)
{
    marked m;
    if (count < SHORTEST_WORD || count > LONGEST_WORD || !encode(hyphenator, word, count, &m)) {
        return;
    }
    lay_patterns(hyphenator, &m);
    for (size_t i = LEAST_LEFT - 1; i + LEAST_RIGHT < count; i++) {
        /* Two breaks around one letter are a slip of the patterns (di-r-e-ko-men-da-si) or too
         * close; one that changes letters is not for our languages. */
        may_break[i] = is_marked(hyphenator, &m, i) && !is_marked(hyphenator, &m, i - 1) &&
                       !is_marked(hyphenator, &m, i + 1) && !m.changes[m.ends[i]];
    }
}
