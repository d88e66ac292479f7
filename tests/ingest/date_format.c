/* Dates as a format writes them: held against what Python's strptime reads where it knows the
 * letters. */
#include "ingest/date_format.h"

#include "sandbox.h"

TEST(test_patterns)
{
    static const char *const good[] = {
        "%d/%m/%Y",  "%Y%m%d",         "%d %B %Y", "%d-%b-%y",
        "%B %d, %Y", "%d/%m/%Y %H:%M", "%z%Y%m%d", "%Y-%m-%dT%H:%M:%S%z",
    };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_true(nt_ingest_is_date_format(good[i]));
    }
    static const char *const bad[] = {"",          "%d/%m",       "%d/%m/%y/%Y",   "%d/%m/%Y %q",
                                      "any",       "%d%d%m%Y",    "%d/%m/%Y%",     "%Y-%m-%d-%d",
                                      "1%d/%m/%Y", "%d %B %m %Y", "%Y%m%d %H %H",  "%m/%Y",
                                      "%H:%M:%S",  "%%%d%m%Y",    "%Y-%m-%d%z %z", "%"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(nt_ingest_is_date_format(bad[i]));
    }
}

TEST(test_dates)
{
    static const struct {
        const char *text, *pattern;
        int year, month, day;
    } dates[] = {
        {"06/02/2024", "%d/%m/%Y", 2024, 2, 6},
        {"6/2/2024", "%d/%m/%Y", 2024, 2, 6},
        {"20240206", "%Y%m%d", 2024, 2, 6},
        {"31.02.2024", "%d.%m.%Y", 2024, 2, 31},
        {"12 Februari 2024", "%d %B %Y", 2024, 2, 12},
        {"12 feb 2024", "%d %B %Y", 2024, 2, 12},
        {"12 Feb. 2024", "%d %B %Y", 2024, 2, 12},
        {"1 Nopember 1998", "%d %B %Y", 1998, 11, 1},
        {"1 Pebruari 1998", "%d %B %Y", 1998, 2, 1},
        {"5 Sept. 2024", "%d %B %Y", 2024, 9, 5},
        {"5 Agst. 2024", "%d %B %Y", 0, 0, 0},
        {"5 Ags 2024", "%d %B %Y", 2024, 8, 5},
        {"5 Agt 2024", "%d %B %Y", 2024, 8, 5},
        {"May 3, 2024", "%B %d, %Y", 2024, 5, 3},
        /* months in Roman capitals, as letters are numbered */
        {"12-XI-2024", "%d-%B-%Y", 2024, 11, 12},
        {"1/I/2024", "%d/%B/%Y", 2024, 1, 1},
        {"5 VIII 2024", "%d %B %Y", 2024, 8, 5},
        {"12-XIII-2024", "%d-%B-%Y", 0, 0, 0},
        {"12-xi-2024", "%d-%B-%Y", 0, 0, 0},
        {"12-IIII-2024", "%d-%B-%Y", 0, 0, 0},
        {"3 MEI 2024", "%d %B %Y", 2024, 5, 3},
        {"3 Desember 2024", "%d %b %Y", 2024, 12, 3},
        {"12-Feb-24", "%d-%b-%y", 2024, 2, 12},
        {"12/02/99", "%d/%m/%y", 2099, 2, 12},
        {"2024-02-06 10:11:12+0700", "%Y-%m-%d %H:%M:%S%z", 2024, 2, 6},
        {"2024-02-06T23:59:60.123456Z", "%Y-%m-%dT%H:%M:%S%z", 2024, 2, 6},
        {"2024-02-06T10:11:12", "%Y-%m-%dT%H:%M:%S%z", 2024, 2, 6},
        {"2024-02-06 10:11:12 WIB", "%Y-%m-%d %H:%M:%S%z", 2024, 2, 6},
        {"6/2/2024 9:05", "%d/%m/%Y %H:%M", 2024, 2, 6},
        /* days of the week by cal(1) */
        {"Selasa, 6 Februari 2024", "%A %d %B %Y", 2024, 2, 6},
        {"Jum'at / 9 Februari 2024", "%A %d %B %Y", 2024, 2, 9},
        {"JUM\u2019AT, 09-02-2024", "%A %d-%m-%Y", 2024, 2, 9},
        {"Sab. 1/1/2000", "%A %d/%m/%Y", 2000, 1, 1},
        {"Wed 31 December 1969", "%A %d %B %Y", 1969, 12, 31},
        {"06/02/2024\xc2\xa0"
         "09:05",
         "%d/%m/%Y %H:%M", 2024, 2, 6},
    };
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        nt_civil civil;
        bool read = nt_ingest_parse_date(dates[i].text, dates[i].pattern, 2000, &civil);
        assert_int_equal(read, dates[i].day != 0);
        if (read) {
            assert_int_equal(civil.year, dates[i].year);
            assert_int_equal(civil.month, dates[i].month);
            assert_int_equal(civil.day, dates[i].day);
        }
    }
}

