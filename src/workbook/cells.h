/* The cells of a sheet on their way to whoever reads it, a row at a time and in order.
 *
 * A file may have its rows and cells in any order. The first ones are held and sorted; where there
 * are more, the rest must come in order, and memory does not grow with the sheet. */
#pragma once

#include "value.h"
#include "xml.h"

typedef struct {
    unsigned row;
    bool hidden;
    size_t offset; /* of its text, where the cell has none of its own */
    nt_sheet_cell cell;
} nt_held_cell;

typedef struct {
    nt_xml *xml; /* told of what is wrong */
    nt_arena *arena;
    NT_VEC(nt_held_cell) held;
    NT_VEC(nt_sheet_cell) row;
    nt_buffer texts;
    bool streaming;           /* too many to be held */
    nt_sheet_row last;        /* that was handed over, */
    long long length, handed; /* bytes of its texts, and of those of all */
    nt_status (*sink)(void *context, const nt_sheet_row *row, nt_error *err);
    void *context;
} nt_cells;

/* A cell of a text that lives as long as the workbook; of one that is copied. */
void nt_cells_add_kept(nt_cells *cells, unsigned row, bool hidden, nt_sheet_cell cell);
void nt_cells_add(nt_cells *cells, unsigned row, bool hidden, unsigned column, nt_sheet_kind kind,
                  const char *text, size_t length, double number);

/* No cell of the row follows: it is handed over where it is not held. */
void nt_cells_end_row(nt_cells *cells);

/* All that is held is handed over. */
void nt_cells_hand_over(nt_cells *cells);
/* The row that was handed over last stands `times` times more, before anything is added. */
void nt_cells_repeat_row(nt_cells *cells, unsigned times);
