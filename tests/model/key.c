/* Texts as they are compared. */
#include <string.h>

#include "check.h"
#include "model/key.h"

static void assert_key(const char *text, bool area, const char *expected)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, area, key);
    assert_string_equal(key, expected);
}

TEST(test_keys)
{
    assert_key("JPT (Madya)", false, "jptmadya");
    assert_key("  Media   Sosial. ", false, "mediasosial");
    assert_key("", false, "");
    assert_key("...", false, "");
    assert_key("Prov. Sumsel", false, "provsumsel");
    assert_key("Prov. Sumsel", true, "sumsel");
    assert_key("Kab. Adm. Kep. Seribu", true, "kabupatenkepulauanseribu");
    assert_key("Kota Administrasi Jakarta Pusat", true, "kotajakartapusat");
    assert_key("Caf\xC3\xA9", false, "caf\xC3\xA9");
    assert_key("73.71", true, "7371");
}

TEST(test_what_is_too_long_has_no_key)
{
    for (size_t length = NT_KEY_MAX - 3; length < NT_KEY_MAX + 3; length++) {
        char text[NT_KEY_MAX + 8], key[NT_KEY_MAX];
        memset(text, 'x', length);
        text[length] = '\0';
        nt_model_key(text, false, key);
        assert_int_equal(strlen(key), length < NT_KEY_MAX - 1 ? length : 0);
        /* In words, none of which is too long. */
        for (size_t i = 9; i < length; i += 10) {
            text[i] = ' ';
        }
        nt_model_key(text, true, key);
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
