#include "published/figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "words/model.h"
#include "words/published.h"
#include "work.h"

/* The event with the most releases beside `taken`; one without releases is none. */
static const nt_event *busiest(const work *w, const nt_event *taken)
{
    const nt_event *best = NULL;
    size_t most = 0;
    NT_EACH(const nt_event, event, w->published->events, w->published->event_count) {
        size_t count =
            NT_SUM(size_t, r, w->report->release_count, w->report->releases[r].event == event);
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
    return nt_fail(err, NT_INVALID, place,
                   nearest ? NT_MESSAGE_PUBLISHED_NO_EVENT(.event = id, .near = nearest)
                           : NT_MESSAGE_PUBLISHED_NO_EVENTS(.event = id));
}

/* The events as asked for; where nothing is asked, the busiest, the earlier vote first (events are
 * in that order). */
static nt_status choose_events(work *w, const nt_published_request *request, nt_error *err)
{
    const char *const ids[2] = {request->event_a, request->event_b};
    nt_place place = request->event_place;
    const nt_event *chosen[2] = {NULL, NULL};
    for (size_t i = 0; i < 2; i++) {
        if (ids[i]) {
            NT_TRY(named_event(w->arena, w->published, ids[i], i ? place : request->event_a_place,
                               &chosen[i], err));
        }
    }
    NT_FAIL_IF(chosen[0] && chosen[0] == chosen[1], err, NT_INVALID, place,
               NT_MESSAGE_MODEL_SAME_EVENTS(.event = ids[0]));
    for (size_t i = 0; i < 2; i++) {
        if (!chosen[i]) {
            chosen[i] = busiest(w, chosen[1 - i]);
        }
    }
    if (!ids[0] && !ids[1] && chosen[1] && chosen[1] < chosen[0]) {
        const nt_event *earlier = chosen[1];
        chosen[1] = chosen[0];
        chosen[0] = earlier;
    }
    w->report->a = chosen[0];
    w->report->b = chosen[1];
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
    return nt_fail(err, NT_INVALID, request->measure_place,
                   NT_MESSAGE_PUBLISHED_NO_MEASURE(.measure = asked));
}

static nt_status read_age_limit(work *w, const nt_published_request *request, nt_error *err)
{
    const char *asked = request->age_limit;
    char *end = NULL;
    long days = asked ? strtol(asked, &end, 10) : NT_AGE_LIMIT_DAYS;
    NT_FAIL_IF(asked && (*asked < '0' || *asked > '9' || *end || days > NT_AGE_LIMIT_MAX), err,
               NT_INVALID, request->limit_place,
               NT_MESSAGE_PUBLISHED_NO_AGE_LIMIT(.limit = asked, .most = NT_AGE_LIMIT_MAX));
    w->report->age_limit_days = (int)days;
    return NT_OK;
}

/* Each vote is set against each: of very many the pairs would be beyond all time and memory. */
static nt_status check_vote_count(const nt_published *published, nt_error *err)
{
    if (published->event_count <= NT_VOTES_MAX) {
        return NT_OK;
    }
    const nt_event *beyond = &published->events[NT_VOTES_MAX];
    return nt_fail(err, NT_INVALID, beyond->place,
                   NT_MESSAGE_PUBLISHED_TOO_MANY_VOTES(.vote = beyond->id,
                                                       .votes = (long long)published->event_count,
                                                       .most = NT_VOTES_MAX));
}

static nt_status check_figure_count(const nt_published *published, nt_error *err)
{
    if (published->figure_count <= NT_FIGURES_MAX) {
        return NT_OK;
    }
    const nt_figure *beyond = &published->figures[NT_FIGURES_MAX];
    return nt_fail(
        err, NT_INVALID, beyond->place,
        NT_MESSAGE_PUBLISHED_TOO_MANY_FIGURES(.figure = beyond->id,
                                              .figures = (long long)published->figure_count,
                                              .most = NT_FIGURES_MAX));
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
    return nt_fail(
        err, NT_INVALID, place,
        NT_MESSAGE_PUBLISHED_TOO_MANY_DIMENSIONS(.dimension = beyond, .most = NT_DIMENSIONS_MAX));
}

/* Each release is set against each other vote; a release has a figure, whose place is named. */
static nt_status check_release_count(const work *w, nt_error *err)
{
    size_t votes = w->published->event_count, others = votes > 1 ? votes - 1 : 1;
    size_t most = NT_COMPARISONS_MAX / others, count = w->report->release_count;
    if (count <= most) {
        return NT_OK;
    }
    const nt_release *beyond = &w->report->releases[most];
    nt_place place = beyond->event->place;
    for (int stage = 0; stage < NT_STAGE_COUNT; stage++) {
        place = beyond->stages[stage] ? beyond->stages[stage]->place : place;
    }
    return nt_fail(
        err, NT_INVALID, place,
        NT_MESSAGE_PUBLISHED_TOO_MANY_RELEASES(.release = beyond->id, .releases = (long long)count,
                                               .votes = (long long)votes, .most = (long long)most));
}

nt_status nt_published_results(nt_arena *arena, const nt_published *published,
                               const nt_published_request *request, const nt_results **out,
                               nt_error *err)
{
    static const nt_published_request nothing_asked = {0};
    work w = {.arena = arena,
              .published = published,
              .ledger = nt_ledger_open(arena),
              .report = nt_new(arena, nt_figures_report),
              .index = nt_index_open(arena),
              .sources = nt_map_open(arena),
              .exposures = nt_map_open(arena)};
    NT_TRY(check_vote_count(published, err));
    NT_TRY(check_figure_count(published, err));
    NT_TRY(check_dimension_count(arena, published, err));
    w.report->findings = nt_rules_run(arena, published);
    work_publish_rows(&w);
    work_polling_days(&w);
    NT_TRY(work_releases(&w, err));
    NT_TRY(check_release_count(&w, err));
    request = request ? request : &nothing_asked;
    NT_TRY(choose_events(&w, request, err));
    NT_TRY(read_measure(&w, request, err));
    NT_TRY(read_age_limit(&w, request, err));
    work_votes(&w);
    NT_TRY(work_areas(&w, err));
    NT_TRY(work_categories(&w, err));
    work_exposures(&w);
    work_counts(&w);
    work_names(&w);
    nt_index_seal(w.index);
    const nt_results results = {
        .ledger = w.ledger, .index = w.index, .published = published, .figures = w.report};
    *out = nt_arena_copy(arena, &results, sizeof results);
    return NT_OK;
}

const nt_figures_report *nt_published_report(const nt_results *results)
{
    static const nt_figures_report nothing = {0};
    return results->figures ? results->figures : &nothing;
}

const nt_release *nt_published_release(const nt_results *results, const char *name)
{
    return nt_results_find(results, NT_INDEX_RELEASE, name);
}

const nt_breakdown *nt_published_breakdown(const nt_results *results, const char *name)
{
    return nt_results_find(results, NT_INDEX_BREAKDOWN, name);
}

const nt_breakdown_pair *nt_published_pair(const nt_results *results, const char *name)
{
    return nt_results_find(results, NT_INDEX_PAIR, name);
}

const nt_area_list *nt_published_area_list(const nt_results *results, const char *name)
{
    return nt_results_find(results, NT_INDEX_AREA_LIST, name);
}

const nt_like_for_like *nt_published_comparison(const nt_results *results,
                                                const nt_release *release)
{
    const nt_figures_report *report = nt_published_report(results);
    return release ? comparison_of(report->comparisons, report->comparison_count, release) : NULL;
}
