/* What a descriptor asks whoever keeps the data, and nobody has answered yet. */
#pragma once

#include "base/json.h"
#include "base/problem.h"

/* Repeats each member "question" of a field or of an outcome as a warning at its place. One that is
 * no text is NT_INVALID. */
nt_status nt_ingest_repeat_questions(const nt_json *descriptor, nt_problems *problems,
                                     nt_error *err);
