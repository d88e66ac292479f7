/* Numbers that differ as a slip of the finger makes them differ. */
#pragma once

#include "rule.h"

/* The two whole numbers are one but for two digits, next to each other, that change places: 2,034
 * and 2,304. Of fewer than four digits such pairs meet too often by chance. */
bool nt_digits_transposed(const nt_figure *a, const nt_figure *b);

/* The same of plain numbers. */
bool nt_digits_swap(int64_t a, int64_t b);
