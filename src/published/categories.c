/* Shares and counts by category and area: as listed, and between two votes. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "published/labels.h"
#include "rows.h"
#include "words/published.h"

typedef NT_VEC(nt_breakdown) breakdown_vec;
typedef NT_VEC(nt_breakdown_pair) pair_vec;

const char area_dimension[] = "area";

/* One category share with the list that it belongs to. */
typedef struct {
    const nt_figure *figure;
    size_t dimension; /* in order of the vocabulary */
} listed;

static bool of_breakdown(const nt_figure *figure)
{
    return figure->indicator->kind == NT_INDICATOR_CATEGORY_SHARE && figure->event &&
           figure->whole_area && *figure->category && !nt_figure_has_period(figure);
}

NT_ORDER(by_list, listed,
         NT_RISING(dimension) || NT_RISING(figure->event) || NT_RISING(figure->as_of) ||
             NT_BY(compare_size(source_number(a->figure), source_number(b->figure))) ||
             NT_RISING(figure->counter->number) || NT_RISING(figure->number_in_list))

static bool same_day_list(const listed *a, const listed *b)
{
    return a->dimension == b->dimension && a->figure->event == b->figure->event &&
           a->figure->as_of == b->figure->as_of;
}

static bool same_list(const listed *a, const listed *b)
{
    return same_day_list(a, b) && a->figure->source == b->figure->source &&
           a->figure->counter == b->figure->counter;
}

NT_ORDER(by_falling_share, nt_category_share,
         NT_FALLING(row->value) || NT_RISING(figure->number_in_list))

static const nt_figure *common_base(const nt_category_share *shares, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (shares[i].figure->base != shares[0].figure->base) {
            return NULL;
        }
    }
    return shares[0].figure->base;
}

/* `number` counts the lists of this dimension and day. */
static nt_breakdown breakdown_of(work *w, const listed *items, size_t count, size_t number)
{
    const nt_figure *first = items[0].figure;
    const char *dimension = first->indicator->dimension;
    nt_category_share *shares = nt_new_array(w->arena, nt_category_share, count);
    for (size_t i = 0; i < count; i++) {
        shares[i] = (nt_category_share){items[i].figure, row_of(w, items[i].figure)};
    }
    qsort(shares, count, sizeof *shares, by_falling_share);
    const char *id = nt_arena_printf(w->arena, "%s.%s.%s", dimension, first->event->slug,
                                     list_day(w->arena, first->as_of));
    return (nt_breakdown){.id = nt_ledger_numbered(w->arena, id, number),
                          .dimension = dimension,
                          .event = first->event,
                          .counter = first->counter,
                          .as_of = first->as_of,
                          .base = common_base(shares, count),
                          .shares = shares,
                          .share_count = count};
}

typedef NT_VEC(listed) listed_vec;

/* The shares of categories, by list. */
static listed_vec listed_shares(work *w)
{
    nt_map dimensions = nt_map_open(w->arena);
    for (size_t i = 0; i < w->published->indicator_count; i++) {
        nt_map_keep(&dimensions, w->published->indicators[i].dimension, i);
    }
    listed_vec all = {0};
    NT_EACH(const nt_figure, figure, w->published->figures, w->published->figure_count) {
        if (of_breakdown(figure)) {
            size_t dimension = nt_map_find(&dimensions, figure->indicator->dimension);
            nt_vec_push(w->arena, &all, ((listed){figure, dimension}));
        }
    }
    nt_sort(all.items, all.count, sizeof(listed), by_list);
    return all;
}

static nt_status add_breakdowns(work *w, breakdown_vec *out, nt_error *err)
{
    listed_vec all = listed_shares(w);
    size_t number = 0;
    for (size_t start = 0, end; start < all.count; start = end) {
        const listed *first = &all.items[start];
        NT_FAIL_IF(out->count == NT_LISTS_MAX, err, NT_INVALID, first->figure->place,
                   NT_MESSAGE_PUBLISHED_TOO_MANY_LISTS_OF_CATEGORIES(.figure = first->figure->id,
                                                                     .beyond = NT_LISTS_MAX + 1,
                                                                     .most = NT_LISTS_MAX));
        for (end = start + 1; end < all.count && same_list(first, &all.items[end]);) {
            end++;
        }
        number = start && same_day_list(first, &all.items[start - 1]) ? number + 1 : 1;
        nt_vec_push(w->arena, out, breakdown_of(w, first, end - start, number));
    }
    return NT_OK;
}

