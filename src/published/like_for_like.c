/* A release beside those of the other vote nearest to it in age, and the verdict. */
#include <math.h>
#include <string.h>

#include "published/labels.h"
#include "rows.h"
#include "words/published.h"

const nt_text nt_verdict_text[4] = {
    [NT_VERDICT_HIGHER] = NT_TEXT_PUBLISHED_HIGHER,
    [NT_VERDICT_LOWER] = NT_TEXT_PUBLISHED_LOWER,
    [NT_VERDICT_NOT_DISTINGUISHABLE] = NT_TEXT_PUBLISHED_NOT_DISTINGUISHABLE,
    [NT_VERDICT_NOT_COMPARABLE] = NT_TEXT_PUBLISHED_NOT_COMPARABLE,
};

const nt_text nt_verdict_reason_text[NT_REASON_COUNT] = {
    [NT_REASON_NONE] = NT_TEXT_EMPTY,
    [NT_REASON_NO_EARLIER] = NT_TEXT_PUBLISHED_THE_OTHER_EVENT_HAS_NO_FIGURE_UP_TO_THIS_AGE,
    [NT_REASON_NO_LATER] = NT_TEXT_PUBLISHED_THE_OTHER_EVENT_HAS_NO_FIGURE_FROM_THIS_AGE_ON,
    [NT_REASON_DOUBTFUL] = NT_TEXT_PUBLISHED_THE_SOURCES_CONTRADICT_EACH_OTHER_THE,
    [NT_REASON_UNITS_DIFFER] = NT_TEXT_PUBLISHED_DIFFERENT_THINGS_ARE_COUNTED,
    [NT_REASON_NEIGHBOURS_DISAGREE] = NT_TEXT_PUBLISHED_THE_TWO_NEIGHBOURS_IN_AGE_GIVE_DIFFERENT,
    [NT_REASON_NO_AGE] = NT_TEXT_PUBLISHED_THE_POLLING_DAY_IS_UNKNOWN_SO_THERE_IS,
    [NT_REASON_TOO_FAR] = NT_TEXT_PUBLISHED_THE_NEAREST_FIGURE_OF_THE_OTHER_EVENT_IS,
    [NT_REASON_PROCEDURES_DIFFER] = NT_TEXT_PUBLISHED_THE_OTHER_EVENT_WAS_COUNTED_IN_ANOTHER,
};

const char *nt_verdict_id(nt_verdict verdict)
{
    static const char *const ids[] = {"higher", "lower", "not-distinguishable", "not-comparable"};
    return ids[verdict];
}

const char *nt_verdict_reason_id(nt_verdict_reason reason)
{
    static const char *const ids[NT_REASON_COUNT] = {
        "none",     "no-earlier",   "no-later",
        "doubtful", "units-differ", "neighbours-disagree",
        "no-age",   "too-far",      "procedures-differ"};
    return ids[reason];
}

static nt_label_moment when(const nt_release *release)
{
    return (nt_label_moment){release->event, release->as_of, release->counter};
}

/* Two ratios of one measure; the second is taken from the first. */
typedef struct {
    const nt_release *to, *from;
    nt_stage measure;
} ratio_pair;

static const nt_ledger_row *ratio_row(const nt_release *release, nt_stage measure)
{
    return nt_release_ratio(release, measure)->row;
}

/* Points by which `to` stands above `from`, with Newcombe's interval. */
static nt_ledger_row difference_row(work *w, const char *id, const ratio_pair *p)
{
    const nt_ledger_row *a = ratio_row(p->to, p->measure), *b = ratio_row(p->from, p->measure);
    nt_interval interval = nt_stats_newcombe(a->part, a->whole, b->part, b->whole);
    static const nt_text of_sanctions = NT_TEXT_PUBLISHED_DIFFERENCE_OF_SANCTION_RATIOS;
    static const nt_text of_proofs = NT_TEXT_PUBLISHED_DIFFERENCE_OF_PROOF_RATIOS;
    nt_text what = p->measure == NT_STAGE_SANCTIONED ? of_sanctions : of_proofs;
    nt_ledger_row row =
        nt_ledger_blank(id, nt_label_difference(w->arena, what, when(p->to), when(p->from)));
    nt_ledger_put_proportion(&row, interval);
    row.unit = "points";
    row.method = NT_METHOD_NEWCOMBE;
    return row;
}

