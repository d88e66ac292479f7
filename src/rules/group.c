#include "group.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Items of one array, in its order; none comes last. */
static int order_of_pointers(const void *a, const void *b)
{
    uintptr_t x = a ? (uintptr_t)a : UINTPTR_MAX, y = b ? (uintptr_t)b : UINTPTR_MAX;
    return (x > y) - (x < y);
}

static int order_of_texts(const char *a, const char *b)
{
    return a == b ? 0 : strcmp(a, b);
}

/* By name; two that nobody names are two all the same. */
static int order_of_counters(const nt_counter *a, const nt_counter *b)
{
    int order = order_of_texts(a->id, b->id);
    return order || *a->id ? order : order_of_pointers(a, b);
}

static int order_of_dates(nt_date a, nt_date b)
{
    return (a > b) - (a < b);
}

static int order_of_numbers(double a, double b)
{
    return (a > b) - (a < b);
}

static const nt_indicator *base_indicator(const nt_figure *figure)
{
    return nt_figure_is_share(figure) && figure->base ? figure->base->indicator : NULL;
}

static const nt_area *parent_of(const nt_figure *figure)
{
    return figure->where ? figure->where->parent : NULL;
}

static int order_of_days(const nt_figure *a, const nt_figure *b)
{
    int order = order_of_dates(a->as_of, b->as_of);
    return order || nt_date_known(a->as_of) ? order : order_of_pointers(a->source, b->source);
}

static int order_of_periods(const nt_figure *a, const nt_figure *b)
{
    int order = order_of_dates(a->period_start, b->period_start);
    return order ? order : order_of_dates(a->period_end, b->period_end);
}

/* The whole is one area, whatever it is called, and comes first. */
static int order_of_areas(const nt_figure *a, const nt_figure *b)
{
    if (a->whole_area || b->whole_area) {
        return b->whole_area - a->whole_area;
    }
    return order_of_texts(a->area_key, b->area_key);
}

static int stage_of(const nt_figure *figure)
{
    nt_indicator_kind kind = figure->indicator->kind;
    bool staged = kind == NT_INDICATOR_STAGE || kind == NT_INDICATOR_SHARE;
    return staged ? (int)figure->indicator->stage : -1;
}

/* Rows that state one count. */
static int order_of_counts(const nt_figure *a, const nt_figure *b)
{
    return a == b ? 0 : !a || !b ? order_of_pointers(a, b) : nt_rules_order(a, b, "eiacpdukv");
}

static int order_by(const nt_figure *a, const nt_figure *b, char key)
{
    switch (key) {
    case 'e':
        return order_of_pointers(a->event, b->event);
    case 'i':
        return order_of_pointers(a->indicator, b->indicator);
    case 'a':
        return order_of_areas(a, b);
    case 'n':
        return order_of_texts(a->area_key, b->area_key);
    case 'c':
        return order_of_texts(a->category, b->category);
    case 'p':
        return order_of_periods(a, b);
    case 'o':
        return order_of_pointers(a->where, b->where);
    case 'w':
        return order_of_pointers(parent_of(a), parent_of(b));
    case 'x':
        return order_of_dates(nt_rules_end(a), nt_rules_end(b));
    case 'l':
        return order_of_pointers(a->level, b->level);
    case 't':
        return order_of_dates(a->period_start, b->period_start);
    case 'd':
        return order_of_days(a, b);
    case 'u':
        return order_of_texts(a->unit, b->unit);
    case 's':
        return order_of_pointers(a->source, b->source);
    case 'b':
        return order_of_pointers(a->base, b->base);
    case 'f':
        return order_of_counts(a->base, b->base);
    case 'y':
        return (a->base != NULL) - (b->base != NULL);
    case 'g':
        return stage_of(a) - stage_of(b);
    case 'k':
        return order_of_counters(a->counter, b->counter);
    case 'v':
        return order_of_numbers(a->number, b->number);
    case 'q':
        return order_of_pointers(base_indicator(a), base_indicator(b));
    default:
        assert(!"a key of nt_rules_select");
        return 0;
    }
}

int nt_rules_order(const nt_figure *a, const nt_figure *b, const char *keys)
{
    int order = 0;
    while (*keys && order == 0) {
        order = order_by(a, b, *keys++);
    }
    return order;
}

bool nt_rules_alike(const nt_group *group, const char *keys)
{
    for (size_t i = 1; i < group->count; i++) {
        if (!nt_rules_agree(group->items[0], group->items[i], keys)) {
            return false;
        }
    }
    return true;
}

