/* Tables of an ODS as programs write them, and as they may. */
#include "check.h"
#include "pack.h"

#define TABLE(rows) "<table:table table:name=\"S\">" rows "</table:table>"
#define ROW(cells)  "<table:table-row>" cells "</table:table-row>"
#define TEXT(paragraph)                                                                            \
    "<table:table-cell office:value-type=\"string\">" paragraph "</table:table-cell>"
#define NUMBER(value) "<table:table-cell office:value-type=\"float\" office:value=\"" value "\"/>"

typedef struct {
    const char *tables, *told;
} table_case;

static void check(void **state, const table_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        told_sheet told;
        nt_bytes bytes = pack_ods(*state, cases[i].tables);
        assert_string_equal(tell_sheet(*state, bytes, 1, &told), cases[i].told);
    }
}

#define CHECK(state, cases) check(state, cases, sizeof(cases) / sizeof *(cases))

TEST(reads_values_before_texts)
{
    static const table_case cases[] = {
        {TABLE(""), ""},
        {TABLE(
             ROW("<table:table-cell office:value-type=\"percentage\" office:value=\"0.5\"><text:p>"
                 "50%</text:p></table:table-cell><table:table-cell office:value-type=\"currency\" "
                 "office:value=\"-9.99\"/><table:table-cell office:value-type=\"boolean\" "
                 "office:boolean-value=\"true\"/><table:table-cell office:value-type=\"time\" "
                 "office:time-value=\"PT30H15M00S\"/><table:table-cell office:value-type=\"date\" "
                 "office:date-value=\"1899-12-31\"/>" NUMBER("1E3"))),
         "R1C1 percent 50%; R1C2 number -9.99; R1C3 boolean true; R1C4 duration 30:15:00; R1C5 day "
         "1899-12-31; R1C6 number 1000"},
        {TABLE(
             ROW("<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" "
                 "office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p>"
                 "</table:table-cell><table:table-cell office:value-type=\"string\" "
                 "office:string-value=\"attr\"><text:p>shown</text:p></table:table-cell>"
                 "<table:table-cell table:formula=\"of:=A1\"/><table:table-cell><text:p>bare"
                 "</text:p></table:table-cell><table:table-cell table:formula=\"of:=&quot;&quot;\" "
                 "office:value-type=\"string\" office:string-value=\"\"/>")),
         "R1C1 error #DIV/0!; R1C2 text attr; R1C3 uncomputed; R1C4 text bare"}};
    CHECK(state, cases);
}

TEST(reads_texts)
{
    static const table_case cases[] = {
        {TABLE(
             ROW(TEXT("<text:p>a<text:s text:c=\"3\"/>b<text:line-break/>c<text:tab/>d<text:span>e"
                      "</text:span><text:a>f</text:a></text:p>")
                     TEXT("<office:annotation><text:p>note</text:p></office:annotation><text:p>one"
                          "</text:p><text:p/><text:p>three</text:p>")
                         TEXT("<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box>"
                              "</draw:frame><text:p>t</text:p>")
                             TEXT("<text:p><text:ruby><text:ruby-base>k</text:ruby-base>"
                                  "<text:ruby-text>r</text:ruby-text></text:ruby></text:p>"))),
         "R1C1 text a   b\nc\tdef; R1C2 text one\n\nthree; R1C3 text t; R1C4 text k"},
        {TABLE(ROW(TEXT("<text:p>  a\n  b<text:span> </text:span> c </text:p>")
                       TEXT("<text:p><text:s/>x<text:s/></text:p>"))),
         "R1C1 text a b c; R1C2 text  x "}};
    CHECK(state, cases);
}

TEST(counts_what_is_repeated)
{
    static const table_case cases[] = {
        {TABLE("<table:table-row table:number-rows-repeated=\"1048575\"><table:table-cell "
               "table:number-columns-repeated=\"16384\"/></table:table-row>" ROW(NUMBER("7"))),
         "R1048576C1 number 7"},
        {TABLE(
             "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell "
             "table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"1\"/>"
             "<table:covered-table-cell table:number-columns-repeated=\"2\"><text:p>x</text:p>"
             "</table:covered-table-cell>" NUMBER("3") "</table:table-row>" ROW(NUMBER("4"))),
         "R1C1 number 1; R1C2 number 1; R1C5 number 3; R2C1 number 1; R2C2 number 1; R2C5 number "
         "3; "
         "R3C1 number 4"},
        {TABLE("<table:table-row table:number-rows-repeated=\"99999999999999999999\"/>" ROW(
             NUMBER("7"))),
         "the part content.xml holds a cell beyond row 16,777,216 or column 16,384"},
        {TABLE("<table:table-row table:number-rows-repeated=\"1048576\">" NUMBER("7")
                   NUMBER("7") "</table:table-row>"),
         "the part content.xml repeats cells that hold something more often than is read"},
        {TABLE("<table:table-header-rows>" ROW(NUMBER(
             "1")) "</table:table-header-rows>"
                   "<table:table-row-group><table:table-row-group>" ROW(NUMBER(
                       "2")) "</table:table-row-group></table:table-row-group><table:table-rows>"
                             "<table:table-row table:visibility=\"filter\">" NUMBER(
                                 "3") "</table:table-row></table:table-rows>"),
         "R1C1 number 1; R2C1 number 2; R3C1 hidden number 3"}};
    CHECK(state, cases);
}

#define COPY                                                                                       \
    "<table:table table:name=\"'file:///a.ods'#S\"><table:table-source/>" ROW(                     \
        NUMBER("9")) "</table:table>"

