/* Files that are no spreadsheets, that are damaged, and that ask for more than they are. What each
 * costs is measured by outside.py. */
#define _GNU_SOURCE /* memmem */
#include "check.h"
#include "pack.h"

#define ROWS(rows) "<worksheet xmlns=\"" XML_MAIN "\"><sheetData>" rows "</sheetData></worksheet>"

static const char *tell(nt_arena *arena, const char *bytes, size_t length)
{
    told_sheet told;
    return tell_sheet(arena, (nt_bytes){bytes, length}, 1, &told);
}

#define TELL(arena, bytes) tell(arena, bytes, sizeof(bytes) - 1)

TEST(refuses_other_files)
{
    static const char none[] =
        "the file is no spreadsheet in XLSX or ODS; save it as .xlsx, or call "
        "it .csv if it is delimited text",
                      xls[] =
                          "the file is an .xls of old Excel, which is not read; save it as .xlsx "
                          "or CSV",
                      locked[] = "the spreadsheet is protected by a password; save it without one";
    assert_string_equal(TELL(*state, ""), none);
    assert_string_equal(TELL(*state, "a,b\n1,2\n"), none);
    assert_string_equal(TELL(*state, "<html><table>"), none);
    assert_string_equal(TELL(*state, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0k\0b\0o\0o\0k\0"),
                        xls);
    assert_string_equal(TELL(*state, "\x09\x08\x10\0\0\x06\x05\0"), xls);
    assert_string_equal(TELL(*state, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0"
                                     "P\0a\0c\0k\0a\0g\0e\0"),
                        locked);
}

TEST(refuses_other_zips)
{
    static const struct {
        packed_part parts[2];
        const char *told;
    } cases[] = {
        {{{"Index/Document.iwa", {"x", 1}}, {"preview.jpg", {"x", 1}}},
         "the file is one of Numbers, which is not read; export it as .xlsx or CSV"},
        {{{"a.txt", {"x", 1}}, {"b.txt", {"x", 1}}},
         "the file is no spreadsheet in XLSX or ODS; save it as .xlsx, or call it .csv if it is "
         "delimited text"},
        {{{"encrypted-package", {"x", 1}}, {"mimetype", {"x", 1}}},
         "the spreadsheet is protected by a password; save it without one"},
        {{{"content.xml", {"x", 1}}, {"CONTENT.XML", {"x", 1}}},
         "the part CONTENT.XML is in the file twice, and programs do not agree which counts"},
        {{{"content.xml", {"x", 1}}, {"/content.xml", {"x", 1}}},
         "the part /content.xml is in the file twice, and programs do not agree which counts"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_bytes bytes = pack_parts(*state, cases[i].parts, 2, "zip:compression=store");
        assert_string_equal(tell(*state, bytes.bytes, bytes.length), cases[i].told);
    }
    const packed_part binary[] = {
        part_of_text("_rels/.rels",
                     XML_RELATIONS XML_RELATION("r", "officeDocument",
                                                "xl/workbook.bin") "</Relationships>"),
        part_of_text("xl/workbook.bin", "x")};
    nt_bytes bytes = pack_parts(*state, binary, 2, "zip:compression=store");
    assert_string_equal(tell(*state, bytes.bytes, bytes.length),
                        "the file is an .xlsb, which is not read; save it as .xlsx or CSV");
    const packed_part locked[] = {
        part_of_text("content.xml", "x"),
        part_of_text("META-INF/manifest.xml",
                     "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>")};
    bytes = pack_parts(*state, locked, 2, "zip:compression=store");
    assert_string_equal(tell(*state, bytes.bytes, bytes.length),
                        "the spreadsheet is protected by a password; save it without one");
}

TEST(refuses_xml_that_is_no_sheet)
{
    static const struct {
        const char *sheet, *told;
    } cases[] = {
        {"<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" ROWS(
             "<row><c t=\"str\"><v>&b;</v></c></row>"),
         "the part xl/worksheets/sheet1.xml defines entities, which are not read from files of "
         "others"},
        {"<!DOCTYPE w SYSTEM \"file:///etc/passwd\">" ROWS(
             "<row><c t=\"str\"><v>&x;</v></c></row>"),
         "the part xl/worksheets/sheet1.xml defines entities, which are not read from files of "
         "others"},
        {"<worksheet><sheetData>",
         "the part xl/worksheets/sheet1.xml is not valid XML at line 1: no element found; open the "
         "file and save it again with a spreadsheet program"},
        {ROWS("") "<more/>",
         "the part xl/worksheets/sheet1.xml is not valid XML at line 1: junk after document "
         "element; open the file and save it again with a spreadsheet program"},
        {ROWS("<row><c t=\"str\"><v>\xFF</v></c></row>"),
         "the part xl/worksheets/sheet1.xml is not valid XML at line 1: not well-formed (invalid "
         "token); open the file and save it again with a spreadsheet program"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        told_sheet told;
        nt_bytes bytes = pack_xlsx(*state, NULL, cases[i].sheet, NULL, NULL);
        assert_string_equal(tell_sheet(*state, bytes, 1, &told), cases[i].told);
    }
}

/* `count` of it, side by side. */
static const char *many(nt_arena *arena, const char *of, size_t count)
{
    nt_buffer text = nt_buffer_open(arena);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_puts(&text, of);
    }
    return nt_buffer_text(&text);
}

/* A sheet with `count` times `repeated` in it. */
static const char *tell_many(nt_arena *arena, const char *before, const char *repeated,
                             size_t count, const char *after, bool in_strings)
{
    told_sheet told;
    NT_PASSING_ARENA(passing);
    const char *text =
        nt_arena_printf(passing, "%s%s%s", before, many(passing, repeated, count), after);
    return nt_arena_string(arena, tell_sheet(arena,
                                             pack_xlsx(passing, NULL, in_strings ? ROWS("") : text,
                                                       in_strings ? text : NULL, NULL),
                                             1, &told));
}

TEST(counts_what_it_costs)
{
    static const char row[] = "<worksheet><sheetData><row><c t=\"str\"><v>",
                      end[] = "</v></c></row></sheetData></worksheet>";
    enum { MIB = 1 << 20 };
    assert_string_equal(tell_many(*state, "", "<a>", 300, "", false),
                        "the part xl/worksheets/sheet1.xml nests more than 256 levels deep");
    assert_string_equal(tell_many(*state, "<a b=\"", "0123456789abcdef", MIB / 8, "\"/>", false),
                        "the part xl/worksheets/sheet1.xml holds a tag of more than 1 MiB");
    assert_string_equal(
        tell_many(*state, row, "0123456789abcdef", MIB / 16 + 1, end, false),
        "the part xl/worksheets/sheet1.xml holds a text of more than 1 MiB in a cell "
        "or 8 MiB in a row");
    assert_string_equal(
        tell_many(*state, "<worksheet><sheetData>", "                ", 5 * MIB,
                  "</sheetData></worksheet>", false),
        "the part xl/worksheets/sheet1.xml unpacks to more than 200 times the file");
    assert_string_equal(
        tell_many(*state, "<sst>", "<si/>", 6 * MIB, "</sst>", true),
        "the part xl/sharedStrings.xml holds shared texts far larger than the file");
}

/* Of a text of 64 KiB that stands in the file once, what is handed over of so many rows. */
static void hand_over(nt_arena *arena, bool is_ods, const char *text, size_t rows, told_sheet *told)
{
    const char *xlsx = nt_arena_printf(arena, ROWS("%s"),
                                       many(arena, "<row><c t=\"s\"><v>0</v></c></row>", rows)),
               *ods = nt_arena_printf(
                   arena,
                   "<table:table table:name=\"T\"><table:table-row "
                   "table:number-rows-repeated=\"%zu\"><table:table-cell "
                   "office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>"
                   "</table:table-row></table:table>",
                   rows, text),
               *shared = nt_arena_printf(arena, "<sst><si><t>%s</t></si></sst>", text);
    nt_bytes bytes = is_ods ? pack_ods(arena, ods) : pack_xlsx(arena, NULL, xlsx, shared, NULL);
    bool refused =
        strstr(tell_sheet(arena, bytes, 1, told), "unpacks to more than 200 times the file");
    assert_int_equal(refused, rows > 1024);
}

TEST(counts_texts_that_stand_once_for_many_cells)
{
    const char *text = many(*state, "0123456789abcdef", 4096);
    for (int is_ods = 0; is_ods < 2; is_ods++) {
        told_sheet told;
        hand_over(*state, is_ods, text, 1000, &told); /* 62.5 MiB */
        assert_int_equal(told.rows, 1000);
        hand_over(*state, is_ods, text, 1100, &told);
        assert_int_equal(told.rows, 1024);
    }
}

TEST(refuses_a_wrong_checksum)
{
    static const char sheet[] = ROWS("<row><c><v>123454321</v></c></row>");
    const packed_part parts[] = {
        part_of_text("_rels/.rels",
                     XML_RELATIONS XML_RELATION("r", "officeDocument", "w.xml") "</Relationships>"),
        part_of_text("w.xml", XML_BOOK("", "<sheet name=\"S\" sheetId=\"1\" r:id=\"a\"/>")),
        part_of_text("_rels/w.xml.rels",
                     XML_RELATIONS XML_RELATION("a", "worksheet", "s.xml") "</Relationships>"),
        part_of_text("s.xml", sheet)};
    nt_bytes bytes = pack_parts(*state, parts, 4, "zip:compression=store");
    assert_string_equal(tell(*state, bytes.bytes, bytes.length), "R1C1 number 123454321");
    char *digits = memmem(bytes.bytes, bytes.length, "123454321", 9);
    digits[4] = '9';
    assert_non_null(strstr(tell(*state, bytes.bytes, bytes.length), "the spreadsheet is damaged"));
}

/* Cut anywhere, changed anywhere: an answer, and never another value without a word. */
TEST(answers_whatever_was_done)
{
    NT_PASSING_ARENA(passing);
    nt_bytes whole = pack_xlsx(passing, NULL, ROWS("<row><c><v>1</v></c></row>"), NULL, NULL);
    for (size_t i = 0; i < whole.length; i++) {
        nt_arena_mark mark = nt_arena_here(passing);
        const char *said = tell(passing, whole.bytes, i);
        assert_string_not_equal(said, "");
        char *changed = nt_arena_copy(passing, whole.bytes, whole.length);
        changed[i] ^= 0x55;
        assert_string_not_equal(tell(passing, changed, whole.length), "");
        nt_arena_rewind(passing, mark);
    }
}

TESTS(open_arena, close_arena)
