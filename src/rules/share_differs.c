/* A printed share against the counts of the same day: 34.9 per cent for 99 of 283 is off. */
#include "chain.h"
#include "sentence.h"
#include "words/rules.h"

/* The counts that a share is held against, and whether any of them bears it out. */
typedef struct {
    const nt_figure *part, *whole; /* the first pair; NULL none */
    bool fits;
} evidence;

static void weigh(const nt_finding_sink *sink, const nt_group *moment, const nt_figure *share,
                  const nt_figure *whole, evidence *found)
{
    if (whole->number <= 0) {
        return;
    }
    for (size_t i = 0; i < moment->count && !found->fits; i++) {
        const nt_figure *part = moment->items[i];
        if (!nt_chain_counts(share, part, whole) || !nt_chain_belongs(share, part, whole)) {
            continue;
        }
        found->fits = nt_chain_fits(sink, share, part, whole);
        if (!found->part) {
            found->part = part;
            found->whole = whole;
        }
    }
}

/* A share without base is taken of the stage before, as its source gave it. */
static bool may_be_whole(const nt_figure *share, const nt_figure *figure)
{
    return nt_rules_is_stage(figure) && figure->indicator->stage + 1 == share->indicator->stage &&
           figure->source == share->source;
}

static evidence weigh_all(const nt_finding_sink *sink, const nt_group *moment,
                          const nt_figure *share)
{
    evidence found = {NULL, NULL, false};
    if (share->base) {
        if (!nt_figure_is_share(share->base)) {
            weigh(sink, moment, share, share->base, &found);
        }
        return found;
    }
    bool of_stages = share->indicator->kind == NT_INDICATOR_SHARE;
    for (size_t i = 0; of_stages && i < moment->count; i++) {
        if (may_be_whole(share, moment->items[i])) {
            weigh(sink, moment, share, moment->items[i], &found);
        }
    }
    return found;
}

static void report(nt_finding_sink *sink, const nt_figure *share, const evidence *found)
{
    static const nt_text pattern = NT_TEXT_RULES_SHARE_DIFFERS_IS_GIVEN_AS_BUT_THAT_DOES_NOT;
    const nt_say parts[] = {
        nt_say_figure(NT_SAY_What, share),
        nt_say_figure(NT_SAY_VALUE, share),
        nt_say_figure(NT_SAY_SOURCE, share),
        nt_say_figure(NT_SAY_DAY, share),
        nt_say_figure(NT_SAY_NUMBER, found->part),
        nt_say_figure(NT_SAY_NUMBER, found->whole),
        nt_say_percent(100 * found->part->number / found->whole->number,
                       share->value.decimals > 0 ? share->value.decimals : 1),
    };
    const nt_figure *figures[] = {share, found->part, found->whole};
    nt_rules_report(sink, figures, 3, 1,
                    nt_rules_sentence(sink, pattern, parts, sizeof parts / sizeof *parts));
}

static void run(const nt_published *published, nt_finding_sink *sink)
{
    (void)published;
    nt_group all = nt_rules_select(sink, NULL, NT_MOMENT_KEYS);
    for (nt_group moment = {0}; nt_rules_next_group(&all, NT_MOMENT_KEYS, &moment);) {
        for (size_t i = 0; i < moment.count; i++) {
            if (!nt_figure_is_share(moment.items[i])) {
                continue;
            }
            evidence found = weigh_all(sink, &moment, moment.items[i]);
            if (found.part && !found.fits) {
                report(sink, moment.items[i], &found);
            }
        }
    }
}

const nt_rule nt_rule_share_differs = {
    .id = "share-differs",
    .title = NT_TEXT_RULES_SHARE_DIFFERS_TITLE,
    .explanation = NT_TEXT_RULES_SHARE_DIFFERS_ASKS,
    .run = run,
};
