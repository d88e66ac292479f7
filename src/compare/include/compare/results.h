/* Everything that a report can say about published figures: releases, ratios, the like-for-like
 * comparison, categories, exposures, findings, and the ledger that numbers all of it. */
#ifndef NETRA_COMPARE_RESULTS_H
#define NETRA_COMPARE_RESULTS_H

#include "compare/ledger.h"
#include "compare/rules.h"
#include "compare/stats.h"
#include "model/published.h"

/* A ratio of two stages of one release. */
typedef struct {
    const nt_figure *part, *whole; /* NULL: not known */
    const nt_ledger_row *row;      /* percent with Wilson's interval; NULL when not known */
} nt_ratio;

/* What one counter's figures say of one event for one day: figures that belong together (linked by
 * base, else by source, else alone on their day). Two counters that speak of one day are two
 * releases, whoever printed them. */
typedef struct {
    const char *id; /* "pilkada-2020.2020-12-19", with ".2" for the second of a day */
    const nt_event *event;
    const nt_counter *counter; /* of all its figures; never NULL */
    nt_date as_of;
    bool has_age;
    int age_days;                            /* as_of - polling day: negative before the vote */
    const nt_figure *stages[NT_STAGE_COUNT]; /* NULL unknown */
    const nt_ledger_row *stage_rows[NT_STAGE_COUNT];
    const nt_ledger_row *age_row;
    nt_ratio sanction, proof; /* sanctioned/proven, proven/reported */
    const nt_finding *doubt;  /* the finding that makes the sanction ratio unfit; NULL none */
    const nt_finding *proof_doubt;
    /* The printed shares (percent of `stage` in the stage before) that go with these counts. */
    const nt_figure *shares[NT_STAGE_COUNT]; /* NULL unknown */
    const nt_ledger_row *share_rows[NT_STAGE_COUNT];
} nt_release;

typedef enum {
    NT_VERDICT_HIGHER,              /* above both neighbours, both intervals above zero */
    NT_VERDICT_LOWER,               /* below both, both intervals below zero */
    NT_VERDICT_NOT_DISTINGUISHABLE, /* neighbours on both sides, but no common direction */
    NT_VERDICT_NOT_COMPARABLE       /* a neighbour is missing, or the release is in doubt */
} nt_verdict;

typedef enum {
    NT_REASON_NONE,
    NT_REASON_NO_EARLIER, /* the other event has no release at this age or before */
    NT_REASON_NO_LATER,
    NT_REASON_DOUBTFUL, /* a rule found the release faulty */
    NT_REASON_UNITS_DIFFER,
    NT_REASON_NEIGHBOURS_DISAGREE /* with NOT_DISTINGUISHABLE */
} nt_verdict_reason;

const char *nt_verdict_id(nt_verdict verdict); /* "higher", "not-distinguishable"… */
extern const nt_text nt_verdict_text[4];       /* "lebih tinggi"… */
extern const nt_text nt_verdict_reason_text[6];

/* A release beside its neighbours in age in the other event. `difference` is release minus
 * neighbour, in points, with Newcombe's interval. */
typedef struct {
    const nt_release *release;
    const nt_release *earlier, *later; /* NULL none; a release of equal age is both */
    const nt_ledger_row *earlier_difference, *later_difference; /* NULL none */
    nt_verdict verdict;
    nt_verdict_reason reason;
} nt_like_for_like;

/* Latest against latest: what a headline does. */
typedef struct {
    const nt_release *a, *b; /* NULL when an event has no ratio */
    const nt_ledger_row *difference;
    const nt_ledger_row *age_gap; /* days between the ages */
} nt_naive;

/* One share of a category at one day. */
typedef struct {
    const nt_figure *figure; /* of an area: a copy whose category is the area */
    const nt_ledger_row *row;
} nt_category_share;

/* A list of categories as one source gave it: positions of Pilkada 2020 on 26 June. Shares in
 * falling order, ties in the order of the file. */
typedef struct {
    const char *id; /* "position.pilkada-2020.2020-06-26" */
    const char *dimension;
    const nt_event *event;
    nt_date as_of;
    const nt_figure *base; /* what the shares are of; NULL unknown */
    const nt_category_share *shares;
    size_t share_count;
} nt_breakdown;

