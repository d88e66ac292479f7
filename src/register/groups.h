/* Rows of categories: what positions, violations, institutions and areas have in common. Private
 * to the room. */
#pragma once

#include "sheet.h"

/* The first six columns of any frame of categories. */
enum {
    GROUP_REPORTED,
    GROUP_PROVEN,
    GROUP_SANCTIONED,
    GROUP_OPEN,
    GROUP_PROOF_RATIO,
    GROUP_SANCTION_RATIO,
    GROUP_COLUMNS
};

/* Fills them; what the register cannot tell stays unknown. */
void group_put(sheet *s, sheet_frame *f, size_t row, const group_count *count);
