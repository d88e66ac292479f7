/* Texts as they are compared. */
#include <string.h>

#include "check.h"
#include "model/key.h"

static void assert_key(const char *text, nt_key_of kind, const char *expected)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, kind, key);
    assert_string_equal(key, expected);
}

TEST(test_keys)
{
    assert_key("JPT (Madya)", NT_KEY_OF_TEXT, "jptmadya");
    assert_key("  Media   Sosial. ", NT_KEY_OF_TEXT, "mediasosial");
    assert_key("", NT_KEY_OF_TEXT, "");
    assert_key("...", NT_KEY_OF_TEXT, "");
    assert_key("Prov. Sumsel", NT_KEY_OF_TEXT, "provsumsel");
    assert_key("Prov. Sumsel", NT_KEY_OF_AREA, "sumsel");
    assert_key("Kab. Adm. Kep. Seribu", NT_KEY_OF_AREA, "kabupatenkepulauanseribu");
    assert_key("Kota Administrasi Jakarta Pusat", NT_KEY_OF_AREA, "kotajakartapusat");
    assert_key("Caf\xC3\xA9", NT_KEY_OF_TEXT, "caf\xC3\xA9");
    assert_key("Prop. Jambi", NT_KEY_OF_REGENCY, "provinsijambi");
    assert_key("Kab. Adm. Kep. Seribu", NT_KEY_OF_REGENCY, "kabupatenkepulauanseribu");
    assert_key("73.71", NT_KEY_OF_AREA, "7371");
}

TEST(test_what_is_too_long_has_no_key)
{
    for (size_t length = NT_KEY_MAX - 3; length < NT_KEY_MAX + 3; length++) {
        char text[NT_KEY_MAX + 8], key[NT_KEY_MAX];
        memset(text, 'x', length);
        text[length] = '\0';
        nt_model_key(text, NT_KEY_OF_TEXT, key);
        assert_int_equal(strlen(key), length < NT_KEY_MAX - 1 ? length : 0);
        /* In words, none of which is too long. */
        for (size_t i = 9; i < length; i += 10) {
            text[i] = ' ';
        }
        nt_model_key(text, NT_KEY_OF_AREA, key);
        assert_true(strlen(key) < NT_KEY_MAX);
    }
}

TEST(test_regencies_without_their_kind)
{
    assert_string_equal(nt_model_bare_key("kabupatenmaros"), "maros");
    assert_string_equal(nt_model_bare_key("kotamakassar"), "makassar");
    assert_string_equal(nt_model_bare_key("kota"), "kota");
    assert_string_equal(nt_model_bare_key("maros"), "maros");
}

TESTS(NULL, NULL)