/* Merge sort by one key: stable, and it can be told the key, which qsort cannot. */
static void sort_by(const nt_figure **items, const nt_figure **spare, size_t count, char key)
{
    if (count < 2) {
        return;
    }
    size_t half = count / 2;
    sort_by(items, spare, half, key);
    sort_by(items + half, spare, count - half, key);
    if (order_by(items[half - 1], items[half], key) <= 0) {
        return;
    }
    memcpy(spare, items, half * sizeof(*items));
    size_t left = 0, right = half, out = 0;
    while (left < half && right < count) {
        bool take_left = order_by(spare[left], items[right], key) <= 0;
        items[out++] = take_left ? spare[left++] : items[right++];
    }
    memcpy(items + out, spare + left, (half - left) * sizeof(*items));
}

/* For one key the place of every figure among the values that occur. */
struct nt_ranks {
    uint32_t *of; /* by index in published->figures; NULL before the key is first used */
    size_t count;
};

static nt_ranks *ranks_of(const nt_finding_sink *sink, char key)
{
    nt_ranks *ranks = &sink->ranks[key - 'a'];
    size_t count = sink->published->figure_count;
    if (ranks->of) {
        return ranks;
    }
    const nt_figure *first = sink->published->figures;
    const nt_figure **items = nt_new_array(sink->passing, const nt_figure *, count + 1);
    const nt_figure **spare = nt_new_array(sink->passing, const nt_figure *, count / 2 + 1);
    for (size_t i = 0; i < count; i++) {
        items[i] = first + i;
    }
    sort_by(items, spare, count, key);
    ranks->of = nt_new_array(sink->working, uint32_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        bool same = i > 0 && order_by(items[i - 1], items[i], key) == 0;
        ranks->count += !same;
        ranks->of[items[i] - first] = (uint32_t)(ranks->count - 1);
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
    nt_arena *passing = nt_arena_open();
    const nt_figure **spare = nt_new_array(passing, const nt_figure *, group->count + 1);
    for (size_t i = strlen(keys); i-- > 0 && group->count > 1;) {
        sort_by_rank(sink, passing, group, spare, keys[i]);
    }
    nt_arena_close(passing);
}

static nt_group sorted(const nt_finding_sink *sink, bool (*wanted)(const nt_figure *), bool all,
                       const char *keys)
{
    const nt_published *published = sink->published;
    nt_group found = {nt_new_array(sink->passing, const nt_figure *, published->figure_count + 1),
                      0};
    for (size_t i = 0; i < published->figure_count; i++) {
        const nt_figure *figure = &published->figures[i];
        if ((all || !sink->superseded[i]) && (!wanted || wanted(figure))) {
            found.items[found.count++] = figure;
        }
    }
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

bool nt_rules_next_group(const nt_group *all, const char *keys, nt_group *group)
{
    size_t start = group->items ? (size_t)(group->items - all->items) + group->count : 0;
    if (start >= all->count) {
        return false;
    }
    size_t end = start + 1;
    while (end < all->count && nt_rules_agree(all->items[start], all->items[end], keys)) {
        end++;
    }
    *group = (nt_group){all->items + start, end - start};
    return true;
}

/* The first of the sorted figures that does not come before the given one; with `behind`, that
 * comes behind it. */
static size_t bound(const nt_group *sorted, const nt_figure *figure, const char *keys, bool behind)
{
    size_t low = 0, high = sorted->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = nt_rules_order(sorted->items[middle], figure, keys);
        if (order < 0 || (behind && order == 0)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
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
    for (size_t i = 0; i < figures->count; i++) {
        if (is_other(figures->items[i], figure)) {
            return figures->items[i];
        }
    }
    return NULL;
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

void nt_rules_thin(nt_group *sorted, const char *keys)
{
    nt_group all = *sorted;
    sorted->count = 0;
    for (nt_group run = {0}; nt_rules_next_group(&all, keys, &run);) {
        nt_group kept = {sorted->items + sorted->count, 0};
        for (size_t i = 0; i < run.count; i++) {
            if (is_needed(&kept, run.items[i])) {
                kept.items[kept.count++] = run.items[i];
            }
        }
        sorted->count += kept.count;
    }
}

static int order_of_places(const void *left, const void *right)
{
    const nt_figure *a = *(const nt_figure *const *)left, *b = *(const nt_figure *const *)right;
    return (a > b) - (a < b);
}

void nt_rules_sort_by_place(nt_group *group)
{
    if (group->count > 0) {
        qsort(group->items, group->count, sizeof *group->items, order_of_places);
    }
}
