/* Curves: their numbers, and on which days they are printed. Private to the room. */
#pragma once

#include "sheet.h"

extern const char *const process_ids[NT_PROCESS_COUNT];

/* Events, or censored, up to the end of `day`. */
uint64_t curve_by(const sheet_curve *curve, int day, bool events);

nt_ledger_row curve_quantile_row(const nt_survival *curve, double p);
nt_ledger_row curve_share_row(const nt_survival *curve, int day);

/* The difference of two shares, taken together with others. */
void curve_put_points(sheet *s, spot at, nt_interval difference, draft *const of[2]);

/* Disclosure control knows a share as the count by that day, `done`; of a share that nobody knows,
 * since all that were done were done by then, as that of `events`. */
void curve_share_stands_for(sheet *s, draft *share, uint64_t done, const draft *events, int cost);

/* A share of a known number of cases tells the count behind it, and the count left. */
bool curve_share_tells(const sheet *s, const sheet_curve *curve, int day);

/* Whether the group is large enough for a curve of its own. */
bool curve_is_drawn(const sheet *s, const sheet_curve *curve);

/* "30", "hari ke-30", x: days. */
nt_frame_key curve_day_key(const sheet *s, int day);

/* The days of the steps of a curve. */
enum { CURVE_DAYS_MAX = 1500, CURVE_STEPS_MAX = CURVE_DAYS_MAX / 5 + 1 };
typedef struct {
    int days[CURVE_STEPS_MAX];
    size_t count;
} curve_grid;

/* As many of these days as the curve and all others by its dimension may be printed on: no
 * difference of two tells a small count. Where there is a plan, those that it names. */
curve_grid curve_safe_days(const sheet *s, int process, const sheet_curve *curve,
                           const curve_grid *days);

/* Whether editions that have gone out, and this one, would print curves of two areas, or of this
 * area and of another on another day. */
bool curves_are_of_two_areas(const sheet *s);

/* Each thirtieth day, but the last of a year, which shares are told of: what lies between the two
 * would be few. */
int curve_protected_day(int day);

void curve_frames(sheet *s, int process, const sheet_frame *summary);
