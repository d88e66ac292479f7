/* A resource: what the descriptor says of one file, and the file read into typed rows. */
#ifndef NETRA_INGEST_TABLE_H
#define NETRA_INGEST_TABLE_H

#include "schema.h"

typedef struct {
    nt_table *table; /* name, paths and fields from the descriptor; the rest once it is read */
    nt_schema schema;
    char delimiter, quote;
    bool header;       /* the first line holds the headings; else columns are in schema order */
    bool windows_1252; /* else UTF-8, with or without a byte order mark */
    nt_place place, path_place;
} nt_resource;

nt_status nt_ingest_read_table(nt_arena *arena, const nt_resource *resource, nt_problems *problems,
                               nt_error *err);

#endif
