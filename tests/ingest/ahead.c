/* Rows that are read ahead by several threads are those that are read one by one: whatever stands
 * in the file, wherever it is cut, however many threads there are. */
#define _GNU_SOURCE /* mremap */
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/map.h"
#include "ingest/stream.h"
#include "random.h"
#include "sandbox.h"

enum { ROUNDS = 500, TOKENS = 120, FIELDS = 3 };

typedef struct {
    nt_cell cells[FIELDS];
    size_t lengths[FIELDS];
} record;

typedef struct {
    nt_buffer out, heard;
    size_t taken;
} told;

static void hear(void *context, const void *bytes, size_t length)
{
    nt_buffer_add(context, bytes, length);
}

static void tell(told *t, long line, const nt_cell *cells, const size_t *lengths)
{
    nt_buffer_printf(&t->out, "%ld:", line);
    for (int f = 0; f < FIELDS; f++) {
        nt_buffer_puts(&t->out, cells[f].known ? " [" : " ?[");
        nt_buffer_add(&t->out, cells[f].text, lengths[f]);
        nt_buffer_printf(&t->out, "]%d", (int)cells[f].date);
    }
    nt_buffer_puts(&t->out, "\n");
}

static nt_status sink(void *context, const nt_stream_row *row, nt_error *err)
{
    size_t lengths[FIELDS];
    (void)err;
    for (int f = 0; f < FIELDS; f++) {
        lengths[f] = strlen(row->cells[f].text);
    }
    tell(context, row->line, row->cells, lengths);
    return NT_OK;
}

/* Some rows stay with the sink, in each run the same. */
static bool keep(void *context, int thread, const nt_cell *cells, const size_t *lengths, void *out)
{
    record *r = out;
    (void)context;
    assert_in_range(thread, 0, 3);
    memcpy(r->cells, cells, sizeof r->cells);
    memcpy(r->lengths, lengths, sizeof r->lengths);
    for (int f = 0; f < FIELDS; f++) {
        r->lengths[f] = cells[f].known ? lengths[f] : 0;
        r->cells[f].date = cells[f].known ? cells[f].date : NT_DATE_UNKNOWN;
    }
    return nt_hash(NULL, cells[0].text, r->lengths[0]) % 5;
}

static void take(void *context, const void *records, size_t count, long line)
{
    told *t = context;
    const record *all = records;
    for (size_t i = 0; i < count; i++) {
        tell(t, line + (long)i, all[i].cells, all[i].lengths);
    }
    t->taken += count;
}

/* Rows and problems; `piece` 0: one by one. */
static told read_all(sandbox *box, int threads, size_t piece)
{
    static const bool none[FIELDS + 1];
    told t = {.out = nt_buffer_open(box->arena), .heard = nt_buffer_open(box->arena)};
    nt_hearer hearer = {.hear = hear, .context = &t.heard};
    const nt_stream_ahead ahead = {sizeof(record), threads, piece, none, keep, take, &t};
    box->problems = nt_problems_open(box->arena);
    const nt_package *package;
    assert_int_equal(
        nt_ingest_package(box->arena, box->folder, true, box->problems, &package, &box->err),
        NT_OK);
    package->tables[0].parts[0].hearer = &hearer;
    assert_int_equal(nt_ingest_stream(box->arena, &package->tables[0], box->problems,
                                      piece ? &ahead : NULL, sink, &t, &box->err),
                     NT_OK);
    assert_true(hearer.whole);
    size_t count;
    const nt_problem *items = nt_problems_sorted(box->problems, &count);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&t.out, "%u:%u %s\n", items[i].place.line, items[i].place.column,
                         items[i].code);
    }
    return t;
}

static const char *const tokens[] = {"a,2024-02-06,b,c\n",
                                     "ab,,,\n",
                                     "\"q\",2024-02-07,\"x\ny\",\n",
                                     "1,2024-02-08,z,\r\n",
                                     "\"",
                                     "\"\"",
                                     "\n",
                                     "\r",
                                     "\r\n",
                                     ",",
                                     " ",
                                     "\t",
                                     "'=1",
                                     "id,in,s,more\n",
                                     "id,2024-02-06,s,more\n",
                                     "2024-02-30",
                                     "2024-13-01",
                                     "é",
                                     "\xFF",
                                     "199001012020121001",
                                     "a  b",
                                     "id",
                                     "x,2024-02-09,199001012020121001,y\n",
                                     "k,2024-02-10,k,é\n",
                                     "long,2024-02-11,text that is longer,than others\n",
                                     "g,2024-02-12,'-1,h\n",
                                     "n,2024-02-13,7,4\n",
                                     "m,2024-02-14,1.5,\n",
                                     "l,2024-02-15,1,\n",
                                     "o,2024-02-16,1,p \r\n",
                                     "d,14/02/2024,b,\n",
                                     "e,31/02/2024,8,\n"};
enum { TOKEN_COUNT = sizeof tokens / sizeof *tokens };

