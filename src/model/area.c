/* Who the areas of figures are, and which of them is the whole of an event. The descriptor may name
 * the whole; else it is the country, else the one area that all others lie in, else, where nobody
 * knows the areas, the one that sources print most often. A part of something wider that the data
 * name is never the whole. */
#include <string.h>

#include "draft.h"
#include "netra.h"
#include "words/model.h"

/* ---- who they are ---- */

static void place_figure(nt_drafts *drafts, nt_figure *figure)
{
    nt_area_found found = nt_model_find_area(drafts->arena, drafts->areas, figure->area);
    figure->area_key = found.key;
    figure->level = found.level;
    figure->where = found.area;
    if (found.own) {
        figure->area = found.area->name; /* the author's name for it, where a code stood */
    }
}

nt_text nt_figure_area_label(const nt_figure *figure)
{
    nt_text label = nt_text_alike(figure->area);
    bool has_english = figure->where && figure->where->name_en;
    label.in[NT_LANG_EN] = has_english ? figure->where->name_en : figure->area;
    return label;
}

/* ---- what is printed how often ---- */

typedef struct {
    const char *key; /* "" of figures without an area */
    const nt_level *level;
    const nt_area *area;
    size_t count; /* figures without a category */
} area_tally;

typedef NT_VEC(area_tally) tallies;

static area_tally *tally_of(nt_map *keys, tallies *list, const nt_figure *figure)
{
    size_t at = nt_map_keep(keys, figure->area_key, list->count);
    if (at == NT_MAP_NONE) {
        at = list->count;
        nt_vec_push(keys->arena, list,
                    ((area_tally){figure->area_key, figure->level, figure->where, 0}));
    }
    return &list->items[at];
}

/* The usable figures of one event, or of all. */
typedef struct {
    nt_figure **items; /* in the order of the file */
    size_t count;
} figures;

static figures usable_figures(const nt_drafts *drafts)
{
    nt_figure **items = nt_new_array(drafts->arena, nt_figure *, drafts->count + 1);
    nt_figure_draft *all = drafts->drafts;
    return (figures){items, NT_PICK(items, i, drafts->count, &all[i].figure, all[i].usable)};
}

/* One list an event, in the order of the events; figures of none are in no list. */
static figures *split_by_event(const nt_drafts *drafts, const figures *all)
{
    figures *split = nt_new_array(drafts->arena, figures, drafts->event_count + 1);
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i]->event) {
            split[all->items[i]->event - drafts->events].count++;
        }
    }
    for (size_t i = 0; i < drafts->event_count; i++) {
        split[i].items = nt_new_array(drafts->arena, nt_figure *, split[i].count + 1);
        split[i].count = 0;
    }
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i]->event) {
            figures *own = &split[all->items[i]->event - drafts->events];
            own->items[own->count++] = all->items[i];
        }
    }
    return split;
}

static tallies count_areas(nt_arena *arena, const figures *of)
{
    tallies list = {0};
    nt_map keys = nt_map_open(arena);
    for (size_t i = 0; i < of->count; i++) {
        tally_of(&keys, &list, of->items[i])->count += !*of->items[i]->category;
    }
    return list;
}

/* The area with strictly the most figures, or NULL. */
static const area_tally *most_frequent(const tallies *list)
{
    const area_tally *best = NULL;
    bool tied = false;
    NT_EACH(const area_tally, t, list->items, list->count) {
        if (!best || t->count > best->count) {
            best = t;
            tied = false;
        } else {
            tied = tied || t->count == best->count;
        }
    }
    return tied ? NULL : best;
}

/* The one area of the widest level, if no other is known to lie outside of it; NULL none. */
static const area_tally *widest(const tallies *list)
{
    const area_tally *best = NULL;
    NT_EACH(const area_tally, t, list->items, list->count) {
        if (!*t->key) {
            return NULL; /* figures without an area are of something wider still */
        }
        if (t->level && (!best || t->level->rank < best->level->rank)) {
            best = t;
        }
    }
    for (size_t i = 0; best && i < list->count; i++) {
        const area_tally *t = &list->items[i];
        bool beside = t != best && t->level && t->level->rank == best->level->rank;
        bool outside = t->area && best->area && !nt_model_lies_in(t->area, best->area);
        if (beside || outside) {
            return NULL;
        }
    }
    return best;
}