/* The areas of a list as shares of its total: the same questions can be asked of them as of
 * categories. The area takes the place of the category. */
static void add_areas(work *w, breakdown_vec *out)
{
    NT_EACH(const nt_area_list, list, w->report->area_lists, w->report->area_list_count) {
        nt_breakdown areas = {.id = list->id,
                              .dimension = area_dimension,
                              .event = list->event,
                              .counter = list->counter,
                              .as_of = list->as_of,
                              .level = list->level,
                              .base = list->total};
        nt_category_share *shares = nt_new_array(w->arena, nt_category_share, list->count);
        for (size_t i = 0; i < list->count; i++) {
            if (list->share_rows[i]) {
                nt_figure *figure = nt_arena_copy(w->arena, list->figures[i], sizeof *figure);
                figure->category_label = nt_published_area_name(list, i);
                figure->category = figure->category_label.in[NT_LANG_ID];
                figure->base = list->total;
                shares[areas.share_count++] = (nt_category_share){figure, list->share_rows[i]};
            }
        }
        areas.shares = shares;
        if (areas.share_count) {
            nt_vec_push(w->arena, out, areas);
        }
    }
}

static void add_count(work *w, const nt_breakdown *breakdown)
{
    static const nt_text what = NT_TEXT_PUBLISHED_CATEGORIES_GIVEN;
    const nt_ledger_row **inputs =
        nt_new_array(w->arena, const nt_ledger_row *, breakdown->share_count);
    for (size_t i = 0; i < breakdown->share_count; i++) {
        inputs[i] = breakdown->shares[i].row;
    }
    nt_ledger_row row = row_number(nt_arena_printf(w->arena, "%s.count", breakdown->id),
                                   nt_label_event(w->arena, what, breakdown->event),
                                   (double)breakdown->share_count, "categories", NT_METHOD_COUNT);
    row.as_of = breakdown->as_of;
    row_derive(w, row, inputs, breakdown->share_count);
}

/* The first share of each category. */
static nt_map first_shares(nt_arena *arena, const nt_breakdown *breakdown)
{
    nt_map places = nt_map_open(arena);
    for (size_t i = 0; i < breakdown->share_count; i++) {
        nt_map_keep(&places, breakdown->shares[i].figure->category, i);
    }
    return places;
}

static bool bases_differ(const nt_figure *a, const nt_figure *b)
{
    return a && b && (a->indicator != b->indicator || strcmp(a->unit, b->unit) != 0);
}

/* 36 and 27.6 differ by exactly -8.4: the printed digits are subtracted, not their doubles. */
static double exact_difference(nt_decimal a, nt_decimal b)
{
    for (; a.decimals < b.decimals; a.decimals++) {
        a.digits *= 10;
    }
    for (; b.decimals < a.decimals; b.decimals++) {
        b.digits *= 10;
    }
    return (double)(a.digits - b.digits) / pow(10, a.decimals);
}

static double points_between(const nt_category_share *to, const nt_category_share *from)
{
    enum { EXACT_DECIMALS = 15 }; /* 100 * 10^15 is below 2^63 */
    const nt_figure *a = to->figure, *b = from->figure;
    if (!nt_figure_is_share(a) || !nt_figure_is_share(b) || a->value.decimals > EXACT_DECIMALS ||
        b->value.decimals > EXACT_DECIMALS) {
        return to->row->value - from->row->value;
    }
    return exact_difference(a->value, b->value);
}

/* A share as a count and what it is of; `whole` 0 when the base is no known count. */
typedef struct {
    int64_t part, whole;
    bool rounded; /* a printed share stands for its count only up to its rounding */
} counted;

