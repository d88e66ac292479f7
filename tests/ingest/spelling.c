/* Texts that differ in nothing that can be seen are one, wherever they stand, and one warning names
 * both places. */
#include "sandbox.h"

/* What a text may be written as that reads "K\u00E9 1". */
static const char *const ways[] = {
    "K\u00E9\u00A01" /* no-break space */,
    "K\u00E9  1" /* two blanks */,
    "K\u00E9\u20091" /* thin space */,
    "K\u00E9\u30001" /* ideographic space */,
    "K\u00E9\t1",
    "K\u00AD\u00E9 1" /* soft hyphen */,
    "K\u00E9 \u200B1" /* zero-width space */,
    "K\u00E9 1\uFEFF" /* byte order mark */,
    "\u200EK\u00E9 1" /* mark of direction */,
    "K\u2060\u00E9 1" /* word joiner */,
    "K\u200D\u00E9 1" /* joiner */,
    "K\u00E9 1\uFE0F" /* variation selector */,
    "K\u00E9\001 1" /* control character */,
    "Ke\u0301 1" /* accent apart */,
};
enum { WAYS = sizeof ways / sizeof *ways };
#define PLAIN "K\u00E9 1"

/* Whether there is just one such warning, at `place` and naming `first`. */
static void assert_told(sandbox *box, const char *place, const char *first)
{
    const char *told = sandbox_problems(box);
    const char *head = nt_arena_printf(box->arena, "%s invisible-difference: ", place);
    if (strncmp(told, head, strlen(head)) != 0 || !strstr(told, first) ||
        strchr(told, '\n')[1] != '\0' ||
        nt_problems_count(box->problems, NT_SEVERITY_WARNING) != 1) {
        fail_msg("not just %s, naming %s:\n%s", place, first, told);
    }
}

TEST(test_values_of_a_column)
{
    for (size_t i = 0; i < WAYS; i++) {
        for (int swapped = 0; swapped < 2; swapped++) {
            const char *first = swapped ? ways[i] : PLAIN, *second = swapped ? PLAIN : ways[i];
            SANDBOX(box);
            sandbox_table(&box, "{'name': 'c'}", "",
                          nt_arena_printf(box.arena, "x,c\n,\"%s\"\n,\"%s\"\n,\"%s\"\n,\"%s\"\n",
                                          first, second, first, second));
            assert_int_equal(sandbox_read(&box), NT_OK);
            assert_told(&box, "t.csv:3:2", "/t.csv:2:2 ");
            for (size_t row = 0; row < 4; row++) {
                assert_string_equal(sandbox_cell(&box, row, 0)->text, PLAIN);
            }
        }
    }
}

TEST(test_three_ways_are_two_warnings)
{
    SANDBOX(box);
    sandbox_table(&box, "{'name': 'c'}", "",
                  nt_arena_printf(box.arena, "c\n%s\n%s\n%s\n%s\n%s\n", ways[0], PLAIN, ways[5],
                                  ways[0], ways[5]));
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(
        nt_arena_printf(box.arena, "%s", sandbox_problems(&box)),
        nt_arena_printf(box.arena,
                        "t.csv:3:1 invisible-difference: differs from the text in %s/t.csv:2:1 "
                        "only in what cannot be seen (U+00A0 there) and is taken for it; write "
                        "both in one way\n"
                        "t.csv:4:1 invisible-difference: differs from the text in %s/t.csv:2:1 "
                        "only in what cannot be seen (U+00AD here) and is taken for it; write both "
                        "in one way\n",
                        box.folder, box.folder));
}

/* White space at the ends is no difference, and nothing is said of one way alone. */
TEST(test_silence)
{
    SANDBOX(box);
    sandbox_table(&box, "{'name': 'c'}, {'name': 'd'}", "",
                  nt_arena_printf(box.arena, "c,d\na,%s\n\" a \",%s\n\"a\u00A0\",%s\n", ways[0],
                                  ways[0], ways[0]));
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
}

/* An id that stands twice is an error besides. */
TEST(test_ids)
{
    for (size_t i = 0; i < WAYS; i++) {
        SANDBOX(box);
        sandbox_table(&box, "{'name': 'c', 'constraints': {'unique': true}}", "",
                      nt_arena_printf(box.arena, "x,c\n,\"%s\"\n,\"%s\"\n", PLAIN, ways[i]));
        assert_int_equal(sandbox_read(&box), NT_OK);
        assert_string_equal(sandbox_codes(&box), "3:2 duplicate-id\n3:2 invisible-difference\n");
    }
}

