/* Everything that a quarterly report can say about a register. */
#pragma once

#include "base/period.h"
#include "ledger/results.h"
#include "model/cube.h"

/* What the editions of a register have in common, each counted when it is first asked for, for all
 * threads that ask. The arena is nobody else's as long as several do. */
typedef struct nt_register_known nt_register_known;
nt_register_known *nt_register_known_open(nt_arena *arena, const nt_register *reg);

typedef struct nt_register_request {
    nt_period period;
    nt_date as_of;            /* the day of the state; the last day of the period when not given */
    const char *area;         /* code of a province or regency; NULL the nation */
    nt_register_known *known; /* of the same register; NULL: counted for this one, or this plan */
    int64_t threshold;        /* counts in 1 … threshold - 1 are suppressed; 0 none */
    bool internal;            /* prints all; marked on each page by the report */
    const nt_published *published; /* to reconcile with; NULL none */
    const char *event_a, *event_b; /* NULL: the two with the most cases, the earlier vote first */
    nt_place place;                /* of the settings, for messages */
    /* Numbers that were named as headlines before the data: the differences of those that periods
     * are compared by ("period.reported") are judged together, and so are the others. */
    const char *const *headlines;
    size_t headline_count;
    /* The ledger of an edition that went out before: what it printed is known to its readers, and
     * what it suppressed stays suppressed. NULL none. */
    const nt_ledger *edition_before;
    const nt_ledger *const *released; /* of all else that has gone out: of any area and day */
    size_t released_count;
    /* What an edition that is built again suppressed, and the steps of its curves, instead of all
     * these; NULL none. */
    const nt_ledger *plan;
    /* No small count can be narrowed to an interval with less than this between its ends, or one
     * that ends below the threshold. 0: it can be narrowed, but not worked out. */
    int range;
    const struct nt_disclosure_memory *memory; /* of the edition planned before; NULL none */
    /* Of a plan: areas of the same day that print nothing yet but what the whole prints of them. */
    const struct nt_register_request *beside;
    size_t beside_count;
    bool silent;        /* shows nothing rather than tell what `released` does not (disclosure.h) */
    bool shows_nothing; /* of a plan: no count that what has gone out does not print of it */
    bool primary_only;  /* leaves out secondary suppression: for tests, which then break through */
    long effort;        /* of the search for it, for tests (disclosure.h); 0: as much as is due */
} nt_register_request;

/* `cube` holds the state at request.as_of of all rows of `reg`; where the register tells what was
 * known on an earlier day, that is counted from its rows. Fills an nt_results whose ledger,
 * frames, truths and texts serve the template; its `published` may be NULL. */
nt_status nt_register_results(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                              const nt_register_request *request, const nt_results **out,
                              nt_error *err);

/* Whether a number is one by which a plan tells the days of curves: their events, step by step and
 * in all. */
bool nt_register_is_step(const char *id);

/* An edition as it is planned: what it suppresses, and the steps that it prints, by ids of its
 * ledger, in their order. */
typedef struct {
    const char *area; /* "": the whole */
    const char *const *suppressed;
    size_t suppressed_count;
    const char *const *steps;
    size_t step_count;
    size_t told, narrow; /* suppressed.told, suppressed.narrow */
} nt_register_member;

/* Plans editions of one day that have not gone out, together and with all that has, so that nobody
 * who reads all of them works out a small count: the first, of the whole, as if it were alone, then
 * each of its areas beside those before it; one that shows nothing of its own beside the whole and
 * the area that it lies in. The requests differ in their areas and in that alone; each
 * edition is then built with both as the request's `plan`. NT_INVALID: some could
 * be worked out whatever is suppressed. */
typedef struct {
    const nt_register_request *requests;
    size_t count;
    void (*heard)(void *who, size_t done, size_t all); /* after each; NULL: nobody hears of it */
    void *who;
} nt_register_family;
nt_status nt_register_plan(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                           const nt_register_family *family, nt_register_member *out,
                           nt_error *err);

/* Beside the ids of cells ("<frame>.<row>.<column>") there are names that hold in every edition;
 * their number is "unknown" where the register cannot tell. M is a row of periods.compare, P
 * decision or sanction, AREAS provinces or regencies.
 *
 * Numbers
 * - period.M, and of it .previous .difference .year-before .year-difference
 * - period.open-start .open-end .closed
 * - open.over-365 .awaiting-decision .awaiting-sanction .longest
 * - P.cases .events .median .q1 .q3 .by-30 .by-90 .by-180 .by-365 .naive, of all cases
 * - P.events-p-value .positions-p-value, of the log-rank tests
 * - events.latest.a .b .difference, at the last age that both events have reached; .a.since
 *   .b.since, median days since proof at it; .exposure, the difference that these make alone
 * - events.lag.a.median .a.p90 .b.median .b.p90
 * - cases.total .open .decided .proven .not-proven .sanctioned
 * - cases.unknown.DIMENSION cases.unknown.reported; cases.allegations cases.persons, where a row of
 *   the table is one
 * - rates.AREAS.lacking, areas without a denominator
 * - suppressed.count suppressed.narrow suppressed.threshold provinces.signals funnel.centre edition
 *
 * Truths
 * - period.M.rises .falls .steady .year-rises .year-falls .year-steady
 * - events.latest.rises .falls .steady, b less a; none where the difference has no interval,
 * because of .unequal times since proof, or as it is .filling still
 * - since.P.30.rises .falls .steady and so of 90, 180, 365, P decision or sanction; since.P.known,
 * .crosses .apart .untold: some day has a difference, and no day tells them apart
 * - period.scattered: weekly counts do more than Poisson counts, visibly
 * - target.MEASURE.known .met .missed, has.ROLE has.targets
 * - AREAS.several: two or more of them; AREAS.mapped
 * - rates.AREAS.known .partial: some area has a denominator; some have, not all
 * - synthetic internal suppressed.any area.given denominators.known
 * - recorded.known: the register tells when it learnt of each stage of a case
 * - period.filling: it does not, and cases of the period are still being recorded: no verdict
 * - events.compared published.given provinces.signals.any open.over-365.any
 * - period.month .partial .compared .year-before.compared window.covered months.any coverage.stated
 *   .inferred
 * - longest-open.listed
 * - stock.known sanctions.known: the register can tell what is open, and times to sanction
 *
 * Texts
 * - period.name period.previous.name period.year-before.name area.name a.name b.name
 * - period.span .label .part .kind .words: docs/templates.md; coverage.from coverage.to
 * - since.P.from .to: the stages between which its days are counted
 * - events.latest.age, rates.AREAS.per: "1.000 ASN"
 *
 * Each name that begins with "period." stands with "quarter." too, whatever the period's kind.
 *
 * A cell whose unit is "name" has no number: its label is what is printed. */
