/* What is a person's number, however it is written, and what is only long. */
#include "base/personal.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "check.h"

static bool is_personal(const char *text)
{
    return nt_personal_holds(text, strlen(text));
}

TEST(test_forms_of_address)
{
    static const struct {
        const char *text;
        bool is;
    } texts[] = {{"Menunggu Pak Budi", true},
                 {"pak Budi", true},
                 {"Diteruskan ke BAPAK CAMAT", true},
                 {"Menunggu Ibu Siti", true},
                 {"menunggu bu Siti", true},
                 {"Sdr. Joko", true},
                 {"Sdri.Ani", true},
                 {"Saudara Joko", true},
                 {"a.n. Siti", true},
                 {"Dikembalikan A.N. Siti", true},
                 {"Budi, S.H.", true},
                 {"Siti, S.Sos., M.Si.", true},
                 {"Drs. Budi", true},
                 {"NIP 1985", true},
                 {"Mr Smith", true},
                 {"Pakpak Bharat", false},
                 {"Fakfak", false},
                 {"Ibu Kota Nusantara", false},
                 {"RS Ibu Siti", false},
                 {"RSUD Drs. H. Amri Tambunan", false},
                 {"Dinas Kesehatan Ibu dan Anak", false},
                 {"Bapak/Ibu", false},
                 {"NIP tidak sesuai", false},
                 {"An appeal", false},
                 {"S.H. 12", false},
                 {"Menunggu Pak", false},
                 {"Terbukti", false},
                 {"", false}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(nt_personal_is_addressed(texts[i].text), texts[i].is);
    }
}

TEST(test_numbers_of_civil_servants)
{
    static const char *const numbers[] = {"198503152010011001",
                                          "196012312024212003", /* a contract's */
                                          "19850315 201001 1 001",
                                          "19850315 - 201001 - 1 - 001",
                                          "1985.03.15.2010.01.1.001",
                                          "a.n. B (NIP: 198503152010011001)",
                                          "no. 12 198503152010011001",
                                          "198503152010011001 198503152010011002",
                                          "19850315\xE2\x80\x93"
                                          "201001\xE2\x80\x93"
                                          "1\xE2\x80\x93"
                                          "001",
                                          "\xEF\xBC\x91\xEF\xBC\x99\xEF\xBC\x98\xEF\xBC\x95\xEF\xBC"
                                          "\x90\xEF\xBC\x93\xEF\xBC\x91\xEF\xBC"
                                          "\x95\xEF\xBC\x92\xEF\xBC\x90\xEF\xBC\x91\xEF\xBC\x90\xEF"
                                          "\xBC\x90\xEF\xBC\x91\xEF\xBC\x91\xEF"
                                          "\xBC\x90\xEF\xBC\x90\xEF\xBC\x91",
                                          "1985\0010315201001\0011001",
                                          "1985\u034F0315201001\u31641001",
                                          "1.98503E+17",
                                          "1,98503152010011E+17",
                                          "1985E17",
                                          "198e+17",
                                          "17 E17 7 dan 1.985e17."};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (!is_personal(numbers[i])) {
            fail_msg("%s passes", numbers[i]);
        }
    }
}

TEST(test_long_numbers_that_are_none)
{
    static const char *const texts[] = {"",
                                        "198513152010011001", /* no month 13 */
                                        "198502302010011001", /* no 30 February */
                                        "198503151990011001", /* appointed at five */
                                        "198503152010131001", /* appointed in month 13 */
                                        "198503152010013001", /* no sex 3 */
                                        "198503152010011000", /* no serial number 0 */
                                        "19850315201001100",  /* 17 digits */
                                        "2024-01-02 2024-01-03 2024-01-04",
                                        "1985 orang, 0315 laporan, 2010 kasus, 01 dan 1001",
                                        "1.98503E+16",
                                        "198E17 19E+17", /* too little is left of these */
                                        "E17 17 7 +17 E+17",
                                        "1985E-17 1985E 17 1985E117 1985E27",
                                        "KN20-000001/2024-01-02/73.71",
                                        "123456789012345678901234567890"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (is_personal(texts[i])) {
            fail_msg("%s is taken for a number", texts[i]);
        }
    }
}

