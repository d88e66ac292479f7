/* What the consistency rules share; private to the room.
 *
 * A rule picks the figures it can judge, puts those of one kind side by side, and reports what does
 * not fit. It works with ranges, not values: "about 400" is every number that people call so, and
 * an alarm is raised only where no reading of the words makes the figures agree. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "change.h"
#include "quote.h"
#include "range.h"
#include "rules/rules.h"

void nt_rule_share_differs(nt_finding_sink *sink);
void nt_rule_share_impossible(nt_finding_sink *sink);
void nt_rule_mean_of_shares(nt_finding_sink *sink);
void nt_rule_base_disputed(nt_finding_sink *sink);
void nt_rule_shares_repeated(nt_finding_sink *sink);
void nt_rule_part_exceeds_whole(nt_finding_sink *sink);
void nt_rule_parts_exceed_total(nt_finding_sink *sink);
void nt_rule_parts_not_total(nt_finding_sink *sink);
void nt_rule_same_day_differs(nt_finding_sink *sink);
void nt_rule_counters_differ(nt_finding_sink *sink);
void nt_rule_number_recurs(nt_finding_sink *sink);
void nt_rule_digits_transposed(nt_finding_sink *sink);
void nt_rule_running_total_falls(nt_finding_sink *sink);
void nt_rule_change_stated_wrong(nt_finding_sink *sink);
void nt_rule_change_unlike(nt_finding_sink *sink);
void nt_rule_before_the_vote(nt_finding_sink *sink);
void nt_rule_parts_exceed_later(nt_finding_sink *sink);
void nt_rule_total_leaps(nt_finding_sink *sink);
void nt_rule_period_nested(nt_finding_sink *sink);
void nt_rule_unit_mismatch(nt_finding_sink *sink);
void nt_rule_approximate_as_exact(nt_finding_sink *sink);
void nt_rule_mean_as_count(nt_finding_sink *sink);

/* What is known of a figure. */
typedef struct {
    nt_reading reading;
    nt_range range;
    const nt_stated_change *change; /* of nt_rules_change(); NULL before somebody asks */
    double *told; /* the numbers in its quote, the least first; NULL before somebody asks */
    size_t told_count;
    /* In the run of its own series (rules/series.h): it breaks the order that the other figures
     * keep, and the figure that it cannot be squared with. */
    bool off;
    const nt_figure *against;
    bool doubted;    /* by a finding so far */
    bool superseded; /* provisional, and a final figure of the same series has corrected it */
    bool splitting;  /* says where the cases of another count stand: "in progress", which empties */
} nt_known;

typedef struct nt_ranks nt_ranks; /* private to group.c */

typedef struct nt_writer nt_writer; /* private to sentence.c */
typedef struct nt_places nt_places; /* private to family.c */

/* One run of the rules: what is known of every figure, and what was found so far. */
struct nt_finding_sink {
    nt_arena *arena;   /* of what was found */
    nt_arena *working; /* until all rules have run */
    nt_arena *passing; /* until this rule has run */
    const nt_published *published;
    const nt_rule *rule;                   /* the one running */
    nt_known *known;                       /* by index in published->figures */
    const nt_text *stages[NT_STAGE_COUNT]; /* what each is called; NULL nothing */
    nt_ranks *ranks;
    nt_places *places; /* of the rule that is running; NULL before it asks */
    nt_writer *writer;
    NT_VEC(const nt_figure *) named; /* of the finding that is to be reported next */
    NT_VEC(nt_finding) found;
};

static inline nt_known *nt_rules_known(const nt_finding_sink *sink, const nt_figure *figure)
{
    return &sink->known[figure - sink->published->figures];
}

static inline nt_range nt_rules_range(const nt_finding_sink *sink, const nt_figure *figure)
{
    return nt_rules_known(sink, figure)->range;
}

/* Whether the quote of the figure gives the number, in digits or words. */
bool nt_rules_tells(const nt_finding_sink *sink, const nt_figure *figure, int64_t number);

/* The figure whose change the quote of `told` gives: the one that it names, else itself. */
const nt_figure *nt_rules_changed(const nt_finding_sink *sink, const nt_figure *told);

/* The change that the quote of the figure gives, read once for all rules; NULL where it gives none,
 * or one to another number. */
const nt_stated_change *nt_rules_change(const nt_finding_sink *sink, const nt_figure *told);

/* Of two figures for one whole the one that leaves its parts more room; `a` may be NULL. "More than
 * 1,500" beside 1,678 takes nothing back: an open end counts only where there is no other. */
const nt_figure *nt_rules_roomier(const nt_finding_sink *sink, const nt_figure *a,
                                  const nt_figure *b);

static inline bool nt_rules_is_stage(const nt_figure *figure)
{
    return figure->indicator->kind == NT_INDICATOR_STAGE;
}

/* Counted one by one: the sort of figure that adds up. */
static inline bool nt_rules_is_tally(const nt_figure *figure)
{
    return nt_rules_is_stage(figure) || figure->indicator->kind == NT_INDICATOR_COUNT ||
           figure->indicator->kind == NT_INDICATOR_STOCK;
}

static inline bool nt_rules_is_count(const nt_figure *figure)
{
    return !nt_figure_is_share(figure);
}

/* A share of something counted. */
static inline bool nt_rules_is_share_of_count(const nt_figure *figure)
{
    return nt_figure_is_share(figure) && figure->base && nt_rules_is_count(figure->base);
}

/* What has happened, as against what there is on a day: more of it in a longer time. */
static inline bool nt_rules_is_flow(const nt_figure *figure)
{
    return nt_rules_is_tally(figure) && figure->indicator->kind != NT_INDICATOR_STOCK;
}
