/* A change that a quote states against the two figures it is of: "naik 50 persen" from 200 to 250,
 * points for per cent, "lima kali lipat" where it is four. */
#include "sentence.h"

#include <math.h>
#include <string.h>

/* What the change is reckoned from. */
typedef struct {
    bool known;
    double number;
    const nt_figure *figure; /* NULL: it stands in the quote only */
} earlier;

/* ---- the figure before ---- */

static bool is_before(const nt_figure *figure, const nt_figure *later)
{
    return nt_date_known(nt_rules_end(figure)) && nt_rules_end(figure) < nt_rules_end(later) &&
           nt_rules_as_long(figure, later);
}

/* The keys of a series; sorting adds 'x', so that its figures are in the order in which they end.
 */
#define SERIES_KEYS "eiqacuk"

/* So many figures before are looked at: three years of days. */
enum { LOOK_BACK = 1024 };

/* The latest figure before in the series, unless the change fits another one. */
static earlier in_series(const nt_group *all, const nt_stated_change *change,
                         const nt_figure *later)
{
    nt_group series = nt_rules_equal(all, later, SERIES_KEYS);
    nt_group behind = nt_rules_from(all, later, SERIES_KEYS, SERIES_KEYS "x");
    size_t before = series.count - behind.count;
    size_t first = before > LOOK_BACK ? before - LOOK_BACK : 0;
    earlier found = {.known = false};
    for (size_t i = before; i-- > first;) {
        const nt_figure *f = series.items[i];
        if (!is_before(f, later)) {
            continue;
        }
        if (nt_change_holds(change, f->number, later->number)) {
            return (earlier){.known = false};
        }
        if (!found.known || nt_rules_end(f) == nt_rules_end(found.figure)) {
            found = (earlier){true, f->number, f};
        }
    }
    return first > 0 ? (earlier){.known = false} : found; /* it may fit one further back */
}

/* The only other count that the source has for the day, of an earlier vote: "naik lima kali lipat"
 * beside it is of that one. */
static earlier of_earlier_vote(const nt_group *statements, const nt_figure *later)
{
    nt_group same = nt_rules_equal(statements, later, "sdukac");
    earlier found = {.known = false};
    NT_EACH_OF(const nt_figure, f, same.items, same.count) {
        if (f == later) {
            continue;
        }
        if (found.known || !f->event || !later->event ||
            f->event->polling_day >= later->event->polling_day) {
            return (earlier){.known = false};
        }
        found = (earlier){true, f->number, f};
    }
    return found;
}

static earlier find_earlier(const nt_published *published, const nt_group *series,
                            const nt_group *statements, const nt_stated_change *change,
                            const nt_figure *told, const nt_figure *later)
{
    const nt_figure *named = nt_model_figure(published, told->change_from);
    if (named) {
        return (earlier){true, named->number, named};
    }
    if (change->has_from && change->has_to) {
        return (earlier){!change->is_aside, change->from, NULL};
    }
    bool unsized = change->kind == NT_CHANGE_UNSIZED;
    if ((unsized && !change->has_to) ||
        !nt_change_is_of(change, told->quote, told->area, told->number)) {
        return (earlier){.known = false};
    }
    if (change->from_follows && !unsized) {
        return (earlier){true, change->from, NULL};
    }
    earlier found = in_series(series, change, later);
    return found.known || unsized ? found : of_earlier_vote(statements, later);
}

/* ---- what is said ---- */

