/* Sheets of an XLSX as programs write them, and as they may. */
#define _DEFAULT_SOURCE /* mkstemp, futimens */
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "pack.h"

typedef struct {
    const char *rows, *told; /* of a sheet with the strings and styles below */
} sheet_case;

static const char strings[] =
    "<sst xmlns=\"" XML_MAIN
    "\"><si><t>z</t></si><si><r><t xml:space=\"preserve\">a </t></r><r><t>b"
    "</t></r><rPh><t>kana</t></rPh></si><si/><si><t>_x0041__x000D__x005F_x0041__xD83D__xDE00_</t>"
    "</si><si><t><![CDATA[x & <y>]]> &#xe9;</t></si></sst>";

/* Styles 1 and 2 are days, 3 a plain number although 14 is a day elsewhere, 4 hours, 5 percent. */
static const char styles[] =
    "<styleSheet xmlns=\"" XML_MAIN "\"><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"
    "<xf numFmtId=\"0\"/><xf numFmtId=\"22\"/><xf numFmtId=\"200\"/><xf numFmtId=\"14\"/>"
    "<xf numFmtId=\"46\"/><xf numFmtId=\"9\"/></cellXfs><numFmts>"
    "<numFmt numFmtId=\"200\" formatCode=\"dd/mm/yyyy\"/>"
    "<numFmt numFmtId=\"14\" formatCode=\"0.00\"/></numFmts></styleSheet>";

static void check(void **state, const char *book, const sheet_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        told_sheet told;
        const char *sheet =
            nt_arena_printf(*state,
                            "<worksheet xmlns=\"" XML_MAIN "\"><dimension ref=\"A1:XFD1048576\"/>"
                            "<sheetData>%s</sheetData></worksheet>",
                            cases[i].rows);
        nt_bytes bytes = pack_xlsx(*state, book, sheet, strings, styles);
        assert_string_equal(tell_sheet(*state, bytes, 1, &told), cases[i].told);
    }
}

#define CHECK(state, book, cases) check(state, book, cases, sizeof(cases) / sizeof *(cases))

TEST(reads_values_not_formulas)
{
    static const sheet_case cases[] = {
        {"", ""},
        {"<row r=\"1\"/><row r=\"2\"><c r=\"A2\" s=\"1\"/></row>", ""},
        {"<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c t=\"s\"><v>0</v></c></row>"
         "<row r=\"9\"><c r=\"D9\"><v>4</v></c><c><v>5</v></c></row>",
         "R1C1 number 1; R1C3 number 3; R3C1 text z; R9C4 number 4; R9C5 number 5"},
        {"<row r=\"1\"><c r=\"A1\"><f>B1</f><v>3</v></c><c r=\"B1\" t=\"s\"><f>q</f><v>0</v></c>"
         "<c r=\"C1\"><f>x</f></c><c r=\"D1\"><f>x</f><v></v></c><c r=\"E1\" t=\"str\"><f>x</f>"
         "<v></v></c><c r=\"F1\" t=\"str\"><f>x</f><v> y </v></c><c r=\"G1\" t=\"str\"><f>x</f></c>"
         "</row>",
         "R1C1 number 3; R1C2 text z; R1C3 uncomputed; R1C4 uncomputed; R1C6 text  y ; R1C7 "
         "uncomputed"},
        {"<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c><c r=\"B1\" t=\"b\"><v>0</v></c><c r=\"C1\" "
         "t=\"e\"><v>#N/A</v></c><c r=\"D1\" t=\"d\"><v>2024-02-29T00:00:00Z</v></c><c r=\"E1\" "
         "t=\"d\"><v>nanti</v></c><c r=\"F1\" t=\"n\"><v>abc</v></c></row>",
         "R1C1 boolean true; R1C2 boolean false; R1C3 error #N/A; R1C4 day 2024-02-29; R1C5 text "
         "nanti; R1C6 text abc"},
        {"<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\" hidden=\"false\"><c "
         "r=\"A2\"><v>2</v></c></row>",
         "R1C1 hidden number 1; R2C1 number 2"},
        {"<row r=\"1\"><c r=\"$A$1\"><v>1</v></c><x:c xmlns:x=\"y\" "
         "r=\"B1\"><x:v>2</x:v></x:c></row>",
         "R1C1 number 1; R1C2 number 2"}};
    CHECK(state, NULL, cases);
}

