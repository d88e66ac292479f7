/* A resource: what the descriptor says of one file, and the file read into typed rows. */
#pragma once

#include "schema.h"
#include "spelling.h"

typedef struct nt_resource {
    nt_table *table; /* name, paths and fields from the descriptor; the rest once it is read */
    nt_schema schema;
    char delimiter, quote;
    bool header;       /* the first line holds the headings; else columns are in schema order */
    bool windows_1252; /* else UTF-8, with or without a byte order mark */
    bool marked;       /* the descriptor says that it begins with one: utf-8-sig */
    nt_spellings *spellings; /* of the whole package */
    nt_place place, path_place;
} nt_resource;

/* Takes the cells that it keeps from `*cells_left`; NT_INVALID at the row for which too few are. */
nt_status nt_ingest_read_table(nt_arena *arena, const nt_resource *resource, size_t *cells_left,
                               nt_problems *problems, nt_error *err);
