/* A period within a period cannot hold more cases than the longer one. */
#include "period.h"
#include "sentence.h"

static const char keys[] = "eiacuk";

/* Days on or after the wanted one come first, the earliest of them; else the latest before it. */
static bool is_nearer(nt_date day, nt_date than, nt_date wanted)
{
    if ((day >= wanted) != (than >= wanted)) {
        return day >= wanted;
    }
    return day >= wanted ? day < than : day > than;
}

/* Can a count of the longer period be held against the part? It was made no earlier, or after the
 * period had closed; or both are one statement without a day. */
static bool may_hold(const nt_finding_sink *sink, const nt_period_figure *whole,
                     const nt_figure *part)
{
    const nt_figure *figure = whole->figure;
    if (nt_rules_known(sink, figure)->off) {
        return false;
    }
    if (!nt_date_known(figure->as_of) || !nt_date_known(part->as_of)) {
        return figure->as_of == part->as_of && figure->source == part->source;
    }
    return figure->as_of >= part->as_of || figure->as_of >= whole->span.end;
}

/* The figure among those for one longer period that the part is held against, or NULL. */
static const nt_figure *comparable(const nt_finding_sink *sink, const nt_period_figure *run,
                                   size_t count, const nt_figure *part)
{
    const nt_figure *found = NULL;
    for (size_t i = 0; i < count; i++) {
        const nt_figure *whole = run[i].figure;
        if (!may_hold(sink, &run[i], part)) {
            continue;
        }
        if (!found || is_nearer(whole->as_of, found->as_of, part->as_of)) {
            found = whole;
        } else if (whole->as_of == found->as_of) {
            found = nt_rules_roomier(sink, found, whole);
        }
    }
    return found;
}

/* A period is held against so many of those that follow it; only a period that holds a thousand
 * others has more. */
enum { LOOK_AHEAD = 1024 };

/* Notes for every figure the tightest period that it exceeds: an inner one is visited later. */
static void judge_run(const nt_finding_sink *sink, const nt_periods *periods, size_t start,
                      size_t end, const nt_figure **exceeded)
{
    nt_period_span span = periods->items[start].span;
    size_t last = periods->count - end > LOOK_AHEAD ? end + LOOK_AHEAD : periods->count;
    for (size_t i = end; i < last && periods->items[i].span.start <= span.end; i++) {
        const nt_figure *part = periods->items[i].figure;
        if (!nt_span_within(periods->items[i].span, span)) {
            continue;
        }
        const nt_figure *whole = comparable(sink, periods->items + start, end - start, part);
        if (whole && nt_range_above(nt_rules_range(sink, part), nt_rules_range(sink, whole))) {
            exceeded[i] = whole;
        }
    }
}

static void judge_periods(nt_finding_sink *sink, const nt_periods *periods)
{
    if (nt_rules_known(sink, periods->items[0].figure)->splitting) {
        return;
    }
    const nt_figure **exceeded = nt_new_array(sink->passing, const nt_figure *, periods->count);
    for (size_t start = 0, end; start < periods->count; start = end) {
        end = nt_periods_run_end(periods, start);
        judge_run(sink, periods, start, end, exceeded);
    }
    for (size_t i = 0; i < periods->count; i++) {
        if (exceeded[i]) {
            nt_rules_report_pair(
                sink, 1, (nt_text)NT_TEXT_RULES_PERIOD_NESTED_IS_GIVEN_AS_MORE_THAN_THE_LONGER,
                "Wvsd", periods->items[i].figure, exceeded[i]);
        }
    }
}

void nt_rule_period_nested(nt_finding_sink *sink)
{
    nt_periods_each(sink, nt_period_is_given, keys, 2, judge_periods);
}
