/* Dates as a field's format writes them. The letters are those of strptime (POSIX.1-2017). */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"

/* A pattern names a year (%Y, or %y for two digits), a month (%m, or %B and %b for its name) and a
 * day (%d) once each, and at most once a day of the week (%A), a time (%H, %M, %S) and a zone (%z);
 * other characters but digits stand for themselves. */
bool nt_ingest_is_date_format(const char *pattern);

/* Whether years have two digits, so that somebody has to say which hundred years they are of. */
bool nt_ingest_has_short_year(const char *pattern);

/* Reads the whole text by the pattern; time and zone are passed over. A day or month has one digit
 * or two, but two where another number follows or goes before without anything between. A month's
 * name is Indonesian or English, whole or cut, or its number in capital letters (XI). `century` is
 * the first of the hundred years that %y tells apart. False when the text has another form or that
 * day is another of the week; the day itself may not exist (31 February). */
bool nt_ingest_parse_date(const char *text, const char *pattern, int century, nt_civil *out);

/* The pattern of a spelling that can be read one way only, such as "12 Februari 2024"; NULL when
 * the text has none. */
const char *nt_ingest_format_of_date(const char *text);

/* 30 November 2020, a quarter to two in the afternoon in Jakarta, as the pattern writes it. */
const char *nt_ingest_example_date(nt_arena *arena, const char *pattern);

/* What a heading says of time: a year, a quarter, a month or a day. */
typedef struct {
    int year;   /* 0: not said */
    int month;  /* its first, from 1 */
    int months; /* 12, 6, 3 or 1 */
    int day;    /* 0: all of them */
} nt_time_span;

/* A pattern of the same letters, %q for a quarter (I to IV, or 1 to 4) and %s for half a year (I
 * and II, or 1 and 2): of a year, a half or a quarter of it, a month or a day, without a time. The
 * year may be missing, but of a day. */
bool nt_ingest_is_span_format(const char *pattern, bool *without_year);

/* Reads the whole text by such a pattern, whose own letters may be small or capital. */
bool nt_ingest_parse_span(const char *text, const char *pattern, int century, nt_time_span *out);

/* The text with the name of a month that the pattern reads and that is nearest to what stands
 * there; NULL none. */
const char *nt_ingest_near_span(nt_arena *arena, const char *text, const char *pattern,
                                int century);
