/* What stands between and below the rows of a table and is none of them: headings that are printed
 * again, totals, notes, blank rows. */
#pragma once

#include "rows.h"
#include "schema.h"

/* What the descriptor says of it: the resource's member "netra". */
typedef struct {
    nt_strings until;  /* the table ends above a row whose first text begins with one of them */
    nt_strings totals; /* a row whose first text is one of them is a total */
    bool until_blank;  /* it ends above the first blank row */
} nt_around_rule;

nt_status nt_ingest_read_around(nt_arena *arena, const nt_json *json, nt_around_rule *out,
                                nt_error *err);

/* A text above a column, as it stands in the file. */
typedef struct {
    const char *text;
    size_t column;
} nt_heading_text;

typedef struct {
    NT_VEC(nt_heading_text) headings; /* of all their rows, each ended by a NULL */
    long last_line;                   /* of the row before; 0 none */
    bool in_rows, ended;              /* a row of the table was met; its end was */
    bool at_total;                    /* the row at hand is a total that is described */
    long end_line;
    size_t repeated, below; /* rows: headings again, and what looks like the table below its end */
    long first_repeated, first_below;
} nt_around;

struct nt_sheet_reader;

/* Remembers a row of headings. */
void nt_ingest_keep_heading_row(struct nt_sheet_reader *sheet, const nt_csv_row *row);

/* Whether the row, which is none of headings or comments, is none of the table. Of a table that is
 * kept a total that nobody described is the problem total-row. */
bool nt_ingest_is_around(struct nt_sheet_reader *sheet, const nt_csv_row *row);

/* The line of each row, left out or not, in their order. */
void nt_ingest_pass_row(struct nt_sheet_reader *sheet, const nt_csv_row *row);

/* At the end of the sheet: problems repeated-headings, rows-below. */
void nt_ingest_tell_around(const struct nt_sheet_reader *sheet);

bool nt_ingest_is_blank(const nt_csv_row *row);
