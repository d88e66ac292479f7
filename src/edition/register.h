/* A register of cases on its way to results: what --set asks for, the state on a day, its counts.
 */
#ifndef NETRA_EDITION_REGISTER_H
#define NETRA_EDITION_REGISTER_H

#include "edition/pipeline.h"

/* Whether the template says so, or, when it says nothing, the package holds cases and no figures.
 */
bool nt_run_has_register(const nt_run_state *run);

/* Register, cube, comparison; fills run->cases, run->edition and run->results. The parameters are
 *   period     2024-07, 2024-Q1, 2024-H1 or 2024; without it the quarter of the day asked for, else
 *              the last one that the register covers whole
 *   quarter    2024-Q1: the same, of quarters
 *   area       a province or regency as in the rows (name, short form, code); without it the whole
 *   threshold  counts below it are suppressed, 0 to 100; without it 3
 *   internal   true or false: prints all and marks every page; without it false
 *   before     the ledger of an edition that went out: what it suppressed stays suppressed, and
 *              nothing that it printed gives away what is suppressed now
 *   event_a, event_b
 * `as_of` is the day asked for, NT_DATE_UNKNOWN for the last of the period; where the register ends
 * before it, the state is that of the last day covered. A period of which no day is covered is
 * NT_INVALID. */
nt_status nt_run_register(nt_run_state *run, nt_date as_of, nt_error *err);

#endif
