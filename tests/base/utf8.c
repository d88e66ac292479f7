#include "base/utf8.h"

#include <string.h>

#include "check.h"

TEST(test_every_code_point_round_trips)
{
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF) {
            continue;
        }
        char bytes[4];
        size_t length = nt_utf8_put(code, bytes);
        const char *at = bytes;
        assert_int_equal(nt_utf8_next(&at, bytes + length), code);
        assert_ptr_equal(at, bytes + length);
        if (length > 1) {
            at = bytes; /* cut short */
            assert_int_equal(nt_utf8_next(&at, bytes + length - 1), NT_UTF8_INVALID);
        }
    }
}

TEST(test_what_is_not_utf8)
{
    static const char *const bad[] = {
        "\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x80\x80\xAF",
        "\xFF", "\xC3(",    "\xE2\x28\xA1"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(nt_utf8_check(bad[i], strlen(bad[i])), 0);
    }
    assert_int_equal(nt_utf8_check("ab\xFF", 3), 2);
    assert_int_equal(nt_utf8_check("aé€😀", 10), 10);
    assert_int_equal(nt_utf8_count("aé€😀", 10), 4);
}

TEST(test_windows_1252)
{
    size_t length;
    const char *out = nt_utf8_from_windows_1252(*state,
                                                "\x93"
                                                "caf\xE9\x94 \x80",
                                                8, &length);
    assert_string_equal(out, "“café” €");
    assert_int_equal(length, strlen(out));
    int undefined = 0;
    for (int byte = 1; byte < 256; byte++) {
        undefined += !nt_utf8_of_windows_1252((unsigned char)byte);
    }
    assert_int_equal(undefined, 5);
    assert_int_equal(nt_utf8_of_windows_1252(0x81), 0);
}

TEST(test_lists_of_texts)
{
    const char *texts[] = {"b", "\xC3\xA9", "a"};
    assert_int_equal(nt_utf8_index("a", texts, 3), 2);
    assert_int_equal(nt_utf8_index("c", texts, 3), 3);
    assert_int_equal(nt_utf8_index("c", NULL, 0), 0);
    nt_utf8_sort(texts, 3);
    nt_utf8_sort(NULL, 0);
    assert_string_equal(texts[0], "a");
    assert_string_equal(texts[2], "\xC3\xA9");
}

TEST(test_nearest_name)
{
    static const char *const names[] = {"reported", "proven", "sanctioned"};
    assert_string_equal(nt_utf8_nearest("sanctoned", names, 3), "sanctioned");
    assert_string_equal(nt_utf8_nearest("provn", names, 3), "proven");
    assert_null(nt_utf8_nearest("voters", names, 3));
    assert_int_equal(nt_utf8_distance("kitten", "sitting", 9), 3);
    assert_int_equal(nt_utf8_distance("kitten", "sitting", 1), 2);
    assert_int_equal(nt_utf8_distance("kitten", "kit", 2), 3);
    assert_int_equal(nt_utf8_distance("kit", "kitten", 3), 3);
    assert_int_equal(nt_utf8_distance("", "abc", 9), 3);
    assert_int_equal(nt_utf8_distance("titel", "title", 9), 1);
}

TEST(test_slug)
{
    assert_string_equal(nt_utf8_slug(*state, "Pilkada Serentak 2020"), "pilkada-serentak-2020");
    assert_string_equal(nt_utf8_slug(*state, "--Kab./Kota--"), "kab-kota");
    assert_string_equal(nt_utf8_slug(*state, "éé"), "");
}

TESTS(open_arena, close_arena)
