#include "chain.h"
#include "failf.h"

#include <stdlib.h>

enum { RELEASES_MAX = 20, NOT_SAID = -1, DAYS_BEFORE_VOTE = 300 };

typedef struct {
    chain_point point; /* NOT_SAID where it does not say */
    const nt_source *source;
    bool period;
} release;

typedef struct {
    release items[RELEASES_MAX];
    int count;
    uint32_t against[RELEASES_MAX]; /* a bit for each release that contradicts it */
} releases;

static bool is_total(const nt_figure *f, const nt_event *event)
{
    return f->event == event && f->indicator->kind == NT_INDICATOR_STAGE && f->whole_area &&
           !*f->category && f->qualifier == NT_EXACT;
}

/* The first day of the first period, or unknown. */
static nt_date first_period(const nt_published *published, const nt_event *event)
{
    nt_date first = NT_DATE_UNKNOWN;
    NT_EACH(const nt_figure, f, published->figures, published->figure_count) {
        if (is_total(f, event) && nt_date_known(f->period_start) &&
            (!nt_date_known(first) || f->period_start < first)) {
            first = f->period_start;
        }
    }
    return first;
}

static release *release_of(releases *all, const nt_figure *f, nt_date day, bool period)
{
    for (int i = 0; i < all->count; i++) {
        release *r = &all->items[i];
        if (!period && !r->period && r->point.day == day && r->source == f->source) {
            return r;
        }
    }
    if (all->count == RELEASES_MAX) {
        return NULL;
    }
    all->items[all->count] = (release){{day, {NOT_SAID, NOT_SAID, NOT_SAID}}, f->source, period};
    return &all->items[all->count++];
}

/* Each count of a period stands alone: such a sentence often mixes what belongs to other days. */
static bool collect(const nt_published *published, const nt_event *event, releases *all)
{
    nt_date first = first_period(published, event);
    NT_EACH(const nt_figure, f, published->figures, published->figure_count) {
        bool period = nt_figure_has_period(f);
        nt_date day = period ? f->period_end : f->as_of;
        if (!is_total(f, event) || !nt_date_known(day) || (period && f->period_start != first)) {
            continue;
        }
        release *r = release_of(all, f, day, period);
        if (!r) {
            return false;
        }
        r->point.counts[f->indicator->stage] = (int)f->number;
    }
    return true;
}

static bool contradict(const chain_point *a, const chain_point *b)
{
    for (int i = 0; i < NT_STAGE_COUNT; i++) {
        for (int j = 0; j <= i; j++) {
            /* What has reached stage i has reached stage j, and later days have no fewer. */
            int part = a->counts[i], whole = b->counts[j];
            bool said = part != NOT_SAID && whole != NOT_SAID;
            if (said && a->day <= b->day && part > whole) {
                return true;
            }
        }
    }
    return false;
}

static int said_in(const chain_point *point)
{
    int said = 0;
    for (int i = 0; i < NT_STAGE_COUNT; i++) {
        said += point->counts[i] != NOT_SAID;
    }
    return said;
}

/* Tries every set: releases are few. Bit i is release i; a set with more counts wins, then the one
 * whose first difference is an earlier release. */
static uint32_t best_set(releases *all)
{
    uint32_t best = 0;
    int most = -1;
    for (int i = 0; i < all->count; i++) {
        for (int j = 0; j < all->count; j++) {
            const chain_point *a = &all->items[i].point, *b = &all->items[j].point;
            all->against[i] |= (uint32_t)(contradict(a, b) || contradict(b, a)) << j;
        }
    }
    for (uint32_t set = 0; set < UINT32_C(1) << all->count; set++) {
        uint32_t against = 0;
        int said = 0;
        for (int i = 0; i < all->count; i++) {
            if (set >> i & 1) {
                against |= all->against[i];
                said += said_in(&all->items[i].point);
            }
        }
        uint32_t differ = set ^ best;
        bool earlier = set & (differ & -differ);
        if (!(set & against) && (said > most || (said == most && earlier))) {
            best = set;
            most = said;
        }
    }
    return best;
}

static int by_day(const void *a, const void *b)
{
    const chain_point *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

/* Releases of one day agree: they become one point. */
static int merge_days(chain_point *points, int count)
{
    int kept = 0;
    for (int i = 1; i < count; i++) {
        if (points[i].day != points[kept].day) {
            points[++kept] = points[i];
            continue;
        }
        for (int s = 0; s < NT_STAGE_COUNT; s++) {
            if (points[kept].counts[s] == NOT_SAID) {
                points[kept].counts[s] = points[i].counts[s];
            }
        }
    }
    return kept + 1;
}

static int between(int low, int value, int high)
{
    return value < low ? low : value > high ? high : value;
}

/* A stage that a release leaves out: in the proportion to its whole that the next release has or,
 * behind the last, a third of what waited has moved on. */
static void fill(chain_point *points, int count, int at, int stage)
{
    int *counts = points[at].counts, before = points[at - 1].counts[stage], next = at + 1;
    int whole = stage ? counts[stage - 1] : INT32_MAX;
    while (next < count && (points[next].counts[stage] == NOT_SAID ||
                            (stage && points[next].counts[stage - 1] == NOT_SAID))) {
        next++;
    }
    if (next == count) {
        counts[stage] = stage ? before + (whole - before) / 3 : before;
        return;
    }
    const chain_point *later = &points[next];
    double share =
        stage ? (double)whole / later->counts[stage - 1]
              : (double)(points[at].day - points[at - 1].day) / (later->day - points[at - 1].day);
    int guess = stage ? (int)(later->counts[stage] * share)
                      : before + (int)((later->counts[stage] - before) * share);
    counts[stage] =
        between(before, guess, whole < later->counts[stage] ? whole : later->counts[stage]);
}

nt_status chain_find(nt_arena *arena, const nt_published *published, const nt_event *event,
                     chain *out, nt_error *err)
{
    releases all = {.count = 0};
    nt_date start = first_period(published, event);
    start = nt_date_known(start) ? start - 1 : event->polling_day - DAYS_BEFORE_VOTE;
    if (!collect(published, event, &all) || !all.count) {
        return failf(err, NT_INVALID, event->place, "%s has no releases, or too many", event->id);
    }
    uint32_t set = best_set(&all);
    chain_point *points = nt_new_array(arena, chain_point, (size_t)all.count + 1);
    int count = 0;
    points[count++] = (chain_point){.day = start};
    for (int i = 0; i < all.count; i++) {
        if (set >> i & 1) {
            points[count++] = all.items[i].point;
        }
    }
    qsort(points + 1, (size_t)count - 1, sizeof *points, by_day);
    count = merge_days(points, count);
    bool final = points[count - 1].counts[NT_STAGE_PROVEN] != NOT_SAID;
    for (int i = 1; i < count; i++) {
        for (int s = 0; s < NT_STAGE_COUNT; s++) {
            if (points[i].counts[s] == NOT_SAID) {
                fill(points, count, i, s);
            }
        }
    }
    *out = (chain){points, count, final};
    return NT_OK;
}
