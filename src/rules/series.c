#include "series.h"

#include <stdlib.h>
#include <string.h>

/* A figure in its series. */
typedef struct {
    const nt_figure *figure;
    nt_range range;
    bool exact; /* and no repetition of the same count on the same day */
    bool kept;
} entry;

typedef struct {
    entry *items; /* by day, on a day the highest first */
    size_t count;
} run;

/* What is kept behind a day, which hedged counts that come one after the other ask for. */
typedef struct {
    run *series;
    size_t first; /* before it all behind the day was found not to be kept */
} ahead;

bool nt_rules_in_series(const nt_figure *figure)
{
    bool happens = strcmp(figure->unit, "reports") == 0 || strcmp(figure->unit, "violations") == 0;
    bool grows =
        nt_rules_is_stage(figure) || (figure->indicator->kind == NT_INDICATOR_COUNT && happens);
    return grows && figure->event && !nt_figure_has_period(figure) && nt_date_known(figure->as_of);
}

/* How much a run keeps: days first, and of runs of as many days those with more different totals. A
 * total that stands before a lower one and returns behind it was rather given to a wrong day than
 * undercut by the one between, which nothing else repeats. */
typedef struct {
    size_t days, totals;
} worth;

static bool is_more(worth a, worth b)
{
    return a.days != b.days ? a.days > b.days : a.totals > b.totals;
}

NT_ORDER(order_of_totals, nt_wide, NT_BY((*a > *b) - (*a < *b)))

/* The best worth of each total and of all above it: a Fenwick tree over the totals, the highest
 * first. P. M. Fenwick (1994), "A new data structure for cumulative frequency tables", Software:
 * Practice and Experience 24, 327-336. */
typedef struct {
    nt_wide *totals; /* rising, each once */
    worth *at, *above;
    size_t count;
} totals;

static totals open_totals(nt_arena *arena, const run *series)
{
    totals t = {.totals = nt_new_array(arena, nt_wide, series->count + 1)};
    size_t all =
        NT_PICK(t.totals, i, series->count, series->items[i].range.low, series->items[i].exact);
    nt_sort(t.totals, all, sizeof *t.totals, order_of_totals);
    for (size_t i = 0; i < all; i++) {
        if (!t.count || t.totals[i] != t.totals[t.count - 1]) {
            t.totals[t.count++] = t.totals[i];
        }
    }
    t.at = nt_new_array(arena, worth, t.count + 1);
    t.above = nt_new_array(arena, worth, t.count + 1);
    return t;
}

/* 1 for the highest total. */
static size_t place_of(const totals *t, nt_wide total)
{
    const nt_wide *found = bsearch(&total, t->totals, t->count, sizeof *t->totals, order_of_totals);
    return t->count - (size_t)(found - t->totals);
}

static worth best_above(const totals *t, size_t place)
{
    worth best = {0, 0};
    for (size_t i = place - 1; i > 0; i -= i & -i) {
        best = is_more(t->above[i], best) ? t->above[i] : best;
    }
    return best;
}

static void add_worth(totals *t, size_t place, worth one)
{
    t->at[place] = is_more(one, t->at[place]) ? one : t->at[place];
    for (size_t i = place; i <= t->count; i += i & -i) {
        t->above[i] = is_more(one, t->above[i]) ? one : t->above[i];
    }
}

/* For each exact entry the worth of the best run that it opens; nothing for others. On one day the
 * lower entry is seen first, so that no run takes two of a day. */
static worth *worth_from(nt_arena *arena, const run *series, worth *most)
{
    worth *from = nt_new_array(arena, worth, series->count + 1);
    totals t = open_totals(arena, series);
    *most = (worth){0, 0};
    for (size_t i = series->count; i-- > 0;) {
        if (!series->items[i].exact) {
            continue;
        }
        size_t place = place_of(&t, series->items[i].range.low);
        worth above = best_above(&t, place), same = t.at[place];
        above = (worth){above.days + 1, above.totals + 1};
        same = (worth){same.days + 1, same.totals};
        from[i] = same.days > 1 && is_more(same, above) ? same : above;
        add_worth(&t, place, from[i]);
        *most = is_more(from[i], *most) ? from[i] : *most;
    }
    return from;
}

/* Of all best runs the one that keeps the earliest days. */
static void keep_exact(nt_arena *arena, run *series)
{
    worth missing;
    const worth *from = worth_from(arena, series, &missing);
    nt_wide last = -1;
    for (size_t i = 0; i < series->count && missing.days > 0; i++) {
        entry *e = &series->items[i];
        bool repeats = e->exact && e->range.low == last;
        bool goes_on = e->exact && (repeats || e->range.low > last);
        if (goes_on && from[i].days == missing.days &&
            from[i].totals == missing.totals + (repeats ? 1 : 0)) {
            e->kept = true;
            last = e->range.low;
            missing = (worth){from[i].days - 1, from[i].totals - 1};
        }
    }
}

