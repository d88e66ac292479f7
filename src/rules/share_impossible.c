/* A printed share that no whole count of its base makes: 25.7 per cent of 827. */
#include "chain.h"
#include "sentence.h"
#include "words/rules.h"

/* How many of the base the share may stand for: `low` to `high` whole cases; none when low is above
 * high. */
typedef struct {
    nt_wide low, high;
} choice;

/* In the units of ranges, 10^-7. */
static const nt_wide ONE = 10000000;

static choice choice_of(nt_range share, nt_wide base)
{
    nt_wide hundred = 100 * ONE;
    return (choice){(share.low * base + hundred - 1) / hundred, share.high * base / hundred};
}

static bool is_plain(const nt_finding_sink *sink, const nt_figure *figure)
{
    nt_range range = nt_rules_range(sink, figure);
    return !range.unbounded && range.low == range.high;
}

/* An exact share of an exact count that no count of the day speaks of: with one, share-differs does
 * the sum. */
static bool is_judged(const nt_finding_sink *sink, const nt_group *moment, const nt_figure *share)
{
    const nt_figure *base = share->base;
    return nt_figure_is_share(share) && share->qualifier == NT_EXACT &&
           nt_rules_reading(sink, share)->hedge == NT_HEDGE_NONE && base &&
           !nt_figure_is_share(base) && is_plain(sink, base) && !nt_chain_part(moment, share, base);
}

/* Such a share is off by its last digit, and its base may be: it may still be compared. */
static void report(nt_finding_sink *sink, const nt_figure *share, choice near)
{
    static const nt_text impossible =
        NT_TEXT_RULES_SHARE_IMPOSSIBLE_IS_GIVEN_AS_BUT_NO_WHOLE_NUMBER;
    static const nt_text of_none = NT_TEXT_RULES_SHARE_IMPOSSIBLE_IS_GIVEN_AS_BUT_ITS_BASE_IS_ZERO;
    const nt_figure *base = share->base;
    bool none = base->number == 0;
    double below = (double)near.high, above = (double)near.low;
    int decimals = share->value.decimals;
    const nt_say parts[] = {
        nt_say_figure(NT_SAY_What, share),
        nt_say_figure(NT_SAY_VALUE, share),
        nt_say_figure(NT_SAY_SOURCE, share),
        nt_say_figure(NT_SAY_DAY, share),
        nt_say_figure(NT_SAY_COUNTED, base),
        nt_say_count(below),
        nt_say_percent(none ? 0 : 100 * below / base->number, decimals),
        nt_say_count(above),
        nt_say_percent(none ? 0 : 100 * above / base->number, decimals),
    };
    const nt_figure *figures[] = {share, base};
    nt_rules_report(
        sink, figures, 2, none ? 1 : 0,
        nt_rules_sentence(sink, none ? of_none : impossible, parts, sizeof parts / sizeof *parts));
}

static void judge(nt_finding_sink *sink, const nt_figure *share)
{
    nt_wide base = nt_rules_range(sink, share->base).low / ONE;
    nt_range range = nt_rules_range(sink, share);
    if (base == 0 ? share->number > 0 : range.low > 0 && range.high < 100 * ONE) {
        choice possible = choice_of(range, base);
        if (base == 0 || possible.low > possible.high) {
            report(sink, share, possible);
        }
    }
}

static void run(const nt_published *published, nt_finding_sink *sink)
{
    (void)published;
    nt_group all = nt_rules_select(sink, NULL, NT_MOMENT_KEYS);
    for (nt_group moment = {0}; nt_rules_next_group(&all, NT_MOMENT_KEYS, &moment);) {
        for (size_t i = 0; i < moment.count; i++) {
            if (is_judged(sink, &moment, moment.items[i])) {
                judge(sink, moment.items[i]);
            }
        }
    }
}

const nt_rule nt_rule_share_impossible = {
    .id = "share-impossible",
    .title = NT_TEXT_RULES_SHARE_IMPOSSIBLE_TITLE,
    .explanation = NT_TEXT_RULES_SHARE_IMPOSSIBLE_ASKS,
    .run = run,
};
