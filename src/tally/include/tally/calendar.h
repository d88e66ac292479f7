/* Months and periods of a report, and which of their days the register covers. Months count from 0,
 * the first of the window; nothing here fails, and texts and keys live as long as the arena. */
#pragma once

#include "ledger/frame.h"
#include "model/register.h"
#include "tally/period_words.h"

/* Steps are the rows of what is shown over time: quarters; months of a report on a month. */
enum { NT_CALENDAR_MONTHS = 24, NT_STEPS_MAX = 13 };

/* The period, the one before, the same a year before. */
enum { NT_COMPARED_THIS, NT_COMPARED_PREVIOUS, NT_COMPARED_YEAR_BEFORE, NT_COMPARED };
extern const char *const nt_compared_codes[NT_COMPARED]; /* columns of periods.compare */
/* And the rows of its counts but open. */
enum { NT_FLOWS_COMPARED = 4 };
extern const char *const nt_flows_compared[NT_FLOWS_COMPARED];

/* Days counted together; both ends are in it. */
typedef struct {
    nt_date first, last;
} nt_day_span;

/* What a period that is covered in part leaves of another one: its first days and the rest, and of
 * the month that is cut the same. */
enum { NT_PIECE_FIRST, NT_PIECE_REST, NT_PIECE_MONTH_FIRST, NT_PIECE_MONTH_REST, NT_PIECES };
extern const char *const nt_piece_codes[NT_PIECES];

/* Twenty-four months up to the period's last. */
typedef struct {
    nt_period period;
    nt_date from; /* the first day that the register covers */
    nt_date end;  /* the day of the state: the period's last, or as_of before it; it is covered */
    int first;    /* the first month, counted from January of year 0 */
    /* Each month's first day; the last is behind the window. */
    nt_date starts[NT_CALENDAR_MONTHS + 1];
    int step_months, step_count;
    int step_month[NT_STEPS_MAX + 1];  /* each step's first month, of the window's; one more */
    nt_date step_ends[NT_STEPS_MAX];   /* last days; none is behind `end` */
    int period_step, last_step;        /* the period's first, and the one of the day of the state */
    const unsigned char *month_of;     /* by day - starts[0], up to `end` */
    nt_period periods[NT_COMPARED];    /* those that are set side by side */
    nt_day_span compared[NT_COMPARED]; /* the days of each that are compared */
    bool is_compared[NT_COMPARED];     /* false: not covered, so nothing is known to compare with */
    nt_date cohort_first[NT_COMPARED]; /* twelve months up to the period's end begin here */
    int part_days; /* so many first days of the period are covered; 0: all are */
    nt_day_span pieces[NT_COMPARED][NT_PIECES]; /* with part_days, of those compared with */
    bool has_piece[NT_COMPARED][NT_PIECES];
} nt_calendar;

/* The state of `as_of`, or (NT_DATE_UNKNOWN) the latest that the register covers. The period is
 * covered on some day up to it. */
nt_calendar nt_calendar_open(nt_arena *arena, nt_period period, nt_date as_of,
                             const nt_coverage *coverage);

/* 0 … NT_CALENDAR_MONTHS - 1; -1 before the window. `day` is known and at most `end`. */
static inline int nt_calendar_month(const nt_calendar *c, nt_date day)
{
    return day < c->starts[0] ? -1 : c->month_of[day - c->starts[0]];
}

/* 0 … step_count - 1; -1 before the first. */
static inline int nt_calendar_step(const nt_calendar *c, nt_date day)
{
    int month = nt_calendar_month(c, day) - c->step_month[0];
    return month < 0 ? -1 : month / c->step_months;
}

static inline bool nt_day_span_holds(nt_day_span s, nt_date day)
{
    return day >= s.first && day <= s.last;
}

/* The steps, from 0, that a period compared (NT_COMPARED_…) is made of; both ends are in it. */
void nt_calendar_steps_of(const nt_calendar *c, int compared, int *first, int *last);

/* Whether the register covers a day of it by the day of the state; what it does not is unknown. */
bool nt_calendar_knows_month(const nt_calendar *c, int month);
bool nt_calendar_knows_step(const nt_calendar *c, int step);

/* "2024-03", "Maret 2024", x: months since January 1970. Of a month or step that is covered in part
 * the label says so: "Maret 2024 (20 hari pertama)". */
nt_frame_key nt_calendar_month_key(nt_arena *arena, const nt_calendar *c, int month);
nt_frame_key nt_calendar_step_key(nt_arena *arena, const nt_calendar *c, int step);
/* "2024-Q1", "Triwulan I 2024". */
nt_frame_key nt_calendar_period_key(nt_arena *arena, nt_period period);

/* The days of the period that are covered, where not all are: "20 hari pertama" / "first 20 days",
 * "mulai 8 Januari 2022"; else "". */
nt_text nt_calendar_part(nt_arena *arena, const nt_calendar *c);
/* "triwulan ini (20 hari pertama)": the label with them. */
nt_text nt_calendar_with_part(nt_arena *arena, const nt_calendar *c, nt_text label);
/* Of the period's kind: "empat triwulan terakhir (yang terakhir sampai hari ke-20)". */
nt_text nt_calendar_year(nt_arena *arena, const nt_calendar *c);
/* The days that are counted: "Triwulan I 2024", "20 hari pertama Triwulan IV 2024". */
nt_text nt_calendar_span_label(nt_arena *arena, const nt_calendar *c, int compared);
