/* Breaks within words, held against libhyphen, which reads the same dictionaries. */
#include "hyphenation.h"

#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "check.h"
#include "random.h"

typedef struct {
    nt_hyphenator *ours;
    HyphenDict *theirs;
} both;

/* libhyphen loses the memory of a pattern that a later one with the same letters replaces, as
 * hyph_id_ID.dic has one. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libhyphen";
}

static both open_both(const char *path)
{
    both b = {NULL, hnj_hyphen_load(path)};
    nt_error err;
    assert_int_equal(nt_text_hyphenator_open(path, &b.ours, &err), NT_OK);
    assert_non_null(b.theirs);
    return b;
}

static both open_text(const char *dictionary)
{
    char path[] = "/tmp/hyphenation-XXXXXX";
    int file = mkstemp(path);
    FILE *out = fdopen(file, "w");
    assert_true(out && fputs(dictionary, out) >= 0 && fclose(out) == 0);
    both b = open_both(path);
    remove(path);
    return b;
}

static void close_both(both b)
{
    nt_text_hyphenator_close(b.ours);
    hnj_hyphen_free(b.theirs);
}

/* What libhyphen says, and of that what the room's header says of it. */
static void ask_theirs(HyphenDict *theirs, const char *bytes, size_t count, bool *may_break)
{
    char marks[LONGEST_WORD * 4 + 6];
    char **changes = NULL;
    int *positions = NULL, *cuts = NULL;
    int length = (int)strlen(bytes);
    assert_int_equal(hnj_hyphen_hyphenate3(theirs, bytes, length, marks, NULL, &changes, &positions,
                                           &cuts, LEAST_LEFT, LEAST_RIGHT, LEAST_LEFT, LEAST_RIGHT),
                     0);
    for (size_t i = LEAST_LEFT - 1; i + LEAST_RIGHT < count; i++) {
        may_break[i] = (marks[i] & 1) && !(marks[i - 1] & 1) && !(marks[i + 1] & 1) &&
                       !(changes && changes[i]);
    }
    for (int i = 0; changes && i < length; i++) {
        free(changes[i]);
    }
    free(changes);
    free(positions);
    free(cuts);
}

