/* A running total that more than doubles within a month, after the vote: 433, and four days later
 * 878. A hint that the two count different things. */
#include "sentence.h"
#include "series.h"
#include "words/rules.h"

/* A small count doubles easily. */
enum { LEAP_DAYS = 30, LEAST = 300 };

static bool is_late_count(const nt_figure *figure)
{
    nt_date vote = figure->event ? figure->event->polling_day : NT_DATE_UNKNOWN;
    return nt_rules_in_series(figure) && figure->qualifier == NT_EXACT && figure->number >= LEAST &&
           nt_date_known(vote) && figure->as_of >= vote;
}

static bool leaps(const nt_figure *from, const nt_figure *to)
{
    return to->as_of > from->as_of && to->as_of - from->as_of <= LEAP_DAYS &&
           to->number > 2 * from->number;
}

static bool is_stage_in_series(const nt_figure *figure)
{
    return nt_rules_is_stage(figure) && nt_rules_in_series(figure);
}

/* So many were reported by then: that they are decided in a heap is no wonder. */
static bool was_to_come(const nt_group *stages, const nt_figure *to)
{
    nt_group same = nt_rules_equal(stages, to, "eacuk");
    for (size_t i = 0; i < same.count && nt_rules_is_stage(to); i++) {
        const nt_figure *f = same.items[i];
        if (f->indicator->stage < to->indicator->stage && f->as_of <= to->as_of &&
            f->number >= to->number) {
            return true;
        }
    }
    return false;
}

static void report(nt_finding_sink *sink, const nt_figure *from, const nt_figure *to)
{
    static const nt_text pattern = NT_TEXT_RULES_TOTAL_LEAPS_IS_GIVEN_AS_AND_DAYS_LATER_AS;
    const nt_say parts[] = {
        nt_say_figure(NT_SAY_What, from),
        nt_say_figure(NT_SAY_VALUE, from),
        nt_say_figure(NT_SAY_SOURCE, from),
        nt_say_figure(NT_SAY_DAY, from),
        nt_say_count((double)(to->as_of - from->as_of)),
        nt_say_figure(NT_SAY_VALUE, to),
        nt_say_figure(NT_SAY_SOURCE, to),
        nt_say_figure(NT_SAY_DAY, to),
    };
    const nt_figure *figures[] = {to, from};
    nt_rules_report(sink, figures, 2, 0,
                    nt_rules_sentence(sink, pattern, parts, sizeof parts / sizeof *parts));
}

static void run(const nt_published *published, nt_finding_sink *sink)
{
    (void)published;
    nt_group stages = nt_rules_select(sink, is_stage_in_series, "eacukd");
    nt_group all = nt_rules_select(sink, is_late_count, NT_SERIES_KEYS "dv");
    for (nt_group series = {0}; nt_rules_next_group(&all, NT_SERIES_KEYS, &series);) {
        if (nt_rules_is_splitting(sink, series.items[0])) {
            continue;
        }
        for (size_t i = 1; i < series.count; i++) {
            if (leaps(series.items[i - 1], series.items[i]) &&
                !was_to_come(&stages, series.items[i])) {
                report(sink, series.items[i - 1], series.items[i]);
            }
        }
    }
}

const nt_rule nt_rule_total_leaps = {
    .id = "total-leaps",
    .title = NT_TEXT_RULES_TOTAL_LEAPS_TITLE,
    .explanation = NT_TEXT_RULES_TOTAL_LEAPS_ASKS,
    .run = run,
};
