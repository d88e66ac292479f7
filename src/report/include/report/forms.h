/* The forms in which a report prints a number of the ledger. */
#pragma once

#include "ledger/ledger.h"

/* Every text that a report in this language may print for the row: value with and without unit and
 * qualifier, signed, in words, as days to the vote, its interval and limits, its part and whole,
 * "ditekan" for one that is suppressed. Who finds another text beside the row's id has found a
 * number that was altered. */
const char *const *nt_report_forms(nt_arena *arena, nt_lang lang, const nt_ledger_row *row,
                                   size_t *count);

/* The value with its unit and qualifier, as in a sentence; the interval, NULL when it has none. */
const char *nt_report_value_form(nt_arena *arena, nt_lang lang, const nt_ledger_row *row);
const char *nt_report_interval_form(nt_arena *arena, nt_lang lang, const nt_ledger_row *row);
