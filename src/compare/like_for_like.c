#include <math.h>
#include <string.h>

#include "labels.h"
#include "rows.h"

const nt_text nt_verdict_text[4] = {
    [NT_VERDICT_HIGHER] = {{"lebih tinggi", "higher"}},
    [NT_VERDICT_LOWER] = {{"lebih rendah", "lower"}},
    [NT_VERDICT_NOT_DISTINGUISHABLE] = {{"tidak dapat dibedakan", "not distinguishable"}},
    [NT_VERDICT_NOT_COMPARABLE] = {{"tidak dapat dibandingkan", "not comparable"}},
};

const nt_text nt_verdict_reason_text[6] = {
    [NT_REASON_NONE] = {{"", ""}},
    [NT_REASON_NO_EARLIER] = {{"pembandingnya belum punya angka pada umur ini atau sebelumnya",
                               "the other event has no figure at this age or before"}},
    [NT_REASON_NO_LATER] = {{"pembandingnya tidak punya angka pada umur ini atau sesudahnya",
                             "the other event has no figure at this age or after"}},
    [NT_REASON_DOUBTFUL] = {{"sumber bertentangan, angka tidak dipakai",
                             "the sources contradict each other, the figure is not used"}},
    [NT_REASON_UNITS_DIFFER] = {{"satuan hitungannya berbeda", "different things are counted"}},
    [NT_REASON_NEIGHBOURS_DISAGREE] = {{"kedua tetangga umurnya memberi jawaban berbeda",
                                        "the two neighbours in age give different answers"}},
};

const char *nt_verdict_id(nt_verdict verdict)
{
    static const char *const ids[] = {"higher", "lower", "not-distinguishable", "not-comparable"};
    return ids[verdict];
}

const char *nt_verdict_reason_id(nt_verdict_reason reason)
{
    static const char *const ids[] = {"none",     "no-earlier",   "no-later",
                                      "doubtful", "units-differ", "neighbours-disagree"};
    return ids[reason];
}

static label_moment when(const nt_release *release)
{
    return (label_moment){release->event, release->as_of};
}

/* Points by which `to` stands above `from`, with Newcombe's interval. */
static nt_ledger_row difference_row(work *w, const char *id, const nt_release *to,
                                    const nt_release *from)
{
    static const nt_text what = {{"selisih rasio sanksi", "difference of sanction ratios"}};
    const nt_ledger_row *a = to->sanction.row, *b = from->sanction.row;
    nt_interval interval = nt_stats_newcombe(a->part, a->whole, b->part, b->whole);
    nt_ledger_row row = row_blank(id, label_difference(w->arena, what, when(to), when(from)));
    row.value = 100 * interval.estimate;
    row.lower = 100 * interval.lower;
    row.upper = 100 * interval.upper;
    row.decimals = 1;
    row.unit = "points";
    row.method = "newcombe-1998-10";
    return row;
}

static nt_ledger_row age_gap_row(work *w, const char *id, const nt_release *to,
                                 const nt_release *from)
{
    static const nt_text what = {{"jarak umur", "gap in age"}};
    nt_ledger_row row = row_blank(id, label_between(w->arena, what, when(to), when(from)));
    row.value = fabs((double)to->age_days - from->age_days);
    row.unit = "days";
    row.method = "difference";
    return row;
}

static const nt_ledger_row *add_ratio_pair(work *w, nt_ledger_row row, const nt_release *to,
                                           const nt_release *from)
{
    return row_derive(w, row, (const nt_ledger_row *[]){to->sanction.row, from->sanction.row}, 2);
}

static const nt_ledger_row *add_age_pair(work *w, nt_ledger_row row, const nt_release *to,
                                         const nt_release *from)
{
    return row_derive(w, row, (const nt_ledger_row *[]){to->age_row, from->age_row}, 2);
}

/* The rows of a release against one neighbour; made once when a neighbour is both. */
static const nt_ledger_row *against(work *w, const nt_release *release, const nt_release *neighbour)
{
    const char *stem = nt_arena_printf(w->arena, "%s.vs.%s", release->id, neighbour->id);
    const char *id = nt_arena_printf(w->arena, "%s.difference", stem);
    const nt_ledger_row *known = nt_ledger_find(w->results->ledger, id);
    if (known) {
        return known;
    }
    const char *gap = nt_arena_printf(w->arena, "%s.age-gap", stem);
    add_age_pair(w, age_gap_row(w, gap, release, neighbour), release, neighbour);
    return add_ratio_pair(w, difference_row(w, id, release, neighbour), release, neighbour);
}

