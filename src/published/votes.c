/* The votes of an edition, each set against each: which two are a and b, and which ratio of a pair
 * is compared. */

#include "rows.h"
#include "words/published.h"

static bool has_ratio(const nt_figures_report *report, const nt_event *event, nt_stage measure)
{
    return release_pick_with(report, event, (pick_what){PICK_RATIO, measure}, PICK_LATEST) != NULL;
}

/* Whether one of a's releases may be set beside one of b's. */
static bool comparable(const nt_figures_report *report, const nt_vote_pair *pair, nt_stage measure)
{
    NT_EACH(const nt_release, of_a, report->releases, report->release_count) {
        bool asked = of_a->event == pair->a && nt_release_ratio(of_a, measure)->row;
        for (size_t k = 0; asked && k < report->release_count; k++) {
            const nt_release *of_b = &report->releases[k];
            if (of_b->event == pair->b && nt_release_ratio(of_b, measure)->row &&
                release_comparable(of_a, of_b, measure)) {
                return true;
            }
        }
    }
    return false;
}

/* The furthest ratio first; what the template names, only that. */
static void choose_measure(const work *w, nt_vote_pair *pair)
{
    for (int may_compare = 1; may_compare >= 0 && !pair->has_measure; may_compare--) {
        for (nt_stage s = NT_STAGE_SANCTIONED; s > NT_STAGE_REPORTED && !pair->has_measure; s--) {
            bool fits = may_compare
                            ? comparable(w->report, pair, s)
                            : has_ratio(w->report, pair->a, s) && has_ratio(w->report, pair->b, s);
            if (fits && (!w->measure_given || w->measure == s)) {
                pair->has_measure = true;
                pair->measure = s;
            }
        }
    }
}

const nt_vote_pair *nt_published_vote_pair(const nt_figures_report *report, const nt_event *one,
                                           const nt_event *other)
{
    NT_EACH(const nt_vote_pair, pair, report->vote_pairs, report->vote_pair_count) {
        if ((pair->a == one && pair->b == other) || (pair->a == other && pair->b == one)) {
            return pair;
        }
    }
    return NULL;
}

const nt_event *vote_partner(const nt_figures_report *report, const nt_event *event)
{
    return event == report->a ? report->b : report->a;
}

/* Of two votes that have no ratio in common: the furthest that one of them has. */
static nt_stage furthest(const work *w)
{
    const nt_figures_report *r = w->report;
    bool sanctions =
        has_ratio(r, r->a, NT_STAGE_SANCTIONED) || has_ratio(r, r->b, NT_STAGE_SANCTIONED);
    bool proofs = has_ratio(r, r->a, NT_STAGE_PROVEN) || has_ratio(r, r->b, NT_STAGE_PROVEN);
    return w->measure_given       ? w->measure
           : !sanctions && proofs ? NT_STAGE_PROVEN
                                  : NT_STAGE_SANCTIONED;
}

nt_stage nt_published_measure(const nt_figures_report *report, const nt_event *event)
{
    if (event == report->a || event == report->b) {
        return report->measure;
    }
    const nt_vote_pair *pair = nt_published_vote_pair(report, event, vote_partner(report, event));
    if (pair && pair->has_measure) {
        return pair->measure;
    }
    return has_ratio(report, event, NT_STAGE_SANCTIONED) ||
                   !has_ratio(report, event, NT_STAGE_PROVEN)
               ? NT_STAGE_SANCTIONED
               : NT_STAGE_PROVEN;
}

typedef NT_VEC(nt_vote_pair) pair_vec;

static void add_pair(work *w, pair_vec *pairs, const nt_event *a, const nt_event *b)
{
    nt_vote_pair pair = {.id = nt_arena_printf(w->arena, "%s.%s", a->slug, b->slug),
                         .a = a,
                         .b = b,
                         .measure = w->measure};
    choose_measure(w, &pair);
    compare_votes(w, &pair);
    compare_totals(w, &pair);
    nt_vec_push(w->arena, pairs, pair);
}

static void list_votes(work *w)
{
    const nt_published *published = w->published;
    const nt_event **votes = nt_new_array(w->arena, const nt_event *, published->event_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < published->event_count; i++) {
        if (release_pick_with(w->report, &published->events[i], (pick_what){PICK_ANY, 0},
                              PICK_LATEST)) {
            votes[count++] = &published->events[i];
        }
    }
    w->report->votes = votes;
    w->report->vote_count = count;
}

/* The pair of a and b comes first and in their order; it exists even where one has no release. */
static void pair_votes(work *w)
{
    nt_figures_report *r = w->report;
    pair_vec pairs = {0};
    if (r->a && r->b) {
        add_pair(w, &pairs, r->a, r->b);
    }
    for (size_t k = 1; k < r->vote_count; k++) {
        for (size_t i = 0; i < k; i++) {
            bool chief = (r->votes[i] == r->a && r->votes[k] == r->b) ||
                         (r->votes[i] == r->b && r->votes[k] == r->a);
            if (!chief) {
                add_pair(w, &pairs, r->votes[i], r->votes[k]);
            }
        }
    }
    r->vote_pairs = pairs.items;
    r->vote_pair_count = pairs.count;
}

/* The limit is a number of the ledger: a report says it. */
static void add_age_limit(work *w)
{
    static const nt_text label = NT_TEXT_PUBLISHED_GREATEST_GAP_IN_AGE_OF_A_NEIGHBOUR;
    nt_ledger_row row =
        row_number("age-limit", label, w->report->age_limit_days, "days", NT_METHOD_SETTING);
    row_derive(w, row, NULL, 0);
}

void work_votes(work *w)
{
    nt_figures_report *r = w->report;
    add_age_limit(w);
    list_votes(w);
    work_totals(w);
    pair_votes(w);
    const nt_vote_pair *chief = r->a && r->b ? &r->vote_pairs[0] : NULL;
    if (chief && chief->has_measure) {
        r->measure = chief->measure;
        r->comparisons = chief->comparisons;
        r->comparison_count = chief->comparison_count;
        r->naive = chief->naive;
        return;
    }
    r->measure = furthest(w);
    const pick_what ratio = {PICK_RATIO, r->measure};
    r->naive.a = r->a ? release_pick_with(r, r->a, ratio, PICK_LATEST) : NULL;
    r->naive.b = r->b ? release_pick_with(r, r->b, ratio, PICK_LATEST) : NULL;
}
