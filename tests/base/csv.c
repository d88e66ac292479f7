/* What a spreadsheet would run is written as text, and read back as it was. */
#include "base/csv.h"

#include <math.h>
#include <string.h>

#include "check.h"

static void assert_put(const char *text, const char *expected)
{
    NT_PASSING_ARENA(arena);
    nt_buffer out = nt_buffer_open(arena);
    nt_csv_put(&out, text);
    assert_string_equal(nt_buffer_text(&out), expected);
}

TEST(test_formulas_are_guarded)
{
    assert_put("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    assert_put("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
    assert_put("-2+3", "'-2+3");
    assert_put("@SUM(A1)", "'@SUM(A1)");
    assert_put("\t=1", "'\t=1");
    assert_put("\r=1", "\"'\r=1\"");
    assert_put("\xEF\xBC\x9D"
               "1",
               "'\xEF\xBC\x9D"
               "1");
    assert_put("'=1", "''=1");
    /* Behind blanks, of all kinds, and what cannot be seen. */
    assert_put("  =1", "'  =1");
    assert_put("\xC2\xA0=1", "'\xC2\xA0=1");
    assert_put("\xEF\xBB\xBF@A1", "'\xEF\xBB\xBF@A1");
    assert_put(" \t1", "' \t1");
    assert_put(" -2+3", "' -2+3");
}

TEST(test_other_texts_and_numbers_stand_as_they_are)
{
    static const char *const texts[] = {"",     "-5",      "-0.25", "+3", "-3 %", "-",    "a=b",
                                        "'tis", "Jakarta", "'",     " ",  " -5",  "  a=b"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_put(texts[i], texts[i]);
    }
    assert_put(NULL, "");
    assert_put("a,b", "\"a,b\"");
}

/* A terminal that shows the file is not moved; what joins letters stays. */
TEST(test_numbers_read_back_as_they_were)
{
    static const struct {
        double number;
        const char *text;
    } cases[] = {{70, "70"},
                 {-3, "-3"},
                 {-0.0, "0"},
                 {0.1, "0.1"},
                 {1.0 / 3, "0.3333333333333333"},
                 {1e15, "1000000000000000"},
                 {1e300, "1e+300"},
                 {NAN, ""},
                 {INFINITY, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        NT_PASSING_ARENA(arena);
        nt_buffer out = nt_buffer_open(arena);
        nt_csv_put_number(&out, cases[i].number);
        assert_string_equal(nt_buffer_text(&out), cases[i].text);
    }
}

TEST(test_controls_are_shown)
{
    assert_put("a\x1B[2J", "a\xEF\xBF\xBD[2J");
    assert_put("a\xC2\x9B"
               "b\xE2\x80\xAE",
               "a\xEF\xBF\xBD"
               "b\xEF\xBF\xBD");
    assert_put("\xD9\x85\xE2\x80\x8C\xD8\xAE", "\xD9\x85\xE2\x80\x8C\xD8\xAE");
}

/* All texts of up to five of these characters: what is put, without its guard, is the text. */
TEST(test_reading_takes_the_guard_away_again)
{
    static const char letters[] = "'=-+@\t1 ";
    for (int number = 0; number < 8 * 8 * 8 * 8 * 8; number++) {
        char text[8] = "", put[16];
        for (int i = 0, rest = number; i < 5; i++, rest /= 8) {
            text[i] = letters[rest % 8];
        }
        size_t length = strlen(text);
        bool guard = nt_csv_needs_guard(text, length);
        strcpy(put, guard ? "'" : "");
        strcat(put, text);
        assert_int_equal(nt_csv_is_guarded(put, strlen(put)), guard);
    }
}

TESTS(NULL, NULL)
