#include "items.h"

#include <string.h>

/* --- lists --- */

const char *const nt_list_names[NT_LIST_COUNT] = {
    [NT_LIST_RELEASES] = "releases", [NT_LIST_COMPARISONS] = "comparisons",
    [NT_LIST_FINDINGS] = "findings", [NT_LIST_SOURCES] = "sources",
    [NT_LIST_VOTES] = "votes",       [NT_LIST_PAIRS] = "pairs",
    [NT_LIST_TOTALS] = "totals"};

/* The comparisons of one vote with another; of a and b where none is named. */
static const nt_vote_pair *pair_of(const nt_list *list)
{
    static const nt_vote_pair none = {0};
    const nt_figures_report *r = nt_published_report(list->results);
    const nt_event *one = list->against ? list->event : r->a;
    const nt_event *other = list->against ? list->against : r->b;
    const nt_vote_pair *pair = nt_published_vote_pair(r, one, other);
    return pair ? pair : &none;
}

/* What the list is taken from. */
typedef struct {
    const void *items;
    size_t count, size; /* of an item; 0: `items` are pointers to them */
} array;

static array array_of(const nt_list *list)
{
    const nt_published *published = list->results->published;
    const nt_figures_report *figures = nt_published_report(list->results);
    const nt_vote_pair *pair = pair_of(list);
    switch (list->kind) {
    case NT_LIST_FINDINGS:
        return (array){figures->findings.items, figures->findings.count, sizeof(nt_finding)};
    case NT_LIST_SOURCES:
        return published ? (array){published->sources, published->source_count, sizeof(nt_source)}
                         : (array){0};
    case NT_LIST_COMPARISONS:
        return (array){pair->comparisons, pair->comparison_count, sizeof(nt_like_for_like)};
    case NT_LIST_RELEASES:
        return (array){figures->releases, figures->release_count, sizeof(nt_release)};
    case NT_LIST_VOTES:
        return (array){figures->votes, figures->vote_count, 0};
    case NT_LIST_PAIRS:
        return (array){figures->vote_pairs, figures->vote_pair_count, sizeof(nt_vote_pair)};
    default:
        return (array){pair->totals, pair->total_count, sizeof(nt_total_comparison)};
    }
}

/* Whose the item is, in a list that may be of one event; of a pair, the later of the two. */
static const nt_event *event_of(nt_list_kind kind, const void *item)
{
    return kind == NT_LIST_COMPARISONS ? ((const nt_like_for_like *)item)->release->event
           : kind == NT_LIST_RELEASES  ? ((const nt_release *)item)->event
           : kind == NT_LIST_PAIRS     ? ((const nt_vote_pair *)item)->b
           : kind == NT_LIST_TOTALS    ? ((const nt_total_comparison *)item)->total->event
                                       : NULL;
}

bool nt_report_list_next(const nt_list *list, size_t *at, const nt_scope *outer, nt_scope *out)
{
    array all = array_of(list);
    while (*at < all.count) {
        size_t i = (*at)++;
        const void *item = (const char *)all.items + i * all.size;
        item = all.size ? item : ((const nt_event *const *)all.items)[i];
        const nt_event *event = event_of(list->kind, item);
        if (!list->event || !event || event == list->event) {
            *out = (nt_scope){list->kind, item, outer};
            return true;
        }
    }
    return false;
}

/* The event of that slug at `*at`, which moves behind it. */
static const nt_event *event_by_slug(const nt_results *results, const char **at)
{
    size_t length = strcspn(*at, ".");
    const nt_published *published = results->published;
    for (size_t i = 0; published && i < published->event_count; i++) {
        const nt_event *event = &published->events[i];
        if (nt_spells(*at, length, event->slug)) {
            *at += length + ((*at)[length] == '.');
            return event;
        }
    }
    return NULL;
}

/* "a.", "b.", "event.SLUG.", "event.SLUG.vs.SLUG." before the name of a list; false when such a
 * prefix names no event. */
