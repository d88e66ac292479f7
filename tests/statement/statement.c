/* Statements by the names of their subjects, and that the documentation lists them. */
#include "statement/statement.h"

#include <string.h>

#include "base/file.h"
#include "check.h"

TEST(test_a_form_before_a_subject)
{
    nt_say_form form;
    assert_string_equal(nt_statement_subject("statement b.compared", &form), "b.compared");
    assert_int_equal(form, NT_SAY_SENTENCE);
    assert_string_equal(nt_statement_subject("alternative  b.compared", &form), "b.compared");
    assert_int_equal(form, NT_SAY_ALTERNATIVE);
    assert_null(nt_statement_subject("headlines", &form));
    assert_null(nt_statement_subject("statements b", &form));
    assert_null(nt_statement_subject("b.compared", &form));
}

TEST(test_what_stands_for_a_vote)
{
    const struct {
        const char *subject, *whose;
        bool is_pair;
    } cases[] = {
        {"b.compared", "b", true},
        {"event.pemilu-2024.vs.pilkada-2020.compared", "event.pemilu-2024.vs.pilkada-2020", true},
        {"pair.pilkada-2020.pemilu-2024.naive", "pair.pilkada-2020.pemilu-2024", true},
        {"event.pemilu-2024.latest.ratio", "event.pemilu-2024", false},
        {"a.latest.ratio", "a", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_statement_found found;
        assert_true(nt_statement_find(cases[i].subject, &found));
        assert_int_equal(found.whose_length, strlen(cases[i].whose));
        assert_memory_equal(found.whose, cases[i].whose, found.whose_length);
        assert_int_equal(found.is_pair, cases[i].is_pair);
    }
    static const char *const none[] = {
        "c.compared",   "b.compared.more",    "b", "event.x.compared", "event.x.vs",
        "pair.a.naive", "event.latest.ratio", "",  "b..compared"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        nt_statement_found found;
        assert_false(nt_statement_find(none[i], &found));
    }
}

/* The first statement that fits is said: none may stand before another and take its subjects. */
TEST(test_each_pattern_leads_to_its_statement)
{
    const nt_statement *statement;
    for (size_t i = 0; (statement = nt_statement_at(i)); i++) {
        for (const char *const *pattern = statement->subjects; *pattern; pattern++) {
            char subject[200] = "";
            for (const char *at = *pattern; *at;) {
                size_t length = strcspn(at, ".");
                const char *part = length > 1   ? NULL
                                   : *at == 'E' ? "event.x"
                                   : *at == 'V' ? "event.x.vs.y"
                                   : *at == 'P' ? "pair.x.y"
                                   : *at == '*' ? "any"
                                                : NULL;
                strncat(subject, part ? part : at, part ? strlen(part) : length);
                at += length;
                strcat(subject, *at == '.' ? "." : "");
                at += *at == '.';
            }
            nt_statement_found found;
            assert_true(nt_statement_find(subject, &found));
            if (found.statement != statement) {
                fail_msg("%s leads elsewhere", *pattern);
            }
        }
    }
}

static const char *forms_of(nt_arena *arena, const nt_statement *statement)
{
    nt_buffer out = nt_buffer_open(arena);
    for (nt_say_form form = 0; form < NT_SAY_COUNT; form++) {
        bool has = false;
        for (const nt_statement_case *w = statement->wordings; w->when; w++) {
            has |= w->words[form].in[NT_LANG_ID] != NULL;
        }
        nt_buffer_printf(&out, "%s%s", has && out.length ? ", " : "",
                         has ? nt_say_words[form] : "");
    }
    return nt_buffer_text(&out);
}

/* docs/templates.md has a line for each: subjects, forms, what it says. */
TEST(test_the_documentation_lists_each)
{
    NT_PASSING_ARENA(arena);
    nt_bytes text;
    nt_error err;
    assert_false(nt_file_read(arena, NT_SOURCE_DIR "/docs/templates.md", 1 << 20, &text, &err));
    const nt_statement *statement;
    for (size_t i = 0; (statement = nt_statement_at(i)); i++) {
        nt_buffer line = nt_buffer_open(arena);
        for (const char *const *subject = statement->subjects; *subject; subject++) {
            nt_buffer_printf(&line, "%s`%s`", line.length ? ", " : "| ", *subject);
        }
        nt_buffer_printf(&line, " | %s | %s%s |\n", forms_of(arena, statement), statement->tells,
                         statement->is_method ? " (method)" : "");
        if (!strstr((const char *)text.bytes, nt_buffer_text(&line))) {
            fail_msg("docs/templates.md lacks %s", nt_buffer_text(&line));
        }
    }
}

/* By letters and digits, however a page sets them. */
TEST(test_what_a_text_says)
{
    static const char text[] =
        "Judul\nSebanyak 1.234\u00A0kasus di\u2060laporkan,\n**lebih banyak** (\u22122,5). "
        "Naik menjadi 40, aba abab +3%.";
    static const struct {
        const char *words;
        bool stands;
    } cases[] = {{"Sebanyak 1.234 kasus dilaporkan, lebih banyak (\u22122,5).", true},
                 {"lebih banyak", true},
                 {"Judul Sebanyak", true},
                 {"lebih sedikit", false},
                 {"Sebanyak 1.235 kasus", false},
                 {"lebih banyak (2,5)", false}, /* a sign is said */
                 {"banyak (\u22122,5). Lagi", false},
                 {"lebih banyak (\u221225)", false}, /* and a decimal comma */
                 {"Sebanyak 1234 kasus", false},
                 {"lebih banyak (\u22122", false},
                 {"Naik menjadi 4", false}, /* nor is a part of a number one */
                 {"menjadi 40", true},
                 {"aik menjadi 40", true}, /* from several words another may go on */
                 {"aba aba", true},
                 {"ba abab", true},
                 {"aik", false}, /* one is no part of another */
                 {"aba ba", false},
                 {"bab", false},
                 {"abab", true},
                 {"3%", true},
                 {"+3%", true},
                 {"-3%", false},
                 {"", false},
                 {" . ", false}};
    NT_PASSING_ARENA(arena);
    nt_statement_page page = nt_statement_read(arena, text, sizeof text - 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t start, stop;
        assert_int_equal(nt_statement_stands(&page, cases[i].words, &start, &stop),
                         cases[i].stands);
    }
    size_t start, stop;
    assert_true(nt_statement_stands(&page, "lebih banyak", &start, &stop));
    assert_memory_equal(text + start, "lebih banyak", stop - start);
}

TESTS(NULL, NULL)
