/* A table of cells with their places, row by row: the columns of a file under the fields of its
 * schema, and every row behind the headings. */
#pragma once

#include "headings.h"

typedef enum { NT_ROW_LEFT_OUT, NT_ROW_OF_HEADINGS, NT_ROW_OF_DATA } nt_sheet_row_kind;

typedef struct nt_sheet_reader {
    const nt_resource *resource;
    const nt_table_file *part; /* of its table */
    nt_csv_input input;
    nt_cell_reader reader; /* the caller's, but for `input` and `schema` */
    nt_columns columns;
    nt_heading_rule rule;
    nt_headings headings;       /* as far as they are read */
    struct nt_unpivot *unpivot; /* of a wide table, once the headings are known; else NULL */
    struct nt_totals *totals;   /* that are added up; NULL: none */
    bool has_headings;
    nt_around around;
    long more_lines; /* that rows took so far beyond one each */
    /* `unfit`: its cells do not stand under the headings, for it is ragged or broken by a quote;
     * that is reported. Anything but NT_OK stops the reading. */
    nt_status (*on_row)(void *context, const nt_csv_row *row, bool unfit, nt_error *err);
    void *context;
} nt_sheet_reader;

/* Of a spreadsheet nothing is looked at yet; `bytes` may be empty: then the file is read as it
 * goes. Else sets `input` to the bytes behind a byte order mark, which is a warning where the
 * descriptor does not say so; a mark of another encoding is an error. What is wrong with rows goes
 * to the reader's problems, the mark to their whole. The sheet stays where it is from here on. */
nt_status nt_ingest_open_sheet(nt_sheet_reader *sheet, nt_bytes bytes, nt_error *err);

/* Reads the headings, where the file has some, and all rows. */
nt_status nt_ingest_read_sheet(nt_sheet_reader *sheet, nt_error *err);

/* For whoever reads rows itself: a row that stands in the file, in its order. The kind of each and
 * its number, from 1; whether the numbers matter; an `on_row` of the input; and what stands above
 * the columns is known. */
nt_sheet_row_kind nt_ingest_kind_of_row(nt_sheet_reader *sheet, const nt_csv_row *row,
                                        long *number);
bool nt_ingest_counts_rows(const nt_resource *resource);
nt_status nt_ingest_take_row(void *context, const nt_csv_row *row, nt_error *err);
nt_status nt_ingest_finish_headings(nt_sheet_reader *sheet, nt_error *err);

/* ---- rows and columns of totals, which are read by nobody but added up: where one says something
 * else than what stands beside it, the source contradicts itself, and somebody should know ---- */

/* Once the headings are known; NULL where the descriptor names no totals, and of a streamed table.
 */
struct nt_totals *nt_ingest_open_totals(const struct nt_sheet_reader *sheet);

/* A row of the table, or of totals. Problem total-differs, of columns of totals in it. */
void nt_ingest_add_up(const struct nt_sheet_reader *sheet, const nt_csv_row *row, bool is_total);

/* At the end of the sheet: the same of its rows of totals. */
void nt_ingest_tell_totals(const struct nt_sheet_reader *sheet);
void nt_ingest_close_totals(struct nt_totals *totals);

/* ---- a sheet of a spreadsheet as rows of cells, like those of a delimited file ---- */

/* Finds the sheet of the part in its file, or in `bytes` where they are not NULL, and names it in
 * its `places`. */
nt_status nt_ingest_find_tab(nt_arena *arena, nt_table_file *part, const nt_bytes *bytes,
                             nt_error *err);

/* Sets the input to the sheet, which was found. `bytes` may be empty: the file is read as it goes.
 */
void nt_ingest_open_tab(nt_sheet_reader *sheet, nt_bytes bytes);

/* Hands all rows in which something stands to the input's on_row. Hidden ones are said. */
nt_status nt_ingest_read_tab(nt_sheet_reader *sheet, nt_error *err);

/* Judges what travels with a spreadsheet, which is attached whole: a person's number anywhere in it
 * is the problem personal-number, who made it and sheets that the package does not describe are
 * warned of. */
nt_status nt_ingest_judge_whole(const nt_package *package, const nt_table_file *file,
                                nt_problems *problems, nt_error *err);
