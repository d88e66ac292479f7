#include "published/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "work.h"

static size_t releases_of(const nt_results *results, const nt_event *event)
{
    size_t count = 0;
    for (size_t i = 0; i < results->release_count; i++) {
        count += results->releases[i].event == event;
    }
    return count;
}

/* The event with the most releases beside `taken`; one without releases is none. */
static const nt_event *busiest(const nt_results *results, const nt_event *taken)
{
    const nt_event *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < results->published->event_count; i++) {
        const nt_event *event = &results->published->events[i];
        size_t count = releases_of(results, event);
        if (event != taken && count > most) {
            best = event;
            most = count;
        }
    }
    return best;
}

static nt_status named_event(nt_arena *arena, const nt_published *published, const char *id,
                             nt_place place, const nt_event **out, nt_error *err)
{
    const char **known = nt_new_array(arena, const char *, published->event_count);
    for (size_t i = 0; i < published->event_count; i++) {
        known[i] = published->events[i].id;
        if (strcmp(known[i], id) == 0) {
            *out = &published->events[i];
            return NT_OK;
        }
    }
    const char *nearest = nt_utf8_nearest(id, known, published->event_count);
    nearest = nearest || !published->event_count ? nearest : known[0];
    return nt_failf(err, NT_INVALID, place,
                    "no event \"%s\" in the data; one of its events, such as \"%s\"", id,
                    nearest ? nearest : "(none)");
}

/* The events as asked for; where nothing is asked, the busiest, the earlier vote first (events are
 * in that order). */
static nt_status choose_events(work *w, const char *const ids[2], nt_place place, nt_error *err)
{
    const nt_event *chosen[2] = {NULL, NULL};
    for (size_t i = 0; i < 2; i++) {
        if (ids[i]) {
            nt_status status = named_event(w->arena, w->published, ids[i], place, &chosen[i], err);
            if (status) {
                return status;
            }
        }
    }
    if (chosen[0] && chosen[0] == chosen[1]) {
        return nt_failf(err, NT_INVALID, place, "the two events are the same, \"%s\"; name two",
                        ids[0]);
    }
    for (size_t i = 0; i < 2; i++) {
        if (!chosen[i]) {
            chosen[i] = busiest(w->results, chosen[1 - i]);
        }
    }
    if (!ids[0] && !ids[1] && chosen[1] && chosen[1] < chosen[0]) {
        const nt_event *earlier = chosen[1];
        chosen[1] = chosen[0];
        chosen[0] = earlier;
    }
    w->results->a = chosen[0];
    w->results->b = chosen[1];
    return NT_OK;
}

static nt_status read_measure(work *w, const nt_published_request *request, nt_error *err)
{
    const char *asked = request->measure;
    w->measure_given = asked != NULL;
    w->measure = asked && strcmp(asked, "proof") == 0 ? NT_STAGE_PROVEN : NT_STAGE_SANCTIONED;
    if (!asked || strcmp(asked, "proof") == 0 || strcmp(asked, "sanction") == 0) {
        return NT_OK;
    }
    return nt_failf(
        err, NT_INVALID, request->measure_place,
        "no measure \"%s\"; \"sanction\" (sanctioned of proven) or \"proof\" (proven of "
        "reported)",
        asked);
}

static nt_status read_age_limit(work *w, const nt_published_request *request, nt_error *err)
{
    const char *asked = request->age_limit;
    char *end = NULL;
    long days = asked ? strtol(asked, &end, 10) : NT_AGE_LIMIT_DAYS;
    if (asked && (*asked < '0' || *asked > '9' || *end || days > NT_AGE_LIMIT_MAX)) {
        return nt_failf(err, NT_INVALID, request->limit_place,
                        "\"%s\" is no limit of age; a number of days from 0 to %d", asked,
                        NT_AGE_LIMIT_MAX);
    }
    w->results->age_limit_days = (int)days;
    return NT_OK;
}

/* Each vote is set against each: of very many the pairs would be beyond all time and memory. */
static nt_status check_vote_count(const nt_published *published, nt_error *err)
{
    if (published->event_count <= NT_VOTES_MAX) {
        return NT_OK;
    }
    const nt_event *beyond = &published->events[NT_VOTES_MAX];
    return nt_failf(err, NT_INVALID, beyond->place,
                    "\"%s\" is one of %zu votes; a report compares each with each, of %d at most: "
                    "leave out the others and their figures",
                    beyond->id, published->event_count, NT_VOTES_MAX);
}

static nt_status check_figure_count(const nt_published *published, nt_error *err)
{
    if (published->figure_count <= NT_FIGURES_MAX) {
        return NT_OK;
    }
    const nt_figure *beyond = &published->figures[NT_FIGURES_MAX];
    return nt_failf(err, NT_INVALID, beyond->place,
                    "\"%s\" is one of %zu figures; a report sets them against each other, of %d at "
                    "most: leave out some, or make several reports",
                    beyond->id, published->figure_count, NT_FIGURES_MAX);
}

