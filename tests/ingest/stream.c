/* Long tables: the same rows, cells and places as in a table that is kept, by whichever way a line
 * is read; copies without persons. */
#include "ingest/stream.h"
#include "failf.h"
#include "random.h"
#include "rows.h"
#include "sandbox.h"

#include <fcntl.h>
#include <sys/stat.h>

enum { ROUNDS = 3000, LENGTH = 60 };

typedef struct {
    const nt_csv_input *input;
    nt_buffer out;
} printer;

static nt_status print_row(void *context, const nt_csv_row *row, nt_error *err)
{
    printer *p = context;
    (void)err;
    nt_buffer_printf(&p->out, "%ld%s:", row->line, row->broken ? " broken" : "");
    NT_EACH(const nt_csv_cell, cell, row->cells, row->count) {
        nt_place place = nt_ingest_place_after(p->input, cell, NULL, nt_nowhere);
        nt_buffer_printf(&p->out, " %u:%u-%td[", place.line, place.column, cell->end - cell->at);
        nt_buffer_add(&p->out, cell->text, cell->length + 1); /* with the NUL behind it */
        nt_buffer_puts(&p->out, "]");
    }
    nt_buffer_puts(&p->out, "\n");
    return NT_OK;
}

static nt_bytes rows_of(nt_arena *arena, const char *text, size_t length, char delimiter,
                        bool no_short_cut)
{
    nt_error err;
    printer p = {.out = nt_buffer_open(arena)};
    nt_csv_input input = {.file = "f",
                          .bytes = text,
                          .end = text + length,
                          .delimiter = delimiter,
                          .quote = '"',
                          .problems = nt_problems_open(arena),
                          .no_short_cut = no_short_cut,
                          .on_row = print_row,
                          .context = &p};
    p.input = &input;
    assert_int_equal(nt_ingest_read_rows(arena, &input, &err), NT_OK);
    size_t count;
    const nt_problem *items = nt_problems_sorted(input.problems, &count);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&p.out, "%u:%u %s\n", items[i].place.line, items[i].place.column,
                         items[i].code);
    }
    return (nt_bytes){nt_buffer_text(&p.out), p.out.length};
}

TEST(test_both_ways_of_reading_a_line_agree)
{
    static const char bytes[] = "ab,,;\t  \n\n\r\"\"x";
    uint32_t seed = 2463534242u;
    for (int round = 0; round < ROUNDS; round++) {
        NT_PASSING_ARENA(arena);
        size_t length = next_random(&seed) % LENGTH;
        char *text = malloc(length + 1); /* so that a sanitizer sees a step too far */
        assert_non_null(text);
        for (size_t i = 0; i < length; i++) {
            text[i] = bytes[next_random(&seed) % (sizeof bytes - 1)];
        }
        text[length] = '\0';
        char delimiter = ",;\t"[round % 3];
        nt_bytes quick = rows_of(arena, text, length, delimiter, false);
        nt_bytes slow = rows_of(arena, text, length, delimiter, true);
        if (quick.length != slow.length || memcmp(quick.bytes, slow.bytes, slow.length) != 0) {
            fail_msg("round %d: %s\nis read as\n%s\ninstead of\n%s", round, text, quick.bytes,
                     slow.bytes);
        }
        free(text);
    }
}

/* Lines that end at the edge of what libcsv is handed at a time. */
TEST(test_lines_at_the_edge_of_a_piece)
{
    enum { EDGE = 256 * 1024 };
    NT_PASSING_ARENA(arena);
    for (size_t first = EDGE - 3; first < EDGE + 3; first++) {
        char *text = nt_arena_alloc(arena, first + 32);
        memset(text, 'x', first);
        memcpy(text, "\"a\",", 4);
        memcpy(text + first, "\r\nb,\"c\"\r\n\r\nd,e\r\n", 16);
        nt_bytes quick = rows_of(arena, text, first + 16, ',', false);
        nt_bytes slow = rows_of(arena, text, first + 16, ',', true);
        assert_int_equal(quick.length, slow.length);
        assert_memory_equal(quick.bytes, slow.bytes, slow.length);
    }
}

#define FIELDS                                                                                     \
    "{'name': 'id', 'role': 'case.id'}, {'name': 'in', 'type': 'date', 'role': "                   \
    "'case.reported_on'}, {'name': 'n', 'type': 'integer'}, {'name': 's'}"