TEST(reads_texts)
{
    static const sheet_case cases[] = {
        {"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>2</v></c><c r=\"C1\" "
         "t=\"s\"><v>3</v></c><c r=\"D1\" t=\"s\"><v>4</v></c></row>",
         "R1C1 text a b; R1C3 text A\r_x0041_\U0001F600; R1C4 text x & <y> \u00e9"},
        {"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>  x </t></is></c><c r=\"B1\" "
         "t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r><rPh><t>k</t></rPh></is></c><c "
         "r=\"C1\" t=\"inlineStr\"><is><t></t></is></c><c r=\"D1\" "
         "t=\"inlineStr\"><is><t>_x0000__xD83D_</t></is></c></row>",
         "R1C1 text   x ; R1C2 text ab; R1C4 text _x0000_\uFFFD"},
        {"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>5</v></c></row>",
         "the part xl/worksheets/sheet1.xml refers to a shared text that is not there"},
        {"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>",
         "the part xl/worksheets/sheet1.xml refers to a shared text that is not there"}};
    CHECK(state, NULL, cases);
}

TEST(reads_days_by_their_format)
{
    static const sheet_case cases[] = {
        {"<row r=\"1\"><c r=\"A1\" s=\"0\"><v>45351.5</v></c><c r=\"B1\" s=\"1\"><v>45351.5</v></c>"
         "<c r=\"C1\" s=\"2\"><v>45351</v></c><c r=\"D1\" s=\"3\"><v>45351</v></c><c r=\"E1\" "
         "s=\"4\"><v>1.5</v></c><c r=\"F1\" s=\"5\"><v>0.07</v></c><c r=\"G1\" "
         "s=\"99\"><v>45351</v></c><c r=\"H1\" s=\"2\" t=\"s\"><v>0</v></c></row>",
         "R1C1 number 45351.5; R1C2 moment 2024-02-29T12:00:00; R1C3 day 2024-02-29; R1C4 number "
         "45351; R1C5 duration 36:00:00; R1C6 percent 7%; R1C7 number 45351; R1C8 text z"}};
    static const sheet_case of_1904[] = {
        {"<row r=\"1\"><c r=\"A1\" s=\"2\"><v>0</v></c></row>", "R1C1 day 1904-01-01"}};
    CHECK(state, NULL, cases);
    CHECK(
        state,
        XML_BOOK("<workbookPr date1904=\"true\"/>", "<sheet name=\"K\" sheetId=\"1\" r:id=\"a\"/>"),
        of_1904);
}

TEST(puts_cells_in_order)
{
    static const sheet_case cases[] = {
        {"<row r=\"2\"><c r=\"C2\"><v>4</v></c><c r=\"A2\"><v>3</v></c></row><row r=\"1\"><c "
         "r=\"B1\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>5</v></c></row>",
         "R1C2 number 1; R2C1 number 3; R2C2 number 5; R2C3 number 4"},
        {"<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>",
         "the part xl/worksheets/sheet1.xml holds one cell twice, and programs do not agree which "
         "counts"},
        {"<row r=\"1\"><c r=\"1A\"><v>1</v></c></row>",
         "the part xl/worksheets/sheet1.xml holds a cell or row whose reference is not like "
         "\"D17\""},
        {"<row r=\"16777216\"><c r=\"XFD16777216\"><v>1</v></c></row>", "R16777216C16384 number 1"},
        {"<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
         "the part xl/worksheets/sheet1.xml holds a cell beyond row 16,777,216 or column 16,384"},
        {"<row r=\"99999999999\"><c><v>1</v></c></row>",
         "the part xl/worksheets/sheet1.xml holds a cell or row whose reference is not like "
         "\"D17\""}};
    CHECK(state, NULL, cases);
}

