/* The ledger: rows by id and name, and how it is written. */
#include "ledger/ledger.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "check.h"

static nt_ledger_row row(const char *id, double value)
{
    return (nt_ledger_row){.id = id,
                           .label = {{"sebuah angka", "a number"}},
                           .value = value,
                           .lower = NAN,
                           .upper = NAN,
                           .unit = "persons",
                           .part = -1,
                           .whole = -1,
                           .method = NT_METHOD_PUBLISHED,
                           .as_of = NT_DATE_UNKNOWN};
}

TEST(finds_by_id_then_name)
{
    nt_ledger *ledger = nt_ledger_open(*state);
    nt_ledger_row one = row("one", 1), two = row("two", 2);
    const nt_ledger_row *first = nt_ledger_add(ledger, &one);
    const nt_ledger_row *second = nt_ledger_add(ledger, &two);
    nt_ledger_name(ledger, "latest", first);
    nt_ledger_name(ledger, "latest", second);
    nt_ledger_name(ledger, "one", second);
    assert_ptr_equal(nt_ledger_find(ledger, "latest"), second);
    assert_ptr_equal(nt_ledger_find(ledger, "one"), first);
    assert_null(nt_ledger_find(ledger, "three"));
    assert_null(nt_ledger_find(nt_ledger_open(*state), "one"));
}

/* A headline is marked by whatever name it has; the row that stands for all that is unknown never.
 */
TEST(marks_headlines)
{
    nt_ledger *ledger = nt_ledger_open(*state);
    nt_ledger_row one = row("one", 1), two = row("two", 2), none = row("unknown", NAN);
    none.method = NT_METHOD_UNKNOWN;
    nt_ledger_add(ledger, &one);
    nt_ledger_name(ledger, "latest", nt_ledger_add(ledger, &two));
    nt_ledger_name(ledger, "earlier", nt_ledger_add(ledger, &none));
    nt_ledger_mark_headline(ledger, "latest");
    nt_ledger_mark_headline(ledger, "earlier");
    nt_ledger_mark_headline(ledger, "three");
    assert_int_equal(nt_ledger_find(ledger, "one")->flags, 0);
    assert_int_equal(nt_ledger_find(ledger, "two")->flags, NT_FLAG_HEADLINE);
    assert_int_equal(nt_ledger_find(ledger, "unknown")->flags, 0);
}

TEST(keeps_rows_in_place_and_in_order)
{
    nt_arena *arena = *state;
    nt_ledger *ledger = nt_ledger_open(arena);
    nt_ledger_row begin = row("row-0", 0);
    const nt_ledger_row *first = nt_ledger_add(ledger, &begin);
    for (int i = 1; i < 1000; i++) {
        nt_ledger_row next = row(nt_arena_printf(arena, "row-%d", i), i);
        nt_ledger_add(ledger, &next);
    }
    assert_int_equal(nt_ledger_count(ledger), 1000);
    assert_ptr_equal(nt_ledger_at(ledger, 0), first);
    assert_true(nt_ledger_at(ledger, 537)->value == 537);
    assert_true(nt_ledger_find(ledger, "row-999")->value == 999);
}

TEST(lists_ids_and_names_sorted_once)
{
    nt_ledger *ledger = nt_ledger_open(*state);
    nt_ledger_row b = row("b", 1), a = row("a", 2);
    nt_ledger_name(ledger, "c", nt_ledger_add(ledger, &b));
    nt_ledger_name(ledger, "b", nt_ledger_add(ledger, &a));
    size_t count;
    const char *const *names = nt_ledger_names(ledger, *state, &count);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], "a");
    assert_string_equal(names[1], "b");
    assert_string_equal(names[2], "c");
}

