#include "chain.h"

#include <string.h>

bool nt_chain_counts(const nt_figure *share, const nt_figure *part, const nt_figure *whole)
{
    /* The source itself took "1,605 persons, 77.5 per cent" of 2,073 reports. */
    bool one_unit = strcmp(part->unit, whole->unit) == 0 || part->base == whole;
    if (nt_figure_is_share(part) || part == whole || !one_unit) {
        return false;
    }
    if (share->indicator->kind == NT_INDICATOR_SHARE) {
        return nt_rules_is_stage(part) && part->indicator->stage == share->indicator->stage;
    }
    return nt_rules_agree(part, whole, "i") &&
           (*part->category || !nt_rules_agree(part, whole, "a"));
}

/* Two rows that state one count. */
static bool same_count(const nt_figure *a, const nt_figure *b)
{
    return a == b || (a && b && nt_rules_agree(a, b, "eiacpdukv"));
}

bool nt_chain_belongs(const nt_figure *share, const nt_figure *part, const nt_figure *whole)
{
    if (part->base) {
        /* A share of another stage than the one the count is linked to is still the same source's
         * reckoning; another count of the same stage is another institution's. */
        return same_count(part->base, whole) ||
               (part->source == share->source && !nt_rules_agree(part->base, whole, "i"));
    }
    return part->source == share->source || part->source == whole->source;
}

const nt_figure *nt_chain_part(const nt_group *moment, const nt_figure *share,
                               const nt_figure *whole)
{
    for (size_t i = 0; i < moment->count; i++) {
        const nt_figure *part = moment->items[i];
        if (nt_chain_counts(share, part, whole) && nt_chain_belongs(share, part, whole)) {
            return part;
        }
    }
    return NULL;
}

bool nt_chain_fits(const nt_finding_sink *sink, const nt_figure *share, const nt_figure *part,
                   const nt_figure *whole)
{
    return nt_range_share_fits(nt_rules_range(sink, share), nt_rules_range(sink, part),
                               nt_rules_range(sink, whole));
}
