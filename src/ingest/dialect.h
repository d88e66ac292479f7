/* The dialect of a resource: how its file is cut into rows and cells, and which rows are headings
 * (Table Dialect of Data Package 2; what Data Package 1 calls so is a part of it). */
#pragma once

#include "base/json_form.h"
#include "table.h"

extern const nt_json_form nt_ingest_dialect_form[]; /* its members */

/* Of the resource `json`; whether it is a spreadsheet is known already. */
nt_status nt_ingest_read_dialect(nt_arena *arena, const nt_json *json, nt_resource *out,
                                 nt_error *err);
