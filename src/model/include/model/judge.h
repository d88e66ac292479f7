/* What only the whole of a register tells: of rows that were read (judge.c), and of states that
 * were counted elsewhere (counts/merge.c). */
#pragma once

#include "model/register.h"

/* Days that a register may have: 1900-01-01 to 2099-12-31. */
enum {
    NT_DAYS_FIRST = -25567,
    NT_DAYS_LAST = 47481,
    NT_DAYS_RANGE = NT_DAYS_LAST - NT_DAYS_FIRST + 1
};
static inline bool nt_model_in_range(nt_date day)
{
    return day >= NT_DAYS_FIRST && day <= NT_DAYS_LAST;
}

/* Two reports of one day whose codes of these are the same are likely of one case. */
enum { NT_LIKENESS = 5 };
extern const nt_dimension nt_model_likeness[NT_LIKENESS];

/* How the days of a column compare. A spike is a day that has more than a fifth of them all, and
 * five times as many as the next one. Begin with zeros, and add each day once. */
typedef struct {
    uint64_t total, most, second; /* of the column, of its fullest day and of the one behind */
    nt_date day;                  /* the fullest */
} nt_day_peak;
void nt_model_peak_add(nt_day_peak *peak, nt_date day, uint64_t count);
bool nt_model_peak_is_spike(const nt_day_peak *peak);
