/* Rows that are events of a case. */
#pragma once

#include "cases.h"

/* What a row says of the outcome where it says nothing; in no case that is ended. */
enum { NT_OUTCOME_UNSAID = UINT8_MAX };

/* Where the table names what came to pass, its two columns are those of all days and of the
 * outcome. Fails where they do not fit each other or the rows. After the columns are known. */
nt_status nt_model_open_events(nt_cases *cases, const nt_json *netra,
                               const nt_step_words words[NT_STEP_COUNT], nt_error *err);

/* What the code of a stage means: whether the row's day is one of the case, and which, and what
 * becomes its outcome. */
bool nt_model_stage(const nt_cases *cases, uint32_t code, nt_day *day, uint8_t *outcome);

/* The outcome of both rows, before their days are joined. */
uint8_t nt_model_join_event_outcome(const nt_cases *cases, const nt_case *k, const nt_case *c);

/* When all rows are read: what only all of them tell of a case. */
void nt_model_end_events(nt_cases *cases);
