#include "sandbox.h"

TEST(test_unique_values)
{
    SANDBOX(box);
    sandbox_table(&box, "{'name': 'c', 'constraints': {'unique': true}}, {'name': 'd'}", "",
                  "c,d\na,1\nb,1\na,1\n,1\n,1\na,1\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_problems(&box),
                        "t.csv:4:1 duplicate-id: \"a\" stands in the column \"c\" already, on line "
                        "2; each value may stand once\n"
                        "t.csv:7:1 duplicate-id: \"a\" stands in the column \"c\" already, on line "
                        "2; each value may stand once\n");
    assert_true(sandbox_cell(&box, 0, 0)->known);
    assert_false(sandbox_cell(&box, 2, 0)->known);
}

static const char *with_key(const char *key, const char *rows)
{
    static char text[1024];
    SANDBOX(box);
    sandbox_descriptor(
        &box, nt_arena_printf(box.arena,
                              "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {"
                              "'primaryKey': %s, 'fields': [{'name': 'a'}, {'name': 'b'}]}}]}",
                              key));
    sandbox_text(&box, "t.csv", rows);
    assert_int_equal(sandbox_read(&box), NT_OK);
    snprintf(text, sizeof text, "%s", sandbox_codes(&box));
    return text;
}

TEST(test_primary_keys)
{
    assert_string_equal(with_key("'a'", "a,b\n1,x\n1,y\n,z\n"), "3:1 duplicate-id\n4:1 required\n");
    /* Two parts: the rows differ unless both are equal, and "a" + "bc" is not "ab" + "c". */
    assert_string_equal(with_key("['a', 'b']", "a,b\n1,x\n1,y\n2,x\na,bc\nab,c\n"), "");
    assert_string_equal(with_key("['a', 'b']", "a,b\n1,x\n1,y\n1,x\n"), "4:1 duplicate-id\n");
}

#define FROM_TO                                                                                    \
    "{'resources': [{'name': 'from', 'path': 't.csv', 'schema': {'foreignKeys': [{'fields': "      \
    "'c',\n'reference': {'resource': '%s', 'fields': '%s'}}], 'fields': [{'name': 'c'}, "          \
    "{'name': 'd'}]}}, {'name': 'to', 'path': 'to.csv', 'schema': {'fields': [{'name': 'k'}]}}]}"

static nt_status read_linked(sandbox *box, const char *resource, const char *target,
                             const char *rows)
{
    static const char from_to[] = FROM_TO;
    nt_buffer text = nt_buffer_open(box->arena);
    const char *at = from_to, *values[] = {resource, target};
    for (int i = 0; i < 2; i++) {
        const char *mark = strstr(at, "%s");
        nt_buffer_add(&text, at, (size_t)(mark - at));
        nt_buffer_puts(&text, values[i]);
        at = mark + 2;
    }
    nt_buffer_puts(&text, at);
    sandbox_descriptor(box, nt_buffer_text(&text));
    sandbox_text(box, "t.csv", rows);
    sandbox_text(box, "to.csv", "k\nkendari\nkupang\n");
    return sandbox_read(box);
}

TEST(test_foreign_keys)
{
    SANDBOX(box);
    assert_int_equal(read_linked(&box, "to", "k", "c,d\nkendari,\n,\nkendary,\nzz,\n"), NT_OK);
    assert_string_equal(sandbox_problems(&box),
                        "t.csv:4:1 foreign-key: \"kendary\" in the column \"c\" is not in the "
                        "column \"k\" of \"to.csv\"; did you mean \"kendari\"?\n"
                        "t.csv:5:1 foreign-key: \"zz\" in the column \"c\" is not in the column "
                        "\"k\" of \"to.csv\"\n");
    assert_false(sandbox_cell(&box, 2, 0)->known);
}

TEST(test_a_key_into_the_same_table)
{
    SANDBOX(box);
    assert_int_equal(read_linked(&box, "", "d", "c,d\nb,a\na,b\nq,c\n"), NT_OK);
    assert_string_equal(sandbox_codes(&box), "4:1 foreign-key\n");
}

TEST(test_a_key_that_leads_nowhere_is_an_error)
{
    SANDBOX(box);
    assert_int_equal(read_linked(&box, "two", "k", "c,d\n"), NT_INVALID);
    assert_string_equal(sandbox_error(&box),
                        "datapackage.json:1:77 there is no resource \"two\" to refer to");
    assert_int_equal(read_linked(&box, "to", "q", "c,d\n"), NT_INVALID);
    assert_string_equal(sandbox_error(&box),
                        "datapackage.json:1:77 the resource \"to\" has no field \"q\"");
}

