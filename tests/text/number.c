#include "text/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

#define ID NT_LANG_ID
#define EN NT_LANG_EN

/* The expected text by integer arithmetic: `units` of 10^-decimals. */
static void expect_text(char *out, int lang, long units, int decimals)
{
    long scale = decimals == 0 ? 1 : decimals == 1 ? 10 : decimals == 2 ? 100 : 1000;
    long whole = units / scale;
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%ld", whole);
    for (int i = 0; i < length; i++) {
        *out++ = digits[i];
        if ((length - 1 - i) % 3 == 0 && i + 1 < length) {
            *out++ = lang == ID ? '.' : ',';
        }
    }
    if (decimals) {
        sprintf(out, "%c%0*ld", lang == ID ? ',' : '.', decimals, units % scale);
    } else {
        *out = '\0';
    }
}

TEST(test_thousandths_are_rounded_as_they_are_written)
{
    nt_arena *arena = *state;
    static const long divisor[] = {1000, 100, 10, 1};
    for (long n = 0; n < 1300000; n += n < 20000 ? 1 : 997) {
        char written[32], expected[48];
        snprintf(written, sizeof written, "%ld.%03ld", n / 1000, n % 1000);
        double value = strtod(written, NULL);
        for (int decimals = 0; decimals <= 3; decimals++) {
            long unit = divisor[decimals];
            expect_text(expected, (int)(n % 2), (n + unit / 2) / unit, decimals);
            nt_lang lang = n % 2 ? EN : ID;
            assert_string_equal(nt_text_number(arena, lang, value, decimals), expected);
        }
    }
}

TEST(test_any_number_reads_back_as_its_rounding)
{
    nt_arena *arena = *state;
    uint64_t seed = 20240425;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        double value = ldexp((double)(seed >> 11), -53) * pow(10, (double)(seed % 15)) *
                       (seed >> 7 & 1 ? 1 : -1);
        int decimals = (int)(seed >> 3) & 3;
        const char *text = nt_text_number(arena, ID, value, decimals);
        char plain[64];
        size_t used = 0;
        bool negative = strncmp(text, "\u2212", 3) == 0;
        for (const char *at = negative ? text + 3 : text; *at; at++) {
            if (*at != '.') {
                plain[used++] = *at == ',' ? '.' : *at;
            }
        }
        plain[used] = '\0';
        double back = strtod(plain, NULL);
        assert_true(fabs(back - fabs(value)) <=
                    0.5 * pow(10, -decimals) * (1 + 1e-9) + 1e-12 * back);
        assert_true(negative == (value < 0 && back > 0));
    }
}