static nt_ledger *example(nt_arena *arena)
{
    static const char *const inputs[] = {"p", "w"}, *const sources[] = {"s-1"};
    nt_ledger *ledger = nt_ledger_open(arena);
    nt_ledger_row plain = row("p", 100300000);
    plain.label = (nt_text){{"pemilih, \"semua\"", "voters,\nall"}};
    nt_ledger_row ratio = row("r", 100.0 * 635 / 872);
    ratio.lower = 69.5;
    ratio.upper = 75.25;
    ratio.unit = "percent";
    ratio.decimals = 1;
    ratio.part = 635;
    ratio.whole = 872;
    ratio.method = NT_METHOD_WILSON;
    ratio.inputs = inputs;
    ratio.input_count = 2;
    ratio.sources = sources;
    ratio.source_count = 1;
    ratio.as_of = nt_date_from_civil(2020, 12, 19);
    ratio.flags = NT_FLAG_DOUBTFUL | NT_FLAG_APPROXIMATE;
    nt_ledger_row unknown = row("u", NAN);
    unknown.unit = "";
    nt_ledger_add(ledger, &plain);
    nt_ledger_add(ledger, &ratio);
    nt_ledger_add(ledger, &unknown);
    return ledger;
}

TEST(writes_csv)
{
    nt_buffer out = nt_buffer_open(*state);
    nt_ledger_write_csv(example(*state), &out);
    assert_string_equal(
        nt_buffer_text(&out),
        "id,label_id,label_en,value,unit,lower,upper,part,whole,decimals,method,inputs,sources,"
        "as_of,flags\n"
        "p,\"pemilih, \"\"semua\"\"\",\"voters,\nall\",100300000,persons,,,,,0,published,,,,\n"
        "r,sebuah angka,a number,72.8211009174312,percent,69.5,75.25,635,872,1,wilson-1927,p w,s-1,"
        "2020-12-19,approximate doubtful\n"
        "u,sebuah angka,a number,,,,,,,0,published,,,,\n");
}

TEST(writes_json)
{
    nt_buffer out = nt_buffer_open(*state);
    nt_ledger *ledger = example(*state);
    nt_ledger_mark_events(ledger, "pilkada-2020", "pilkada-2024");
    size_t values = nt_ledger_write_json(ledger, &out);
    const char *text = nt_buffer_text(&out);
    assert_string_equal(
        text,
        "{\n"
        "  \"events\": [\n    \"pilkada-2020\",\n    \"pilkada-2024\"\n  ],\n"
        "  \"figures\": [\n"
        "    {\"id\":\"p\",\"label\":{\"id\":\"pemilih, \\\"semua\\\"\",\"en\":\"voters,\\nall\"},"
        "\"value\":100300000,\"unit\":\"persons\",\"lower\":null,\"upper\":null,\"part\":null,"
        "\"whole\":null,\"decimals\":0,\"method\":\"published\",\"inputs\":[],\"sources\":[],"
        "\"as_of\":null,\"flags\":[]},\n"
        "    {\"id\":\"r\",\"label\":{\"id\":\"sebuah angka\",\"en\":\"a number\"},"
        "\"value\":72.8211009174312,\"unit\":\"percent\",\"lower\":69.5,\"upper\":75.25,"
        "\"part\":635,\"whole\":872,\"decimals\":1,\"method\":\"wilson-1927\","
        "\"inputs\":[\"p\",\"w\"],\"sources\":[\"s-1\"],\"as_of\":\"2020-12-19\","
        "\"flags\":[\"approximate\",\"doubtful\"]},\n"
        "    {\"id\":\"u\",\"label\":{\"id\":\"sebuah angka\",\"en\":\"a number\"},"
        "\"value\":null,\"unit\":\"\",\"lower\":null,\"upper\":null,\"part\":null,\"whole\":null,"
        "\"decimals\":0,\"method\":\"published\",\"inputs\":[],\"sources\":[],\"as_of\":null,"
        "\"flags\":[]}\n"
        "  ]\n"
        "}\n");
    const nt_json *tree;
    nt_error err;
    assert_int_equal(nt_json_parse_most(*state, "", text, out.length, values, &tree, &err), NT_OK);
    const nt_ledger *read;
    assert_int_equal(nt_ledger_read_json(*state, tree, &read, &err), NT_OK);
    assert_string_equal(nt_ledger_events(read)[0], "pilkada-2020");
    assert_string_equal(nt_ledger_events(read)[1], "pilkada-2024");
    assert_int_equal(nt_json_parse_most(*state, "", text, out.length, values - 1, &tree, &err),
                     NT_INVALID);
}

