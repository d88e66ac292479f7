/* The list of all rules. */
#include "rule.h"

#include "words/rules.h"

/* In the order of a report: within one day, between sources of a day, over time, then words. */
static const nt_rule rules[] = {
    {"share-differs", NT_TEXT_RULES_SHARE_DIFFERS_TITLE, NT_TEXT_RULES_SHARE_DIFFERS_ASKS,
     nt_rule_share_differs},
    {"share-impossible", NT_TEXT_RULES_SHARE_IMPOSSIBLE_TITLE, NT_TEXT_RULES_SHARE_IMPOSSIBLE_ASKS,
     nt_rule_share_impossible},
    {"mean-of-shares", NT_TEXT_RULES_MEAN_OF_SHARES_A_SHARE_OF_THE_WHOLE_DOES_NOT,
     NT_TEXT_RULES_MEAN_OF_SHARES_ASKS, nt_rule_mean_of_shares},
    {"base-disputed", NT_TEXT_RULES_BASE_DISPUTED_TITLE, NT_TEXT_RULES_BASE_DISPUTED_ASKS,
     nt_rule_base_disputed},
    {"shares-repeated", NT_TEXT_RULES_SHARES_REPEATED_TITLE, NT_TEXT_RULES_SHARES_REPEATED_ASKS,
     nt_rule_shares_repeated},
    {"part-exceeds-whole", NT_TEXT_RULES_PART_EXCEEDS_WHOLE_TITLE,
     NT_TEXT_RULES_PART_EXCEEDS_WHOLE_ASKS, nt_rule_part_exceeds_whole},
    {"parts-exceed-total", NT_TEXT_RULES_PARTS_EXCEED_TOTAL_PARTS_ADD_UP_TO_MORE_THAN_THE,
     NT_TEXT_RULES_PARTS_EXCEED_TOTAL_ASKS, nt_rule_parts_exceed_total},
    {"parts-not-total", NT_TEXT_RULES_PARTS_NOT_TOTAL_TITLE, NT_TEXT_RULES_PARTS_NOT_TOTAL_ASKS,
     nt_rule_parts_not_total},
    {"same-day-differs", NT_TEXT_RULES_SAME_DAY_DIFFERS_TITLE, NT_TEXT_RULES_SAME_DAY_DIFFERS_ASKS,
     nt_rule_same_day_differs},
    {"counters-differ", NT_TEXT_RULES_COUNTERS_DIFFER_TITLE, NT_TEXT_RULES_COUNTERS_DIFFER_ASKS,
     nt_rule_counters_differ},
    {"running-total-falls", NT_TEXT_RULES_RUNNING_TOTAL_FALLS_TITLE,
     NT_TEXT_RULES_RUNNING_TOTAL_FALLS_ASKS, nt_rule_running_total_falls},
    {"parts-exceed-later", NT_TEXT_RULES_PARTS_EXCEED_LATER_PARTS_ADD_UP_TO_MORE_THAN_A,
     NT_TEXT_RULES_PARTS_EXCEED_LATER_ASKS, nt_rule_parts_exceed_later},
    {"total-leaps", NT_TEXT_RULES_TOTAL_LEAPS_TITLE, NT_TEXT_RULES_TOTAL_LEAPS_ASKS,
     nt_rule_total_leaps},
    {"period-nested", NT_TEXT_RULES_PERIOD_NESTED_A_PART_OF_A_PERIOD_EXCEEDS_THE,
     NT_TEXT_RULES_PERIOD_NESTED_ASKS, nt_rule_period_nested},
    {"change-stated-wrong", NT_TEXT_RULES_CHANGE_STATED_WRONG_TITLE,
     NT_TEXT_RULES_CHANGE_STATED_WRONG_ASKS, nt_rule_change_stated_wrong},
    {"change-unlike", NT_TEXT_RULES_CHANGE_UNLIKE_TITLE, NT_TEXT_RULES_CHANGE_UNLIKE_ASKS,
     nt_rule_change_unlike},
    {"before-the-vote", NT_TEXT_RULES_BEFORE_THE_VOTE_TITLE, NT_TEXT_RULES_BEFORE_THE_VOTE_ASKS,
     nt_rule_before_the_vote},
    {"unit-mismatch", NT_TEXT_RULES_UNIT_MISMATCH_TITLE, NT_TEXT_RULES_UNIT_MISMATCH_ASKS,
     nt_rule_unit_mismatch},
    {"digits-transposed", NT_TEXT_RULES_DIGITS_TRANSPOSED_TITLE,
     NT_TEXT_RULES_DIGITS_TRANSPOSED_ASKS, nt_rule_digits_transposed},
    {"number-recurs", NT_TEXT_RULES_NUMBER_RECURS_TITLE, NT_TEXT_RULES_NUMBER_RECURS_ASKS,
     nt_rule_number_recurs},
    {"approximate-as-exact", NT_TEXT_RULES_APPROXIMATE_AS_EXACT_TITLE,
     NT_TEXT_RULES_APPROXIMATE_AS_EXACT_ASKS, nt_rule_approximate_as_exact},
    {"mean-as-count", NT_TEXT_RULES_MEAN_AS_COUNT_TITLE, NT_TEXT_RULES_MEAN_AS_COUNT_ASKS,
     nt_rule_mean_as_count},
};

const nt_rule *nt_rules(size_t *count)
{
    *count = sizeof rules / sizeof *rules;
    return rules;
}
