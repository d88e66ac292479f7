/* The names of releases: of one release all that is said of it; of "the latest" each number by
 * itself. */
#include "names.h"
#include "rows.h"

static void name_number(work *w, const char *name, const char *part, const nt_release *release,
                        pick_what what)
{
    name_row(w, name, part, release ? release_number(release, what) : NULL);
}

/* Which release a number is taken from. */
typedef struct {
    const nt_release *one; /* that one, or none */
    const nt_event *event; /* else, where there is an event: its pick */
    pick_rule which;
} origin;

static const nt_release *release_with(const work *w, const origin *from, pick_what what)
{
    return from->event ? release_pick_with(w->report, from->event, what, from->which) : from->one;
}

static void name_numbers(work *w, const char *name, const origin *from)
{
    for (nt_stage s = NT_STAGE_REPORTED; s < NT_STAGE_COUNT; s++) {
        pick_what count = {PICK_COUNT, s};
        name_number(w, name, stage_ids[s], release_with(w, from, count), count);
    }
    for (nt_stage s = NT_STAGE_PROVEN; s < NT_STAGE_COUNT; s++) {
        pick_what share = {PICK_SHARE, s}, ratio = {PICK_RATIO, s};
        name_number(w, name, nt_arena_printf(w->arena, "share-%s", stage_ids[s]),
                    release_with(w, from, share), share);
        name_number(w, name, s == NT_STAGE_PROVEN ? "proof-ratio" : "sanction-ratio",
                    release_with(w, from, ratio), ratio);
    }
    const nt_release *last = release_with(w, from, (pick_what){PICK_RATIO, NT_STAGE_SANCTIONED});
    name_row_by_id(w, name, "unsanctioned", last ? last->id : NULL, "unsanctioned");
}

static const char *against_id(const work *w, const nt_like_for_like *c, const nt_release *neighbour)
{
    return c && neighbour ? nt_arena_printf(w->arena, "%s.vs.%s", c->release->id, neighbour->id)
                          : NULL;
}

static void name_ratio(work *w, const char *name, const nt_release *release, release_view view)
{
    const nt_ratio *ratio = release ? nt_release_ratio(release, view.measure) : NULL;
    bool known = ratio && ratio->row;
    name_row(w, name, "ratio", known ? ratio->row : NULL);
    name_row(w, name, "part", known ? row_of(w, ratio->part) : NULL);
    name_row(w, name, "whole", known ? row_of(w, ratio->whole) : NULL);
    name_row(w, name, "age", release ? release->age_row : NULL);
}

static void name_neighbours(work *w, const char *name, const nt_like_for_like *c)
{
    name_row(w, name, "earlier-difference", c ? c->earlier_difference : NULL);
    name_row(w, name, "later-difference", c ? c->later_difference : NULL);
    name_row_by_id(w, name, "earlier-age-gap", against_id(w, c, c ? c->earlier : NULL), "age-gap");
    name_row_by_id(w, name, "later-age-gap", against_id(w, c, c ? c->later : NULL), "age-gap");
}

static bool counters_differ(const nt_like_for_like *c)
{
    return (c->earlier && c->earlier->counter != c->release->counter) ||
           (c->later && c->later->counter != c->release->counter);
}

static void name_comparison(work *w, const char *name, const nt_like_for_like *c)
{
    for (nt_verdict v = NT_VERDICT_HIGHER; v <= NT_VERDICT_NOT_COMPARABLE; v++) {
        name_truth(w, name, dotted(w, "verdict", nt_verdict_id(v)), c && c->verdict == v);
    }
    for (nt_verdict_reason r = NT_REASON_NONE; r < NT_REASON_COUNT; r++) {
        name_truth(w, name, dotted(w, "reason", nt_verdict_reason_id(r)), c && c->reason == r);
    }
    name_truth(w, name, "same-age", c && c->same_age);
    name_truth(w, name, "counters-differ", c && counters_differ(c));
    name_text(w, name, "verdict", c ? &nt_verdict_text[c->verdict] : NULL);
    name_text(w, name, "reason", c ? &nt_verdict_reason_text[c->reason] : NULL);
}

static const char *publisher_of(const nt_release *release)
{
    for (size_t s = NT_STAGE_COUNT; s-- > 0;) {
        if (release->stages[s]) {
            return release->stages[s]->source ? release->stages[s]->source->publisher : NULL;
        }
    }
    return NULL;
}

