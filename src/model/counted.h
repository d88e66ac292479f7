/* Cases that were counted elsewhere, on their way into a register. */
#pragma once

#include "cases.h"
#include "model/counted.h"

/* In place of nt_model_read_cases and what settles and judges them. `counted` is of each case. */
nt_status nt_model_take_counted(nt_cases *cases, const nt_json *netra,
                                const nt_step_words words[NT_STEP_COUNT],
                                const nt_counted_source *source, const nt_counted **counted,
                                nt_error *err);
