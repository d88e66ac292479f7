/* When cases of the sample are reported, decided and sanctioned: each has its own pace, and the
 * published count of a stage between two days decides how many of the fastest go through. */
#include <math.h>
#include <stdlib.h>

#include "sample_event.h"

enum { LONG_DAYS = 120 };

typedef struct {
    size_t index;
    double due; /* the day on which it would move, left to its own pace */
} candidate;

/* Over a long time reports pile up before the vote and thin out behind it. */
static nt_date report_day(const sample_event *s, nt_date after, nt_date until)
{
    double u = random_unit(s->random), days = until - after;
    if (until - after > LONG_DAYS) {
        u = until > s->event->polling_day ? pow(u, 1.5) : sqrt(u);
    }
    return after + 1 + (nt_date)(u * days);
}

/* How many of the cases reported by each point will be proven: those that are, and of those still
 * open a part, none where the chain ends and no more than are to come. */
static int *provable_by_point(const sample_event *s)
{
    const chain_point *points = s->chain.points;
    int last = s->chain.count - 1, *out = nt_new_array(s->arena, int, (size_t)last + 1);
    for (int k = last; k >= 0; k--) {
        int reported = points[k].counts[NT_STAGE_REPORTED];
        int proven = points[k].counts[NT_STAGE_PROVEN], open = reported - proven;
        out[k] = proven + (k == last && s->chain.proven_is_final ? 0 : open * 6 / 10);
        if (k < last) {
            int least = out[k + 1] - (points[k + 1].counts[NT_STAGE_REPORTED] - reported);
            out[k] = out[k] > out[k + 1] ? out[k + 1] : out[k];
            out[k] = out[k] < least ? least : out[k];
        }
    }
    return out;
}

static int by_report(const void *a, const void *b)
{
    const made_case *x = a, *y = b;
    return x->reported != y->reported ? (x->reported > y->reported) - (x->reported < y->reported)
                                      : (x->number > y->number) - (x->number < y->number);
}

void sample_report(sample_event *s)
{
    const chain_point *points = s->chain.points;
    int *provable = provable_by_point(s), last = s->chain.count - 1;
    s->count = (size_t)points[last].counts[NT_STAGE_REPORTED];
    s->cases = nt_new_array(s->arena, made_case, s->count + 1);
    s->provable = nt_new_array(s->arena, bool, s->count + 1);
    size_t at = 0;
    for (int k = 1; k <= last; k++) {
        int left = provable[k] - provable[k - 1];
        int cases = points[k].counts[NT_STAGE_REPORTED] - points[k - 1].counts[NT_STAGE_REPORTED];
        size_t first = at;
        for (int i = 0; i < cases; i++, at++) {
            s->cases[at] = (made_case){.number = (unsigned)at + 1, .typo = -1};
            s->cases[at].reported = report_day(s, points[k - 1].day, points[k].day);
            s->cases[at].decided = s->cases[at].sanctioned = NT_DATE_UNKNOWN;
        }
        qsort(s->cases + first, (size_t)cases, sizeof *s->cases, by_report);
        for (int i = 0; i < cases; i++) {
            bool yes = (int)random_below(s->random, (uint32_t)(cases - i)) < left;
            s->provable[first + (size_t)i] = yes;
            left -= yes;
            s->cases[first + (size_t)i].number = (unsigned)(first + (size_t)i) + 1;
        }
    }
}

static int by_due(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    return x->due != y->due ? (x->due > y->due) - (x->due < y->due)
                            : (x->index > y->index) - (x->index < y->index);
}

/* Its own day where that lies in the time, else any: such a case was waiting. */
static nt_date moved_on(const sample_event *s, nt_date from, double due, nt_date after,
                        nt_date until)
{
    nt_date first = from > after ? from : after + 1;
    return due >= first && due < until + 1 ? (nt_date)due : random_between(s->random, first, until);
}

/* Moves the fastest of those that wait until the published count of the stage is reached.
 * `from` and `to` are the days of the stage before and of this one; unknown `from`: not waiting. */
static void move(sample_event *s, nt_stage stage, const nt_date *from, const double *pace,
                 nt_date *to)
{
    candidate *waiting = nt_new_array(s->arena, candidate, s->count + 1);
    for (int k = 1; k < s->chain.count; k++) {
        const chain_point *before = &s->chain.points[k - 1], *point = before + 1;
        size_t count = 0, moving = (size_t)(point->counts[stage] - before->counts[stage]);
        for (size_t i = 0; i < s->count; i++) {
            if (nt_date_known(from[i]) && from[i] <= point->day && !nt_date_known(to[i])) {
                waiting[count++] = (candidate){i, from[i] + pace[i]};
            }
        }
        qsort(waiting, count, sizeof *waiting, by_due);
        for (size_t i = 0; i < moving && i < count; i++) {
            size_t c = waiting[i].index;
            to[c] = moved_on(s, from[c], waiting[i].due, before->day, point->day);
        }
    }
}

static nt_date *days_of(const sample_event *s)
{
    nt_date *days = nt_new_array(s->arena, nt_date, s->count + 1);
    for (size_t i = 0; i < s->count; i++) {
        days[i] = NT_DATE_UNKNOWN;
    }
    return days;
}

/* What is not proven is decided at its own pace, or lies for good. */
static void dismiss(sample_event *s, made_case *c)
{
    nt_date day = c->reported + 1 + (nt_date)random_log_normal(s->random, 45, 0.9);
    if (random_below(s->random, 100) < 86 && day <= s->end) {
        c->decided = day;
    }
}

void sample_decide(sample_event *s)
{
    nt_date *from = days_of(s), *to = days_of(s);
    double *pace = nt_new_array(s->arena, double, s->count + 1);
    for (size_t i = 0; i < s->count; i++) {
        from[i] = s->provable[i] ? s->cases[i].reported : NT_DATE_UNKNOWN;
        pace[i] = 1 + random_log_normal(s->random, 24, 0.8);
    }
    move(s, NT_STAGE_PROVEN, from, pace, to);
    for (size_t i = 0; i < s->count; i++) {
        s->cases[i].decided = to[i];
        s->cases[i].proven = nt_date_known(to[i]);
        if (!s->provable[i]) {
            dismiss(s, &s->cases[i]);
        }
    }
}

void sample_sanction(sample_event *s)
{
    nt_date *from = days_of(s), *to = days_of(s);
    double *pace = nt_new_array(s->arena, double, s->count + 1);
    double *provinces = nt_new_array(s->arena, double, (size_t)s->places->province_count);
    for (int i = 0; i < s->places->province_count; i++) {
        provinces[i] = random_log_normal(s->random, 1, 0.35);
    }
    for (size_t i = 0; i < s->count; i++) {
        const made_case *c = &s->cases[i];
        /* Those at the top wait longer: their superior is the head of the region. */
        double slow = c->words[LIST_POSITION] == 0 ? 1.5 : 1;
        from[i] = c->proven ? c->decided : NT_DATE_UNKNOWN;
        pace[i] = 1 + provinces[c->province] * slow * random_weibull(s->random, 45, 0.9);
    }
    move(s, NT_STAGE_SANCTIONED, from, pace, to);
    for (size_t i = 0; i < s->count; i++) {
        s->cases[i].sanctioned = to[i];
    }
}