static void name_itself(work *w, const char *name, const nt_release *release, release_view view)
{
    const nt_ledger_row *ratio = release ? nt_release_ratio(release, view.measure)->row : NULL;
    const nt_finding *doubt = release ? nt_release_doubt(release, view.measure) : NULL;
    name_truth(w, name, "known", release != NULL);
    name_truth(w, name, "doubtful", doubt != NULL);
    name_truth(w, name, "approximate", ratio && ratio->flags & NT_FLAG_APPROXIMATE);
    name_truth(w, name, "before-vote", release && release->has_age && release->age_days < 0);
    name_truth(w, name, "counter.known", release && *release->counter->id);
    name_text(w, name, "event", release ? &release->event->label : NULL);
    name_text(w, name, "source", release ? plain(w, publisher_of(release)) : NULL);
    name_text(w, name, "counter", release ? plain(w, release->counter->id) : NULL);
    name_text(w, name, "doubt", doubt ? &doubt->rule->title : NULL);
    name_moving_text(w, name, "doubt.number",
                     doubt ? plain(w, nt_arena_printf(w->arena, "%zu", doubt->number)) : NULL);
}

static const nt_like_for_like *comparison_in(release_view view, const nt_release *release)
{
    const nt_vote_pair *pair = release ? view.pair : NULL;
    return pair ? comparison_of(pair->comparisons, pair->comparison_count, release) : NULL;
}

static void name_seen(work *w, const char *name, const nt_release *release, release_view view)
{
    const nt_like_for_like *c = comparison_in(view, release);
    nt_index_put(w->index, NT_INDEX_RELEASE, name, release);
    name_ratio(w, name, release, view);
    name_neighbours(w, name, c);
    name_itself(w, name, release, view);
    name_comparison(w, name, c);
}

void name_release(work *w, const char *name, const nt_release *release, release_view view)
{
    name_numbers(w, name, &(origin){.one = release});
    name_seen(w, name, release, view);
}

/* Each number is that of the latest, or first, release that has it. What is said of a release is
 * said of the one that has the ratio compared. */
static void name_pick(work *w, const char *name, const nt_event *event, pick_rule which,
                      release_view view)
{
    pick_what ratio = {PICK_RATIO, view.measure};
    name_numbers(w, name, &(origin){NULL, event, which});
    name_seen(w, name, event ? release_pick_with(w->report, event, ratio, which) : NULL, view);
}

/* The latest comparison of the event that came to a verdict. */
static const nt_like_for_like *latest_verdict(const nt_vote_pair *pair, const nt_event *event)
{
    const nt_like_for_like *best = NULL;
    for (size_t i = 0; pair && i < pair->comparison_count; i++) {
        const nt_like_for_like *c = &pair->comparisons[i];
        const nt_release *release = c->release;
        if (release->event == event && c->verdict != NT_VERDICT_NOT_COMPARABLE &&
            (!best || release->as_of > best->release->as_of ||
             (release->as_of == best->release->as_of &&
              nt_release_ratio(release, c->measure)->row->whole >
                  nt_release_ratio(best->release, c->measure)->row->whole))) {
            best = c;
        }
    }
    return best;
}

void name_compared(work *w, const char *name, const nt_event *event, release_view view)
{
    const nt_like_for_like *c = latest_verdict(view.pair, event);
    pick_what ratio = {PICK_RATIO, view.measure};
    const nt_release *compared = c ? c->release : NULL;
    if (event && !compared) {
        compared = release_pick_with(w->report, event, ratio, PICK_USABLE);
    }
    if (event && !compared) {
        compared = release_pick_with(w->report, event, ratio, PICK_LATEST);
    }
    c = comparison_in(view, compared);
    name_release(w, dotted(w, name, "compared"), compared, view);
    name_release(w, dotted(w, name, "compared.earlier"), c ? c->earlier : NULL, view);
    name_release(w, dotted(w, name, "compared.later"), c ? c->later : NULL, view);
}

void name_releases_of(work *w, const char *name, const nt_event *event)
{
    const nt_figures_report *r = w->report;
    release_view view = {nt_published_measure(r, event),
                         nt_published_vote_pair(r, event, vote_partner(r, event))};
    name_pick(w, dotted(w, name, "latest"), event, PICK_LATEST, view);
    name_pick(w, dotted(w, name, "usable"), event, PICK_USABLE, view);
    name_pick(w, dotted(w, name, "first"), event, PICK_FIRST, view);
    name_compared(w, name, event, view);
}
