/* The days that groups have in common, one after the other. */
#include "walk.h"

#include <assert.h>

static uint64_t cases_on(const nt_duration *d)
{
    return d->events + d->competing + d->censored;
}

day_walker walk_start(const nt_duration *durations, size_t count)
{
    day_walker w = {.next = durations, .end = count ? durations + count : durations};
    for (size_t i = 0; i < count; i++) {
        assert(durations[i].day >= 0 && (i == 0 || durations[i - 1].day < durations[i].day));
        w.at_risk += cases_on(&durations[i]);
    }
    return w;
}

/* Who is censored on a day is still at risk of its events, and no more on the next. */
static void leave_day(day_walker *w)
{
    w->at_risk -= cases_on(&w->today);
    w->today = (nt_duration){0};
    while (w->next < w->end && cases_on(w->next) == 0) {
        w->next++;
    }
}

int walk_on(day_walker *walkers, size_t count)
{
    int day = -1;
    NT_EACH(day_walker, w, walkers, count) {
        leave_day(w);
        day = w->next < w->end && (day < 0 || w->next->day < day) ? w->next->day : day;
    }
    NT_EACH(day_walker, w, walkers, count) {
        if (w->next < w->end && w->next->day == day) {
            w->today = *w->next++;
        }
    }
    return day;
}
