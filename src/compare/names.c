#include <string.h>

#include "base/utf8.h"
#include "labels.h"
#include "rows.h"

/* The names that hold in every edition; results.h lists them. What an edition lacks keeps its name:
 * a row leads to "unknown", a truth is false, a text says so. */

enum { RANKS = 5 }; /* the Nth largest share or count by name */

static const char *const sides[] = {"a", "b"};
static const nt_text unknown_text = {{"tidak diketahui", "unknown"}};

/* The parts of a name are joined with a dot. */
static const char *dotted(const work *w, const char *first, const char *second)
{
    return nt_arena_printf(w->arena, "%s.%s", first, second);
}

static void name_row(work *w, const char *stem, const char *part, const nt_ledger_row *row)
{
    nt_ledger_name(w->results->ledger, dotted(w, stem, part), row ? row : w->unknown);
}

static void name_row_by_id(work *w, const char *stem, const char *part, const char *id_stem,
                           const char *id_part)
{
    const nt_ledger_row *row =
        id_stem ? nt_ledger_find(w->results->ledger, dotted(w, id_stem, id_part)) : NULL;
    name_row(w, stem, part, row);
}

static void name_truth(work *w, const char *stem, const char *part, bool truth)
{
    index_put_truth(w->index, dotted(w, stem, part), truth);
}

static void name_text(work *w, const char *stem, const char *part, const nt_text *text)
{
    index_put(w->index, INDEX_TEXT, dotted(w, stem, part), text ? text : &unknown_text);
}

/* A text that is the same in both languages; empty is unknown. */
static const nt_text *plain(const work *w, const char *text)
{
    if (!text || !*text) {
        return NULL;
    }
    nt_text both = label_both(text, text);
    return nt_arena_copy(w->arena, &both, sizeof both);
}

static void name_stage_rows(work *w, const char *name, const nt_release *release)
{
    for (size_t s = 0; s < NT_STAGE_COUNT; s++) {
        name_row(w, name, stage_ids[s], release ? release->stage_rows[s] : NULL);
    }
    for (size_t s = NT_STAGE_PROVEN; s < NT_STAGE_COUNT; s++) {
        name_row(w, name, nt_arena_printf(w->arena, "share-%s", stage_ids[s]),
                 release ? release->share_rows[s] : NULL);
    }
}

static const char *against_id(const work *w, const nt_like_for_like *c, const nt_release *neighbour)
{
    return c && neighbour ? nt_arena_printf(w->arena, "%s.vs.%s", c->release->id, neighbour->id)
                          : NULL;
}

static void name_release_rows(work *w, const char *name, const nt_release *release)
{
    const nt_like_for_like *c = release ? comparison_of(w->results, release) : NULL;
    name_stage_rows(w, name, release);
    name_row(w, name, "sanction-ratio", release ? release->sanction.row : NULL);
    name_row(w, name, "proof-ratio", release ? release->proof.row : NULL);
    name_row(w, name, "age", release ? release->age_row : NULL);
    name_row_by_id(w, name, "unsanctioned", release ? release->id : NULL, "unsanctioned");
    name_row(w, name, "earlier-difference", c ? c->earlier_difference : NULL);
    name_row(w, name, "later-difference", c ? c->later_difference : NULL);
    name_row_by_id(w, name, "earlier-age-gap", against_id(w, c, c ? c->earlier : NULL), "age-gap");
    name_row_by_id(w, name, "later-age-gap", against_id(w, c, c ? c->later : NULL), "age-gap");
}

