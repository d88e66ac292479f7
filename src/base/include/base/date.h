/* Civil dates: the proleptic Gregorian calendar, no time of day, no zone.
 * Source of the day arithmetic: E. G. Richards, "Calendars", in Urban & Seidelmann (eds.),
 * Explanatory Supplement to the Astronomical Almanac, 3rd ed. (2013), section 15.11. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Days since 1970-01-01. Differences are days; NT_DATE_UNKNOWN compares below every date, so ask
 * nt_date_known() first, or nt_date_before(), which holds of known ones only. */
typedef int32_t nt_date;
#define NT_DATE_UNKNOWN INT32_MIN

typedef struct {
    int year, month, day;
} nt_civil;

static inline bool nt_date_known(nt_date date)
{
    return date != NT_DATE_UNKNOWN;
}

static inline bool nt_date_before(nt_date a, nt_date b)
{
    return nt_date_known(a) && nt_date_known(b) && a < b;
}

/* 28 to 31; months from 1. */
int nt_days_in_month(int year, int month);

/* Years 1 to 9999; NT_DATE_UNKNOWN when there is no such day (31 February). */
nt_date nt_date_from_civil(int year, int month, int day);
nt_civil nt_date_to_civil(nt_date date);

/* "2024-02-06", nothing before or behind; NT_DATE_UNKNOWN otherwise. */
nt_date nt_date_parse_iso(const char *text, size_t length);

/* Writes "2024-02-06" and returns `out`; "" for an unknown date. */
char *nt_date_format_iso(nt_date date, char out[static 11]);
