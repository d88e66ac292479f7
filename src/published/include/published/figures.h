/* Everything that a report can say about published figures: releases, ratios, the like-for-like
 * comparison, categories, exposures, findings. */
#pragma once

#include "ledger/results.h"
#include "rules/rules.h"

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

/* The ratio whose numerator is that stage: SANCTIONED or PROVEN. */
static inline const nt_ratio *nt_release_ratio(const nt_release *release, nt_stage measure)
{
    return measure == NT_STAGE_PROVEN ? &release->proof : &release->sanction;
}

/* The finding that makes that ratio unfit; NULL none. */
static inline const nt_finding *nt_release_doubt(const nt_release *release, nt_stage measure)
{
    return measure == NT_STAGE_PROVEN ? release->proof_doubt : release->doubt;
}

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
    NT_REASON_NEIGHBOURS_DISAGREE, /* with NOT_DISTINGUISHABLE */
    NT_REASON_NO_AGE,              /* the polling day of one of the two is unknown */
    NT_REASON_TOO_FAR,             /* the nearest release lies beyond the limit */
    NT_REASON_PROCEDURES_DIFFER,   /* the other event was counted in another procedure */
    NT_REASON_COUNT
} nt_verdict_reason;

const char *nt_verdict_id(nt_verdict verdict); /* "higher", "not-distinguishable"… */
extern const nt_text nt_verdict_text[4];       /* "lebih tinggi"… */
extern const nt_text nt_verdict_reason_text[NT_REASON_COUNT];

/* A release beside its neighbours in age in the other event: those of its procedure and unit.
 * `difference` is release minus neighbour, in points, with Newcombe's interval. */
typedef struct {
    const nt_release *release;
    const nt_event *other;
    nt_stage measure;                  /* the ratio compared, by its numerator */
    const nt_release *earlier, *later; /* NULL none */
    bool same_age;                     /* `earlier` is of equal age: it is the only neighbour */
    const nt_ledger_row *earlier_difference, *later_difference; /* NULL none */
    nt_verdict verdict;
    nt_verdict_reason reason;
} nt_like_for_like;

/* Ages at most that far apart are one: "up to the 16th" is often told of what was counted on the
 * 17th. */
enum { NT_ONE_AGE_DAYS = 1 };

/* Latest against latest: what a headline does. */
typedef struct {
    const nt_release *a, *b;         /* NULL when an event has no ratio */
    const nt_ledger_row *difference; /* NULL where the two were counted in different procedures or
                                        units */
    const nt_ledger_row *age_gap;    /* days between the ages */
    bool ages_differ;                /* by more than one age has: not NT_ONE_AGE_DAYS */
} nt_naive;

/* A running count of one event, as one counter gave it for a day, of the whole area: cases
 * reported, or another indicator that is counted up. Exact, and not in doubt. */
typedef struct {
    const nt_indicator *indicator;
    const nt_event *event;
    const nt_counter *counter;
    const nt_ledger_row *row; /* as published; or the sum of its parts, where the whole was printed
                                 in another unit than they */
    nt_date as_of;
    bool has_age;
    int age_days;
} nt_running_total;

/* Whether the count is the sum of its parts; false of NULL. */
bool nt_published_is_summed(const nt_running_total *total);

/* What follows from a count that never falls, beside the counts of the other vote. */
typedef enum {
    NT_TOTAL_FEWER, /* the other had more at this age or before */
    NT_TOTAL_MORE,  /* the other had less at this age or after */
    NT_TOTAL_EQUAL, /* as many at this age */
    NT_TOTAL_BETWEEN,
    NT_TOTAL_OPEN,          /* there is no count on one side */
    NT_TOTAL_OTHER_COUNTER, /* another body of the procedure counted */
    NT_TOTAL_READING_COUNT
} nt_total_reading;

const char *nt_total_reading_id(nt_total_reading reading); /* "fewer"… */
extern const nt_text nt_total_reading_text[NT_TOTAL_READING_COUNT];

/* A count beside those of the other vote nearest in age, of one procedure and unit. */
typedef struct {
    const nt_running_total *total;
    const nt_running_total *earlier, *later; /* NULL none */
    bool same_age;                      /* `earlier` is of equal age: it is the only neighbour */
    const nt_running_total *of_one_day; /* without neighbours: what the same counter told of the
                                   other vote for the same day; NULL none */
    const nt_ledger_row *earlier_gap, *later_gap, *of_one_day_gap; /* days; NULL none */
    nt_total_reading reading;
} nt_total_comparison;

