/* Cells that are merged over several rows of a table. */
#include <stdlib.h>
#include <string.h>

#include "guess.h"

NT_ORDER(by_number, nt_grid_row, NT_RISING(number))

static void put_code(nt_arena *arena, nt_grid_row *row, size_t column, uint32_t code)
{
    size_t width = row->count > column ? row->count : column + 1;
    uint32_t *codes = nt_new_array(arena, uint32_t, width);
    memcpy(codes, row->codes, row->count * sizeof *codes);
    codes[column] = code;
    row->codes = codes;
    row->count = (uint32_t)width;
}

/* Numbers are of the first row, but for those that a case is called by. Returns how many cells it
 * has met or put. */
static size_t carry_down(nt_arena *arena, const nt_survey_table *table, const nt_merged *m,
                         nt_grid_row *row, const nt_grid_row *end)
{
    size_t column = m->column - 1, met = 0;
    nt_grid_cell cell = nt_ingest_grid_cell(row, column);
    bool names = column < table->columns && nt_survey_hinted(table->headings[column], NT_HINT_ID);
    uint32_t code = *cell.text && (names || cell.kind != NT_GRID_NUMBER) ? row->codes[column] : 0;
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
    const nt_survey_table *table = sheet->merged_count ? nt_survey_find_table(arena, sheet) : NULL;
    if (!table) {
        return sheet;
    }
    nt_grid *carried = nt_arena_copy(arena, sheet, sizeof *sheet);
    nt_grid_row *rows = nt_arena_copy(arena, sheet->rows, sheet->row_count * sizeof *rows);
    const nt_grid_row *end = rows + sheet->row_count;
    size_t met = 0;
    NT_EACH(const nt_merged, m, sheet->merged, sheet->merged_count) {
        nt_grid_row sought = {.number = m->row};
        bool is_of_rows = m->last_row > m->row && m->row >= sheet->rows[table->first_row].number;
        nt_grid_row *row = is_of_rows && met < NT_GRID_CELLS_MAX
                               ? bsearch(&sought, rows, sheet->row_count, sizeof sought, by_number)
                               : NULL;
        met += row ? carry_down(arena, table, m, row, end) : 0;
    }
    carried->rows = rows;
    return met ? carried : sheet;
}