/* One category on two days or in two events; only where both give it. */
typedef struct {
    const char *category;
    const nt_category_share *from, *to;
    const nt_ledger_row *difference; /* points; Newcombe where both bases are known counts */
    bool distinguishable;            /* the interval leaves zero out; false when there is none */
} nt_category_change;

typedef struct {
    const char *id; /* "position.pilkada-2020.2020-12-19.pemilu-2024.2024-03-25" */
    const nt_breakdown *from, *to;
    const nt_category_change *changes; /* order of `from` */
    size_t change_count;
    const char *const *only_from, *const *only_to; /* given on one side: unknown on the other */
    size_t only_from_count, only_to_count;
    bool bases_differ; /* shares of proven against shares of reported, say */
} nt_breakdown_pair;

/* Cases by area as one event's sources gave them (one indicator, one day or day unknown). */
typedef struct {
    const char *id; /* "area.reported.pilkada-2020.2020-09-30"; "…unknown" without a day */
    const nt_event *event;
    const nt_indicator *indicator;
    nt_date as_of;
    const char *unit;
    const nt_figure *const *figures; /* falling order */
    const nt_ledger_row *const *rows;
    size_t count;
    const nt_figure *total; /* the whole's figure of the same kind and day; NULL unknown */
    /* Percent of `total` with Wilson's interval, beside `rows`; entries are NULL when unknown. */
    const nt_ledger_row *const *share_rows;
} nt_area_list;

/* What cases of an event are set against. */
typedef struct {
    const nt_event *event;
    const nt_figure *figure; /* regions, voters */
    const nt_ledger_row *row;
} nt_exposure;

typedef struct {
    const nt_event *event;
    const nt_release *release; /* the latest usable one */
    nt_stage stage;
    const nt_exposure *exposure;
    const nt_ledger_row *row; /* cases per region, per million voters */
} nt_rate;

/* The names and truths of one edition; private to the room. */
typedef struct nt_index nt_index;

typedef struct {
    const nt_published *published;
    nt_ledger *ledger;
    nt_findings findings;
    const nt_event *a, *b;      /* the two events compared; b may be NULL */
    const nt_release *releases; /* by event, day, place in the file */
    size_t release_count;
    const nt_like_for_like *comparisons; /* one a release with a sanction ratio, of a and of b */
    size_t comparison_count;
    nt_naive naive;
    const nt_breakdown *breakdowns;
    size_t breakdown_count;
    const nt_breakdown_pair *pairs; /* days next to each other of one event; latest of a and of b */
    size_t pair_count;
    const nt_area_list *area_lists;
    size_t area_list_count;
    const nt_exposure *exposures;
    size_t exposure_count;
    const nt_rate *rates;
    size_t rate_count;
    bool exposures_differ_in_kind; /* a and b are counted in different sorts of region */
    const nt_index *index;         /* NULL in results made by hand: every look-up by name fails */
    const struct nt_frame *frames; /* of a register: compare/register_results.h */
    size_t frame_count;
    const struct nt_revision_note *note; /* of two editions: compare/revision_note.h; NULL else */
} nt_results;

/* `event_a` and `event_b` name the events to compare, by id; NULL takes the two events with the
 * most releases, the earlier vote first. An id that the data lack is an error at `place`. */
nt_status nt_compare_published(nt_arena *arena, const nt_published *published, const char *event_a,
                               const char *event_b, nt_place place, const nt_results **out,
                               nt_error *err);