static counted count_share(const nt_category_share *share)
{
    if (share->row->part >= 0) {
        return (counted){share->row->part, share->row->whole, false};
    }
    const nt_figure *base = share->figure->base;
    if (!figure_counts(base) || base->counter != share->figure->counter ||
        share->figure->number > 100) {
        return (counted){0, 0, true};
    }
    double part = floor(share->figure->number * base->number / 100 + 0.5);
    return (counted){(int64_t)part, (int64_t)base->number, true};
}

/* Two days of one event share their cases: what was counted first is some of what was counted
 * later. A share of a total that has grown so varies by what came between, which is a correlation
 * of the root of the two wholes' ratio. Where a part or the rest has shrunk, cases were sorted
 * anew, nobody knows how, and there is no interval; nor where nothing came between. */
static bool has_grown(counted from, counted to)
{
    return to.whole > from.whole && to.part >= from.part &&
           to.whole - to.part >= from.whole - from.part;
}

static void add_interval(nt_ledger_row *row, const nt_category_share *to,
                         const nt_category_share *from, bool one_event)
{
    counted a = count_share(to), b = count_share(from);
    bool rounded = a.rounded || b.rounded;
    row->method = NT_METHOD_DIFFERENCE;
    if (a.whole > 0 && b.whole > 0 && (!one_event || has_grown(b, a))) {
        nt_interval interval =
            nt_stats_difference(nt_stats_wilson(a.part, a.whole), nt_stats_wilson(b.part, b.whole),
                                one_event ? sqrt((double)b.whole / (double)a.whole) : 0);
        row->lower = 100 * interval.lower;
        row->upper = 100 * interval.upper;
        row->method = one_event ? rounded ? NT_METHOD_PAIRED_ROUNDED : NT_METHOD_PAIRED
                      : rounded ? NT_METHOD_NEWCOMBE_ROUNDED
                                : NT_METHOD_NEWCOMBE;
    }
}

static nt_category_change change_of(work *w, const nt_breakdown_pair *pair,
                                    const nt_category_share *from, const nt_category_share *to)
{
    const nt_figure *a = from->figure, *b = to->figure;
    const char *id = nt_arena_printf(w->arena, "%s.%s.difference", pair->id,
                                     nt_utf8_slug(w->arena, a->category));
    nt_text what = a->category_label;
    nt_label_moment then = {pair->from->event, pair->from->as_of, pair->from->counter};
    nt_label_moment now = {pair->to->event, pair->to->as_of, pair->to->counter};
    nt_ledger_row row = nt_ledger_blank(id, nt_label_difference(w->arena, what, now, then));
    row.value = points_between(to, from);
    row.decimals =
        to->row->decimals > from->row->decimals ? to->row->decimals : from->row->decimals;
    row.unit = "points";
    add_interval(&row, to, from, pair->from->event == pair->to->event);
    const nt_ledger_row *added =
        row_derive(w, row, (const nt_ledger_row *[]){to->row, from->row}, 2);
    bool sure = !(added->flags & (NT_FLAG_DOUBTFUL | NT_FLAG_APPROXIMATE)) &&
                !bases_differ(a->base, b->base);
    bool apart = added->lower > 0 || added->upper < 0;
    return (nt_category_change){a->category, from, to, added, sure && apart};
}

/* The categories of `breakdown` that the other one does not give. */
static const char *const *only_in(nt_arena *arena, const nt_breakdown *breakdown,
                                  const nt_map *other, size_t *count)
{
    const char **only = nt_new_array(arena, const char *, breakdown->share_count);
    const nt_category_share *shares = breakdown->shares;
    *count = NT_PICK(only, i, breakdown->share_count, shares[i].figure->category,
                     nt_map_find(other, shares[i].figure->category) == NT_MAP_NONE);
    return only;
}

