#include "base/json_form.h"

#include <math.h>
#include <string.h>

#include "check.h"

static const nt_json *parse(nt_arena *arena, const char *text)
{
    nt_error err = {0};
    const nt_json *tree = NULL;
    if (nt_json_parse(arena, "t.json", text, strlen(text), &tree, &err)) {
        fail_msg("%ld:%ld: %s", err.line, err.column, err.message[NT_LANG_EN]);
    }
    return tree;
}

TEST(test_values_know_their_place)
{
    const nt_json *tree = parse(*state, "{\n  \"a\": [1, -2.5e3, \"é\\\"]\\n\", true],\n"
                                        "  \"é\" : {\"deep\":null}, \"last\":   false\n}\n");
    const nt_json *a = nt_json_get(tree, "a");
    assert_int_equal(a->count, 4);
    assert_int_equal(a->place.line, 2);
    assert_int_equal(a->place.column, 8);
    assert_int_equal(a->key_place.column, 3);
    assert_true(a->child->next->number == -2500);
    const nt_json *text = a->child->next->next;
    assert_string_equal(text->string, "é\"]\n");
    assert_int_equal(text->place.column, 20);
    assert_int_equal(text->next->place.column, 30);
    const nt_json *deep = nt_json_get(nt_json_get(tree, "é"), "deep");
    assert_int_equal(deep->type, NT_JSON_NULL);
    assert_int_equal(deep->place.line, 3);
    assert_int_equal(deep->place.column, 17);
    assert_int_equal(deep->key_place.column, 10);
    assert_int_equal(nt_json_get(tree, "last")->place.column, 34);
    assert_false(nt_json_bool(tree, "last", true));
    assert_null(nt_json_get(tree, "none"));
    assert_string_equal(nt_json_string(tree, "none", "fallback"), "fallback");
}

static void assert_refused(nt_arena *arena, const char *text, long line, long column)
{
    nt_error err = {0};
    const nt_json *tree = NULL;
    assert_int_equal(nt_json_parse(arena, "t.json", text, strlen(text), &tree, &err), NT_INVALID);
    assert_null(tree);
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
    assert_string_not_equal(err.message[NT_LANG_ID], err.message[NT_LANG_EN]);
}

TEST(test_what_is_not_json)
{
    assert_refused(*state, "", 1, 1);
    assert_refused(*state, "{\"a\": 1} x", 1, 10);
    assert_refused(*state, "{\n \"a\": 1,\n \"a\": 2}", 3, 2);
    assert_refused(*state, "[\"\xFF\"]", 1, 3);
}

/* What RFC 8259 forbids and cJSON takes, each at its place. */
TEST(test_lenient_json_is_refused)
{
    static const struct {
        const char *text;
        long line, column;
    } cases[] = {
        {"{\"a\": \"b\nc\",\n \"d\": 1}", 1, 9},
        {"[\"a\tb\"]", 1, 4},
        {"[\"é\x1F\"]", 1, 4},
        {"[1,\x01 2]", 1, 4},
        {"[\n \"\\\\\", \"\\\"\n\"]", 2, 11},
        {"[\"a\\u0000b\"]", 1, 4},
        {"[\"\\u12G4\"]", 1, 3},
        {"[\"a\\u12\"]", 1, 4},
        {"[\"\\uD83D\"]", 1, 3},
        {"[\"\\ud83d\\u0041\"]", 1, 3},
        {"[\"\\ude00\"]", 1, 3},
        {"[\"\\\\\\ud83d\\ud83d\\ude00\"]", 1, 5},
        {"[\"a\\q\"]", 1, 4},
        {"[\"a\\", 1, 4},
        {"[\"\\U0041\"]", 1, 3},
        {"[01]", 1, 2},
        {"[1, -01]", 1, 5},
        {"[1., 2]", 1, 2},
        {"[1e, 2]", 1, 3},
        {"[-]", 1, 2},
        {"[1.5e+]", 1, 5},
        {"[1e999]", 1, 2},
        {"{\"a\": 1, \"b\": 2, \"b\": 3, \"a\": 4}", 1, 18},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_refused(*state, cases[i].text, cases[i].line, cases[i].column);
    }
    nt_error err = {0};
    const nt_json *tree = NULL;
    assert_int_equal(nt_json_parse(*state, "t.json", "[1,\0 2]", 7, &tree, &err), NT_INVALID);
    assert_int_equal(err.column, 4);
    const nt_json *good =
        parse(*state, "[0, -0, 0.5, 10, 1e5, 1E-5, -1.25e+2, \"\\u00e9\\\\u0000\", "
                      "\"\\uD83D\\uDE00\\\"\\ud83d\\ude00\\/\", \"\\ud83d\\ude00\"]");
    assert_int_equal(good->count, 10);
    assert_string_equal(good->child->next->next->next->next->next->next->next->string, "é\\u0000");
}

