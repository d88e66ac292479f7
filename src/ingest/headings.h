/* Which column of a file is which field of its schema. */
#pragma once

#include "cell.h"
#include "table.h"

/* What stands above the columns, in one row or joined from several. */
typedef struct {
    const char **texts; /* canonical; "": one that cannot be read, or none */
    const char **parts; /* the last of each */
    nt_place *places;
    size_t count, capacity;
    long line; /* the last that was read */
    bool personal;
} nt_headings;

typedef struct {
    const char *join;        /* between the texts of two rows */
    const nt_merged *merged; /* cells whose text stands above several columns */
    size_t merged_count;
} nt_heading_rule;

typedef struct {
    int *field_of;               /* one a column of the file: the field, or -1 */
    int *column_of;              /* one a field; -1: of a field that is unpivoted */
    const char *const *headings; /* "": one that cannot be read, or none */
    size_t count;                /* columns */
    bool personal;               /* a heading holds a personal number, which is reported */
} nt_columns;

/* The field of a cell; -1 none. */
static inline int nt_ingest_field_of(const nt_columns *columns, const nt_csv_cell *cell)
{
    return cell->field                     ? cell->field - 1
           : cell->column < columns->count ? columns->field_of[cell->column]
                                           : -1;
}

/* Another row of headings. A text that stands above itself stands once. */
nt_status nt_ingest_add_headings(const nt_cell_reader *reader, const nt_csv_row *row,
                                 const nt_heading_rule *rule, nt_headings *headings, nt_error *err);

/* Every field has its column, no heading stands twice. A heading that tells of personal data and is
 * not marked so is a warning. */
nt_status nt_ingest_map_headings(const nt_cell_reader *reader, const nt_headings *headings,
                                 nt_columns *out, nt_error *err);

/* Without headings: the order of the schema. */
nt_columns nt_ingest_schema_order(nt_arena *arena, const nt_schema *schema);

/* Reports that the row has more or fewer cells than there are columns. */
void nt_ingest_report_ragged(const nt_cell_reader *reader, const nt_csv_row *row, size_t columns);

/* What any cell is judged by, described or not: a personal number (an error; true is returned and
 * the cell must not be kept) and mojibake (a warning). */
bool nt_ingest_inspect_cell(const nt_cell_reader *reader, const nt_csv_cell *raw);
