/* Which headings tell of persons; what is spoilt and what is only foreign. */
#include "personal.h"
#include "sandbox.h"

TEST(test_headings)
{
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

TEST(test_mojibake)
{
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

TEST(test_ascii)
{
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

TESTS(NULL, NULL)
