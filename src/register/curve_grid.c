/* On which days curves are printed where small counts are protected.
 *
 * All groups of a family (all cases; the events; the positions) share one grid, on which no group,
 * nor what is left of all cases without them, nor either in all other areas together, shows a small
 * count of events or open cases. Groups make all cases, so that their days are some of the days of
 * these. Two areas could tell what the whole has besides both: of the editions of a day that heed
 * each other only one area's prints curves.
 *
 * Where an edition of the area and another day printed a curve, the days are some of its days, and
 * no group, nor what is left of all cases without those that both draw, has a small count of events
 * more or fewer between two of them. Where another area's of another day did, there is none.
 *
 * An edition that is built by a plan does not know what had gone out: the plan names the days.
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
    const so_far *now; /* of the same */
    int64_t *then;     /* UNTOLD: not that */
} told_before;

enum { UNTOLD = -1 };

/* No group has so many cases; sums and differences of as many as can be told are whole numbers. */
enum { EVENTS_MAX = INT32_MAX };

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
    const wait *all = w->items;
    return NT_SUM(size_t, i, w->count, all[i].from > before && all[i].to <= day);
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
    NT_EACH(const told_before, told, f->told.items, f->told.count) {
        int64_t now = (int64_t)less(told->now[day], told->now[before]).events;
        int64_t then = told->then[day] - told->then[before];
        if (told->then[day] == UNTOLD || told->then[before] == UNTOLD ||
            count_is_small(f->s, (uint64_t)llabs(now - then))) {
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
    const char *digits = nt_behind(row->id, curve);
    if (!digits) {
        return -1;
    }
    char *end;
    long day = strtol(digits, &end, 10);
    bool is_day = end > digits && strcmp(end, ".events") == 0;
    return is_day && day >= 0 && day < BEHIND_ALL ? (int)day : -1;
}

/* Whether it tells a count: a file from elsewhere may have anything in the place of one. */
static bool tells_count(const nt_ledger_row *row)
{
    return row && !nt_ledger_is_withheld(row) && row->value >= 0 && row->value <= EVENTS_MAX;
}

/* Nothing behind a step that is not told is told. Behind its last step a curve has all of its
 * events, or leaves open when the others were. */
static void note_told(family *f, const nt_ledger *ledger, const so_far *now, int process,
                      const char *code)
{
    nt_arena *arena = f->s->arena;
    told_before told = {ledger, now, nt_new_array(arena, int64_t, f->day_count)};
    const char *curve = nt_arena_printf(arena, "survival.%s.%s.", process_ids[process], code);
    const nt_ledger_row *total =
        nt_ledger_find(ledger, nt_arena_printf(arena, "survival.%s.summary.%s.events",
                                               process_ids[process], code));
    int last = -1;
    int64_t sum = 0;
    for (size_t day = 1; day < f->day_count; day++) {
        told.then[day] = UNTOLD;
    }
    for (size_t i = 0; i < nt_ledger_count(ledger) && sum <= EVENTS_MAX; i++) {
        const nt_ledger_row *row = nt_ledger_at(ledger, i);
        int day = day_of_events(row, curve);
        if (day > last && !tells_count(row)) {
            break;
        }
        sum += day > last ? (int64_t)row->value : 0;
        last = day > last ? day : last;
        for (size_t d = 1; d < f->day_count && day == last && day >= 0; d++) {
            told.then[d] = f->days[d] == day ? sum : told.then[d];
        }
    }
    bool all = tells_count(total) && last >= 0;
    for (size_t d = 1; d < f->day_count && all; d++) {
        bool behind = f->days[d] > last && ((int64_t)total->value == sum || d + 1 == f->day_count);
        told.then[d] = behind ? (int64_t)total->value : told.then[d];
    }
    if (last >= 0) {
        nt_vec_push(arena, &f->told, told);
    }
}

/* What editions of the area and other days printed. */
static void note_group_told(family *f, const so_far *now, int process, const char *code)
{
    const nt_ledger *other;
    for (size_t i = 0; (other = request_gone(f->s->request, &i));) {
        if (is_of_other_day(f->s, other) && is_of_area(f->s, other)) {
            note_told(f, other, now, process, code);
        }
    }
}

/* What all cases have, then and now, besides the groups that are drawn both times. */
static void note_rest_told(family *f)
{
    nt_arena *arena = f->s->arena;
    size_t count = f->told.count;
    for (size_t i = 0; i < count && f->told.items[i].now == f->at; i++) {
        const told_before all = f->told.items[i];
        so_far *now = nt_arena_copy(arena, f->at, f->day_count * sizeof *now);
        int64_t *then = nt_arena_copy(arena, all.then, f->day_count * sizeof *then);
        for (size_t k = i + 1; k < count; k++) {
            const told_before *own = &f->told.items[k];
            if (own->in != all.in || own->now == f->at) {
                continue;
            }
            take_away(f, now, own->now);
            for (size_t d = 0; d < f->day_count; d++) {
                bool untold = then[d] == UNTOLD || own->then[d] == UNTOLD;
                then[d] = untold ? UNTOLD : then[d] - own->then[d];
            }
        }
        nt_vec_push(arena, &f->told, ((told_before){all.in, now, then}));
    }
}

/* All cases, the groups, and what is left, here and in other areas. */
static void note_groups(family *f, const sheet_curve *curves, int process, nt_dimension of)
{
    f->at = nt_new_array(f->s->arena, so_far, 2 * (f->s->curve_count + 1) * f->day_count);
    note_group_told(f, note_group(f, &curves[0]), process, curves[0].key.code);
    so_far *rest = note_group(f, &curves[0]);
    for (size_t i = 1; i < f->s->curve_count; i++) {
        if (curves[i].dimension == of && curve_is_drawn(f->s, &curves[i])) {
            const so_far *own = note_group(f, &curves[i]);
            note_group_told(f, own, process, curves[i].key.code);
            take_away(f, rest, own);
            if (curves[i].of_whole) {
                take_away(f, rest + f->day_count, own + f->day_count);
            }
        }
    }
    if (of != NT_DIM_COUNT) {
        note_rest_told(f);
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

/* Those of the days that the plan names with the curve. */
static curve_grid planned_days(const sheet *s, int process, const sheet_curve *curve,
                               const curve_grid *days)
{
    curve_grid g = {.count = 0};
    for (size_t i = 0; i < days->count; i++) {
        const char *id = nt_arena_printf(s->arena, "survival.%s.%s.%d.events", process_ids[process],
                                         curve->key.code, days->days[i]);
        if (nt_ledger_find(s->request->plan, id)) {
            g.days[g.count++] = days->days[i];
        }
    }
    return g;
}

curve_grid curve_safe_days(const sheet *s, int process, const sheet_curve *curve,
                           const curve_grid *days)
{
    if (s->request->plan) {
        return planned_days(s, process, curve, days);
    }
    family f = {.s = s};
    const sheet_curve *all = &s->curves[process][0];
    note_days(&f, days);
    note_groups(&f, s->curves[process], process, curve->dimension);
    if (process == NT_PROCESS_DECISION) {
        find_waits(&f, all);
    }
    return longest_way(&f);
}

bool nt_register_is_step(const char *id)
{
    return nt_begins(id, "survival.") && strcmp(strrchr(id, '.'), ".events") == 0;
}

static bool prints_curves(const nt_ledger *ledger)
{
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(ledger, i);
        const char *column = strrchr(row->id, '.');
        if (nt_begins(row->id, "survival.") && strcmp(column, ".censored") == 0 &&
            !(row->flags & NT_FLAG_SUPPRESSED)) {
            return true;
        }
    }
    return false;
}

bool curves_are_of_two_areas(const sheet *s)
{
    const char *first = s->area.code ? s->area.code->code : "";
    const nt_ledger *other;
    for (size_t i = 0; s->protects && (other = request_gone(s->request, &i));) {
        if (is_of_area(s, other) || !prints_curves(other)) {
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
