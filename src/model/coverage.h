/* Which days the register covers. */
#pragma once

#include "cases.h"

/* What the descriptor says: "coverage": {"from": "2020-01-01", "to": "2024-10-20"}; an end that it
 * leaves out is NT_DATE_UNKNOWN. */
nt_status nt_model_read_coverage(const nt_json *netra, nt_coverage *out, nt_error *err);

/* Takes the ends that are not stated from the rows, reports the days that lie outside of what these
 * tell (outside-coverage), and makes those far outside unknown. After the other judgements. */
void nt_model_cover(nt_cases *cases, nt_coverage *coverage);