static const nt_ledger_row *add_difference(work *w, nt_ledger_row row, const ratio_pair *p)
{
    const nt_ledger_row *inputs[] = {ratio_row(p->to, p->measure), ratio_row(p->from, p->measure)};
    return row_derive(w, row, inputs, 2);
}

static const nt_ledger_row *add_age_gap(work *w, const char *id, const ratio_pair *p)
{
    static const nt_text what = NT_TEXT_PUBLISHED_GAP_IN_AGE;
    nt_ledger_row row =
        row_number(id, nt_label_between(w->arena, what, when(p->to), when(p->from)),
                   fabs((double)p->to->age_days - p->from->age_days), "days", NT_METHOD_DIFFERENCE);
    return row_derive(w, row, (const nt_ledger_row *[]){p->to->age_row, p->from->age_row}, 2);
}

/* The rows of a release against one neighbour. */
static const nt_ledger_row *against(work *w, const ratio_pair *p)
{
    const char *stem = nt_arena_printf(w->arena, "%s.vs.%s", p->to->id, p->from->id);
    const char *id = nt_arena_printf(
        w->arena, p->measure == NT_STAGE_SANCTIONED ? "%s.difference" : "%s.proof-difference",
        stem);
    add_age_gap(w, nt_arena_printf(w->arena, "%s.age-gap", stem), p);
    return add_difference(w, difference_row(w, id, p), p);
}

static const char *unit_of(const nt_release *release, nt_stage measure)
{
    return nt_release_ratio(release, measure)->whole->unit;
}

static bool same_unit(const ratio_pair *p)
{
    return strcmp(unit_of(p->to, p->measure), unit_of(p->from, p->measure)) == 0;
}

static bool one_procedure(const ratio_pair *p)
{
    return nt_counter_comparable(p->to->counter, p->from->counter);
}

bool release_comparable(const nt_release *one, const nt_release *other, nt_stage measure)
{
    ratio_pair p = {one, other, measure};
    return one_procedure(&p) && same_unit(&p);
}

/* What keeps a release from being a neighbour, in the order in which it is asked. Of many that are
 * none the one that got furthest tells why. */
typedef enum {
    OF_ANOTHER_PROCEDURE,
    IN_ANOTHER_UNIT,
    WITHOUT_AGE,
    ON_OTHER_SIDE,
    TOO_FAR,
    NO_BARRIER
} barrier;

typedef struct {
    const nt_release *release; /* NULL: none, because of `why` */
    barrier why;
} found;

static int age_between(const nt_release *release, const nt_release *candidate, bool earlier)
{
    return earlier ? release->age_days - candidate->age_days
                   : candidate->age_days - release->age_days;
}

/* Of two at one age the release's own counter speaks, then the larger whole. */
static bool nearer(const ratio_pair *candidate, const nt_release *best, bool earlier)
{
    const nt_release *release = candidate->to, *other = candidate->from;
    int gap = age_between(release, other, earlier);
    int least = best ? age_between(release, best, earlier) : 0;
    if (!best || gap != least) {
        return !best || gap < least;
    }
    bool own = other->counter == release->counter, best_own = best->counter == release->counter;
    return own != best_own ? own
                           : ratio_row(other, candidate->measure)->whole >
                                 ratio_row(best, candidate->measure)->whole;
}

static barrier barrier_of(const ratio_pair *p, bool earlier, int limit)
{
    int gap = age_between(p->to, p->from, earlier);
    return !one_procedure(p)                      ? OF_ANOTHER_PROCEDURE
           : !same_unit(p)                        ? IN_ANOTHER_UNIT
           : !p->to->has_age || !p->from->has_age ? WITHOUT_AGE
           : gap < 0                              ? ON_OTHER_SIDE
           : gap > limit                          ? TOO_FAR
                                                  : NO_BARRIER;
}

/* The releases of one event that others may be set against, and who counted them, by first use. */
typedef struct {
    const nt_release **releases;
    size_t *counters; /* of each release, among the counters */
    size_t count, counter_count;
} side;

