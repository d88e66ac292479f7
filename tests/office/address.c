/* The address of an office's fingerprints: which are taken, and what becomes of their slots. */
#include "address.h"

#include <string.h>

#include "check.h"

static nt_status read(const char *text, nt_office *office)
{
    const nt_json value = {.type = NT_JSON_STRING, .string = text, .place = {"office.json", 7, 14}};
    nt_error err = {0};
    nt_status status = nt_office_read_address(&value, office, &err);
    if (status) {
        assert_int_equal(status, NT_INVALID);
        assert_int_equal(err.line, 7);
    }
    return status;
}

TEST(test_addresses_of_the_web_are_taken)
{
    static const char *const taken[] = {
        "https://contoh.go.id",
        "https://contoh.go.id/",
        "https://contoh.go.id:8443/rilis",
        "https://contoh.go.id#{fingerprint}",
        "https://contoh.go.id?s={fingerprint}&t={number}",
        "https://xn--bcher-kva.example/{report}/{edition}/{language}.html#{fingerprint}",
        "https://contoh.go.id/a%20b;c=(d),e'f!*+$~_/:@",
    };
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        nt_office office = {0};
        assert_int_equal(read(taken[i], &office), NT_OK);
        assert_string_equal(office.address, taken[i]);
    }
}

TEST(test_all_else_is_refused)
{
    static const char *const refused[] = {
        "",
        "https://",
        "https:///rilis",
        "http://contoh.go.id",
        "HTTPS://contoh.go.id",
        "javascript:alert(1)",
        "mailto:a@contoh.go.id",
        "//contoh.go.id",
        "contoh.go.id",
        "https://localhost",
        "https://user@contoh.go.id",
        "https://contoh.go.id@lain.example/",
        "https://contoh.go.id:/",
        "https://contoh.go.id:x/",
        "https://.go.id/",
        "https://contoh.go.id./",
        "https://{report}.go.id/",
        "https://contoh.go.id/{reprot}",
        "https://contoh.go.id/{fingerprint",
        "https://contoh.go.id/{}",
        "https://contoh.go.id/}",
        "https://contoh.go.id/a b",
        "https://contoh.go.id/\t",
        "https://contoh.go.id/\"",
        "https://contoh.go.id/<b>",
        "https://contoh.go.id/\\",
        "https://contoh.go.id/%",
        "https://contoh.go.id/%4",
        "https://contoh.go.id/%zz",
        "https://contoh.go.id/a#b#c",
        "https://contoh.go.id/é",
        " https://contoh.go.id",
        "https://b\xC3\xBC.example/",
    };
    char long_one[300] = "https://contoh.go.id/";
    nt_office office;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        assert_int_equal(read(refused[i], &office), NT_INVALID);
    }
    memset(long_one + strlen(long_one), 'a', 200);
    assert_int_equal(read(long_one, &office), NT_INVALID);
}

TEST(test_slots_are_filled_with_octets)
{
    nt_office office = {.number = "015/SP/III 2024?#&é"};
    const nt_office_edition of = {"7KQ2-0000", "press-note", "2024-06-12", "id"};
    const char *out = NULL;
    nt_error err = {0};
    assert_int_equal(
        read("https://c.example/{report}/{edition}/{language}/{number}#{fingerprint}", &office),
        NT_OK);
    assert_int_equal(nt_office_address(*state, &office, &of, &out, &err), NT_OK);
    assert_string_equal(out, "https://c.example/press-note/2024-06-12/id/"
                             "015%2FSP%2FIII%202024%3F%23%26%C3%A9#7KQ2-0000");
}

TEST(test_a_slot_without_a_value_is_refused_at_its_place)
{
    nt_office office = {.number = ""};
    const nt_office_edition of = {"7KQ2-0000", "press-note", "2024-06-12", "id"};
    const char *out = NULL;
    nt_error err = {0};
    assert_int_equal(read("https://c.example/{number}", &office), NT_OK);
    assert_int_equal(nt_office_address(*state, &office, &of, &out, &err), NT_INVALID);
    assert_int_equal(err.line, 7);
    assert_null(out);
}

TESTS(open_arena, close_arena)
