/* Wide tables: each cell of the columns of values is a row, at its own place. */
#include "ingest/stream.h"
#include "sandbox.h"
#include "workbook/pack.h"

#define FIELDS                                                                                     \
    "{'name': 'kode'}, {'name': 'Provinsi'}, {'name': 'bulan', 'type': 'date'}, "                  \
    "{'name': 'sampai', 'type': 'date'}, {'name': 'n', 'type': 'integer', 'groupChar': '.'}, "     \
    "{'name': 'satuan'}"
#define FILLED                                                                                     \
    "'name': 'bulan', 'until': 'sampai', 'value': 'n', 'same': {'satuan': 'laporan'}, 'made': "    \
    "{'kode': ['satuan', 'Provinsi', 'bulan']}"

static void describe(sandbox *box, const char *file, const char *fields, const char *dialect,
                     const char *wide)
{
    sandbox_descriptor(
        box, nt_arena_printf(
                 box->arena,
                 "{'resources': [{'name': 't', 'path': '%s', 'dialect': {%s}, 'schema': {'fields': "
                 "[%s], 'missingValues': ['', 'td']},\n'netra': {'wide': {%s}}}]}",
                 file, dialect, fields, wide));
}

/* "3:10 aceh|2024-01-01|5" a row: the place of the value, and the cells of the other fields. */
static const char *rows_of(sandbox *box)
{
    nt_buffer out = nt_buffer_open(box->arena);
    if (sandbox_read(box)) {
        return sandbox_error(box);
    }
    const nt_table *table = &box->package->tables[0];
    for (size_t row = 0; row < table->row_count; row++) {
        const nt_cell *value = sandbox_cell(box, row, table->field_count > 4 ? 4 : 2);
        nt_buffer_printf(&out, "%u:%u ", value->place.line, value->place.column);
        for (size_t f = 0; f < table->field_count; f++) {
            const nt_cell *cell = sandbox_cell(box, row, f);
            char day[11];
            bool is_day = nt_date_known(cell->date);
            nt_buffer_printf(&out, "%s%s", f ? "|" : "",
                             is_day ? nt_date_format_iso(cell->date, day) : cell->text);
        }
        nt_buffer_puts(&out, "\n");
    }
    nt_buffer_puts(&out, sandbox_codes(box));
    return nt_buffer_text(&out);
}