TEST(test_chosen_numbers)
{
    static const struct {
        double value;
        int decimals;
        const char *indonesian, *english;
    } cases[] = {
        {72.82110091743119, 1, "72,8", "72.8"},
        {0.125, 2, "0,13", "0.13"},
        {1.005, 2, "1,01", "1.01"},
        {2.675, 2, "2,68", "2.68"},
        {-2.5, 0, "\u22123", "\u22123"},
        {-0.04, 1, "0,0", "0.0"},
        {-0.0, 0, "0", "0"},
        {999.96, 1, "1.000,0", "1,000.0"},
        {0.05, 1, "0,1", "0.1"},
        {0.0049, 2, "0,00", "0.00"},
        {1678, 0, "1.678", "1,678"},
        {100300000, 0, "100.300.000", "100,300,000"},
        {1e21, 0, "1.000.000.000.000.000.000.000", "1,000,000,000,000,000,000,000"},
        {NAN, 1, "tidak diketahui", "unknown"},
        {INFINITY, 1, "tidak diketahui", "unknown"},
        {100.0 * 635 / 872, 1, "72,8", "72.8"},
        {100.0 * 1 / 8, 0, "13", "13"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(nt_text_number(*state, ID, cases[i].value, cases[i].decimals),
                            cases[i].indonesian);
        assert_string_equal(nt_text_number(*state, EN, cases[i].value, cases[i].decimals),
                            cases[i].english);
    }
    /* The largest and the smallest double fit. */
    assert_int_equal(strlen(nt_text_number(*state, ID, 1.7976931348623157e308, 15)),
                     309 + 102 + 16);
    assert_string_equal(nt_text_number(*state, ID, 5e-324, 2), "0,00");
}

TEST(test_signs_and_ranges)
{
    nt_arena *a = *state;
    assert_string_equal(nt_text_signed(a, ID, 2.2, 1), "+2,2");
    assert_string_equal(nt_text_signed(a, ID, -11, 1), "\u221211,0");
    assert_string_equal(nt_text_signed(a, ID, 0.04, 1), "0,0");
    assert_string_equal(nt_text_signed(a, EN, NAN, 1), "unknown");
    assert_string_equal(nt_text_range(a, ID, 69.8, 75.7, 1), "69,8\u201375,7");
    assert_string_equal(nt_text_range(a, EN, -1, 2, 0), "\u22121\u20132");
    assert_string_equal(nt_text_range(a, EN, NAN, 2, 0), "unknown");
}

TEST(test_quantities)
{
    nt_arena *a = *state;
    assert_string_equal(nt_text_quantity(a, ID, 27.6, 1, "percent"), "27,6\u00a0persen");
    assert_string_equal(nt_text_quantity(a, EN, 27.6, 1, "percent"), "27.6\u00a0per cent");
    assert_string_equal(nt_text_quantity(a, ID, 1678, 0, "persons"), "1.678\u00a0orang");
    assert_string_equal(nt_text_quantity(a, ID, 3, 0, "points"), "3\u00a0poin persentase");
    assert_string_equal(nt_text_quantity(a, EN, 1, 0, "persons"), "1\u00a0person");
    assert_string_equal(nt_text_quantity(a, EN, 2, 0, "violations"), "2\u00a0violations");
    assert_string_equal(nt_text_quantity(a, EN, 1, 1, "points"), "1.0\u00a0percentage points");
    assert_string_equal(nt_text_quantity(a, ID, 100300000, 0, "voters"), "100,3\u00a0juta pemilih");
    assert_string_equal(nt_text_quantity(a, EN, 204800000, 0, "voters"),
                        "204.8\u00a0million voters");
    assert_string_equal(nt_text_quantity(a, ID, 1e6, 0, ""), "1\u00a0juta");
    assert_string_equal(nt_text_quantity(a, ID, 204807222, 0, "voters"),
                        "204.807.222\u00a0pemilih");
    assert_string_equal(nt_text_quantity(a, ID, 1234500, 0, "voters"), "1,2345\u00a0juta pemilih");
    assert_string_equal(nt_text_in_full(a, ID, 1234500, 0, "voters"), "1.234.500\u00a0pemilih");
    assert_string_equal(nt_text_in_full(a, EN, 1, 0, "persons"), "1\u00a0person");
    assert_string_equal(nt_text_in_full(a, ID, NAN, 0, "persons"), "tidak diketahui");
    assert_string_equal(nt_text_quantity(a, ID, 999999, 0, "voters"), "999.999\u00a0pemilih");
    assert_string_equal(nt_text_quantity(a, ID, 100300000, 1, "voters"),
                        "100.300.000,0\u00a0pemilih");
    assert_string_equal(nt_text_quantity(a, ID, 4, 0, "parsecs"), "4\u00a0parsecs");
    assert_string_equal(nt_text_quantity(a, ID, NAN, 0, "persons"), "tidak diketahui");
    assert_string_equal(nt_text_unit(ID, "regions"), "daerah");
    assert_string_equal(nt_text_unit(EN, "persons"), "persons");
    assert_string_equal(nt_text_unit(EN, "parsecs"), "parsecs");
}

TEST(test_every_day_reads_back)
{
    static const char *const months[2][12] = {
        {"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
         "Oktober", "November", "Desember"},
        {"January", "February", "March", "April", "May", "June", "July", "August", "September",
         "October", "November", "December"}};
    for (nt_date day = nt_date_from_civil(2018, 1, 1); day < nt_date_from_civil(2026, 1, 1);
         day++) {
        for (int lang = 0; lang < 2; lang++) {
            int d, y, month = 0;
            char name[16];
            assert_int_equal(
                sscanf(nt_text_date(*state, (nt_lang)lang, day), "%d %15s %d", &d, name, &y), 3);
            while (month < 12 && strcmp(months[lang][month], name) != 0) {
                month++;
            }
            assert_int_equal(nt_date_from_civil(y, month + 1, d), day);
        }
    }
    nt_date july = nt_date_from_civil(2020, 7, 31);
    assert_string_equal(nt_text_date(*state, ID, july), "31 Juli 2020");
    assert_string_equal(nt_text_date(*state, EN, july), "31 July 2020");
    assert_string_equal(nt_text_date(*state, ID, NT_DATE_UNKNOWN), "tanggal tidak diketahui");
    assert_string_equal(nt_text_date(*state, EN, NT_DATE_UNKNOWN), "date unknown");
}

TEST(test_short_months)
{
    static const char *const expected[2][12] = {
        {"5 Jan 2021", "5 Feb 2021", "5 Mar 2021", "5 Apr 2021", "5 Mei 2021", "5 Jun 2021",
         "5 Jul 2021", "5 Agu 2021", "5 Sep 2021", "5 Okt 2021", "5 Nov 2021", "5 Des 2021"},
        {"5 Jan 2021", "5 Feb 2021", "5 Mar 2021", "5 Apr 2021", "5 May 2021", "5 Jun 2021",
         "5 Jul 2021", "5 Aug 2021", "5 Sep 2021", "5 Oct 2021", "5 Nov 2021", "5 Dec 2021"}};
    for (int month = 0; month < 12; month++) {
        for (int lang = 0; lang < 2; lang++) {
            nt_date day = nt_date_from_civil(2021, month + 1, 5);
            assert_string_equal(nt_text_date_short(*state, (nt_lang)lang, day),
                                expected[lang][month]);
        }
    }
}

TEST(test_ages)
{
    nt_arena *a = *state;
    assert_string_equal(nt_text_age(a, ID, -8), "H\u22128");
    assert_string_equal(nt_text_age(a, ID, 0), "hari-H");
    assert_string_equal(nt_text_age(a, ID, 40), "H+40");
    assert_string_equal(nt_text_age(a, ID, 1154), "H+1.154");
    assert_string_equal(nt_text_age(a, EN, -8), "day\u00a0\u22128");
    assert_string_equal(nt_text_age(a, EN, 0), "polling day");
    assert_string_equal(nt_text_age(a, EN, 40), "day\u00a0+40");
}

TEST(test_words_and_lists)
{
    nt_arena *a = *state;
    assert_string_equal(nt_text_in_words(a, ID, 1), "satu");
    assert_string_equal(nt_text_in_words(a, ID, 12), "dua belas");
    assert_string_equal(nt_text_in_words(a, EN, 11), "eleven");
    assert_string_equal(nt_text_in_words(a, ID, 13), "13");
    assert_string_equal(nt_text_in_words(a, EN, -1), "\u22121");
    static const char *const items[] = {"A", "B", "C"};
    assert_string_equal(nt_text_join(a, ID, items, 0), "");
    assert_string_equal(nt_text_join(a, ID, items, 1), "A");
    assert_string_equal(nt_text_join(a, ID, items, 2), "A dan B");
    assert_string_equal(nt_text_join(a, ID, items, 3), "A, B, dan C");
    assert_string_equal(nt_text_join(a, EN, items, 2), "A and B");
    assert_string_equal(nt_text_join(a, EN, items, 3), "A, B and C");
}

TEST(test_phrases)
{
    static const nt_text label = {{"dijatuhi sanksi", "sanctioned"}};
    static const nt_text pattern = {
        {"{1} {2} {0} ({3}, {4}) pada {5}; {6}: {{0}", "{5}: {1} {2} {0}, {3}, {4}, {6} {1}"}};
    const nt_arg args[] = {
        {.kind = NT_ARG_LABEL, .label = &label},
        {.kind = NT_ARG_COUNT, .number = 1450},
        {.kind = NT_ARG_UNIT, .text = "persons"},
        {.kind = NT_ARG_PERCENT, .number = 90.8, .decimals = 1},
        {.kind = NT_ARG_DECIMAL, .number = -3.26, .decimals = 1},
        {.kind = NT_ARG_DATE, .date = NT_DATE_UNKNOWN},
        {.kind = NT_ARG_TEXT, .text = "{0}"},
    };
    nt_phrase phrase = {&pattern, args, sizeof args / sizeof *args};
    assert_string_equal(nt_text_phrase(*state, ID, &phrase),
                        "1.450 orang dijatuhi sanksi (90,8\u00a0persen, \u22123,3) pada tanggal "
                        "tidak diketahui; {0}: {0}");
    assert_string_equal(nt_text_phrase(*state, EN, &phrase),
                        "date unknown: 1,450 persons sanctioned, 90.8\u00a0per cent, \u22123.3, "
                        "{0} 1,450");
    size_t count;
    const nt_phrase_piece *pieces = nt_text_pieces(*state, EN, &phrase, &count);
    assert_int_equal(count, 15);
    assert_string_equal(pieces[1].text, ": ");
    assert_null(pieces[1].arg);
    assert_string_equal(pieces[2].text, "1,450");
    assert_ptr_equal(pieces[2].arg, &args[1]);
    static const nt_text one = {{"{0}", "{0}"}};
    const nt_arg person = {.kind = NT_ARG_UNIT, .text = "persons", .number = 1};
    assert_string_equal(nt_text_phrase(*state, EN, &(nt_phrase){&one, &person, 1}), "person");
}

TESTS(open_arena, close_arena)