static bool read_whose(const char **at, nt_list *list)
{
    static const nt_event nobody = {
        0}; /* an edition of one vote has no b, and lists nothing of it */
    const nt_figures_report *figures = nt_published_report(list->results);
    if (((*at)[0] == 'a' || (*at)[0] == 'b') && (*at)[1] == '.') {
        list->event = (*at)[0] == 'a' ? figures->a : figures->b;
        list->event = list->event ? list->event : &nobody;
        *at += 2;
        return true;
    }
    if (!nt_begins(*at, "event.")) {
        return true;
    }
    *at += 6;
    list->event = event_by_slug(list->results, at);
    bool versus = list->event && nt_begins(*at, "vs.");
    *at += versus ? 3 : 0;
    list->against = versus ? event_by_slug(list->results, at) : NULL;
    return list->event && (!versus || list->against);
}

bool nt_report_find_list(const nt_results *results, const char *name, nt_list *out)
{
    nt_list list = {.results = results};
    char plain[NT_MESSAGE_MAX];
    const char *at = nt_results_plain_name(results, name, plain);
    if (!read_whose(&at, &list)) {
        return false;
    }
    for (list.kind = 0; list.kind < NT_LIST_COUNT; list.kind++) {
        bool per_event = list.kind <= NT_LIST_COMPARISONS || list.kind >= NT_LIST_PAIRS;
        if (strcmp(at, nt_list_names[list.kind]) == 0 && (!list.event || per_event)) {
            nt_scope item;
            for (size_t i = 0; nt_report_list_next(&list, &i, NULL, &item);) {
                list.count++;
            }
            *out = list;
            return true;
        }
    }
    return false;
}

/* --- items --- */

nt_item nt_report_item_of_source(const nt_source *source)
{
    return (nt_item){.texts = {{"number", .number = &source->number},
                               {"published_on", .day = &source->published_on},
                               {"id", .text = source->id},
                               {"publisher", .text = source->publisher},
                               {"title", .text = source->title, .lang = source->language},
                               {"url", .text = source->url},
                               {"note", .text = source->note}},
                     .truths = {{"published_on", nt_date_known(source->published_on)},
                                {"publisher", *source->publisher},
                                {"url", *source->url}}};
}

/* A release as it is seen: by the ratio that is compared. */
static nt_item of_release(const nt_release *r, nt_stage measure, const nt_like_for_like *c)
{
    const nt_finding *doubt = nt_release_doubt(r, measure);
    return (nt_item){.texts = {{"event", .label = &r->event->label},
                               {"doubt", .label = doubt ? &doubt->rule->title : NULL},
                               {"id", .text = r->id},
                               {"as_of", .day = &r->as_of},
                               {"age", .age_days = r->has_age ? &r->age_days : NULL},
                               {"doubt.sentence", .phrase = doubt ? &doubt->sentence : NULL},
                               {"doubt.number", .number = doubt ? &doubt->number : NULL}},
                     .rows = {{"reported", r->stage_rows[NT_STAGE_REPORTED]},
                              {"proven", r->stage_rows[NT_STAGE_PROVEN]},
                              {"sanctioned", r->stage_rows[NT_STAGE_SANCTIONED]},
                              {"share-proven", r->share_rows[NT_STAGE_PROVEN]},
                              {"share-sanctioned", r->share_rows[NT_STAGE_SANCTIONED]},
                              {"sanction-ratio", r->sanction.row},
                              {"proof-ratio", r->proof.row},
                              {"ratio", nt_release_ratio(r, measure)->row},
                              {"earlier-difference", c ? c->earlier_difference : NULL},
                              {"later-difference", c ? c->later_difference : NULL}},
                     .truths = {{"doubtful", doubt != NULL},
                                {"before-vote", r->has_age && r->age_days < 0},
                                {"compared", c && c->verdict != NT_VERDICT_NOT_COMPARABLE}}};
}

nt_item nt_report_item_of_release(const nt_results *results, const nt_release *release)
{
    nt_stage measure = nt_published_measure(nt_published_report(results), release->event);
    return of_release(release, measure, NULL);
}

