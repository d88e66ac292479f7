/* Cases of a vote on a day long before anybody could have had any. */
#include "sentence.h"

/* The stages of a general election open twenty months before polling day (Law 7/2017, article
 * 167); no office counts cases of a vote before that. */
enum { EARLIEST_DAYS = 610 };

static nt_date day_of(const nt_figure *figure)
{
    return nt_date_known(figure->as_of) ? figure->as_of : figure->period_end;
}

static bool is_early(const nt_figure *figure)
{
    nt_date vote = figure->event ? figure->event->polling_day : NT_DATE_UNKNOWN;
    nt_date day = day_of(figure);
    return nt_rules_is_tally(figure) && figure->number > 0 && nt_date_known(vote) &&
           nt_date_known(day) && vote - day > EARLIEST_DAYS;
}

static void report(nt_finding_sink *sink, const nt_figure *figure)
{
    nt_date day = day_of(figure), vote = figure->event->polling_day;
    const nt_say say[] = {nt_say_of("Wv", figure), nt_say_date(day),
                          nt_say_of("s", figure),  nt_say_count((double)(vote - day)),
                          nt_say_date(vote),       {0}};
    nt_rules_name(sink, figure);
    nt_rules_report(sink, 1, (nt_text)NT_TEXT_RULES_BEFORE_THE_VOTE_IS_GIVEN_AS_FOR_DAYS_BEFORE,
                    say);
}

void nt_rule_before_the_vote(nt_finding_sink *sink)
{
    nt_group early = nt_rules_select(sink, is_early, "ed");
    for (size_t i = 0; i < early.count; i++) {
        report(sink, early.items[i]);
    }
}