/* Of many rows only the first are held until all are there. */
TEST(streams_what_is_long)
{
    enum { ROWS = 50000 };
    nt_buffer sheet = nt_buffer_open(*state);
    nt_buffer_puts(&sheet, "<worksheet xmlns=\"" XML_MAIN "\"><sheetData>");
    for (int i = 1; i <= ROWS; i++) {
        nt_buffer_printf(&sheet, "<row r=\"%d\"><c r=\"A%d\"><v>%d</v></c></row>", i, i, i);
    }
    told_sheet told;
    size_t whole = sheet.length;
    nt_buffer_puts(&sheet, "</sheetData></worksheet>");
    tell_sheet(*state, pack_xlsx(*state, NULL, nt_buffer_text(&sheet), NULL, NULL), 1, &told);
    assert_int_equal(told.rows, ROWS);
    sheet.length = whole;
    nt_buffer_puts(&sheet, "<row r=\"7\"><c r=\"B7\"><v>1</v></c></row></sheetData></worksheet>");
    assert_string_equal(
        tell_sheet(*state, pack_xlsx(*state, NULL, nt_buffer_text(&sheet), NULL, NULL), 1, &told),
        "the part xl/worksheets/sheet1.xml holds too many rows that are out of order; open the "
        "file "
        "and save it again with a spreadsheet program");
}

/* The parts of a workbook with a chart sheet before it, wherever they lie. */
static const char *tell_placed(nt_arena *arena, const char *target, const char *part)
{
    static const char rows[] = "<worksheet xmlns=\"" XML_MAIN
                               "\"><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    told_sheet told;
    const packed_part parts[] = {
        part_of_text("_rels/.rels",
                     XML_RELATIONS XML_RELATION("x", "officeDocument",
                                                "/xl/Workbook.xml") "</Relationships>"),
        part_of_text("xl/workbook.xml",
                     XML_BOOK("", "<sheet name=\"Bagan\" sheetId=\"1\" r:id=\"c\"/><sheet "
                                  "name=\"S\" sheetId=\"4\" state=\"hidden\" r:id=\"s\"/>")),
        part_of_text("xl/_rels/workbook.xml.rels",
                     nt_arena_printf(arena,
                                     XML_RELATIONS "%s<Relationship Id=\"s\" Type=\"http://"
                                                   "purl.oclc.org/ooxml/officeDocument/"
                                                   "relationships/worksheet\" Target=\"%s\"/>"
                                                   "</Relationships>",
                                     XML_RELATION("c", "chartsheet", "chart1.xml"), target)),
        part_of_text(part, rows)};
    return tell_sheet(arena, pack_parts(arena, parts, 4, "zip:compression=store"), 1, &told);
}

