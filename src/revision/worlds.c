/* Editions that never were: the older one with some of its parts as in the newer one. */
#include <stdlib.h>
#include <string.h>

#include "pairing.h"

static bool same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* ---- lists: those of the newer edition, and what only the older one has ---- */

/* Items of one size, of one edition or of both. */
typedef struct {
    const void *items;
    size_t count, size;
    bool (*same)(const void *a, const void *b);
} list;

static bool same_event(const void *a, const void *b)
{
    return same(((const nt_event *)a)->id, ((const nt_event *)b)->id);
}

static bool same_source(const void *a, const void *b)
{
    return same(((const nt_source *)a)->id, ((const nt_source *)b)->id);
}

static bool same_indicator(const void *a, const void *b)
{
    const nt_indicator *x = a, *y = b;
    return same(x->id, y->id) && x->kind == y->kind;
}

static bool same_counter(const void *a, const void *b)
{
    return pair_same_counter(*(const nt_counter *const *)a, *(const nt_counter *const *)b);
}

static list events_of(const nt_published *p)
{
    return (list){p->events, p->event_count, sizeof *p->events, same_event};
}

static list sources_of(const nt_published *p)
{
    return (list){p->sources, p->source_count, sizeof *p->sources, same_source};
}

static list indicators_of(const nt_published *p)
{
    return (list){p->indicators, p->indicator_count, sizeof *p->indicators, same_indicator};
}

static list counters_of(const nt_published *p)
{
    return (list){p->counters, p->counter_count, sizeof *p->counters, same_counter};
}

static const void *at(list of, size_t index)
{
    return (const char *)of.items + index * of.size;
}

/* The item that is the same as the wanted one, which may be NULL; NULL none. */
static const void *find(list of, const void *wanted)
{
    NT_RETURN_FIRST(i, wanted ? of.count : 0, of.same(at(of, i), wanted), at(of, i), NULL);
}

/* The first list, and what only the second one has; how many that are. */
static void *join(nt_arena *arena, list first, list second, size_t *count)
{
    char *items = nt_arena_alloc(arena, (first.count + second.count + 1) * first.size);
    for (*count = 0; *count < first.count; (*count)++) {
        memcpy(items + *count * first.size, at(first, *count), first.size);
    }
    for (size_t i = 0; i < second.count; i++) {
        if (!find(first, at(second, i))) {
            memcpy(items + (*count)++ * first.size, at(second, i), first.size);
        }
    }
    return items;
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

NT_ORDER(by_polling_day, nt_event,
         NT_BY(nt_date_known(b->polling_day) - nt_date_known(a->polling_day)) ||
             NT_RISING(polling_day) || NT_BY_TEXT(id))

static void join_events(nt_arena *arena, const pairing *both, nt_published *out)
{
    size_t count, own = both->new->event_count;
    nt_event *events = join(arena, events_of(both->new), events_of(both->old), &count);
    for (size_t i = own; i < count; i++) {
        events[i].slug = free_slug(arena, events, i, events[i].slug);
    }
    if (count > own) {
        qsort(events, count, sizeof *events, by_polling_day);
    }
    for (size_t i = 0; i < count; i++) {
        events[i].source = find(sources_of(out), events[i].source);
    }
    out->events = events;
    out->event_count = count;
}

/* A source that is new comes with the figures that are. */
static void join_sources(nt_arena *arena, const pairing *both, nt_cause step, nt_published *out)
{
    size_t count, kept = 0;
    nt_source *sources = join(arena, sources_of(both->new), sources_of(both->old), &count);
    for (size_t i = 0; i < count; i++) {
        if (step >= NT_CAUSE_NEW || i >= both->new->source_count ||
            find(sources_of(both->old), &sources[i])) {
            sources[kept] = sources[i];
            sources[kept].number = kept + 1;
            kept++;
        }
    }
    out->sources = sources;
    out->source_count = kept;
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
    size_t count, own = both->new->counter_count;
    const nt_counter **all = join(arena, counters_of(both->new), counters_of(both->old), &count);
    for (size_t i = own; i < count; i++) {
        nt_counter *copy = nt_arena_copy(arena, all[i], sizeof *copy);
        copy->procedure = procedure_in(both->new, copy->procedure);
        copy->number = i;
        all[i] = copy;
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
        moved.category_label = p->is->category_label;
        moved.counter = p->is->counter;
        /* Else it takes place together with the correction. */
        f = holds_together(&moved) ? moved : f;
    }
    return step >= NT_CAUSE_CORRECTED ? *p->is : f;
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
    nt_map places = nt_map_open(arena);
    const pair **made_of = nt_new_array(arena, const pair *, both->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < both->count; i++) {
        if (both->pairs[i].was || step >= NT_CAUSE_NEW) {
            nt_figure f = figure_after(&both->pairs[i], step);
            f.event = find(events_of(out), f.event);
            f.source = find(sources_of(out), f.source);
            f.indicator = find(indicators_of(out), f.indicator);
            f.counter = *(const nt_counter *const *)find(counters_of(out), &f.counter);
            f.number_in_list = count + 1;
            made_of[count] = &both->pairs[i];
            nt_map_keep(&places, f.id, count);
            figures[count++] = f;
        }
    }
    out->figures = figures;
    out->figure_count = count;
    for (size_t i = 0; i < count; i++) {
        const nt_figure *base = base_after(made_of[i], step);
        size_t at = base ? nt_map_find(&places, base->id) : NT_MAP_NONE;
        figures[i].base = at == NT_MAP_NONE ? NULL : &figures[at];
    }
}

const nt_published *pair_world(nt_arena *arena, const pairing *both, nt_cause step)
{
    nt_published *world = nt_new(arena, nt_published);
    *world = *both->new;
    world->figure_ids = NULL;
    world->withheld_count =
        step >= NT_CAUSE_NEW ? both->new->withheld_count : both->old->withheld_count;
    join_sources(arena, both, step, world);
    join_events(arena, both, world);
    world->indicators =
        join(arena, indicators_of(both->new), indicators_of(both->old), &world->indicator_count);
    join_counters(arena, both, world);
    list_figures(arena, both, step, world);
    return world;
}