TEST(leaves_out_what_is_no_sheet)
{
    static const table_case cases[] = {
        {"<table:tracked-changes><table:cell-content-change><table:previous>" TABLE(ROW(NUMBER(
             "8"))) "</table:previous></table:cell-content-change></table:tracked-changes>" COPY
             TABLE("<table:shapes><draw:frame/></table:shapes><table:table-column/>" ROW(
                 NUMBER("1") "<table:table-cell>" TABLE(ROW(NUMBER("5"))) "</table:table-cell>"))
                 TABLE(""),
         "R1C1 number 1"},
        {COPY, "the spreadsheet has no sheet of cells"}};
    CHECK(state, cases);
}

TEST(reads_names_by_their_space)
{
    told_sheet told;
    const packed_part parts[] = {part_of_text(
        "content.xml",
        "<!DOCTYPE office:document-content><o:document-content "
        "xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><o:body><o:spreadsheet "
        "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><table "
        "xmlns:t=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" t:name=\"S\"><table-row>"
        "<table-cell o:value-type=\"float\" o:value=\"1\" "
        "xmlns:c=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\" "
        "c:value-type=\"float\"/></table-row></table></o:spreadsheet></o:body>"
        "</o:document-content>")};
    nt_bytes bytes = pack_parts(*state, parts, 1, "zip:compression=store");
    assert_string_equal(tell_sheet(*state, bytes, 1, &told), "R1C1 number 1");
}

TEST(names_sheets)
{
    nt_workbook *workbook;
    nt_workbook_sheet sheet;
    const nt_workbook_sheet *all;
    size_t count;
    nt_error err;
    told_sheet told = {.out = nt_buffer_open(*state)};
    const packed_part parts[] = {part_of_text(
        "content.xml",
        XML_ODS "<office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties "
                "table:display=\"false\"/></style:style><style:style style:name=\"ta1\"/>"
                "</office:automatic-styles><office:body><office:spreadsheet><table:table "
                "table:name=\"Satu\" table:style-name=\"ta1\"/>" COPY "<table:table "
                "table:name=\"Dua\" table:style-name=\"ta2\">" ROW(
                    NUMBER("2")) "</table:table>"
                                 "</office:spreadsheet></office:body></office:document-content>")};
    nt_bytes bytes = pack_parts(*state, parts, 1, "zip:compression=store");
    assert_int_equal(nt_workbook_open("x.ods", &bytes, &workbook, &err), NT_OK);
    assert_int_equal(nt_workbook_find(workbook, "Dua", 0, &sheet, &err), NT_OK);
    assert_int_equal(sheet.number, 2);
    assert_int_equal(nt_workbook_read(workbook, &sheet, tell_row, &told, &err), NT_OK);
    assert_string_equal(nt_buffer_text(&told.out), "R1C1 number 2");
    assert_int_equal(nt_workbook_sheets(workbook, &all, &count, &err), NT_OK);
    assert_int_equal(count, 2);
    assert_false(all[0].hidden);
    assert_true(all[1].hidden);
    assert_int_equal(nt_workbook_find(workbook, "Tiga", 0, &sheet, &err), NT_INVALID);
    assert_string_equal(err.message[NT_LANG_EN],
                        "there is no sheet \"Tiga\"; there are: \"Satu\", \"Dua\"");
    nt_workbook_close(workbook);
}

TEST(tells_what_is_merged)
{
    nt_workbook *workbook;
    nt_workbook_sheet sheet;
    const nt_merged *merged;
    size_t count;
    nt_error err;
    nt_bytes bytes = pack_ods(
        *state, TABLE(ROW(NUMBER("1") "<table:table-cell table:number-columns-spanned=\"3\" "
                                      "table:number-rows-spanned=\"2\"/>") ROW("")
                          ROW("<table:table-cell table:number-columns-spanned=\"2\"/>")));
    assert_int_equal(nt_workbook_open("x.ods", &bytes, &workbook, &err), NT_OK);
    assert_int_equal(nt_workbook_find(workbook, NULL, 1, &sheet, &err), NT_OK);
    assert_int_equal(nt_workbook_merged(workbook, &sheet, &merged, &count, &err), NT_OK);
    assert_int_equal(count, 2);
    assert_memory_equal(&merged[0], &((nt_merged){1, 2, 2, 4}), sizeof *merged);
    assert_memory_equal(&merged[1], &((nt_merged){3, 1, 3, 2}), sizeof *merged);
    nt_workbook_close(workbook);
}

/* Wherever the zip is cut into pieces while it is unpacked. */
TEST(tells_what_is_merged_behind_any_length)
{
    static const char table[] =
        TABLE("%*s" ROW("<table:table-cell table:number-columns-spanned=\"2\"/>"));
    for (size_t length = 1 << 18; length > (1 << 18) - 1000; length -= 7) {
        nt_workbook *workbook;
        nt_workbook_sheet sheet;
        const nt_merged *all;
        size_t count = 0;
        nt_error err;
        nt_bytes bytes = pack_ods(*state, nt_arena_printf(*state, table, (int)length, ""));
        assert_int_equal(nt_workbook_open("x.ods", &bytes, &workbook, &err), NT_OK);
        assert_int_equal(nt_workbook_find(workbook, NULL, 1, &sheet, &err), NT_OK);
        assert_int_equal(nt_workbook_merged(workbook, &sheet, &all, &count, &err), NT_OK);
        assert_int_equal(count, 1);
        nt_workbook_close(workbook);
    }
}

TESTS(open_arena, close_arena)
