/* The rows of a wide table on their way: one comes in, as many go out as it has values. */
#pragma once

#include "sheet.h"
#include "wide.h"

/* A column of values, and what its heading says. */
typedef struct {
    const char *says;  /* NULL: a column of something else */
    size_t listed;     /* where it stands in `columns` */
    nt_time_span span; /* where headings are spans of time */
} nt_wide_column;

typedef struct nt_unpivot {
    const nt_wide_table *wide;
    nt_wide_column *columns; /* one a column of the file */
    nt_csv_cell *cells;      /* of the row that is handed on */
    const char ***slugs;     /* of the parts of made fields, of the row; NULL: of the heading */
    nt_buffer *made;         /* one a made field */
    nt_arena *passing;       /* what lives as long as a row of the file */
} nt_unpivot;

/* Which columns hold values, and what the heading of each says. A heading that says nothing is a
 * problem at its cell, and its column is not read; one that the descriptor names and the file does
 * not have is an error. */
nt_status nt_ingest_find_wide_columns(nt_sheet_reader *sheet, nt_wide_column *out, nt_error *err);

/* Once the headings are known, until the sheet is read. */
nt_status nt_ingest_open_unpivot(nt_sheet_reader *sheet, nt_error *err);
void nt_ingest_close_unpivot(nt_unpivot *unpivot);

/* Hands on a row for each of its values; what is empty, or stands for "not known", is none. */
nt_status nt_ingest_unpivot(nt_sheet_reader *sheet, const nt_csv_row *row, nt_error *err);