TEST(test_numbers_of_citizens)
{
    assert_true(is_personal("7371015503850001")); /* 15 March, a woman */
    assert_true(is_personal("NIK 7371011503850001."));
    assert_false(is_personal("7371013203850001")); /* day 32 */
    assert_false(is_personal("7371011513850001")); /* month 13 */
    assert_false(is_personal("0171011503850001")); /* no such province */
    assert_true(is_personal("7371 0115 0385 0001"));
    assert_true(is_personal("73.71.01.150385.0001"));
    assert_true(is_personal("NIK: 737101-150385-0001, Makassar"));
    assert_true(is_personal("737101 1503850001"));
    assert_false(is_personal("1101, 1102, 1103, 1104")); /* codes of areas */
    assert_false(is_personal("7371,0115,0385,0001"));    /* cells */
    assert_false(is_personal("0.7371011503850001"));     /* a share */
    assert_false(is_personal("7.371.011.503.850.001"));  /* a large figure */
    assert_false(is_personal("2017 2018 2019 2020"));
    assert_false(is_personal("ab7371011503850001cd")); /* within a sum */
    assert_false(is_personal("73710115038500011"));
}

/* The number 198503152010011007 with the digits of a script, and with something between groups. */
static void write_in(uint32_t zero, const char *between, char *out)
{
    static const char number[] = "198503152010011007";
    for (size_t i = 0; number[i]; i++) {
        if (i == 8 || i == 14 || i == 15) {
            out += strlen(strcpy(out, between));
        }
        out += nt_utf8_put(zero + (uint32_t)(number[i] - '0'), out);
    }
    *out = '\0';
}

TEST(test_digits_of_all_scripts)
{
    /* Arabic-Indic, Persian, Devanagari, Thai, Balinese, Javanese, full-width, mathematical bold
     * and monospace, subscript, segmented */
    static const uint32_t zeros[] = {'0',    0x660,  0x6F0,   0x966,   0xE50,  0x1B50,
                                     0xA9D0, 0xFF10, 0x1D7CE, 0x1D7F6, 0x2080, 0x1FBF0};
    static const char *const between[] = {"",
                                          " ",
                                          ", ",
                                          ":",
                                          ";",
                                          "|",
                                          " (",
                                          ")",
                                          "+",
                                          "*",
                                          "          ",
                                          "\xC2\xA0",
                                          "\xE2\x80\x93",
                                          "\xE2\x80\x8B",
                                          "\n",
                                          " \xE2\x80\xA2 ",
                                          "_",
                                          "'",
                                          "~",
                                          "="};
    char text[256];
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        for (size_t j = 0; j < sizeof between / sizeof *between; j++) {
            nt_personal number;
            write_in(zeros[i], between[j], text);
            if (!nt_personal_find(text, strlen(text), &number) || number.digits != 18) {
                fail_msg("U+%04X with \"%s\" passes", zeros[i], between[j]);
            }
            nt_personal_mask(text);
            assert_int_equal(nt_utf8_check(text, strlen(text)), strlen(text));
            assert_false(is_personal(text));
            for (const char *at = text, *end = text + strlen(text); at < end;) {
                assert_int_equal(nt_utf8_digit(nt_utf8_next(&at, end)), -1);
            }
        }
    }
}

TEST(test_letters_that_look_like_digits)
{
    assert_true(is_personal("l985O3l52O10O11OO7"));
    assert_true(is_personal("19850315 2O1OOI l OO7"));
    assert_true(
        is_personal("\xC2\xB9\xE2\x81\xB9\xE2\x81\xB8\xE2\x81\xB5\xE2\x81\xB0\xC2\xB3\xC2\xB9"
                    "\xE2\x81\xB5\xC2\xB2\xE2\x81\xB0\xC2\xB9\xE2\x81\xB0\xE2\x81\xB0\xC2\xB9"
                    "\xC2\xB9\xE2\x81\xB0\xE2\x81\xB0\xE2\x81\xB7")); /* raised */
    assert_false(is_personal("lol 19850315 oil 201001 ill 007"));
}

static int spell(int way, int c, char *out)
{
    switch (way) {
    case 0:
        return sprintf(out, "%c", c);
    case 1:
        return sprintf(out, "&#%d;", c);
    case 2:
        return sprintf(out, "&#x%x;", (unsigned)c);
    case 3:
        return sprintf(out, "\\u%04x", (unsigned)c);
    default:
        return sprintf(out, "%%%02X", (unsigned)c);
    }
}

