/* Sheets of spreadsheets as tables: cells by what they are, places by the names of cells, headings
 * in several rows; and the same headings in delimited files. */
#include "ingest/stream.h"
#include "sandbox.h"
#include "workbook/pack.h"

#define SHEET(rows) "<worksheet xmlns=\"" XML_MAIN "\"><sheetData>" rows "</sheetData></worksheet>"
#define TEXT(text)  "<c t=\"str\"><v>" text "</v></c>"

/* 1 day, 2 moment, 3 percent. */
static const char styles[] =
    "<styleSheet xmlns=\"" XML_MAIN "\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>"
    "<xf numFmtId=\"22\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>";

/* A package of one sheet of k.xlsx, with these fields and members of the dialect. */
static sandbox open_sheet(const char *fields, const char *dialect, const char *sheet)
{
    sandbox box = sandbox_open();
    nt_bytes bytes = pack_xlsx(box.arena, NULL, sheet, NULL, styles);
    sandbox_descriptor(&box, nt_arena_printf(box.arena,
                                             "{'resources': [{'name': 't', 'path': 'k.xlsx', "
                                             "'dialect': {%s},\n'schema': {'fields': [%s]}}]}",
                                             dialect, fields));
    sandbox_write(&box, "k.xlsx", bytes.bytes, bytes.length);
    return box;
}

static const char *shown(const sandbox *box, nt_place place)
{
    return nt_place_text(box->arena,
                         (nt_place){nt_path_name(place.file), place.line, place.column});
}

/* "k.xlsx:Kasus!D17 code: message" a line, or the error in the same way. */
static const char *told(sandbox *box)
{
    size_t count;
    nt_buffer out = nt_buffer_open(box->arena);
    if (sandbox_read(box)) {
        nt_error *err = &box->err;
        sandbox_judge(nt_error_text(err));
        nt_place place = {err->file, (unsigned)err->line, (unsigned)err->column};
        return nt_arena_printf(box->arena, "%s %s", shown(box, place), err->message[NT_LANG_EN]);
    }
    const nt_problem *items = nt_problems_sorted(box->problems, &count);
    for (size_t i = 0; i < count; i++) {
        sandbox_judge(items[i].message);
        nt_buffer_printf(&out, "%s%s %s: %s", i ? "\n" : "", shown(box, items[i].place),
                         items[i].code, items[i].message.in[NT_LANG_EN]);
    }
    return nt_buffer_text(&out);
}

