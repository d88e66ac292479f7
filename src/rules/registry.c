#include "rule.h"

#include <string.h>

/* In the order of a report: within one day, between sources of a day, over time, then words. */
static const nt_rule *const rules[] = {
    &nt_rule_share_differs,      &nt_rule_share_impossible,     &nt_rule_mean_of_shares,
    &nt_rule_base_disputed,      &nt_rule_shares_repeated,      &nt_rule_part_exceeds_whole,
    &nt_rule_parts_exceed_total, &nt_rule_parts_not_total,      &nt_rule_same_day_differs,
    &nt_rule_counters_differ,    &nt_rule_running_total_falls,  &nt_rule_parts_exceed_later,
    &nt_rule_total_leaps,        &nt_rule_period_nested,        &nt_rule_change_stated_wrong,
    &nt_rule_before_the_vote,    &nt_rule_unit_mismatch,        &nt_rule_digits_transposed,
    &nt_rule_number_recurs,      &nt_rule_approximate_as_exact,
};

const nt_rule *const *nt_rules(size_t *count)
{
    *count = sizeof rules / sizeof *rules;
    return rules;
}

const nt_rule *nt_rule_find(const char *id)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(rules[i]->id, id) == 0) {
            return rules[i];
        }
    }
    return NULL;
}