/* The number of breaks in a word of small letters. */
static size_t check_word(both b, const char *bytes)
{
    uint32_t word[LONGEST_WORD];
    bool ours[LONGEST_WORD] = {false}, theirs[LONGEST_WORD] = {false};
    size_t count = 0;
    for (const char *at = bytes, *end = at + strlen(at); at < end; count++) {
        assert_true(count < LONGEST_WORD);
        word[count] = nt_utf8_next(&at, end);
    }
    hyphen_word(b.ours, word, count, ours);
    if (count >= SHORTEST_WORD) {
        ask_theirs(b.theirs, bytes, count, theirs);
    }
    for (size_t i = 0; i < count; i++) {
        if (ours[i] != theirs[i]) {
            fail_msg("\"%s\" behind %zu letters: %d, libhyphen: %d", bytes, i + 1, ours[i],
                     theirs[i]);
        }
    }
    return NT_SUM(size_t, i, count, ours[i]);
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Every run of letters of a file, in small ones. */
static size_t check_words_of(both b, const char *path)
{
    NT_PASSING_ARENA(arena);
    nt_bytes text;
    nt_error err;
    assert_int_equal(nt_file_read(arena, path, 64 * 1024 * 1024, &text, &err), NT_OK);
    size_t breaks = 0;
    char word[LONGEST_WORD + 1];
    for (size_t i = 0, length = 0; i <= text.length; i++) {
        char c = text.bytes[i] >= 'A' && text.bytes[i] <= 'Z' ? (char)(text.bytes[i] | 0x20)
                                                              : text.bytes[i];
        if (is_small(c) && length < LONGEST_WORD) {
            word[length++] = c;
            continue;
        }
        word[length] = '\0';
        breaks += length ? check_word(b, word) : 0;
        length = 0;
    }
    return breaks;
}

static const char *const dictionaries[] = {NT_HYPHEN_DIR "/hyph_id_ID.dic",
                                           NT_HYPHEN_DIR "/hyph_en_GB.dic"};

TEST(test_all_words_of_the_catalogues)
{
    for (size_t i = 0; i < 2; i++) {
        both b = open_both(dictionaries[i]);
        assert_true(check_words_of(b, NT_SOURCE_DIR "/words/en.po") > 10000);
        close_both(b);
    }
}

/* Lines of a dictionary without their digits: words that its patterns know, and of which they know
 * too much. */
TEST(test_words_of_patterns)
{
    uint32_t seed = 7;
    for (size_t i = 0; i < 2; i++) {
        NT_PASSING_ARENA(arena);
        nt_bytes text;
        nt_error err;
        both b = open_both(dictionaries[i]);
        assert_int_equal(nt_file_read(arena, dictionaries[i], 1 << 20, &text, &err), NT_OK);
        for (size_t round = 0; round < 40000; round++) {
            char word[LONGEST_WORD + 1];
            size_t length = 0, at = next_random(&seed) % text.length;
            size_t wanted = SHORTEST_WORD + next_random(&seed) % 30;
            for (; at < text.length && length < wanted; at++) {
                if (is_small(text.bytes[at])) {
                    word[length++] = text.bytes[at];
                }
            }
            word[length] = '\0';
            check_word(b, word);
        }
        close_both(b);
    }
}

TEST(test_dictionaries_of_any_kind)
{
    static const char *const texts[] = {
        "ISO8859-1\n",
        "UTF-8\na1b\n",
        "UTF-8\na12b\nb21a\n",                      /* the last of digits in a row */
        "UTF-8\na1b\nab2ab\n1aba\naba1ba\n",        /* one within another: the longest counts */
        "UTF-8\na1b\na2b\nb3a\nb1a\r\n",            /* the last of the same letters stays */
        "UTF-8\n% a1a\n.a1b\nb1a.\n.ab3ab\n",       /* at the ends of a word */
        "UTF-8\nLEFTHYPHENMIN 4\na1b\nb1a\na1a\n",  /* what the dictionary leaves whole */
        "UTF-8\nRIGHTHYPHENMIN 5\na1b\nb1a\nb1b\n", /* at the end */
        "UTF-8\na1b/a=b,1,2\nb1a\naa1b\nbb4a\n",    /* a change of letters */
        "UTF-8\n\xc3\xa9"
        "1a\na1\xc3\xa9\n\xc3\xa9"
        "b2a\nb1\xc3\xa8\n",
        "UTF-"
        "8\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
        "aaaaa"
        "aaaaaaaaaaaaaaaaaaaaaa1b\nb1a\n",
    };
    static const char *const letters[] = {"a", "b", "a", "b", "\xc3\xa9", "\xc3\xa8"};
    uint32_t seed = 11;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        both b = open_text(texts[i]);
        for (size_t round = 0; round < 2000; round++) {
            char word[LONGEST_WORD * 2 + 1] = "";
            size_t count = next_random(&seed) % 20, kinds = i ? 6 : 2;
            for (size_t at = 0; at < count; at++) {
                strcat(word, letters[next_random(&seed) % (round % 2 ? kinds : 2)]);
            }
            check_word(b, word);
        }
        close_both(b);
    }
}

TEST(test_two_levels_are_refused)
{
    char path[] = "/tmp/hyphenation-XXXXXX";
    FILE *out = fdopen(mkstemp(path), "w");
    assert_true(out && fputs("UTF-8\na1b\nNEXTLEVEL\nb1a\n", out) >= 0 && fclose(out) == 0);
    nt_hyphenator *none = NULL;
    nt_error err;
    assert_int_equal(nt_text_hyphenator_open(path, &none, &err), NT_SYSTEM);
    assert_non_null(strstr(err.message[NT_LANG_EN], "NEXTLEVEL"));
    assert_null(none);
    remove(path);
}

TESTS(NULL, NULL)
