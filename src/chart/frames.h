/* Taking from frames: which one, which of its columns, which of its rows.
 *
 * Where report.json names what no register could have, the error stands at its place; where it
 * names something that this register lacks, the selection is empty and NT_OK. */
#pragma once

#include "select.h"

/* A part of a frame: rows from `first_row` on, and columns by their indices. */
typedef struct {
    const nt_frame *frame; /* NULL: this register has none of that name */
    size_t first_row, row_count;
    const size_t *columns;
    size_t column_count;
} nt_part;

nt_status nt_select_frame(const nt_taking *taking, nt_choice name, const nt_frame **out,
                          nt_error *err);

/* A frame by name, its rows by the member "rows": {"first": 3 or "2024-01", "limit": 12,
 * "last": 12}, and no columns yet. */
nt_status nt_select_rows(const nt_taking *taking, nt_choice name, nt_part *out, nt_error *err);

/* Columns by a member that names one or several; else those of `fallback` (NULL-terminated, at most
 * 8) that the frame has, one of which it may have, unless they are `optional`; else, with
 * `fallback` NULL, all but `without` (NULL none). More than the kind can draw fail at the member's
 * place. */
typedef struct {
    const char *member;
    const char *const *fallback;
    const char *without;
    bool optional;
    size_t most; /* 0: any number */
} nt_column_wish;
nt_status nt_select_columns(const nt_taking *taking, const nt_column_wish *wish, nt_part *part,
                            nt_error *err);
/* Rows and columns of the member "frame". */
nt_status nt_select_part(const nt_taking *taking, const nt_column_wish *wish, nt_part *out,
                         nt_error *err);

/* The ledger row of that id or name, by a member; NULL when the member or the row is absent. */
const nt_ledger_row *nt_select_row(const nt_taking *taking, const char *member);

/* ---- points and series ---- */

nt_chart_point nt_take_cell(const nt_taking *taking, const nt_frame *frame, size_t row,
                            size_t column);
/* One series a column, its points the rows; or a row, its points the columns. Ink by place. */
nt_chart_series nt_take_column(const nt_taking *taking, const nt_part *part, size_t column);
void nt_take_part(const nt_taking *taking, const nt_part *part, bool rows);
/* Selects the part and takes its columns. */
nt_status nt_take_frame(const nt_taking *taking, const nt_column_wish *wish, nt_error *err);
/* "flow.months.reported": that column of that frame; no points where this register lacks it. */
nt_status nt_take_called(const nt_taking *taking, nt_choice name, nt_chart_series *out,
                         nt_error *err);
/* One more series behind those of the chart, which keep its unit and places. */
void nt_take_beside(const nt_taking *taking, nt_chart_series series);
