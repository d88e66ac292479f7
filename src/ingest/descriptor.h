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
