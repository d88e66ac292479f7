/* Tables that are too long to keep, read row by row.
 *
 * The table of cases (nt_ingest_holds_cases) is not kept by nt_ingest_package: it has no
 * cells and no rows, and its `bytes` are empty, so that no case leaves the house by accident.
 * Reading it once is one call; memory does not grow with its length. */
#pragma once

#include "base/personal.h"
#include "ingest/package.h"

/* One row. Cells and their texts live until the sink returns; their place has no column: ask
 * nt_ingest_row_place. A row that is unreadable (ragged, broken by a quote) is reported already,
 * and all of its cells are unknown. */
typedef struct {
    const nt_cell *cells; /* one a field, in the order of table->fields */
    long line;            /* in its file; of further parts behind the last row of the one before */
    bool unreadable;
    const void *origin; /* private */
} nt_stream_row;

nt_place nt_ingest_row_place(const nt_stream_row *row, size_t field);

/* The place of such a line in the part in which it stands, once the table was read so far; the file
 * of line 0 is that of the first. */
nt_place nt_ingest_line_place(const nt_table *table, long line);
size_t nt_ingest_line_part(const nt_table *table, long line);
/* How a message about another line of the table names it: "17", or "2023.csv:17" in another part.
 */
const char *nt_ingest_line_text(nt_arena *arena, const nt_table *table, long line, long beside);

enum { NT_BEHIND_TEXT = 16 };

/* Rows of which nothing is to be said can be read ahead by several threads: each becomes a record,
 * and records are taken in the order of the file, between the rows that the sink takes. What comes
 * of a row must be the same either way. */
typedef struct {
    size_t record; /* its bytes */
    int threads;
    size_t piece;          /* bytes of the file that a thread reads at once; 0: what does well */
    const bool *looked_up; /* one a field: `read` looks for persons' numbers in these itself */
    /* On any of the threads: false where the sink must see the row. All cells are known or missing;
     * their texts, which are `lengths` long and have no NUL behind them, but NT_BEHIND_TEXT bytes
     * that may be read, live until the record is taken. It adds no problems. */
    bool (*read)(void *context, int thread, const nt_cell *cells, const size_t *lengths,
                 void *record);
    /* The first of them stands in `line`; each takes one. On any of the threads, beside others that
     * read rows behind; it may add problems all the same, in the order of the file: nobody else
     * does meanwhile, as the sink and who reads row by row wait until it is done. */
    void (*take)(void *context, const void *records, size_t count, long line);
    void *context;
} nt_stream_ahead;

/* Hands every row that is not blank to `sink`; anything but NT_OK stops it.
 *
 * Values of other form than their field's are warnings here: one corrupt date does not stop the
 * count of a register. Missing values are not judged. No message shows a text of the table: it may
 * be a name. A personal number in any column, described or not, is an error, and its cell unknown;
 * columns marked personal are never looked at.
 *
 * What is wrong with the rows goes into `problems`, which may be a part; what is wrong with the
 * file as such goes into its whole. `ahead` may be NULL. */
nt_status nt_ingest_stream(nt_arena *arena, const nt_table *table, nt_problems *problems,
                           const nt_stream_ahead *ahead,
                           nt_status (*sink)(void *context, const nt_stream_row *row,
                                             nt_error *err),
                           void *context, nt_error *err);

/* NT_SYSTEM where the table was streamed and its file is no longer what was read: for whoever reads
 * it once more. */
nt_status nt_ingest_is_as_read(const nt_table_file *part, nt_error *err);

/* Remembers how the text of a cell is written that the sink keeps; one that is written otherwise
 * where it was met first is the problem invisible-difference, which names both places. Cells of
 * tables that are kept are remembered already. */
void nt_ingest_tell_spelling(const nt_table *table, nt_problems *problems, const nt_cell *cell,
                             nt_place place);

/* About how many rows the file has; for a first guess at memory. */
size_t nt_ingest_guess_rows(const nt_table *table);

/* The heading of the first column of the table in which anything may stand, also names: one that
 * the descriptor leaves out or marks as personal, or a text with neither a role nor a list of
 * values. *out is NULL when there is none. `bytes` are the file of the part. */
nt_status nt_ingest_free_column(nt_arena *arena, const nt_table *table, const nt_table_file *part,
                                nt_bytes bytes, const char **out, nt_error *err);