/* A cell is held against ten lists at most; the same list twice is one. */
TEST(test_too_many_keys_of_one_field)
{
    for (int count = 10; count <= 11; count++) {
        SANDBOX(box);
        nt_buffer keys = nt_buffer_open(box.arena), fields = nt_buffer_open(box.arena);
        nt_buffer rows = nt_buffer_open(box.arena);
        for (int i = 0; i <= count; i++) {
            nt_buffer_printf(&fields, "%s{'name': 'f%d'}", i ? ", " : "", i);
            nt_buffer_printf(&rows, "%sf%d", i ? "," : "", i);
            for (int twice = 0; i && twice < 2; twice++) {
                nt_buffer_printf(&keys,
                                 "%s{'fields': 'f0',\n'reference': {'resource': '', 'fields': "
                                 "'f%d'}}",
                                 i > 1 || twice ? ", " : "", i);
            }
        }
        sandbox_descriptor(&box, nt_arena_printf(box.arena,
                                                 "{'resources': [{'name': 't', 'path': 't.csv', "
                                                 "'schema': {'foreignKeys': [%s], 'fields': "
                                                 "[%s]}}]}",
                                                 nt_buffer_text(&keys), nt_buffer_text(&fields)));
        sandbox_text(&box, "t.csv", nt_buffer_text(&rows));
        assert_int_equal(sandbox_read(&box), count == 10 ? NT_OK : NT_INVALID);
        if (count > 10) {
            assert_string_equal(sandbox_error(&box), "datapackage.json:21:50 the field \"f0\" has "
                                                     "more than 10 foreign keys");
        }
    }
}

/* What leads nowhere is at fault once, and others may lead to it: it stands there. */
TEST(test_keys_upon_keys)
{
    static const struct {
        const char *keys, *says;
    } orders[] = {
        {"b a, c b, d b", "2:3 foreign-key\n"},
        {"c b, b a, d b", "2:3 foreign-key\n"},
        {"d b, c b, b a", "2:3 foreign-key\n"},
        {"b a, b c, c a", "2:3 foreign-key\n2:5 foreign-key\n"},
        {"b a, b e", "2:3 foreign-key\n"},
    };
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        SANDBOX(box);
        nt_buffer keys = nt_buffer_open(box.arena);
        for (const char *at = orders[i].keys; *at; at += at[3] ? 5 : 3) {
            nt_buffer_printf(&keys,
                             "%s{'fields': '%c', 'reference': {'resource': '', 'fields': '%c'}}",
                             at == orders[i].keys ? "" : ", ", at[0], at[2]);
        }
        sandbox_descriptor(&box, nt_arena_printf(box.arena,
                                                 "{'resources': [{'name': 't', 'path': 't.csv', "
                                                 "'schema': {'foreignKeys': [%s], 'fields': "
                                                 "[{'name': 'a'}, {'name': 'b'}, {'name': 'c'}, "
                                                 "{'name': 'd'}, {'name': 'e'}]}}]}",
                                                 nt_buffer_text(&keys)));
        sandbox_text(&box, "t.csv", "a,b,c,d,e\n1,9,9,9,\n2,2,2,2,2\n");
        assert_int_equal(sandbox_read(&box), NT_OK);
        assert_string_equal(sandbox_codes(&box), orders[i].says);
    }
}

TEST(test_a_row_that_is_given_up_keeps_its_key)
{
    SANDBOX(box);
    sandbox_descriptor(
        &box, "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {'primaryKey': 'a',"
              "'foreignKeys': [{'fields': 'b', 'reference': {'resource': '', 'fields': 'a'}}],"
              "'fields': [{'name': 'a'}, {'name': 'b'}]}}]}");
    sandbox_text(&box, "t.csv", "a,b\n1,,\n2,1\n3,x\"\n4,3\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    /* The references of the second and fourth row are sound: their rows are there. */
    assert_string_equal(sandbox_codes(&box), "2:4 ragged-row\n4:4 stray-quote\n");
}

/* Each is a walk over both of its tables. */
TEST(test_more_foreign_keys_than_are_judged)
{
    for (int count = 100; count <= 101; count++) {
        SANDBOX(box);
        nt_buffer keys = nt_buffer_open(box.arena);
        for (int i = 0; i < count; i++) {
            nt_buffer_printf(&keys,
                             "%s{'fields': 'a', 'reference': {'resource': '', 'fields': 'a'}}",
                             i ? ", " : "");
        }
        sandbox_descriptor(&box, nt_arena_printf(box.arena,
                                                 "{'resources': [{'name': 't', 'path': 't.csv', "
                                                 "'schema': {'fields': [{'name': 'a'}],\n"
                                                 "'foreignKeys': [%s]}}]}",
                                                 nt_buffer_text(&keys)));
        sandbox_text(&box, "t.csv", "a\n1\n");
        assert_int_equal(sandbox_read(&box), count > 100 ? NT_INVALID : NT_OK);
        assert_string_equal(count > 100 ? sandbox_error(&box) : "",
                            count > 100
                                ? "datapackage.json:2:16 the list here has 101; it must have at "
                                  "most 100"
                                : "");
    }
}

TESTS(NULL, NULL)
