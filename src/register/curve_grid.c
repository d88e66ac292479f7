/* On which days curves are printed where small counts are protected.
 *
 * All groups of a family (all cases; the events; the positions) share one grid, on which no group,
 * nor what is left of all cases without them, nor either in all other areas together, shows a small
 * count of events or open cases. Groups make all cases, so that their days are some of the days of
 * these. Two areas could tell what the whole has besides both: of the editions of a day that heed
 * each other only one area's prints curves. What came since an earlier edition is not looked at.
 *
 * What awaits a decision stands in tables too, by month of report and by age. Where all cases of
 * such a count are in one step, that of all cases counts so many that a small one may be as large
 * as it must be able to be. */
#include "curves.h"

#include <stdlib.h>
#include <string.h>

enum { BEHIND_ALL = INT32_MAX };

/* Cumulative counts of one group at a day. */
typedef struct {
    uint64_t events, censored;
} so_far;

/* The days that the cases of one count have waited. */
typedef struct {
    int from, to;
} wait;

typedef NT_VEC(wait) waits;

/* What an edition of another day told of the events of a group, by day. */
typedef struct {
    const nt_ledger *in;
    size_t group;
    int64_t *by; /* UNTOLD: not that */
} told_before;

enum { UNTOLD = -1 };

/* The groups of a family, and the days that may be theirs. */
typedef struct {
    const sheet *s;
    int *days; /* before all, each, behind all */
    size_t day_count, group_count;
    so_far *at; /* by group, the first of which is of all cases, and by day */
    waits by_age, by_month;
    NT_VEC(told_before) told;
} family;

static so_far less(so_far a, so_far b)
{
    return (so_far){a.events - b.events, a.censored - b.censored};
}

/* --- what a step tells --- */

static bool any_is_small(const sheet *s, so_far c)
{
    return count_is_small(s, c.events) || count_is_small(s, c.censored) ||
           count_is_small(s, c.events + c.censored);
}

/* How many of these lie within the step. */
static size_t within(const waits *w, int before, int day)
{
    size_t count = 0;
    NT_EACH(const wait, own, w->items, w->count) {
        count += own->from > before && own->to <= day;
    }
    return count;
}

/* Each is one at least. */
static bool leaves_no_room(const sheet *s, size_t counts, uint64_t waiting)
{
    int64_t most =
        s->request->threshold > s->request->range ? s->request->threshold : s->request->range + 1;
    uint64_t needed = s->request->range ? (uint64_t)most : 2;
    return counts > 1 && waiting < needed + counts - 1;
}

static bool tells(const family *f, size_t before, size_t day)
{
    const so_far *all = f->at;
    uint64_t waiting = all[day].censored - all[before].censored;
    for (size_t g = 0; g < f->group_count; g++) {
        const so_far *own = f->at + g * f->day_count;
        if (any_is_small(f->s, less(own[day], own[before]))) {
            return true;
        }
    }
    NT_EACH(const told_before, then, f->told.items, f->told.count) {
        const so_far *own = f->at + then->group * f->day_count;
        int64_t since = (int64_t)less(own[day], own[before]).events;
        if (then->by[day] == UNTOLD || then->by[before] == UNTOLD ||
            count_is_small(f->s, (uint64_t)llabs(since - then->by[day] + then->by[before]))) {
            return true;
        }
    }
    return leaves_no_room(f->s, within(&f->by_age, f->days[before], f->days[day]), waiting) ||
           leaves_no_room(f->s, within(&f->by_month, f->days[before], f->days[day]), waiting);
}

/* --- what waits --- */

/* A count of those who have waited so long, where there are any. */
static void add_wait(const family *f, waits *w, const sheet_curve *all, const draft *count,
                     int from, int to)
{
    wait own = {BEHIND_ALL, 0};
    for (size_t i = 0; count && draft_count(count) && i < all->count; i++) {
        int day = all->durations[i].day;
        if (all->durations[i].censored && day >= from && day <= to) {
            own.from = day < own.from ? day : own.from;
            own.to = day;
        }
    }
    if (own.from <= own.to) {
        nt_vec_push(f->s->arena, w, own);
    }
}