TEST(reads_cells_by_what_they_are)
{
    sandbox box = open_sheet(
        "{'name': 'n', 'type': 'number', 'decimalChar': ',', 'groupChar': '.'}, "
        "{'name': 'i', 'type': 'integer', 'groupChar': '.'}, "
        "{'name': 'd', 'type': 'date', 'format': '%d/%m/%Y'}, "
        "{'name': 'm', 'type': 'date', 'format': '%Y-%m-%d %H:%M'}, "
        "{'name': 'b', 'type': 'boolean', 'trueValues': ['ya'], 'falseValues': ['tidak']}, "
        "{'name': 'p', 'type': 'number', 'bareNumber': false}, {'name': 's'}",
        "",
        SHEET("<row>" TEXT("n") TEXT("i") TEXT("d") TEXT("m") TEXT("b") TEXT("p") TEXT(
            "s") "</row>"
                 "<row><c><v>1.678</v></c><c><v>1678</v></c><c s=\"1\"><v>45351</v></c><c s=\"2\">"
                 "<v>45351.5</v></c><c t=\"b\"><v>1</v></c><c "
                 "s=\"3\"><v>0.345</v></c><c><v>7</v></c>"
                 "</row><row>" TEXT("1,678") TEXT("1.678") TEXT("29/02/2024")
                     TEXT("2024-02-29 12:00") TEXT("ya") TEXT("34.5 %")
                         TEXT(" x ") "</row>"
                                     "<row><c><v>0.1</v></c></row>"));
    assert_string_equal(told(&box), "");
    const nt_table *table = &box.package->tables[0];
    assert_int_equal(table->row_count, 3);
    for (size_t row = 0; row < 2; row++) {
        assert_int_equal(sandbox_cell(&box, row, 0)->number.digits, 1678);
        assert_int_equal(sandbox_cell(&box, row, 0)->number.decimals, 3);
        assert_int_equal(sandbox_cell(&box, row, 1)->number.digits, 1678);
        assert_int_equal(sandbox_cell(&box, row, 1)->number.decimals, 0);
        assert_int_equal(sandbox_cell(&box, row, 2)->date, nt_date_from_civil(2024, 2, 29));
        assert_int_equal(sandbox_cell(&box, row, 3)->date, nt_date_from_civil(2024, 2, 29));
        assert_true(sandbox_cell(&box, row, 4)->boolean);
        assert_int_equal(sandbox_cell(&box, row, 5)->number.digits, 345);
        assert_int_equal(sandbox_cell(&box, row, 5)->number.decimals, 1);
    }
    assert_string_equal(sandbox_cell(&box, 0, 6)->text, "7");
    assert_string_equal(sandbox_cell(&box, 1, 6)->text, "x");
    assert_false(sandbox_cell(&box, 2, 6)->known);
    assert_string_equal(sandbox_cell(&box, 2, 6)->text, "");
    assert_string_equal(shown(&box, sandbox_cell(&box, 1, 2)->place), "k.xlsx:Kasus!C3");
    assert_true(table->parts[0].bytes.length > 0);
    sandbox_close(&box);
}

TEST(says_what_is_wrong_at_its_cell)
{
    sandbox box = open_sheet(
        "{'name': 'n', 'type': 'number', 'constraints': {'required': true}}, "
        "{'name': 'i', 'type': 'integer', 'groupChar': '.'}, {'name': 'd', 'type': 'date'}",
        "",
        SHEET("<row>" TEXT("n") TEXT("i") TEXT(
            "d") "</row>"
                 "<row r=\"17\" hidden=\"1\"><c t=\"e\"><v>#DIV/0!</v></c><c><v>1.678</v></c><c "
                 "s=\"2\">"
                 "<v>45351.5</v></c></row>"
                 "<row r=\"18\"><c r=\"B18\"><f>A1</f></c><c s=\"1\"><v>60</v></c></row>"
                 "<row r=\"19\"><c s=\"3\"><v>0.345</v></c><c/><c><v>45351</v></c></row>"));
    assert_string_equal(
        told(&box),
        "k.xlsx:Kasus!17 hidden-rows: a hidden row is read like all others\n"
        "k.xlsx:Kasus!A17 error-cell: the cell in the column \"n\" holds the error \"#DIV/0!\"; "
        "mend "
        "its formula, or leave the cell empty\n"
        "k.xlsx:Kasus!B17 type: \"1.678\" in the column \"i\" is not a whole number of at most 15 "
        "digits; write it as 1678\n"
        "k.xlsx:Kasus!C17 type: \"2024-02-29T12:00:00\" in the column \"d\" has a time of day; if "
        "the "
        "day alone is meant, give the field \"format\": \"%Y-%m-%d %H:%M:%S\"\n"
        "k.xlsx:Kasus!A18 required: the column \"n\" is empty here; it needs a value\n"
        "k.xlsx:Kasus!B18 formula-without-value: the cell in the column \"i\" holds a formula "
        "without "
        "its result; open the file and save it with a spreadsheet program\n"
        "k.xlsx:Kasus!C18 impossible-date: there is no 29 February 1900; that February has 28 "
        "days\n"
        "k.xlsx:Kasus!A19 type: \"34.5%\" in the column \"n\" is formatted as a percentage; write "
        "a "
        "plain number, or give the field \"bareNumber\": false to read it as it is shown\n"
        "k.xlsx:Kasus!C19 serial-date: \"45351\" in the column \"d\" is a number, which would be "
        "2024-02-29 as a day; give the cell the format of a date");
    sandbox_close(&box);
}

