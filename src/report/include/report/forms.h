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

/* "180 / 240 × 100 = 75,0": how the row comes from its inputs, in the document's language; an
 * equation only where it holds. "" for a number as published, and one of which no equation is
 * known. That so many inputs were counted is said in `tongue`. */
const char *nt_report_formula(nt_arena *arena, nt_lang lang, nt_lang tongue,
                              const nt_ledger *ledger, const nt_ledger_row *row);