/* Each event has names for each dimension. */
static nt_status check_dimension_count(nt_arena *arena, const nt_published *published,
                                       nt_error *err)
{
    nt_map dimensions = nt_map_open(arena);
    const char *beyond = NULL;
    for (size_t i = 0; !beyond && i < published->indicator_count; i++) {
        const char *dimension = published->indicators[i].dimension;
        if (*dimension && nt_map_keep(&dimensions, dimension, i) == NT_MAP_NONE) {
            beyond = dimensions.count > NT_DIMENSIONS_MAX ? dimension : NULL;
        }
    }
    if (!beyond) {
        return NT_OK;
    }
    nt_place place = published->package ? published->package->descriptor->place : nt_nowhere;
    for (size_t i = published->figure_count; i-- > 0;) {
        bool of_it = strcmp(published->figures[i].indicator->dimension, beyond) == 0;
        place = of_it ? published->figures[i].place : place;
    }
    return nt_failf(err, NT_INVALID, place,
                    "\"%s\" is one of more than %d dimensions of categories, and a report has room "
                    "for no more; leave out some",
                    beyond, NT_DIMENSIONS_MAX);
}

/* Each release is set against each other vote; a release has a figure, whose place is named. */
static nt_status check_release_count(const work *w, nt_error *err)
{
    size_t votes = w->published->event_count, others = votes > 1 ? votes - 1 : 1;
    size_t most = NT_COMPARISONS_MAX / others, count = w->results->release_count;
    if (count <= most) {
        return NT_OK;
    }
    const nt_release *beyond = &w->results->releases[most];
    nt_place place = beyond->event->place;
    for (int stage = 0; stage < NT_STAGE_COUNT; stage++) {
        place = beyond->stages[stage] ? beyond->stages[stage]->place : place;
    }
    return nt_failf(err, NT_INVALID, place,
                    "\"%s\" is one of %zu releases; a report sets each against each other vote, of "
                    "%zu votes %zu at most: leave out some votes or releases",
                    beyond->id, count, votes, most);
}

static nt_status read_request(work *w, const nt_published_request *request, nt_error *err)
{
    const char *const ids[2] = {request->event_a, request->event_b};
    nt_status status = choose_events(w, ids, request->event_place, err);
    status = status ? status : read_measure(w, request, err);
    return status ? status : read_age_limit(w, request, err);
}

nt_status nt_published_results(nt_arena *arena, const nt_published *published,
                               const nt_published_request *request, const nt_results **out,
                               nt_error *err)
{
    static const nt_published_request nothing_asked = {0};
    work w = {.arena = arena,
              .published = published,
              .results = nt_new(arena, nt_results),
              .numbers = nt_map_open(arena),
              .sources = nt_map_open(arena),
              .exposures = nt_map_open(arena)};
    nt_status status = check_vote_count(published, err);
    status = status ? status : check_figure_count(published, err);
    status = status ? status : check_dimension_count(arena, published, err);
    if (status) {
        return status;
    }
    w.results->published = published;
    w.results->ledger = nt_ledger_open(arena);
    w.results->findings = nt_rules_run(arena, published);
    work_publish_rows(&w);
    work_polling_days(&w);
    status = work_releases(&w, err);
    status = status ? status : check_release_count(&w, err);
    status = status ? status : read_request(&w, request ? request : &nothing_asked, err);
    if (status) {
        return status;
    }
    work_votes(&w);
    status = work_areas(&w, err);
    status = status ? status : work_categories(&w, err);
    if (status) {
        return status;
    }
    work_exposures(&w);
    work_counts(&w);
    w.index = nt_index_open(arena);
    work_names(&w);
    nt_index_seal(w.index);
    w.results->index = w.index;
    *out = w.results;
    return NT_OK;
}

/* What follows `prefix`, a whole part of a name or several; NULL when the name has other parts. */
static const char *after(const char *name, const char *prefix)
{
    size_t length = strlen(prefix);
    bool whole = strncmp(name, prefix, length) == 0 && (name[length] == '.' || !name[length]);
    return whole ? name + length : NULL;
}

/* "event.SLUG" and "event.SLUG.vs.OTHER" of one side of the chief pair; NULL when it is not that.
 */
static const char *after_side(const char *name, const nt_event *event, const nt_event *other)
{
    const char *rest = event ? after(name, "event") : NULL;
    rest = rest && *rest ? after(rest + 1, event->slug) : NULL;
    const char *against = rest && *rest ? after(rest + 1, "vs") : NULL;
    return !against ? rest : other && *against ? after(against + 1, other->slug) : NULL;
}

/* ".known" of "pair.A.B.known". */
static const char *of_chief(const nt_results *r, const char *name)
{
    const char *rest = r->a && r->b ? after(name, "pair") : NULL;
    rest = rest && *rest ? after(rest + 1, r->a->slug) : NULL;
    return rest && *rest ? after(rest + 1, r->b->slug) : NULL;
}