static void name_release_truths(work *w, const char *name, const nt_release *release)
{
    const nt_like_for_like *c = release ? comparison_of(w->results, release) : NULL;
    const nt_ledger_row *ratio = release ? release->sanction.row : NULL;
    name_truth(w, name, "known", release != NULL);
    name_truth(w, name, "doubtful", release && release->doubt);
    name_truth(w, name, "approximate", ratio && ratio->flags & NT_FLAG_APPROXIMATE);
    name_truth(w, name, "before-vote", release && release->has_age && release->age_days < 0);
    for (nt_verdict v = NT_VERDICT_HIGHER; v <= NT_VERDICT_NOT_COMPARABLE; v++) {
        name_truth(w, name, dotted(w, "verdict", nt_verdict_id(v)), c && c->verdict == v);
    }
    for (nt_verdict_reason r = NT_REASON_NONE; r <= NT_REASON_NEIGHBOURS_DISAGREE; r++) {
        name_truth(w, name, dotted(w, "reason", nt_verdict_reason_id(r)), c && c->reason == r);
    }
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

static void name_release_texts(work *w, const char *name, const nt_release *release)
{
    const nt_like_for_like *c = release ? comparison_of(w->results, release) : NULL;
    name_text(w, name, "verdict", c ? &nt_verdict_text[c->verdict] : NULL);
    name_text(w, name, "reason", c ? &nt_verdict_reason_text[c->reason] : NULL);
    name_text(w, name, "event", release ? plain(w, release->event->name) : NULL);
    name_text(w, name, "source", release ? plain(w, publisher_of(release)) : NULL);
    name_text(w, name, "doubt", release && release->doubt ? &release->doubt->rule->title : NULL);
}

static void name_release(work *w, const char *name, const nt_release *release)
{
    index_put(w->index, INDEX_RELEASE, name, release);
    name_release_rows(w, name, release);
    name_release_truths(w, name, release);
    name_release_texts(w, name, release);
}

/* The latest comparison of the event that came to a verdict. */
static const nt_like_for_like *latest_verdict(const nt_results *results, const nt_event *event)
{
    const nt_like_for_like *best = NULL;
    for (size_t i = 0; i < results->comparison_count; i++) {
        const nt_like_for_like *c = &results->comparisons[i];
        if (c->release->event != event || c->verdict == NT_VERDICT_NOT_COMPARABLE) {
            continue;
        }
        if (!best || c->release->as_of > best->release->as_of ||
            (c->release->as_of == best->release->as_of &&
             c->release->sanction.row->whole > best->release->sanction.row->whole)) {
            best = c;
        }
    }
    return best;
}

static void name_releases_of(work *w, const char *side, const nt_event *event)
{
    const nt_results *r = w->results;
    const nt_release *latest = event ? release_pick(r, event, PICK_LATEST) : NULL;
    const nt_like_for_like *verdict = event ? latest_verdict(r, event) : NULL;
    const nt_release *compared = verdict ? verdict->release : latest;
    const nt_like_for_like *c = compared ? comparison_of(r, compared) : NULL;
    name_release(w, dotted(w, side, "latest"), latest);
    name_release(w, dotted(w, side, "usable"), event ? release_pick(r, event, PICK_USABLE) : NULL);
    name_release(w, dotted(w, side, "first"), event ? release_pick(r, event, PICK_FIRST) : NULL);
    name_release(w, dotted(w, side, "compared"), compared);
    name_release(w, dotted(w, side, "compared.earlier"), c ? c->earlier : NULL);
    name_release(w, dotted(w, side, "compared.later"), c ? c->later : NULL);
}

static void name_exposures_of(work *w, const char *side, const nt_event *event)
{
    const nt_results *r = w->results;
    for (size_t i = 0; i < r->exposure_count; i++) {
        const nt_figure *figure = r->exposures[i].figure;
        if (figure->event == event) {
            const char *id = figure->indicator->id;
            const char *slug = nt_utf8_slug(w->arena, figure->category);
            name_row(w, side, *slug ? dotted(w, id, slug) : id, r->exposures[i].row);
        }
    }
    for (size_t i = 0; i < r->rate_count; i++) {
        const nt_rate *rate = &r->rates[i];
        if (rate->event == event) {
            name_row(w, side, rate_stem(w->arena, rate->stage, rate->exposure->figure), rate->row);
        }
    }
}

/* Exposures that an edition lacks, by the vocabulary: no category, all unknown. */
static void name_unknown_exposures(work *w, const char *side)
{
    for (size_t i = 0; i < w->published->indicator_count; i++) {
        const nt_indicator *indicator = &w->published->indicators[i];
        if (indicator->kind == NT_INDICATOR_EXPOSURE) {
            name_row(w, side, indicator->id, NULL);
        }
    }
}

static void name_event(work *w, const char *side, const nt_event *event)
{
    name_text(w, side, "name", event ? plain(w, event->name) : NULL);
    name_text(w, side, "code", event ? plain(w, event->id) : NULL);
    name_truth(w, side, "known", event != NULL);
    name_row_by_id(w, side, "releases.count", event ? event->slug : NULL, "releases.count");
    name_row_by_id(w, side, "polling-day", event ? event->slug : NULL, "polling-day");
    name_unknown_exposures(w, side);
    if (event) {
        name_exposures_of(w, side, event);
    }
    name_releases_of(w, side, event);
}

static void name_shares(work *w, const char *name, const nt_breakdown *breakdown)
{
    size_t count = breakdown ? breakdown->share_count : 0;
    /* The last call for a name wins: of two shares of a category the larger, of all the rank. */
    for (size_t i = count; i-- > 0;) {
        const nt_category_share *share = &breakdown->shares[i];
        name_row(w, name, nt_utf8_slug(w->arena, share->figure->category), share->row);
    }
    for (size_t i = 0; i < RANKS || i < count; i++) {
        const nt_category_share *share = i < count ? &breakdown->shares[i] : NULL;
        const char *rank = nt_arena_printf(w->arena, "%zu", i + 1);
        name_row(w, name, rank, share ? share->row : NULL);
        name_text(w, name, dotted(w, rank, "name"),
                  share ? plain(w, share->figure->category) : NULL);
    }
}

static void name_breakdown(work *w, const char *name, const nt_breakdown *breakdown)
{
    index_put(w->index, INDEX_BREAKDOWN, name, breakdown);
    name_truth(w, name, "known", breakdown != NULL);
    name_text(w, name, "base",
              breakdown && breakdown->base ? &breakdown->base->indicator->label : NULL);
    name_row_by_id(w, name, "count", breakdown ? breakdown->id : NULL, "count");
    name_shares(w, name, breakdown);
}

static void name_pair(work *w, const char *name, const nt_breakdown_pair *pair)
{
    bool distinguishable = false;
    index_put(w->index, INDEX_PAIR, name, pair);
    for (size_t i = 0; pair && i < pair->change_count; i++) {
        const nt_category_change *change = &pair->changes[i];
        const char *slug = nt_utf8_slug(w->arena, change->category);
        name_row(w, name, dotted(w, slug, "difference"), change->difference);
        distinguishable |= change->distinguishable;
    }
    name_truth(w, name, "known", pair != NULL);
    name_truth(w, name, "bases-differ", pair && pair->bases_differ);
    name_truth(w, name, "distinguishable", distinguishable);
}

static void name_dimension(work *w, const char *dimension)
{
    const nt_results *r = w->results;
    const nt_breakdown *latest[2] = {NULL, NULL};
    for (size_t e = 0; e < 2; e++) {
        const nt_event *event = e ? r->b : r->a;
        const char *name = dotted(w, dimension, sides[e]);
        const nt_breakdown *first = event ? breakdown_pick(r, dimension, event, false) : NULL;
        latest[e] = event ? breakdown_pick(r, dimension, event, true) : NULL;
        name_breakdown(w, dotted(w, name, "first"), first);
        name_breakdown(w, dotted(w, name, "latest"), latest[e]);
        name_pair(w, dotted(w, name, "first.latest"), pair_of(r, first, latest[e]));
    }
    name_pair(w, dotted(w, dimension, "a.b"), pair_of(r, latest[0], latest[1]));
}

static bool dimension_named(const nt_published *published, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(published->indicators[i].dimension, published->indicators[index].dimension) ==
            0) {
            return true;
        }
    }
    return false;
}