/* Days that the program kept as such, and texts, one a row of a column "d". */
static const char *told_of_days(const char *format, const char *kept, int kept_count,
                                const char *written, int written_count)
{
    NT_PASSING_ARENA(arena);
    nt_buffer rows = nt_buffer_open(arena);
    nt_buffer_puts(&rows, "<worksheet xmlns=\"" XML_MAIN "\"><sheetData><row>" TEXT("d") "</row>");
    for (int i = 0; i < kept_count + written_count; i++) {
        nt_buffer_puts(&rows, i < kept_count ? kept : written);
    }
    nt_buffer_puts(&rows, "</sheetData></worksheet>");
    sandbox box =
        open_sheet(nt_arena_printf(arena, "{'name': 'd', 'type': 'date', 'format': '%s'}", format),
                   "", nt_buffer_text(&rows));
    static char said[400];
    snprintf(said, sizeof said, "%s", told(&box));
    sandbox_close(&box);
    return said;
}

#define KEPT(serial)  "<row><c s=\"1\"><v>" serial "</v></c></row>"
#define WRITTEN(text) "<row>" TEXT(text) "</row>"

/* 45351 is 29 February 2024, 45361 the tenth of March; so by Python's datetime. */
TEST(tells_days_that_were_turned_round)
{
    assert_string_equal(
        told_of_days("%d/%m/%Y", KEPT("45361"), 10, WRITTEN("13/03/2024"), 11),
        "k.xlsx:Kasus!A12 swapped-days: column \"d\": all 10 cells kept as days are of the first "
        "12 "
        "days of a month, and all 11 kept as texts are later: the spreadsheet program seems to "
        "have "
        "turned days and months round when it read them; import the column again in the order day, "
        "month, year or, if the days are right, keep the texts as days, too");
    const char *american = told_of_days("%m/%d/%Y", KEPT("45361"), 10, WRITTEN("03/13/2024"), 11);
    assert_non_null(strstr(american, "in the order month, day, year"));
    assert_string_equal(told_of_days("%d %B %Y", KEPT("45361"), 10, WRITTEN("13 Mar 2024"), 11),
                        "");
    assert_string_equal(told_of_days("%d/%m/%Y", KEPT("45361"), 9, WRITTEN("13/03/2024"), 30), "");
    assert_string_equal(told_of_days("%d/%m/%Y", KEPT("45361"), 30, WRITTEN("13/03/2024"), 9), "");
    assert_string_equal(told_of_days("%d/%m/%Y", KEPT("45361"), 30, WRITTEN("12/03/2024"), 30), "");
    assert_string_equal(told_of_days("%d/%m/%Y", KEPT("45351"), 30, WRITTEN("13/03/2024"), 30), "");
    assert_string_equal(told_of_days("%d/%m/%Y", KEPT("45361"), 30, "", 0), "");
}

/* Rows parted by '\n', cells by ';'. */
static const char *sheet_of(nt_arena *arena, const char *text, const char *merged)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out, "<worksheet xmlns=\"" XML_MAIN "\"><sheetData><row>");
    for (size_t length; *text; text += length + (text[length] != '\0')) {
        length = strcspn(text, ";\n");
        bool number = strspn(text, "0123456789") == length;
        nt_buffer_printf(&out, length ? "<c%s><v>%.*s</v></c>" : "<c/>", number ? "" : " t=\"str\"",
                         (int)length, text);
        nt_buffer_puts(&out, text[length] == '\n' ? "</row><row>" : "");
    }
    nt_buffer_printf(&out, "</row></sheetData><mergeCells>%s</mergeCells></worksheet>", merged);
    return nt_buffer_text(&out);
}

/* A text that is merged over rows says so of each, and a number is one: the second row of Bali has
 * none, which its cell says. A row behind the merged cells is as it is, and a single row of
 * headings says nothing of the columns and rows that a heading is merged over. */
