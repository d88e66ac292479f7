/* Numbers, days and times as a cell tells them. The serial numbers of days are those of Excel, the
 * decimals those that Python's repr gives: python3 -c 'print(repr(0.28999999999999998))'. */
#include "value.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "styles.h"

TEST(tells_numbers)
{
    static const struct {
        const char *written, *text;
    } cases[] = {{"5", "5"},
                 {" 5\n", "5"},
                 {"-0.5", "-0.5"},
                 {"0.28999999999999998", "0.29"},
                 {"0.30000000000000004", "0.30000000000000004"},
                 {"1.7976931348623157E+308", "1.7976931348623157e+308"},
                 {"1E3", "1000"},
                 {"1.50", "1.5"},
                 {"007", "7"},
                 {"+7", "7"},
                 {"-0", "0"},
                 {".5", "0.5"},
                 {"5.", "5"},
                 {"1e-7", "0.0000001"},
                 {"1.25e-5", "0.0000125"},
                 {"123456789012345678", "123456789012345680"},
                 {"1e21", "1000000000000000000000"},
                 {"1e30", "1e+30"},
                 {"2.5e-30", "2.5e-30"},
                 {"999999999999999", "999999999999999"},
                 {"0.000", "0"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_sheet_value value;
        assert_true(nt_value_number(cases[i].written, strlen(cases[i].written), &value));
        assert_string_equal(value.text, cases[i].text);
        assert_int_equal(value.length, strlen(value.text));
        assert_true(value.number == strtod(cases[i].written, NULL));
    }
}

TEST(refuses_what_is_no_number)
{
    static const char *const cases[] = {"",    " ",   "x",  "1 2", "1,5", "0x10", "inf",
                                        "nan", "--1", "1e", ".",   "-",   "1e999"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_sheet_value value;
        assert_false(nt_value_number(cases[i], strlen(cases[i]), &value));
    }
}

TEST(moves_the_point_of_percentages)
{
    static const struct {
        const char *written, *text;
    } cases[] = {{"0.5", "50%"},      {"0.07", "7%"},  {"0.345", "34.5%"}, {"0", "0%"},
                 {"-0.001", "-0.1%"}, {"1.1", "110%"}, {"12", "1200%"},    {"0.29", "29%"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_sheet_value value;
        assert_true(nt_value_number(cases[i].written, strlen(cases[i].written), &value));
        nt_value_percent(&value);
        assert_string_equal(value.text, cases[i].text);
        assert_int_equal(value.length, strlen(value.text));
    }
}

TEST(tells_days_of_both_epochs)
{
    static const struct {
        double serial;
        const char *of_1900, *of_1904;
    } cases[] = {{0, "0", "1904-01-01"},
                 {0.5, "12:00:00", "12:00:00"},
                 {1, "1900-01-01", "1904-01-02"},
                 {1.25, "1900-01-01T06:00:00", "1904-01-02T06:00:00"},
                 {59, "1900-02-28", "1904-02-29"},
                 {60, "1900-02-29", "1904-03-01"},
                 {61, "1900-03-01", "1904-03-02"},
                 {366, "1900-12-31", "1905-01-01"},
                 {45351.99999999999, "2024-03-01", "2028-03-02"},
                 {45351.5, "2024-02-29T12:00:00", "2028-03-01T12:00:00"},
                 {45351.000011574, "2024-02-29T00:00:01", "2028-03-01T00:00:01"},
                 {2957003, "9995-12-30", "9999-12-31"},
                 {2957004, "9995-12-31", "2957004"},
                 {2958465, "9999-12-31", "2958465"},
                 {2958465.999999999, "2958465.999999999", "2958465.999999999"},
                 {2958466, "2958466", "2958466"},
                 {-1, "-1", "-1"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int epoch = 0; epoch < 2; epoch++) {
            nt_sheet_value value;
            char written[40];
            snprintf(written, sizeof written, "%.17g", cases[i].serial);
            assert_true(nt_value_number(written, strlen(written), &value));
            nt_value_day(&value, epoch);
            assert_string_equal(value.text, epoch ? cases[i].of_1904 : cases[i].of_1900);
        }
    }
}

TEST(tells_iso_moments)
{
    static const struct {
        const char *written, *text; /* NULL: none */
        nt_sheet_kind kind;
    } cases[] = {{"2024-02-29", "2024-02-29", NT_SHEET_DAY},
                 {"2024-02-29T00:00:00Z", "2024-02-29", NT_SHEET_DAY},
                 {"2024-02-29T12:30:15.25", "2024-02-29T12:30:15.250", NT_SHEET_MOMENT},
                 {"2024-02-29T12:30", "2024-02-29T12:30:00", NT_SHEET_MOMENT},
                 {"2024-02-29 12:30:15+07:00", "2024-02-29T12:30:15", NT_SHEET_MOMENT},
                 {"12:30:15", "12:30:15", NT_SHEET_DURATION},
                 {"2024-02-30", NULL, NT_SHEET_DAY},
                 {"2024-02-29x", NULL, NT_SHEET_DAY},
                 {"2024-02-29T25:00:00", NULL, NT_SHEET_DAY},
                 {"2024-02-29T12:30:15 WIB", NULL, NT_SHEET_DAY},
                 {"", NULL, NT_SHEET_DAY}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_sheet_value value = {.number = 0};
        bool is_one = nt_value_iso_moment(cases[i].written, strlen(cases[i].written), &value);
        assert_int_equal(is_one, cases[i].text != NULL);
        if (is_one) {
            assert_string_equal(value.text, cases[i].text);
            assert_int_equal(value.kind, cases[i].kind);
        }
    }
}

TEST(tells_iso_durations)
{
    static const struct {
        const char *written, *text;
    } cases[] = {{"PT30H15M00S", "30:15:00"},
                 {"PT0H0M1.5S", "00:00:01.500"},
                 {"P1DT1H", "25:00:00"},
                 {"-PT1H", "-01:00:00"},
                 {"PT", NULL},
                 {"30:15", NULL},
                 {"PT1X", NULL},
                 {"P1Y", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_sheet_value value = {.number = 0};
        bool is_one = nt_value_iso_duration(cases[i].written, &value);
        assert_int_equal(is_one, cases[i].text != NULL);
        if (is_one) {
            assert_string_equal(value.text, cases[i].text);
        }
    }
}

TEST(knows_what_formats_show)
{
    static const struct {
        const char *code;
        nt_number_shown shown;
    } cases[] = {{"General", NT_FORMAT_NUMBER},
                 {"[Red]0", NT_FORMAT_NUMBER},
                 {"\"day\"0", NT_FORMAT_NUMBER},
                 {"0.0\\d", NT_FORMAT_NUMBER},
                 {"General;[Red]-General", NT_FORMAT_NUMBER},
                 {"0.00E+00", NT_FORMAT_NUMBER},
                 {"##0.0e-0", NT_FORMAT_NUMBER},
                 {"#,##0_);[Red](#,##0)", NT_FORMAT_NUMBER},
                 {"@", NT_FORMAT_NUMBER},
                 {"_-* #,##0.00\\ [$Kč-405]_-", NT_FORMAT_NUMBER},
                 {"[$Rp-421]#,##0", NT_FORMAT_NUMBER},
                 {"[<=9999999]###-####;(###) ###-####", NT_FORMAT_NUMBER},
                 {"0\"h\"", NT_FORMAT_NUMBER},
                 {"\"unclosed d", NT_FORMAT_NUMBER},
                 {"0;yyyy", NT_FORMAT_NUMBER},
                 {"0.0%", NT_FORMAT_PERCENT},
                 {"0\\%", NT_FORMAT_NUMBER},
                 {"yyyy-mm-dd", NT_FORMAT_DAY},
                 {"mm:ss", NT_FORMAT_DAY},
                 {"[$-F800]dddd\\, mmmm dd\\, yyyy", NT_FORMAT_DAY},
                 {"[$-421]DD MMMM YYYY", NT_FORMAT_DAY},
                 {"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", NT_FORMAT_DAY},
                 {"h:mm AM/PM", NT_FORMAT_DAY},
                 {"mmm-yy;@", NT_FORMAT_DAY},
                 {"ggge\"年\"", NT_FORMAT_DAY},
                 {"[h]:mm:ss", NT_FORMAT_DURATION},
                 {"[mm]:ss", NT_FORMAT_DURATION},
                 {"[hm]", NT_FORMAT_NUMBER}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(nt_number_format_shows(cases[i].code), cases[i].shown);
    }
}

TEST(knows_the_formats_that_are_built_in)
{
    for (unsigned id = 0; id < 100; id++) {
        bool day = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 ||
                   (id >= 50 && id <= 58);
        assert_int_equal(nt_number_format_builtin(id), day                   ? NT_FORMAT_DAY
                                                       : id == 46            ? NT_FORMAT_DURATION
                                                       : id == 9 || id == 10 ? NT_FORMAT_PERCENT
                                                                             : NT_FORMAT_NUMBER);
    }
}

TESTS(NULL, NULL)