static nt_breakdown_pair pair_up(work *w, const nt_breakdown *from, const nt_breakdown *to)
{
    nt_breakdown_pair pair = {.from = from, .to = to};
    /* The ids hold the dimension twice; one is enough. */
    pair.id = nt_arena_printf(w->arena, "%s%s", from->id, to->id + strlen(to->dimension));
    nt_category_change *changes = nt_new_array(w->arena, nt_category_change, from->share_count);
    NT_PASSING_ARENA(passing);
    nt_map mine_at = first_shares(passing, from), theirs_at = first_shares(passing, to);
    for (size_t i = 0; i < from->share_count; i++) {
        const nt_category_share *mine = &from->shares[i];
        size_t at = nt_map_find(&theirs_at, mine->figure->category);
        /* A category that a list gives twice counts once. */
        if (at != NT_MAP_NONE && nt_map_find(&mine_at, mine->figure->category) == i) {
            const nt_category_share *theirs = &to->shares[at];
            changes[pair.change_count++] = change_of(w, &pair, mine, theirs);
            pair.bases_differ |= bases_differ(mine->figure->base, theirs->figure->base);
        }
    }
    pair.changes = changes;
    pair.only_from = only_in(w->arena, from, &theirs_at, &pair.only_from_count);
    pair.only_to = only_in(w->arena, to, &mine_at, &pair.only_to_count);
    pair.bases_differ |= bases_differ(from->base, to->base);
    return pair;
}

/* Counted in one procedure, of areas of one level, and shares of one unit and area where both say
 * what they are of: a regency's part of its province is none of the nation. */
static bool comparable(const nt_breakdown *a, const nt_breakdown *b)
{
    return nt_counter_comparable(a->counter, b->counter) && a->level == b->level &&
           (!a->base || !b->base ||
            (strcmp(a->base->unit, b->base->unit) == 0 &&
             strcmp(a->base->area_key, b->base->area_key) == 0));
}

static void add_pair(work *w, pair_vec *pairs, const nt_breakdown *from, const nt_breakdown *to)
{
    if (!from || !to || from == to || !comparable(from, to)) {
        return;
    }
    for (size_t i = 0; i < pairs->count; i++) {
        if (pairs->items[i].from == from && pairs->items[i].to == to) {
            return;
        }
    }
    nt_vec_push(w->arena, pairs, pair_up(w, from, to));
}

static bool same_series(const nt_breakdown *a, const nt_breakdown *b)
{
    bool areas = a->dimension == area_dimension;
    return strcmp(a->dimension, b->dimension) == 0 && a->event == b->event && comparable(a, b) &&
           areas == (b->dimension == area_dimension) &&
           (!areas || a->base->indicator == b->base->indicator);
}

/* The days of one event and dimension, each against the next, then the first against the latest.
 * Where two list one day, the longer list speaks for it. */
static void add_series(work *w, pair_vec *pairs, const nt_breakdown *const *list, size_t count)
{
    const nt_breakdown *first = NULL, *before = NULL, *day = NULL;
    for (size_t i = 0; i < count; i++) {
        bool ends = i + 1 == count || list[i + 1]->as_of != list[i]->as_of;
        if (nt_date_known(list[i]->as_of) && (!day || list[i]->share_count > day->share_count)) {
            day = list[i];
        }
        if (ends && day) {
            add_pair(w, pairs, before, day);
            first = first ? first : day;
            before = day;
            day = NULL;
        }
    }
    add_pair(w, pairs, first, before);
}

/* Lists of one series need not stand next to each other: other procedures list the same days. */
static void add_series_pairs(work *w, pair_vec *pairs)
{
    const nt_figures_report *r = w->report;
    const nt_breakdown **list =
        nt_new_array(w->arena, const nt_breakdown *, r->breakdown_count + 1);
    bool *taken = nt_new_array(w->arena, bool, r->breakdown_count + 1);
    for (size_t start = 0; start < r->breakdown_count; start++) {
        size_t count = 0;
        for (size_t i = start; i < r->breakdown_count; i++) {
            if (!taken[i] && same_series(&r->breakdowns[start], &r->breakdowns[i])) {
                list[count++] = &r->breakdowns[i];
                taken[i] = true;
            }
        }
        add_series(w, pairs, list, count);
    }
}

static bool is_later(const nt_breakdown *one, const nt_breakdown *best)
{
    return !best || (one->as_of != best->as_of ? one->as_of > best->as_of
                                               : one->share_count > best->share_count);
}

