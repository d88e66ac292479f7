#include "names.h"

#include <string.h>

#include "base/utf8.h"
#include "published/labels.h"
#include "rows.h"
#include "words/base.h"

/* The names that hold in every edition; figures.h lists them. What an edition lacks keeps its name:
 * a row leads to "unknown", a truth is false, a text says so. */

enum { RANKS = 5 }; /* the Nth largest share or count by name */

static const char *const sides[] = {"a", "b"};
static const nt_text unknown_text = NT_TEXT_BASE_UNKNOWN;

const char *dotted(const work *w, const char *first, const char *second)
{
    return nt_arena_printf(w->arena, "%s.%s", first, second);
}

void name_row(work *w, const char *stem, const char *part, const nt_ledger_row *row)
{
    nt_ledger_name(w->ledger, dotted(w, stem, part), row ? row : w->unknown);
}

void name_row_by_id(work *w, const char *stem, const char *part, const char *id_stem,
                    const char *id_part)
{
    const nt_ledger_row *row =
        id_stem ? nt_ledger_find(w->ledger, dotted(w, id_stem, id_part)) : NULL;
    name_row(w, stem, part, row);
}

void name_truth(work *w, const char *stem, const char *part, bool truth)
{
    nt_index_put_truth(w->index, dotted(w, stem, part), truth);
}

void name_text(work *w, const char *stem, const char *part, const nt_text *text)
{
    nt_index_put(w->index, NT_INDEX_TEXT, dotted(w, stem, part), text ? text : &unknown_text);
}

void name_moving_text(work *w, const char *stem, const char *part, const nt_text *text)
{
    nt_index_put_moving_text(w->index, dotted(w, stem, part), text ? *text : unknown_text);
}

const nt_text *plain(const work *w, const char *text)
{
    if (!text || !*text) {
        return NULL;
    }
    nt_text both = nt_text_alike(text);
    return nt_arena_copy(w->arena, &both, sizeof both);
}

static void name_measure(work *w, const char *stem, nt_stage measure)
{
    name_text(w, stem, "part", nt_label_stage(w->published, measure));
    name_text(w, stem, "whole", nt_label_stage(w->published, measure - 1));
    name_truth(w, stem, "sanction", measure == NT_STAGE_SANCTIONED);
    name_truth(w, stem, "proof", measure == NT_STAGE_PROVEN);
}

static void name_exposures_of(work *w, const char *side, const nt_event *event)
{
    const nt_figures_report *r = w->report;
    for (size_t i = 0; i < r->exposure_count; i++) {
        const nt_figure *figure = r->exposures[i].figure;
        if (figure->event == event && !r->exposures[i].superseded) {
            const char *id = figure->indicator->id;
            const char *slug = nt_utf8_slug(w->arena, figure->category);
            name_row(w, side, *slug ? dotted(w, id, slug) : id, r->exposures[i].row);
        }
    }
    NT_EACH(const nt_rate, rate, r->rates, r->rate_count) {
        if (rate->event == event) {
            name_row(w, side, rate_stem(w->arena, rate->stage, rate->exposure->figure), rate->row);
        }
    }
}

/* Exposures that an edition lacks, by the vocabulary: no category, all unknown. */
static void name_unknown_exposures(work *w, const char *side)
{
    NT_EACH(const nt_indicator, indicator, w->published->indicators,
            w->published->indicator_count) {
        if (indicator->kind == NT_INDICATOR_EXPOSURE) {
            name_row(w, side, indicator->id, NULL);
        }
    }
}

