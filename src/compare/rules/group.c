#include "rules/group.h"

#include <assert.h>
#include <stdint.h>
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
    return figure->base ? figure->base->indicator : NULL;
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
    return order_of_texts(a->area, b->area);
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
        return order_of_texts(a->area, b->area);
    case 'c':
        return order_of_texts(a->category, b->category);
    case 'p':
        return order_of_periods(a, b);
    case 'd':
        return order_of_days(a, b);
    case 'u':
        return order_of_texts(a->unit, b->unit);
    case 's':
        return order_of_pointers(a->source, b->source);
    case 'b':
        return order_of_pointers(a->base, b->base);
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

/* Merge sort: stable, and it can be told the keys, which qsort cannot. */
static void sort(const nt_figure **items, const nt_figure **spare, size_t count, const char *keys)
{
    if (count < 2) {
        return;
    }
    size_t half = count / 2;
    sort(items, spare, half, keys);
    sort(items + half, spare, count - half, keys);
    if (nt_rules_order(items[half - 1], items[half], keys) <= 0) {
        return;
    }
    memcpy(spare, items, half * sizeof(*items));
    size_t left = 0, right = half, out = 0;
    while (left < half && right < count) {
        bool take_left = nt_rules_order(spare[left], items[right], keys) <= 0;
        items[out++] = take_left ? spare[left++] : items[right++];
    }
    memcpy(items + out, spare + left, (half - left) * sizeof(*items));
}

nt_group nt_rules_select(const nt_finding_sink *sink, bool (*wanted)(const nt_figure *),
                         const char *keys)
{
    const nt_published *published = sink->published;
    nt_group all = {nt_new_array(sink->arena, const nt_figure *, published->figure_count + 1), 0};
    for (size_t i = 0; i < published->figure_count; i++) {
        const nt_figure *figure = &published->figures[i];
        if (!wanted || wanted(figure)) {
            all.items[all.count++] = figure;
        }
    }
    const nt_figure **spare = nt_new_array(sink->arena, const nt_figure *, all.count / 2 + 1);
    sort(all.items, spare, all.count, keys);
    return all;
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