/* The event's latest list that may be set beside `other`; of areas, of its level. */
static const nt_breakdown *latest_beside(const nt_figures_report *r, const nt_event *event,
                                         const nt_breakdown *other)
{
    const nt_breakdown *best = NULL;
    NT_EACH(const nt_breakdown, list, r->breakdowns, r->breakdown_count) {
        if (list->event == event && strcmp(list->dimension, other->dimension) == 0 &&
            nt_date_known(list->as_of) && comparable(list, other) && is_later(list, best)) {
            best = list;
        }
    }
    return best;
}

static bool is_wider_or_later(const nt_breakdown *one, const nt_breakdown *best)
{
    int wider = best ? area_level_order(one->level, best->level) : -1;
    return wider < 0 || (wider == 0 && is_later(one, best));
}

void breakdown_beside(const nt_figures_report *r, const char *dimension, const nt_breakdown **a,
                      const nt_breakdown **b)
{
    *a = *b = NULL;
    for (size_t i = 0; r->a && r->b && i < r->breakdown_count; i++) {
        const nt_breakdown *list = &r->breakdowns[i];
        const nt_breakdown *of_a = list->event == r->b && strcmp(list->dimension, dimension) == 0 &&
                                           nt_date_known(list->as_of)
                                       ? latest_beside(r, r->a, list)
                                       : NULL;
        if (of_a && is_wider_or_later(list, *b)) {
            *a = of_a;
            *b = list;
        }
    }
}

static void add_pairs(work *w, pair_vec *pairs)
{
    const nt_figures_report *r = w->report;
    add_series_pairs(w, pairs);
    for (size_t i = 0; i < r->breakdown_count; i++) {
        const nt_breakdown *a, *b;
        if (i && strcmp(r->breakdowns[i].dimension, r->breakdowns[i - 1].dimension) == 0) {
            continue; /* lists of one dimension follow on each other */
        }
        breakdown_beside(r, r->breakdowns[i].dimension, &a, &b);
        add_pair(w, pairs, a, b);
    }
}

nt_status work_categories(work *w, nt_error *err)
{
    breakdown_vec breakdowns = {0};
    NT_TRY(add_breakdowns(w, &breakdowns, err));
    add_areas(w, &breakdowns);
    w->report->breakdowns = breakdowns.items;
    w->report->breakdown_count = breakdowns.count;
    for (size_t i = 0; i < breakdowns.count; i++) {
        if (breakdowns.items[i].dimension != area_dimension) {
            add_count(w, &breakdowns.items[i]); /* an area list has counted its own */
        }
    }
    pair_vec pairs = {0};
    add_pairs(w, &pairs);
    w->report->pairs = pairs.items;
    w->report->pair_count = pairs.count;
    return NT_OK;
}

const nt_breakdown *breakdown_pick(const nt_figures_report *report, const char *dimension,
                                   const nt_event *event, bool latest)
{
    const nt_breakdown *best = NULL;
    /* The first is that of the lists which the latest can be set beside. */
    const nt_breakdown *last = latest ? NULL : breakdown_pick(report, dimension, event, true);
    NT_EACH(const nt_breakdown, b, report->breakdowns, report->breakdown_count) {
        if (b->event != event || strcmp(b->dimension, dimension) != 0 || !nt_date_known(b->as_of) ||
            (last && !comparable(b, last))) {
            continue;
        }
        int wider = best ? area_level_order(b->level, best->level) : 0;
        if (!best || wider < 0 ||
            (wider == 0 && ((latest ? b->as_of > best->as_of : b->as_of < best->as_of) ||
                            (b->as_of == best->as_of && b->share_count > best->share_count)))) {
            best = b;
        }
    }
    return best;
}

const nt_breakdown_pair *pair_of(const nt_figures_report *report, const nt_breakdown *from,
                                 const nt_breakdown *to)
{
    NT_RETURN_FIRST(i, from && to ? report->pair_count : 0,
                    report->pairs[i].from == from && report->pairs[i].to == to, &report->pairs[i],
                    NULL);
}