/* Counters are numbered: `places` has room for all, and is clear before and after. */
static side side_of(nt_arena *arena, const nt_figures_report *r, const nt_event *event,
                    nt_stage measure, size_t *places)
{
    side s = {.releases = nt_new_array(arena, const nt_release *, r->release_count + 1),
              .counters = nt_new_array(arena, size_t, r->release_count + 1)};
    NT_EACH(const nt_release, release, r->releases, r->release_count) {
        if (release->event == event) {
            size_t *place = &places[release->counter->number];
            *place = *place ? *place : ++s.counter_count;
            if (ratio_row(release, measure) && !nt_release_doubt(release, measure)) {
                s.counters[s.count] = *place - 1;
                s.releases[s.count++] = release;
            }
        }
    }
    for (size_t i = 0; i < r->release_count; i++) {
        places[r->releases[i].counter->number] = 0;
    }
    return s;
}

/* -1 below zero, 1 above, 0 when the interval holds zero. */
static int direction(const nt_ledger_row *difference)
{
    return (difference->lower > 0) - (difference->upper < 0);
}

static nt_verdict_reason reason_of(barrier why, bool earlier)
{
    static const nt_verdict_reason reasons[] = {
        [OF_ANOTHER_PROCEDURE] = NT_REASON_PROCEDURES_DIFFER,
        [IN_ANOTHER_UNIT] = NT_REASON_UNITS_DIFFER,
        [WITHOUT_AGE] = NT_REASON_NO_AGE,
        [TOO_FAR] = NT_REASON_TOO_FAR,
    };
    return why != ON_OTHER_SIDE ? reasons[why]
           : earlier            ? NT_REASON_NO_EARLIER
                                : NT_REASON_NO_LATER;
}

static void judge(nt_like_for_like *c)
{
    int earlier = direction(c->earlier_difference);
    int later = c->same_age ? earlier : direction(c->later_difference);
    c->reason = earlier == later ? NT_REASON_NONE : NT_REASON_NEIGHBOURS_DISAGREE;
    c->verdict = earlier != later ? NT_VERDICT_NOT_DISTINGUISHABLE
                 : earlier > 0    ? NT_VERDICT_HIGHER
                 : earlier < 0    ? NT_VERDICT_LOWER
                                  : NT_VERDICT_NOT_DISTINGUISHABLE;
}

static const nt_ledger_row *against_neighbour(work *w, const nt_like_for_like *c,
                                              const nt_release *neighbour)
{
    ratio_pair p = {c->release, neighbour, c->measure};
    /* A release in doubt is shown beside its neighbours, but no number is made of it. */
    return neighbour && !nt_release_doubt(c->release, c->measure) ? against(w, &p) : NULL;
}

/* The nearest in age on each side. */
typedef struct {
    found earlier, later;
} bracket;

static void consider(const ratio_pair *p, bool earlier, int limit, found *best)
{
    barrier why = barrier_of(p, earlier, limit);
    best->why = why > best->why ? why : best->why;
    if (why == NO_BARRIER && nearer(p, best->release, earlier)) {
        best->release = p->from;
    }
}

static void widen(const ratio_pair *p, int limit, bracket *b)
{
    consider(p, true, limit, &b->earlier);
    consider(p, false, limit, &b->later);
}

static bool is_closed(const bracket *b)
{
    return b->earlier.release && b->later.release;
}

/* How far apart its two ends are in age. */
static int width_of(const bracket *b)
{
    return b->later.release->age_days - b->earlier.release->age_days;
}

static bool is_narrower(const bracket *candidate, const bracket *best, const nt_counter *own)
{
    bool of_own = candidate->earlier.release->counter == own;
    bool best_of_own = best->earlier.release->counter == own;
    return of_own != best_of_own ? of_own : width_of(candidate) < width_of(best);
}

/* What lay between two releases is bounded by them best where one body counted both: two counters
 * of a procedure are near each other and never equal. So a bracket of one counter goes before one
 * of two that is not half as wide; the release's own counter goes before others, then the narrower.
 * `of_counter` has room for a bracket of each counter of the side. */
static bracket choose_bracket(const nt_figures_report *report, const nt_like_for_like *c,
                              const side *s, bracket *of_counter)
{
    static const bracket none = {{NULL, OF_ANOTHER_PROCEDURE}, {NULL, OF_ANOTHER_PROCEDURE}};
    bracket nearest = none, single = none;
    for (size_t i = 0; i < s->counter_count; i++) {
        of_counter[i] = none;
    }
    for (size_t i = 0; i < s->count; i++) {
        ratio_pair p = {c->release, s->releases[i], c->measure};
        widen(&p, report->age_limit_days, &nearest);
        widen(&p, report->age_limit_days, &of_counter[s->counters[i]]);
    }
    for (size_t i = 0; i < s->counter_count; i++) {
        if (is_closed(&of_counter[i]) &&
            (!is_closed(&single) || is_narrower(&of_counter[i], &single, c->release->counter))) {
            single = of_counter[i];
        }
    }
    bool near_enough = is_closed(&single) && width_of(&single) <= 2 * width_of(&nearest);
    return near_enough ? single : nearest;
}