/* The release of the other event that is nearest in age on one side; of two at one age the one
 * with the larger whole. */
static const nt_release *neighbour(const nt_results *results, const nt_release *release,
                                   const nt_event *other, bool earlier)
{
    const nt_release *best = NULL;
    for (size_t i = 0; i < results->release_count; i++) {
        const nt_release *candidate = &results->releases[i];
        int gap = earlier ? release->age_days - candidate->age_days
                          : candidate->age_days - release->age_days;
        if (candidate->event != other || !candidate->has_age || !release_usable(candidate) ||
            gap < 0) {
            continue;
        }
        if (!best ||
            (earlier ? candidate->age_days > best->age_days
                     : candidate->age_days < best->age_days) ||
            (candidate->age_days == best->age_days &&
             candidate->sanction.row->whole > best->sanction.row->whole)) {
            best = candidate;
        }
    }
    return best;
}

static bool same_unit(const nt_release *a, const nt_release *b)
{
    return strcmp(a->sanction.whole->unit, b->sanction.whole->unit) == 0;
}

/* -1 below zero, 1 above, 0 when the interval holds zero. */
static int direction(const nt_ledger_row *difference)
{
    return (difference->lower > 0) - (difference->upper < 0);
}

static void judge(nt_like_for_like *c)
{
    c->verdict = NT_VERDICT_NOT_COMPARABLE;
    if (c->release->doubt) {
        c->reason = NT_REASON_DOUBTFUL;
    } else if (!c->earlier) {
        c->reason = NT_REASON_NO_EARLIER;
    } else if (!c->later) {
        c->reason = NT_REASON_NO_LATER;
    } else if (!c->earlier_difference || !c->later_difference) {
        c->reason = NT_REASON_UNITS_DIFFER;
    } else {
        int earlier = direction(c->earlier_difference), later = direction(c->later_difference);
        c->reason = earlier == later ? NT_REASON_NONE : NT_REASON_NEIGHBOURS_DISAGREE;
        c->verdict = earlier != later ? NT_VERDICT_NOT_DISTINGUISHABLE
                     : earlier > 0    ? NT_VERDICT_HIGHER
                     : earlier < 0    ? NT_VERDICT_LOWER
                                      : NT_VERDICT_NOT_DISTINGUISHABLE;
    }
}

static nt_like_for_like compare(work *w, const nt_release *release, const nt_event *other)
{
    nt_like_for_like c = {.release = release};
    if (release->has_age) {
        c.earlier = neighbour(w->results, release, other, true);
        c.later = neighbour(w->results, release, other, false);
    }
    /* A release in doubt is shown beside its neighbours, but no number is made of it. */
    if (c.earlier && !release->doubt && same_unit(release, c.earlier)) {
        c.earlier_difference = against(w, release, c.earlier);
    }
    if (c.later && !release->doubt && same_unit(release, c.later)) {
        c.later_difference = against(w, release, c.later);
    }
    judge(&c);
    return c;
}

static nt_naive naive(work *w)
{
    const nt_results *results = w->results;
    nt_naive n = {0};
    n.a = results->a ? release_pick(results, results->a, PICK_LATEST) : NULL;
    n.b = results->b ? release_pick(results, results->b, PICK_LATEST) : NULL;
    if (!n.a || !n.b) {
        return n;
    }
    if (same_unit(n.a, n.b)) {
        nt_ledger_row row = difference_row(w, "naive.difference", n.b, n.a);
        row.flags |= NT_FLAG_NAIVE;
        n.difference = add_ratio_pair(w, row, n.b, n.a);
    }
    if (n.a->has_age && n.b->has_age) {
        n.age_gap = add_age_pair(w, age_gap_row(w, "naive.age-gap", n.b, n.a), n.b, n.a);
    }
    return n;
}

void work_like_for_like(work *w)
{
    nt_results *results = w->results;
    NT_VEC(nt_like_for_like) all = {0};
    for (size_t i = 0; i < results->release_count && results->b; i++) {
        const nt_release *release = &results->releases[i];
        if (!release->sanction.row ||
            (release->event != results->a && release->event != results->b)) {
            continue;
        }
        const nt_event *other = release->event == results->a ? results->b : results->a;
        nt_vec_push(w->arena, &all, compare(w, release, other));
    }
    results->comparisons = all.items;
    results->comparison_count = all.count;
    results->naive = naive(w);
}

const nt_like_for_like *comparison_of(const nt_results *results, const nt_release *release)
{
    for (size_t i = 0; i < results->comparison_count; i++) {
        if (results->comparisons[i].release == release) {
            return &results->comparisons[i];
        }
    }
    return NULL;
}