/* Two votes. What is compared is the furthest ratio that both have by counters of one procedure in
 * one unit, else the furthest that both have at all; or what the template names. */
typedef struct {
    const char *id; /* "pilkada-2020.pemilu-2024" */
    const nt_event *a, *b;
    bool has_measure;                    /* false: no ratio is known of both */
    nt_stage measure;                    /* the numerator's stage: SANCTIONED, PROVEN */
    const nt_like_for_like *comparisons; /* one a release with that ratio: of a, then of b */
    size_t comparison_count;
    nt_naive naive;
    const nt_total_comparison *totals; /* b's counts beside a's; by indicator, unit, day */
    size_t total_count;
} nt_vote_pair;

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
    const nt_counter *counter; /* of all its figures */
    nt_date as_of;
    const nt_level *level; /* of areas; NULL of others, and unknown */
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

/* Cases by area as one event's sources gave them (one indicator, one level of areas, one day or day
 * unknown). */
typedef struct {
    const char *id; /* "area.reported.pilkada-2020.2020-09-30"; "…unknown" without a day */
    const nt_event *event;
    const nt_indicator *indicator;
    const nt_counter *counter; /* of all its figures */
    nt_date as_of;
    const char *unit;
    const nt_level *level;           /* NULL unknown */
    const nt_tiling *tiling;         /* where they stand on a map of tiles */
    const nt_figure *const *figures; /* falling order */
    const nt_ledger_row *const *rows;
    size_t count;
    /* The figure that all of them name as their base, of the whole or of a wider area; else the
     * whole's figure of the same kind and day; NULL unknown. */
    const nt_figure *total;
    bool complete; /* these areas make up the whole, all exactly counted: no other has any */
    /* Percent of `total` with Wilson's interval, beside `rows`; entries are NULL when unknown. */
    const nt_ledger_row *const *share_rows;
} nt_area_list;

/* What cases of an event are set against. */
typedef struct {
    const nt_event *event;
    const nt_figure *figure; /* regions, voters */
    const nt_ledger_row *row;
    bool superseded; /* another figure of the same exposure is used */
} nt_exposure;

typedef struct {
    const nt_event *event;
    const nt_release *release; /* of a and b two that may stand beside each other, if any may */
    nt_stage stage;
    const nt_exposure *exposure;
    const nt_ledger_row *row; /* cases per region, per million voters */
} nt_rate;

/* Whether one may stand beside the other: the same stage in one unit, counted in one procedure.
 * What they are set against may differ in kind all the same. */
bool nt_rate_comparable(const nt_rate *a, const nt_rate *b);

/* Whether more than one counter has counted the cases of this edition, so that tables and charts
 * say which. `published` may be NULL. */
bool nt_published_many_counters(const nt_published *published);

typedef struct nt_figures_report {
    nt_findings findings;
    const nt_event *a, *b;      /* the two events compared; b may be NULL */
    const nt_release *releases; /* by event, day, place in the file */
    size_t release_count;
    const nt_event *const *votes; /* the events that have a release, in order of the vote */
    size_t vote_count;
    const nt_running_total *totals; /* in the order of the file */
    size_t total_count;
    const nt_vote_pair *vote_pairs; /* each with each, a and b first, then in order of the votes */
    size_t vote_pair_count;
    nt_stage measure;                    /* of a and b; of a alone the furthest ratio that it has */
    int age_limit_days;                  /* a release further away in age is no neighbour */
    const nt_like_for_like *comparisons; /* those of a and b */
    size_t comparison_count;
    nt_naive naive; /* of a and b */
    const nt_breakdown *breakdowns;
    size_t breakdown_count;
    const nt_breakdown_pair
        *pairs; /* days next to each other of one event; of a and b the latest two alike */
    size_t pair_count;
    const nt_area_list *area_lists;
    size_t area_list_count;
    const nt_exposure *exposures;
    size_t exposure_count;
    const nt_rate *rates;
    size_t rate_count;
    bool exposures_differ_in_kind; /* a and b are counted in different sorts of region */
} nt_figures_report;

/* What the results say of published figures; of a register and of two editions, nothing. */
const nt_figures_report *nt_published_report(const nt_results *results);