static void name_dimensions(work *w)
{
    for (size_t i = 0; i < w->published->indicator_count; i++) {
        const char *dimension = w->published->indicators[i].dimension;
        if (*dimension && !dimension_named(w->published, i)) {
            name_dimension(w, dimension);
        }
    }
    name_dimension(w, area_dimension);
}

static void name_area_list(work *w, const char *name, const nt_area_list *list)
{
    size_t count = list ? list->count : 0;
    index_put(w->index, INDEX_AREA_LIST, name, list);
    name_truth(w, name, "known", list != NULL);
    name_text(w, name, "indicator", list ? &list->indicator->label : NULL);
    name_row_by_id(w, name, "count", list ? list->id : NULL, "count");
    for (size_t i = count; i-- > 0;) {
        name_row(w, name, nt_utf8_slug(w->arena, list->figures[i]->area), list->rows[i]);
    }
    for (size_t i = 0; i < RANKS || i < count; i++) {
        const char *rank = nt_arena_printf(w->arena, "%zu", i + 1);
        name_row(w, name, rank, i < count ? list->rows[i] : NULL);
        name_row(w, name, dotted(w, rank, "share"), i < count ? list->share_rows[i] : NULL);
        name_text(w, name, dotted(w, rank, "name"),
                  i < count ? plain(w, list->figures[i]->area) : NULL);
    }
}

