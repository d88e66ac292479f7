#include "base/shown.h"

#include "check.h"

static void assert_quoted(const char *text, const char *expected)
{
    NT_PASSING_ARENA(arena);
    assert_string_equal(nt_quoted(arena, text).in[NT_LANG_EN], expected);
}

TEST(test_plain_text)
{
    assert_quoted("", "\"\"");
    assert_quoted("Sulawesi \"Tengah\"", "\"Sulawesi \"Tengah\"\"");
    assert_quoted("\xC3\xA9\xE2\x82\xAC", "\"\xC3\xA9\xE2\x82\xAC\"");
}

TEST(test_never_much_of_a_text)
{
    assert_quoted("abcdefghijklmnopqrstuvwxyzabcdefghijklmn",
                  "\"abcdefghijklmnopqrstuvwxyzabcdefghijklmn\"");
    assert_quoted("abcdefghijklmnopqrstuvwxyzabcdefghijklmno",
                  "\"abcdefghijklmnopqrstuvwxyzabcdefghijklmn...\"");
}

TEST(test_never_more_than_one_line)
{
    assert_quoted("a\r\nb\x1B[31m\x7F", "\"a\\r\\nb\xEF\xBF\xBD[31m\xEF\xBF\xBD\"");
    /* Line separator, right-to-left override, zero width, a broken byte. */
    assert_quoted("\xE2\x80\xA8\xE2\x80\xAE\xE2\x80\x8B\xFF",
                  "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST(test_never_a_persons_number)
{
    assert_quoted("198001012005011001", "(18-digit number withheld)");
    assert_quoted("19800101 200501 1 001", "(18-digit number withheld)");
    assert_quoted("19800101.200501.1.001", "(18-digit number withheld)");
    assert_quoted("19800101\xC2\xA0"
                  "200501\xC2\xA0"
                  "1\xC2\xA0"
                  "001",
                  "(18-digit number withheld)");
    assert_quoted("NIP 198001012005011001, Kendari", "(18-digit number withheld)");
    assert_quoted("3374010101800001", "(16-digit number withheld)");
    /* Also where it lies behind what would be shown. */
    assert_quoted("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq 198001012005011001",
                  "(18-digit number withheld)");
}

TEST(test_other_numbers_are_shown)
{
    assert_quoted("204800000", "\"204800000\"");
    assert_quoted("pilkada-2020-06-26-2020-07-31", "\"pilkada-2020-06-26-2020-07-31\"");
    assert_quoted("1.2.3.4.5.6.7.8.9", "\"1.2.3.4.5.6.7.8.9\"");
}

TESTS(NULL, NULL)
