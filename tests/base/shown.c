/* What a message shows of texts that others wrote: everything, and nothing that moves the terminal.
 */
#include "base/shown.h"

#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/utf8.h"
#include "check.h"

static const uint32_t moving[] = {0x01,   0x07,   0x08,   0x0B,   0x1B,   0x1E,   0x7F,   0x80,
                                  0x85,   0x9B,   0xAD,   0x61C,  0x180E, 0x200B, 0x200F, 0x2028,
                                  0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFFF9, 0xE0041};
enum { MOVING = sizeof moving / sizeof *moving };

/* What nt_say prints of one text within a line. */
static char *said(const char *text)
{
    static char printed[4096];
    FILE *file = tmpfile();
    nt_say(file, "a: \"%s\"\nb: %d\n", text, 7);
    rewind(file);
    printed[fread(printed, 1, sizeof printed - 1, file)] = '\0';
    fclose(file);
    return printed;
}

TEST(test_says_texts_as_they_are)
{
    assert_string_equal(said("Pilkada 2024, “é” 100 %"), "a: \"Pilkada 2024, “é” 100 %\"\nb: 7\n");
    assert_string_equal(said(""), "a: \"\"\nb: 7\n");
}

TEST(test_says_nothing_that_moves)
{
    for (size_t i = 0; i < MOVING; i++) {
        char text[32] = "x", *end = text + 1;
        end += nt_utf8_put(moving[i], end);
        strcpy(end, "[2Jy");
        const char *printed = said(text), *at = printed, *stop = printed + strlen(printed);
        while (at < stop) {
            uint32_t c = nt_utf8_next(&at, stop);
            assert_true(c == '\n' || !nt_shown_moves(c));
        }
        assert_non_null(strstr(printed, "[2Jy"));
    }
    const char *broken = said("x\x9B[2J");
    assert_int_equal(nt_utf8_check(broken, strlen(broken)), strlen(broken));
}

/* A line that an argument brings would be taken for one of ours. */
TEST(test_says_an_argument_on_its_line)
{
    assert_string_equal(said("x\n  holds    all"), "a: \"x   holds    all\"\nb: 7\n");
    assert_string_equal(said("x\r\ny\tz"), "a: \"x  y z\"\nb: 7\n");
    assert_null(strchr(said("x\x1E  holds"), '\x1E'));
    assert_null(strstr(said("x\x1E  holds"), "\n  holds"));
}

TEST(test_says_no_number_of_a_person)
{
    assert_string_equal(said("198503152010011007.pdf"), "a: \"##################.pdf\"\nb: 7\n");
}

/* The text of JSON is the same, its bytes move nothing. */
TEST(test_json_spells_out_what_moves)
{
    NT_PASSING_ARENA(arena);
    for (size_t i = 0; i < MOVING; i++) {
        nt_error err;
        const nt_json *tree;
        char text[16] = "x", *end = text + 1;
        end += nt_utf8_put(moving[i], end);
        strcpy(end, "y");
        nt_buffer out = nt_buffer_open(arena);
        nt_json_writer writer = nt_json_writer_open(&out);
        nt_json_begin(&writer, '[');
        nt_json_put_string(&writer, text);
        nt_json_end(&writer, ']');
        const char *json = nt_buffer_text(&out);
        for (const char *c = json; *c; c++) {
            assert_true(*c == '\n' || (*c >= ' ' && *c < 0x7F));
        }
        assert_int_equal(nt_json_parse(arena, "x", json, out.length, &tree, &err), NT_OK);
        assert_string_equal(tree->child->string, text);
    }
}

TEST(test_text_from_data_is_made_fit_to_print)
{
    assert_string_equal(nt_shown_in_print(*state, "dua\nbaris\ttab"), "dua baris tab");
    assert_string_equal(nt_shown_in_print(*state, "NIP 198001012005011001 x"),
                        "NIP ################## x");
    assert_string_equal(nt_shown_in_print(*state, "19800101 200501 1 001"),
                        "######## ###### # ###");
    assert_string_equal(nt_shown_in_print(*state, "123456789012345"), "123456789012345");
    assert_string_equal(nt_shown_in_print(*state, NULL), "");
}

static const char *marked_up(nt_arena *arena, const char *text)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_shown_printf(&out, "<p id=\"%s\" x=\"%g\" class=\"a %s\">%s %zu/%d</p>\n", text, 1.50499,
                    text, text, (size_t)7, -3);
    return nt_buffer_text(&out);
}

/* What is in no text of ours is no markup, and an attribute without a text is none. */
TEST(test_text_in_markup_stays_text)
{
    assert_string_equal(marked_up(*state, "dua"),
                        "<p id=\"dua\" x=\"1.5\" class=\"a dua\">dua 7/-3</p>\n");
    assert_string_equal(marked_up(*state, "\"<&\n%s"),
                        "<p id=\"&quot;&lt;&amp; %s\" x=\"1.5\" "
                        "class=\"a &quot;&lt;&amp; %s\">&quot;&lt;&amp; "
                        "%s 7/-3</p>\n");
    assert_string_equal(marked_up(*state, ""), "<p id=\"\" x=\"1.5\" class=\"a \"> 7/-3</p>\n");
    assert_string_equal(marked_up(*state, NULL), "<p x=\"1.5\" class=\"a \"> 7/-3</p>\n");
}

TESTS(open_arena, close_arena)
