/* Tables in several parts, kept and streamed: each with its headings, places in the part, lines
 * that count through, files each once. */
#include "ingest/stream.h"
#include "sandbox.h"
#include "workbook/pack.h"

#define FIGURES "{'name': 'a', 'constraints': {'unique': true}}, {'name': 'b', 'type': 'number'}"
#define CASES                                                                                      \
    "{'name': 'a', 'role': 'case.id'}, {'name': 'b', 'type': 'date', 'role': 'case.reported_on'}"

static sandbox open_two(const char *fields, const char *first, const char *second)
{
    sandbox box = sandbox_open();
    sandbox_descriptor(&box, nt_arena_printf(box.arena,
                                             "{'resources': [{'name': 't', 'path': ['1.csv', "
                                             "'2.csv'],\n'schema': {'fields': [%s]}}]}",
                                             fields));
    sandbox_text(&box, "1.csv", first);
    sandbox_text(&box, "2.csv", second);
    return box;
}

static const char *shown(const sandbox *box, nt_place place)
{
    return nt_place_text(box->arena,
                         (nt_place){nt_path_name(place.file), place.line, place.column});
}

/* The second file has its columns in another order and one more, and begins with a blank line. */
TEST(reads_one_behind_the_other)
{
    sandbox box = open_two(FIGURES, "a,b\nx,1\ny,2\n", "\nb,c,a\n3,?,z\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    const nt_table *table = &box.package->tables[0];
    static const struct {
        const char *text, *place;
        int64_t number;
    } expected[] = {{"x", "1.csv:2:1", 1}, {"y", "1.csv:3:1", 2}, {"z", "2.csv:3:5", 3}};
    assert_int_equal(table->row_count, 3);
    for (size_t row = 0; row < 3; row++) {
        const nt_cell *cells = &table->cells[2 * row];
        assert_string_equal(cells[0].text, expected[row].text);
        assert_string_equal(shown(&box, cells[0].place), expected[row].place);
        assert_int_equal(cells[1].number.digits, expected[row].number);
    }
    assert_int_equal(box.package->file_count, 2);
    assert_string_equal(box.package->files[1].part->relative_path, "2.csv");
    assert_int_equal(box.package->files[1].part->bytes.length, 13);
    sandbox_close(&box);
}

TEST(tells_a_fault_in_its_part)
{
    static const struct {
        const char *first, *second, *place, *said;
    } cases[] = {{"a,b\nx,1\n", "a,b\ny,?\n", "2.csv:2:3", "\"?\""},
                 {"a,b\nx,1\n", "a,b\nw,1\nx,2\n", "2.csv:3:1", "1.csv:2;"},
                 {"a,b\nx,1\nx,1\n", "a,b\ny,2\n", "1.csv:3:1", "on line 2;"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sandbox box = open_two(FIGURES, cases[i].first, cases[i].second);
        assert_int_equal(sandbox_read(&box), NT_OK);
        size_t count;
        const nt_problem *items = nt_problems_sorted(box.problems, &count);
        assert_int_equal(count, 1);
        assert_string_equal(shown(&box, items[0].place), cases[i].place);
        assert_non_null(strstr(items[0].message.in[NT_LANG_EN], cases[i].said));
        sandbox_close(&box);
    }
    sandbox box = open_two(FIGURES, "a,b\nx,1\n", "a,z\ny,2\n");
    assert_int_equal(sandbox_read(&box), NT_INVALID);
    assert_string_equal(nt_path_name(box.err.file), "2.csv");
    assert_int_equal(box.err.line, 1);
    sandbox_close(&box);
}

/* Only the part in which a number stands travels as a copy without it. */
TEST(copies_what_is_private)
{
    sandbox box = open_two(FIGURES, "a,b\nx,1\n", "a,b,c\ny,2,198503152010011001\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(box.package->files[0].part->bytes.bytes, "a,b\nx,1\n");
    assert_string_equal(box.package->files[1].part->bytes.bytes, "a,b,c\r\ny,2,\r\n");
    sandbox_close(&box);
}

typedef struct {
    const sandbox *box;
    const nt_table *table;
    nt_buffer out;
} lines;

static nt_status tell_line(void *context, const nt_stream_row *row, nt_error *err)
{
    lines *l = context;
    (void)err;
    nt_buffer_printf(&l->out, "%s %ld %s %s\n", row->cells[0].text, row->line,
                     shown(l->box, nt_ingest_row_place(row, 1)),
                     shown(l->box, nt_ingest_line_place(l->table, row->line)));
    return NT_OK;
}

static const char *streamed(sandbox *box)
{
    assert_int_equal(sandbox_read(box), NT_OK);
    lines l = {box, &box->package->tables[0], nt_buffer_open(box->arena)};
    assert_int_equal(
        nt_ingest_stream(box->arena, l.table, box->problems, NULL, tell_line, &l, &box->err),
        NT_OK);
    return nt_buffer_text(&l.out);
}

TEST(streams_lines_that_count_through)
{
    sandbox box =
        open_two(CASES, "a,b\nx-1,2024-02-06\n\"y-2\n\",2024-02-07\n\n", "\nb,a\n2024-02-08,z-3\n");
    assert_string_equal(streamed(&box), "x-1 2 1.csv:2:5 1.csv:2\ny-2 3 1.csv:4:3 1.csv:3\n"
                                        "z-3 6 2.csv:3:1 2.csv:3\n");
    const nt_table *table = &box.package->tables[0];
    assert_string_equal(nt_ingest_line_text(box.arena, table, 2, 3), "2");
    assert_string_equal(nt_path_name(nt_ingest_line_text(box.arena, table, 2, 6)), "1.csv:2");
    sandbox_close(&box);
}

#define ROWS(rows) "<worksheet xmlns=\"" XML_MAIN "\"><sheetData>" rows "</sheetData></worksheet>"
#define TEXT(text) "<c t=\"str\"><v>" text "</v></c>"

/* Two sheets of a workbook, whose bytes are read once and listed once. */
TEST(reads_sheets_of_a_workbook)
{
    SANDBOX(box);
    const packed_part parts[] = {
        part_of_text("_rels/.rels",
                     XML_RELATIONS XML_RELATION("r", "officeDocument", "w.xml") "</Relationships>"),
        part_of_text("w.xml", XML_BOOK("", "<sheet name=\"Jan\" r:id=\"a\"/>"
                                           "<sheet name=\"Feb\" r:id=\"b\"/>")),
        part_of_text("_rels/w.xml.rels",
                     XML_RELATIONS XML_RELATION("a", "worksheet", "a.xml")
                         XML_RELATION("b", "worksheet", "b.xml") "</Relationships>"),
        part_of_text("a.xml", ROWS("<row>" TEXT("a")
                                       TEXT("b") "</row><row>" TEXT("x") "<c><v>1</v></c></row>")),
        part_of_text("b.xml", ROWS("<row>" TEXT("b")
                                       TEXT("a") "</row><row><c><v>2</v></c>" TEXT("y") "</row>"))};
    nt_bytes bytes = pack_parts(box.arena, parts, 5, "zip:compression=store");
    sandbox_write(&box, "k.xlsx", bytes.bytes, bytes.length);
    sandbox_descriptor(&box, "{'resources': [{'name': 't', 'path': 'k.xlsx', 'netra': {'sheets': "
                             "['Feb', 'Jan']}, 'schema': {'fields': [" FIGURES "]}}]}");
    assert_int_equal(sandbox_read(&box), NT_OK);
    const nt_table *table = &box.package->tables[0];
    assert_int_equal(table->row_count, 2);
    assert_string_equal(shown(&box, table->cells[0].place), "k.xlsx:Feb!B2");
    assert_string_equal(shown(&box, table->cells[2].place), "k.xlsx:Jan!A2");
    assert_int_equal(box.package->file_count, 1);
    assert_ptr_equal(table->parts[0].bytes.bytes, table->parts[1].bytes.bytes);
    size_t count;
    nt_problems_sorted(box.problems, &count);
    assert_int_equal(count, 0); /* no sheet is undescribed */
}

TESTS(NULL, NULL)