/* Where even all together leave no room no day of the curve tells that first. */
static void find_waits(family *f, const sheet_curve *all)
{
    const sheet_frame *stages = sheet_find(f->s, "stock.ages.stage");
    const sheet_frame *outcomes = sheet_find(f->s, "flow.outcomes");
    const nt_calendar *c = &f->s->calendar;
    for (size_t b = 0; stages && b < NT_AGE_BANDS; b++) {
        add_wait(f, &f->by_age, all, sheet_cell(stages, NT_STOCK_AWAITING_DECISION, b),
                 b ? nt_age_edges[b - 1] + 1 : 0,
                 b + 1 < NT_AGE_BANDS ? nt_age_edges[b] : BEHIND_ALL);
    }
    for (size_t i = 0; outcomes && i < outcomes->row_count * outcomes->column_count; i++) {
        size_t month = i / outcomes->column_count, column = i % outcomes->column_count;
        if (sheet_outcome_kind(f->s, column) == NT_OUTCOME_PENDING) {
            add_wait(f, &f->by_month, all, sheet_cell(outcomes, month, column),
                     c->end - c->starts[month + 1] + 1, c->end - c->starts[month]);
        }
    }
    uint64_t waiting = f->at[f->day_count - 1].censored;
    f->by_age.count *= !leaves_no_room(f->s, f->by_age.count, waiting);
    f->by_month.count *= !leaves_no_room(f->s, f->by_month.count, waiting);
}

/* --- the family --- */

static void note_days(family *f, const curve_grid *of)
{
    f->day_count = of->count + 2;
    f->days = nt_new_array(f->s->arena, int, f->day_count);
    f->days[0] = -1;
    for (size_t i = 0; i < of->count; i++) {
        f->days[i + 1] = of->days[i];
    }
    f->days[of->count + 1] = BEHIND_ALL;
}

/* One more group. */
static so_far *note(family *f, const nt_duration *durations, size_t count)
{
    so_far *own = f->at + f->group_count++ * f->day_count, sum = {0, 0};
    for (size_t i = 0, day = 0; day < f->day_count; day++) {
        for (; i < count && durations[i].day <= f->days[day]; i++) {
            sum.events += durations[i].events;
            sum.censored += durations[i].censored;
        }
        own[day] = sum;
    }
    return own;
}

static void take_away(const family *f, so_far *from, const so_far *group)
{
    for (size_t i = 0; i < f->day_count; i++) {
        from[i] = less(from[i], group[i]);
    }
}

/* It, and behind it what of it is in other areas. */
static so_far *note_group(family *f, const sheet_curve *curve)
{
    so_far *own = note(f, curve->durations, curve->count);
    if (curve->of_whole) {
        take_away(f, note(f, curve->of_whole, curve->of_whole_count), own);
    }
    return own;
}

static bool is_of_area(const sheet *s, const nt_ledger *ledger)
{
    return strcmp(nt_ledger_area(ledger), s->area.code ? s->area.code->code : "") == 0;
}

static bool is_of_other_day(const sheet *s, const nt_ledger *ledger)
{
    const nt_ledger_row *total = nt_ledger_find(ledger, "cases.total");
    return total && total->as_of != s->cube->as_of;
}

/* The day of a step's events; -1: the row is none of the curve. */
static int day_of_events(const nt_ledger_row *row, const char *curve)
{
    size_t length = strlen(curve);
    char *end;
    if (strncmp(row->id, curve, length) != 0 || row->flags & NT_FLAG_SUPPRESSED) {
        return -1;
    }
    long day = strtol(row->id + length, &end, 10);
    return end > row->id + length && strcmp(end, ".events") == 0 ? (int)day : -1;
}

/* Behind its last step a curve has all of its events, or leaves open when the others were. */
static void note_told(family *f, const nt_ledger *ledger, size_t group, int process,
                      const char *code)
{
    nt_arena *arena = f->s->arena;
    told_before then = {ledger, group, nt_new_array(arena, int64_t, f->day_count)};
    const char *curve = nt_arena_printf(arena, "survival.%s.%s.", process_ids[process], code);
    const nt_ledger_row *total =
        nt_ledger_find(ledger, nt_arena_printf(arena, "survival.%s.summary.%s.events",
                                               process_ids[process], code));
    int last = -1;
    int64_t sum = 0;
    for (size_t day = 1; day < f->day_count; day++) {
        then.by[day] = UNTOLD;
    }
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(ledger, i);
        int day = day_of_events(row, curve);
        sum += day > last ? (int64_t)row->value : 0;
        last = day > last ? day : last;
        for (size_t d = 1; d < f->day_count && day == last && day >= 0; d++) {
            then.by[d] = f->days[d] == day ? sum : then.by[d];
        }
    }
    bool all = total && !(total->flags & NT_FLAG_SUPPRESSED) && last >= 0;
    for (size_t d = 1; d < f->day_count && all; d++) {
        bool behind = f->days[d] > last && ((int64_t)total->value == sum || d + 1 == f->day_count);
        then.by[d] = behind ? (int64_t)total->value : then.by[d];
    }
    if (last >= 0) {
        nt_vec_push(arena, &f->told, then);
    }
}