typedef struct {
    nt_buffer out;
    size_t rows, stop_at;
} collector;

static nt_status collect(void *context, const nt_stream_row *row, nt_error *err)
{
    collector *c = context;
    nt_buffer_printf(&c->out, "%ld%s:", row->line, row->unreadable ? " unreadable" : "");
    for (size_t f = 0; f < 4; f++) {
        const nt_cell *cell = &row->cells[f];
        nt_place place = nt_ingest_row_place(row, f);
        nt_buffer_printf(&c->out, " %u %s%s", place.column, cell->known ? "" : "?", cell->text);
    }
    nt_buffer_puts(&c->out, "\n");
    c->rows++;
    return c->rows == c->stop_at ? failf(err, NT_SYSTEM, nt_nowhere, "enough") : NT_OK;
}

static nt_status stream(sandbox *box, const char *more, const char *rows, size_t length,
                        collector *c)
{
    sandbox_descriptor(box, nt_arena_printf(box->arena,
                                            "{'resources': [{'name': 't', 'path': 't.csv', %s "
                                            "'schema': {'fields': [%s]}}]}",
                                            more, FIELDS));
    sandbox_write(box, "t.csv", rows, length);
    assert_int_equal(sandbox_read(box), NT_OK);
    assert_int_equal(box->package->tables[0].row_count, 0);
    assert_int_equal(box->package->tables[0].parts[0].bytes.length, 0);
    c->out = nt_buffer_open(box->arena);
    nt_status status = nt_ingest_stream(box->arena, &box->package->tables[0], box->problems, NULL,
                                        collect, c, &box->err);
    return status;
}

static void assert_streamed(const char *more, const char *rows, const char *expected,
                            const char *problems)
{
    SANDBOX(box);
    collector c = {.rows = 0};
    assert_int_equal(stream(&box, more, rows, strlen(rows), &c), NT_OK);
    assert_string_equal(nt_buffer_text(&c.out), expected);
    assert_string_equal(sandbox_codes(&box), problems);
}

TEST(test_rows_and_cells)
{
    assert_streamed("", "x,s,in,id,n\n,a,2024-01-02,A-1,5\n,\"b\nc\", 2024-01-03 ,A-2,\n",
                    "2: 15 A-1 4 2024-01-02 19 5 2 a\n3: 17 A-2 5 2024-01-03 21 ? 2 b c\n", "");
    assert_streamed(
        "", "id,in,n,s\nA-1,2024-13-01,x,\nA-2\nA-3,,,,\nA-4,x\"y,,\n",
        "2: 1 A-1 5 ?2024-13-01 16 ?x 18 ?\n"
        "3 unreadable: 1 ?\xEF\xBF\xBD 0 ? 0 ? 0 ?\n"
        "4 unreadable: 1 ?\xEF\xBF\xBD 5 ?\xEF\xBF\xBD 6 ?\xEF\xBF\xBD 7 ?\xEF\xBF\xBD\n"
        "5 unreadable: 1 ?\xEF\xBF\xBD 0 ? 0 ? 0 ?\n",
        "2:5 impossible-date\n2:16 type\n3:1 ragged-row\n4:8 ragged-row\n"
        "5:6 stray-quote\n");
    assert_streamed("'encoding': 'windows-1252', 'dialect': {'delimiter': ';', 'header': false},",
                    "A-1;2024-01-02;;caf\xE9\n\xA0"
                    "B-1;;;\x81\n",
                    "1: 1 A-1 5 2024-01-02 16 ? 17 caf\xC3\xA9\n"
                    "2: 1 B-1 6 ? 7 ? 8 ?\xEF\xBF\xBD\n",
                    "2:8 encoding\n");
    assert_streamed("", "id,in,n,s\nA-1,,,\xC3\xA9\xC3\nA-2,,,\xC2\xA0z\n",
                    "2: 1 A-1 5 ? 6 ? 7 ?\xEF\xBF\xBD\n3: 1 A-2 5 ? 6 ? 7 z\n", "2:8 encoding\n");
}

TEST(test_a_sink_that_stops)
{
    SANDBOX(box);
    collector c = {.stop_at = 2};
    const char *rows = "id,in,n,s\n1,,,\n2,,,\n3,,,\n";
    assert_int_equal(stream(&box, "", rows, strlen(rows), &c), NT_SYSTEM);
    assert_string_equal(box.err.message[NT_LANG_EN], "enough");
    assert_int_equal(c.rows, 2);
}

