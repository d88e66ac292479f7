/* A table of cells with their places, row by row: the columns of a file under the fields of its
 * schema, and every row behind the headings. */
#pragma once

#include "headings.h"

typedef struct {
    const nt_resource *resource;
    nt_csv_input input;
    nt_cell_reader reader; /* the caller's, but for `input` and `schema` */
    nt_columns columns;
    bool has_headings;
    /* `unfit`: its cells do not stand under the headings, for it is ragged or broken by a quote;
     * that is reported. Anything but NT_OK stops the reading. */
    nt_status (*on_row)(void *context, const nt_csv_row *row, bool unfit, nt_error *err);
    void *context;
} nt_sheet_reader;

/* Sets `input` to the bytes behind a byte order mark, which is a warning where the descriptor does
 * not say so; a mark of another encoding is an error. What is wrong with rows goes to the reader's
 * problems, the mark to their whole. The sheet stays where it is from here on. */
nt_status nt_ingest_open_sheet(nt_sheet_reader *sheet, nt_bytes bytes, nt_error *err);

/* Reads the headings, where the file has some, and all rows. */
nt_status nt_ingest_read_sheet(nt_sheet_reader *sheet, nt_error *err);
