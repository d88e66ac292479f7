#include "schema.h"

#include "sandbox.h"

static const nt_number_format plain = {".", "", true}, indonesian = {",", ".", true},
                              spaced = {",", "\xC2\xA0", true}, loose = {",", ".", false};

static void assert_number(const nt_number_format *format, const char *text, int64_t digits,
                          int decimals)
{
    nt_decimal number;
    assert_true(nt_ingest_parse_number(text, format, &number));
    assert_int_equal(number.digits, digits);
    assert_int_equal(number.decimals, decimals);
}

static void assert_no_number(const nt_number_format *format, const char *text)
{
    nt_decimal number = {7, 7};
    if (nt_ingest_parse_number(text, format, &number)) {
        fail_msg("\"%s\" was read as a number", text);
    }
    assert_int_equal(number.digits, 7);
}

TEST(test_printed_decimals_are_kept)
{
    assert_number(&plain, "34.9", 349, 1);
    assert_number(&plain, "34.90", 3490, 2);
    assert_number(&plain, "-0.5", -5, 1);
    assert_number(&plain, "+1678", 1678, 0);
    assert_number(&plain, "007", 7, 0);
    assert_number(&plain, "999999999999999", 999999999999999, 0);
    assert_number(&plain, "0.000000000000001", 1, 15);
}

TEST(test_marks)
{
    assert_number(&indonesian, "1.678,5", 16785, 1);
    assert_number(&indonesian, "204.800.000", 204800000, 0);
    assert_number(&indonesian, "1678,5", 16785, 1);
    assert_number(&spaced,
                  "204\xC2\xA0"
                  "800",
                  204800, 0);
}

/* Text around a number is passed over where it leaves the number what it is. */
TEST(test_text_around_a_number)
{
    static const struct {
        const char *text;
        int64_t digits;
        int decimals;
    } good[] = {{"Rp 1.000", 1000, 0},
                {"Rp1.000,-", 1000, 0},
                {"Rp. 1.000,--", 1000, 0},
                {"53 %", 53, 0},
                {"12,5 persen", 125, 1},
                {"1.678 orang", 1678, 0},
                {"-5", -5, 0},
                {"\u22125", -5, 0},
                {"\u20ac 12,50", 1250, 2},
                {"+7 kasus", 7, 0},
                {"ASN: 12", 12, 0},
                {"Rp.7", 7, 0},
                {"7 l", 7, 0},
                {"7 kali", 7, 0},
                {"no. 7", 7, 0},
                {"7 m", 7, 0},
                {"\u00a0"
                 "12\u200b",
                 12, 0}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_number(&loose, good[i].text, good[i].digits, good[i].decimals);
    }
    static const char *const bad[] = {"(7)",
                                      "9-",
                                      "7\u2212",
                                      "\u00b1400",
                                      "> 400",
                                      "\u2264 5",
                                      "204,8 juta",
                                      "2 ribu",
                                      "3 jt",
                                      "5k",
                                      "5 K",
                                      "Rp 7 M",
                                      "7 T",
                                      "7 ribuan",
                                      "3 Jutaan",
                                      "2 thousands",
                                      "7 belas",
                                      "7 koma lima",
                                      "turun 7",
                                      "negatif 7",
                                      "setengah 7",
                                      ".7",
                                      ",7",
                                      "Rp .7",
                                      "1O",
                                      "l7",
                                      "O7 orang",
                                      "Rp I7",
                                      "1\u041e",
                                      "lebih dari 400",
                                      "400 lebih",
                                      "sekitar 40",
                                      "10 sampai 12",
                                      "10-12",
                                      "5 dari 9",
                                      "\u0663\u0665",
                                      "1\u0662",
                                      "\u00b2 5",
                                      "5\u00b2",
                                      "\u2460 12",
                                      "~30",
                                      "#4",
                                      "12 (sementara)",
                                      "minus 5",
                                      "\u2212 5 orang",
                                      "--5",
                                      "1.2.3 orang",
                                      "orang"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_no_number(&loose, bad[i]);
    }
}

/* 0.125 described as having groups of "." is no 125. */
TEST(test_no_number_in_groups_begins_with_zero)
{
    static const char *const bad[] = {"0.125", "00.125", "-0.050", "000.000", "01.000"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_no_number(&indonesian, bad[i]);
        assert_no_number(&loose, bad[i]);
    }
    assert_number(&indonesian, "0,125", 125, 3);
    assert_number(&indonesian, "007", 7, 0);
    assert_number(&indonesian, "\u22121.000", -1000, 0);
}

TEST(test_what_is_no_number)
{
    static const char *const bad[] = {"",      ".",   "1.",   ".5",    "1e5", "1,5",
                                      "NaN",   "INF", "0x1F", "1 000", "--1", "1-",
                                      "1.2.3", "12%", "-",    "١٢",    "1\n2"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_no_number(&plain, bad[i]);
    }
    assert_no_number(&plain, "1000000000000000");
    assert_no_number(&plain, "0.0000000000000001");
    /* A decimal point where groups are marked by points: not 1234. */
    assert_no_number(&indonesian, "12.34");
    assert_no_number(&indonesian, "1234.567");
    assert_no_number(&indonesian, "1.234.5");
    assert_no_number(&indonesian, ".234");
}

TEST(test_numbers_among_other_signs)
{
    assert_number(&loose, "Rp 1.000,50", 100050, 2);
    assert_number(&loose, "53 %", 53, 0);
    assert_number(&loose, "EUR -3", -3, 0);
    assert_no_number(&loose, "none");
    assert_no_number(&loose, "3 of 4");
}

TEST(test_values)
{
    assert_true(nt_decimal_value((nt_decimal){349, 1}) == 34.9);
    assert_true(nt_decimal_value((nt_decimal){-5, 2}) == -0.05);
    assert_true(nt_decimal_value((nt_decimal){1, 15}) == 1e-15);
}

TESTS(NULL, NULL)
