/* A printed share that no whole count of its base makes: 25.7 per cent of 827. */
#include "chain.h"
#include "sentence.h"

/* How many of the base the share may stand for: `low` to `high` whole cases; none when low is above
 * high. */
typedef struct {
    nt_wide low, high;
} choice;

/* In the units of ranges, 10^-7. */
static const nt_wide ONE = 10000000;

static bool is_plain(const nt_finding_sink *sink, const nt_figure *figure)
{
    nt_range range = nt_rules_range(sink, figure);
    return !range.unbounded && range.low == range.high;
}

/* An exact share of an exact count. */
static bool may_be_judged(const nt_finding_sink *sink, const nt_figure *share)
{
    const nt_figure *base = share->base;
    return share->qualifier == NT_EXACT &&
           nt_rules_known(sink, share)->reading.hedge == NT_HEDGE_NONE && is_plain(sink, base);
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
    const nt_say say[] = {
        nt_say_of("Wvsd", share),
        nt_say_of("c", base),
        nt_say_count(below),
        nt_say_percent(none ? 0 : 100 * below / base->number, decimals),
        nt_say_count(above),
        nt_say_percent(none ? 0 : 100 * above / base->number, decimals),
        {0},
    };
    nt_rules_name(sink, share);
    nt_rules_name(sink, base);
    nt_rules_report(sink, none, none ? of_none : impossible, say);
}

static void judge(nt_finding_sink *sink, const nt_figure *share)
{
    nt_wide base = nt_rules_range(sink, share->base).low / ONE;
    nt_range range = nt_rules_range(sink, share);
    if (base == 0 ? share->number > 0 : range.low > 0 && range.high < 100 * ONE) {
        const nt_wide hundred = 100 * ONE;
        choice possible = {(range.low * base + hundred - 1) / hundred, range.high * base / hundred};
        if (base == 0 || possible.low > possible.high) {
            report(sink, share, possible);
        }
    }
}

/* A share that no count of the day speaks of: with one, share-differs does the sum. */
void nt_rule_share_impossible(nt_finding_sink *sink)
{
    nt_group shares = nt_rules_select(sink, nt_rules_is_share_of_count, "");
    size_t count;
    const nt_chain_question *asked =
        nt_chain_ask(sink, NT_CHAIN_ONE_RECKONING, &shares, &count, may_be_judged);
    for (size_t i = 0; i < count; i++) {
        if (!asked[i].part) {
            judge(sink, asked[i].share);
        }
    }
}
