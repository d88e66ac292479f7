/* The member "netra" of a descriptor: what its author tells this room. */
#pragma once

#include "ingest/package.h"

/* *out is NULL when there is none. Fails on another type and on members that nothing reads. */
nt_status nt_model_netra(const nt_package *package, const nt_json **out, nt_error *err);