static void compare(work *w, nt_like_for_like *c, const side *s, bracket *of_counter)
{
    bracket chosen = choose_bracket(w->report, c, s, of_counter);
    found earlier = chosen.earlier, later = chosen.later;
    c->earlier = earlier.release;
    c->same_age = earlier.release && earlier.release->age_days == c->release->age_days;
    c->later = c->same_age ? NULL : later.release;
    c->earlier_difference = against_neighbour(w, c, c->earlier);
    c->later_difference = against_neighbour(w, c, c->later);
    c->verdict = NT_VERDICT_NOT_COMPARABLE;
    if (nt_release_doubt(c->release, c->measure)) {
        c->reason = NT_REASON_DOUBTFUL;
    } else if (!c->earlier && !s->count) {
        c->reason = NT_REASON_NO_EARLIER;
    } else if (!c->earlier) {
        c->reason = reason_of(earlier.why, true);
    } else if (!c->later && !c->same_age) {
        c->reason = reason_of(later.why, false);
    } else {
        judge(c);
    }
}

/* Whatever the ages, as a headline would; but two procedures, or units, count two things, and
 * nothing is taken from one for the other. */
static nt_naive naive(work *w, const nt_vote_pair *pair)
{
    const nt_figures_report *report = w->report;
    bool chief = pair->a == report->a && pair->b == report->b;
    const char *stem = chief ? "naive" : nt_arena_printf(w->arena, "%s.naive", pair->id);
    pick_what ratio = {PICK_RATIO, pair->measure};
    nt_naive n = {.a = release_pick_with(report, pair->a, ratio, PICK_LATEST),
                  .b = release_pick_with(report, pair->b, ratio, PICK_LATEST)};
    if (!n.a || !n.b) {
        return n;
    }
    ratio_pair p = {n.b, n.a, pair->measure};
    if (one_procedure(&p) && same_unit(&p)) {
        nt_ledger_row row = difference_row(w, nt_arena_printf(w->arena, "%s.difference", stem), &p);
        row.flags |= NT_FLAG_NAIVE;
        n.difference = add_difference(w, row, &p);
    }
    if (n.a->has_age && n.b->has_age) {
        n.age_gap = add_age_gap(w, nt_arena_printf(w->arena, "%s.age-gap", stem), &p);
        n.ages_differ = n.age_gap->value > NT_ONE_AGE_DAYS;
    }
    return n;
}

void compare_votes(work *w, nt_vote_pair *pair)
{
    const nt_figures_report *report = w->report;
    NT_VEC(nt_like_for_like) all = {0};
    nt_arena *passing = nt_arena_open();
    size_t *places = nt_new_array(passing, size_t, w->published->counter_count + 1);
    side a = side_of(passing, report, pair->a, pair->measure, places);
    side b = side_of(passing, report, pair->b, pair->measure, places);
    bracket *of_counter = nt_new_array(passing, bracket, a.counter_count + b.counter_count + 1);
    for (size_t i = 0; i < report->release_count && pair->has_measure; i++) {
        const nt_release *release = &report->releases[i];
        bool of_a = release->event == pair->a, of_b = release->event == pair->b;
        if ((of_a || of_b) && ratio_row(release, pair->measure)) {
            nt_like_for_like c = {
                .release = release, .other = of_a ? pair->b : pair->a, .measure = pair->measure};
            compare(w, &c, of_a ? &b : &a, of_counter);
            nt_vec_push(w->arena, &all, c);
        }
    }
    nt_arena_close(passing);
    pair->comparisons = all.items;
    pair->comparison_count = all.count;
    if (pair->has_measure) {
        pair->naive = naive(w, pair);
    }
}

const nt_like_for_like *comparison_of(const nt_like_for_like *items, size_t count,
                                      const nt_release *release)
{
    NT_RETURN_FIRST(i, count, items[i].release == release, &items[i], NULL);
}
