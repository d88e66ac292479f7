/* What holds between rows: values that stand once, and values that must stand elsewhere. */
#pragma once

#include "table.h"

/* Judges unique fields, primary keys and foreign keys, those of the descriptor and those that roles
 * imply, once all tables are read. A cell at fault becomes unknown. A foreign key that leads to no
 * field is an error. Problems: duplicate-id, foreign-key, or the code of the field's role. */
nt_status nt_ingest_check_keys(nt_arena *arena, nt_resource *resources, size_t count,
                               nt_problems *problems, nt_error *err);
