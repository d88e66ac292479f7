/* Delimited text, row by row, with the exact place of every cell.
 *
 * libcsv splits and unquotes; a second cursor walks the same bytes from cell to cell, because
 * libcsv counts neither lines nor columns. Rows are handed over one at a time and nothing is kept,
 * so that a consumer may keep a table, or count a register of millions of rows as it streams by. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "ingest/stream.h"
#include "workbook/workbook.h"

typedef struct {
    const char
        *text; /* quotes undone; a NUL stands behind `length`, and NUL bytes may lie within */
    size_t length;
    const char *at, *end;   /* as it stands in the file, with its quotes */
    const char *line_start; /* of the line in which it begins */
    long line;
    size_t column;              /* from 0 */
    const nt_sheet_cell *typed; /* of a spreadsheet; NULL: all that is known is its text */
    /* Of a row that was unpivoted: */
    const nt_place *place; /* which is known */
    int field;             /* from 1; 0: the one of its column */
    bool made;             /* it stands nowhere in the file, and is no text of others */
} nt_csv_cell;

typedef struct nt_csv_row {
    const nt_csv_cell *cells; /* valid during the call; NT_COLUMNS_MAX of them at most. Of a
                                 spreadsheet those of fields, and what else is not empty */
    size_t count;             /* may be more than are kept in `cells` */
    long line;                /* in which the row begins */
    /* The row of a wide table that this one is unpivoted from; NULL none. Its cells are in no
     * order. */
    const struct nt_csv_row *source;
    bool again;  /* not the first of these: what is not in `cells` is as in the one before */
    bool broken; /* a cell of it could not be read, which is reported already */
} nt_csv_row;

typedef struct {
    const char *file;        /* named in places */
    const char *bytes, *end; /* without a byte order mark */
    char delimiter, quote;
    bool single_byte; /* a byte is a character: windows-1252 */
    bool is_sheet;    /* of a spreadsheet (tab.h): lines are rows, and nothing is ragged */
    nt_problems *problems;
    bool no_short_cut; /* for the tests: every line goes through libcsv */
    /* Reads the file on, so that the bytes before `to` are there; NULL when all are. */
    nt_status (*reach)(void *context, const char *to, nt_error *err);
    /* Where a row begins: takes some at once and returns where the next one begins, and how many
     * lines were passed; NULL: none is taken so. */
    const char *(*take_ahead)(void *context, const char *at, long line, long *lines);
    /* Called for every row that is not blank; anything but NT_OK stops the reading. */
    nt_status (*on_row)(void *context, const nt_csv_row *row, nt_error *err);
    void *context;
} nt_csv_input;

/* Problems reported here: stray-quote, unterminated-quote, too-long. */
nt_status nt_ingest_read_rows(nt_arena *arena, const nt_csv_input *input, nt_error *err);

/* The place of a byte at or behind the start of `cell`. */
nt_place nt_ingest_place(const nt_csv_input *input, const nt_csv_cell *cell, const char *at);

/* Lines that end within the cells of the row: it takes one more than they are. */
long nt_ingest_lines_within(const nt_csv_input *input, const nt_csv_row *row);

/* The place of `cell`, counted on from its left neighbour's, which may be NULL. A row of thousands
 * of cells is so counted once, not once a cell. */
nt_place nt_ingest_place_after(const nt_csv_input *input, const nt_csv_cell *cell,
                               const nt_csv_cell *left, nt_place left_place);
