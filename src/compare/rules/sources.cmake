# The rules, one a file, and what they share; relative to src/compare.
set(NT_RULE_SOURCES
    rules/approximate_as_exact.c rules/base_disputed.c rules/before_the_vote.c rules/chain.c rules/change.c
    rules/change_stated_wrong.c
    rules/counters_differ.c rules/digits.c rules/digits_transposed.c rules/family.c
    rules/findings.c rules/group.c rules/hedge.c rules/mean_of_shares.c rules/number_recurs.c
    rules/part_exceeds_whole.c rules/parts_exceed_later.c rules/parts_exceed_total.c rules/parts_not_total.c rules/period.c
    rules/period_nested.c rules/quote.c rules/range.c rules/registry.c
    rules/running_total_falls.c rules/same_day_differs.c rules/sentence.c rules/series.c
    rules/share_differs.c rules/share_impossible.c rules/shares_repeated.c rules/total_leaps.c
    rules/unit_mismatch.c rules/words.c)
