#include "compare/results.h"

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
    return nt_fail(err, NT_INVALID, place,
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
        return nt_fail(err, NT_INVALID, place, "the two events are the same, \"%s\"; name two",
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

nt_status nt_compare_published(nt_arena *arena, const nt_published *published, const char *event_a,
                               const char *event_b, nt_place place, const nt_results **out,
                               nt_error *err)
{
    work w = {.arena = arena, .published = published, .results = nt_new(arena, nt_results)};
    w.results->published = published;
    w.results->ledger = nt_ledger_open(arena);
    w.results->findings = nt_compare_findings(arena, published);
    work_publish_rows(&w);
    work_polling_days(&w);
    work_releases(&w);
    nt_status status = choose_events(&w, (const char *const[]){event_a, event_b}, place, err);
    if (status) {
        return status;
    }
    work_like_for_like(&w);
    work_areas(&w);
    work_categories(&w);
    work_exposures(&w);
    work_counts(&w);
    w.index = index_open(arena);
    work_names(&w);
    index_seal(w.index);
    w.results->index = w.index;
    *out = w.results;
    return NT_OK;
}

static const void *find(const nt_results *results, index_kind kind, const char *name)
{
    const index_entry *entry = index_find(results->index, kind, name);
    return entry ? entry->thing : NULL;
}

const nt_release *nt_compare_release(const nt_results *results, const char *id)
{
    return find(results, INDEX_RELEASE, id);
}

const nt_breakdown *nt_compare_breakdown(const nt_results *results, const char *id)
{
    return find(results, INDEX_BREAKDOWN, id);
}

const nt_breakdown_pair *nt_compare_pair(const nt_results *results, const char *id)
{
    return find(results, INDEX_PAIR, id);
}

const nt_area_list *nt_compare_area_list(const nt_results *results, const char *id)
{
    return find(results, INDEX_AREA_LIST, id);
}

const nt_text *nt_compare_text(const nt_results *results, const char *name)
{
    return find(results, INDEX_TEXT, name);
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

bool nt_compare_truth(const nt_results *results, const char *name, bool *known)
{
    const index_entry *entry = index_find(results->index, INDEX_TRUTH, name);
    if (entry) {
        *known = true;
        return entry->truth;
    }
    return row_known(results, name, known);
}

const char *const *nt_compare_release_names(const nt_results *results, size_t *count)
{
    return index_names(results->index, INDEX_RELEASE, count);
}

const char *const *nt_compare_breakdown_names(const nt_results *results, size_t *count)
{
    return index_names(results->index, INDEX_BREAKDOWN, count);
}

const char *const *nt_compare_pair_names(const nt_results *results, size_t *count)
{
    return index_names(results->index, INDEX_PAIR, count);
}

const char *const *nt_compare_area_list_names(const nt_results *results, size_t *count)
{
    return index_names(results->index, INDEX_AREA_LIST, count);
}

const char *const *nt_compare_truth_names(const nt_results *results, size_t *count)
{
    return index_names(results->index, INDEX_TRUTH, count);
}

const char *const *nt_compare_text_names(const nt_results *results, size_t *count)
{
    return index_names(results->index, INDEX_TEXT, count);
}
