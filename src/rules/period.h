/* Periods that figures speak of, and which lies in which. */
#pragma once

#include "group.h"

/* Both days belong to it. A start that is not given is the beginning of time, an end the day up to
 * which the figure counts; a figure of an event without period is for the whole of it. */
typedef struct {
    nt_date start, end;
} nt_period_span;

typedef struct {
    const nt_figure *figure;
    nt_period_span span;
} nt_period_figure;

/* By start, the longer first: what lies in a period follows it. */
typedef struct {
    nt_period_figure *items;
    size_t count;
} nt_periods;

/* A count of cases for a period or a whole event. */
bool nt_period_is_given(const nt_figure *figure);

typedef void nt_periods_visit(nt_finding_sink *sink, const nt_periods *periods);

/* Visits the periods of each group of figures that are wanted and agree in `keys`, of `least` or
 * more. */
void nt_periods_each(nt_finding_sink *sink, bool (*wanted)(const nt_figure *), const char *keys,
                     size_t least, nt_periods_visit *visit);

/* The index behind the figures for the same period as items[start]. */
size_t nt_periods_run_end(const nt_periods *periods, size_t start);

/* `inner` lies in `outer` and is shorter. */
bool nt_span_within(nt_period_span inner, nt_period_span outer);
