/* What is a person's number and what is only long; what is spoilt and what is only foreign. */
#include "personal.h"
#include "sandbox.h"

static bool is_personal(const char *text)
{
    return nt_ingest_has_personal_number(text, strlen(text));
}

static void test_numbers_of_civil_servants(void **state)
{
    (void)state;
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
                                          "1.98503E+17",
                                          "1,98503152010011E+17"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (!is_personal(numbers[i])) {
            fail_msg("%s passes", numbers[i]);
        }
    }
}

static void test_long_numbers_that_are_none(void **state)
{
    (void)state;
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
                                        "KN20-000001/2024-01-02/73.71",
                                        "123456789012345678901234567890"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (is_personal(texts[i])) {
            fail_msg("%s is taken for a number", texts[i]);
        }
    }
}

static void test_numbers_of_citizens(void **state)
{
    (void)state;
    assert_true(is_personal("7371015503850001")); /* 15 March, a woman */
    assert_true(is_personal("NIK 7371011503850001."));
    assert_false(is_personal("7371013203850001")); /* day 32 */
    assert_false(is_personal("7371011513850001")); /* month 13 */
    assert_false(is_personal("0171011503850001")); /* no such province */
    assert_false(is_personal("7371 0115 0385 0001"));
    assert_false(is_personal("73710115038500011"));
}

static void test_headings(void **state)
{
    (void)state;
    static const char *const personal[] = {"Nama",         "NIP",     "nip_terlapor",
                                           "E-mail",       "No. HP",  "Nama Lengkap",
                                           "NAMA PEGAWAI", "NIK/KTP", "Alamat"};
    static const char *const other[] = {"Nama Provinsi", "Jabatan", "name_id",   "Pelanggaran",
                                        "Tanggal",       "",        "Manipulasi"};
    for (size_t i = 0; i < sizeof personal / sizeof *personal; i++) {
        assert_true(nt_ingest_is_personal_heading(personal[i]));
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        assert_false(nt_ingest_is_personal_heading(other[i]));
    }
}

static void test_mojibake(void **state)
{
    (void)state;
    /* é, an en dash, a no-break space, an emoji, and a character that was lost */
    static const char *const spoilt[] = {
        "caf\xC3\x83\xC2\xA9", "2020 \xC3\xA2\xE2\x82\xAC\xE2\x80\x9C 2022", "Rp\xC3\x82\xC2\xA0z",
        "\xC3\xB0\xC5\xB8\xCB\x9C\xE2\x82\xAC", "a\xEF\xBF\xBDz"};
    static const char *const sound[] = {"caf\xC3\xA9",
                                        "2020 \xE2\x80\x93 2022",
                                        "CAF\xC3\x89\xE2\x80\x9D",
                                        "\xC3\xA2ge",
                                        "plain",
                                        ""};
    for (size_t i = 0; i < sizeof spoilt / sizeof *spoilt; i++) {
        if (!nt_ingest_is_mojibake(spoilt[i], strlen(spoilt[i]))) {
            fail_msg("%s passes", spoilt[i]);
        }
    }
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
        assert_false(nt_ingest_is_mojibake(sound[i], strlen(sound[i])));
    }
}

static void test_ascii(void **state)
{
    (void)state;
    char text[40];
    for (size_t length = 0; length < sizeof text; length++) {
        memset(text, 1, sizeof text);
        assert_true(nt_ingest_is_plain_ascii(text, length));
        for (size_t at = 0; at < length; at++) {
            text[at] = '\0';
            assert_false(nt_ingest_is_plain_ascii(text, length));
            text[at] = (char)0x80;
            assert_false(nt_ingest_is_plain_ascii(text, length));
            text[at] = 0x7F;
            assert_true(nt_ingest_is_plain_ascii(text, length));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_of_civil_servants),
        cmocka_unit_test(test_long_numbers_that_are_none),
        cmocka_unit_test(test_numbers_of_citizens),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_mojibake),
        cmocka_unit_test(test_ascii),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
