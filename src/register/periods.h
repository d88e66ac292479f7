/* The table of periods side by side. Private to the room. */
#pragma once

#include "sheet.h"

/* Columns, and rows, as nt_period_measures has them. */
enum {
    PERIOD_THIS,
    PERIOD_PREVIOUS,
    PERIOD_DIFFERENCE,
    PERIOD_YEAR_BEFORE,
    PERIOD_YEAR_DIFFERENCE,
    PERIOD_COLUMNS
};
enum {
    PERIOD_REPORTED,
    PERIOD_DECIDED,
    PERIOD_PROVEN,
    PERIOD_SANCTIONED,
    PERIOD_OPEN,
    PERIOD_PROOF_RATIO,
    PERIOD_SANCTION_RATIO,
    PERIOD_TO_DECISION,
    PERIOD_TO_SANCTION,
    PERIOD_EXPECTED, /* no measure: what the reported of a period that is filling come to */
    PERIOD_ROWS
};

/* Sets the limits of a difference of two counts of that flow as far out as its weeks scatter. */
void period_scatter(sheet *s, draft *difference, const draft *now, const draft *then, int flow);

/* Puts the differences of a table whose other numbers are there. */
void period_differences(sheet *s, sheet_frame *f);
