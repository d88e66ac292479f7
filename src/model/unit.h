/* What figures may be counted in: the units of the trade, and what a descriptor adds to them. */
#pragma once

#include "model/published.h"

/* The built-in units with "netra": {"units": {...}} of the descriptor, which are declared to the
 * run: what a descriptor says of a unit or a word takes the place of what is built in. */
nt_status nt_model_read_units(nt_arena *arena, const nt_json *netra, nt_units *out, nt_error *err);

/* The known word nearest to `word` and the unit that it names, or NULL; for a message in
 * `problems`.
 */
const char *nt_model_nearest_unit(const nt_units *units, const char *word, nt_problems *problems,
                                  const nt_unit **unit);