static void name_event(work *w, const char *side, const nt_event *event)
{
    name_text(w, side, "name", event ? &event->label : NULL);
    name_text(w, side, "code", event ? plain(w, event->short_name) : NULL);
    name_truth(w, side, "known", event != NULL);
    name_row_by_id(w, side, "releases.count", event ? event->slug : NULL, "releases.count");
    name_row_by_id(w, side, "ratios.count", event ? event->slug : NULL, "ratios.count");
    name_row_by_id(w, side, "polling-day", event ? event->slug : NULL, "polling-day");
    name_unknown_exposures(w, side);
    if (event) {
        name_exposures_of(w, side, event);
    }
    name_measure(w, dotted(w, side, "measure"), nt_published_measure(w->report, event));
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
        name_text(w, name, dotted(w, rank, "name"), share ? &share->figure->category_label : NULL);
    }
}

static const nt_text *base_label(const nt_breakdown *breakdown)
{
    return breakdown->base ? &breakdown->base->indicator->label : NULL;
}

static void name_breakdown(work *w, const char *name, const nt_breakdown *breakdown)
{
    nt_index_put(w->index, NT_INDEX_BREAKDOWN, name, breakdown);
    name_truth(w, name, "known", breakdown != NULL);
    name_text(w, name, "base", breakdown ? base_label(breakdown) : NULL);
    name_row_by_id(w, name, "count", breakdown ? breakdown->id : NULL, "count");
    name_shares(w, name, breakdown);
}

static void name_pair(work *w, const char *name, const nt_breakdown_pair *pair)
{
    bool distinguishable = false;
    nt_index_put(w->index, NT_INDEX_PAIR, name, pair);
    for (size_t i = 0; pair && i < pair->change_count; i++) {
        const nt_category_change *change = &pair->changes[i];
        const char *slug = nt_utf8_slug(w->arena, change->category);
        name_row(w, name, dotted(w, slug, "difference"), change->difference);
        distinguishable |= change->distinguishable;
    }
    name_truth(w, name, "known", pair != NULL);
    name_truth(w, name, "bases-differ", pair && pair->bases_differ);
    name_breakdown(w, dotted(w, name, "from"), pair ? pair->from : NULL);
    name_breakdown(w, dotted(w, name, "to"), pair ? pair->to : NULL);
    name_truth(w, name, "distinguishable", distinguishable);
}

/* What one event gives of a dimension. */
static void name_lists(work *w, const char *dimension, const char *side, const nt_event *event)
{
    const nt_figures_report *r = w->report;
    const char *name = dotted(w, dimension, side);
    const nt_breakdown *first = event ? breakdown_pick(r, dimension, event, false) : NULL;
    const nt_breakdown *latest = event ? breakdown_pick(r, dimension, event, true) : NULL;
    name_breakdown(w, dotted(w, name, "first"), first);
    name_breakdown(w, dotted(w, name, "latest"), latest);
    name_pair(w, dotted(w, name, "first.latest"), pair_of(r, first, latest));
}

static void name_dimension(work *w, const char *dimension)
{
    const nt_figures_report *r = w->report;
    const nt_breakdown *a, *b;
    breakdown_beside(r, dimension, &a, &b);
    name_lists(w, dimension, "a", r->a);
    name_lists(w, dimension, "b", r->b);
    name_pair(w, dotted(w, dimension, "a.b"), pair_of(r, a, b));
    NT_EACH(const nt_event, event, w->published->events, w->published->event_count) {
        if (event != r->a && event != r->b) {
            name_lists(w, dimension, dotted(w, "event", event->slug), event);
        }
    }
}