/* A file that fills its last page to the end has nothing mapped behind it. */
TEST(test_a_file_of_whole_pages)
{
    static const char *const ends[] = {"\n", "\r", "\"", ",", " ", "x", "\r\n"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        SANDBOX(box);
        collector c = {.rows = 0};
        size_t length = 65536, tail = strlen(ends[i]);
        char *rows = nt_arena_alloc(box.arena, length);
        memset(rows, 'y', length);
        memcpy(rows, "id,in,n,s\n1,,,", 14);
        memcpy(rows + length - tail, ends[i], tail);
        assert_int_equal(stream(&box, "", rows, length, &c), NT_OK);
        assert_int_equal(c.rows, 1);
    }
}

/* The only one of a package, of so many bytes. */
static const nt_table *table_of(sandbox *box, const char *rows, size_t length)
{
    sandbox_descriptor(
        box, "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {'fields': [" FIELDS "]}}]}");
    sandbox_write(box, "t.csv", rows, length);
    assert_int_equal(sandbox_read(box), NT_OK);
    return &box->package->tables[0];
}

/* More than is mapped at a time: pages are given back behind the reading. */
TEST(test_a_long_file)
{
    SANDBOX(box);
    collector c = {.rows = 0};
    enum { LINES = 90000, WIDTH = 400 };
    char *rows = nt_arena_alloc(box.arena, 10 + (size_t)LINES * WIDTH);
    memcpy(rows, "id,in,n,s\n", 10);
    for (size_t i = 0; i < LINES; i++) {
        char *line = rows + 10 + i * WIDTH;
        memset(line, 'z', WIDTH);
        memcpy(line, "A-1,2024-01-02,5,", 17);
        line[WIDTH - 1] = '\n';
    }
    const nt_table *table = table_of(&box, rows, 10 + (size_t)LINES * WIDTH);
    c.stop_at = LINES;
    c.out = nt_buffer_open(nt_arena_open());
    nt_status status =
        nt_ingest_stream(box.arena, table, box.problems, NULL, collect, &c, &box.err);
    assert_int_equal(status, NT_SYSTEM);
    assert_int_equal(c.rows, LINES);
    size_t guess = nt_ingest_guess_rows(table);
    assert_true(guess > LINES * 0.95 && guess < LINES * 1.05);
    assert_non_null(strstr(nt_buffer_text(&c.out), "\n90001: 1 A-1 5 2024-01-02 16 5 18 zzz"));
    nt_arena_close(c.out.arena);
}

static nt_status cut_short(void *context, const nt_stream_row *row, nt_error *err)
{
    (void)row, (void)err;
    return truncate(context, 4096) == 0 ? NT_OK : NT_SYSTEM;
}

/* Somebody cuts the file short while its first row is read. */
TEST(test_a_file_that_shrinks)
{
    SANDBOX(box);
    enum { BYTES = 12 << 20 };
    char *rows = nt_arena_alloc(box.arena, BYTES);
    memset(rows, '\n', BYTES);
    memcpy(rows, "id,in,n,s\nA-1,,,\n", 17);
    memcpy(rows + BYTES - 7, "A-2,,,\n", 7);
    const nt_table *table = table_of(&box, rows, BYTES);
    assert_int_equal(nt_ingest_stream(box.arena, table, box.problems, NULL, cut_short,
                                      (char *)table->parts[0].path, &box.err),
                     NT_SYSTEM);
    assert_non_null(
        strstr(box.err.message[NT_LANG_EN], "was cut short while it was read: of 12582912 bytes"));
}