static void assert_carried(bool figures)
{
    static const char *const roles[][2] = {
        {"indicator", "string"}, {"area", "string"}, {"category", "string"}, {"value", "number"},
        {"id", "string"},        {"unit", "string"}, {"source", "string"}};
    static const char rows[] = "indicator;area;category;value;id;unit;source\n"
                               "reported;Aceh;a;3;f1;persons;s1\n;;b;4;f2;persons;s1\n"
                               ";Bali;a;5;f3;persons;s1\n;;b;;f4;persons;s1\n"
                               "proven;;a;6;f5;persons;s1";
    static const char merged[] =
        "<mergeCell ref=\"B4:B5\"/><mergeCell ref=\"A2:A5\"/><mergeCell ref=\"B2:B3\"/>"
        "<mergeCell ref=\"D4:D5\"/><mergeCell ref=\"G1:H1\"/><mergeCell ref=\"B1:B6\"/>";
    static const char *const expected[][2] = {{"reported", "Aceh"},
                                              {"reported", "Aceh"},
                                              {"reported", "Bali"},
                                              {"reported", "Bali"},
                                              {"proven", ""}};
    sandbox box = sandbox_open();
    nt_buffer fields = nt_buffer_open(box.arena);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        nt_buffer_printf(&fields, "%s{'name': '%s', 'type': '%s', '%s': 'figure.%s'}",
                         i ? ", " : "", roles[i][0], roles[i][1], figures ? "role" : "x-role",
                         roles[i][0]);
    }
    nt_bytes bytes = pack_xlsx(box.arena, NULL, sheet_of(box.arena, rows, merged), NULL, NULL);
    sandbox_write(&box, "k.xlsx", bytes.bytes, bytes.length);
    sandbox_write(&box, "s.csv", "id\ns1\n", 6);
    sandbox_descriptor(
        &box, nt_arena_printf(box.arena,
                              "{'resources': [{'name': 'f', 'path': 'k.xlsx', %s'schema': "
                              "{'fields': [%s]}},\n{'name': 's', 'path': 's.csv', 'schema': "
                              "{'fields': [{'name': 'id', 'role': 'source.id'}]}}]}",
                              figures ? "" : "'dialect': {'headerRows': [1]}, ",
                              nt_buffer_text(&fields)));
    assert_string_equal(told(&box), figures ? "k.xlsx:Kasus!D5 required: the column \"value\" is "
                                              "empty here; it needs a value"
                                            : "");
    for (size_t row = 0; row < 5; row++) {
        assert_string_equal(sandbox_cell(&box, row, 0)->text, expected[row][0]);
        assert_string_equal(sandbox_cell(&box, row, 1)->text, expected[row][1]);
    }
    assert_string_equal(shown(&box, sandbox_cell(&box, 3, 1)->place), "k.xlsx:Kasus!B5");
    sandbox_close(&box);
}

TEST(carries_merged_texts_down)
{
    assert_carried(true);
    assert_carried(false); /* as in a register */
}

#define FIELD(name) "{'name': '" name "'}"

TEST(joins_headings)
{
    static const char sheet[] = "<worksheet xmlns=\"" XML_MAIN "\"><sheetData><row>" TEXT(
        "Rekap") "</row>"
                 "<row r=\"3\">" TEXT("Daerah") TEXT(
                     "Laporan") "<c r=\"D3\" t=\"str\"><v>Total</v></c></row>"
                                "<row r=\"4\"><c r=\"B4\" t=\"str\"><v>masuk</v></c>" TEXT(
                                    "selesai")
                                    TEXT("Total") "</row>"
                                                  "<row r=\"5\">" TEXT("(1)") TEXT(
                                                      "(2)") "</row><row>" TEXT("a") TEXT("b")
                                                      TEXT("c") TEXT(
                                                          "d") "</row></"
                                                               "sheetData><mergeCells><mergeCell "
                                                               "ref=\"A3:A4\"/><mergeCell "
                                                               "ref=\"B3:C3\"/>"
                                                               "</mergeCells></worksheet>";
    sandbox box =
        open_sheet(FIELD("Daerah") ", " FIELD("Laporan - masuk") ", " FIELD(
                       "Laporan - selesai") ", " FIELD("Total"),
                   "'headerRows': [4, 3], 'headerJoin': ' - ', 'commentRows': [5]", sheet);
    assert_string_equal(told(&box), "");
    assert_int_equal(box.package->tables[0].row_count, 1);
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(sandbox_cell(&box, 0, i)->text,
                            ((const char *[]){"a", "b", "c", "d"})[i]);
    }
    sandbox_close(&box);
}

