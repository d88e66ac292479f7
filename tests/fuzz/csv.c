/* Cells as they were read are the same when they are written and read again. */
#include <string.h>

#include "archive/scratch.h"
#include "base/csv.h"
#include "fuzz.h"
#include "ingest/package.h"

static const char descriptor[] =
    "{\"resources\": [{\"name\": \"t\", \"path\": \"t.csv\","
    "\"schema\": {\"fields\": [{\"name\": \"a\"}, {\"name\": \"b\"}]}}]}";

static const nt_table *read_table(nt_arena *arena, nt_bytes csv)
{
    const char *folder = fuzz_scratch(arena);
    nt_problems *problems = nt_problems_open(arena);
    const nt_package *package;
    nt_error err = {0};
    fuzz_expect(!nt_scratch_write(arena, folder, "datapackage.json", descriptor,
                                  sizeof descriptor - 1, &err));
    fuzz_expect(!nt_scratch_write(arena, folder, "t.csv", csv.bytes, csv.length, &err));
    nt_status status = nt_ingest_package(arena, folder, problems, &package, &err);
    fuzz_expect_status(status, &err);
    fuzz_expect_problems(problems);
    return status ? NULL : &package->tables[0];
}

static nt_bytes write_table(nt_arena *arena, const nt_table *table)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out, "a,b\n");
    for (size_t i = 0; i < table->row_count * 2; i++) {
        nt_csv_put(&out, table->cells[i].text);
        nt_buffer_putc(&out, i % 2 ? '\n' : ',');
    }
    return (nt_bytes){out.bytes, out.length};
}

/* A row of empty cells is a blank line, and none when it is read again. */
static bool is_blank(const nt_table *table, size_t row)
{
    return !*table->cells[2 * row].text && !*table->cells[2 * row + 1].text;
}

static void expect_same(const nt_table *a, const nt_table *b)
{
    size_t at = 0;
    for (size_t row = 0; row < a->row_count; row++) {
        if (is_blank(a, row)) {
            continue;
        }
        while (at < b->row_count && is_blank(b, at)) {
            at++;
        }
        fuzz_expect(at < b->row_count);
        for (size_t i = 0; i < 2; i++) {
            fuzz_expect(strcmp(a->cells[2 * row + i].text, b->cells[2 * at + i].text) == 0);
        }
        at++;
    }
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const nt_table *read = read_table(arena, input);
    if (read) {
        const nt_table *again = read_table(arena, write_table(arena, read));
        fuzz_expect(again);
        expect_same(read, again);
    }
}
