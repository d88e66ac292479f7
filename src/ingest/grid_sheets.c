#include "grid_sheets.h"

#include <string.h>

#include "base/utf8.h"
#include "ingest/package.h"

typedef struct {
    nt_arena *arena, *passing; /* rows are listed in the second, which goes */
    nt_grid_texts *texts;
    size_t cells;
    NT_VEC(nt_grid_row) rows;
    size_t columns;
    bool cut;
} taking;

static nt_grid_kind kind_of(const nt_sheet_cell *cell)
{
    return cell->kind == NT_SHEET_DAY                                        ? NT_GRID_DAY
           : cell->kind == NT_SHEET_MOMENT                                   ? NT_GRID_MOMENT
           : cell->kind == NT_SHEET_NUMBER || cell->kind == NT_SHEET_PERCENT ? NT_GRID_NUMBER
                                                                             : NT_GRID_TEXT;
}

/* Of a moment the day; a fault of the sheet is no text. */
static uint32_t code_of(taking *t, const nt_sheet_cell *cell)
{
    enum { DAY = sizeof "2024-02-29" - 1 };
    bool fault = cell->kind == NT_SHEET_ERROR || cell->kind == NT_SHEET_UNCOMPUTED;
    size_t length = fault ? 0 : cell->kind == NT_SHEET_MOMENT ? DAY : cell->length;
    const char *text = cell->text;
    if (length && !nt_utf8_is_plain(text, length)) {
        text = nt_utf8_canonical(t->passing, text, length);
        length = strlen(text);
    }
    return nt_ingest_grid_code(t->texts, text, length, kind_of(cell));
}

static nt_status take_row(void *context, const nt_sheet_row *row, nt_error *err)
{
    taking *t = context;
    size_t width = row->cells[row->count - 1].column;
    (void)err;
    t->cells += width;
    t->cut = t->cut || t->cells > NT_GRID_CELLS_MAX;
    if (t->cut || width > NT_COLUMNS_MAX) {
        return NT_OK;
    }
    uint32_t *codes = nt_new_array(t->arena, uint32_t, width);
    for (size_t i = 0; i < row->count; i++) {
        codes[row->cells[i].column - 1] = code_of(t, &row->cells[i]);
    }
    nt_grid_row taken = {codes, t->texts, (uint32_t)width, (uint32_t)row->number,
                         (uint32_t)row->number};
    nt_vec_push(t->passing, &t->rows, taken);
    t->columns = width > t->columns ? width : t->columns;
    return NT_OK;
}

static nt_status read_sheet(taking t, nt_workbook *workbook, const nt_workbook_sheet *sheet,
                            nt_grid *out, nt_error *err)
{
    nt_arena *arena = t.arena;
    const nt_merged *merged;
    size_t count;
    NT_TRY(nt_workbook_read(workbook, sheet, take_row, &t, err));
    NT_TRY(nt_workbook_merged(workbook, sheet, &merged, &count, err));
    *out =
        (nt_grid){.name = nt_arena_string(arena, sheet->name),
                  .rows = nt_arena_copy(arena, t.rows.items, t.rows.count * sizeof *t.rows.items),
                  .row_count = t.rows.count,
                  .columns = t.columns,
                  .cut = t.cut,
                  .number = sheet->number,
                  .hidden = sheet->hidden,
                  .merged = nt_arena_copy(arena, merged, count * sizeof *merged),
                  .merged_count = count};
    return NT_OK;
}

nt_status nt_ingest_grid_sheets(nt_arena *arena, nt_arena *passing, nt_grid_texts *texts,
                                nt_grid_file *file, nt_error *err)
{
    taking none = {.arena = arena, .passing = passing, .texts = texts};
    nt_workbook *workbook;
    const nt_workbook_sheet *sheets;
    size_t count = 0;
    NT_TRY(nt_workbook_open(file->path, &file->bytes, &workbook, err));
    nt_status status = nt_workbook_sheets(workbook, &sheets, &count, err);
    nt_grid *grids = nt_new_array(arena, nt_grid, count + 1);
    for (size_t i = 0; !status && i < count; i++) {
        status = read_sheet(none, workbook, &sheets[i], &grids[i], err);
    }
    nt_workbook_close(workbook);
    file->encoding_proven = true;
    file->sheets = grids;
    file->sheet_count = count;
    return status;
}
