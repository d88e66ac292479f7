/* The files and sheets that hold the rows of a table, as the descriptor names them. */
#pragma once

#include "base/json_form.h"
#include "table.h"

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
