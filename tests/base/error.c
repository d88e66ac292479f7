#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "check.h"
#include "failf.h"

static char *printed(const nt_error *err)
{
    static char text[4096];
    FILE *file = tmpfile();
    nt_error_print(err, NT_LANG_EN, file);
    rewind(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    return text;
}

static char *write_source(char path[static 32], const char *text)
{
    strcpy(path, "/tmp/netra-error-XXXXXX");
    int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
    return path;
}

TEST(test_one_line_with_place_and_caret)
{
    char path[32], expected[128];
    write_source(path, "first\n  \"é\": tru,\nlast\n");
    nt_error err;
    assert_int_equal(failf(&err, NT_INVALID, (nt_place){path, 2, 8}, "no value; %s", "true?"),
                     NT_INVALID);
    snprintf(expected, sizeof expected, "%s:2:8: error: no value; true?\n", path);
    char *text = printed(&err);
    assert_memory_equal(text, expected, strlen(expected));
    assert_string_equal(text + strlen(expected), "      \"é\": tru,\n           ^\n");
    unlink(path);
}

TEST(test_a_persons_number_is_masked_in_the_source_line)
{
    char path[32];
    write_source(path, "Budi;198501012010011001;19850101 201001 1 001;2024\n");
    nt_error err;
    failf(&err, NT_INVALID, (nt_place){path, 1, 6}, "bad");
    char *text = printed(&err);
    assert_null(strstr(text, "1985"));
    assert_non_null(strstr(text, "##################;######## ###### # ###;2024"));
    unlink(path);
}

TEST(test_no_place_no_caret)
{
    nt_error err;
    failf(&err, NT_USAGE, nt_nowhere, "what");
    assert_string_equal(printed(&err), "netra: error: what\n");
    failf(&err, NT_INVALID, (nt_place){"/nowhere/at/all", 3, 4}, "what");
    assert_string_equal(printed(&err), "/nowhere/at/all:3:4: error: what\n");
}

TEST(test_a_message_is_one_line)
{
    nt_error err;
    failf(&err, NT_INVALID, nt_nowhere, "key \"%s\"", "a\nb\x1b[31m\tc\xE2\x80\xAE\xC2\x9B");
    assert_string_equal(printed(&err),
                        "netra: error: key \"a b\xEF\xBF\xBD[31m c\xEF\xBF\xBD\xEF\xBF\xBD\"\n");
}

TEST(test_a_persons_number_is_masked_in_message_and_file)
{
    nt_error err;
    failf(&err, NT_INVALID, (nt_place){"a/198503152010011007/\x1b[2Jb", 0, 0}, "key \"%s\"",
          "19850315 201001 1 007");
    assert_string_equal(printed(&err), "a/##################/\xEF\xBF\xBD[2Jb: error: key "
                                       "\"######## ###### # ###\"\n");
}

TEST(test_long_messages_are_cut_at_a_character)
{
    for (size_t shift = 0; shift < 4; shift++) {
        char longer[2000];
        memset(longer, 'x', shift);
        for (size_t i = shift; i + 2 < sizeof longer; i += 2) {
            memcpy(longer + i, "é", 2);
        }
        longer[sizeof longer - 2] = '\0';
        nt_error err;
        failf(&err, NT_INVALID, nt_nowhere, "%s", longer);
        size_t length = strlen(err.message[NT_LANG_EN]);
        assert_true(length < NT_MESSAGE_MAX);
        assert_int_equal(nt_utf8_check(err.message[NT_LANG_EN], length), length);
        assert_string_equal(err.message[NT_LANG_EN] + length - 3, "...");
    }
}

TESTS(NULL, NULL)
