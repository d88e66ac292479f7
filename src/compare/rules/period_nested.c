/* A period within a period cannot hold more cases than the longer one. */
#include "rules/period.h"
#include "rules/sentence.h"

static const char keys[] = "eiacu";

/* Which of the figures for one longer period can be held against a part: of the first day on which
 * the longer period was counted no earlier than the part, else of the last day after it had closed.
 * On that day the highest reading; NULL when there is none. */
static const nt_figure *comparable(const nt_finding_sink *sink, const nt_period *run, size_t count,
                                   const nt_figure *part)
{
    const nt_figure *found = NULL;
    for (size_t i = 0; i < count; i++) {
        const nt_figure *whole = run[i].figure;
        bool same_statement = whole->source == part->source && whole->as_of == part->as_of;
        bool days_known = nt_date_known(whole->as_of) && nt_date_known(part->as_of);
        bool counted = whole->as_of >= part->as_of || whole->as_of >= run[i].span.end;
        if ((!same_statement && !(days_known && counted)) || nt_rules_standing(sink, whole)->off) {
            continue;
        }
        bool later = whole->as_of >= part->as_of;
        bool found_later = found && found->as_of >= part->as_of;
        bool nearer = !found || (later && !found_later) ||
                      (later == found_later &&
                       (later ? whole->as_of < found->as_of : whole->as_of > found->as_of));
        nt_range range = nt_rules_range(sink, whole);
        bool higher = found && whole->as_of == found->as_of &&
                      !nt_rules_range(sink, found).unbounded &&
                      (range.unbounded || range.high > nt_rules_range(sink, found).high);
        found = nearer || higher ? whole : found;
    }
    return found;
}

static void report(nt_finding_sink *sink, const nt_figure *part, const nt_figure *whole)
{
    static const nt_text pattern = {
        {"{0} ditulis {1} ({2}, {3}), lebih besar daripada masa yang memuatnya: {4}, {5} ({6}, "
         "{7}).",
         "{0} is given as {1} ({2}, {3}), more than the longer period that holds it: {4}, {5} "
         "({6}, {7})."}};
    const nt_say parts[] = {
        nt_say_figure(NT_SAY_What, part),    nt_say_figure(NT_SAY_VALUE, part),
        nt_say_figure(NT_SAY_SOURCE, part),  nt_say_figure(NT_SAY_DAY, part),
        nt_say_figure(NT_SAY_WHAT, whole),   nt_say_figure(NT_SAY_VALUE, whole),
        nt_say_figure(NT_SAY_SOURCE, whole), nt_say_figure(NT_SAY_DAY, whole),
    };
    const nt_figure *figures[] = {part, whole};
    nt_rules_report(sink, figures, 2, 1,
                    nt_rules_sentence(sink, pattern, parts, sizeof parts / sizeof *parts));
}

/* Notes for every figure the tightest period that it exceeds: an inner one is visited later. */
static void judge_run(const nt_finding_sink *sink, const nt_periods *periods, size_t start,
                      size_t end, const nt_figure **exceeded)
{
    nt_span span = periods->items[start].span;
    for (size_t i = end; i < periods->count && periods->items[i].span.start <= span.end; i++) {
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

static void run(const nt_published *published, nt_finding_sink *sink)
{
    (void)published;
    nt_group all = nt_rules_select(sink, nt_period_is_given, keys);
    for (nt_group group = {0}; nt_rules_next_group(&all, keys, &group);) {
        if (group.count < 2) {
            continue;
        }
        nt_periods periods = nt_periods_open(sink, &group);
        const nt_figure **exceeded = nt_new_array(sink->arena, const nt_figure *, periods.count);
        for (size_t start = 0, end; start < periods.count; start = end) {
            end = nt_periods_run_end(&periods, start);
            judge_run(sink, &periods, start, end, exceeded);
        }
        for (size_t i = 0; i < periods.count; i++) {
            if (exceeded[i]) {
                report(sink, periods.items[i].figure, exceeded[i]);
            }
        }
    }
}

const nt_rule nt_rule_period_nested = {
    .id = "period-nested",
    .title = {{"Bagian masa melebihi masanya", "A part of a period exceeds the period"}},
    .explanation = {{"Adakah jumlah untuk sebagian masa yang lebih besar daripada jumlah untuk "
                     "seluruh masa itu?",
                     "Is the count of a part of a period larger than that of the whole period?"}},
    .run = run,
};
