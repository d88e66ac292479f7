/* What stands between and below the rows of a table, in a delimited file and in a sheet: it is
 * never taken for rows, and never silently. */
#include "ingest/stream.h"
#include "sandbox.h"
#include "workbook/pack.h"

/* Rows of three columns; "-" is a row without any cell. */
typedef struct {
    const char *netra, *dialect;
    const char *rows[12][3];
    const char *kept;     /* the lines of the rows of the table */
    const char *problems; /* "line code" a line */
} sample;

#define AREAS                                                                                      \
    "{'name': 'Kode', 'role': 'area.code'}, {'name': 'Nama', 'role': 'area.name'}, {'name': "      \
    "'Pemilih', 'type': 'integer', 'role': 'area.voters'}"
#define HEADINGS                                                                                   \
    {                                                                                              \
        "Kode", "Nama", "Pemilih"                                                                  \
    }
#define A                                                                                          \
    {                                                                                              \
        "1", "Aceh", "5"                                                                           \
    }
#define B                                                                                          \
    {                                                                                              \
        "2", "Bali", "6"                                                                           \
    }
#define UNSEEN /* the same, with a mark of byte order and a blank that nobody sees */              \
    {                                                                                              \
        "Kode", "\xEF\xBB\xBFNama\xC2\xA0", "Pemilih"                                              \
    }
#define C                                                                                          \
    {                                                                                              \
        "3", "Riau", "7"                                                                           \
    }
#define BLANK                                                                                      \
    {                                                                                              \
        "", "", ""                                                                                 \
    }
#define NOTE                                                                                       \
    {                                                                                              \
        "Catatan: angka sementara", "", ""                                                         \
    }
#define TOTAL                                                                                      \
    {                                                                                              \
        "", "Jumlah", "18"                                                                         \
    }

static const sample samples[] = {
    {"", "", {HEADINGS, A, B, BLANK, BLANK}, "2 3", ""},
    {"", "", {HEADINGS, A, BLANK, B}, "2 4", ""},
    /* A total is told, by whoever keeps the table or by netra. */
    {"", "", {HEADINGS, A, B, C, TOTAL}, "2 3 4", "5 total-row\n"},
    {"", "", {HEADINGS, A, {"TOTAL :", "", "5"}}, "2", "3 total-row\n"},
    {"'totals': ['jumlah']", "", {HEADINGS, A, B, C, TOTAL, BLANK}, "2 3 4", ""},
    {"'totals': ['jumlah']", "", {HEADINGS, A, TOTAL, B}, "2 4", "3 total-differs\n"},
    {"'totals': ['Jumlah']", "", {HEADINGS, A, {"", "Jumlah penduduk", "5"}}, "2 3", ""},
    /* Headings that are printed again, in one row or two. */
    {"", "", {HEADINGS, A, HEADINGS, B, HEADINGS}, "2 4", "3 repeated-headings\n"},
    {"", "", {HEADINGS, A, UNSEEN, B}, "2 4", "3 repeated-headings\n"},
    {"", "", {UNSEEN, A, HEADINGS, B}, "2 4", "1 invisible-difference\n3 repeated-headings\n"},
    {"",
     "'headerRows': [2, 3]",
     {{"Daftar", "", ""},
      {"Kode", "", ""},
      {"", "Nama", "Pemilih"},
      A,
      {"Kode", "", ""},
      {"", "Nama", "Pemilih"},
      B},
     "4 7",
     "5 repeated-headings\n"},
    /* Notes below. */
    {"'until': ['catatan']", "", {HEADINGS, A, B, NOTE, {"Sumber: dinas", "", ""}}, "2 3", ""},
    {"'until': ['Catatan', 'Sumber']",
     "",
     {HEADINGS, A, {"Sumber", "", ""}, B, C},
     "2",
     "4 rows-below\n"},
    {"'untilBlank': true",
     "",
     {HEADINGS, A, B, BLANK, NOTE, {"", "Jakarta, 2 Mei 2024", ""}},
     "2 3",
     ""},
    {"'untilBlank': true", "", {HEADINGS, A, BLANK, B, C}, "2", "4 rows-below\n"},
    {"'untilBlank': true", "", {HEADINGS, BLANK, A, B}, "3 4", ""},
    {"'until': ['Catatan'], 'totals': ['Jumlah']",
     "",
     {HEADINGS, A, TOTAL, NOTE, BLANK},
     "2",
     "3 total-differs\n"},
};

static const char *descriptor(nt_arena *arena, const sample *s, const char *file)
{
    return nt_arena_printf(arena,
                           "{'resources': [{'name': 'a', 'path': '%s', 'netra': {%s}, 'dialect': "
                           "{%s}, 'schema': {'fields': [%s]}}]}",
                           file, s->netra, s->dialect, AREAS);
}

static void write_text(sandbox *box, const sample *s, const char *end)
{
    nt_buffer out = nt_buffer_open(box->arena);
    for (size_t r = 0; r < 12 && s->rows[r][0]; r++) {
        nt_buffer_printf(&out, "%s,\"%s\",%s%s", s->rows[r][0], s->rows[r][1], s->rows[r][2], end);
    }
    sandbox_descriptor(box, descriptor(box->arena, s, "a.csv"));
    sandbox_write(box, "a.csv", nt_buffer_text(&out), out.length);
}

