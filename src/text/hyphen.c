#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "hyphen_word.h"

struct nt_hyphenator {
    HyphenDict *dictionary;
};

nt_status nt_text_hyphenator_open(const char *path, nt_hyphenator **out, nt_error *err)
{
    nt_place place = {path, 0, 0};
    HyphenDict *dictionary = nt_file_is_folder(path) ? NULL : hnj_hyphen_load(path);
    if (!dictionary) {
        return nt_fail(err, NT_SYSTEM, place,
                       "the hyphenation dictionary cannot be read; install the package hyphen-id "
                       "or hyphen-en-gb");
    }
    if (!dictionary->utf8 && strcmp(dictionary->cset, "ISO8859-1") != 0) {
        hnj_hyphen_free(dictionary);
        return nt_fail(err, NT_SYSTEM, place,
                       "this is no hyphenation dictionary in UTF-8 or ISO8859-1");
    }
    nt_hyphenator *hyphenator = malloc(sizeof *hyphenator);
    if (!hyphenator) {
        hnj_hyphen_free(dictionary);
        return nt_fail(err, NT_SYSTEM, place, "out of memory");
    }
    hyphenator->dictionary = dictionary;
    *out = hyphenator;
    return NT_OK;
}

void nt_text_hyphenator_close(nt_hyphenator *hyphenator)
{
    if (hyphenator) {
        hnj_hyphen_free(hyphenator->dictionary);
        free(hyphenator);
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
            /* An odd number is a break; one that changes letters is not for these languages. */
            may_break[i] = may_break[i] || ((marks[i] & 1) && !(replacements && replacements[i]));
        }
    }
    for (size_t i = 0; replacements && i < length; i++) {
        free(replacements[i]);
    }
    free(replacements);
    free(positions);
    free(cuts);
}
