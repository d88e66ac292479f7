/* What periods and the frames that compare them are called, in words and in ids. */
#pragma once

#include "base/lang.h"
#include "base/period.h"

/* The words of a kind: "triwulan" / "quarter", "triwulanan" / "quarterly", "empat triwulan
 * terakhir" / "last four quarters": the twelve months up to the period's end. */
extern const nt_text nt_period_words[NT_PERIOD_KINDS], nt_period_adjectives[NT_PERIOD_KINDS];
extern const nt_text nt_period_years[NT_PERIOD_KINDS];
/* "triwulan sebelumnya" / "the quarter before" */
extern const nt_text nt_period_before_words[NT_PERIOD_KINDS];
/* Ids of what is compared by kind: "quarters.compare", "this-quarter". */
extern const char *const nt_period_frames[NT_PERIOD_KINDS],
    *const nt_period_columns[NT_PERIOD_KINDS];
/* Rows of "quarters.compare" and the like. */
enum { NT_PERIOD_MEASURES = 9 };
extern const char *const nt_period_measures[NT_PERIOD_MEASURES];
