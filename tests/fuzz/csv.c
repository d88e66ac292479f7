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
    nt_status status = nt_ingest_package(arena, folder, true, problems, &package, &err);
    fuzz_expect_status(status, &err);
    fuzz_expect_problems(problems);
    return status ? NULL : &package->tables[0];
}

/* Behind a column that has no heading: a row of empty cells would be a blank line, and one that
 * says what the headings say would be headings printed again. */
static nt_bytes write_table(nt_arena *arena, const nt_table *table)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out, ",a,b\n");
    for (size_t i = 0; i < table->row_count * 2; i++) {
        nt_buffer_puts(&out, i % 2 ? "" : "x,");
        nt_csv_put(&out, table->cells[i].text);
        nt_buffer_putc(&out, i % 2 ? '\n' : ',');
    }
    return (nt_bytes){out.bytes, out.length};
}

static void expect_same(const nt_table *a, const nt_table *b)
{
    fuzz_expect(a->row_count == b->row_count);
    for (size_t i = 0; i < a->row_count * 2; i++) {
        fuzz_expect(strcmp(a->cells[i].text, b->cells[i].text) == 0);
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