/* The key of the whole, or NULL. */
static const char *guess(const tallies *list)
{
    const area_tally *common = most_frequent(list);
    if (common && !common->level) {
        return common->key;
    }
    const area_tally *one = widest(list);
    return one ? one->key : NULL;
}

/* ---- marking ---- */

static bool any_country(const nt_drafts *drafts)
{
    for (size_t i = 0; i < drafts->count; i++) {
        const nt_level *level = drafts->drafts[i].figure.level;
        if (drafts->drafts[i].usable && level && level->rank == 0) {
            return true;
        }
    }
    return false;
}

static void mark_all(nt_drafts *drafts, const char *whole)
{
    for (size_t i = 0; i < drafts->count; i++) {
        nt_figure *figure = &drafts->drafts[i].figure;
        figure->whole_area = !*figure->area || (figure->level && figure->level->rank == 0) ||
                             (whole && strcmp(figure->area_key, whole) == 0);
    }
}

static void mark_event(const figures *of_event, const char *whole)
{
    for (size_t i = 0; whole && i < of_event->count; i++) {
        nt_figure *figure = of_event->items[i];
        figure->whole_area = figure->whole_area || strcmp(figure->area_key, whole) == 0;
    }
}

static void mark_named(nt_drafts *drafts, const nt_json *names)
{
    nt_map keys = nt_map_open(drafts->arena);
    NT_JSON_EACH(name, names) {
        nt_map_keep(&keys, nt_model_find_area(drafts->arena, drafts->areas, name->string).key, 0);
    }
    for (size_t i = 0; i < drafts->count; i++) {
        nt_figure *figure = &drafts->drafts[i].figure;
        figure->whole_area = !*figure->area || nt_map_find(&keys, figure->area_key) != NT_MAP_NONE;
    }
}

/* Nothing that is said of the whole can be said of an event of which only parts are known. */
static void warn_of_parts(nt_drafts *drafts, const nt_event *event, const figures *of_event)
{
    for (size_t i = 0; i < of_event->count; i++) {
        if (of_event->items[i]->whole_area) {
            return;
        }
    }
    if (of_event->count) {
        const nt_figure *part = of_event->items[0];
        nt_problems_add(drafts->problems, NT_SEVERITY_WARNING, part->place, "no-whole",
                        NT_MESSAGE_MODEL_NO_WHOLE(.event = event->id, .part = part->area));
    }
}

static void find_wholes(nt_drafts *drafts, const figures *usable, const figures *by_event)
{
    tallies all = count_areas(drafts->arena, usable);
    bool country = any_country(drafts);
    const char *common = country ? NULL : guess(&all);
    mark_all(drafts, common);
    if (country || common) {
        return;
    }
    for (size_t i = 0; i < drafts->event_count; i++) {
        tallies list = count_areas(drafts->arena, &by_event[i]);
        const area_tally *most = most_frequent(&list);
        mark_event(&by_event[i], most && !most->level ? most->key : NULL);
    }
}

/* ---- the descriptor ---- */

const nt_json_form nt_model_areas_form[] = {
    {.key = "whole", .is = NT_IS_LIST, .each = &nt_json_form_text},
    {.key = "levels", .is = NT_IS_OBJECT, .each = &nt_model_level_form},
    {.key = NULL}};

void nt_model_place_figures(nt_drafts *drafts, const nt_json *netra)
{
    const nt_json *names = nt_json_get(nt_json_get(netra, "areas"), "whole");
    for (size_t i = 0; i < drafts->count; i++) {
        place_figure(drafts, &drafts->drafts[i].figure);
    }
    figures usable = usable_figures(drafts);
    const figures *by_event = split_by_event(drafts, &usable);
    if (names) {
        mark_named(drafts, names);
    } else {
        find_wholes(drafts, &usable, by_event);
    }
    for (size_t i = 0; i < drafts->event_count; i++) {
        warn_of_parts(drafts, &drafts->events[i], &by_event[i]);
    }
}