static void write_sheet(sandbox *box, const sample *s)
{
    nt_buffer out = nt_buffer_open(box->arena);
    nt_buffer_puts(&out, "<worksheet xmlns=\"" XML_MAIN "\"><sheetData>");
    for (size_t r = 0; r < 12 && s->rows[r][0]; r++) {
        nt_buffer_puts(&out, "<row>");
        for (size_t c = 0; c < 3; c++) {
            const char *text = s->rows[r][c];
            nt_buffer_printf(&out, *text ? "<c t=\"str\"><v>%s</v></c>" : "<c/>", text);
        }
        nt_buffer_puts(&out, "</row>");
    }
    nt_buffer_puts(&out, "</sheetData></worksheet>");
    nt_bytes bytes = pack_xlsx(box->arena, NULL, nt_buffer_text(&out), NULL, NULL);
    sandbox_descriptor(box, descriptor(box->arena, s, "a.xlsx"));
    sandbox_write(box, "a.xlsx", bytes.bytes, bytes.length);
}

static void judge(sandbox *box, const sample *s, size_t which, const char *how)
{
    size_t count;
    nt_buffer kept = nt_buffer_open(box->arena), told = nt_buffer_open(box->arena);
    if (sandbox_read(box)) {
        fail_msg("%zu %s: %s", which, how, sandbox_error(box));
    }
    const nt_table *table = &box->package->tables[0];
    for (size_t row = 0; row < table->row_count; row++) {
        nt_buffer_printf(&kept, "%s%u", row ? " " : "", sandbox_cell(box, row, 1)->place.line);
    }
    const nt_problem *items = nt_problems_sorted(box->problems, &count);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&told, "%u %s\n", items[i].place.line, items[i].code);
    }
    if (strcmp(nt_buffer_text(&kept), s->kept) != 0 ||
        strcmp(nt_buffer_text(&told), s->problems) != 0) {
        fail_msg("%zu %s: rows %s, not %s; problems %s, not %s", which, how, nt_buffer_text(&kept),
                 s->kept, nt_buffer_text(&told), s->problems);
    }
}

TEST(test_rows_of_the_table_alone_are_read)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        for (size_t e = 0; e < sizeof ends / sizeof *ends; e++) {
            SANDBOX(box);
            write_text(&box, &samples[i], ends[e]);
            judge(&box, &samples[i], i, "text");
        }
        SANDBOX(box);
        write_sheet(&box, &samples[i]);
        judge(&box, &samples[i], i, "sheet");
    }
}

/* A table ends at a blank line, too, and a cell that breaks its lines is none. */
TEST(test_a_blank_line_ends_a_table)
{
    static const sample s = {"'untilBlank': true", "", {{NULL, NULL, NULL}}, "2 4", ""};
    SANDBOX(box);
    sandbox_descriptor(&box, descriptor(box.arena, &s, "a.csv"));
    sandbox_text(&box, "a.csv", "Kode,Nama,Pemilih\n1,\"A\n\",5\n2,B,6\n\nSumber; dinas\n");
    judge(&box, &s, 0, "lines");
}

/* A number of a person below the table goes into no copy of it. */
TEST(test_notes_travel_without_persons)
{
    sandbox box = sandbox_open();
    static const sample s = {"'until': ['Kepala']", "", {{NULL, NULL, NULL}}, "2", ""};
    sandbox_descriptor(&box, descriptor(box.arena, &s, "a.csv"));
    sandbox_text(&box, "a.csv", "Kode,Nama,Pemilih\n1,A,5\nKepala,198503012010011001,\n");
    judge(&box, &s, 0, "persons");
    const nt_bytes *bytes = &box.package->tables[0].parts[0].bytes;
    assert_string_equal(nt_arena_text(box.arena, bytes->bytes, bytes->length),
                        "Kode,Nama,Pemilih\r\n1,A,5\r\n");
    sandbox_close(&box);
    static const sample gap = {"'untilBlank': true", "", {{NULL, NULL, NULL}}, "2 3", ""};
    box = sandbox_open();
    sandbox_descriptor(&box, descriptor(box.arena, &gap, "a.csv"));
    sandbox_text(&box, "a.csv", "Kode,Nama,Pemilih\n1,A,5\n2,B,6\n\nKepala,198503012010011001,\n");
    judge(&box, &gap, 1, "persons");
    bytes = &box.package->tables[0].parts[0].bytes;
    assert_string_equal(nt_arena_text(box.arena, bytes->bytes, bytes->length),
                        "Kode,Nama,Pemilih\r\n1,A,5\r\n2,B,6\r\n");
    sandbox_close(&box);
}

TEST(test_what_says_nothing_is_refused)
{
    static const char *const members[] = {"'until': []", "'totals': ['']", "'until': [7]",
                                          "'untilBlank': 'x'", "'unto': true"};
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        SANDBOX(box);
        const sample s = {members[i], "", {HEADINGS}, "", ""};
        write_text(&box, &s, "\n");
        assert_int_equal(sandbox_read(&box), NT_INVALID);
    }
}

TESTS(NULL, NULL)