/* Every character of the number and of its gaps, spelled out in all ways. */
TEST(test_characters_that_are_spelled_out)
{
    static const char *const between[] = {"&nbsp;",  "&#160;",  "&#xA0;", "\\n",
                                          "\\u00a0", "%20",     "%C2%A0", "&emsp;",
                                          "&#8203;", "\\u200B", " ",      ""};
    static const char number[] = "198503152010011007";
    for (int way = 0; way < 5; way++) {
        for (size_t b = 0; b < sizeof between / sizeof *between; b++) {
            char text[256] = "NIP ", *end = text + 4;
            for (size_t i = 0; number[i]; i++) {
                end += i == 8 || i == 14 || i == 15 ? sprintf(end, "%s", between[b]) : 0;
                end += spell(way, number[i], end);
            }
            strcpy(end, " dan 2024");
            if (!is_personal(text)) {
                fail_msg("%s passes", text);
            }
            nt_personal_mask(text);
            assert_false(is_personal(text));
            assert_non_null(strstr(text, "#"));
            assert_string_equal(text + strlen(text) - 9, " dan 2024");
        }
    }
    static const char *const others[] = {"R&D 19850315 & 201001 & A 1; 007",
                                         "C:\\n19850315\\new201001",
                                         "100%198503 dari 15%2010 dari 0110%07", "&#1985031520;"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        assert_false(is_personal(others[i]));
    }
}

/* Sums of all kinds, some with many digits in a row, stay as they are. */
/* Digits are counted by pieces: wherever a number lies in a long text, it is found. */
TEST(test_numbers_anywhere_in_long_texts)
{
    static const char *const numbers[] = {"198503152010011001", "7371011503850001", "1985E17"};
    char text[800];
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        size_t length = strlen(numbers[i]);
        for (size_t at = 0; at + length < sizeof text; at++) {
            memset(text, '-', sizeof text);
            memcpy(text + at, numbers[i], length);
            assert_true(nt_personal_holds(text, sizeof text));
            assert_false(nt_personal_holds(text, at + length - 1));
        }
    }
}

TEST(test_checksums_are_no_number)
{
    static const char hexadecimal[] = "01234567890123456789abcdef";
    uint32_t random = 1;
    for (int sum = 0; sum < 2000; sum++) {
        char text[160] = "SHA-512 ", masked[160];
        int length = sum % 3 == 0 ? 128 : sum % 3 == 1 ? 64 : 32;
        for (int i = 0; i < length; i++) {
            random = random * 1664525 + 1013904223;
            text[8 + i] = hexadecimal[(random >> 16) % 26];
        }
        text[8] = 'a';
        strcpy(text + 8 + length, " bytes");
        assert_false(is_personal(text));
        nt_personal_mask(strcpy(masked, text));
        assert_string_equal(masked, text);
    }
}

TEST(test_days_are_no_number)
{
    assert_false(is_personal("2004-01-02,2020-01-12,73"));
    assert_false(is_personal("20040102-20200112-73"));
    assert_false(is_personal("pilkada-2004-06-26-2020-07-12-73"));
    assert_false(is_personal("2004-01-02 sampai 2020-01-12, 73 kasus"));
}

TEST(test_masks_what_it_finds_and_nothing_else)
{
    char text[] =
        "A 12; 198503152010011001;19850315 201001 1 001;7371011503850001; 1,98503E+17; 2024";
    nt_personal_mask(text);
    assert_string_equal(text, "A 12; ##################;######## ###### # ###;################; "
                              "#,#####E+17; 2024");
    /* One with a slip in it is no less a person's. */
    char slip[] = "198013012005011001 dan 1980 1301 2005 0110 01; 198503152010011007";
    nt_personal_mask(slip);
    assert_string_equal(slip, "################## dan #### #### #### #### ##; ##################");
    char none[] = "2024-01-02 2024-01-03 2024-01-04, 204800000, 34,9 persen, 2024-01-02";
    nt_personal_mask(none);
    assert_string_equal(none,
                        "2024-01-02 2024-01-03 2024-01-04, 204800000, 34,9 persen, 2024-01-02");
}

TESTS(NULL, NULL)