/* NAMES. Beside ids, which hold for one day, these names hold in every edition. E is "a" or "b",
 * the two events compared; D a dimension of the vocabulary ("position", "violation"), or "area": an
 * area list whose total is known is a breakdown too (with the list's id), of areas in the total.
 * Names with a SLUG or a CATEGORY hold where the edition gives that category.
 *
 * Releases, R:
 *   E.latest            the latest with a sanction ratio, also if doubtful
 *   E.usable            the latest with a sanction ratio that no rule has found faulty
 *   E.first             the first with a sanction ratio, also if doubtful
 *   E.compared          the latest with a verdict, else E.latest
 *   E.compared.earlier, E.compared.later   its neighbours in age in the other event
 *   naive.a, naive.b    the two that a headline compares: a.latest, b.latest
 *   "Latest" of two on one day is the one with the larger whole, then the first in the file.
 * Breakdowns:  D.E.latest, D.E.first
 * Pairs:       D.a.b (latest of a, latest of b), D.E.first.latest
 * Area lists:  area.E (the longest of the event; then the latest; then the first in the file)
 *
 * Ledger rows by name; where an edition has no such number the name leads to the row "unknown",
 * whose value is NAN:
 *   R.reported R.proven R.sanctioned        the counts as published
 *   R.share-proven R.share-sanctioned       the shares as published
 *   R.sanction-ratio R.proof-ratio R.age    (also ids: "<release id>.sanction-ratio"…)
 *   R.unsanctioned                          proven less sanctioned
 *   R.earlier-difference R.later-difference points to the neighbours in age in the other event
 *   R.earlier-age-gap R.later-age-gap       days between the ages, never negative
 *   naive.difference (b less a), naive.age-gap (these two are ids)
 *   E.releases.count, E.polling-day (its day is the row's as_of, it has no value)
 *   E.INDICATOR, E.INDICATOR.CATEGORY-SLUG  exposures of the latest day: a.voters,
 * b.regions.provinsi E.reported-per-region…, E.proven-per-million-voters…, with .CATEGORY-SLUG
 * where the exposure has a category; by id "<event slug>.proven-per-region" and so on D.E.latest.N,
 * D.E.first.N (N 1 to 5)    the Nth largest share; area.E.N the Nth largest count D.E.latest.SLUG,
 * D.E.first.SLUG, area.E.SLUG   by the slug of the category or area D.a.b.SLUG.difference,
 * D.E.first.latest.SLUG.difference   points, later less earlier, b less a BREAKDOWN.count,
 * AREA-LIST.count, area.E.N.share          also by id Always there, by id: figures.count
 * figures.withheld.count figures.doubtful.count sources.count sources.undated.count events.count
 * findings.count findings.RULE.count releases.count releases.doubtful.count comparisons.count;
 * "edition" is figures.count, its as_of the day of the edition.
 */

/* By id or name; NULL when this edition has none. */
const nt_release *nt_compare_release(const nt_results *results, const char *id);
const nt_breakdown *nt_compare_breakdown(const nt_results *results, const char *id);
const nt_breakdown_pair *nt_compare_pair(const nt_results *results, const char *id);
const nt_area_list *nt_compare_area_list(const nt_results *results, const char *id);

/* Truths that a template's sections may ask; *known is false for a name that no edition has.
 *   findings.any, finding.RULE.any, exposures.differ, edition.given, figures.withheld, b.known
 *   R.known R.doubtful R.approximate R.before-vote, for every release name
 *   R.verdict.higher R.verdict.lower R.verdict.not-distinguishable R.verdict.not-comparable
 *   R.reason.none R.reason.no-earlier R.reason.no-later R.reason.doubtful R.reason.units-differ
 *   R.reason.neighbours-disagree
 *   naive.known naive.doubtful naive.lower naive.higher (b against a; the interval leaves zero out)
 *   BREAKDOWN.known, AREA-LIST.known, PAIR.known PAIR.bases-differ PAIR.distinguishable (any of it)
 *   NAME.known for every ledger id and name above
 */
bool nt_compare_truth(const nt_results *results, const char *name, bool *known);

/* Words that depend on the edition; NULL for a name that no edition has. Where there is nothing to
 * name the text is "tidak diketahui" / "unknown".
 *   E.name (Pilkada Serentak 2020), E.code (Pilkada 2020)
 *   R.verdict, R.reason, R.event (its event's name), R.source (publisher of its sanctioned or first
 *   count), R.doubt (title of the rule that found it faulty)
 *   D.E.latest.N.name D.E.first.N.name area.E.N.name (N 1 to 5)   the Nth category or area
 *   D.E.latest.base D.E.first.base          what the shares are of, as the indicator's label
 *   area.E.indicator                        what is counted by area
 */
const nt_text *nt_compare_text(const nt_results *results, const char *name);

/* What each look-up knows in this edition, sorted: for "did you mean". Ids are among them. */
const char *const *nt_compare_release_names(const nt_results *results, size_t *count);
const char *const *nt_compare_breakdown_names(const nt_results *results, size_t *count);
const char *const *nt_compare_pair_names(const nt_results *results, size_t *count);
const char *const *nt_compare_area_list_names(const nt_results *results, size_t *count);
const char *const *nt_compare_truth_names(const nt_results *results, size_t *count);
const char *const *nt_compare_text_names(const nt_results *results, size_t *count);

const char *nt_verdict_reason_id(nt_verdict_reason reason); /* "no-earlier"… */

#endif
