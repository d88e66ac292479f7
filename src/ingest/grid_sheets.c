#include "grid_sheets.h"

#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "ingest/package.h"

enum { HEAD_ROWS = 60, REMEMBERED = 4096 };

typedef struct {
    nt_arena *arena;
    size_t cells;
    NT_VEC(nt_grid_row) rows;
    size_t columns;
    bool cut;
    const char *texts[REMEMBERED]; /* met lately, by their hash: most cells say what others do */
} taking;

static nt_grid_kind kind_of(const nt_sheet_cell *cell)
{
    return cell->kind == NT_SHEET_DAY || cell->kind == NT_SHEET_MOMENT       ? NT_GRID_DAY
           : cell->kind == NT_SHEET_NUMBER || cell->kind == NT_SHEET_PERCENT ? NT_GRID_NUMBER
                                                                             : NT_GRID_TEXT;
}

static const char *kept(taking *t, const char *text, size_t length)
{
    if (!nt_utf8_is_plain(text, length)) {
        return nt_utf8_canonical(t->arena, text, length);
    }
    const char **met = &t->texts[nt_hash(t->arena, text, length) % REMEMBERED];
    if (!*met || strncmp(*met, text, length) != 0 || (*met)[length]) {
        *met = nt_arena_text(t->arena, text, length);
    }
    return *met;
}

/* Of a moment the day; a fault of the sheet is no text. */
static nt_grid_cell cell_of(taking *t, const nt_sheet_cell *cell)
{
    enum { DAY = sizeof "2024-02-29" - 1 };
    bool fault = cell->kind == NT_SHEET_ERROR || cell->kind == NT_SHEET_UNCOMPUTED;
    size_t length = fault ? 0 : cell->kind == NT_SHEET_MOMENT ? DAY : cell->length;
    return (nt_grid_cell){length ? kept(t, cell->text, length) : "", kind_of(cell)};
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
    nt_grid_cell *cells = nt_new_array(t->arena, nt_grid_cell, width + 1);
    for (size_t i = 0; i < width; i++) {
        cells[i].text = "";
    }
    for (size_t i = 0; i < row->count; i++) {
        cells[row->cells[i].column - 1] = cell_of(t, &row->cells[i]);
    }
    nt_grid_row taken = {cells, width, (long)row->number, (long)row->number};
    nt_vec_push(t->arena, &t->rows, taken);
    t->columns = width > t->columns ? width : t->columns;
    return NT_OK;
}

static nt_status read_sheet(nt_arena *arena, nt_workbook *workbook, const nt_workbook_sheet *sheet,
                            nt_grid *out, nt_error *err)
{
    taking t = {.arena = arena};
    const nt_merged *merged;
    size_t count;
    NT_TRY(nt_workbook_read(workbook, sheet, take_row, &t, err));
    NT_TRY(nt_workbook_merged(workbook, sheet, HEAD_ROWS, &merged, &count, err));
    *out = (nt_grid){.name = nt_arena_string(arena, sheet->name),
                     .rows = t.rows.items,
                     .row_count = t.rows.count,
                     .columns = t.columns,
                     .cut = t.cut,
                     .number = sheet->number,
                     .hidden = sheet->hidden,
                     .merged = nt_arena_copy(arena, merged, count * sizeof *merged),
                     .merged_count = count};
    return NT_OK;
}

nt_status nt_ingest_grid_sheets(nt_arena *arena, nt_grid_file *file, nt_error *err)
{
    nt_workbook *workbook;
    const nt_workbook_sheet *sheets;
    size_t count = 0;
    NT_TRY(nt_workbook_open(file->path, &file->bytes, &workbook, err));
    nt_status status = nt_workbook_sheets(workbook, &sheets, &count, err);
    nt_grid *grids = nt_new_array(arena, nt_grid, count + 1);
    for (size_t i = 0; !status && i < count; i++) {
        status = read_sheet(arena, workbook, &sheets[i], &grids[i], err);
    }
    nt_workbook_close(workbook);
    file->encoding_proven = true;
    file->sheets = grids;
    file->sheet_count = count;
    return status;
}