/* How deep cJSON follows is told as such. */
TEST(test_deep_json)
{
    for (int depth = 900; depth <= 1100; depth += 200) {
        nt_error err = {0};
        const nt_json *tree = NULL;
        nt_buffer text = nt_buffer_open(*state);
        for (int i = 0; i < 2 * depth; i++) {
            nt_buffer_putc(&text, i < depth ? '[' : ']');
        }
        nt_status status =
            nt_json_parse(*state, "t.json", nt_buffer_text(&text), text.length, &tree, &err);
        assert_int_equal(status, depth < 1000 ? NT_OK : NT_INVALID);
        assert_true(!status || strstr(err.message[NT_LANG_EN], "too many lists"));
    }
}

/* A file of one long line, and an object of many keys, cost what their size asks: a place or a
 * look-up that began anew each time would take minutes here. */
TEST(test_many_values_in_one_line)
{
    enum { MANY = 200000 };
    nt_buffer text = nt_buffer_open(*state);
    for (int i = 0; i < MANY; i++) {
        nt_buffer_printf(&text, "%s\"k%d\":%d", i ? "," : "{", i, i);
    }
    nt_buffer_printf(&text, "}");
    const nt_json *tree = parse(*state, nt_buffer_text(&text));
    assert_int_equal(tree->count, MANY);
    const nt_json *last = tree->child;
    while (last->next) {
        last = last->next;
    }
    assert_int_equal(last->place.column, (long)strlen(nt_buffer_text(&text)) - 6);
}

/* The value begun last, and how many there are. */
static size_t count_values(const nt_json *json, nt_place *last)
{
    size_t count = 1;
    *last = json->key ? json->key_place : json->place;
    NT_JSON_EACH(child, json) {
        count += count_values(child, last);
    }
    return count;
}

/* A limit of as many as there are passes, and one less is told at the last of them. */
TEST(test_more_values_than_are_read)
{
    static const char *const texts[] = {
        "[[]]",
        "[ 1 , 2,\n3 ]",
        "[[],[ ],[[], {}]]",
        "{\"a\": [], \"b\": {\"c\": \"x,[{\\\",\"}, \"é\":\n {} }",
        "{\"a\":{\"b\":[null,true,\"\",-0.5e3]},\"c\":0}",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        nt_place last;
        nt_error err = {0};
        const nt_json *tree;
        size_t count = count_values(parse(*state, texts[i]), &last), length = strlen(texts[i]);
        assert_int_equal(nt_json_parse_most(*state, "", texts[i], length, count, &tree, &err),
                         NT_OK);
        assert_int_equal(nt_json_parse_most(*state, "", texts[i], length, count - 1, &tree, &err),
                         NT_INVALID);
        assert_non_null(strstr(err.message[NT_LANG_EN], "values; no more are read"));
        assert_int_equal(err.line, last.line);
        assert_int_equal(err.column, last.column);
    }
}