TEST(test_references)
{
    for (size_t i = 0; i < WAYS; i++) {
        SANDBOX(box);
        sandbox_descriptor(
            &box, "{'resources': [\n{'name': 'to', 'path': 'to.csv', 'schema': {'fields': "
                  "[{'name': 'k'}], 'primaryKey': 'k'}},\n"
                  "{'name': 'from', 'path': 'from.csv', 'schema': {'fields': [{'name': 'r'}],\n"
                  "'foreignKeys': [{'fields': 'r', 'reference': {'resource': 'to', 'fields': "
                  "'k'}}]}}]}");
        sandbox_text(&box, "to.csv", "k\n" PLAIN "\n");
        sandbox_text(&box, "from.csv", nt_arena_printf(box.arena, "x,r\n,\"%s\"\n", ways[i]));
        assert_int_equal(sandbox_read(&box), NT_OK);
        assert_told(&box, "from.csv:2:2", "/to.csv:2:1 ");
    }
}

static const char *in_json(sandbox *box, const char *text)
{
    nt_buffer out = nt_buffer_open(box->arena);
    nt_json_writer writer = nt_json_writer_open(&out);
    nt_json_put_string(&writer, text);
    return nt_buffer_text(&out);
}

/* The descriptor's own texts: a heading, a value of a list, a name for true, a field of a key. */
TEST(test_the_descriptor)
{
    static const struct {
        const char *before, *behind; /* in the field's description */
        const char *above, *below;   /* in the file */
        const char *place;
    } cases[] = {
        {"{'name': ", "}", "", "a\n", "t.csv:1:1"},
        {"{'name': 'c', 'constraints': {'enum': [", "]}}", "c\n", "", "t.csv:2:1"},
        {"{'name': 'c', 'type': 'boolean', 'trueValues': [", "]}", "c\n", "", "t.csv:2:1"},
    };
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        for (size_t i = 0; i < WAYS; i++) {
            for (int swapped = 0; swapped < 2; swapped++) {
                SANDBOX(box);
                const char *there = in_json(&box, swapped ? ways[i] : PLAIN);
                sandbox_table(
                    &box,
                    nt_arena_printf(box.arena, "%s%s%s", cases[c].before, there, cases[c].behind),
                    "",
                    nt_arena_printf(box.arena, "%s\"%s\"\n%s", cases[c].above,
                                    swapped ? PLAIN : ways[i], cases[c].below));
                if (sandbox_read(&box)) {
                    fail_msg("%s", sandbox_error(&box));
                }
                assert_told(&box, cases[c].place, "/datapackage.json:2:");
                assert_true(sandbox_cell(&box, 0, 0)->known);
            }
        }
    }
}

TEST(test_missing_values)
{
    for (size_t i = 0; i < WAYS; i++) {
        SANDBOX(box);
        sandbox_descriptor(
            &box, nt_arena_printf(box.arena,
                                  "{'resources': [{'name': 't', 'path': 't.csv', 'schema': "
                                  "{'missingValues': [%s], 'fields': [{'name': 'd', 'type': "
                                  "'date'}, {'name': 'c'}]}}]}",
                                  in_json(&box, PLAIN)));
        sandbox_text(&box, "t.csv",
                     nt_arena_printf(box.arena, "d,c\n\"%s\",\"%s\"\n", ways[i], ways[i]));
        assert_int_equal(sandbox_read(&box), NT_OK);
        assert_string_equal(sandbox_problems(&box), "");
        assert_string_equal(sandbox_cell(&box, 0, 0)->text, "");
        assert_string_equal(sandbox_cell(&box, 0, 1)->text, "");
    }
}

TEST(test_headings_that_read_the_same)
{
    for (size_t i = 0; i < WAYS; i++) {
        SANDBOX(box);
        sandbox_table(&box, "{'name': 'c'}", "",
                      nt_arena_printf(box.arena, "c,\"%s\",\"%s\"\n,,\n", PLAIN, ways[i]));
        assert_int_equal(sandbox_read(&box), NT_INVALID);
        assert_non_null(strstr(box.err.message[NT_LANG_EN], "stands twice, in columns 2 and 3"));
    }
}

