#define _DEFAULT_SOURCE /* timegm */
#include "base/date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "check.h"

TEST(test_every_day_of_four_centuries_round_trips)
{
    nt_date first = nt_date_from_civil(1801, 1, 1), last = nt_date_from_civil(2200, 12, 31);
    for (nt_date day = first; day <= last; day++) {
        nt_civil c = nt_date_to_civil(day);
        assert_int_equal(nt_date_from_civil(c.year, c.month, c.day), day);
        /* The C library is the oracle. */
        time_t seconds = (time_t)day * 86400;
        struct tm utc;
        gmtime_r(&seconds, &utc);
        assert_int_equal(c.year, utc.tm_year + 1900);
        assert_int_equal(c.month, utc.tm_mon + 1);
        assert_int_equal(c.day, utc.tm_mday);
    }
}

TEST(test_days_that_do_not_exist)
{
    static const char *const bad[] = {"2024-02-31", "2023-02-29", "2024-13-01", "2024-00-10",
                                      "2024-01-00", "2024-1-01",  "20240101",   "2024-01-01 ",
                                      "0000-01-01", "",           "2024/01/01", "1900-02-29"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(nt_date_known(nt_date_parse_iso(bad[i], strlen(bad[i]))));
    }
    assert_true(nt_date_known(nt_date_parse_iso("2024-02-29", 10)));
    assert_true(nt_date_known(nt_date_parse_iso("2000-02-29", 10)));
}

/* Each byte in each place, held against the C library. */
TEST(test_iso_text_byte_by_byte)
{
    static const char whole[] = "2024-02-19";
    for (size_t place = 0; place < 10; place++) {
        for (int byte = 0; byte < 256; byte++) {
            char text[11];
            memcpy(text, whole, sizeof whole);
            text[place] = (char)byte;
            bool fits = whole[place] == '-' ? byte == '-' : byte >= '0' && byte <= '9';
            struct tm utc = {.tm_year = atoi(text) - 1900,
                             .tm_mon = atoi(text + 5) - 1,
                             .tm_mday = atoi(text + 8)},
                      asked = utc;
            time_t seconds = timegm(&utc);
            fits = fits && utc.tm_mon == asked.tm_mon && utc.tm_mday == asked.tm_mday;
            nt_date date = nt_date_parse_iso(text, 10);
            assert_int_equal(nt_date_known(date), fits);
            assert_true(!fits || date == (nt_date)(seconds / 86400));
        }
    }
}

TEST(test_iso_text)
{
    char text[11];
    assert_string_equal(nt_date_format_iso(nt_date_from_civil(2020, 12, 9), text), "2020-12-09");
    assert_string_equal(nt_date_format_iso(nt_date_from_civil(9999, 12, 31), text), "9999-12-31");
    assert_string_equal(nt_date_format_iso(NT_DATE_UNKNOWN, text), "");
    assert_int_equal(nt_date_parse_iso("1970-01-01", 10), 0);
}

TESTS(NULL, NULL)