TEST(joins_headings_of_delimited_files)
{
    static const struct {
        const char *dialect, *rows, *told;
    } cases[] = {
        {"'headerRows': [3], 'commentRows': [4]", "Rekap\n\na,b\n(1),(2)\n1,2\n", ""},
        {"'headerRows': [2]", "\"Rekap\n2024\",\na,b\n1,2\n", ""},
        {"'headerRows': [1, 2], 'headerJoin': ''", ",\na,b\n1,2\n", ""},
        {"'headerRows': [9]", "a,b\n1,2\n",
         "t.csv the file holds no line of headings; its first line must"},
        {"'headerRows': []", "a,b\n",
         "datapackage.json:1:73 the list here has 0; it must have at least 1"},
        {"'headerRows': [0]", "a,b\n",
         "datapackage.json:1:74 the number here is too small; it must be at least 1"},
        {"'header': false, 'headerRows': [1]", "a,b\n",
         "datapackage.json:1:76 \"headerRows\" names rows of headings and \"header\" is false; "
         "leave "
         "one of them out"},
        {"'sheetName': 'Kasus'", "a,b\n",
         "datapackage.json:1:59 \"sheetName\" is for spreadsheets only (.xlsx, .ods)"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SANDBOX(box);
        sandbox_table(&box, FIELD("a") ", " FIELD("b"),
                      nt_arena_printf(box.arena, "'dialect': {%s}", cases[i].dialect),
                      cases[i].rows);
        assert_string_equal(told(&box), cases[i].told);
        if (!*cases[i].told) {
            assert_int_equal(box.package->tables[0].row_count, 1);
            assert_string_equal(sandbox_cell(&box, 0, 1)->text, "2");
        }
    }
}

/* Rows are headings by their number, also in the copy that leaves columns about persons out. */
TEST(keeps_the_numbers_of_rows_in_copies)
{
    SANDBOX(box);
    sandbox_table(&box, FIELD("a") ", {'name': 'nama', 'personal': true}, " FIELD("b"),
                  "'dialect': {'headerRows': [3], 'commentRows': [5, 7]}",
                  "Rekap\n\na,nama,b\n1,x,2\nsela\n3\n9,y,9\n5,z,6\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(box.package->tables[0].parts[0].bytes.bytes,
                        "\r\n\r\na,b\r\n1,2\r\n\r\n\r\n\r\n5,6\r\n");
}

TEST(names_its_sheet)
{
    static const struct {
        const char *dialect, *told;
    } cases[] = {
        {"'sheetName': 'Kasus'", ""},
        {"'sheetNumber': 1", ""},
        {"'sheetName': 'Lain'", "k.xlsx there is no sheet \"Lain\"; there are: \"Kasus\""},
        {"'sheetNumber': 2", "k.xlsx there is no sheet 2; there are 1: \"Kasus\""},
        {"'sheetNumber': 0",
         "datapackage.json:1:75 the number here is too small; it must be at least 1"},
        {"'sheetNumber': 1, 'sheetName': 'Kasus'", "datapackage.json:1:75 \"sheetNumber\" is the "
                                                   "number of a sheet, from 1, and does not stand "
                                                   "beside \"sheetName\""},
        {"'delimiter': ';'", "datapackage.json:1:60 \"delimiter\" says nothing of a spreadsheet"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sandbox box = open_sheet(FIELD("a"), cases[i].dialect,
                                 SHEET("<row>" TEXT("a") "</row><row>" TEXT("1") "</row>"));
        assert_string_equal(told(&box), cases[i].told);
        sandbox_close(&box);
    }
}

#define RESOURCE(name, more, fields)                                                               \
    "{'name': '" name "', 'path': 'k.xlsx'" more ", 'schema': {'fields': [" fields "]}}"
#define CASES                                                                                      \
    "{'name': 'a', 'role': 'case.id'}, {'name': 'd', 'type': 'date', 'role': 'case.reported_on'}"

#define TAKEN                                                                                      \
    "datapackage.json:2:23 is the file \"k.xlsx\" of the resource \"x\", or would be where case "  \
    "does not tell names apart; give each resource a file of its own"

TEST(shares_a_file_between_sheets)
{
    static const struct {
        const char *first, *second, *told;
    } cases[] = {{RESOURCE("x", "", FIELD("a")),
                  RESOURCE("y", ", 'dialect': {'sheetNumber': 2}", FIELD("b")), ""},
                 {RESOURCE("x", "", FIELD("a")),
                  RESOURCE("y", ", 'dialect': {'sheetNumber': 1}", FIELD("a")), TAKEN},
                 {RESOURCE("x", "", CASES),
                  RESOURCE("y", ", 'dialect': {'sheetNumber': 2}", FIELD("b")), TAKEN},
                 {RESOURCE("x", "", "{'name': 'a', 'personal': true}"),
                  RESOURCE("y", "", FIELD("a")), TAKEN}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SANDBOX(box);
        const packed_part parts[] = {
            part_of_text("_rels/.rels", XML_RELATIONS XML_RELATION("r", "officeDocument",
                                                                   "w.xml") "</Relationships>"),
            part_of_text("w.xml", XML_BOOK("", "<sheet name=\"A\" r:id=\"a\"/><sheet name=\"B\" "
                                               "r:id=\"b\"/>")),
            part_of_text("_rels/w.xml.rels",
                         XML_RELATIONS XML_RELATION("a", "worksheet", "a.xml")
                             XML_RELATION("b", "worksheet", "b.xml") "</Relationships>"),
            part_of_text("a.xml",
                         SHEET("<row>" TEXT("a") TEXT("d") "</row><row>" TEXT("1") "</row>")),
            part_of_text("b.xml", SHEET("<row>" TEXT("b") "</row><row>" TEXT("2") "</row>"))};
        nt_bytes bytes = pack_parts(box.arena, parts, 5, "zip:compression=store");
        sandbox_write(&box, "k.xlsx", bytes.bytes, bytes.length);
        sandbox_descriptor(&box, nt_arena_printf(box.arena, "{'resources': [%s,\n%s]}",
                                                 cases[i].first, cases[i].second));
        assert_string_equal(told(&box), cases[i].told);
        if (!*cases[i].told) {
            assert_int_equal(box.package->file_count, 1);
            assert_ptr_equal(box.package->files[0].part, box.package->tables[0].parts);
        }
    }
}

/* A file that is attached is attached whole. */
TEST(judges_all_of_the_file)
{
    SANDBOX(box);
    const packed_part parts[] = {
        part_of_text("_rels/.rels",
                     XML_RELATIONS XML_RELATION("r", "officeDocument", "w.xml") "</Relationships>"),
        part_of_text("w.xml", XML_BOOK("", "<sheet name=\"A\" r:id=\"a\"/><sheet name=\"B\" "
                                           "r:id=\"b\"/>")),
        part_of_text("_rels/w.xml.rels",
                     XML_RELATIONS XML_RELATION("a", "worksheet", "a.xml")
                         XML_RELATION("b", "worksheet", "b.xml") "</Relationships>"),
        part_of_text("a.xml", SHEET("<row>" TEXT("a") "</row><row><c><v>0.3171012345678901</v></c>"
                                                      "</row>")),
        part_of_text("b.xml", SHEET("<row/>")),
        part_of_text("c.xml",
                     "<comments><text><r><t>NIP 19800101 2</t></r><r><t>00501 1 001</t></r>"
                     "</text></comments>"),
        part_of_text("docProps/core.xml", "<p><creator>Budi</creator></p>")};
    nt_bytes bytes = pack_parts(box.arena, parts, 7, "zip:compression=deflate");
    sandbox_write(&box, "k.xlsx", bytes.bytes, bytes.length);
    sandbox_descriptor(&box, "{'resources': [" RESOURCE("x", "", FIELD("a")) "]}");
    assert_string_equal(told(&box), "k.xlsx names-author: the file says who made it, and is "
                                    "attached whole; remove its document "
                                    "properties before a report is made\n"
                                    "k.xlsx other-sheet: the sheet \"B\" is not described and is "
                                    "attached with its file; remove it "
                                    "if it is not for everybody\n"
                                    "k.xlsx personal-number: the part c.xml of the file holds what "
                                    "looks like a person's number "
                                    "(NIP, NIK), and the file is attached whole; remove it");
}

TEST(refuses_what_cannot_be_left_out)
{
    sandbox box = open_sheet(FIELD("a") ", {'name': 'nama', 'personal': true}", "",
                             SHEET("<row>" TEXT("a") TEXT("nama") "</row>"));
    assert_string_equal(
        told(&box), "datapackage.json:2:38 the column \"nama\" is marked personal, and k.xlsx is "
                    "attached whole; remove the column from the spreadsheet, or save the table as "
                    "CSV");
    sandbox_close(&box);
}

TEST(knows_a_spreadsheet_by_its_bytes)
{
    SANDBOX(box);
    sandbox_table(&box, FIELD("a"), "", "PK\3\4");
    assert_string_equal(told(&box),
                        "t.csv the file is a spreadsheet, not delimited text; call it .xlsx "
                        "or .ods, or write \"format\": \"xlsx\"");
}

typedef struct {
    nt_buffer out;
    const sandbox *box;
} streamed;

static nt_status take_row(void *context, const nt_stream_row *row, nt_error *err)
{
    streamed *s = context;
    (void)err;
    nt_buffer_printf(&s->out, "%s%s=%s %s=%s", s->out.length ? "; " : "",
                     shown(s->box, nt_ingest_row_place(row, 0)), row->cells[0].text,
                     shown(s->box, nt_ingest_row_place(row, 1)), row->cells[1].text);
    return NT_OK;
}

TEST(streams_rows_with_their_places)
{
    sandbox box =
        open_sheet(CASES, "",
                   SHEET("<row>" TEXT("d") "<c/>" TEXT(
                       "a") "</row>"
                            "<row r=\"5\"><c r=\"A5\" s=\"1\"><v>45351</v></c><c r=\"C5\"><v>7"
                            "</v></c></row><row r=\"9\"><c r=\"C9\" t=\"e\"><v>#N/A</v></c>"
                            "<c r=\"XFD9\"><v>1</v></c></row>"));
    streamed s = {.out = nt_buffer_open(box.arena), .box = &box};
    assert_string_equal(told(&box), "");
    assert_int_equal(box.package->tables[0].parts[0].bytes.length, 0);
    assert_int_equal(nt_ingest_stream(box.arena, &box.package->tables[0], box.problems, NULL,
                                      take_row, &s, &box.err),
                     NT_OK);
    assert_string_equal(nt_buffer_text(&s.out), "k.xlsx:Kasus!C5=7 k.xlsx:Kasus!A5=2024-02-29; "
                                                "k.xlsx:Kasus!C9=\uFFFD k.xlsx:Kasus!A9=");
    size_t count;
    const nt_problem *items = nt_problems_sorted(box.problems, &count);
    assert_int_equal(count, 1);
    assert_string_equal(items[0].code, "error-cell");
    assert_string_equal(shown(&box, items[0].place), "k.xlsx:Kasus!C9");
    sandbox_close(&box);
}

TESTS(NULL, NULL)
