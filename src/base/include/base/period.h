/* The periods that reports are on: months, quarters, half-years and years of the calendar. */
#pragma once

#include "base/arena.h"
#include "base/date.h"

typedef enum {
    NT_PERIOD_MONTH,
    NT_PERIOD_QUARTER,
    NT_PERIOD_HALF,
    NT_PERIOD_YEAR,
    NT_PERIOD_KINDS
} nt_period_kind;

typedef struct {
    nt_period_kind kind;
    int first; /* its first month, counted from January of year 0 */
} nt_period;

/* 1, 3, 6 or 12. */
int nt_period_months(nt_period_kind kind);

/* "2024-07", "2024-Q1", "2024-H1" or "2024", of the years 1 to 9999; false otherwise. */
bool nt_period_read(const char *code, nt_period *out);
const char *nt_period_code(nt_arena *arena, nt_period period);

static inline int nt_period_year(nt_period period)
{
    return period.first / 12;
}

/* Which of its year it is, from 1. */
int nt_period_number(nt_period period);

/* The one that holds the day. */
nt_period nt_period_of(nt_period_kind kind, nt_date day);

/* The one that begins so many months earlier (a multiple of its own). */
nt_period nt_period_before(nt_period period, int months);

/* NT_DATE_UNKNOWN outside of the years 1 to 9999. */
nt_date nt_period_first_day(nt_period period);
nt_date nt_period_last_day(nt_period period);

/* The first day of a month that is counted from January of year 0. */
nt_date nt_month_first_day(int month);