/* Headings, what the descriptor says of them, one row below, and what comes of it. */
TEST(reads_headings)
{
    static const struct {
        const char *wide, *headings, *row, *expected;
    } cases[] = {
        {"'from': 'Januari 2024', 'format': '%B %Y'", "Provinsi,Januari 2024,Feb 2024", "Aceh,1,2",
         "2:6 laporan-aceh-2024-01|Aceh|2024-01-01|2024-01-31|1|laporan\n"
         "2:8 laporan-aceh-2024-02|Aceh|2024-02-01|2024-02-29|2|laporan\n"},
        {"'allBut': ['No'], 'format': '%b-%y', 'century': 1950", "No,Jan-24,Provinsi", "1,7,Aceh",
         "2:3 laporan-aceh-2024-01|Aceh|2024-01-01|2024-01-31|7|laporan\n"},
        {"'columns': ['SEMESTER I 2023', 'Semester 2 2023'], 'format': 'Semester %s %Y'",
         "Provinsi,SEMESTER I 2023,Semester 2 2023", "Aceh,1,2",
         "2:6 laporan-aceh-2023-h1|Aceh|2023-01-01|2023-06-30|1|laporan\n"
         "2:8 laporan-aceh-2023-h2|Aceh|2023-07-01|2023-12-31|2|laporan\n"},
        {"'columns': ['Triwulan III 2023', '4/2023'], 'format': 'Triwulan %q %Y'",
         "Provinsi,Triwulan III 2023,4/2023", "Aceh,7,8",
         "2:6 laporan-aceh-2023-q3|Aceh|2023-07-01|2023-09-30|7|laporan\n1:28 wide-heading\n"},
        {"'from': '2022', 'to': '2023', 'format': '%Y'", "Provinsi,2022,2023,2024", "Aceh,1,2,3",
         "2:6 laporan-aceh-2022|Aceh|2022-01-01|2022-12-31|1|laporan\n"
         "2:8 laporan-aceh-2023|Aceh|2023-01-01|2023-12-31|2|laporan\n"},
        {"'from': 'Jan', 'format': '%B', 'year': 2023", "Provinsi,Jan,Des.", "Aceh,1,2",
         "2:6 laporan-aceh-2023-01|Aceh|2023-01-01|2023-01-31|1|laporan\n"
         "2:8 laporan-aceh-2023-12|Aceh|2023-12-01|2023-12-31|2|laporan\n"},
        {"'from': '01/02/2024', 'format': '%d/%m/%Y'", "Provinsi,01/02/2024", "Aceh,1",
         "2:6 laporan-aceh-2024-02-01|Aceh|2024-02-01|2024-02-01|1|laporan\n"},
        {"'columns': {'awal': '2022', 'akhir': '2023'}, 'format': '%Y'", "Provinsi,akhir,awal",
         "Aceh,5,6",
         "2:6 laporan-aceh-2023|Aceh|2023-01-01|2023-12-31|5|laporan\n"
         "2:8 laporan-aceh-2022|Aceh|2022-01-01|2022-12-31|6|laporan\n"},
        {"'from': '2024-01-01', 'format': '%Y-%m-%d', 'period': 'month'",
         "Provinsi,2024-01-01,2024-02-02", "Aceh,1,2",
         "2:6 laporan-aceh-2024-01|Aceh|2024-01-01|2024-01-31|1|laporan\n1:21 wide-heading\n"},
        {"'from': 'TRIWULAN I', 'format': 'Triwulan %q', 'year': 2024", "Provinsi,TRIWULAN I",
         "Aceh,1", "2:6 laporan-aceh-2024-q1|Aceh|2024-01-01|2024-03-31|1|laporan\n"},
        /* what says nothing: at its cell, and its column is not read */
        {"'from': '2022', 'format': '%Y'", "Provinsi,2022,Jumlah,catatan,2022", "Aceh,1,2,3,4",
         "t.csv:1:30 the heading \"2022\" stands twice, in columns 2 and 5; each needs a name of "
         "its own"},
        {"'from': '2022', 'format': '%Y'", "Provinsi,2022,Jumlah,catatan", "Aceh,1,2,3",
         "2:6 laporan-aceh-2022|Aceh|2022-01-01|2022-12-31|1|laporan\n"
         "1:15 wide-total\n1:22 wide-heading\n"},
        {"'from': '2022', 'total': ['Jumlah'], 'format': '%Y'", "Provinsi,2022,Jumlah", "Aceh,1,1",
         "2:6 laporan-aceh-2022|Aceh|2022-01-01|2022-12-31|1|laporan\n"},
        {"'allBut': [], 'format': '%B %Y'", "Provinsi,Jan 2024,Januari 2024", "Aceh,1,2",
         "2:6 laporan-aceh-2024-01|Aceh|2024-01-01|2024-01-31|1|laporan\n1:19 wide-heading\n"},
        {"'columns': ['2022'], 'format': '%Y'", "Provinsi,2022,2023,lain", "Aceh,1,2,3",
         "2:6 laporan-aceh-2022|Aceh|2022-01-01|2022-12-31|1|laporan\n1:15 wide-heading\n"},
        {"'columns': ['2022', '2023'], 'format': '%Y'", "Provinsi,2022", "Aceh,1",
         "t.csv:1:0 there is no column \"2023\", which the descriptor names; did you mean "
         "\"2022\"?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SANDBOX(box);
        describe(&box, "t.csv", FIELDS, "",
                 nt_arena_printf(box.arena, "%s, " FILLED, cases[i].wide));
        sandbox_text(&box, "t.csv",
                     nt_arena_printf(box.arena, "%s\n%s\n", cases[i].headings, cases[i].row));
        assert_string_equal(rows_of(&box), cases[i].expected);
    }
}

/* Empty and "not known" are no rows, a mark of zero is one, and what cannot be read is told once,
 * where it stands. */
TEST(reads_values)
{
    SANDBOX(box);
    describe(&box, "t.csv", FIELDS, "'delimiter': ';'",
             "'from': '2021', 'to': '2024', 'zero': ['-'], 'format': '%Y', " FILLED);
    sandbox_text(&box, "t.csv",
                 "2021;Provinsi;2022;2023;2024;Ket\n"
                 ";Aceh; - ;td;1.234;\n"
                 "x;Bali;1,5;\"\";;\xFF\n"
                 ";Papua;;;;198503152010011001\n"
                 "1;2;3\n");
    assert_string_equal(rows_of(&box),
                        "2:8 laporan-aceh-2022|Aceh|2022-01-01|2022-12-31|0|laporan\n"
                        "2:14 laporan-aceh-2024|Aceh|2024-01-01|2024-12-31|1.234|laporan\n"
                        "3:1 laporan-bali-2021|Bali|2021-01-01|2021-12-31|x|laporan\n"
                        "3:8 laporan-bali-2022|Bali|2022-01-01|2022-12-31|1,5|laporan\n"
                        "5:0 \xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD|"
                        "\xEF\xBF\xBD\n"
                        "3:1 type\n3:8 type\n4:11 personal-number\n5:5 ragged-row\n");
    assert_null(strstr(box.package->tables[0].parts[0].bytes.bytes, "198503152010011001"));
}

TEST(reads_kinds_and_years_of_rows)
{
    static const char fields[] =
        "{'name': 'jenis', 'constraints': {'enum': ['KDRT', 'TPPO', 'lain']}}, {'name': 'Tahun'}, "
        "{'name': 'n', 'type': 'integer'}";
    sandbox box = sandbox_open();
    describe(&box, "t.csv", fields, "", "'allBut': [], 'name': 'jenis', 'value': 'n'");
    sandbox_text(&box, "t.csv", "Tahun,KDRT,TPP0,lain\n2022,1,2,3\n");
    assert_string_equal(rows_of(&box), "2:6 KDRT|2022|1\n2:10 lain|2022|3\n1:12 wide-heading\n");
    sandbox_close(&box);
    box = sandbox_open();
    describe(&box, "t.csv",
             "{'name': 'bulan', 'type': 'date'}, {'name': 'Tahun'}, {'name': 'n', 'type': "
             "'integer'}",
             "", "'from': 'Jan', 'name': 'bulan', 'value': 'n', 'format': '%B', 'year': 'Tahun'");
    sandbox_text(&box, "t.csv", "Tahun,Jan,Feb\n2023,1,2\n?,3,4\n2024,,6\n");
    assert_string_equal(rows_of(&box), "2:6 2023-01-01|2023|1\n2:8 2023-02-01|2023|2\n"
                                       "4:7 2024-02-01|2024|6\n3:1 wide-year\n");
    sandbox_close(&box);
}

/* The time of each row, from which it goes into the days and into what is made of them; a row whose
 * time cannot be read is told with the one that was meant. */
TEST(reads_times_of_rows)
{
    static const struct {
        const char *wide, *rows, *expected;
    } cases[] = {
        {"'time': 'satuan', 'format': '%Y', 'columns': ['a', 'b']", "2023,1,2\n2024,,3\n",
         "2:6 a-2023|a|2023-01-01|2023-12-31|1|2023\n2:8 b-2023|b|2023-01-01|2023-12-31|2|2023\n"
         "3:7 b-2024|b|2024-01-01|2024-12-31|3|2024\n"},
        {"'time': 'satuan', 'format': '%B', 'year': 2024, 'allBut': []", "Feb,1,2\nJnauari,3,4\n",
         "2:5 a-2024-02|a|2024-02-01|2024-02-29|1|Feb\n2:7 "
         "b-2024-02|b|2024-02-01|2024-02-29|2|Feb\n"
         "3:1 wide-time\n"},
        {"'time': 'satuan', 'format': '%Y', 'columns': ['a', 'b'], 'also': {'nama': {'b': 'B', "
         "'a': 'A'}}",
         "2023,1,2\n",
         "2:6 a-2023|a|2023-01-01|2023-12-31|1|2023|A\n2:8 "
         "b-2023|b|2023-01-01|2023-12-31|2|2023|B\n"},
        {"'time': 'satuan', 'format': '%Y', 'columns': ['a', 'b'], 'also': {'nama': {'b': 'B'}}",
         "2023,1,2\n", "datapackage.json:2:94 \"a\" is missing here"},
        {"'time': 'satuan', 'format': '%Y', 'allBut': ['b'], 'also': {'nama': {'a': 'A'}}",
         "2023,1,2\n",
         "datapackage.json:2:89 there is no column \"a\", which the descriptor names"},
        {"'time': 'satuan', 'format': 'TW %q %Y', 'from': 'a', 'to': 'a'", "TW II 2024,1,2\n",
         "2:12 a-2024-q2|a|2024-04-01|2024-06-30|1|TW II 2024\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SANDBOX(box);
        const char *fields =
            "{'name': 'kode'}, {'name': 'jenis'}, {'name': 'mulai', 'type': 'date'}, {'name': "
            "'sampai', 'type': 'date'}, {'name': 'n', 'type': 'integer'}, {'name': 'satuan'}";
        if (strstr(cases[i].wide, "also")) {
            fields = nt_arena_printf(box.arena, "%s, {'name': 'nama'}", fields);
        }
        describe(&box, "t.csv", fields, "",
                 nt_arena_printf(box.arena,
                                 "%s, 'name': 'jenis', 'since': 'mulai', 'until': 'sampai', "
                                 "'value': 'n', 'made': {'kode': ['jenis', 'mulai']}",
                                 cases[i].wide));
        sandbox_text(&box, "t.csv", nt_arena_printf(box.arena, "satuan,a,b\n%s", cases[i].rows));
        assert_string_equal(rows_of(&box), cases[i].expected);
    }
}

#define TEXT(text) "<c t=\"str\"><v>" text "</v></c>"

/* A merged year above its months; the place of each row is its own cell. */
TEST(reads_sheets)
{
    SANDBOX(box);
    nt_bytes bytes = pack_xlsx(
        box.arena, NULL,
        "<worksheet xmlns=\"" XML_MAIN "\"><sheetData>"
        "<row>" TEXT("Provinsi") TEXT(
            "2023") "</row>"
                    "<row><c/>" TEXT("Nov") TEXT(
                        "Des") "</row>"
                               "<row>" TEXT(
                                   "Aceh") "<c><v>5</v></c><c t=\"e\"><v>#REF!</v></c></row>"
                                           "<row>" TEXT(
                                               "Bali") "<c/><c><v>1200</v></c></row></sheetData>"
                                                       "<mergeCells><mergeCell "
                                                       "ref=\"B1:C1\"/></mergeCells></worksheet>",
        NULL, NULL);
    sandbox_write(&box, "k.xlsx", bytes.bytes, bytes.length);
    describe(&box, "k.xlsx", FIELDS, "'headerRows': [1, 2]",
             "'from': '2023 Nov', 'format': '%Y %B', " FILLED);
    assert_string_equal(rows_of(&box),
                        "3:2 laporan-aceh-2023-11|Aceh|2023-11-01|2023-11-30|5|laporan\n"
                        "3:3 laporan-aceh-2023-12|Aceh|2023-12-01|2023-12-31|\xEF\xBF\xBD|laporan\n"
                        "4:3 laporan-bali-2023-12|Bali|2023-12-01|2023-12-31|1200|laporan\n"
                        "3:3 error-cell\n");
    char cell[NT_PLACE_CELL_MAX];
    assert_string_equal(nt_place_cell(cell, sandbox_cell(&box, 2, 0)->place), "C4");
}

typedef struct {
    sandbox *box;
    nt_buffer told;
} teller;

static nt_status tell(void *context, const nt_stream_row *row, nt_error *err)
{
    teller *t = context;
    (void)err;
    for (size_t f = 0; f < 3; f++) {
        nt_place place = nt_ingest_row_place(row, f);
        nt_buffer_printf(&t->told, "%s@%u:%u ", row->cells[f].text, place.line, place.column);
    }
    return NT_OK;
}

/* A register of which each tick is a row. */
TEST(streams)
{
    SANDBOX(box);
    describe(&box, "t.csv",
             "{'name': 'Nomor', 'role': 'case.id'}, {'name': 'jenis', 'role': 'case.violation'}, "
             "{'name': 'tanda'}, {'name': 'Masuk', 'type': 'date', 'role': 'case.reported_on'}",
             "", "'columns': ['Iklan', 'Uang'], 'name': 'jenis', 'value': 'tanda'");
    sandbox_text(&box, "t.csv",
                 "Iklan,Nomor,Masuk,Uang\nx,a1,2024-01-05,v\n,b2,2024-01-06,td\n,c3,,x\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    teller t = {&box, nt_buffer_open(box.arena)};
    assert_int_equal(nt_ingest_stream(box.arena, &box.package->tables[0], box.problems, NULL, tell,
                                      &t, &box.err),
                     NT_OK);
    assert_string_equal(nt_buffer_text(&t.told),
                        "a1@2:3 Iklan@2:1 x@2:1 a1@2:3 Uang@2:17 v@2:17 b2@3:2 @3:0 @3:0 "
                        "c3@4:2 Uang@4:6 x@4:6 ");
}

/* What the descriptor says that cannot be. */
TEST(refuses_descriptors)
{
    static const struct {
        const char *wide, *message;
    } cases[] = {
        {"'name': 'bulan', 'value': 'n', 'format': '%Y'", "just one of these"},
        {"'to': '2022', 'allBut': [], 'name': 'bulan', 'value': 'n', 'format': '%Y'",
         "just one of these"},
        {"'from': '2022', 'name': 'buln', 'value': 'n'", "did you mean \"bulan\"?"},
        {"'from': '2022', 'name': 'bulan', 'value': 'bulan'", "filled twice"},
        {"'from': '2022', 'name': 'bulan', 'value': 'n'", "need a \"format\""},
        {"'from': '2022', 'name': 'Provinsi', 'value': 'n', 'format': '%Y'", "need a \"format\""},
        {"'from': '2022', 'name': 'bulan', 'value': 'n', 'format': '%d %B'", "need a \"format\""},
        {"'from': '2022', 'name': 'bulan', 'value': 'n', 'format': '%B'", "\"year\" says it"},
        {"'from': '2022', 'name': 'bulan', 'value': 'n', 'format': '%b-%y'", "century"},
        {"'from': '2022', 'name': 'bulan', 'value': 'n', 'format': '%Y', 'period': 'year'",
         "period"},
        {"'from': '2022', 'value': 'n', 'since': 'bulan', 'format': '%Y'", "need a \"format\""},
        {"'from': '2022', 'value': 'n', 'time': 'satuan', 'format': '%Y'", "need a \"format\""},
        {"'from': '2022', 'value': 'n', 'time': 'satuan', 'name': 'bulan', 'format': '%Y'",
         "need a \"format\""},
        {"'from': '2022', 'name': 'bulan', 'value': 'n', 'format': '%Y', 'same': {'n': '1'}",
         "filled twice"},
        {"'from': '2022', 'name': 'bulan', 'value': 'n', 'format': '%Y', 'made': {'kode': 'x'}",
         "\"kode\" is a string here; it must be a list"},
        {"'from': '2022', 'name': 'bulan', 'value': 'n', 'format': '%Y', 'frm': '2022'", "frm"},
        /* the time of a row, and what nothing tells apart */
        {"'from': '2022', 'value': 'n', 'since': 'bulan', 'time': 'bulan', 'format': '%Y'",
         "filled twice"},
        {"'from': '2022', 'value': 'n', 'since': 'bulan', 'time': 'satuan', 'format': '%Y', "
         "'same': {'satuan': '2022'}",
         "filled twice"},
        {"'from': '2022', 'value': 'n', 'since': 'bulan', 'time': 'satuan', 'format': '%B', "
         "'year': 'satuan'",
         "filled twice"},
        {"'from': '2022', 'value': 'n', 'same': {'bulan': '2022-01-01', 'sampai': '2022-12-31'}",
         "\"name\" is missing"},
        {"'from': '2022', 'value': 'n', 'time': 'satuan', 'since': 'bulan', 'until': 'sampai', "
         "'format': '%Y'",
         "\"name\" is missing"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SANDBOX(box);
        describe(&box, "t.csv", FIELDS, "", cases[i].wide);
        sandbox_text(&box, "t.csv",
                     "kode,Provinsi,satuan,sampai,bulan,2022,2023\na,Aceh,x,,,1,2\n");
        const char *said = rows_of(&box);
        if (!strstr(said, cases[i].message)) {
            fail_msg("%s: %s", cases[i].wide, said);
        }
    }
}

TESTS(NULL, NULL)
