/* (r) and (p) in tables: which numbers were revised, and which may still change. */
#ifndef NETRA_REPORT_MARKS_H
#define NETRA_REPORT_MARKS_H

#include "table.h"

/* Marks the numbers of a finished draft by the flags of their ledger rows, and adds the legend to
 * its notes.
 *
 * (r) stands behind each revised number. (p) is said once for all that it holds for: in the note
 * when it holds for every number of the table, else in the head of each column or the name of each
 * row that it holds for whole, else behind the numbers. A difference has no (p): the numbers that
 * it is made of have. */
void nt_draft_marks(nt_draft *draft);

#endif
