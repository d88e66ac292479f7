/* The table of targets: what an office has set itself to reach. */
#pragma once

#include "model/published.h"
#include "model/register.h"

/* The targets of the package into `out`, which knows its areas. A row with a problem is none. */
void nt_model_read_targets(nt_arena *arena, const nt_package *package, const nt_units *known,
                           nt_problems *problems, nt_register *out);
