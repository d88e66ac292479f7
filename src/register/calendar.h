/* Months and periods of a report, and which of their days the register covers. Private to the
 * room. */
#pragma once

#include "base/period.h"
#include "ledger/frame.h"
#include "model/register.h"
#include "register/period_words.h"

/* Steps are the rows of what is shown over time: quarters; months of a report on a month. */
enum { MONTHS = 24, STEPS_MAX = 13 };

/* The period, the one before, the same a year before. */
enum { COMPARED_THIS, COMPARED_PREVIOUS, COMPARED_YEAR_BEFORE, COMPARED };
extern const char *const compared_codes[COMPARED]; /* columns of periods.compare, */
enum { FLOWS_COMPARED = 4 };
extern const char *const flows_compared[FLOWS_COMPARED]; /* and the rows of its counts but open */

/* Days counted together; both ends are in it. */
typedef struct {
    nt_date first, last;
} span;

/* What a period that is covered in part leaves of another one: its first days and the rest, and of
 * the month that is cut the same. */
enum { PIECE_FIRST, PIECE_REST, PIECE_MONTH_FIRST, PIECE_MONTH_REST, PIECES };
extern const char *const piece_codes[PIECES];

/* Twenty-four months up to the period's last. */
typedef struct {
    nt_period period;
    nt_date from; /* the first day that the register covers */
    nt_date end;  /* the day of the state: the period's last, or as_of before it; it is covered */
    int first;    /* the first month, counted from January of year 0 */
    nt_date starts[MONTHS + 1]; /* each month's first day; the last is behind the window */
    int step_months, step_count;
    int step_month[STEPS_MAX + 1];  /* each step's first month, of the window's; one more */
    nt_date step_ends[STEPS_MAX];   /* last days; none is behind `end` */
    int period_step, last_step;     /* the period's first, and the one of the day of the state */
    const unsigned char *month_of;  /* by day - starts[0], up to `end` */
    nt_period periods[COMPARED];    /* those that are set side by side */
    span compared[COMPARED];        /* the days of each that are compared */
    bool is_compared[COMPARED];     /* false: not covered, so nothing is known to compare with */
    nt_date cohort_first[COMPARED]; /* twelve months up to the period's end begin here */
    int part_days;                  /* so many first days of the period are covered; 0: all are */
    span pieces[COMPARED][PIECES];  /* with part_days, of those compared with */
    bool has_piece[COMPARED][PIECES];
} calendar;

/* The period is covered on some day up to `as_of`. */
calendar calendar_open(nt_arena *arena, nt_period period, nt_date as_of,
                       const nt_coverage *coverage);

/* 0 … MONTHS - 1; -1 before the window. `day` is known and at most `end`. */
static inline int calendar_month(const calendar *c, nt_date day)
{
    return day < c->starts[0] ? -1 : c->month_of[day - c->starts[0]];
}

/* 0 … step_count - 1; -1 before the first. */
static inline int calendar_step(const calendar *c, nt_date day)
{
    int month = calendar_month(c, day) - c->step_month[0];
    return month < 0 ? -1 : month / c->step_months;
}

static inline bool span_holds(span s, nt_date day)
{
    return day >= s.first && day <= s.last;
}

/* The steps that a period compared is made of. */
void calendar_steps_of(const calendar *c, int compared, int *first, int *last);

/* Whether the register covers a day of it by the day of the state; what it does not is unknown. */
bool calendar_knows_month(const calendar *c, int month);
bool calendar_knows_step(const calendar *c, int step);

/* "2024-03", "Maret 2024", x: months since January 1970. Of a month or step that is covered in part
 * the label says so: "Maret 2024 (20 hari pertama)". */
nt_frame_key calendar_month_key(nt_arena *arena, const calendar *c, int month);
nt_frame_key calendar_step_key(nt_arena *arena, const calendar *c, int step);
/* "2024-Q1", "Triwulan I 2024". */
nt_frame_key calendar_period_key(nt_arena *arena, nt_period period);

/* The days of the period that are covered, where not all are: "20 hari pertama" / "first 20 days",
 * "mulai 8 Januari 2022"; else "". */
nt_text calendar_part(nt_arena *arena, const calendar *c);
/* "triwulan ini (20 hari pertama)": the label with them. */
nt_text calendar_with_part(nt_arena *arena, const calendar *c, nt_text label);
/* Of the period's kind: "empat triwulan terakhir (yang terakhir sampai hari ke-20)". */
nt_text calendar_year(nt_arena *arena, const calendar *c);
/* The days that are counted: "Triwulan I 2024", "20 hari pertama Triwulan IV 2024". */
nt_text calendar_span_label(nt_arena *arena, const calendar *c, int compared);
