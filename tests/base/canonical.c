/* Texts that differ in nothing that can be seen have one form. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "check.h"

/* The code points of a line up to `end`; *at behind it. */
static const char *take_text(nt_arena *arena, const char **at, char end)
{
    nt_buffer out = nt_buffer_open(arena);
    while (**at != end) {
        char bytes[4], *behind;
        nt_buffer_add(&out, bytes, nt_utf8_put((uint32_t)strtoul(*at, &behind, 16), bytes));
        *at = behind + (*behind == ' ');
    }
    ++*at;
    return nt_buffer_text(&out);
}

/* Python's forms: tests/tools/canonical_oracle.py. */
TEST(test_recorded_texts)
{
    nt_bytes golden;
    nt_error err;
    assert_int_equal(
        nt_file_read(*state, "tests/base/golden/canonical.txt", 1 << 20, &golden, &err), NT_OK);
    int count = 0;
    for (const char *line = golden.bytes; line < golden.bytes + golden.length; count++) {
        const char *start = line;
        const char *text = take_text(*state, &line, '|');
        const char *expected = take_text(*state, &line, '\n');
        const char *once = nt_utf8_canonical(*state, text, strlen(text));
        if (strcmp(once, expected) != 0) {
            fail_msg("%.*s", (int)(line - start), start);
        }
        assert_string_equal(nt_utf8_canonical(*state, once, strlen(once)), once);
    }
    assert_true(count > 900);
}

/* Three characters of any kind, and what their bytes alone say of them. */
TEST(test_is_its_own_form)
{
    uint32_t seed = 20240214;
    for (int round = 0; round < 200000; round++) {
        char text[16];
        size_t length = 0;
        for (int i = 0; i < 3; i++) {
            seed = seed * 1664525u + 1013904223u;
            uint32_t c = round % 2 ? seed >> 8 & 0x7F : (seed >> 8) % 0x32000;
            c = c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 'x' : c;
            length += nt_utf8_put(c, text + length);
        }
        NT_PASSING_ARENA(arena);
        const char *once = nt_utf8_canonical(arena, text, length);
        assert_string_equal(nt_utf8_canonical(arena, once, strlen(once)), once);
        const char *composed = nt_utf8_compose(arena, nt_arena_text(arena, text, length));
        const char *decomposed = nt_utf8_decompose(arena, composed);
        assert_string_equal(nt_utf8_canonical(arena, decomposed, strlen(decomposed)), once);
        if (nt_utf8_is_plain(text, length)) {
            assert_int_equal(strlen(once), length);
            assert_memory_equal(once, text, length);
        }
    }
}

/* By a second, plainer reading of the bytes: at every length up to three words, with each byte at
 * every place. */
TEST(test_plain_texts)
{
    char text[25];
    assert_true(nt_utf8_is_plain("", 0));
    for (size_t length = 1; length < sizeof text; length++) {
        for (size_t at = 0; at < length; at++) {
            for (int byte = 0; byte < 256; byte++) {
                memset(text, 'x', sizeof text);
                text[length / 2] = ' ';
                text[at] = (char)byte;
                bool plain =
                    byte >= ' ' && byte < 0x7F && text[0] != ' ' && text[length - 1] != ' ';
                for (size_t i = 1; i < length; i++) {
                    plain = plain && !(text[i - 1] == ' ' && text[i] == ' ');
                }
                assert_int_equal(nt_utf8_is_plain(text, length), plain);
            }
        }
    }
}

/* ASCII beside what joins with it and what does not: NFC and NFD by Python's unicodedata. */
TEST(test_letters_join_with_marks)
{
    static const char *const forms[][3] = {
        {"e\314\201", "\303\251", "e\314\201"},
        {"a<\314\270=\314\270b", "a\342\211\256\342\211\240b", "a<\314\270=\314\270b"},
        {"\314\201e", "\314\201e", "\314\201e"},
        {"q\314\243\314\207 a\314\207\314\243", "q\314\243\314\207 \341\272\241\314\207",
         "q\314\243\314\207 a\314\243\314\207"},
        {"\341\204\200\341\205\241\341\206\250 \352\260\200\341\206\250",
         "\352\260\201 \352\260\201",
         "\341\204\200\341\205\241\341\206\250 \341\204\200\341\205\241\341\206\250"},
        {"\342\204\2535\342\203\222", "\303\2055\342\203\222", "A\314\2125\342\203\222"},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        assert_string_equal(nt_utf8_compose(*state, forms[i][0]), forms[i][1]);
        assert_string_equal(nt_utf8_decompose(*state, forms[i][0]), forms[i][2]);
    }
    assert_string_equal(nt_utf8_compose(*state, ""), "");
    assert_string_equal(nt_utf8_compose(*state, "e\314\201 \377"), "e\314\201 \377");
}

TEST(test_not_utf8)
{
    assert_string_equal(nt_utf8_canonical(*state, "a  \xFF", 4), "a  \xFF");
}

/* A name of a million joiners takes no longer than one of letters. */
TEST(test_long_texts)
{
    enum { COUNT = 300000 };
    nt_buffer text = nt_buffer_open(*state);
    nt_buffer_puts(&text, "\xD9\x85");
    for (int i = 0; i < COUNT; i++) {
        nt_buffer_puts(&text, "\xE2\x80\x8C");
    }
    nt_buffer_puts(&text, "\xD9\x85");
    assert_string_equal(nt_utf8_canonical(*state, nt_buffer_text(&text), text.length),
                        "\xD9\x85\xE2\x80\x8C\xD9\x85");
}

TESTS(open_arena, close_arena)
