/* Units: the words that name them, and what they are called in print. */
#include "base/unit.h"

#include <string.h>

#include "check.h"

static const nt_unit *unit(const char *id)
{
    const nt_unit *found = nt_unit_find(id);
    assert_non_null(found);
    return found;
}

TEST(test_words_name_a_unit)
{
    static const struct {
        const char *id, *word;
        bool named;
    } cases[] = {
        {"persons", "persons", true},
        {"persons", "orang", true},
        {"persons", "Orang", true},
        {"persons", " ORANG ", true},
        {"persons", "ASN", true},
        {"persons", "Aparatur  Sipil\tNegara", true},
        {"persons", "aparatur-sipil-negara", true},
        {"persons", "aparatursipilnegara", false},
        {"persons", "orang orang", false},
        {"persons", "oran", false},
        {"persons", "orangx", false},
        {"persons", "", false},
        {"persons", " ", false},
        {"persons", "laporan", false},
        {"reports", "Kasus", true},
        {"reports", "dossiers", true},
        {"reports", "pelanggaran", false},
        {"violations", "Dugaan pelanggaran", true},
        {"regencies", "Kabupaten/Kota", true},
        {"percent", "%", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (nt_unit_is_called(unit(cases[i].id), cases[i].word, strlen(cases[i].word), false) !=
            cases[i].named) {
            fail_msg("\"%s\" and %s", cases[i].word, cases[i].id);
        }
    }
    assert_true(nt_unit_is_called(unit("persons"), "orang lain", 5, true));
}

static void expect_apart(const nt_unit *a, const nt_unit *b, const char *const *words)
{
    for (; a != b && words && *words; words++) {
        if (nt_unit_is_called(a, *words, strlen(*words), false)) {
            fail_msg("\"%s\" names %s and %s", *words, a->id, b->id);
        }
    }
}

/* "872 kasus" may be persons, "872 laporan" are none. */
TEST(test_prose_is_loose)
{
    assert_true(nt_unit_is_called(unit("reports"), "kasus", 5, false));
    assert_false(nt_unit_is_called(unit("reports"), "kasus", 5, true));
    assert_true(nt_unit_is_called(unit("reports"), "laporan", 7, true));
}

/* A word that named two would name neither. */
TEST(test_no_word_names_two)
{
    size_t count;
    const nt_unit *all = nt_units_built_in(&count);
    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || strcmp(all[i - 1].id, all[i].id) < 0);
        for (size_t j = 0; j < count && all[i].words; j++) {
            expect_apart(&all[i], &all[j], all[j].words);
            expect_apart(&all[i], &all[j], all[j].loose_words);
        }
    }
}

TEST(test_a_declared_unit_is_found_first)
{
    assert_null(nt_unit_find("vehicles"));
    assert_null(nt_unit_declared("persons"));
    char id[] = "vehicles";
    nt_unit_declare(
        &(nt_unit){.id = id, .called = {{{"kendaraan", "kendaraan"}, {"vehicle", "vehicles"}}}});
    id[0] = 'x';
    assert_string_equal(nt_form(&unit("vehicles")->called, NT_LANG_EN, 1), "vehicle");
    nt_unit_declare(
        &(nt_unit){.id = "vehicles", .called = {{{"mobil", "mobil"}, {"car", "cars"}}}});
    assert_string_equal(nt_form(&unit("vehicles")->called, NT_LANG_ID, 2), "mobil");
    assert_ptr_equal(nt_unit_declared("vehicles"), unit("vehicles"));
    assert_string_equal(nt_form(&unit("persons")->called, NT_LANG_ID, 2), "orang");
}

static nt_status read(nt_arena *arena, const char *text, nt_unit *out, nt_error *err)
{
    const nt_json *json = NULL;
    assert_int_equal(nt_json_parse(arena, "f.json", text, strlen(text), &json, err), NT_OK);
    return nt_unit_read_label(json, out, err);
}

TEST(test_labels)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    nt_unit u = {.id = "u"};
    assert_int_equal(read(arena, "{\"id\": \"ekor\", \"en\": \"head\"}", &u, &err), NT_OK);
    assert_string_equal(nt_form(&u.called, NT_LANG_EN, 1), "head");
    assert_string_equal(nt_form(&u.called, NT_LANG_EN, 2), "head");
    assert_int_equal(
        read(arena, "{\"en\": {\"one\": \"a\", \"other\": \"b\"}, \"id\": \"c\"}", &u, &err),
        NT_OK);
    nt_buffer out = nt_buffer_open(arena);
    nt_json_writer json = nt_json_writer_open(&out);
    nt_unit_write_label(&json, &u);
    nt_unit again = {.id = "u"};
    assert_int_equal(read(arena, nt_buffer_text(&out), &again, &err), NT_OK);
    assert_string_equal(nt_form(&again.called, NT_LANG_EN, 1), "a");
    assert_string_equal(nt_form(&again.called, NT_LANG_EN, 2), "b");
    assert_string_equal(nt_form(&again.called, NT_LANG_ID, 1), "c");
    static const char *const wrong[] = {
        "1",
        "{}",
        "{\"id\": \"c\"}",
        "{\"id\": 1, \"en\": \"c\"}",
        "{\"id\": \"c\", \"en\": \"\"}",
        "{\"id\": \"c\", \"en\": {\"one\": \"c\"}}",
        "{\"id\": \"c\", \"en\": \"c\", \"fr\": \"c\"}",
        ("{\"id\": \"c\", \"en\": {\"one\": \"c\", \"other\": \"c\","
         " \"many\": \"c\"}}")};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(read(arena, wrong[i], &again, &err), NT_INVALID);
        assert_int_equal(err.line, 1);
    }
    assert_string_equal(nt_form(&again.called, NT_LANG_EN, 1), "a");
}

TESTS(NULL, NULL)