TEST(finds_parts_by_relationship)
{
    static const struct {
        const char *target, *part;
    } cases[] = {{"worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
                 {"/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
                 {"../else/s.xml", "else/s.xml"},
                 {"./a/../b.xml", "xl/b.xml"},
                 {"Worksheets/Sheet1.XML", "xl/worksheets/sheet1.xml"},
                 {"worksheets\\sheet1.xml", "xl\\worksheets\\sheet1.xml"},
                 {"lembar%20%C3%A9.xml", "xl/lembar \u00e9.xml"},
                 {"lembar%20x.xml", "xl/lembar%20x.xml"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(tell_placed(*state, cases[i].target, cases[i].part), "R1C1 number 1");
    }
    assert_string_equal(tell_placed(*state, "../../etc/passwd", "xl/b.xml"),
                        "the part \"../../etc/passwd\" is referred to and is not in the file");
}

TEST(names_sheets)
{
    nt_workbook *workbook;
    nt_workbook_sheet sheet;
    const nt_workbook_sheet *all;
    size_t count;
    nt_error err;
    nt_bytes bytes =
        pack_xlsx(*state,
                  XML_BOOK("", "<sheet name=\"Satu\" sheetId=\"9\" r:id=\"a\"/><sheet name=\"Dua "
                               "\u00e9\" sheetId=\"2\" state=\"veryHidden\" r:id=\"a\"/>"),
                  "<worksheet/>", NULL, NULL);
    assert_int_equal(nt_workbook_open("x.xlsx", &bytes, &workbook, &err), NT_OK);
    assert_int_equal(nt_workbook_sheets(workbook, &all, &count, &err), NT_OK);
    assert_int_equal(count, 2);
    assert_false(all[0].hidden);
    assert_true(all[1].hidden);
    assert_int_equal(nt_workbook_find(workbook, "Dua \u00e9", 0, &sheet, &err), NT_OK);
    assert_int_equal(sheet.number, 2);
    assert_int_equal(nt_workbook_find(workbook, "Tiga", 0, &sheet, &err), NT_INVALID);
    assert_string_equal(err.message[NT_LANG_EN],
                        "there is no sheet \"Tiga\"; there are: \"Satu\", \"Dua \u00e9\"");
    assert_int_equal(nt_workbook_find(workbook, NULL, 3, &sheet, &err), NT_INVALID);
    assert_string_equal(err.message[NT_LANG_EN],
                        "there is no sheet 3; there are 2: \"Satu\", \"Dua \u00e9\"");
    nt_workbook_close(workbook);
}

/* IANA's names, and Apple's. */
TEST(are_known_by_their_names)
{
    static const char *const known[][2] = {
        {"a/kasus.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"KASUS 2024.XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {"x.Ods", "application/vnd.oasis.opendocument.spreadsheet"},
        {"x.ots", "application/vnd.oasis.opendocument.spreadsheet-template"},
        {"x.xlsm", "application/vnd.ms-excel.sheet.macroEnabled.12"},
        {"x.xls", "application/vnd.ms-excel"},
        {"x.numbers", "application/vnd.apple.numbers"},
        {"x.xlsx.csv", NULL},
        {"xlsx", NULL},
        {"s", NULL},
        {"", NULL}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const nt_workbook_kind *kind = nt_workbook_named(known[i][0]);
        assert_int_equal(kind != NULL, known[i][1] != NULL);
        if (kind) {
            assert_string_equal(kind->mime, known[i][1]);
        }
    }
    assert_string_equal(nt_workbook_format(0), "xlsx");
    assert_string_equal(nt_workbook_format(1), "ods");
    assert_null(nt_workbook_format(2));
}

TEST(tells_what_is_merged)
{
    nt_workbook *workbook;
    nt_workbook_sheet sheet;
    const nt_merged *merged;
    size_t count;
    nt_error err;
    nt_bytes bytes = pack_xlsx(*state, NULL,
                               "<worksheet><sheetData/><mergeCells><mergeCell ref=\"B1:D2\"/>"
                               "<mergeCell ref=\"A9:B9\"/></mergeCells></worksheet>",
                               NULL, NULL);
    assert_int_equal(nt_workbook_open("x.xlsx", &bytes, &workbook, &err), NT_OK);
    assert_int_equal(nt_workbook_find(workbook, NULL, 1, &sheet, &err), NT_OK);
    assert_int_equal(nt_workbook_merged(workbook, &sheet, &merged, &count, &err), NT_OK);
    assert_int_equal(count, 2);
    assert_memory_equal(&merged[0], &((nt_merged){1, 2, 2, 4}), sizeof *merged);
    assert_memory_equal(&merged[1], &((nt_merged){9, 1, 9, 2}), sizeof *merged);
    nt_workbook_close(workbook);
}

/* Somebody writes into it between two parts: what was read of the one does not go with the other.
 */
TEST(tells_that_it_was_rewritten)
{
    char path[] = "/tmp/netra-test-XXXXXX";
    const struct timespec times[] = {{1000, 0}, {1000, 0}};
    nt_workbook *workbook;
    nt_workbook_sheet sheet;
    nt_error err;
    told_sheet told = {.out = nt_buffer_open(*state)};
    nt_bytes bytes = pack_xlsx(*state, NULL, "<worksheet><sheetData/></worksheet>", NULL, NULL);
    int file = mkstemp(path);
    assert_true(nt_file_write_all(file, bytes.bytes, bytes.length));
    assert_int_equal(futimens(file, times), 0);
    assert_int_equal(nt_workbook_open(path, NULL, &workbook, &err), NT_OK);
    assert_int_equal(nt_workbook_find(workbook, NULL, 1, &sheet, &err), NT_OK);
    assert_int_equal(nt_workbook_read(workbook, &sheet, tell_row, &told, &err), NT_OK);
    assert_int_equal(pwrite(file, bytes.bytes, bytes.length, 0), bytes.length);
    assert_int_equal(nt_workbook_read(workbook, &sheet, tell_row, &told, &err), NT_SYSTEM);
    assert_non_null(strstr(err.message[NT_LANG_EN], "changed while it was read"));
    nt_workbook_close(workbook);
    close(file);
    unlink(path);
}

TESTS(open_arena, close_arena)