/* With the verdict on it: `c` is NULL where there is none. */
static nt_item of_compared(const nt_results *results, const nt_release *release,
                           const nt_like_for_like *c, const char *name)
{
    nt_item item =
        c ? of_release(release, c->measure, c) : nt_report_item_of_release(results, release);
    item.texts[7] = (nt_item_text){"verdict", .label = c ? &nt_verdict_text[c->verdict] : NULL};
    item.texts[8] =
        (nt_item_text){"reason", .label = c ? &nt_verdict_reason_text[c->reason] : NULL};
    for (nt_verdict v = NT_VERDICT_HIGHER; v <= NT_VERDICT_NOT_COMPARABLE; v++) {
        if (nt_begins(name, "verdict.") && strcmp(name + 8, nt_verdict_id(v)) == 0) {
            item.truths[3] = (nt_item_truth){name, c && c->verdict == v};
        }
    }
    return item;
}

static nt_item of_total(const nt_total_comparison *c, const char **name)
{
    const struct {
        const char *prefix;
        const nt_running_total *total;
        const nt_ledger_row *gap;
    } sides[] = {{"", c->total, NULL},
                 {"earlier.", c->earlier, c->earlier_gap},
                 {"later.", c->later, c->later_gap},
                 {"of-one-day.", c->of_one_day, c->of_one_day_gap}};
    size_t side = sizeof sides / sizeof *sides - 1;
    const char *whole = *name;
    while (side > 0 && !nt_begins(whole, sides[side].prefix)) {
        side--;
    }
    *name += strlen(sides[side].prefix);
    const nt_running_total *t = sides[side].total;
    const nt_counter *own = c->total->counter;
    bool counters_differ =
        (c->earlier && c->earlier->counter != own) || (c->later && c->later->counter != own);
    nt_item item = {.texts = {{"event", .label = t ? &t->event->label : NULL},
                              {"as_of", .day = t ? &t->as_of : NULL},
                              {"age", .age_days = t && t->has_age ? &t->age_days : NULL},
                              {"counter", .text = t ? t->counter->id : NULL}},
                    .rows = {{"count", t ? t->row : NULL}},
                    .truths = {{"known", t != NULL},
                               {"counter.known", t && *t->counter->id},
                               {"summed", nt_published_is_summed(t)},
                               {"same-age", c->same_age},
                               {"counters-differ", counters_differ}}};
    if (side > 0) {
        item.rows[1] = (nt_item_row){"gap", sides[side].gap};
        return item;
    }
    item.texts[4] = (nt_item_text){"indicator", .label = &c->total->indicator->label};
    item.texts[5] = (nt_item_text){"reading", .label = &nt_total_reading_text[c->reading]};
    for (nt_total_reading r = NT_TOTAL_FEWER; r < NT_TOTAL_READING_COUNT; r++) {
        if (strcmp(whole, nt_total_reading_id(r)) == 0) {
            item.truths[5] = (nt_item_truth){whole, c->reading == r};
        }
    }
    return item;
}

nt_item nt_report_item(const nt_results *results, const nt_scope *scope, const char **name)
{
    const nt_finding *finding = scope->item; /* where it is one */
    switch (scope->kind) {
    case NT_LIST_SOURCES:
        return nt_report_item_of_source(scope->item);
    case NT_LIST_FINDINGS:
        return (nt_item){.texts = {{"number", .number = &finding->number},
                                   {"rule", .text = finding->rule->id},
                                   {"title", .label = &finding->rule->title},
                                   {"sentence", .phrase = &finding->sentence},
                                   {"explanation", .label = &finding->rule->explanation}}};
    case NT_LIST_RELEASES:
        return of_compared(results, scope->item, nt_published_comparison(results, scope->item),
                           *name);
    case NT_LIST_COMPARISONS:
        return of_compared(results, ((const nt_like_for_like *)scope->item)->release, scope->item,
                           *name);
    case NT_LIST_TOTALS:
        return of_total(scope->item, name);
    default: /* votes and pairs: their names are those of the edition (votes.c) */
        return (nt_item){0};
    }
}