static size_t end_of_day(const run *series, size_t i)
{
    nt_date day = series->items[i].figure->as_of;
    while (i < series->count && series->items[i].figure->as_of == day) {
        i++;
    }
    return i;
}

static entry *next_kept(const run *series, size_t i)
{
    while (i < series->count && !series->items[i].kept) {
        i++;
    }
    return i < series->count ? &series->items[i] : NULL;
}

static bool falls(const entry *from, const entry *to)
{
    return from && to && nt_range_above(from->range, to->range);
}

/* A hedged count fits when it can stand between the kept ones around it. When one exact count alone
 * stands against it, that is the later of two days: it is the one to go. */
static void settle_hedged(ahead *behind, entry *e, const entry *prior, size_t after)
{
    if (e->exact || falls(prior, e)) {
        return;
    }
    const run *series = behind->series;
    entry *next = next_kept(series, behind->first > after ? behind->first : after);
    behind->first = next ? (size_t)(next - series->items) : series->count;
    if (falls(e, next)) {
        const entry *second = next_kept(series, (size_t)(next - series->items) + 1);
        if (falls(e, second)) {
            return;
        }
        next->kept = false;
    }
    e->kept = true;
}

static const entry *higher_low(const entry *a, const entry *b)
{
    return !a || b->range.low >= a->range.low ? b : a;
}

static const entry *lower_high(const entry *a, const entry *b)
{
    if (b->range.unbounded) {
        return a;
    }
    return !a || b->range.high <= a->range.high ? b : a;
}

/* Settles the hedged counts day by day; `prior` is the highest kept count of the days before. */
static void keep_hedged(run *series)
{
    const entry *prior = NULL;
    ahead behind = {series, 0};
    for (size_t i = 0, end; i < series->count; i = end) {
        end = end_of_day(series, i);
        const entry *highest = prior;
        for (size_t j = i; j < end; j++) {
            settle_hedged(&behind, &series->items[j], prior, end);
            if (series->items[j].kept) {
                highest = higher_low(highest, &series->items[j]);
            }
        }
        prior = highest;
    }
}

static void judge(nt_finding_sink *sink, const entry *e, const entry *prior, const entry *next)
{
    const entry *against = falls(prior, e) ? prior : falls(e, next) ? next : NULL;
    nt_known *known = nt_rules_known(sink, e->figure);
    known->off = !e->kept && against;
    known->against = against ? against->figure : NULL;
}

static void judge_all(nt_finding_sink *sink, const run *series)
{
    /* For each day the lowest kept count of the days behind it. */
    const entry **lowest_after = nt_new_array(sink->passing, const entry *, series->count + 1);
    for (size_t i = series->count; i-- > 0;) {
        const entry *e = &series->items[i];
        lowest_after[i] = e->kept ? lower_high(lowest_after[i + 1], e) : lowest_after[i + 1];
    }
    const entry *prior = NULL;
    for (size_t i = 0, end; i < series->count; i = end) {
        end = end_of_day(series, i);
        const entry *highest = prior;
        for (size_t j = i; j < end; j++) {
            const entry *e = &series->items[j];
            judge(sink, e, prior, lowest_after[end]);
            highest = e->kept ? higher_low(highest, e) : highest;
        }
        prior = highest;
    }
}

NT_ORDER(order_of_entries, entry,
         NT_RISING(figure->as_of) || NT_FALLING(range.low) || NT_RISING(range.unbounded) ||
             NT_RISING(range.high) || NT_RISING(figure))

static run open_run(const nt_finding_sink *sink, const nt_group *group)
{
    run series = {nt_new_array(sink->passing, entry, group->count), group->count};
    for (size_t i = 0; i < group->count; i++) {
        series.items[i].figure = group->items[i];
        series.items[i].range = nt_rules_range(sink, group->items[i]);
    }
    qsort(series.items, series.count, sizeof *series.items, order_of_entries);
    for (size_t i = 0; i < series.count; i++) {
        entry *e = &series.items[i];
        const entry *before = i > 0 ? e - 1 : NULL;
        bool repeats = before && before->exact && before->range.low == e->range.low &&
                       before->figure->as_of == e->figure->as_of;
        e->exact = !e->range.unbounded && e->range.low == e->range.high && !repeats;
    }
    return series;
}

void nt_rules_read_series(nt_finding_sink *sink)
{
    nt_group all = nt_rules_select(sink, nt_rules_in_series, NT_SERIES_KEYS);
    for (nt_group group = {0}; nt_rules_next_group(sink, &all, NT_SERIES_KEYS, &group);) {
        if (group.count < 2 || nt_rules_known(sink, group.items[0])->splitting) {
            continue;
        }
        run series = open_run(sink, &group);
        keep_exact(sink->passing, &series);
        keep_hedged(&series);
        judge_all(sink, &series);
    }
}
