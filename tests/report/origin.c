#include "origin.h"

#include <string.h>

#include "check.h"

static void assert_place(nt_place place, long line, long column)
{
    assert_int_equal(place.line, line);
    assert_int_equal(place.column, column);
}

TEST(test_a_file_counts_lines_and_characters)
{
    const char *text = "satu\ndüa tiga\n";
    const nt_origin *origin = nt_report_origin_file(*state, "a.md", text, strlen(text));
    assert_place(nt_report_origin_place(origin, 0), 1, 1);
    assert_place(nt_report_origin_place(origin, 5), 2, 1);
    assert_place(nt_report_origin_place(origin, (size_t)(strstr(text, "tiga") - text)), 2, 5);
}

/* A column in a JSON string is that of the file, where an escape is wider than what it means. */
TEST(test_a_json_string_counts_its_escapes)
{
    const char *json = "{\n  \"t\": \"a\\\"b\\u00e9\\ud83d\\ude00 X\"}";
    const nt_json *root;
    nt_error err;
    assert_int_equal(nt_json_parse(*state, "r.json", json, strlen(json), &root, &err), NT_OK);
    const nt_json *value = nt_json_get(root, "t");
    const nt_origin *origin = nt_report_origin_json(*state, value);
    const char *line = strchr(json, '\n') + 1;
    assert_place(nt_report_origin_place(origin, 0), 2, 9);
    assert_place(
        nt_report_origin_place(origin, (size_t)(strchr(value->string, 'b') - value->string)), 2,
        strchr(line + 8, 'b') - line + 1);
    assert_place(
        nt_report_origin_place(origin, (size_t)(strchr(value->string, 'X') - value->string)), 2,
        strchr(line, 'X') - line + 1);
}

/* Every place of texts that are longer than the distance between two that are kept. */
TEST(test_long_texts_have_all_their_places)
{
    nt_buffer text = nt_buffer_open(*state), json = nt_buffer_open(*state);
    nt_buffer_puts(&json, "[\"");
    for (int i = 0; i < 700; i++) {
        nt_buffer_printf(&text, "d\u00fca %d\U0001F600%s", i, i % 90 == 89 ? "\n" : "");
        nt_buffer_puts(&json, "\u00fca\\u00e9\\ud83d\\ude00\\n");
    }
    const nt_origin *file = nt_report_origin_file(*state, "a.md", text.bytes, text.length);
    for (size_t i = 0; i <= text.length; i++) {
        if (((unsigned char)text.bytes[i] & 0xC0) != 0x80) {
            nt_place place = nt_place_of("a.md", text.bytes, text.bytes + i);
            assert_place(nt_report_origin_place(file, i), place.line, place.column);
        }
    }
    nt_buffer_puts(&json, "\"]");
    const nt_json *root;
    nt_error err;
    assert_int_equal(nt_json_parse(*state, "r.json", json.bytes, json.length, &root, &err), NT_OK);
    const nt_origin *value = nt_report_origin_json(*state, root->child);
    for (size_t i = 0; i < 700; i++) {
        enum { BYTES = 10, COLUMNS = 22 }; /* of ü, a, é, the pair and the line's end */
        long column = 3 + (long)i * COLUMNS;
        assert_place(nt_report_origin_place(value, i * BYTES), 1, column);
        assert_place(nt_report_origin_place(value, i * BYTES + 3), 1, column + 2);
        assert_place(nt_report_origin_place(value, i * BYTES + 9), 1, column + 20);
    }
}

TEST(test_woven_text_keeps_the_places_of_its_pieces)
{
    const nt_origin *a = nt_report_origin_file(*state, "a.md", "abc\ndef", 7);
    const nt_origin *b = nt_report_origin_file(*state, "b.md", "12345", 5);
    nt_weaver weaver = nt_report_weaver_open(*state);
    nt_report_weave_origin(&weaver, a, 4, 7);
    nt_report_weave_literal(&weaver, "<value>", a, 2);
    nt_report_weave_origin(&weaver, b, 1, 4);
    nt_woven woven = nt_report_weaver_close(&weaver);
    assert_string_equal(woven.text, "def<value>234");
    assert_place(nt_report_woven_place(&woven, 2), 2, 3);
    /* Every character of a value stands for the tag it came from. */
    assert_place(nt_report_woven_place(&woven, 3), 1, 3);
    assert_place(nt_report_woven_place(&woven, 9), 1, 3);
    nt_place last = nt_report_woven_place(&woven, 12);
    assert_string_equal(last.file, "b.md");
    assert_place(last, 1, 4);

    /* A piece of it, cut inside its pieces. */
    nt_weaver again = nt_report_weaver_open(*state);
    nt_report_weave_piece(&again, &woven, 1, 5);
    nt_report_weave_piece(&again, &woven, 11, 13);
    nt_woven piece = nt_report_weaver_close(&again);
    assert_string_equal(piece.text, "ef<v34");
    assert_place(nt_report_woven_place(&piece, 1), 2, 3);
    assert_place(nt_report_woven_place(&piece, 3), 1, 3);
    assert_place(nt_report_woven_place(&piece, 5), 1, 4);
}

TESTS(open_arena, close_arena)
