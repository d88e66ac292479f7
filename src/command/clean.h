/* Whether a table of cases may be filed at all. */
#pragma once

#include "base/lang.h"
#include "ingest/package.h"

/* Why no table of cases is filed with an edition for the public. */
extern const nt_text nt_clean_public;

/* The bytes of the table at `path` of the package, a file of `size` bytes, when no column is about
 * persons, each column is described by a role or a list of values, and no cell looks like a
 * person's number. Else *bytes is untouched and *reason names the column, never what stands in it.
 */
nt_status nt_clean_cases(nt_arena *arena, const nt_package *package, const char *path,
                         long long size, nt_bytes *bytes, nt_text *reason, nt_error *err);