static const char *after_pair(const nt_results *r, const char *name)
{
    const char *rest = of_chief(r, name);
    bool own = rest && *rest && (after(rest + 1, "naive") || after(rest + 1, "measure"));
    return own ? rest + 1 : NULL;
}

const char *nt_results_plain_name(const nt_results *results, const char *name,
                                  char out[NT_MESSAGE_MAX])
{
    const char *of_pair = after_pair(results, name);
    if (of_pair || strlen(name) >= NT_MESSAGE_MAX) {
        return of_pair ? of_pair : name;
    }
    const char *said = of_chief(results, name);
    if (said) {
        snprintf(out, NT_MESSAGE_MAX, "pair%s", said);
        return out;
    }
    size_t length = 0;
    for (const char *at = name; *at;) {
        bool begins = at == name || at[-1] == '.';
        const char *of_a = begins ? after_side(at, results->a, results->b) : NULL;
        const char *of_b = begins ? after_side(at, results->b, results->a) : NULL;
        out[length++] = of_a ? 'a' : of_b ? 'b' : *at;
        at = of_a ? of_a : of_b ? of_b : at + 1;
    }
    out[length] = '\0';
    return out;
}

static const void *find(const nt_results *results, nt_index_kind kind, const char *name)
{
    char plain[NT_MESSAGE_MAX];
    const nt_index_entry *entry =
        nt_index_find(results->index, kind, nt_results_plain_name(results, name, plain));
    return entry ? entry->thing : NULL;
}

const nt_ledger_row *nt_results_row(const nt_results *results, const char *name)
{
    char plain[NT_MESSAGE_MAX];
    return nt_ledger_find(results->ledger, nt_results_plain_name(results, name, plain));
}

const nt_release *nt_results_release(const nt_results *results, const char *id)
{
    return find(results, NT_INDEX_RELEASE, id);
}

const nt_breakdown *nt_results_breakdown(const nt_results *results, const char *id)
{
    return find(results, NT_INDEX_BREAKDOWN, id);
}

const nt_breakdown_pair *nt_results_pair(const nt_results *results, const char *id)
{
    return find(results, NT_INDEX_PAIR, id);
}

const nt_area_list *nt_results_area_list(const nt_results *results, const char *id)
{
    return find(results, NT_INDEX_AREA_LIST, id);
}

const nt_text *nt_results_text(const nt_results *results, const char *name)
{
    return find(results, NT_INDEX_TEXT, name);
}

/* "NAME.known" for a row of the ledger: whether there is a value, or at least a day. */
static bool row_known(const nt_results *results, const char *name, bool *known)
{
    static const char tail[] = ".known";
    char stem[NT_MESSAGE_MAX];
    size_t length = strlen(name), behind = sizeof tail - 1;
    *known = false;
    if (length <= behind || length - behind >= sizeof stem ||
        strcmp(name + length - behind, tail) != 0) {
        return false;
    }
    memcpy(stem, name, length - behind);
    stem[length - behind] = '\0';
    const nt_ledger_row *row = nt_ledger_find(results->ledger, stem);
    *known = row != NULL;
    return row && !(row->flags & NT_FLAG_SUPPRESSED) &&
           (row->value == row->value || nt_date_known(row->as_of));
}

/* "event.SLUG.known" of a vote that these data lack: the data, not the template, say which there
 * are. */
static bool asks_for_a_vote(const char *name)
{
    const char *slug = after(name, "event");
    const char *behind = slug && *slug ? strchr(slug + 1, '.') : NULL;
    return behind && strcmp(behind, ".known") == 0;
}

bool nt_results_truth(const nt_results *results, const char *name, bool *known)
{
    char plain[NT_MESSAGE_MAX];
    name = nt_results_plain_name(results, name, plain);
    const nt_index_entry *entry = nt_index_find(results->index, NT_INDEX_TRUTH, name);
    if (entry) {
        *known = true;
        return entry->truth;
    }
    bool holds = row_known(results, name, known);
    *known |= asks_for_a_vote(name);
    return holds;
}

const char *const *nt_results_release_names(const nt_results *results, size_t *count)
{
    return nt_index_names(results->index, NT_INDEX_RELEASE, count);
}

const char *const *nt_results_breakdown_names(const nt_results *results, size_t *count)
{
    return nt_index_names(results->index, NT_INDEX_BREAKDOWN, count);
}

const char *const *nt_results_pair_names(const nt_results *results, size_t *count)
{
    return nt_index_names(results->index, NT_INDEX_PAIR, count);
}

const char *const *nt_results_area_list_names(const nt_results *results, size_t *count)
{
    return nt_index_names(results->index, NT_INDEX_AREA_LIST, count);
}

const char *const *nt_results_truth_names(const nt_results *results, size_t *count)
{
    return nt_index_names(results->index, NT_INDEX_TRUTH, count);
}

const char *const *nt_results_text_names(const nt_results *results, size_t *count)
{
    return nt_index_names(results->index, NT_INDEX_TEXT, count);
}
