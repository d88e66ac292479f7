/* Editions that never were: the older one with some of its parts as in the newer one. */
#include <stdlib.h>
#include <string.h>

#include "pairing.h"

static bool same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* ---- lists: those of the newer edition, and what only the older one has ---- */

static const nt_event *find_event(const nt_event *events, size_t count, const nt_event *wanted)
{
    for (size_t i = 0; wanted && i < count; i++) {
        if (same(events[i].id, wanted->id)) {
            return &events[i];
        }
    }
    return NULL;
}

static const nt_source *find_source(const nt_source *sources, size_t count, const nt_source *wanted)
{
    for (size_t i = 0; wanted && i < count; i++) {
        if (same(sources[i].id, wanted->id)) {
            return &sources[i];
        }
    }
    return NULL;
}

static const nt_indicator *find_indicator(const nt_indicator *all, size_t count,
                                          const nt_indicator *wanted)
{
    for (size_t i = 0; i < count; i++) {
        if (same(all[i].id, wanted->id) && all[i].kind == wanted->kind) {
            return &all[i];
        }
    }
    return NULL;
}

/* Slugs make ids, and an id stands once. */
static const char *free_slug(nt_arena *arena, const nt_event *events, size_t count,
                             const char *slug)
{
    for (size_t i = 0; i < count;) {
        bool taken = same(events[i].slug, slug);
        slug = taken ? nt_arena_printf(arena, "%s-old", slug) : slug;
        i = taken ? 0 : i + 1;
    }
    return slug;
}

static int by_polling_day(const void *a, const void *b)
{
    const nt_event *x = a, *y = b;
    bool x_known = nt_date_known(x->polling_day), y_known = nt_date_known(y->polling_day);
    int order = x_known != y_known
                    ? y_known - x_known
                    : (x->polling_day > y->polling_day) - (x->polling_day < y->polling_day);
    return order ? order : strcmp(x->id, y->id);
}

static void join_events(nt_arena *arena, const pairing *both, nt_published *out)
{
    const nt_published *old = both->old, *new = both->new;
    nt_event *events = nt_new_array(arena, nt_event, old->event_count + new->event_count + 1);
    size_t count = new->event_count;
    for (size_t i = 0; i < count; i++) {
        events[i] = new->events[i];
    }
    for (size_t i = 0; i < old->event_count; i++) {
        if (!find_event(new->events, new->event_count, &old->events[i])) {
            events[count] = old->events[i];
            events[count].slug = free_slug(arena, events, count, old->events[i].slug);
            count++;
        }
    }
    if (count > new->event_count) {
        qsort(events, count, sizeof *events, by_polling_day);
    }
    out->events = events;
    out->event_count = count;
}

/* A source that is new comes with the figures that are. */
static void join_sources(nt_arena *arena, const pairing *both, nt_cause step, nt_published *out)
{
    const nt_published *old = both->old, *new = both->new;
    nt_source *sources = nt_new_array(arena, nt_source, old->source_count + new->source_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < new->source_count; i++) {
        if (step >= NT_CAUSE_NEW ||
            find_source(old->sources, old->source_count, &new->sources[i])) {
            sources[count++] = new->sources[i];
        }
    }
    for (size_t i = 0; i < old->source_count; i++) {
        if (!find_source(new->sources, new->source_count, &old->sources[i])) {
            sources[count++] = old->sources[i];
        }
    }
    for (size_t i = 0; i < count; i++) {
        sources[i].number = i + 1;
    }
    out->sources = sources;
    out->source_count = count;
}

static void join_indicators(nt_arena *arena, const pairing *both, nt_published *out)
{
    const nt_published *old = both->old, *new = both->new;
    nt_indicator *all =
        nt_new_array(arena, nt_indicator, old->indicator_count + new->indicator_count + 1);
    size_t count = new->indicator_count;
    for (size_t i = 0; i < count; i++) {
        all[i] = new->indicators[i];
    }
    for (size_t i = 0; i < old->indicator_count; i++) {
        if (!find_indicator(all, count, &old->indicators[i])) {
            all[count++] = old->indicators[i];
        }
    }
    out->indicators = all;
    out->indicator_count = count;
}

static const nt_counter *find_counter(const nt_counter *const *all, size_t count,
                                      const nt_counter *wanted)
{
    for (size_t i = 0; i < count; i++) {
        if (pair_same_counter(all[i], wanted)) {
            return all[i];
        }
    }
    return NULL;
}

/* That of the newer edition which is declared under the same name. */
static const nt_procedure *procedure_in(const nt_published *published, const nt_procedure *wanted)
{
    bool declared = wanted->reason.in[NT_LANG_ID] != NULL;
    for (size_t i = 0; declared && i < published->counter_count; i++) {
        const nt_procedure *procedure = published->counters[i]->procedure;
        if (procedure->reason.in[NT_LANG_ID] && same(procedure->id, wanted->id)) {
            return procedure;
        }
    }
    return wanted;
}