TEST(test_what_has_another_form)
{
    static const struct {
        const char *text, *pattern;
    } bad[] = {
        {"", "%d/%m/%Y"},
        {"2024-02-06", "%d/%m/%Y"},
        {"06/02/24", "%d/%m/%Y"},
        {"06/02/2024 ", "%d/%m/%Y"},
        {"006/2/2024", "%d/%m/%Y"},
        {"06/02", "%d/%m/%Y"},
        {"x6/02/2024", "%d/%m/%Y"},
        {"1122024", "%d%m%Y"}, /* 1 December or 11 February */
        {"2024112", "%Y%m%d"},
        {"12 Fe 2024", "%d %B %Y"},
        {"Senin, 6 Februari 2024", "%A %d %B %Y"}, /* a Tuesday */
        {"Hari 6 Februari 2024", "%A %d %B %Y"},
        {"Se 5 Februari 2024", "%A %d %B %Y"},
        {"12 Ma 2024", "%d %B %Y"},
        {"12 Februaris 2024", "%d %B %Y"},
        {"12 2 2024", "%d %B %Y"},
        {"06/02/2024", "%d/%m/%y"},
        {"6/2/2024 24:00", "%d/%m/%Y %H:%M"},
        {"6/2/2024 10:60", "%d/%m/%Y %H:%M"},
        {"6/2/2024 10:5", "%d/%m/%Y %H:%M"},
        {"2024-02-06T10:11:12 pagi", "%Y-%m-%dT%H:%M:%S%z"},
        {"2024-02-06T10:11:12+7", "%Y-%m-%dT%H:%M:%S%z"},
        {"2024-02-06T10:11:12+07:", "%Y-%m-%dT%H:%M:%S%z"},
        {"2024-02-06T10:11:61", "%Y-%m-%dT%H:%M:%S%z"},
    };
    nt_civil civil;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(nt_ingest_parse_date(bad[i].text, bad[i].pattern, 2000, &civil));
    }
}

TEST(test_centuries)
{
    for (int century = 1900; century <= 2000; century += 25) {
        for (int year = century; year < century + 100; year++) {
            char text[16];
            snprintf(text, sizeof text, "06/02/%02d", year % 100);
            nt_civil civil;
            assert_true(nt_ingest_parse_date(text, "%d/%m/%y", century, &civil));
            assert_int_equal(civil.year, year);
        }
    }
}

TEST(test_format_of_a_date)
{
    static const char *const known[][2] = {
        {"12 Februari 2024", "%d %B %Y"},
        {"12-Feb-24", "%d-%b-%y"},
        {"31/12/2024", "%d/%m/%Y"},
        {"12/31/2024", "%m/%d/%Y"},
        {"2024-02-06 10:11:12", "%Y-%m-%d %H:%M:%S%z"},
        {"20240206", "%Y%m%d"},
        {"31/02/2024", NULL},
        {"tanggal", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const char *format = nt_ingest_format_of_date(known[i][0]);
        assert_string_equal(format ? format : "", known[i][1] ? known[i][1] : "");
    }
}

TESTS(NULL, NULL)
