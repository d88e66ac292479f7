/* Which column of a file is which field of its schema. */
#pragma once

#include "cell.h"
#include "table.h"

typedef struct {
    int *field_of;               /* one a column of the file: the field, or -1 */
    int *column_of;              /* one a field */
    const char *const *headings; /* "": one that cannot be read, or none */
    size_t count;                /* columns */
    bool personal;               /* a heading holds a personal number, which is reported */
} nt_columns;

/* By the line of headings: every field has its column, no heading stands twice. A heading that
 * tells of personal data and is not marked so is a warning. */
nt_status nt_ingest_map_headings(const nt_cell_reader *reader, const nt_csv_row *row,
                                 nt_columns *out, nt_error *err);

/* Without headings: the order of the schema. */
nt_columns nt_ingest_schema_order(nt_arena *arena, const nt_schema *schema);

/* Reports that the row has more or fewer cells than there are columns. */
void nt_ingest_report_ragged(const nt_cell_reader *reader, const nt_csv_row *row, size_t columns);

/* What any cell is judged by, described or not: a personal number (an error; true is returned and
 * the cell must not be kept) and mojibake (a warning). */
bool nt_ingest_inspect_cell(const nt_cell_reader *reader, const nt_csv_cell *raw);