static void join_counters(nt_arena *arena, const pairing *both, nt_published *out)
{
    const nt_published *old = both->old, *new = both->new;
    const nt_counter **all =
        nt_new_array(arena, const nt_counter *, old->counter_count + new->counter_count + 1);
    size_t count = new->counter_count;
    for (size_t i = 0; i < count; i++) {
        all[i] = new->counters[i];
    }
    for (size_t i = 0; i < old->counter_count; i++) {
        if (!find_counter(all, count, old->counters[i])) {
            nt_counter *copy = nt_arena_copy(arena, old->counters[i], sizeof *copy);
            copy->procedure = procedure_in(new, copy->procedure);
            copy->number = count;
            all[count++] = copy;
        }
    }
    out->counters = all;
    out->counter_count = count;
}

/* ---- figures ---- */

/* Whether the model would have let it pass: between two editions a figure may be half of each. */
static bool holds_together(const nt_figure *f)
{
    if (nt_figure_is_share(f) != same(f->unit, "percent")) {
        return false;
    }
    int64_t one = 1;
    for (int i = 0; i < f->value.decimals; i++) {
        one *= 10;
    }
    return nt_figure_is_share(f) ? f->number <= 100 : f->value.digits % one == 0;
}

static nt_figure figure_after(const pair *p, nt_cause step)
{
    if (!p->was || !p->is) {
        return p->was ? *p->was : *p->is;
    }
    nt_figure f = *p->was;
    f.qualifier = step >= NT_CAUSE_STATUS ? p->is->qualifier : f.qualifier;
    if (step >= NT_CAUSE_RECLASSIFIED) {
        nt_figure moved = f;
        moved.indicator = p->is->indicator;
        moved.event = p->is->event;
        moved.area = p->is->area;
        moved.where = p->is->where;
        moved.area_key = p->is->area_key;
        moved.level = p->is->level;
        moved.whole_area = p->is->whole_area;
        moved.category = p->is->category;
        moved.counter = p->is->counter;
        /* Else it takes place together with the correction. */
        f = holds_together(&moved) ? moved : f;
    }
    return step >= NT_CAUSE_CORRECTED ? *p->is : f;
}

typedef struct {
    const char *id;
    size_t at;
} place;

static int by_place_id(const void *a, const void *b)
{
    return strcmp(((const place *)a)->id, ((const place *)b)->id);
}

static const nt_figure *find_figure(const place *places, const nt_published *world,
                                    const nt_figure *wanted)
{
    if (!wanted || !world->figure_count) {
        return NULL;
    }
    const place *found =
        bsearch(&(place){wanted->id, 0}, places, world->figure_count, sizeof *places, by_place_id);
    return found ? &world->figures[found->at] : NULL;
}

/* Bases turn all at once: those of one edition never go in a circle, a mixture of both might. */
static const nt_figure *base_after(const pair *p, nt_cause step)
{
    const nt_figure *old_base = p->was ? p->was->base : NULL;
    const nt_figure *new_base = p->is ? p->is->base : NULL;
    return !p->was                         ? new_base
           : !p->is                        ? old_base
           : step >= NT_CAUSE_RECLASSIFIED ? new_base
                                           : old_base;
}

static void list_figures(nt_arena *arena, const pairing *both, nt_cause step, nt_published *out)
{
    nt_figure *figures = nt_new_array(arena, nt_figure, both->count + 1);
    place *places = nt_new_array(arena, place, both->count + 1);
    const pair **made_of = nt_new_array(arena, const pair *, both->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < both->count; i++) {
        if (both->pairs[i].was || step >= NT_CAUSE_NEW) {
            nt_figure f = figure_after(&both->pairs[i], step);
            f.event = find_event(out->events, out->event_count, f.event);
            f.source = find_source(out->sources, out->source_count, f.source);
            f.indicator = find_indicator(out->indicators, out->indicator_count, f.indicator);
            f.counter = find_counter(out->counters, out->counter_count, f.counter);
            f.number_in_list = count + 1;
            made_of[count] = &both->pairs[i];
            places[count] = (place){f.id, count};
            figures[count++] = f;
        }
    }
    out->figures = figures;
    out->figure_count = count;
    if (count) {
        qsort(places, count, sizeof *places, by_place_id);
    }
    for (size_t i = 0; i < count; i++) {
        figures[i].base = find_figure(places, out, base_after(made_of[i], step));
    }
}

const nt_published *pair_world(nt_arena *arena, const pairing *both, nt_cause step)
{
    nt_published *world = nt_new(arena, nt_published);
    *world = *both->new;
    world->figure_ids = NULL;
    world->withheld_count =
        step >= NT_CAUSE_NEW ? both->new->withheld_count : both->old->withheld_count;
    join_events(arena, both, world);
    join_sources(arena, both, step, world);
    join_indicators(arena, both, world);
    join_counters(arena, both, world);
    /* The sources of events are in the list too. */
    nt_event *events = nt_arena_copy(arena, world->events, world->event_count * sizeof *events);
    for (size_t i = 0; i < world->event_count; i++) {
        events[i].source = find_source(world->sources, world->source_count, events[i].source);
    }
    world->events = events;
    list_figures(arena, both, step, world);
    return world;
}
