/* Cells that are merged over several rows of a table. */
#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "survey/survey.h"

NT_ORDER(by_number, nt_grid_row, NT_RISING(number))

/* A row of headings may have numbers, too, as years are; the one below it seldom. */
static bool holds_number(const nt_grid_row *row)
{
    for (size_t c = 0; c < row->count; c++) {
        const char *text = nt_ingest_grid_cell(row, c).text;
        if (*text && !text[strspn(text, "0123456789.,-% ")]) {
            return true;
        }
    }
    return false;
}

static void put_code(nt_arena *arena, nt_grid_row *row, size_t column, uint32_t code)
{
    size_t width = row->count > column ? row->count : column + 1;
    uint32_t *codes = nt_new_array(arena, uint32_t, width);
    memcpy(codes, row->codes, row->count * sizeof *codes);
    codes[column] = code;
    row->codes = codes;
    row->count = (uint32_t)width;
}

/* Returns how many cells it has met or put. */
static size_t carry_down(nt_arena *arena, const nt_merged *m, nt_grid_row *row,
                         const nt_grid_row *end)
{
    size_t column = m->column - 1, met = 0;
    nt_grid_cell cell = nt_ingest_grid_cell(row, column);
    uint32_t code = *cell.text && cell.kind != NT_GRID_NUMBER ? row->codes[column] : 0;
    for (row++; code && row < end && row->number <= m->last_row; row++, met++) {
        if (!*nt_ingest_grid_cell(row, column).text) {
            put_code(arena, row, column, code);
            met += row->count;
        }
    }
    return met;
}

const nt_grid *nt_survey_carry_down(nt_arena *arena, const nt_grid *sheet)
{
    if (!sheet->merged_count) {
        return sheet;
    }
    nt_grid *carried = nt_arena_copy(arena, sheet, sizeof *sheet);
    nt_grid_row *rows = nt_arena_copy(arena, sheet->rows, sheet->row_count * sizeof *rows);
    const nt_grid_row *end = rows + sheet->row_count;
    size_t met = 0;
    NT_EACH(const nt_merged, m, sheet->merged, sheet->merged_count) {
        nt_grid_row sought = {.number = m->row};
        nt_grid_row *row = m->last_row > m->row && sheet->row_count && met < NT_GRID_CELLS_MAX
                               ? bsearch(&sought, rows, sheet->row_count, sizeof sought, by_number)
                               : NULL;
        bool is_of_rows = row && row + 1 < end && holds_number(row) && holds_number(row + 1);
        met += is_of_rows ? carry_down(arena, m, row, end) : 0;
    }
    carried->rows = rows;
    return met ? carried : sheet;
}
