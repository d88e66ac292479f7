/* dump_sheet FILE [SHEET]: the cells of a sheet as netra reads them, for the checks from outside: a
 * line of JSON each, [row, column, kind, text]; with "--quiet" their number and the most memory
 * that was taken. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "workbook/workbook.h"

typedef struct {
    nt_arena *arena;
    bool quiet;
    unsigned long cells;
} dump;

static nt_status take_row(void *context, const nt_sheet_row *row, nt_error *err)
{
    static const char *const kinds[] = {"text",     "number",  "percent", "day",       "moment",
                                        "duration", "boolean", "error",   "uncomputed"};
    dump *d = context;
    (void)err;
    d->cells += row->count;
    for (size_t i = 0; i < row->count && !d->quiet; i++) {
        const nt_sheet_cell *cell = &row->cells[i];
        nt_arena_mark mark = nt_arena_here(d->arena);
        nt_buffer out = nt_buffer_open(d->arena);
        nt_json_writer writer = nt_json_writer_open(&out);
        nt_json_put_string(&writer, cell->text);
        printf("[%u, %u, \"%s\", %s]\n", row->number, cell->column, kinds[cell->kind],
               nt_buffer_text(&out));
        nt_arena_rewind(d->arena, mark);
    }
    return NT_OK;
}

/* Of this program alone: what the system counts of a child begins with its parent's. */
static long most_memory(void)
{
    char line[200];
    long kib = 0;
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof line, file)) {
        if (strncmp(line, "VmHWM:", 6) == 0) {
            kib = strtol(line + 6, NULL, 10);
        }
    }
    if (file) {
        fclose(file);
    }
    return kib;
}

int main(int argc, char **argv)
{
    nt_workbook *workbook;
    nt_workbook_sheet sheet;
    nt_error err;
    const char *name = argc > 2 && strcmp(argv[2], "--quiet") != 0 ? argv[2] : NULL;
    dump d = {.arena = nt_arena_open(), .quiet = argc > 2 && !name};
    nt_status status = nt_workbook_open(argv[1], NULL, &workbook, &err);
    if (!status) {
        status = nt_workbook_find(workbook, name, 1, &sheet, &err);
        status = status ? status : nt_workbook_read(workbook, &sheet, take_row, &d, &err);
        nt_workbook_close(workbook);
    }
    if (status) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    }
    if (d.quiet) {
        printf("%lu cells, KiB at the most: %ld\n", d.cells, most_memory());
    }
    nt_arena_close(d.arena);
    return (int)status;
}
