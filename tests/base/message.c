/* Messages: slots in each language, forms of number, and which language is asked for. */
#include "base/message.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "check.h"

static nt_message made(nt_text pattern, const char *name, nt_message_slot slot)
{
    slot.name = name;
    return (nt_message){pattern, {slot}, 1};
}

TEST(test_slots)
{
    static const struct {
        const char *pattern, *name;
        nt_message_slot slot;
        const char *said;
    } table[] = {
        {"a {x} b {x}", "{x}", {.kind = NT_SLOT_TEXT, .value.text = "{x}"}, "a {x} b {x}"},
        {"{x}", "{x}", {.kind = NT_SLOT_TEXT, .value.text = NULL}, ""},
        {"{n:d} rows",
         "{n:d}",
         {.kind = NT_SLOT_NUMBER, .value.number = -1234567},
         "-1234567 rows"},
        {"{w:t}", "{w:t}", {.kind = NT_SLOT_LABEL, .value.label = {{"kata", "word"}}}, "word"},
        {"{{x} {y}", "{y}", {.kind = NT_SLOT_TEXT, .value.text = "z"}, "{x} z"},
        {"{hint:m}", "{hint:m}", {.kind = NT_SLOT_MESSAGE, .value.message = NULL}, ""},
    };
    NT_PASSING_ARENA(arena);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        nt_message m = made(nt_text_alike(table[i].pattern), table[i].name, table[i].slot);
        assert_string_equal(nt_message_text(arena, NT_LANG_EN, &m), table[i].said);
    }
    nt_message inner = nt_message_of((nt_text){{"{dalam}", "{inner}"}});
    nt_message outer = made((nt_text){{"luar: {m:m}", "outer: {m:m}"}}, "{m:m}",
                            (nt_message_slot){.kind = NT_SLOT_MESSAGE, .value.message = &inner});
    assert_string_equal(nt_message_text(arena, NT_LANG_ID, &outer), "luar: {dalam}");
    assert_string_equal(nt_message_text(arena, NT_LANG_EN, &outer), "outer: {inner}");
    char cut[8];
    nt_message_into(cut, sizeof cut, NT_LANG_EN, &outer);
    assert_string_equal(cut, "outer: ");
}

/* What a slot brings stays on its line, is no control, and is no person's number. */
TEST(test_told)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    nt_message m = made(nt_text_alike("one {x}\ntwo\n"), "{x}",
                        (nt_message_slot){.kind = NT_SLOT_TEXT,
                                          .value.text = "a\nb\x1E"
                                                        "c\x1B[2J 199001012015011001"});
    nt_tell(out, NT_LANG_EN, m);
    fclose(out);
    assert_null(strchr(text, '\x1B'));
    assert_null(strchr(text, '\x1E'));
    assert_null(strstr(text, "199001012015011001"));
    assert_non_null(strstr(text, "one a b c"));
    assert_string_equal(strchr(text, '\n'), "\ntwo\n");
    free(text);
}

TEST(test_error_in_each_language)
{
    nt_error err;
    nt_text text = {{"salah", "wrong"}};
    assert_int_equal(nt_fail(&err, NT_INVALID, (nt_place){"a.csv", 3, 4}, nt_message_of(text)), 1);
    assert_string_equal(err.message[NT_LANG_ID], "salah");
    assert_string_equal(err.message[NT_LANG_EN], "wrong");
    assert_true(nt_error_speaks(&err));
    assert_int_equal(nt_fail_again(&err, (nt_place){"b.csv", 7, 0}, &err), NT_INVALID);
    assert_string_equal(err.file, "b.csv");
    assert_int_equal(err.line, 7);
    assert_string_equal(nt_error_text(&err).in[NT_LANG_ID], "salah");
}

TEST(test_language_of_the_environment)
{
    static const struct {
        const char *language, *all, *messages, *lang;
        nt_lang asked;
    } table[] = {
        {NULL, NULL, NULL, NULL, NT_LANG_ID},
        {NULL, NULL, NULL, "C.UTF-8", NT_LANG_ID},
        {NULL, NULL, NULL, "en_GB.UTF-8", NT_LANG_EN},
        {NULL, NULL, "id_ID", "en_GB.UTF-8", NT_LANG_ID},
        {NULL, "en", "id_ID", NULL, NT_LANG_EN},
        {NULL, "POSIX", "en_US", NULL, NT_LANG_ID},
        {NULL, "", "en_US", NULL, NT_LANG_EN},
        {"fr:en_US:id", NULL, NULL, "id_ID", NT_LANG_EN},
        {"fr", NULL, NULL, "en_US.UTF-8", NT_LANG_EN},
        {"", NULL, NULL, "de_DE", NT_LANG_ID},
        {NULL, NULL, NULL, "eng_GB", NT_LANG_ID},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *const values[] = {table[i].language, table[i].all, table[i].messages,
                                      table[i].lang};
        static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
        for (size_t k = 0; k < 4; k++) {
            values[k] ? setenv(names[k], values[k], 1) : unsetenv(names[k]);
        }
        assert_int_equal(nt_message_lang(), table[i].asked);
    }
}

TESTS(NULL, NULL)
