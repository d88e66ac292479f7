/* A table of cells with their places, row by row: the columns of a file under the fields of its
 * schema, and every row behind the headings. */
#pragma once

#include "headings.h"
#include "totals.h"

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
