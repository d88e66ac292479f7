/* A cumulative count that falls from one day to a later one. */
#include "sentence.h"
#include "series.h"
#include "words/rules.h"

static const char keys[] = NT_SERIES_KEYS "d";

/* One figure of the day that keeps the order is a consistent reading of it; that another differs is
 * what same-day-differs says. */
static bool is_all_off(const nt_finding_sink *sink, const nt_group *day)
{
    for (size_t i = 0; i < day->count; i++) {
        if (!nt_rules_standing(sink, day->items[i])->off) {
            return false;
        }
    }
    return true;
}

static void report(nt_finding_sink *sink, const nt_figure *off, const nt_figure *against)
{
    static const nt_text low = NT_TEXT_RULES_RUNNING_TOTAL_FALLS_FALLS_FROM_TO_ALTHOUGH_A;
    static const nt_text spike =
        NT_TEXT_RULES_RUNNING_TOTAL_FALLS_FALLS_FROM_TO_ALTHOUGH_A_TURUN_DARI_MENJADI;
    bool is_spike = off->as_of < against->as_of;
    const nt_figure *from = is_spike ? off : against, *to = is_spike ? against : off;
    const nt_say parts[] = {
        nt_say_figure(NT_SAY_What, off),    nt_say_figure(NT_SAY_VALUE, from),
        nt_say_figure(NT_SAY_SOURCE, from), nt_say_figure(NT_SAY_DAY, from),
        nt_say_figure(NT_SAY_VALUE, to),    nt_say_figure(NT_SAY_SOURCE, to),
        nt_say_figure(NT_SAY_DAY, to),
    };
    const nt_figure *figures[] = {off, against};
    nt_rules_report(
        sink, figures, 2, 1,
        nt_rules_sentence(sink, is_spike ? spike : low, parts, sizeof parts / sizeof *parts));
}

static void run(const nt_published *published, nt_finding_sink *sink)
{
    (void)published;
    nt_group all = nt_rules_select(sink, nt_rules_in_series, keys);
    for (nt_group day = {0}; nt_rules_next_group(&all, keys, &day);) {
        bool off = is_all_off(sink, &day);
        for (size_t i = 0; off && i < day.count; i++) {
            report(sink, day.items[i], nt_rules_standing(sink, day.items[i])->against);
        }
    }
}

const nt_rule nt_rule_running_total_falls = {
    .id = "running-total-falls",
    .title = NT_TEXT_RULES_RUNNING_TOTAL_FALLS_TITLE,
    .explanation = NT_TEXT_RULES_RUNNING_TOTAL_FALLS_ASKS,
    .run = run,
};
