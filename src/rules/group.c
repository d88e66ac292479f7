#include "group.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What a key says of a figure: a number, then a text, then another number; or what its base states.
 */
typedef struct {
    int64_t first;
    double value;
    const char *text;
    int64_t last;
    const nt_figure *base;
} said;

/* Items of one array, in its order; none comes last. */
static int64_t place(const void *item)
{
    return item ? (int64_t)(uintptr_t)item : INT64_MAX;
}

static said of(int64_t first, const char *text, int64_t last)
{
    return (said){first, 0, text, last, NULL};
}

static int64_t stage_of(const nt_figure *figure)
{
    nt_indicator_kind kind = figure->indicator->kind;
    bool staged = kind == NT_INDICATOR_STAGE || kind == NT_INDICATOR_SHARE;
    return staged ? (int64_t)figure->indicator->stage : -1;
}

static said say_by(const nt_figure *f, char key)
{
    switch (key) {
    case 'e':
        return of(place(f->event), "", 0);
    case 'i':
        return of(place(f->indicator), "", 0);
    case 'a': /* the whole is one area, whatever it is called, and comes first */
        return of(!f->whole_area, f->whole_area ? "" : f->area_key, 0);
    case 'n':
        return of(0, f->area_key, 0);
    case 'c':
        return of(0, f->category, 0);
    case 'p':
        return of(f->period_start, "", f->period_end);
    case 'o':
        return of(place(f->where), "", 0);
    case 'w':
        return of(place(f->where ? f->where->parent : NULL), "", 0);
    case 'x':
        return of(nt_rules_end(f), "", 0);
    case 'l':
        return of(place(f->level), "", 0);
    case 't':
        return of(f->period_start, "", 0);
    case 'd':
        return of(f->as_of, "", nt_date_known(f->as_of) ? 0 : place(f->source));
    case 'u':
        return of(0, f->unit, 0);
    case 's':
        return of(place(f->source), "", 0);
    case 'b':
        return of(place(f->base), "", 0);
    case 'y':
        return of(f->base != NULL, "", 0);
    case 'g':
        return of(stage_of(f), "", 0);
    case 'k': /* two that nobody names are two all the same */
        return of(0, f->counter->id, *f->counter->id ? 0 : place(f->counter));
    case 'v':
        return (said){0, f->number, "", 0, NULL};
    case 'f':
        return (said){f->base == NULL, 0, "", 0, f->base};
    case 'q':
        return of(place(nt_figure_is_share(f) && f->base ? f->base->indicator : NULL), "", 0);
    default:
        assert(!"a key of nt_rules_select");
        return of(0, "", 0);
    }
}

static int order_of_said(const said *a, const said *b)
{
    if (a->first != b->first || a->value != b->value) {
        return a->first < b->first || a->value < b->value ? -1 : 1;
    }
    int order = a->text == b->text ? 0 : strcmp(a->text, b->text);
    order = order ? order : (a->last > b->last) - (a->last < b->last);
    return order || a->base == b->base ? order : nt_rules_order(a->base, b->base, "eiacpdukv");
}

int nt_rules_order(const nt_figure *a, const nt_figure *b, const char *keys)
{
    int order = 0;
    while (*keys && order == 0) {
        said x = say_by(a, *keys), y = say_by(b, *keys++);
        order = order_of_said(&x, &y);
    }
    return order;
}

bool nt_rules_alike(const nt_group *group, const char *keys)
{
    return NT_ALL(i, group->count, nt_rules_agree(group->items[0], group->items[i], keys));
}

/* For one key the place of every figure among the values that occur. */
struct nt_ranks {
    uint32_t *of; /* by index in published->figures; NULL before the key is first used */
    size_t count;
};

/* What a key says of the figure of that index. */
typedef struct {
    said by;
    size_t index;
} ranked;

NT_ORDER(order_of_ranked, ranked, NT_BY(order_of_said(&a->by, &b->by)))

static nt_ranks *ranks_of(const nt_finding_sink *sink, char key)
{
    nt_ranks *ranks = &sink->ranks[key - 'a'];
    size_t count = sink->published->figure_count;
    if (ranks->of || count == 0) {
        return ranks;
    }
    NT_PASSING_ARENA(passing);
    ranked *items = nt_new_array(passing, ranked, count);
    for (size_t i = 0; i < count; i++) {
        items[i] = (ranked){say_by(&sink->published->figures[i], key), i};
    }
    qsort(items, count, sizeof *items, order_of_ranked);
    ranks->of = nt_new_array(sink->working, uint32_t, count);
    for (size_t i = 0; i < count; i++) {
        ranks->count += i == 0 || order_of_ranked(&items[i - 1], &items[i]) != 0;
        ranks->of[items[i].index] = (uint32_t)(ranks->count - 1);
    }
    return ranks;
}

nt_ranks *nt_rules_open_ranks(nt_arena *arena)
{
    return nt_new_array(arena, nt_ranks, 'z' - 'a' + 1);
}

/* Counting sort: stable, so that sorting by the last key first sorts by all of them. */
static void sort_by_rank(const nt_finding_sink *sink, nt_arena *passing, nt_group *all,
                         const nt_figure **spare, char key)
{
    const nt_ranks *ranks = ranks_of(sink, key);
    const nt_figure *first = sink->published->figures;
    size_t *starts = nt_new_array(passing, size_t, ranks->count + 1);
    for (size_t i = 0; i < all->count; i++) {
        starts[ranks->of[all->items[i] - first] + 1]++;
    }
    for (size_t i = 1; i <= ranks->count; i++) {
        starts[i] += starts[i - 1];
    }
    for (size_t i = 0; i < all->count; i++) {
        spare[starts[ranks->of[all->items[i] - first]]++] = all->items[i];
    }
    memcpy(all->items, spare, all->count * sizeof *spare);
}

