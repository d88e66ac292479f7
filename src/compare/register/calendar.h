/* Months and quarters of a report. Private to the room. */
#ifndef NETRA_COMPARE_REGISTER_CALENDAR_H
#define NETRA_COMPARE_REGISTER_CALENDAR_H

#include "compare/frame.h"

enum { MONTHS = 24, QUARTERS = 8, MONTHS_A_QUARTER = 3 };

/* Twenty-four months up to the quarter's last, as eight quarters. */
typedef struct {
    int first;                  /* the first month, counted from January of year 0 */
    nt_date starts[MONTHS + 1]; /* each month's first day; the last is behind the window */
    nt_date end;                /* the day of the state: the quarter's last, or as_of before it */
    nt_date quarter_ends[QUARTERS]; /* last days; none is behind `end` */
    const unsigned char *month_of;  /* by day - starts[0], up to `end` */
} calendar;

calendar calendar_open(nt_arena *arena, int year, int quarter, nt_date as_of);

/* The last day of a quarter; NT_DATE_UNKNOWN when there is no such quarter. */
nt_date calendar_quarter_end(int year, int quarter);

/* 0 … MONTHS - 1; -1 before the window. `day` is known and at most `end`. */
static inline int calendar_month(const calendar *c, nt_date day)
{
    return day < c->starts[0] ? -1 : c->month_of[day - c->starts[0]];
}

static inline int calendar_quarter(const calendar *c, nt_date day)
{
    int month = calendar_month(c, day);
    return month < 0 ? -1 : month / MONTHS_A_QUARTER;
}

/* "2024-03", "Maret 2024", x: months since January 1970. */
nt_frame_key calendar_month_key(nt_arena *arena, const calendar *c, int month);
/* "2024-Q1", "Triwulan I 2024", x: its first month. */
nt_frame_key calendar_quarter_key(nt_arena *arena, const calendar *c, int quarter);

/* "31 Juli 2020" / "31 July 2020"; empty for an unknown day. */
nt_text calendar_day_label(nt_arena *arena, nt_date day);

#endif
