/* Taking from frames: which one, which of its columns, which of its rows.
 *
 * Where report.json names what no register could have, the error stands at its place; where it
 * names something that this register lacks, the selection is empty and NT_OK. */
#ifndef NETRA_CHART_FRAMES_H
#define NETRA_CHART_FRAMES_H

#include "ledger/frame.h"
#include "select.h"

/* A part of a frame, as indices into it. */
typedef struct {
    const nt_frame *frame; /* NULL: this register has none of that name */
    const size_t *rows, *columns;
    size_t row_count, column_count;
} nt_part;

nt_status nt_select_frame(const nt_taking *taking, nt_choice name, const nt_frame **out,
                          nt_error *err);

/* The member "frame", its rows by the member "rows": {"first": 3 or "2024-01", "limit": 12,
 * "last": 12}, and no columns yet. */
nt_status nt_select_part(const nt_taking *taking, nt_part *out, nt_error *err);
/* The same of a frame by name. */
nt_status nt_select_part_of(const nt_taking *taking, nt_choice name, nt_part *out, nt_error *err);

/* Columns by a member that names one or several; else those of `fallback` (NULL-terminated) that
 * the frame has; else, with `fallback` NULL, all but `without` (NULL none). */
typedef struct {
    const char *member;
    const char *const *fallback;
    const char *without;
} nt_column_wish;
nt_status nt_select_columns(const nt_taking *taking, const nt_column_wish *wish, nt_part *part,
                            nt_error *err);

/* The ledger row of that id or name, by a member; NULL when the member or the row is absent. */
nt_status nt_select_row(const nt_taking *taking, const char *member, const nt_ledger_row **out,
                        nt_error *err);

/* ---- points and series ---- */

nt_chart_point nt_take_cell(const nt_taking *taking, const nt_part *part, size_t row,
                            size_t column);
/* One series a column, its points the rows; ink by place. */
nt_chart_series nt_take_column(const nt_taking *taking, const nt_part *part, size_t column);
void nt_take_columns(const nt_taking *taking, const nt_part *part);
/* One series a row, its points the columns. */
void nt_take_rows(const nt_taking *taking, const nt_part *part);

/* Fails at the member's place when more are selected than a kind can draw. */
nt_status nt_select_at_most(const nt_taking *taking, const char *member, size_t count, size_t most,
                            nt_error *err);

#endif
