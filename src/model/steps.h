/* The words for what happens to a case. */
#pragma once

#include "code_lists.h"

/* Whether the descriptor has words of its own: "stages", or outcomes that are not built in or have
 * labels. After nt_model_read_steps. */
bool nt_model_has_own_words(const nt_code_lists *lists, const nt_step_words words[NT_STEP_COUNT]);

/* Reads "stages" of the descriptor's "netra", which may be NULL, and gives each step and each
 * outcome its label. After nt_model_read_codes. */
nt_status nt_model_read_steps(nt_code_lists *lists, const nt_json *netra,
                              nt_step_words out[static NT_STEP_COUNT], nt_error *err);
