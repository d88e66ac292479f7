/* Which area is the whole of an event. No name is known to the code: the descriptor may name it,
 * else the data tell, because sources print the whole far more often than any part of it. */
#include <string.h>

#include "draft.h"

typedef struct {
    const char *area;
    size_t count;  /* figures without a category */
    bool is_there; /* any figure at all */
} tally;

typedef NT_VEC(tally) tallies;

static tally *tally_of(nt_arena *arena, tallies *list, const char *area)
{
    for (size_t i = 0; i < list->count; i++) {
        if (strcmp(list->items[i].area, area) == 0) {
            return &list->items[i];
        }
    }
    nt_vec_push(arena, list, ((tally){.area = area}));
    return &list->items[list->count - 1];
}

/* Over one event's figures, or over all when `all`. */
static tallies count_areas(const nt_drafts *drafts, const nt_event *event, bool all)
{
    tallies list = {0};
    for (size_t i = 0; i < drafts->count; i++) {
        const nt_figure *figure = &drafts->drafts[i].figure;
        if (drafts->drafts[i].usable && (all || figure->event == event)) {
            tally *t = tally_of(drafts->arena, &list, figure->area);
            t->is_there = true;
            t->count += !*figure->category;
        }
    }
    return list;
}

/* The area with strictly the most figures, or NULL. */
static const char *most_frequent(const tallies *list)
{
    const tally *best = NULL;
    bool tied = false;
    for (size_t i = 0; i < list->count; i++) {
        const tally *t = &list->items[i];
        if (!best || t->count > best->count) {
            best = t;
            tied = false;
        } else {
            tied = tied || t->count == best->count;
        }
    }
    return best && !tied ? best->area : NULL;
}

static const char *whole_of(const nt_drafts *drafts, const nt_event *event, const char *common)
{
    tallies list = count_areas(drafts, event, false);
    for (size_t i = 0; common && i < list.count; i++) {
        if (strcmp(list.items[i].area, common) == 0) {
            return common;
        }
    }
    return most_frequent(&list);
}

static void mark_event(nt_drafts *drafts, const nt_event *event, const char *whole)
{
    for (size_t i = 0; i < drafts->count; i++) {
        nt_figure *figure = &drafts->drafts[i].figure;
        if (figure->event == event) {
            figure->whole_area = !*figure->area || (whole && strcmp(figure->area, whole) == 0);
        }
    }
}

static void mark_named(nt_drafts *drafts, const nt_json *names)
{
    for (size_t i = 0; i < drafts->count; i++) {
        nt_figure *figure = &drafts->drafts[i].figure;
        figure->whole_area = !*figure->area;
        NT_JSON_EACH(name, names)
        {
            figure->whole_area = figure->whole_area || strcmp(name->string, figure->area) == 0;
        }
    }
}

static nt_status read_names(const nt_json *netra, const nt_json **out, nt_error *err)
{
    static const char *const known[] = {"whole", NULL};
    const nt_json *areas = nt_json_get(netra, "areas"), *whole = nt_json_get(areas, "whole");
    *out = whole;
    if (areas && areas->type != NT_JSON_OBJECT) {
        return nt_fail(err, NT_INVALID, areas->place, "\"areas\" must be an object here");
    }
    nt_status status = areas ? nt_json_only(areas, known, err) : NT_OK;
    if (!status && whole && whole->type != NT_JSON_ARRAY) {
        return nt_fail(err, NT_INVALID, whole->place, "\"whole\" must be an array of areas");
    }
    NT_JSON_EACH(name, whole)
    {
        if (!status && name->type != NT_JSON_STRING) {
            return nt_fail(err, NT_INVALID, name->place, "an area must be a string here");
        }
    }
    return status;
}

nt_status nt_model_find_whole_areas(nt_drafts *drafts, const nt_json *netra, nt_error *err)
{
    const nt_json *names = NULL;
    nt_status status = read_names(netra, &names, err);
    if (status || names) {
        if (!status) {
            mark_named(drafts, names);
        }
        return status;
    }
    tallies all = count_areas(drafts, NULL, true);
    const char *common = most_frequent(&all);
    mark_event(drafts, NULL, whole_of(drafts, NULL, common));
    for (size_t i = 0; i < drafts->event_count; i++) {
        const nt_event *event = &drafts->events[i];
        mark_event(drafts, event, whole_of(drafts, event, common));
    }
    return NT_OK;
}
