#include "pairing.h"

#include <string.h>

/* ---- matching ---- */

static nt_map places_of(nt_arena *arena, const nt_published *p)
{
    nt_map places = nt_map_open(arena);
    for (size_t i = 0; i < p->figure_count; i++) {
        nt_map_keep(&places, p->figures[i].id, i);
    }
    return places;
}

/* A figure that only the older edition has stands behind the one that it followed there. */
static void add_gone(pairing *both, const nt_map *in_new, size_t from)
{
    for (size_t i = from; i < both->old->figure_count; i++) {
        const nt_figure *was = &both->old->figures[i];
        if (nt_map_find(in_new, was->id) != NT_MAP_NONE) {
            return;
        }
        both->pairs[both->count++] = (pair){was, NULL};
    }
}

pairing pair_published(nt_arena *arena, const nt_published *old, const nt_published *new)
{
    pairing both = {.arena = arena, .old = old, .new = new};
    nt_map in_old = places_of(arena, old), in_new = places_of(arena, new);
    both.pairs = nt_new_array(arena, pair, old->figure_count + new->figure_count + 1);
    add_gone(&both, &in_new, 0);
    for (size_t i = 0; i < new->figure_count; i++) {
        size_t at = nt_map_find(&in_old, new->figures[i].id);
        both.pairs[both.count++] =
            (pair){at == NT_MAP_NONE ? NULL : &old->figures[at], &new->figures[i]};
        if (at != NT_MAP_NONE) {
            add_gone(&both, &in_new, at + 1);
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

bool pair_same_counter(const nt_counter *a, const nt_counter *b)
{
    return same(a->id, b->id) && (*a->id || same(a->procedure->id, b->procedure->id));
}

#define ID_OF(thing) ((thing) ? (thing)->id : NULL)

enum { FIELD_COUNT = 14 };

/* The fields that differ by that cause in a figure of both editions. */
static size_t list_fields(const pair *p, nt_cause cause, const char *names[static FIELD_COUNT])
{
    const nt_figure *a = p->was, *b = p->is;
    if (!a || !b) {
        return 0;
    }
    const struct {
        const char *name;
        nt_cause cause;
        bool differs;
    } fields[FIELD_COUNT] = {
        {"qualifier", NT_CAUSE_STATUS, a->qualifier != b->qualifier},
        {"indicator", NT_CAUSE_RECLASSIFIED, !same_indicator(a->indicator, b->indicator)},
        {"event", NT_CAUSE_RECLASSIFIED, !same(ID_OF(a->event), ID_OF(b->event))},
        {"area", NT_CAUSE_RECLASSIFIED, !same(a->area, b->area) || a->whole_area != b->whole_area},
        {"category", NT_CAUSE_RECLASSIFIED, !same(a->category, b->category)},
        {"base", NT_CAUSE_RECLASSIFIED, !same(ID_OF(a->base), ID_OF(b->base))},
        {"counted_by", NT_CAUSE_RECLASSIFIED, !pair_same_counter(a->counter, b->counter)},
        {"value", NT_CAUSE_CORRECTED,
         a->value.digits != b->value.digits || a->value.decimals != b->value.decimals},
        {"unit", NT_CAUSE_CORRECTED, !same(a->unit, b->unit)},
        {"period", NT_CAUSE_CORRECTED,
         a->period_start != b->period_start || a->period_end != b->period_end},
        {"as_of", NT_CAUSE_CORRECTED, a->as_of != b->as_of},
        {"source", NT_CAUSE_CORRECTED, !same(ID_OF(a->source), ID_OF(b->source))},
        {"quote", NT_CAUSE_CORRECTED, !same(a->quote, b->quote)},
        {"note", NT_CAUSE_CORRECTED, !same(a->note, b->note)},
    };
    return NT_PICK(names, i, FIELD_COUNT, fields[i].name,
                   fields[i].cause == cause && fields[i].differs);
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
    for (int cause = NT_CAUSE_NEW; cause <= NT_CAUSE_WITHDRAWN; cause++) {
        NT_EACH(const pair, p, both->pairs, both->count) {
            const char *names[FIELD_COUNT];
            size_t count = list_fields(p, (nt_cause)cause, names);
            if (pair_differs(p, (nt_cause)cause)) {
                nt_figure_change change = {.cause = (nt_cause)cause,
                                           .old_figure = p->was,
                                           .new_figure = p->is,
                                           .field_count = count};
                change.fields = nt_arena_copy(both->arena, names, count * sizeof *names);
                nt_vec_push(both->arena, &out->figures, change);
            }
        }
    }
}