/* Of whatever kind: no shape of a text makes a tree that is many times as large. */
TEST(test_what_a_value_takes)
{
    static const char *const values[] = {"0", "[]", "{}", "\"\"", "null", "[[]]", "{\"\":1}"};
    enum { MANY = 10000 };
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        nt_buffer text = nt_buffer_open(*state);
        NT_PASSING_ARENA(arena);
        for (int n = 0; n < MANY; n++) {
            nt_buffer_printf(&text, "%c%s", n ? ',' : '[', values[i]);
        }
        nt_buffer_putc(&text, ']');
        nt_place last;
        size_t count = count_values(parse(arena, nt_buffer_text(&text)), &last);
        assert_true(nt_arena_used(arena) <= count * (sizeof(nt_json) + 32) + 1024);
    }
    assert_true(sizeof(nt_json) <= 96);
}

static void put_tree(nt_json_writer *w, const nt_json *json)
{
    if (json->key) {
        nt_json_key(w, json->key);
    }
    if (json->type == NT_JSON_STRING) {
        nt_json_put_string(w, json->string);
        return;
    }
    nt_json_begin(w, json->type == NT_JSON_ARRAY ? '[' : '{');
    NT_JSON_EACH(child, json) {
        put_tree(w, child);
    }
    nt_json_end(w, json->type == NT_JSON_ARRAY ? ']' : '}');
}

static const char *written(nt_arena *arena, const nt_json *json)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_json_writer w = nt_json_writer_open(&out);
    put_tree(&w, json);
    return nt_buffer_text(&out);
}

