/* A running total that more than doubles within a month, after the vote: 433, and four days later
 * 878. A hint that the two count different things. */
#include "sentence.h"
#include "series.h"

#include <math.h>

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

/* The counts of stages by day and, at each, the most of each stage up to there. */
typedef struct {
    nt_group counts;
    struct most {
        double of[NT_STAGE_COUNT];
    } * most;
} stages;

static stages read_stages(const nt_finding_sink *sink)
{
    stages out = {.counts = nt_rules_select(sink, is_stage_in_series, "eacukd")};
    out.most = nt_new_array(sink->passing, struct most, out.counts.count + 1);
    for (nt_group series = {0}; nt_rules_next_group(sink, &out.counts, "eacuk", &series);) {
        struct most *most = &out.most[series.items - out.counts.items];
        for (size_t i = 0; i < series.count; i++) {
            double *here = &most[i].of[series.items[i]->indicator->stage];
            most[i] = i > 0 ? most[i - 1] : (struct most){{-1, -1, -1}};
            *here = fmax(*here, series.items[i]->number);
        }
    }
    return out;
}

/* So many were reported by then: that they are decided in a heap is no wonder. */
static bool was_to_come(const stages *all, const nt_figure *to)
{
    nt_group later = nt_rules_beyond(&all->counts, to, "eacuk", "eacukd");
    size_t known = (size_t)(later.items - all->counts.items);
    if (!nt_rules_is_stage(to) || known == 0 ||
        !nt_rules_agree(all->counts.items[known - 1], to, "eacuk")) {
        return false;
    }
    return NT_ANY(stage, to->indicator->stage, all->most[known - 1].of[stage] >= to->number);
}

static void report(nt_finding_sink *sink, const nt_figure *from, const nt_figure *to)
{
    const nt_say say[] = {
        nt_say_of("Wvsd", from),
        nt_say_count((double)(to->as_of - from->as_of)),
        nt_say_of("vsd", to),
        {0},
    };
    nt_rules_name(sink, to);
    nt_rules_name(sink, from);
    nt_rules_report(sink, 0, (nt_text)NT_TEXT_RULES_TOTAL_LEAPS_IS_GIVEN_AS_AND_DAYS_LATER_AS, say);
}

void nt_rule_total_leaps(nt_finding_sink *sink)
{
    const stages known = read_stages(sink);
    nt_group all = nt_rules_select(sink, is_late_count, NT_SERIES_KEYS "dv");
    for (nt_group series = {0}; nt_rules_next_group(sink, &all, NT_SERIES_KEYS, &series);) {
        if (nt_rules_known(sink, series.items[0])->splitting) {
            continue;
        }
        for (size_t i = 1; i < series.count; i++) {
            if (leaps(series.items[i - 1], series.items[i]) &&
                !was_to_come(&known, series.items[i])) {
                report(sink, series.items[i - 1], series.items[i]);
            }
        }
    }
}