enum { NT_AGE_LIMIT_DAYS = 365, NT_AGE_LIMIT_MAX = 36500 };
enum { NT_VOTES_MAX = 40 }; /* events of the published figures; more are an error */
/* Releases times the other votes that each is set against; more are an error. */
enum { NT_COMPARISONS_MAX = 10000 };
/* What else a report on figures has at most, because much of it is set against all the rest:
 * figures, counts of the stages on one day of an event, lists of areas and of categories, and
 * dimensions. */
enum {
    NT_FIGURES_MAX = 10000,
    NT_COUNTS_OF_DAY_MAX = 1000,
    NT_LISTS_MAX = 1000,
    NT_DIMENSIONS_MAX = 100
};

/* What the template asks for; NULL: nothing is asked. A name or number that does not fit is an
 * error at its place. */
typedef struct {
    const char *event_a,
        *event_b;          /* by id; else the two with the most releases, the earlier first */
    const char *measure;   /* "sanction", "proof"; else the furthest that both have */
    const char *age_limit; /* days, "0" to "36500"; else NT_AGE_LIMIT_DAYS */
    nt_place event_a_place, event_place, measure_place, limit_place;
} nt_published_request;

/* `request` may be NULL. */
nt_status nt_published_results(nt_arena *arena, const nt_published *published,
                               const nt_published_request *request, const nt_results **out,
                               nt_error *err);

/* The ratio that stands for the event: of a and b the one compared, of another that of its
 * comparison with a, else the furthest that it has. */
nt_stage nt_published_measure(const nt_figures_report *report, const nt_event *event);