static nt_text pattern_of(const nt_stated_change *change, const nt_figure *figure, double from,
                          double to)
{
    static const nt_text percent = NT_TEXT_RULES_CHANGE_STATED_WRONG_IS_GIVEN_AS_WITH_THE_WORDS_BUT;
    static const nt_text points =
        NT_TEXT_RULES_CHANGE_STATED_WRONG_IS_GIVEN_AS_WITH_THE_WORDS_BUT_DITULIS_DENGAN_KATA;
    static const nt_text factor =
        NT_TEXT_RULES_CHANGE_STATED_WRONG_IS_GIVEN_AS_WITH_THE_WORDS_BUT_2;
    static const nt_text direction =
        NT_TEXT_RULES_CHANGE_STATED_WRONG_IS_GIVEN_AS_WITH_THE_WORDS_BUT_3;
    if (change->kind == NT_CHANGE_UNSIZED || from <= 0) {
        return direction;
    }
    if (change->kind == NT_CHANGE_FACTOR) {
        return to > 0 ? factor : direction;
    }
    return nt_figure_is_share(figure) ? points : percent;
}

static nt_say number_of(const nt_figure *like, double number)
{
    return nt_figure_is_share(like) ? nt_say_percent(number, like->value.decimals)
                                    : nt_say_count(number);
}

static void report(nt_finding_sink *sink, const nt_stated_change *change, const nt_figure *later,
                   const earlier *before)
{
    static const nt_text rise = NT_TEXT_RULES_CHANGE_STATED_WRONG_A_RISE,
                         fall = NT_TEXT_RULES_CHANGE_STATED_WRONG_A_FALL,
                         level = NT_TEXT_RULES_CHANGE_STATED_WRONG_NO_CHANGE;
    double from = before->number, to = later->number;
    bool factor = change->kind == NT_CHANGE_FACTOR;
    double size = factor ? to / from : fabs(to - from);
    const nt_text *direction = to > from ? &rise : to < from ? &fall : &level;
    const nt_say say[] = {
        nt_say_of("Wvsd", later),
        nt_say_words(nt_arena_text(sink->arena, change->words, change->length)),
        number_of(later, from),
        number_of(later, to),
        nt_say_computed((nt_arg){.kind = NT_ARG_LABEL, .label = direction}),
        nt_say_percent(from > 0 ? 100 * fabs(to - from) / from : 0, 1),
        nt_say_decimal(size, factor ? 1 : later->value.decimals),
        {0},
    };
    nt_rules_name(sink, later);
    nt_rules_name(sink, before->figure);
    nt_rules_report(sink, 0, pattern_of(change, later, from, to), say);
}

/* "Turun 150 persen": whatever it is of, nothing was left at 100. */
static bool falls_too_far(const nt_stated_change *change, const nt_figure *told)
{
    return change->kind == NT_CHANGE_PERCENT && !change->up && change->amount > 100 &&
           change->hedge != NT_HEDGE_LESS_THAN && !nt_figure_is_share(told) &&
           (change->has_to || nt_change_is_of(change, told->quote, told->area, told->number));
}

static void report_too_far(nt_finding_sink *sink, const nt_stated_change *change,
                           const nt_figure *later)
{
    const nt_say say[] = {
        nt_say_of("Wvsd", later),
        nt_say_words(nt_arena_text(sink->arena, change->words, change->length)),
        {0},
    };
    nt_rules_name(sink, later);
    nt_rules_report(sink, 0, (nt_text)NT_TEXT_RULES_CHANGE_STATED_WRONG_FALLS_TOO_FAR, say);
}

void nt_rule_change_stated_wrong(nt_finding_sink *sink)
{
    const nt_published *published = sink->published;
    nt_group series = nt_rules_select(sink, NULL, SERIES_KEYS "x");
    nt_group statements = nt_rules_select(sink, nt_rules_is_tally, "sdukac");
    NT_EACH(const nt_figure, told, published->figures, published->figure_count) {
        const nt_figure *later = nt_rules_changed(sink, told);
        const nt_stated_change *change = nt_rules_change(sink, told);
        if (!change) {
            continue;
        }
        earlier before = find_earlier(published, &series, &statements, change, told, later);
        if (before.known && before.figure != later &&
            !nt_change_holds(change, before.number, later->number)) {
            report(sink, change, later, &before);
        } else if (!before.known && falls_too_far(change, later)) {
            report_too_far(sink, change, later);
        }
    }
}
