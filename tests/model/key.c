/* Texts as they are compared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "key.h"

static void assert_key(const char *text, bool area, const char *expected)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, area, key);
    assert_string_equal(key, expected);
}

static void test_keys(void **state)
{
    (void)state;
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

static void test_what_is_too_long_has_no_key(void **state)
{
    (void)state;
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

static void test_regencies_without_their_kind(void **state)
{
    (void)state;
    assert_string_equal(nt_model_bare_key("kabupatenmaros"), "maros");
    assert_string_equal(nt_model_bare_key("kotamakassar"), "makassar");
    assert_string_equal(nt_model_bare_key("kota"), "kota");
    assert_string_equal(nt_model_bare_key("maros"), "maros");
}

/* Every one of the 38 by its official name, and no form for two of them. */
static void test_forms_of_provinces(void **state)
{
    (void)state;
    static const char *const names[] = {"ACEH",
                                        "SUMATERA UTARA",
                                        "SUMATERA BARAT",
                                        "RIAU",
                                        "JAMBI",
                                        "SUMATERA SELATAN",
                                        "BENGKULU",
                                        "LAMPUNG",
                                        "KEPULAUAN BANGKA BELITUNG",
                                        "KEPULAUAN RIAU",
                                        "DKI JAKARTA",
                                        "JAWA BARAT",
                                        "JAWA TENGAH",
                                        "DAERAH ISTIMEWA YOGYAKARTA",
                                        "JAWA TIMUR",
                                        "BANTEN",
                                        "BALI",
                                        "NUSA TENGGARA BARAT",
                                        "NUSA TENGGARA TIMUR",
                                        "KALIMANTAN BARAT",
                                        "KALIMANTAN TENGAH",
                                        "KALIMANTAN SELATAN",
                                        "KALIMANTAN TIMUR",
                                        "KALIMANTAN UTARA",
                                        "SULAWESI UTARA",
                                        "SULAWESI TENGAH",
                                        "SULAWESI SELATAN",
                                        "SULAWESI TENGGARA",
                                        "GORONTALO",
                                        "SULAWESI BARAT",
                                        "MALUKU",
                                        "MALUKU UTARA",
                                        "PAPUA",
                                        "PAPUA BARAT",
                                        "PAPUA SELATAN",
                                        "PAPUA TENGAH",
                                        "PAPUA PEGUNUNGAN",
                                        "PAPUA BARAT DAYA"};
    enum { COUNT = sizeof names / sizeof *names };
    const char *const *forms[COUNT];
    assert_int_equal(COUNT, 38);
    for (size_t i = 0; i < COUNT; i++) {
        char key[NT_KEY_MAX];
        nt_model_key(names[i], true, key);
        forms[i] = nt_model_province_forms(key);
        assert_non_null(forms[i]);
        for (size_t k = 0; k < i; k++) {
            assert_true(forms[k] != forms[i]);
        }
        for (const char *const *form = forms[i]; *form; form++) {
            assert_true(nt_model_province_forms(*form) == forms[i]);
        }
    }
    assert_true(nt_model_province_forms("sumsel") == forms[5]);
    assert_true(nt_model_province_forms("diy") == forms[13]);
    assert_null(nt_model_province_forms("atlantis"));
    assert_null(nt_model_province_forms(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_what_is_too_long_has_no_key),
        cmocka_unit_test(test_regencies_without_their_kind),
        cmocka_unit_test(test_forms_of_provinces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
