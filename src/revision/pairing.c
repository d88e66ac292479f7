#include "pairing.h"

#include <stdlib.h>
#include <string.h>

/* ---- matching ---- */

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const nt_figure *const *)a)->id, (*(const nt_figure *const *)b)->id);
}

static const nt_figure **sorted_by_id(nt_arena *arena, const nt_published *p)
{
    const nt_figure **sorted = nt_new_array(arena, const nt_figure *, p->figure_count + 1);
    for (size_t i = 0; i < p->figure_count; i++) {
        sorted[i] = &p->figures[i];
    }
    if (p->figure_count) {
        qsort(sorted, p->figure_count, sizeof *sorted, by_id);
    }
    return sorted;
}

static const nt_figure *find(const nt_figure *const *sorted, size_t count, const nt_figure *wanted)
{
    const nt_figure *const *found =
        count ? bsearch(&wanted, sorted, count, sizeof *sorted, by_id) : NULL;
    return found ? *found : NULL;
}

/* A figure that only the older edition has stands behind the one that it followed there. */
static void add_gone(pairing *both, const nt_figure *const *in_new, size_t from)
{
    for (size_t i = from; i < both->old->figure_count; i++) {
        const nt_figure *was = &both->old->figures[i];
        if (find(in_new, both->new->figure_count, was)) {
            return;
        }
        both->pairs[both->count++] = (pair){was, NULL};
    }
}

pairing pair_published(nt_arena *arena, const nt_published *old, const nt_published *new)
{
    pairing both = {.arena = arena, .old = old, .new = new};
    const nt_figure **in_old = sorted_by_id(arena, old), **in_new = sorted_by_id(arena, new);
    both.pairs = nt_new_array(arena, pair, old->figure_count + new->figure_count + 1);
    add_gone(&both, in_new, 0);
    for (size_t i = 0; i < new->figure_count; i++) {
        const nt_figure *was = find(in_old, old->figure_count, &new->figures[i]);
        both.pairs[both.count++] = (pair){was, &new->figures[i]};
        if (was) {
            add_gone(&both, in_new, (size_t)(was - old->figures) + 1);
        }
    }
    return both;
}

/* ---- what differs ---- */

static bool same(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

static bool same_indicator(const nt_indicator *a, const nt_indicator *b)
{
    return same(a->id, b->id) && a->kind == b->kind && a->stage == b->stage &&
           same(a->dimension, b->dimension);
}

static bool same_event(const nt_event *a, const nt_event *b)
{
    return same(a ? a->id : NULL, b ? b->id : NULL);
}

static bool qualifier_differs(const pair *p)
{
    return p->was->qualifier != p->is->qualifier;
}

static bool indicator_differs(const pair *p)
{
    return !same_indicator(p->was->indicator, p->is->indicator);
}

static bool event_differs(const pair *p)
{
    return !same_event(p->was->event, p->is->event);
}

static bool area_differs(const pair *p)
{
    return !same(p->was->area, p->is->area) || p->was->whole_area != p->is->whole_area;
}

static bool category_differs(const pair *p)
{
    return !same(p->was->category, p->is->category);
}

bool pair_same_counter(const nt_counter *a, const nt_counter *b)
{
    return same(a->id, b->id) && (*a->id || same(a->procedure->id, b->procedure->id));
}

static bool counter_differs(const pair *p)
{
    return !pair_same_counter(p->was->counter, p->is->counter);
}

static bool base_differs(const pair *p)
{
    return !same(p->was->base ? p->was->base->id : NULL, p->is->base ? p->is->base->id : NULL);
}

static bool value_differs(const pair *p)
{
    return p->was->value.digits != p->is->value.digits ||
           p->was->value.decimals != p->is->value.decimals;
}

static bool unit_differs(const pair *p)
{
    return !same(p->was->unit, p->is->unit);
}

static bool period_differs(const pair *p)
{
    return p->was->period_start != p->is->period_start || p->was->period_end != p->is->period_end;
}

static bool day_differs(const pair *p)
{
    return p->was->as_of != p->is->as_of;
}

static bool source_differs(const pair *p)
{
    return !same(p->was->source ? p->was->source->id : NULL,
                 p->is->source ? p->is->source->id : NULL);
}

static bool quote_differs(const pair *p)
{
    return !same(p->was->quote, p->is->quote);
}

static bool note_differs(const pair *p)
{
    return !same(p->was->note, p->is->note);
}

static const struct {
    const char *name;
    nt_cause cause;
    bool (*differs)(const pair *p);
} fields[] = {
    {"qualifier", NT_CAUSE_STATUS, qualifier_differs},
    {"indicator", NT_CAUSE_RECLASSIFIED, indicator_differs},
    {"event", NT_CAUSE_RECLASSIFIED, event_differs},
    {"area", NT_CAUSE_RECLASSIFIED, area_differs},
    {"category", NT_CAUSE_RECLASSIFIED, category_differs},
    {"base", NT_CAUSE_RECLASSIFIED, base_differs},
    {"counted_by", NT_CAUSE_RECLASSIFIED, counter_differs},
    {"value", NT_CAUSE_CORRECTED, value_differs},
    {"unit", NT_CAUSE_CORRECTED, unit_differs},
    {"period", NT_CAUSE_CORRECTED, period_differs},
    {"as_of", NT_CAUSE_CORRECTED, day_differs},
    {"source", NT_CAUSE_CORRECTED, source_differs},
    {"quote", NT_CAUSE_CORRECTED, quote_differs},
    {"note", NT_CAUSE_CORRECTED, note_differs},
};
enum { FIELD_COUNT = sizeof fields / sizeof *fields };

static size_t list_fields(const pair *p, nt_cause cause, const char *names[static FIELD_COUNT])
{
    size_t count = 0;
    for (size_t i = 0; p->was && p->is && i < FIELD_COUNT; i++) {
        if (fields[i].cause == cause && fields[i].differs(p)) {
            names[count++] = fields[i].name;
        }
    }
    return count;
}

bool pair_differs(const pair *p, nt_cause cause)
{
    const char *names[FIELD_COUNT];
    return cause == NT_CAUSE_NEW         ? !p->was
           : cause == NT_CAUSE_WITHDRAWN ? !p->is
                                         : list_fields(p, cause, names) > 0;
}

void pair_list_changes(const pairing *both, nt_revision *out)
{
    NT_VEC(nt_figure_change) changes = {0};
    for (int cause = NT_CAUSE_NEW; cause <= NT_CAUSE_WITHDRAWN; cause++) {
        for (size_t i = 0; i < both->count; i++) {
            const pair *p = &both->pairs[i];
            const char *names[FIELD_COUNT];
            size_t count = list_fields(p, (nt_cause)cause, names);
            if (pair_differs(p, (nt_cause)cause)) {
                nt_figure_change change = {.cause = (nt_cause)cause,
                                           .old_figure = p->was,
                                           .new_figure = p->is,
                                           .field_count = count};
                change.fields = nt_arena_copy(both->arena, names, count * sizeof *names);
                nt_vec_push(both->arena, &changes, change);
            }
        }
    }
    out->figures = changes.items;
    out->figure_count = changes.count;
}