/* What editions of the area and other days printed. */
static void note_group_told(family *f, size_t group, int process, const char *code)
{
    const nt_register_request *r = f->s->request;
    for (size_t i = 0; i <= r->released_count; i++) {
        const nt_ledger *other = i ? r->released[i - 1] : r->edition_before;
        if (other && is_of_other_day(f->s, other) && is_of_area(f->s, other)) {
            note_told(f, other, group, process, code);
        }
    }
}

/* What they left of all cases. */
static void note_rest_told(family *f, size_t rest)
{
    for (size_t i = 0; i < f->told.count && f->told.items[i].group == 0; i++) {
        told_before then = {f->told.items[i].in, rest,
                            nt_new_array(f->s->arena, int64_t, f->day_count)};
        memcpy(then.by, f->told.items[i].by, f->day_count * sizeof *then.by);
        for (size_t k = 0; k < f->told.count; k++) {
            const told_before *own = &f->told.items[k];
            for (size_t d = 0; own->group && own->in == then.in && d < f->day_count; d++) {
                bool untold = then.by[d] == UNTOLD || own->by[d] == UNTOLD;
                then.by[d] = untold ? UNTOLD : then.by[d] - own->by[d];
            }
        }
        nt_vec_push(f->s->arena, &f->told, then);
    }
}

/* All cases, the groups, and what is left, here and in other areas. */
static void note_groups(family *f, const sheet_curve *curves, int process, nt_dimension of)
{
    f->at = nt_new_array(f->s->arena, so_far, 2 * (f->s->curve_count + 1) * f->day_count);
    note_group_told(f, f->group_count, process, curves[0].key.code);
    note_group(f, &curves[0]);
    size_t rest_number = f->group_count;
    so_far *rest = note_group(f, &curves[0]);
    for (size_t i = 1; i < f->s->curve_count; i++) {
        if (curves[i].dimension == of && curve_is_drawn(f->s, &curves[i])) {
            note_group_told(f, f->group_count, process, curves[i].key.code);
            const so_far *own = note_group(f, &curves[i]);
            take_away(f, rest, own);
            if (curves[i].of_whole) {
                take_away(f, rest + f->day_count, own + f->day_count);
            }
        }
    }
    if (of != NT_DIM_COUNT) {
        note_rest_told(f, rest_number);
    }
}

/* Of the days between, as many as can be: from each step to the next. */
static curve_grid longest_way(const family *f)
{
    size_t *steps = nt_new_array(f->s->arena, size_t, f->day_count);
    size_t *from = nt_new_array(f->s->arena, size_t, f->day_count);
    curve_grid g = {.count = 0};
    for (size_t day = 1; day < f->day_count; day++) {
        for (size_t before = 0; before < day; before++) {
            bool reached = before == 0 || steps[before];
            if (reached && steps[before] >= steps[day] && !tells(f, before, day)) {
                steps[day] = steps[before] + 1;
                from[day] = before;
            }
        }
    }
    size_t last = f->day_count - 1;
    g.count = steps[last] ? steps[last] - 1 : 0;
    for (size_t i = g.count, day = last; i-- > 0;) {
        day = from[day];
        g.days[i] = f->days[day];
    }
    return g;
}

curve_grid curve_safe_days(const sheet *s, int process, nt_dimension of, const curve_grid *days)
{
    family f = {.s = s};
    const sheet_curve *all = &s->curves[process][0];
    note_days(&f, days);
    note_groups(&f, s->curves[process], process, of);
    if (process == NT_PROCESS_DECISION) {
        find_waits(&f, all);
    }
    return longest_way(&f);
}

static bool prints_curves(const nt_ledger *ledger)
{
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(ledger, i);
        const char *column = strrchr(row->id, '.');
        if (strncmp(row->id, "survival.", 9) == 0 && strcmp(column, ".censored") == 0 &&
            !(row->flags & NT_FLAG_SUPPRESSED)) {
            return true;
        }
    }
    return false;
}

bool curves_are_of_two_areas(const sheet *s)
{
    const nt_register_request *r = s->request;
    const char *first = s->area.code ? s->area.code->code : "";
    for (size_t i = 0; s->protects && i <= r->released_count; i++) {
        const nt_ledger *other = i ? r->released[i - 1] : r->edition_before;
        if (!other || is_of_area(s, other) || !prints_curves(other)) {
            continue;
        }
        const char *area = nt_ledger_area(other);
        bool second = *area && strcmp(area, first) != 0;
        if (is_of_other_day(s, other) || (second && *first)) {
            return true;
        }
        first = second ? area : first;
    }
    return false;
}
