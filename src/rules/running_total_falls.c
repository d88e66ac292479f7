/* A cumulative count that falls from one day to a later one. */
#include "sentence.h"
#include "series.h"

static const char keys[] = NT_SERIES_KEYS "d";

static void report(nt_finding_sink *sink, const nt_figure *off, const nt_figure *against)
{
    static const nt_text low = NT_TEXT_RULES_RUNNING_TOTAL_FALLS_FALLS_FROM_TO_ALTHOUGH_A;
    static const nt_text spike =
        NT_TEXT_RULES_RUNNING_TOTAL_FALLS_FALLS_FROM_TO_ALTHOUGH_A_TURUN_DARI_MENJADI;
    bool is_spike = off->as_of < against->as_of;
    const nt_figure *from = is_spike ? off : against, *to = is_spike ? against : off;
    const nt_say say[] = {nt_say_of("W", off), nt_say_of("vsd", from), nt_say_of("vsd", to), {0}};
    nt_rules_name(sink, off);
    nt_rules_name(sink, against);
    nt_rules_report(sink, 1, is_spike ? spike : low, say);
}

/* One figure of the day that keeps the order is a consistent reading of it; that another differs is
 * what same-day-differs says. */
void nt_rule_running_total_falls(nt_finding_sink *sink)
{
    nt_group all = nt_rules_select(sink, nt_rules_in_series, keys);
    for (nt_group day = {0}; nt_rules_next_group(sink, &all, keys, &day);) {
        size_t off = 0;
        while (off < day.count && nt_rules_known(sink, day.items[off])->off) {
            off++;
        }
        for (size_t i = 0; off == day.count && i < day.count; i++) {
            report(sink, day.items[i], nt_rules_known(sink, day.items[i])->against);
        }
    }
}