/* NAMES. Beside ids, which hold for one day, these names hold in every edition. E is a vote: "a" or
 * "b", the two compared, or "event.SLUG", any event of the data by its slug. V is a vote set
 * against another: "a" (against b), "b" (against a), "event.SLUG.vs.OTHER". D is a dimension of the
 * vocabulary ("position", "violation"), or "area": an area list whose total is known is a breakdown
 * too (with the list's id), of areas in the total. Names with a SLUG or a CATEGORY hold where the
 * edition gives that category.
 *
 * Releases, R:
 *   E.latest            the latest with the ratio compared, also if doubtful
 *   E.usable            the latest with that ratio, which no rule has found faulty
 *   E.first             the first with that ratio, also if doubtful
 *   V.compared          the latest with a verdict, else the latest usable one, else the latest
 *   V.compared.earlier, V.compared.later   its neighbours in age in the other event; one of equal
 *                       age is `earlier`, and there is no `later`
 *   naive.a, naive.b    the two that a headline compares: the latest of each
 *   "Latest" of two on one day is the one with the larger whole, then the first in the file.
 * Breakdowns:  D.E.latest, D.E.first, PAIR.from, PAIR.to
 * Pairs:       D.a.b (the latest of each of one procedure and unit), D.E.first.latest
 * Area lists:  area.E (of the widest level of the event the longest; then the latest; then the
 *              first in the file), area.E.below the same of the next level below
 *
 * Ledger rows by name; where an edition has no such number the name leads to the row "unknown",
 * whose value is NAN:
 *   R.reported R.proven R.sanctioned        the counts as published
 *   R.share-proven R.share-sanctioned       the shares as published
 *   R.sanction-ratio R.proof-ratio          (also ids: "<release id>.sanction-ratio"…)
 *   R.unsanctioned                          proven less sanctioned
 *     E.latest.reported is that of the latest release with a reported count, whatever else that
 *     lacks; so are all of the above, and those of E.usable and E.first.
 *   R.ratio R.part R.whole R.age            the ratio compared, its two counts, the age
 *   R.earlier-difference R.later-difference points to the neighbours in age in the other event
 *   R.earlier-age-gap R.later-age-gap       days between the ages, never negative
 *   naive.difference (b less a), naive.age-gap (these two are ids); of other pairs
 *   pair.A.B.naive.difference…, A and B the slugs, the earlier vote first
 *   age-limit                               a release further away in age is no neighbour
 *   E.releases.count, E.polling-day (its day is the row's as_of, it has no value), E.ratios.count
 *   (the releases that stand in a chart of the ratio compared by age)
 *   E.INDICATOR, E.INDICATOR.CATEGORY-SLUG  exposures of the latest day: a.voters,
 * b.regions.provinsi E.reported-per-region…, E.proven-per-million-voters…, with .CATEGORY-SLUG
 * where the exposure has a category; by id "<event slug>.proven-per-region" and so on D.E.latest.N,
 * D.E.first.N (N 1 to 5)    the Nth largest share; area.E.N the Nth largest count D.E.latest.SLUG,
 * D.E.first.SLUG, area.E.SLUG   by the slug of the category or area D.a.b.SLUG.difference,
 * D.E.first.latest.SLUG.difference   points, later less earlier, b less a BREAKDOWN.count,
 * AREA-LIST.count, area.E.N.share          also by id Always there, by id: figures.count
 * figures.withheld.count figures.doubtful.count sources.count sources.undated.count events.count
 * findings.count findings.RULE.count releases.count releases.doubtful.count ratios.count
 * comparisons.count;
 * "edition" is figures.count, its as_of the day of the edition.
 *
 * Of a and b, "event.SLUG" is another name of "a" or "b", as is "event.SLUG.vs.OTHER", and
 * "pair.A.B.naive" one of "naive".
 *
 * Truths:
 *   findings.any, finding.RULE.any, exposures.differ, edition.given, figures.withheld
 *   E.known, for any SLUG; votes.one votes.two votes.several (more than one) votes.many (than two)
 *   votes.compared (each has a verdict against another)
 *   PAIR.known (the two votes have a ratio in common), PAIR.totals.any, PAIR.totals.fewer,
 *   PAIR.totals.more (some running count of the later one is); PAIR is "pair" (a and b), "pair.A.B"
 *   pairs.known pairs.unknown pairs.totals pairs.naive (of any pair); ages.known (of any release
 *   with the ratio compared)
 *   R.known R.doubtful R.approximate R.before-vote R.counter.known, for every release name
 *   R.same-age (its one neighbour is of equal age), R.counters-differ (from a neighbour's)
 *   R.verdict.higher R.verdict.lower R.verdict.not-distinguishable R.verdict.not-comparable
 *   R.reason.none R.reason.no-earlier R.reason.no-later R.reason.doubtful R.reason.units-differ
 *   R.reason.neighbours-disagree R.reason.no-age R.reason.too-far R.reason.procedures-differ
 *   naive.known naive.doubtful naive.lower naive.higher (b against a; the interval leaves zero out)
 *   naive.procedures-differ naive.units-differ (so that nothing is computed)
 *   MEASURE.sanction, MEASURE.proof: which ratio is compared; MEASURE is "measure" (of a and b),
 *   E.measure, pair.A.B.measure
 *   BREAKDOWN.known, AREA-LIST.known, PAIR.known PAIR.bases-differ PAIR.distinguishable (any of it)
 *   NAME.known for every ledger id and name above
 *   AREA-LIST.mapped (its areas have tiles), .of-whole (its shares are of the whole), .complete (no
 * other area has any) whole.named (all figures are of one area that is no country)
 *
 * Texts; where there is nothing to name "tidak diketahui" / "unknown":
 *   E.name (Pilkada Serentak 2020), E.code (Pilkada 2020)
 *   R.verdict, R.reason, R.event (its event's name), R.source (publisher of its sanctioned or first
 *   count), R.doubt (title of the rule that found it faulty), R.counter (the body whose count it
 * is) MEASURE.part, MEASURE.whole             what the data call the two stages of the ratio
 * compared D.E.latest.N.name D.E.first.N.name area.E.N.name (N 1 to 5)   the Nth category or area
 *   D.E.latest.base D.E.first.base PAIR.from.base PAIR.to.base: what the shares are of
 *   area.E.indicator                        what is counted by area
 *   whole.name                              the area that all figures are of, or lie in
 *   area.E.level                            the level of its areas: "provinsi"
 */

/* By id or name; NULL when this edition has none. */
const nt_release *nt_published_release(const nt_results *results, const char *name);
const nt_breakdown *nt_published_breakdown(const nt_results *results, const char *name);
const nt_breakdown_pair *nt_published_pair(const nt_results *results, const char *name);
const nt_area_list *nt_published_area_list(const nt_results *results, const char *name);

/* The pair of the two events in either order, or NULL. */
const nt_vote_pair *nt_published_vote_pair(const nt_figures_report *report, const nt_event *one,
                                           const nt_event *other);

/* Its comparison of those of a and b; NULL none, and for NULL. */
const nt_like_for_like *nt_published_comparison(const nt_results *results,
                                                const nt_release *release);

/* The name of the nth area of the list, the same in every list, however a source writes it. */
nt_text nt_published_area_name(const nt_area_list *list, size_t index);

const char *nt_verdict_reason_id(nt_verdict_reason reason); /* "no-earlier"… */