static void name_naive(work *w)
{
    const nt_naive *n = &w->results->naive;
    nt_ledger *ledger = w->results->ledger;
    name_release(w, "naive.a", n->a);
    name_release(w, "naive.b", n->b);
    /* The rows have these ids where they exist; the names stand in where they do not. */
    nt_ledger_name(ledger, "naive.difference", n->difference ? n->difference : w->unknown);
    nt_ledger_name(ledger, "naive.age-gap", n->age_gap ? n->age_gap : w->unknown);
    index_put_truth(w->index, "naive.known", n->difference != NULL);
    index_put_truth(w->index, "naive.doubtful", (n->a && n->a->doubt) || (n->b && n->b->doubt));
    index_put_truth(w->index, "naive.higher", n->difference && n->difference->lower > 0);
    index_put_truth(w->index, "naive.lower", n->difference && n->difference->upper < 0);
}

static void name_findings(work *w)
{
    const nt_findings *findings = &w->results->findings;
    index_put_truth(w->index, "findings.any", findings->count > 0);
    size_t rule_count;
    const nt_rule *const *rules = nt_rules(&rule_count);
    for (size_t r = 0; r < rule_count; r++) {
        bool any = false;
        for (size_t i = 0; i < findings->count; i++) {
            any |= findings->items[i].rule == rules[r];
        }
        index_put_truth(w->index, nt_arena_printf(w->arena, "finding.%s.any", rules[r]->id), any);
    }
}

/* Ids are names too. They come first: an id is never hidden by a name. */
static void name_ids(work *w)
{
    const nt_results *r = w->results;
    for (size_t i = 0; i < r->release_count; i++) {
        index_put(w->index, INDEX_RELEASE, r->releases[i].id, &r->releases[i]);
    }
    for (size_t i = 0; i < r->breakdown_count; i++) {
        index_put(w->index, INDEX_BREAKDOWN, r->breakdowns[i].id, &r->breakdowns[i]);
    }
    for (size_t i = 0; i < r->pair_count; i++) {
        index_put(w->index, INDEX_PAIR, r->pairs[i].id, &r->pairs[i]);
    }
    for (size_t i = 0; i < r->area_list_count; i++) {
        index_put(w->index, INDEX_AREA_LIST, r->area_lists[i].id, &r->area_lists[i]);
    }
}

void work_names(work *w)
{
    nt_results *r = w->results;
    nt_ledger_row unknown = row_blank("unknown", unknown_text);
    unknown.method = "unknown";
    w->unknown = row_derive(w, unknown, NULL, 0);
    name_ids(w);
    for (size_t e = 0; e < 2; e++) {
        const nt_event *event = e ? r->b : r->a;
        name_event(w, sides[e], event);
        name_area_list(w, dotted(w, "area", sides[e]), area_list_pick(r, event));
    }
    name_naive(w);
    name_dimensions(w);
    name_findings(w);
    index_put_truth(w->index, "exposures.differ", r->exposures_differ_in_kind);
    index_put_truth(w->index, "edition.given", w->published->as_of_given);
    index_put_truth(w->index, "figures.withheld", w->published->withheld_count > 0);
}
