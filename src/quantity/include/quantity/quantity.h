/* The forms in which a number of the ledger is printed. */
#pragma once

#include "ledger/ledger.h"

/* A row's number in the form of the language, with its qualifier ("sekitar 400"), "tidak
 * ditampilkan" where it is withheld, the day of one that tells a day: with its unit, as in a
 * sentence, and without. */
const char *nt_quantity_text(nt_arena *arena, nt_lang lang, const nt_ledger_row *row);
const char *nt_quantity_number(nt_arena *arena, nt_lang lang, const nt_ledger_row *row);
/* With its unit and all its digits, as in a column or beside a mark: no "3,512 juta" beside
 * "3.980.412". */
const char *nt_quantity_in_full(nt_arena *arena, nt_lang lang, const nt_ledger_row *row);
/* As a sentence begins: "Sebanyak 188 kasus", "Satu kasus", "Sekitar 400 orang". */
const char *nt_quantity_opening(nt_arena *arena, nt_lang lang, const nt_ledger_row *row);
/* As in a sentence, "sekitar 100,3 juta", below a head that says the unit; of those of a table all
 * or none. */
const char *nt_quantity_below_unit(nt_arena *arena, nt_lang lang, const nt_ledger_row *row);
/* "<0,0001" of a p-value that rounds to nothing, which is not nothing; NULL of others. */
const char *nt_quantity_less_than_least(nt_arena *arena, nt_lang lang, const nt_ledger_row *row);
/* "69,8–75,7"; without an interval "tidak diketahui", or NULL where that is not to be told. */
const char *nt_quantity_interval(nt_arena *arena, nt_lang lang, const nt_ledger_row *row);
const char *nt_quantity_interval_told(nt_arena *arena, nt_lang lang, const nt_ledger_row *row);

/* Every text that a report in this language may print for the row: value with and without unit and
 * qualifier, signed, in words, as days to the vote, its interval and limits, its part and whole,
 * "tidak ditampilkan" for one that is suppressed. Who finds another text beside the row's id has
 * found a number that was altered. */
const char *const *nt_quantity_forms(nt_arena *arena, nt_lang lang, const nt_ledger_row *row,
                                     size_t *count);

/* "180 / 240 × 100 = 75,0": how the row comes from its inputs, in the document's language; an
 * equation only where it holds. "" for a number as published, and one of which no equation is
 * known. That so many inputs were counted is said in `tongue`. */
const char *nt_quantity_formula(nt_arena *arena, nt_lang lang, nt_lang tongue,
                                const nt_ledger *ledger, const nt_ledger_row *row);