/* What a report states goes with its numbers, in its language alone. */
TEST(carries_statements)
{
    nt_ledger *ledger = nt_ledger_open(*state);
    static const char *const numbers[] = {"n.1", "n.2"};
    char name[] = "headline b.compared"; /* the ledger has its own */
    const nt_ledger_statement said = {name, {{"Naik 3", NULL}}, {{"Naik …", NULL}}, numbers,
                                      2,    nt_nowhere};
    nt_ledger_put_statements(ledger, &said, 1);
    name[0] = 'x';
    nt_buffer out = nt_buffer_open(*state);
    nt_ledger_write_json(ledger, &out);
    const nt_ledger *read;
    nt_error err;
    size_t count;
    const nt_bytes bytes = {nt_buffer_text(&out), out.length};
    assert_int_equal(nt_ledger_read(*state, "l", bytes, &read, &err), NT_OK);
    const nt_ledger_statement *one = nt_ledger_statement_called(read, "headline b.compared");
    assert_ptr_equal(one, nt_ledger_statements(read, &count));
    assert_int_equal(count, 1);
    assert_string_equal(one->text.in[NT_LANG_ID], "Naik 3");
    assert_string_equal(one->wording.in[NT_LANG_ID], "Naik …");
    assert_string_equal(one->text.in[NT_LANG_EN], "");
    assert_int_equal(one->number_count, 2);
    assert_string_equal(one->numbers[1], "n.2");
    assert_null(nt_ledger_statement_called(read, "headline"));
}

TEST(refuses_statements_that_are_none)
{
    const char *const wrong[] = {
        nt_arena_printf(*state, "[{\"id\": \"a\", \"text\": {\"id\": \"%08193d\"}}]",
                        0), /* longer than any */
        "{}",
        "[1]",
        "[{}]",
        "[{\"id\": 1}]",
        "[{\"id\": \"\"}]",
        "[{\"id\": \"a\", \"text\": \"a\"}]",
        "[{\"id\": \"a\"}, {\"id\": \"a\"}]"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const nt_ledger *read;
        nt_error err;
        const char *text =
            nt_arena_printf(*state, "{\"figures\": [], \"statements\": %s}", wrong[i]);
        const nt_bytes bytes = {text, strlen(text)};
        assert_int_equal(nt_ledger_read(*state, "l", bytes, &read, &err), NT_INVALID);
        assert_int_equal(err.line, 1);
        assert_true(err.column > 1);
    }
}

TEST(names_flags_in_their_order)
{
    assert_string_equal(nt_ledger_flags(*state, 0), "");
    assert_string_equal(nt_ledger_flags(*state, NT_FLAG_EXPOSURE_DIFFERS | NT_FLAG_NAIVE),
                        "naive exposure-differs");
    assert_string_equal(nt_ledger_flags(*state, NT_FLAG_MORE_THAN | NT_FLAG_AS_OF_UNKNOWN),
                        "as-of-unknown more-than");
}

/* Each has a text of its own, by which it is found again; one that nobody knows is another's. */
TEST(knows_methods_by_their_texts)
{
    for (int method = 0; method < NT_METHODS; method++) {
        assert_int_equal(nt_method_called(nt_method_text((nt_method)method)), method);
        for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
            const char *words = nt_method_words((nt_method)method).in[lang];
            assert_int_equal(*words == '\0', method == NT_METHOD_NONE);
        }
    }
    assert_string_equal(nt_method_words(NT_METHOD_WILSON).in[NT_LANG_EN], "Wilson (1927)");
    assert_string_equal(nt_method_words(NT_METHOD_SUM).in[NT_LANG_EN], "sum");
    assert_int_equal(nt_method_called("wilson"), NT_METHOD_OTHER);
}

TESTS(open_arena, close_arena)