TEST(test_rows_read_ahead_are_those_read_one_by_one)
{
    uint32_t seed = 2463534242u;
    size_t taken = 0;
    for (int round = 0; round < ROUNDS; round++) {
        SANDBOX(box);
        /* A heading may look like a day, and its row like any other. */
        const char *day = round % 3 ? "in" : "2024-02-06";
        static const char *const limits[] = {"'constraints': {'maxLength': 12}",
                                             "'constraints': {'enum': ['b', 'x', '7']}",
                                             "'type': 'integer', 'constraints': {'minimum': 2}",
                                             "'type': 'number'", "'type': 'boolean'"};
        sandbox_descriptor(
            &box,
            nt_arena_printf(box.arena,
                            "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {'fields': "
                            "[{'name': 'id', 'role': 'case.id'}, {'name': '%s', 'type': 'date', "
                            "'role': 'case.reported_on'%s}, "
                            "{'name': 's', %s}%s]%s}}]}",
                            day, round % 8 ? "" : ", 'format': '%d/%m/%Y'",
                            limits[round % 7 < 5 ? round % 7 : 0],
                            round % 5 ? "" : ", {'name': 'more', 'personal': true}",
                            round % 6 ? "" : ", 'missingValues': ['', 'b', '7']"));
        nt_buffer rows = nt_buffer_open(box.arena);
        nt_buffer_printf(&rows, "id,%s,%s\n", day, round % 9 ? "s,more" : "more,s");
        /* Half of the files are mostly of whole rows. */
        for (uint32_t i = next_random(&seed) % TOKENS; i > 0; i--) {
            uint32_t any = next_random(&seed);
            nt_buffer_puts(&rows, tokens[round % 2 && any >> 16 & 7 ? any % 4 : any % TOKEN_COUNT]);
        }
        sandbox_write(&box, "t.csv", nt_buffer_text(&rows), rows.length);
        told slow = read_all(&box, 1, 0);
        assert_string_equal(nt_buffer_text(&slow.heard), nt_buffer_text(&rows));
        for (int way = 0; way < 3; way++) {
            size_t piece = 8 + next_random(&seed) % (way ? 64 : 400);
            told quick = read_all(&box, 1 + way, piece);
            taken += quick.taken;
            assert_string_equal(nt_buffer_text(&quick.heard), nt_buffer_text(&rows));
            if (strcmp(nt_buffer_text(&quick.out), nt_buffer_text(&slow.out)) != 0) {
                fail_msg(
                    "round %d, pieces of %zu bytes, %d threads: %s\nis read as\n%s\ninstead of\n%s",
                    round, piece, 1 + way, nt_buffer_text(&rows), nt_buffer_text(&quick.out),
                    nt_buffer_text(&slow.out));
            }
        }
    }
    assert_in_range(taken, 5000, SIZE_MAX); /* else nothing was tested */
}

/* ---- memory that is moved on ---- */

static struct {
    bool fails; /* whatever is asked */
    size_t moved, refused;
} moves;

static bool is_one_mapping(const char *from, size_t size)
{
    bool is_one = false;
    char line[4096];
    FILE *maps = fopen("/proc/self/maps", "r");
    assert_non_null(maps);
    while (fgets(line, sizeof line, maps)) {
        uintptr_t first, behind;
        is_one = is_one || (sscanf(line, "%" SCNxPTR "-%" SCNxPTR, &first, &behind) == 2 &&
                            first <= (uintptr_t)from && (uintptr_t)from + size <= behind);
    }
    fclose(maps);
    return is_one;
}

/* As Linux has it before 6.17: the destination is unmapped first, and then memory of several
 * mappings is not moved. */
void *mremap(void *from, size_t size, size_t new_size, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    void *to = va_arg(rest, void *);
    va_end(rest);
    assert_int_equal(flags, MREMAP_MAYMOVE | MREMAP_FIXED);
    if (moves.fails || !is_one_mapping(from, size)) {
        moves.refused++;
        munmap(to, new_size);
        errno = EFAULT;
        return MAP_FAILED;
    }
    moves.moved++;
    return (void *)syscall(SYS_mremap, from, size, new_size, flags, to);
}

/* So long that its end is read into memory that held its beginning, with blank lines in it, behind
 * which several moves are made at once. */
TEST(test_a_file_of_many_windows)
{
    enum { MB = 1024 * 1024, LENGTH = 36 * MB, BLANK_FROM = 10 * MB, BLANK_TO = 20 * MB };
    enum { TEXT = 3000, PIECE = 128 * 1024 };
    sandbox box = sandbox_open();
    sandbox_descriptor(&box, "{'resources': [{'name': 't', 'path': 't.csv', 'schema': {'fields': "
                             "[{'name': 'id'}, {'name': 'in', 'type': 'date'}, {'name': 's'}]}}]}");
    nt_buffer rows = nt_buffer_open(box.arena);
    nt_buffer_puts(&rows, "id,in,s\n");
    char text[TEXT + 1] = "";
    for (int i = 0; rows.length < LENGTH; i++) {
        bool is_blank = rows.length >= BLANK_FROM && rows.length < BLANK_TO;
        memset(text, is_blank ? ' ' : 'a' + i % 26, TEXT);
        const char *quote = i % 100 ? "" : "\"";
        if (is_blank) {
            nt_buffer_printf(&rows, "%s\n", text);
        } else {
            nt_buffer_printf(&rows, "K-%d,2024-02-06,%s%s%s\n", i, quote, text, quote);
        }
    }
    sandbox_write(&box, "t.csv", nt_buffer_text(&rows), rows.length);
    told slow = read_all(&box, 1, 0);
    for (int fails = 0; fails < 2; fails++) {
        moves.moved = moves.refused = 0;
        moves.fails = fails;
        told quick = read_all(&box, 3, PIECE);
        assert_in_range(fails ? moves.refused : moves.moved, 3, SIZE_MAX);
        assert_int_equal(fails ? moves.moved : moves.refused, 0);
        assert_in_range(quick.taken, LENGTH / TEXT / 2, SIZE_MAX);
        assert_int_equal(quick.heard.length, rows.length);
        assert_memory_equal(nt_buffer_text(&quick.heard), nt_buffer_text(&rows), rows.length);
        assert_int_equal(quick.out.length, slow.out.length);
        assert_memory_equal(nt_buffer_text(&quick.out), nt_buffer_text(&slow.out), slow.out.length);
    }
    sandbox_close(&box);
}

TESTS(NULL, NULL)
