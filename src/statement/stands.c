/* Where a text says what a statement says: by letters and digits, whatever blanks, hyphens of a
 * line's end and emphasis stand between them. */
#include <string.h>

#include "base/utf8.h"
#include "statement/statement.h"

/* Bytes of the character at `at`, and whether it is said; blanks that hold together are not. */
static size_t character(const char *at, const char *end, bool *is_said)
{
    const char *next = at;
    uint32_t code = nt_utf8_next(&next, end);
    nt_char_kind kind = nt_utf8_kind(code);
    bool is_letter = nt_is_digit(code) || (code | 32) - 'a' < 26;
    *is_said = code < 0x80 ? is_letter : kind != NT_CHAR_BLANK && kind != NT_CHAR_INVISIBLE;
    return (size_t)(next - at);
}

static const char *skip(const char *at, const char *end)
{
    bool is_said = false;
    while (at < end) {
        size_t length = character(at, end, &is_said);
        if (is_said) {
            break;
        }
        at += length;
    }
    return at;
}

/* Behind the words, where `at` begins with them; NULL: it does not. */
static const char *behind(const char *at, const char *end, const char *words)
{
    const char *last = words + strlen(words);
    for (words = skip(words, last); words < last; words = skip(words, last)) {
        bool is_said;
        size_t length = character(words, last, &is_said);
        at = skip(at, end);
        if ((size_t)(end - at) < length || memcmp(at, words, length) != 0) {
            return NULL;
        }
        at += length;
        words += length;
    }
    return at;
}

bool nt_statement_stands(const char *text, size_t length, const char *words, size_t *start,
                         size_t *stop)
{
    const char *end = text + length, *first = skip(words, words + strlen(words));
    for (const char *at = text; *first && at < end; at++) {
        at = memchr(at, *first, (size_t)(end - at));
        const char *found = at ? behind(at, end, first) : NULL;
        if (found || !at) {
            *start = at ? (size_t)(at - text) : 0;
            *stop = at ? (size_t)(found - text) : 0;
            return found != NULL;
        }
    }
    return false;
}
