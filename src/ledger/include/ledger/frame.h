/* A frame: results in rows and columns, each cell a row of the ledger.
 *
 * Charts draw frames, tables print them, the CSVs hold them, and disclosure control works on them:
 * what is suppressed in the ledger is suppressed everywhere at once. */
#pragma once

#include "ledger/ledger.h"
#include "model/area.h"

typedef struct {
    const char *code; /* stable, for ids: "11", "2024-03", "jpt", "reported" */
    nt_text label;    /* "Sumatera Utara", "Maret 2024" / "March 2024" */
    double x; /* where the key lies on an axis (days, months since 1970); NAN: it does not */
    const char *unit; /* of a column; NULL for rows */
} nt_frame_key;

typedef struct nt_frame {
    const char *id; /* "flow.months" */
    nt_text title;
    const nt_frame_key *rows, *columns;
    size_t row_count, column_count;
    const nt_ledger_row *const *cells; /* cells[row * column_count + column]; NULL: unknown */
    /* Its first, or last, is a month or quarter of which some days are not counted: a table says
     * so, a chart leaves it out. */
    struct {
        bool first_row, last_row, first_column, last_column;
    } cut;
    const nt_tiling *tiling;   /* of rows that are areas, one each; NULL: they are none */
    const nt_ledger_row *rest; /* how many cases no row of it has; NULL: each has one */
    const char *single; /* the row of which a cell that is not there is none, not unknown; NULL */
} nt_frame;

/* "this-period" is the key of that name whose period the report is on: "this-quarter". */
bool nt_frame_key_called(const char *code, const char *name);

/* The column with that code, or -1. */
int nt_frame_column(const nt_frame *frame, const char *code);

static inline const nt_ledger_row *nt_frame_cell(const nt_frame *frame, size_t row, size_t column)
{
    return frame->cells[row * frame->column_count + column];
}
