/* Rows and exact places: what stands where, whatever quotes, line ends and marks surround it. */
#include "sandbox.h"

#define TWO "{'name': 'a'}, {'name': 'n', 'type': 'integer'}"

static const char *problems_of(const char *more, const char *rows)
{
    SANDBOX(box);
    sandbox_table(&box, TWO, more, rows);
    assert_int_equal(sandbox_read(&box), NT_OK);
    static char text[4096];
    snprintf(text, sizeof text, "%s", sandbox_codes(&box));
    return text;
}

TEST(test_cells_and_places)
{
    SANDBOX(box);
    sandbox_table(&box, TWO, "", "n,a\n1,\"x \"\"y\"\"\"\n 22 , p\xC3\xA9z \n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
    assert_int_equal(box.package->tables[0].row_count, 2);
    assert_string_equal(sandbox_cell(&box, 0, 0)->text, "x \"y\"");
    assert_int_equal(sandbox_cell(&box, 0, 0)->place.line, 2);
    assert_int_equal(sandbox_cell(&box, 0, 0)->place.column, 3);
    assert_int_equal(sandbox_cell(&box, 1, 1)->number.digits, 22);
    assert_int_equal(sandbox_cell(&box, 1, 1)->place.column, 2);
    assert_string_equal(sandbox_cell(&box, 1, 0)->text, "p\xC3\xA9z");
    assert_int_equal(sandbox_cell(&box, 1, 0)->place.column, 7);
}

TEST(test_a_column_counts_characters)
{
    assert_string_equal(problems_of("", "a,n\n\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80,x\n"),
                        "2:5 type\n");
    assert_string_equal(problems_of("'encoding': 'windows-1252'", "a,n\n\xE9\x80,x\n"),
                        "2:4 type\n");
}

TEST(test_lines_behind_quoted_newlines)
{
    /* Two line ends in the cell: the number stands on line 4, the next row on line 5. */
    assert_string_equal(problems_of("", "a,n\n\"1\n2\n3\",x\ny,z\n"), "4:4 type\n5:3 type\n");
    assert_string_equal(problems_of("", "a,n\r\n\"1\r\n2\r\n3\",x\r\ny,z\r\n"),
                        "4:4 type\n5:3 type\n");
    assert_string_equal(problems_of("", "a,n\r\"1\r2\r3\",x\ry,z\r"), "4:4 type\n5:3 type\n");
}

TEST(test_blank_lines_are_no_rows_but_lines)
{
    assert_string_equal(problems_of("", "\n  \na,n\n\n1,x\n\r\n \t \r\n2,y"),
                        "5:3 type\n8:3 type\n");
}

TEST(test_the_last_line_needs_no_end)
{
    assert_string_equal(problems_of("", "a,n\n1,\"x\""), "2:3 type\n");
    assert_string_equal(problems_of("", "a,n\n1,"), "");
    assert_string_equal(problems_of("", "a,n"), "");
}

TEST(test_byte_order_mark)
{
    assert_string_equal(problems_of("", "\xEF\xBB\xBF\"a\",\"n\"\n1,x\n"),
                        "1:1 byte-order-mark\n2:3 type\n");
    assert_string_equal(problems_of("'encoding': 'utf-8-sig'", "\xEF\xBB\xBF"
                                                               "a,n\n1,x\n"),
                        "2:3 type\n");
    assert_string_equal(problems_of("'encoding': 'utf-8-sig'", "a,n\n1,x\n"), "2:3 type\n");
    static const char *const refused[][2] = {
        {"'encoding': 'windows-1252'", "\xEF\xBB\xBF"}, {"", "\xFF\xFE"}, {"", "\xFE\xFF"}};
    for (size_t i = 0; i < 3; i++) {
        SANDBOX(box);
        sandbox_table(&box, TWO, refused[i][0],
                      nt_arena_printf(box.arena, "%sa,n\n", refused[i][1]));
        assert_int_equal(sandbox_read(&box), NT_INVALID);
        assert_non_null(strstr(box.err.message[NT_LANG_EN], "UTF-"));
    }
}

TEST(test_other_delimiters_and_quotes)
{
    assert_string_equal(problems_of("'dialect': {'delimiter': ';'}", "a;n\n\"1;2\";x\n"),
                        "2:7 type\n");
    assert_string_equal(problems_of("'dialect': {'delimiter': '\\t'}", "a\tn\n\t1\np q\t x\n"),
                        "3:6 type\n");
    assert_string_equal(
        problems_of("'dialect': {'delimiter': '|', 'quoteChar': '#'}", "a|n\n#1##2\"|#|x\n"),
        "2:10 type\n");
}

TEST(test_quotes_that_stand_wrong)
{
    /* The row is given up, the next one is read. */
    assert_string_equal(problems_of("", "a,n\nx\"y,1\n2,z\n"), "2:2 stray-quote\n3:3 type\n");
    assert_string_equal(problems_of("", "a,n\n\"x\" y,1\n2,z\n"), "2:5 stray-quote\n3:3 type\n");
    assert_string_equal(problems_of("", "a,n\n\"x\n\"y,1\r\n2,z\n"), "3:2 stray-quote\n4:3 type\n");
    assert_string_equal(problems_of("", "a,n\n1,x\n\"2,3\n4,y\n"),
                        "2:3 type\n3:1 unterminated-quote\n");
}

TEST(test_ragged_rows)
{
    SANDBOX(box);
    sandbox_table(&box, TWO, "", "a,n\nx\ny,1,z,w\nq,2\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_problems(&box),
                        "t.csv:2:1 ragged-row: the row has 1 cells, the headings 2; look for a "
                        "separator that is missing\n"
                        "t.csv:3:5 ragged-row: the row has 4 cells, the headings 2; look for a "
                        "separator in a cell without quotes\n");
    /* Nothing of such a row is used: the cells may be shifted. */
    assert_int_equal(box.package->tables[0].row_count, 3);
    assert_false(sandbox_cell(&box, 1, 1)->known);
    assert_true(sandbox_cell(&box, 2, 1)->known);
}

TEST(test_bytes_that_are_no_text)
{
    SANDBOX(box);
    static const char rows[] = "a,n,x\nab\xE9,1,\nc\0d,2,\n\"\xC3\xA9\nq\xFF\",3,\n\xC0,x,\xFE\n";
    sandbox_table(&box, TWO, "", "");
    sandbox_write(&box, "t.csv", rows, sizeof rows - 1);
    assert_int_equal(sandbox_read(&box), NT_OK);
    /* The last byte stands in a column that the schema does not name, which is passed over. */
    assert_string_equal(sandbox_codes(&box), "2:3 encoding\n3:1 nul\n5:2 encoding\n6:1 encoding\n"
                                             "6:3 type\n");
    assert_false(sandbox_cell(&box, 0, 0)->known);
    assert_true(sandbox_cell(&box, 0, 1)->known);
    assert_string_not_equal(sandbox_cell(&box, 0, 0)->text, "");
}

TEST(test_undefined_bytes_of_windows_1252)
{
    assert_string_equal(problems_of("'encoding': 'cp1252'", "a,n\nab\x81,1\n\x93q\x94,2\n"),
                        "2:3 encoding\n");
}

/* `length` times 'x' as the cell of column a. */
static const char *long_cell(size_t length, bool quoted)
{
    NT_PASSING_ARENA(arena);
    char *cell = nt_arena_alloc(arena, length + 1);
    memset(cell, 'x', length);
    const char *quote = quoted ? "\"" : "";
    const char *found =
        problems_of("", nt_arena_printf(arena, "a,n\n%s%s%s,1\n2,z\n", quote, cell, quote));
    return found;
}

TEST(test_a_cell_of_the_limit_and_one_beyond)
{
    for (int quoted = 0; quoted < 2; quoted++) {
        assert_string_equal(long_cell(NT_FIELD_BYTES_MAX, quoted), "3:3 type\n");
        assert_string_equal(long_cell(NT_FIELD_BYTES_MAX + 1, quoted), "2:1 too-long\n3:3 type\n");
        /* Far beyond it libcsv's buffer is not let grow. */
        assert_string_equal(long_cell(5 * NT_FIELD_BYTES_MAX, quoted), "2:1 too-long\n3:3 type\n");
    }
}

/* A quote that is never closed would make one cell of the rest of a file, however long that is. */
TEST(test_the_limit_holds_for_an_open_quote)
{
    NT_PASSING_ARENA(arena);
    char *rest = nt_arena_alloc(arena, 3 * NT_FIELD_BYTES_MAX + 1);
    memset(rest, '\n', 3 * NT_FIELD_BYTES_MAX);
    assert_string_equal(problems_of("", nt_arena_printf(arena, "a,n\n1,\"%s", rest)),
                        "2:3 too-long\n");
}

static nt_status read_columns(size_t count, sandbox *box)
{
    nt_buffer rows = nt_buffer_open(box->arena);
    nt_buffer_puts(&rows, "a,n");
    for (size_t i = 2; i < count; i++) {
        nt_buffer_printf(&rows, ",c%zu", i);
    }
    nt_buffer_puts(&rows, "\n1,x");
    for (size_t i = 2; i < count; i++) {
        nt_buffer_puts(&rows, ",");
    }
    sandbox_table(box, TWO, "", nt_buffer_text(&rows));
    return sandbox_read(box);
}

TEST(test_columns_up_to_the_limit)
{
    SANDBOX(box);
    assert_int_equal(read_columns(NT_COLUMNS_MAX, &box), NT_OK);
    assert_string_equal(sandbox_codes(&box), "2:3 type\n");
    assert_int_equal(read_columns(NT_COLUMNS_MAX + 1, &box), NT_INVALID);
    assert_string_equal(sandbox_error(&box), "t.csv:1:0 has 4097 columns; at most 4096 are read");
}

/* As many cells as are kept, in two tables; or one row more in the second. */
static nt_status read_cells(size_t rows, sandbox *box)
{
    enum { FIELDS = 1000 };
    nt_buffer fields = nt_buffer_open(box->arena), row = fields, cells = fields;
    for (int i = 0; i < FIELDS; i++) {
        nt_buffer_printf(&fields, "%s{'name': 'c%d'}", i ? ", " : "", i);
        nt_buffer_printf(&row, "%sc%d", i ? "," : "", i);
    }
    for (size_t i = 0; i < rows; i++) {
        nt_buffer_printf(&cells, "1%0*d\n", FIELDS - 1, 0);
    }
    for (char *at = cells.bytes; *at; at++) {
        *at = *at == '0' ? ',' : *at;
    }
    const char *schema = nt_arena_printf(box->arena, "'schema': {'fields': [%s]}", fields.bytes);
    sandbox_descriptor(box, nt_arena_printf(box->arena,
                                            "{'resources': [{'name': 't', 'path': 't.csv', %s},\n"
                                            "{'name': 'u', 'path': 'u.csv', %s}]}",
                                            schema, schema));
    const char *text = nt_arena_printf(box->arena, "%s\n%s", row.bytes, cells.bytes);
    sandbox_text(box, "t.csv", text);
    sandbox_text(box, "u.csv", text);
    return sandbox_read(box);
}

TEST(test_cells_up_to_the_limit)
{
    SANDBOX(box);
    assert_int_equal(read_cells(500, &box), NT_OK);
    assert_string_equal(box.package->tables[1].cells[499 * 1000].text, "1");
    assert_int_equal(read_cells(501, &box), NT_INVALID);
    assert_string_equal(sandbox_error(&box),
                        "u.csv:501:1 has no room: at most 1000000 cells of a package are kept, and "
                        "the row, of 1000 described columns, is behind 499 others of this file; "
                        "leave out columns or rows");
}

TEST(test_a_row_of_very_many_cells)
{
    NT_PASSING_ARENA(arena);
    char *commas = nt_arena_alloc(arena, 10001);
    memset(commas, ',', 10000);
    assert_string_equal(problems_of("", nt_arena_printf(arena, "a,n\n1%s\n2,z\n", commas)),
                        "2:4 ragged-row\n3:3 type\n");
}

/* libcsv is fed in pieces: a row that lies across their border is a row like any other. */
TEST(test_many_rows)
{
    enum { ROWS = 60000 };
    NT_PASSING_ARENA(arena);
    nt_buffer rows = nt_buffer_open(arena);
    nt_buffer_puts(&rows, "a,n\n");
    for (int i = 0; i < ROWS; i++) {
        nt_buffer_printf(&rows, "\"r\n%d\",%s\r\n", i, i % 10000 == 9999 ? "x" : "1");
    }
    assert_string_equal(problems_of("", nt_buffer_text(&rows)),
                        "20001:7 type\n40001:8 type\n60001:8 type\n80001:8 type\n100001:8 type\n"
                        "120001:8 type\n");
}

TESTS(NULL, NULL)