static void set_back(const char *path)
{
    const struct timespec times[] = {{1000, 0}, {1000, 0}};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static nt_status rewrite(void *context, const nt_stream_row *row, nt_error *err)
{
    (void)row, (void)err;
    FILE *file = fopen(context, "r+");
    fputs("id,in,n,s\nA-9", file);
    return fclose(file) == 0 ? NT_OK : NT_SYSTEM;
}

static nt_status pass(void *context, const nt_stream_row *row, nt_error *err)
{
    (void)context, (void)row, (void)err;
    return NT_OK;
}

/* Somebody writes as many bytes over it, while its row is read and afterwards. */
TEST(test_a_file_that_is_rewritten)
{
    SANDBOX(box);
    enum { BYTES = 12 << 20 };
    char *rows = nt_arena_alloc(box.arena, BYTES);
    memset(rows, '\n', BYTES);
    memcpy(rows, "id,in,n,s\nA-1,,,\n", 17);
    const nt_table *table = table_of(&box, rows, BYTES);
    char *path = (char *)table->parts[0].path;
    set_back(path);
    assert_int_equal(
        nt_ingest_stream(box.arena, table, box.problems, NULL, rewrite, path, &box.err), NT_SYSTEM);
    assert_non_null(strstr(box.err.message[NT_LANG_EN], "changed while it was read"));
    set_back(path);
    assert_int_equal(nt_ingest_stream(box.arena, table, box.problems, NULL, pass, NULL, &box.err),
                     NT_OK);
    assert_int_equal(nt_ingest_is_as_read(&table->parts[0], &box.err), NT_OK);
    assert_int_equal(rewrite(path, NULL, NULL), NT_OK);
    assert_int_equal(nt_ingest_is_as_read(&table->parts[0], &box.err), NT_SYSTEM);
}

TEST(test_nothing_refers_to_cases)
{
    SANDBOX(box);
    sandbox_descriptor(&box,
                       "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {'fields': [" FIELDS
                       "], 'foreignKeys': [{'fields': 's', 'reference': {'resource': '', 'fields': "
                       "'id'}}]}}]}");
    sandbox_text(&box, "t.csv", "id,in,n,s\n");
    assert_int_equal(sandbox_read(&box), NT_INVALID);
    assert_string_equal(box.err.message[NT_LANG_EN],
                        "nothing can refer to a table of cases, which is not kept");
}

TEST(test_files_that_cannot_be_read)
{
    SANDBOX(box);
    collector c = {.rows = 0};
    assert_int_equal(stream(&box, "", "", 0, &c), NT_INVALID);
    assert_int_equal(stream(&box, "", "\n\n", 2, &c), NT_INVALID);
    assert_int_equal(stream(&box, "", "id,in,n\n", 8, &c), NT_INVALID);
    assert_int_equal(stream(&box, "", "\xFF\xFEid", 4, &c), NT_INVALID);
}

TEST(test_copies_without_persons)
{
    SANDBOX(box);
    sandbox_table(&box, "{'name': 'a'}, {'name': 'Nama', 'personal': true}, {'name': 'b'}",
                  "'dialect': {'delimiter': ';'}",
                  "Nama;a;b;c\nBudi;1;\" x\";\"q\"\"\"\n\"Ani\n\";2;198503152010011001;\"l;\n\"\n"
                  "Cici;3\n");
    assert_int_equal(sandbox_read(&box), NT_OK);
    assert_string_equal(sandbox_codes(&box), "4:5 personal-number\n6:6 ragged-row\n");
    assert_string_equal(box.package->tables[0].parts[0].bytes.bytes,
                        "a;b;c\r\n1;\" x\";\"q\"\"\"\r\n2;;\"l;\n\"\r\n");
    assert_false(sandbox_cell(&box, 0, 1)->known);
    assert_string_equal(sandbox_cell(&box, 0, 1)->text, "");
    assert_non_null(strstr(box.package->descriptor_bytes.bytes, "\"b\""));
    assert_null(strstr(box.package->descriptor_bytes.bytes, "Nama"));
}

static void assert_refused(const char *field, const char *more, const char *message)
{
    SANDBOX(box);
    sandbox_descriptor(&box, nt_arena_printf(box.arena,
                                             "{'resources': [{'name': 't', 'path': 't.csv', "
                                             "'schema': {%s 'fields': [{'name': 'a', %s}]}}]}",
                                             more, field));
    sandbox_text(&box, "t.csv", "a\n1\n");
    assert_int_equal(sandbox_read(&box), NT_INVALID);
    assert_non_null(strstr(box.err.message[NT_LANG_EN], message));
}

TEST(test_what_a_personal_field_cannot_be)
{
    assert_refused("'personal': true, 'role': 'event.id'", "", "it can have no role");
    assert_refused("'personal': true, 'constraints': {'required': true}", "", "required");
    assert_refused("'personal': true", "'primaryKey': 'a',", "can be no key");
    assert_refused("'personal': 'yes'", "", "personal");
}

TESTS(NULL, NULL)
