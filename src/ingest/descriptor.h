/* The descriptor: Frictionless Data Package 1, as far as netra reads it.
 *
 * A member that changes how data are read and is not supported is an error at its place; one that
 * only describes (title, licenses, sources...) is passed over. */
#pragma once

#include "table.h"

typedef struct {
    const char *name, *title;
    nt_resource *resources;
    size_t count;
} nt_descriptor;

nt_status nt_ingest_read_descriptor(nt_arena *arena, const nt_json *json, const char *folder,
                                    nt_descriptor *out, nt_error *err);

/* How its file is cut into rows and cells, and which rows are headings (Table Dialect of Data
 * Package 2; what Data Package 1 calls so is a part of it). */
extern const nt_json_form nt_ingest_dialect_form[]; /* its members */

/* Of the resource `json`; whether it is a spreadsheet is known already. */
nt_status nt_ingest_read_dialect(nt_arena *arena, const nt_json *json, nt_resource *out,
                                 nt_error *err);

extern const nt_json_form nt_ingest_sheets_form; /* "sheets" of a resource's "netra" */

/* "path", one or several, and "format": the parts of the table, a file each. */
nt_status nt_ingest_read_paths(nt_arena *arena, const nt_json *json, const char *folder,
                               nt_resource *out, nt_error *err);

/* Behind the dialect: which sheet of each spreadsheet, or which sheets. */
nt_status nt_ingest_read_sheets(nt_arena *arena, const nt_json *json, nt_resource *out,
                                nt_error *err);

/* Each part has its own file, on every file system, or its own sheet of a spreadsheet; but a table
 * of cases never travels, and shares no file with others, which do. */
nt_status nt_ingest_check_parts(nt_arena *arena, const nt_resource *resources, size_t count,
                                nt_error *err);

/* Repeats each member "question" of a field or of an outcome as a warning at its place. One that is
 * no text is NT_INVALID. */
nt_status nt_ingest_repeat_questions(const nt_json *descriptor, nt_problems *problems,
                                     nt_error *err);