/* What is quoted in print stays as it is written; only its ends are trimmed. */
TEST(test_quoted_texts)
{
    for (size_t i = 0; i < WAYS; i++) {
        SANDBOX(box);
        sandbox_table(&box,
                      "{'name': 'k', 'role': 'source.id'}, {'name': 'c', 'role': 'source.title'}",
                      "", nt_arena_printf(box.arena, "k,c\n1,x%sx\n2,x%sx\n", PLAIN, ways[i]));
        assert_int_equal(sandbox_read(&box), NT_OK);
        assert_string_equal(sandbox_problems(&box), "");
        assert_string_equal(sandbox_cell(&box, 1, 1)->text,
                            nt_arena_printf(box.arena, "x%sx", ways[i]));
    }
}

/* In a number or a day only a blank that the format has may be of another kind; all else inside is
 * a problem, and never another number. */
TEST(test_numbers_and_days)
{
    static const struct {
        const char *field, *cell;
        bool known;
        double value;
    } cases[] = {
        {"'type': 'number'", "1\u00A0234", false, 0},
        {"'type': 'number'", "1\u200B234", false, 0},
        {"'type': 'integer'", "1\u00AD234", false, 0},
        {"'type': 'number'", "12\uFEFF", true, 12},
        {"'type': 'number', 'groupChar': ' '", "1\u00A0234", true, 1234},
        {"'type': 'number', 'groupChar': '\\u202f'", "1 234\u00A0567", true, 1234567},
        {"'type': 'number', 'groupChar': ' '", "1 \u200B234", false, 0},
        {"'type': 'number', 'groupChar': ' '", "1  234", false, 0},
        {"'type': 'number', 'bareNumber': false", "5 \u00A0orang", true, 5},
        {"'type': 'number', 'bareNumber': false", "5 ju\u00ADta", false, 0},
        {"'type': 'number', 'bareNumber': false", "le\u200Bbih 5", false, 0},
        {"'type': 'number', 'bareNumber': false", "-\u200B5", false, 0},
        {"'type': 'number', 'bareNumber': false", "setidaknya 5", false, 0},
        {"'type': 'number', 'bareNumber': false", "maks. 5 orang", false, 0},
        {"'type': 'number', 'bareNumber': false", "ke-5", false, 0},
        {"'type': 'number', 'bareNumber': false", "5an orang", false, 0},
        {"'type': 'number', 'bareNumber': false", "bukan 5 orang", false, 0},
        {"'type': 'number', 'bareNumber': false", "5 lakh", false, 0},
        {"'type': 'number', 'bareNumber': false", "5 kali", true, 5},
        {"'type': 'number', 'bareNumber': false", "5 ASN terlapor", true, 5},
        {"'type': 'date'", "2024-02\u00AD-06", false, 0},
        {"'type': 'date'", "2024\u200E-02-06", false, 0},
        {"'type': 'date', 'format': '%d %m %Y'", "6\u00A02\u202F2024", true, 19759},
        {"'type': 'date', 'format': '%d\\u00a0%m\\u00a0%Y'", "6 2 2024", true, 19759},
        {"'type': 'date', 'format': '%d %m %Y'", "6\u200B 2 2024", false, 0},
        {"'type': 'boolean'", "tr\u00ADue", true, 1},
        {"'type': 'boolean'", "tr\u00A0ue", false, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SANDBOX(box);
        sandbox_table(&box, nt_arena_printf(box.arena, "{'name': 'c', %s}", cases[i].field), "",
                      nt_arena_printf(box.arena, "c\n\"%s\"\n", cases[i].cell));
        assert_int_equal(sandbox_read(&box), NT_OK);
        const nt_cell *cell = sandbox_cell(&box, 0, 0);
        double value = nt_date_known(cell->date) ? cell->date
                       : cell->boolean           ? 1
                                                 : nt_decimal_value(cell->number);
        if (cell->known != cases[i].known || value != cases[i].value ||
            strcmp(sandbox_codes(&box), cell->known ? "" : "2:1 type\n") != 0) {
            fail_msg("%s in %s: %g\n%s", cases[i].cell, cases[i].field, value,
                     sandbox_problems(&box));
        }
    }
}

TESTS(NULL, NULL)
