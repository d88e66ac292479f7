#include "base/path.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "check.h"

TEST(test_good_names)
{
    static const char *const good[] = {
        "a", "data/a.txt", "data/.hidden", "data/a..b", "data/é ü.csv", "data/%41", "..data/x"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_null(nt_path_fault(good[i]));
    }
}

TEST(test_bad_names)
{
    static const char *const bad[] = {
        "",     "/",     "/etc/passwd", "..",      "a/..",     "../a",          "a/../b",
        ".",    "a/./b", "a//b",        "a/",      "C:\\x",    "c:x",           "a\\b",
        "a\nb", "a\x7f", "\xff",        "caf\xe9", "\xc0\xae", "a/\xed\xa0\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const nt_text *fault = nt_path_fault(bad[i]);
        if (!fault) {
            fail_msg("taken: %s", bad[i]);
        }
        assert_string_not_equal(fault->in[NT_LANG_ID], fault->in[NT_LANG_EN]);
    }
}

TEST(test_limits)
{
    char *name = nt_arena_alloc(*state, NT_PATH_BYTES_MAX + 2);
    memset(name, 'x', NT_PATH_BYTES_MAX);
    name[NT_PATH_PART_BYTES_MAX] = name[2 * NT_PATH_PART_BYTES_MAX] = '/';
    assert_null(nt_path_fault(name));
    name[NT_PATH_BYTES_MAX] = 'x';
    assert_non_null(nt_path_fault(name));
    name[NT_PATH_PART_BYTES_MAX] = 'x';
    name[NT_PATH_PART_BYTES_MAX + 1] = '\0';
    assert_string_equal(nt_path_fault(name)->in[NT_LANG_EN], "has a part longer than 255 bytes");
    assert_null(nt_path_fault("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16"));
    assert_non_null(nt_path_fault("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17"));
}

TEST(test_printable)
{
    assert_string_equal(nt_path_printable(*state, "a\x1b[2J"), "a%1B[2J");
    assert_string_equal(nt_path_printable(*state, "caf\xe9"), "caf%E9");
    assert_string_equal(nt_path_printable(*state, "café"), "café");
    assert_string_equal(nt_path_fold(*state, "Data/A.TXT"), "data/a.txt");
}

/* "C0 61 300": the code points behind the first; the start of the next line. */
static const char *put_points(nt_buffer *out, const char *line)
{
    char *end;
    strtoul(line, &end, 16);
    while (*end == ' ') {
        char bytes[4];
        nt_buffer_add(out, bytes, nt_utf8_put((uint32_t)strtoul(end, &end, 16), bytes));
    }
    return *end ? end + 1 : end;
}

/* Every letter of the blocks, against Python's Unicode data: tests/tools/fold_oracle.py. */
TEST(test_fold_letters)
{
    static const struct {
        uint32_t first, last;
    } blocks[] = {{0x20, 0x17F},    {0x1A0, 0x1A1},   {0x1AF, 0x1B0},
                  {0x370, 0x3FF},   {0x400, 0x52F},   {0x1E00, 0x1EFF},
                  {0x2126, 0x2126}, {0x212A, 0x212B}, {0xFF21, 0xFF3A}};
    nt_bytes golden;
    nt_error err;
    assert_int_equal(nt_file_read(*state, "tests/base/golden/fold.txt", 1 << 20, &golden, &err),
                     NT_OK);
    const char *line = golden.bytes;
    for (size_t b = 0; b < sizeof blocks / sizeof *blocks; b++) {
        for (uint32_t c = blocks[b].first; c <= blocks[b].last; c++) {
            char name[8] = {'x'}; /* a dot or blank must not end it */
            nt_buffer right = nt_buffer_open(*state);
            size_t length = 1 + nt_utf8_put(c, name + 1);
            name[length] = 'x';
            if (strtoul(line, NULL, 16) == c) {
                line = put_points(&right, line);
            } else {
                nt_buffer_add(&right, name + 1, length - 1);
            }
            const char *expected = nt_arena_printf(*state, "x%sx", nt_buffer_text(&right));
            if (c != '/' && strcmp(nt_path_fold(*state, name), expected) != 0) {
                fail_msg("U+%04X folds to %s, not %s", (unsigned)c, nt_path_fold(*state, name),
                         expected);
            }
        }
    }
    assert_int_equal(*line, '\0');
}

TEST(test_fold_names)
{
    static const char *const twins[][2] = {
        {"data/R\u00e9sum\u00e9.csv", "data/re\u0301sume\u0301.CSV"},
        {"\u1ec6", "e\u0302\u0323"}, /* Vietnamese: the marks in the other order */
        {"\u1ec6", "E\u0323\u0302"},
        {"\u0130", "i\u0307"},
        {"\u0391\u0398\u0397\u039d\u0386", "\u03b1\u03b8\u03b7\u03bd\u03b1\u0301"},
        {"\u0419\u043e\u0434", "\u0438\u0306\u041e\u0434"},
        {"\u212a", "k"},
        {"a.", "A"},
        {"a/b . .", "a/B"}};
    static const char *const others[][2] = {{"e", "\u00e9"},  {"..a", "a"},    {"a", "a/"},
                                            {"\u00df", "ss"}, {"\u0131", "i"}, {"...", "."}};
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        assert_string_equal(nt_path_fold(*state, twins[i][0]), nt_path_fold(*state, twins[i][1]));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_string_not_equal(nt_path_fold(*state, others[i][0]),
                                nt_path_fold(*state, others[i][1]));
    }
}

TEST(test_spelling)
{
    assert_string_equal(nt_path_spelling(*state, "\u00c9t\u00e9"),
                        nt_path_spelling(*state, "E\u0301te\u0301"));
    assert_string_not_equal(nt_path_spelling(*state, "\u00c9"), nt_path_spelling(*state, "\u00e9"));
    assert_string_not_equal(nt_path_spelling(*state, "A"), nt_path_spelling(*state, "a"));
    assert_string_not_equal(nt_path_spelling(*state, "a."), nt_path_spelling(*state, "a"));
}

/* More marks than are put into order: nothing is lost, nothing is written past the end. */
TEST(test_fold_many_marks)
{
    nt_buffer name = nt_buffer_open(*state);
    nt_buffer_putc(&name, 'a');
    for (int i = 0; i < 100; i++) {
        nt_buffer_puts(&name, i % 2 ? "\u0301" : "\u0323");
    }
    assert_int_equal(strlen(nt_path_fold(*state, nt_buffer_text(&name))), name.length);
}

TEST(test_what_says_nothing_in_a_path)
{
    static const char *const paths[][2] = {{"f.csv", "f.csv"},
                                           {"./f.csv", "f.csv"},
                                           {"./a//b/./c", "a/b/c"},
                                           {"a/", "a"},
                                           {".", ""},
                                           {"", ""},
                                           {"../a", "../a"},
                                           {"a/../b", "a/../b"},
                                           {".a/b.", ".a/b."},
                                           {"/a//b", "/a//b"},
                                           {"...", "..."},
                                           {"././", ""}};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        assert_string_equal(nt_path_plain(*state, paths[i][0]), paths[i][1]);
    }
}

TEST(test_endings)
{
    assert_true(nt_path_ends_in("a/b.pdf", ".pdf"));
    assert_false(nt_path_ends_in(".pdf", ".pdf"));
    assert_true(nt_path_ends_in("a.PDF", ".pdf"));
    assert_false(nt_path_ends_in("a.pdf.zip", ".pdf"));
    assert_false(nt_path_ends_in("", ".pdf"));
}

TESTS(open_arena, close_arena)
