#include "workbook.h"

#include "base/map.h"
#include "base/utf8.h"
#include "workbook/pack.h"

enum { PARTS_MAX = 16, SHEETS_MAX = 4, ROWS_MAX = 100000 };

/* What was read, in one number: the same each time. */
typedef struct {
    uint64_t sum;
    unsigned last, rows;
} reading;

static nt_status take_row(void *context, const nt_sheet_row *row, nt_error *err)
{
    reading *r = context;
    unsigned column = 0;
    fuzz_expect(row->count && row->number > r->last && row->number <= NT_WORKBOOK_ROW_MAX);
    NT_EACH(const nt_sheet_cell, cell, row->cells, row->count) {
        fuzz_expect(cell->column > column && cell->column <= NT_WORKBOOK_COLUMN_MAX);
        fuzz_expect(strlen(cell->text) == cell->length);
        fuzz_expect(cell->length <= NT_WORKBOOK_TEXT_BYTES_MAX);
        fuzz_expect(nt_utf8_check(cell->text, cell->length) == cell->length);
        fuzz_expect((cell->length == 0) == (cell->kind == NT_SHEET_UNCOMPUTED) ||
                    cell->kind == NT_SHEET_ERROR);
        column = cell->column;
        r->sum = r->sum * 31 + nt_hash(NULL, cell->text, cell->length) + cell->kind + column;
    }
    r->last = row->number;
    return ++r->rows < ROWS_MAX ? NT_OK
                                : nt_fail(err, NT_INVALID, nt_nowhere, nt_message_alike("enough"));
}

static void read_sheet(nt_workbook *workbook, const nt_workbook_sheet *sheet)
{
    reading once = {0, 0, 0}, again = once;
    const nt_merged *merged;
    size_t count;
    nt_error err = {0};
    nt_status status = nt_workbook_read(workbook, sheet, take_row, &once, &err);
    fuzz_expect_status(status, &err);
    fuzz_expect(nt_workbook_read(workbook, sheet, take_row, &again, &err) == status);
    fuzz_expect(once.sum == again.sum && once.rows == again.rows);
    status = nt_workbook_merged(workbook, sheet, &merged, &count, &err);
    fuzz_expect_status(status, &err);
}

static void read_sheets(nt_workbook *workbook)
{
    const nt_workbook_sheet *sheets;
    nt_workbook_sheet found;
    size_t count = 0;
    nt_error err = {0};
    nt_status status = nt_workbook_sheets(workbook, &sheets, &count, &err);
    fuzz_expect_status(status, &err);
    nt_workbook_sheet first[SHEETS_MAX];
    count = status ? 0 : count < SHEETS_MAX ? count : SHEETS_MAX;
    for (size_t i = 0; i < count; i++) {
        first[i] = sheets[i]; /* the list is made anew below */
    }
    for (size_t i = 0; i < count; i++) {
        fuzz_expect(first[i].number == i + 1);
        fuzz_expect(!nt_workbook_find(workbook, NULL, i + 1, &found, &err));
        fuzz_expect(strcmp(found.name, first[i].name) == 0);
        read_sheet(workbook, &first[i]);
    }
}

void fuzz_workbook(nt_arena *arena, nt_bytes input)
{
    packed_part parts[PARTS_MAX];
    size_t count = 0;
    nt_workbook *workbook;
    nt_error err = {0};
    for (size_t at = 0; count < PARTS_MAX && fuzz_next_file(arena, input, &at, &parts[count].name,
                                                            &parts[count].bytes);) {
        count += *parts[count].name != '\0';
    }
    nt_bytes zip = pack_parts(arena, parts, count, "zip:compression=store");
    nt_status status = nt_workbook_open("x.xlsx", &zip, &workbook, &err);
    fuzz_expect_status(status, &err);
    if (!status) {
        read_sheets(workbook);
        nt_workbook_close(workbook);
    }
}