void nt_rules_sort(const nt_finding_sink *sink, nt_group *group, const char *keys)
{
    NT_PASSING_ARENA(passing);
    const nt_figure **spare = nt_new_array(passing, const nt_figure *, group->count + 1);
    for (size_t i = strlen(keys); i-- > 0 && group->count > 1;) {
        sort_by_rank(sink, passing, group, spare, keys[i]);
    }
}

static nt_group sorted(const nt_finding_sink *sink, bool (*wanted)(const nt_figure *), bool all,
                       const char *keys)
{
    const nt_published *published = sink->published;
    nt_group found = {nt_new_array(sink->passing, const nt_figure *, published->figure_count + 1),
                      0};
    const nt_figure *figures = published->figures;
    found.count = NT_PICK(found.items, i, published->figure_count, &figures[i],
                          (all || !sink->known[i].superseded) && (!wanted || wanted(&figures[i])));
    nt_rules_sort(sink, &found, keys);
    return found;
}

nt_group nt_rules_select(const nt_finding_sink *sink, bool (*wanted)(const nt_figure *),
                         const char *keys)
{
    return sorted(sink, wanted, false, keys);
}

nt_group nt_rules_select_all(const nt_finding_sink *sink, bool (*wanted)(const nt_figure *),
                             const char *keys)
{
    return sorted(sink, wanted, true, keys);
}

/* The same as nt_rules_agree() of two figures that were published. */
static bool rank_alike(const nt_finding_sink *sink, const nt_figure *a, const nt_figure *b,
                       const char *keys)
{
    const nt_figure *first = sink->published->figures;
    while (*keys) {
        const uint32_t *of = ranks_of(sink, *keys++)->of;
        if (of[a - first] != of[b - first]) {
            return false;
        }
    }
    return true;
}

bool nt_rules_next_group(const nt_finding_sink *sink, const nt_group *all, const char *keys,
                         nt_group *group)
{
    size_t start = group->items ? (size_t)(group->items - all->items) + group->count : 0;
    if (start >= all->count) {
        return false;
    }
    size_t end = start + 1;
    while (end < all->count && rank_alike(sink, all->items[start], all->items[end], keys)) {
        end++;
    }
    *group = (nt_group){all->items + start, end - start};
    return true;
}

/* The first of the sorted figures that does not come before the given one; with `behind`, that
 * comes behind it. */
static size_t bound(const nt_group *sorted, const nt_figure *figure, const char *keys, bool behind)
{
    return NT_COUNT_BEFORE(i, sorted->count,
                           nt_rules_order(sorted->items[i], figure, keys) < (behind ? 1 : 0));
}

static nt_group between(const nt_group *sorted, size_t start, size_t end)
{
    return (nt_group){sorted->items + start, end - start};
}

nt_group nt_rules_equal(const nt_group *sorted, const nt_figure *figure, const char *keys)
{
    return between(sorted, bound(sorted, figure, keys, false), bound(sorted, figure, keys, true));
}

nt_group nt_rules_from(const nt_group *sorted, const nt_figure *figure, const char *keys,
                       const char *all)
{
    return between(sorted, bound(sorted, figure, all, false), bound(sorted, figure, keys, true));
}

nt_group nt_rules_beyond(const nt_group *sorted, const nt_figure *figure, const char *keys,
                         const char *all)
{
    return between(sorted, bound(sorted, figure, all, true), bound(sorted, figure, keys, true));
}

static bool is_other(const nt_figure *a, const nt_figure *b)
{
    return a->indicator != b->indicator && a->source != b->source;
}

const nt_figure *nt_rules_first_other(const nt_group *figures, const nt_figure *figure)
{
    NT_RETURN_FIRST(i, figures->count, is_other(figures->items[i], figure), figures->items[i],
                    NULL);
}

/* Two of one indicator with two sources leave nothing to a third: whoever passes over both is of
 * that indicator. So it is with two of one source. Of five that are left, one indicator and one
 * source pass over four. */
static bool is_needed(const nt_group *kept, const nt_figure *figure)
{
    size_t indicators = 0, sources = 0;
    for (size_t i = 0; i < kept->count; i++) {
        bool same_indicator = kept->items[i]->indicator == figure->indicator;
        bool same_source = kept->items[i]->source == figure->source;
        if (same_indicator && same_source) {
            return false;
        }
        indicators += same_indicator;
        sources += same_source;
    }
    return indicators < 2 && sources < 2 && kept->count < 5;
}

void nt_rules_thin(const nt_finding_sink *sink, nt_group *sorted, const char *keys)
{
    nt_group all = *sorted;
    sorted->count = 0;
    for (nt_group run = {0}; nt_rules_next_group(sink, &all, keys, &run);) {
        nt_group kept = {sorted->items + sorted->count, 0};
        for (size_t i = 0; i < run.count; i++) {
            if (is_needed(&kept, run.items[i])) {
                kept.items[kept.count++] = run.items[i];
            }
        }
        sorted->count += kept.count;
    }
}

NT_ORDER_OF(order_of_places, nt_figure, NT_BY((a > b) - (a < b)))

void nt_rules_sort_by_place(nt_group *group)
{
    nt_sort(group->items, group->count, sizeof *group->items, order_of_places);
}
