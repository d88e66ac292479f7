/* Where a text says what a statement says: by letters, digits, signs and what parts a number's
 * digits, whatever blanks, hyphens of a line's end and emphasis stand between them. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "statement/statement.h"

/* What the words say, and how much of it may still stand where a byte does not fit (Knuth, Morris
 * and Pratt): a text is read once however it repeats itself. */
typedef struct {
    char bytes[NT_STATEMENT_SAID_MAX];
    uint16_t again[NT_STATEMENT_SAID_MAX];
    size_t length;
} sought;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return ((unsigned char)c | 32U) - 'a' < 26;
}

/* A sign before a number is said, a hyphen between words is not: a line may end there. */
static bool is_said_ascii(const char *text, const char *at, const char *end)
{
    bool before_digit = at + 1 < end && is_digit(at[1]), first = at == text;
    switch (*at) {
    case '.':
    case ',':
        return before_digit && !first && is_digit(at[-1]);
    case '-':
        return before_digit && (first || (!is_digit(at[-1]) && !is_letter(at[-1])));
    default:
        return *at == '+' || *at == '%' || is_digit(*at) || is_letter(*at);
    }
}

/* Bytes of the character at `at`, and whether it is said; blanks that hold together are not. */
static size_t character(const char *text, const char *at, const char *end, bool *is_said)
{
    if ((unsigned char)*at < 0x80) {
        *is_said = is_said_ascii(text, at, end);
        return 1;
    }
    const char *next = at;
    nt_char_kind kind = nt_utf8_kind(nt_utf8_next(&next, end));
    *is_said = kind != NT_CHAR_BLANK && kind != NT_CHAR_INVISIBLE;
    return (size_t)(next - at);
}

/* How much of the words stands behind a further byte, of which so much stood before it. */
static size_t further(const sought *s, size_t stood, char byte)
{
    while (stood && (stood == s->length || s->bytes[stood] != byte)) {
        stood = s->again[stood - 1];
    }
    return stood + (s->bytes[stood] == byte);
}

/* False when they say nothing, or too much. */
static bool seek(sought *s, const char *words)
{
    const char *end = words + strlen(words);
    s->length = 0;
    for (const char *at = words; at < end;) {
        bool is_said;
        size_t length = character(words, at, end, &is_said);
        if (is_said && s->length + length > sizeof s->bytes) {
            return false;
        }
        memcpy(s->bytes + s->length, at, is_said ? length : 0);
        s->length += is_said ? length : 0;
        at += length;
    }
    size_t stood = s->again[0] = 0;
    for (size_t i = 1; i < s->length; i++) {
        stood = further(s, stood, s->bytes[i]);
        s->again[i] = (uint16_t)stood;
    }
    return s->length > 0;
}

/* One number, or word, goes on from the one byte to the other. */
static bool goes_on(char one, char other, bool is_word)
{
    return (is_digit(one) && is_digit(other)) || (is_word && is_letter(one) && is_letter(other));
}

/* Neither begins nor ends within a number, nor, of one word, within a word: from several another
 * may go on, as Indonesian appends "-nya". */
static bool is_whole(const char *text, const char *end, const char *start, const char *stop)
{
    bool part = stop + 1 < end && *stop == ',' && is_digit(stop[-1]) && is_digit(stop[1]);
    bool is_word = !memchr(start, ' ', (size_t)(stop - start));
    return !part && (start == text || !goes_on(start[-1], *start, is_word)) &&
           (stop == end || !goes_on(stop[-1], *stop, is_word));
}

nt_statement_page nt_statement_read(nt_arena *arena, const char *text, size_t length)
{
    const char *end = text + length;
    char *said = nt_new_array(arena, char, length + 1);
    uint32_t *places = nt_new_array(arena, uint32_t, length + 1);
    size_t count = 0;
    assert(length < UINT32_MAX);
    for (const char *at = text; at < end;) {
        bool is_said;
        const char *next = at + character(text, at, end, &is_said);
        for (; at < next; at++) {
            said[count] = *at;
            places[count] = (uint32_t)(at - text);
            count += is_said;
        }
    }
    return (nt_statement_page){text, length, said, places, count};
}

bool nt_statement_stands(const nt_statement_page *page, const char *words, size_t *start,
                         size_t *stop)
{
    sought s;
    size_t stood = 0, count = seek(&s, words) ? page->said_length : 0;
    for (size_t i = 0; i < count; i++) {
        if (!stood) {
            const char *next = memchr(page->said + i, s.bytes[0], count - i);
            i = next ? (size_t)(next - page->said) : count - 1;
        }
        stood = further(&s, stood, page->said[i]);
        if (stood == s.length) {
            size_t first = page->places[i + 1 - stood], last = page->places[i] + 1;
            if (is_whole(page->text, page->text + page->length, page->text + first,
                         page->text + last)) {
                *start = first;
                *stop = last;
                return true;
            }
        }
    }
    return false;
}
