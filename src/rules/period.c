#include "period.h"

#include <stdint.h>
#include <stdlib.h>

static nt_period_span span_of(const nt_figure *figure)
{
    nt_period_span span = {INT32_MIN, INT32_MAX};
    if (nt_figure_has_period(figure)) {
        span.start = figure->period_start; /* unknown is the least day there is */
        span.end = nt_date_known(figure->period_end) ? figure->period_end : figure->as_of;
        span.end = nt_date_known(span.end) ? span.end : INT32_MAX;
    }
    return span;
}

/* An event begins somewhere; without one, a count "up to May" may begin in any year, and holds no
 * other for certain. */
bool nt_period_is_given(const nt_figure *figure)
{
    return nt_rules_is_flow(figure) && (figure->event || nt_date_known(figure->period_start));
}

NT_ORDER(order_of_periods, nt_period_figure,
         NT_RISING(span.start) || NT_FALLING(span.end) || NT_RISING(figure))

static nt_periods open_periods(const nt_finding_sink *sink, const nt_group *group)
{
    nt_periods periods = {nt_new_array(sink->passing, nt_period_figure, group->count),
                          group->count};
    for (size_t i = 0; i < group->count; i++) {
        periods.items[i] = (nt_period_figure){group->items[i], span_of(group->items[i])};
    }
    qsort(periods.items, periods.count, sizeof *periods.items, order_of_periods);
    return periods;
}

size_t nt_periods_run_end(const nt_periods *periods, size_t start)
{
    nt_period_span span = periods->items[start].span;
    size_t end = start + 1;
    while (end < periods->count && periods->items[end].span.start == span.start &&
           periods->items[end].span.end == span.end) {
        end++;
    }
    return end;
}

bool nt_span_within(nt_period_span inner, nt_period_span outer)
{
    return inner.start >= outer.start && inner.end <= outer.end &&
           (inner.start != outer.start || inner.end != outer.end);
}

void nt_periods_each(nt_finding_sink *sink, bool (*wanted)(const nt_figure *), const char *keys,
                     size_t least, nt_periods_visit *visit)
{
    nt_group all = nt_rules_select(sink, wanted, keys);
    for (nt_group group = {0}; nt_rules_next_group(sink, &all, keys, &group);) {
        if (group.count >= least) {
            nt_periods periods = open_periods(sink, &group);
            visit(sink, &periods);
        }
    }
}