/* What changes is made anew, what does not is shared, and what was read stays. */
TEST(test_canonical_form)
{
    static const char *const label[] = {"label", NULL};
    static const struct {
        const char *read, *right;
    } cases[] = {
        {"[\"a\",\" b\",\"c\",\"d  e\",\"f\"]", "[\"a\",\"b\",\"c\",\"d e\",\"f\"]"},
        {"{\"a \":[\"x\"],\"b\":{\"c\":\" d\"},\"e\":[\"é\"]}",
         "{\"a\":[\"x\"],\"b\":{\"c\":\"d\"},\"e\":[\"é\"]}"},
        {"{\"label \":\" a \",\"x\":{\"label\":[\" b\"]},\"y\":\" c\"}",
         "{\"label\":\" a \",\"x\":{\"label\":[\" b\"]},\"y\":\"c\"}"},
        {"[[\"e\\u0301\"],[],[\"a\"]]", "[[\"é\"],[],[\"a\"]]"},
        {"[[\"a\"],[\"é\"]]", "[[\"a\"],[\"é\"]]"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const nt_json *tree = parse(*state, cases[i].read);
        const nt_json *right = parse(*state, cases[i].right);
        const char *before = written(*state, tree);
        const nt_json *made = nt_json_canonical(*state, tree, label);
        assert_string_equal(written(*state, made), written(*state, right));
        assert_string_equal(written(*state, tree), before);
        assert_ptr_equal(nt_json_canonical(*state, made, label), made);
    }
    const nt_json *tree = parse(*state, cases[1].read);
    const nt_json *made = nt_json_canonical(*state, tree, label);
    assert_ptr_not_equal(nt_json_get(made, "b"), nt_json_get(tree, "b"));
    assert_ptr_equal(nt_json_get(made, "e"), nt_json_get(tree, "e"));
    assert_ptr_equal(made->child->child, tree->child->child);
}

TEST(test_unknown_members_name_the_nearest)
{
    static const char *const known[] = {"title", "kind", NULL};
    nt_error err = {0};
    const nt_json *tree = parse(*state, "{\"kind\": 1,\n \"titel\": 2, \"x-own\": 3}");
    assert_int_equal(nt_json_only(tree, known, &err), NT_INVALID);
    assert_int_equal(err.line, 2);
    assert_string_equal(err.message[NT_LANG_EN],
                        "\"titel\" is not known here; did you mean \"title\"?");
    assert_string_equal(err.message[NT_LANG_ID],
                        "\"titel\" tidak dikenal di sini; maksud Anda \"title\"?");
    assert_int_equal(nt_json_only(parse(*state, "{\"$schema\": 1}"), known, &err), NT_OK);
}

TEST(test_what_is_written_reads_back)
{
    nt_buffer out = nt_buffer_open(*state);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    nt_json_key(&w, "q\"\\\n\x01");
    nt_json_put_string(&w, "é\t");
    nt_json_key(&w, "numbers");
    nt_json_begin(&w, '[');
    nt_json_put_number(&w, 0.1);
    nt_json_put_number(&w, 1.0 / 3);
    nt_json_put_number(&w, NAN);
    nt_json_put_integer(&w, 204800000);
    nt_json_begin(&w, '{');
    nt_json_end(&w, '}');
    nt_json_end(&w, ']');
    nt_json_key(&w, "yes");
    nt_json_put_bool(&w, true);
    nt_json_end(&w, '}');
    assert_string_equal(nt_buffer_text(&out), "{\n"
                                              "  \"q\\\"\\\\\\n\\u0001\": \"é\\t\",\n"
                                              "  \"numbers\": [\n"
                                              "    0.1,\n"
                                              "    0.3333333333333333,\n"
                                              "    null,\n"
                                              "    204800000,\n"
                                              "    {}\n"
                                              "  ],\n"
                                              "  \"yes\": true\n"
                                              "}\n");
    const nt_json *tree = parse(*state, nt_buffer_text(&out));
    assert_true(nt_json_get(tree, "numbers")->child->next->number == 1.0 / 3);
}

static void put_digit(nt_json_writer *w, const void *item, const void *context)
{
    nt_json_member_integer(w, context, *(const int *)item);
}

TEST(test_lists_and_what_may_be_missing)
{
    static const int digits[] = {1, 2};
    static const char *const words[] = {"a", "b"};
    nt_buffer out = nt_buffer_open(*state);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    nt_json_member_count(&w, "none", 0);
    nt_json_member_count(&w, "unknown", -1);
    nt_json_member_date(&w, "day", nt_date_parse_iso("2024-02-29", 10));
    nt_json_member_date(&w, "no day", NT_DATE_UNKNOWN);
    nt_json_member_strings(&w, "words", words, 2);
    nt_json_member_strings(&w, "no words", words, 0);
    nt_json_member_object(&w, "one", &digits[1], put_digit, "x");
    nt_json_member_object(&w, "no object", NULL, put_digit, "x");
    nt_json_member_objects(&w, "all", digits, sizeof *digits, 2, put_digit, "y");
    nt_json_member_begin(&w, "empty", '[');
    nt_json_end(&w, ']');
    nt_json_end(&w, '}');
    assert_string_equal(nt_buffer_text(&out), "{\n"
                                              "  \"none\": 0,\n"
                                              "  \"unknown\": null,\n"
                                              "  \"day\": \"2024-02-29\",\n"
                                              "  \"no day\": null,\n"
                                              "  \"words\": [\n    \"a\",\n    \"b\"\n  ],\n"
                                              "  \"no words\": [],\n"
                                              "  \"one\": {\n    \"x\": 2\n  },\n"
                                              "  \"no object\": null,\n"
                                              "  \"all\": [\n    {\n      \"y\": 1\n    },\n"
                                              "    {\n      \"y\": 2\n    }\n  ],\n"
                                              "  \"empty\": []\n"
                                              "}\n");
}

TEST(test_lines)
{
    static const char *const words[] = {"a", "b"};
    nt_buffer out = nt_buffer_open(*state);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    nt_json_member_begin(&w, "rows", '[');
    for (size_t i = 0; i < 2; i++) {
        nt_json_begin_line(&w, '{');
        nt_json_member_strings(&w, "words", words, i);
        nt_json_member(&w, "text", "a: b, c");
        nt_json_end(&w, '}');
    }
    nt_json_begin_line(&w, '[');
    nt_json_end(&w, ']');
    nt_json_end(&w, ']');
    nt_json_member_integer(&w, "after", 1);
    nt_json_end(&w, '}');
    assert_string_equal(nt_buffer_text(&out), "{\n"
                                              "  \"rows\": [\n"
                                              "    {\"words\":[],\"text\":\"a: b, c\"},\n"
                                              "    {\"words\":[\"a\"],\"text\":\"a: b, c\"},\n"
                                              "    []\n"
                                              "  ],\n"
                                              "  \"after\": 1\n"
                                              "}\n");
}

TEST(test_members)
{
    nt_buffer out = nt_buffer_open(*state);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    nt_json_member(&w, "text", "a");
    nt_json_member(&w, "none", NULL);
    nt_json_member_number(&w, "half", 0.5);
    nt_json_member_integer(&w, "whole", -7);
    nt_json_member_bool(&w, "no", false);
    nt_json_end(&w, '}');
    assert_string_equal(nt_buffer_text(&out), "{\n"
                                              "  \"text\": \"a\",\n"
                                              "  \"none\": null,\n"
                                              "  \"half\": 0.5,\n"
                                              "  \"whole\": -7,\n"
                                              "  \"no\": false\n"
                                              "}\n");
}

/* What is made of the files of others shows nobody's number, in whatever digits; sums stay. */
TEST(test_masked)
{
    nt_json_writer w = nt_json_open_masking(*state);
    nt_json_member(&w, "NIP 198503152010011003", "19850315 201001 1 003");
    nt_json_member(&w, "wide",
                   "\uff11\uff19\uff18\uff15\uff10\uff13\uff11\uff15\uff12\uff10"
                   "\uff11\uff10\uff10\uff11\uff11\uff10\uff10\uff13");
    nt_json_member(&w, "sum", "e3b0c44298fc1c149afbf4c81234567890123456ae41e4649b934ca495991b78");
    nt_json_member_number(&w, "number", 2010.5);
    assert_string_equal(
        nt_json_close(&w).bytes,
        "{\n"
        "  \"NIP ##################\": \"######## ###### # ###\",\n"
        "  \"wide\": \"##################\",\n"
        "  \"sum\": \"e3b0c44298fc1c149afbf4c81234567890123456ae41e4649b934ca495991b78\",\n"
        "  \"number\": 2010.5\n"
        "}\n\n");
}

/* Numbers are doubled, and what is called "gone" is left out of lists. */
static const nt_json *turned(void *arena, const nt_json *value)
{
    nt_json *made = nt_arena_copy(arena, value, sizeof *value);
    made->number *= 2;
    return value->string && strcmp(value->string, "gone") == 0 && !value->key ? NULL : made;
}

TEST(test_put_as_it_was_read)
{
    nt_buffer out = nt_buffer_open(*state);
    nt_json_writer writer = nt_json_writer_open(&out);
    nt_json_put(&writer,
                parse(*state, "{\"a\": [\"gone\", 1, {\"b\": null}, \"gone\"], \"c\": true, "
                              "\"d\": {}, \"e\": \"gone\"}"),
                turned, *state);
    assert_string_equal(nt_buffer_text(&out),
                        "{\n  \"a\": [\n    2,\n    {\n      \"b\": null\n    }\n  ],\n"
                        "  \"c\": true,\n  \"d\": {},\n  \"e\": \"gone\"\n}\n");
}

TEST(the_authors_own_are_not_read)
{
    const nt_json *tree = parse(*state, "{\"x-a\": 1, \"a\": 2, \"$b\": 3, \"x-c\": 4}");
    size_t count = 0;
    NT_JSON_EACH_READ(member, tree) {
        assert_string_equal(member->key, "a");
        count++;
    }
    assert_int_equal(count, 1);
    NT_JSON_EACH_READ(member, (const nt_json *)NULL) {
        fail();
    }
}

/* What a form promises holds, or the first place at which it does not is told. */
TEST(values_are_held_against_their_forms)
{
    static const char *const colours[] = {"red", "blue", NULL};
    static const nt_json_form sized[] = {{.key = "size", .is = NT_IS_WHOLE, .least = 1, .most = 9},
                                         {.key = NULL}},
                              named[] = {{.key = "name", .is = NT_IS_TEXTS, .needed = true},
                                         {.key = NULL}},
                              kinds[] = {{.key = "box", .members = sized},
                                         {.key = "tag", .members = named},
                                         {.key = NULL}};
    static const char *const kind_names[] = {"box", "tag", NULL};
    static const nt_json_form all[] = {
        {.key = "kind", .is = NT_IS_TEXT, .needed = true, .choices = kind_names},
        {.key = "colour", .is = NT_IS_TEXT, .choices = colours},
        {.key = "rows", .is = NT_IS_WHOLE | NT_IS_LIST, .least = 1, .most = 2},
        {.key = "list", .is = NT_IS_LIST, .least = 1, .most = 2},
        {.key = "left", .is = NT_IS_WHOLE, .from_zero = true},
        {.key = "names", .is = NT_IS_TEXT | NT_IS_LIST, .most = 1, .each = &nt_json_form_name},
        {.key = NULL}};
    static const nt_json_form form = {.is = NT_IS_OBJECT, .members = all, .kinds = kinds};
    static const struct {
        const char *json;
        long column;
        const char *message;
    } cases[] = {
        {"{\"kind\": \"box\", \"size\": 9, \"colour\": \"blue\", \"x-own\": 1}", 0, ""},
        {"{\"kind\": \"tag\", \"name\": {\"en\": \"t\"}, \"rows\": [1, 2, 3]}", 0, ""},
        {"{\"size\": 1}", 1, "\"kind\" is missing here; there are box, tag"},
        {"{\"kind\": \"bag\", \"size\": 1}", 10, "\"kind\" cannot be \"bag\"; there are box, tag"},
        {"{\"kind\": \"tag\", \"size\": 1}", 17, "\"size\" is not known here"},
        {"{\"kind\": \"tag\"}", 1, "\"name\" is missing here"},
        {"{\"kind\": \"tag\", \"name\": {\"x-en\": \"t\"}}", 25, "\"id\" is missing here"},
        {"{\"kind\": \"box\", \"size\": 10}", 25, "too large; it must be at most 9"},
        {"{\"kind\": \"box\", \"size\": 1.5}", 25, "must be a whole number"},
        {"{\"kind\": \"box\", \"colour\": \"rde\"}", 27, "\"colour\" cannot be \"rde\""},
        {"{\"kind\": \"box\", \"rows\": 3}", 25, "at most 2"},
        {"{\"kind\": \"box\", \"rows\": []}", 25, "the list here has 0; it must have at least 1"},
        {"{\"kind\": \"box\", \"list\": [1, 2, 3]}", 25, "has 3; it must have at most 2"},
        {"{\"kind\": \"box\", \"left\": -1}", 25, "too small; it must be at least 0"},
        {"{\"kind\": \"box\", \"names\": [\"\"]}", 27, "nothing stands in the text here"},
        {"{\"kind\": \"box\", \"names\": [\"a\", \"b\"]}", 26, "it must have at most 1"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_error err = {0};
        nt_status status = nt_json_form_check(*state, parse(*state, cases[i].json), &form, &err);
        assert_int_equal(status, *cases[i].message ? NT_INVALID : NT_OK);
        if (err.column != cases[i].column || !strstr(err.message[NT_LANG_EN], cases[i].message)) {
            fail_msg("%s: %ld: %s", cases[i].json, err.column, err.message[NT_LANG_EN]);
        }
    }
    assert_int_equal(nt_json_choice(parse(*state, "{\"c\": \"blue\"}"), "c", colours), 1);
    assert_int_equal(nt_json_choice(parse(*state, "{}"), "c", colours), 0);
}

TESTS(open_arena, close_arena)
