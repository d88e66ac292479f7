/* A resource: what the descriptor says of one file, and the file read into typed rows. */
#pragma once

#include "around.h"
#include "spelling.h"

/* Numbers of rows, ascending, from 1. */
typedef struct {
    const long *items;
    size_t count;
} nt_row_list;

typedef struct nt_resource {
    nt_table *table; /* name, paths and fields from the descriptor; the rest once it is read */
    nt_schema schema;
    char delimiter, quote;
    bool header;              /* some row holds the headings; else columns are in schema order */
    nt_row_list header_rows;  /* which rows do; none: the first that is not blank */
    nt_row_list comment_rows; /* which are left out */
    const char *header_join;  /* between the headings of several rows */
    nt_around_rule around;
    bool is_spreadsheet;
    const char *sheet_name; /* what the dialect says of the sheet; NULL: that of the number */
    size_t sheet_number;    /* from 1 */
    bool sheet_said;        /* by one of these */
    bool windows_1252;      /* else UTF-8, with or without a byte order mark */
    bool marked;            /* the descriptor says that it begins with one: utf-8-sig */
    const struct nt_wide_table *wide; /* NULL: a row is a row */
    nt_spellings *spellings;          /* of the whole package */
    nt_place place;
} nt_resource;

/* Whether the file of the part is there. */
nt_status nt_ingest_find_file(const nt_table_file *part, nt_error *err);

/* Takes the cells that it keeps from `*cells_left`; NT_INVALID at the row for which too few are. */
nt_status nt_ingest_read_table(nt_arena *arena, const nt_resource *resource, size_t *cells_left,
                               nt_problems *problems, nt_error *err);

/* Judges unique fields, primary keys and foreign keys, those of the descriptor and those that roles
 * imply, once all tables are read. A cell at fault becomes unknown. A foreign key that leads to no
 * field is an error. Problems: duplicate-id, foreign-key, or the code of the field's role. */
nt_status nt_ingest_check_keys(nt_arena *arena, nt_resource *resources, size_t count,
                               nt_problems *problems, nt_error *err);
