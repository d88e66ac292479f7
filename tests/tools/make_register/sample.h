/* The register that is shipped: made up, but for its totals on the days of publication. */
#pragma once

#include "case.h"

/* Writes the cases of both events after the published figures in `folder`. No record is made later
 * than the next day of publication, so that the totals of those days hold both for what was known
 * then and for what is known now. */
nt_status sample(nt_arena *arena, const char *folder, const places *all, uint64_t seed,
                 row_writer *w, nt_error *err);