static bool dimension_named(const nt_published *published, size_t index)
{
    return NT_ANY(
        i, index,
        strcmp(published->indicators[i].dimension, published->indicators[index].dimension) == 0);
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

static const nt_text *name_of(const work *w, const nt_area_list *list, size_t index)
{
    nt_text name = nt_published_area_name(list, index);
    return nt_arena_copy(w->arena, &name, sizeof name);
}

static void name_area_list(work *w, const char *name, const nt_area_list *list)
{
    size_t count = list ? list->count : 0;
    nt_index_put(w->index, NT_INDEX_AREA_LIST, name, list);
    name_truth(w, name, "known", list != NULL);
    name_truth(w, name, "mapped", list && list->tiling->fit == NT_TILING_FITS);
    name_truth(w, name, "of-whole", list && list->total && list->total->whole_area);
    name_truth(w, name, "complete", list && list->complete);
    name_text(w, name, "level", list ? nt_label_level(list->level) : NULL);
    name_text(w, name, "indicator", list ? &list->indicator->label : NULL);
    name_row_by_id(w, name, "count", list ? list->id : NULL, "count");
    for (size_t i = count; i-- > 0;) {
        name_row(w, name, nt_utf8_slug(w->arena, nt_published_area_name(list, i).in[NT_LANG_ID]),
                 list->rows[i]);
    }
    for (size_t i = 0; i < RANKS || i < count; i++) {
        const char *rank = nt_arena_printf(w->arena, "%zu", i + 1);
        name_row(w, name, rank, i < count ? list->rows[i] : NULL);
        name_row(w, name, dotted(w, rank, "share"), i < count ? list->share_rows[i] : NULL);
        name_text(w, name, dotted(w, rank, "name"), i < count ? name_of(w, list, i) : NULL);
    }
}

/* Of the widest level that its sources name areas of, and of the two below it. */
static void name_area_lists(work *w, const char *name, const nt_event *event)
{
    const nt_area_list *list = area_list_pick(w->report, event, NULL);
    for (int depth = 0; depth < 3; depth++) {
        name_area_list(w, name, list);
        name = dotted(w, name, "below");
        list = list ? area_list_pick(w->report, event, list) : NULL;
    }
}

/* Of what all figures are, where that is not plainly a country: readers take a number without an
 * area for the nation's. */
static void name_whole(work *w)
{
    const nt_figure *whole = NULL;
    bool several = false, country = false;
    NT_EACH(const nt_figure, figure, w->published->figures, w->published->figure_count) {
        if (figure->whole_area && *figure->area) {
            several = several || (whole && strcmp(whole->area_key, figure->area_key) != 0);
            country = country || (figure->level && figure->level->rank == 0);
            whole = whole ? whole : figure;
        }
    }
    if (whole && !several && !country) {
        nt_ledger_mark_area(w->ledger, whole->area);
    }
    name_truth(w, "whole", "named", whole && !several && !country);
    name_text(w, "whole", "name", whole && !several ? plain(w, whole->area) : NULL);
}

static void name_naive(work *w, const char *stem, const nt_naive *n, release_view view)
{
    nt_ledger *ledger = w->ledger;
    const nt_finding *of_a = n->a ? nt_release_doubt(n->a, view.measure) : NULL;
    const nt_finding *of_b = n->b ? nt_release_doubt(n->b, view.measure) : NULL;
    bool apart = n->a && n->b && !n->difference;
    name_release(w, dotted(w, stem, "a"), n->a, view);
    name_release(w, dotted(w, stem, "b"), n->b, view);
    /* The rows have these ids where they exist; the names stand in where they do not. */
    nt_ledger_name(ledger, dotted(w, stem, "difference"),
                   n->difference ? n->difference : w->unknown);
    nt_ledger_name(ledger, dotted(w, stem, "age-gap"), n->age_gap ? n->age_gap : w->unknown);
    name_truth(w, stem, "known", n->difference != NULL);
    name_truth(w, stem, "ages-differ", n->ages_differ);
    name_truth(w, stem, "doubtful", of_a || of_b);
    name_truth(w, stem, "higher", n->difference && n->difference->lower > 0);
    name_truth(w, stem, "lower", n->difference && n->difference->upper < 0);
    name_truth(w, stem, "procedures-differ",
               apart && !nt_counter_comparable(n->a->counter, n->b->counter));
    name_truth(w, stem, "units-differ",
               apart && nt_counter_comparable(n->a->counter, n->b->counter));
}

static void name_findings(work *w)
{
    const nt_findings *findings = &w->report->findings;
    nt_index_put_truth(w->index, "findings.any", findings->count > 0);
    size_t rule_count;
    const nt_rule *rules = nt_rules(&rule_count);
    for (size_t r = 0; r < rule_count; r++) {
        bool any = NT_ANY(i, findings->count, findings->items[i].rule == &rules[r]);
        nt_index_put_truth(w->index, nt_arena_printf(w->arena, "finding.%s.any", rules[r].id), any);
    }
}

/* Ids are names too. They come first: an id is never hidden by a name. */
static void name_ids(work *w)
{
    const nt_figures_report *r = w->report;
    for (size_t i = 0; i < r->release_count; i++) {
        nt_index_put(w->index, NT_INDEX_RELEASE, r->releases[i].id, &r->releases[i]);
    }
    for (size_t i = 0; i < r->breakdown_count; i++) {
        nt_index_put(w->index, NT_INDEX_BREAKDOWN, r->breakdowns[i].id, &r->breakdowns[i]);
    }
    for (size_t i = 0; i < r->pair_count; i++) {
        nt_index_put(w->index, NT_INDEX_PAIR, r->pairs[i].id, &r->pairs[i]);
    }
    for (size_t i = 0; i < r->area_list_count; i++) {
        nt_index_put(w->index, NT_INDEX_AREA_LIST, r->area_lists[i].id, &r->area_lists[i]);
    }
}

static void alias_side(work *w, const char *side, const nt_event *event, const nt_event *other)
{
    const char *own = dotted(w, "event", event->slug), *against = dotted(w, own, "vs");
    if (other) {
        nt_index_alias(w->index, dotted(w, against, other->slug), side);
    }
    nt_index_alias(w->index, against, against); /* another vote than the other side is none */
    nt_index_alias(w->index, own, side);
}

static void name_aliases(work *w)
{
    const nt_event *a = w->report->a, *b = w->report->b;
    if (a) {
        alias_side(w, sides[0], a, b);
    }
    if (b) {
        alias_side(w, sides[1], b, a);
    }
    if (a && b) {
        const char *pair = nt_arena_printf(w->arena, "pair.%s.%s", a->slug, b->slug);
        nt_index_alias(w->index, dotted(w, pair, "naive"), "naive");
        nt_index_alias(w->index, dotted(w, pair, "measure"), "measure");
        nt_index_alias(w->index, pair, "pair");
    }
}

static void name_vote(work *w, const char *side, const nt_event *event)
{
    name_event(w, side, event);
    name_area_lists(w, dotted(w, "area", side), event);
}

/* a and b, and the others by their slug; "event.SLUG" of a and b is an alias. */
static void name_votes(work *w)
{
    const nt_figures_report *r = w->report;
    name_vote(w, sides[0], r->a);
    name_vote(w, sides[1], r->b);
    NT_EACH(const nt_event, event, w->published->events, w->published->event_count) {
        if (event != r->a && event != r->b) {
            name_vote(w, dotted(w, "event", event->slug), event);
        }
    }
}

/* What follows from b's running counts beside a's. */
static void name_totals(work *w, const char *stem, const nt_vote_pair *pair)
{
    bool holds[NT_TOTAL_READING_COUNT] = {false};
    for (size_t i = 0; pair && i < pair->total_count; i++) {
        holds[pair->totals[i].reading] = true;
    }
    name_truth(w, stem, "totals.any", pair && pair->total_count);
    name_truth(w, stem, "totals.fewer", holds[NT_TOTAL_FEWER]);
    name_truth(w, stem, "totals.more", holds[NT_TOTAL_MORE]);
}

/* `pair` is NULL where one of the two has no release in this edition. */
static void name_pair_of_votes(work *w, const nt_event *a, const nt_event *b)
{
    const nt_vote_pair *pair = nt_published_vote_pair(w->report, a, b);
    const char *stem = nt_arena_printf(w->arena, "pair.%s.%s", a->slug, b->slug);
    release_view view = {pair ? pair->measure : NT_STAGE_SANCTIONED, pair};
    name_compared(w, nt_arena_printf(w->arena, "event.%s.vs.%s", a->slug, b->slug), a, view);
    name_compared(w, nt_arena_printf(w->arena, "event.%s.vs.%s", b->slug, a->slug), b, view);
    name_truth(w, stem, "known", pair && pair->has_measure);
    name_totals(w, stem, pair);
    name_measure(w, dotted(w, stem, "measure"), view.measure);
    name_naive(w, dotted(w, stem, "naive"), pair ? &pair->naive : &(nt_naive){0}, view);
}

/* The pair of a and b has shorter names as well. */
static void name_pairs_of_votes(work *w)
{
    const nt_figures_report *r = w->report;
    const nt_published *p = w->published;
    const nt_vote_pair *chief = nt_published_vote_pair(r, r->a, r->b);
    for (size_t k = 1; k < p->event_count; k++) {
        for (size_t i = 0; i < k; i++) {
            name_pair_of_votes(w, &p->events[i], &p->events[k]);
        }
    }
    nt_index_put_truth(w->index, "pair.known", chief && chief->has_measure);
    name_totals(w, "pair", chief);
    name_measure(w, "measure", r->measure);
    name_naive(w, "naive", &r->naive, (release_view){r->measure, chief});
}

static bool has_verdict(const nt_vote_pair *pair)
{
    return NT_ANY(i, pair->comparison_count,
                  pair->comparisons[i].verdict != NT_VERDICT_NOT_COMPARABLE);
}

static bool is_compared(const nt_figures_report *r, const nt_event *vote)
{
    return NT_ANY(i, r->vote_pair_count,
                  (r->vote_pairs[i].a == vote || r->vote_pairs[i].b == vote) &&
                      has_verdict(&r->vote_pairs[i]));
}

/* How many votes there are: what a template words for one, two or more. */
static void name_vote_counts(work *w)
{
    const nt_figures_report *r = w->report;
    size_t count = r->vote_count;
    bool known = false, unknown = false, totals = false, headline = false;
    for (size_t i = 0; i < r->vote_pair_count; i++) {
        known |= r->vote_pairs[i].has_measure;
        unknown |= !r->vote_pairs[i].has_measure;
        totals |= r->vote_pairs[i].total_count > 0;
        headline |= r->vote_pairs[i].naive.difference != NULL;
    }
    bool ages =
        NT_ANY(i, r->release_count,
               r->releases[i].has_age && nt_release_ratio(&r->releases[i], r->measure)->row);
    nt_index_put_truth(w->index, "ages.known", ages);
    nt_index_put_truth(w->index, "pairs.known", known);
    nt_index_put_truth(w->index, "pairs.unknown", unknown);
    nt_index_put_truth(w->index, "pairs.totals", totals);
    nt_index_put_truth(w->index, "pairs.naive", headline);
    nt_index_put_truth(w->index, "votes.one", count == 1);
    nt_index_put_truth(w->index, "votes.two", count == 2);
    nt_index_put_truth(w->index, "votes.several", count > 1);
    nt_index_put_truth(w->index, "votes.many", count > 2);
    nt_index_put_truth(w->index, "votes.compared",
                       NT_ALL(i, r->vote_count, is_compared(r, r->votes[i])));
}

void work_names(work *w)
{
    nt_figures_report *r = w->report;
    nt_ledger_row unknown = nt_ledger_blank("unknown", unknown_text);
    unknown.method = NT_METHOD_UNKNOWN;
    w->unknown = row_derive(w, unknown, NULL, 0);
    name_ids(w);
    name_aliases(w);
    name_votes(w);
    name_pairs_of_votes(w);
    name_vote_counts(w);
    name_whole(w);
    name_dimensions(w);
    name_findings(w);
    nt_index_put_truth(w->index, "exposures.differ", r->exposures_differ_in_kind);
    nt_index_put_truth(w->index, "edition.given", w->published->as_of_given);
    nt_index_put_truth(w->index, "figures.withheld", w->published->withheld_count > 0);
}
