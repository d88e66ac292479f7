/* One share, two bases: 90.8 per cent of 1,597 and 90.8 per cent of 2,034 cannot both be meant. */
#include "chain.h"
#include "sentence.h"
#include "words/rules.h"

static bool is_share_of_count(const nt_figure *figure)
{
    return nt_figure_is_share(figure) && figure->base && !nt_figure_is_share(figure->base) &&
           figure->base->number > 0;
}

static bool is_dispute(const nt_finding_sink *sink, const nt_figure *a, const nt_figure *b)
{
    return a->base != b->base && nt_range_same_print(a->value, b->value) &&
           !nt_range_meet(nt_rules_range(sink, a->base), nt_rules_range(sink, b->base));
}

/* A count of the day that makes the share right on its base, or NULL. */
static const nt_figure *witness(const nt_finding_sink *sink, const nt_group *moment,
                                const nt_figure *share)
{
    for (size_t i = 0; moment && i < moment->count; i++) {
        const nt_figure *part = moment->items[i];
        if (nt_chain_counts(share, part, share->base) &&
            nt_chain_fits(sink, share, part, share->base)) {
            return part;
        }
    }
    return NULL;
}

/* Puts the share in doubt first; of two that no count decides between both are. */
static void report(nt_finding_sink *sink, const nt_figure *off, const nt_figure *other,
                   const nt_figure *decides)
{
    static const nt_text open = NT_TEXT_RULES_BASE_DISPUTED_FOR_IS_TAKEN_OF_BY_AND_OF_BY;
    static const nt_text decided = NT_TEXT_RULES_BASE_DISPUTED_FOR_IS_TAKEN_OF_BY_AND_OF_BY_THE;
    const nt_say parts[] = {
        nt_say_figure(NT_SAY_What, off),
        nt_say_figure(NT_SAY_DAY, off),
        nt_say_figure(NT_SAY_VALUE, other->qualifier == NT_EXACT ? other : off),
        nt_say_figure(NT_SAY_SOURCE, off),
        nt_say_figure(NT_SAY_COUNTED, off->base),
        nt_say_figure(NT_SAY_SOURCE, other),
        nt_say_figure(NT_SAY_COUNTED, other->base),
        nt_say_figure(NT_SAY_COUNTED, decides ? decides : off->base),
        nt_say_figure(NT_SAY_NUMBER, off->base),
        nt_say_count(off->number / 100 * off->base->number),
    };
    const nt_figure *figures[5] = {off, other, off->base, other->base, decides};
    nt_rules_report(
        sink, figures, decides ? 5 : 4, decides ? 1 : 2,
        nt_rules_sentence(sink, decides ? decided : open, parts, sizeof parts / sizeof *parts));
}

static void judge(nt_finding_sink *sink, const nt_group *moment, const nt_figure *a,
                  const nt_figure *b)
{
    const nt_figure *for_a = witness(sink, moment, a), *for_b = witness(sink, moment, b);
    if (for_a && for_b) {
        return; /* two reckonings, each right by itself */
    }
    if (for_a) {
        report(sink, b, a, for_a);
    } else {
        report(sink, a, b, for_b);
    }
}

/* Each share of the group is disputed once, with the first that it disagrees with. */
static void judge_group(nt_finding_sink *sink, const nt_group *group, const nt_group *moment)
{
    for (size_t i = 1; i < group->count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (is_dispute(sink, group->items[j], group->items[i])) {
                judge(sink, moment, group->items[j], group->items[i]);
                break;
            }
        }
    }
}

/* Steps `moment` on to the moment of the figure; both run in the same order. */
static const nt_group *moment_of(const nt_group *all, nt_group *moment, const nt_figure *figure)
{
    while (!moment->items || nt_rules_order(moment->items[0], figure, NT_MOMENT_KEYS) < 0) {
        if (!nt_rules_next_group(all, NT_MOMENT_KEYS, moment)) {
            return NULL;
        }
    }
    return nt_rules_agree(moment->items[0], figure, NT_MOMENT_KEYS) ? moment : NULL;
}

static void run(const nt_published *published, nt_finding_sink *sink)
{
    (void)published;
    nt_group counts = nt_rules_select(sink, nt_rules_is_tally, NT_MOMENT_KEYS);
    nt_group shares = nt_rules_select(sink, is_share_of_count, NT_MOMENT_KEYS "i");
    nt_group moment = {0};
    for (nt_group group = {0}; nt_rules_next_group(&shares, NT_MOMENT_KEYS "i", &group);) {
        const nt_group *day = moment_of(&counts, &moment, group.items[0]);
        judge_group(sink, &group, day);
    }
}

const nt_rule nt_rule_base_disputed = {
    .id = "base-disputed",
    .title = NT_TEXT_RULES_BASE_DISPUTED_TITLE,
    .explanation = NT_TEXT_RULES_BASE_DISPUTED_ASKS,
    .run = run,
};
