/* Lists of areas, one a level: provinces never stand among regencies, nor are set against them. */
#include <limits.h>
#include <string.h>

#include "published/labels.h"
#include "rows.h"
#include "words/published.h"

static bool of_area_list(const nt_figure *figure)
{
    nt_indicator_kind kind = figure->indicator->kind;
    return (kind == NT_INDICATOR_STAGE || kind == NT_INDICATOR_COUNT) && figure->event &&
           !figure->whole_area && *figure->area && !*figure->category &&
           !nt_figure_has_period(figure);
}

size_t source_number(const nt_figure *figure)
{
    return figure->source ? figure->source->number : 0;
}

const char *list_day(nt_arena *arena, nt_date day)
{
    return nt_date_known(day) ? nt_date_format_iso(day, nt_arena_alloc(arena, 11)) : "unknown";
}

int area_level_order(const nt_level *a, const nt_level *b)
{
    int x = a ? a->rank : INT_MAX, y = b ? b->rank : INT_MAX;
    if (x != y || a == b) {
        return (x > y) - (x < y);
    }
    return strcmp(a->id, b->id);
}

int compare_size(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

/* By list (event, indicator, level, day), and within it by source, counter and unit, which never
 * mix. */
NT_ORDER_OF(by_list, nt_figure,
            NT_RISING(event) || NT_RISING(indicator) ||
                NT_BY(area_level_order(a->level, b->level)) || NT_RISING(as_of) ||
                NT_BY(compare_size(source_number(a), source_number(b))) ||
                NT_RISING(counter->number) || NT_BY_TEXT(unit))

/* And within a list by falling count. */
NT_ORDER_OF(by_falling_count, nt_figure,
            NT_BY(by_list(left, right)) || NT_FALLING(number) || NT_RISING(number_in_list))

static bool same_day_list(const nt_figure *a, const nt_figure *b)
{
    return a->event == b->event && a->indicator == b->indicator && a->as_of == b->as_of;
}

/* The base that all figures of the list name, where it counts the same of the whole or of an area
 * of a wider level. */
static const nt_figure *common_base(const nt_figure *const *figures, size_t count)
{
    const nt_figure *base = figures[0]->base;
    for (size_t i = 1; i < count; i++) {
        if (figures[i]->base != base) {
            return NULL;
        }
    }
    bool wider = base && (base->whole_area ||
                          (base->level && area_level_order(base->level, figures[0]->level) < 0));
    return wider && base->indicator == figures[0]->indicator && base->counter == figures[0]->counter
               ? base
               : NULL;
}

/* The figure that the list is a part of: its base when it names one, else the one figure of the
 * whole of the same kind and day, of the same source where there are several. */
static const nt_figure *total_of(const nt_published *published, const nt_figure *const *figures,
                                 size_t count)
{
    const nt_figure *first = figures[0], *total = common_base(figures, count);
    if (total || first->base) {
        return total;
    }
    size_t found = 0;
    for (size_t i = 0; i < published->figure_count && nt_date_known(first->as_of); i++) {
        const nt_figure *figure = &published->figures[i];
        if (figure->whole_area && !*figure->category && !nt_figure_has_period(figure) &&
            same_day_list(figure, first) && figure->counter == first->counter &&
            strcmp(figure->unit, first->unit) == 0) {
            if (figure->source && figure->source == first->source) {
                return figure;
            }
            total = figure;
            found++;
        }
    }
    return found == 1 ? total : NULL;
}

/* Whether the areas named make up the whole, so that nothing is left for others. */
static bool is_complete(const nt_figure *const *figures, size_t count, const nt_figure *total)
{
    double sum = 0;
    bool exact = total && total->whole_area && total->qualifier == NT_EXACT;
    for (size_t i = 0; i < count; i++) {
        sum += figures[i]->number;
        exact = exact && figures[i]->qualifier == NT_EXACT;
    }
    return exact && sum == total->number;
}

static const nt_ledger_row *area_share(work *w, const nt_figure *figure, const nt_figure *total)
{
    static const nt_text of_the_whole = NT_TEXT_PUBLISHED_PART_OF_THE_WHOLE;
    nt_text what =
        NT_JOINED(w->arena, nt_label_figure(w->arena, figure), nt_text_alike(", "), of_the_whole);
    return row_ratio(w, nt_arena_printf(w->arena, "%s.share", figure->id), what, figure, total);
}

static void add_count(work *w, const nt_area_list *list)
{
    static const nt_text what = NT_TEXT_PUBLISHED_AREAS_GIVEN;
    nt_ledger_row row = row_number(nt_arena_printf(w->arena, "%s.count", list->id),
                                   nt_label_event(w->arena, what, list->event), (double)list->count,
                                   "areas", NT_METHOD_COUNT);
    row.as_of = list->as_of;
    row_derive(w, row, list->rows, list->count);
}

nt_text nt_published_area_name(const nt_area_list *list, size_t index)
{
    const nt_figure *figure = list->figures[index];
    return figure->where ? nt_model_area_label(figure->where) : nt_figure_area_label(figure);
}

static nt_area_list list_of(work *w, const nt_figure *const *figures, size_t count, size_t number)
{
    const nt_figure *first = figures[0];
    nt_area_list list = {.event = first->event,
                         .indicator = first->indicator,
                         .counter = first->counter,
                         .as_of = first->as_of,
                         .unit = first->unit,
                         .level = first->level,
                         .figures = figures,
                         .count = count,
                         .total = total_of(w->published, figures, count)};
    list.complete = is_complete(figures, count, list.total);
    list.id = nt_arena_printf(w->arena, "area.%s.%s.%s", first->indicator->id, first->event->slug,
                              list_day(w->arena, first->as_of));
    list.id = nt_ledger_numbered(w->arena, list.id, number);
    const nt_area **areas = nt_new_array(w->arena, const nt_area *, count);
    const nt_ledger_row **rows = nt_new_array(w->arena, const nt_ledger_row *, count);
    const nt_ledger_row **shares = nt_new_array(w->arena, const nt_ledger_row *, count);
    for (size_t i = 0; i < count; i++) {
        areas[i] = figures[i]->where;
        rows[i] = row_of(w, figures[i]);
        shares[i] = area_share(w, figures[i], list.total);
    }
    list.tiling = nt_model_tile(w->arena, w->published->areas, areas, count);
    list.rows = rows;
    list.share_rows = shares;
    add_count(w, &list);
    return list;
}

nt_status work_areas(work *w, nt_error *err)
{
    NT_VEC(const nt_figure *) all = {0};
    NT_VEC_PICK(w->arena, &all, i, w->published->figure_count, &w->published->figures[i],
                of_area_list(&w->published->figures[i]));
    nt_sort(all.items, all.count, sizeof *all.items, by_falling_count);
    NT_VEC(nt_area_list) lists = {0};
    for (size_t start = 0, end; start < all.count; start = end) {
        const nt_figure *first = all.items[start];
        NT_FAIL_IF(lists.count == NT_LISTS_MAX, err, NT_INVALID, first->place,
                   NT_MESSAGE_PUBLISHED_TOO_MANY_LISTS_OF_AREAS(.figure = first->id,
                                                                .beyond = NT_LISTS_MAX + 1,
                                                                .most = NT_LISTS_MAX));
        for (end = start + 1; end < all.count && by_list(&first, &all.items[end]) == 0;) {
            end++;
        }
        size_t number =
            1 + NT_SUM(size_t, i, lists.count, same_day_list(first, lists.items[i].figures[0]));
        nt_vec_push(w->arena, &lists, list_of(w, all.items + start, end - start, number));
    }
    w->report->area_lists = lists.items;
    w->report->area_list_count = lists.count;
    return NT_OK;
}

/* Whether `list` says more of its event than `best`. */
static bool says_more(const nt_area_list *list, const nt_area_list *best)
{
    int wider = area_level_order(list->level, best->level);
    if (wider != 0) {
        return wider < 0;
    }
    return list->count > best->count || (list->count == best->count && list->as_of > best->as_of);
}

const nt_area_list *area_list_pick(const nt_figures_report *report, const nt_event *event,
                                   const nt_area_list *above)
{
    const nt_area_list *best = NULL;
    for (size_t i = 0; event && i < report->area_list_count; i++) {
        const nt_area_list *list = &report->area_lists[i];
        bool below = !above || area_level_order(above->level, list->level) < 0;
        if (list->event == event && below && (!best || says_more(list, best))) {
            best = list;
        }
    }
    return best;
}
