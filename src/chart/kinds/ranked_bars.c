/* Areas or categories as bars, the largest first.
 *
 * Design: one bar a row from a common zero, the name before it, the value behind it, no grid: every
 * value is written. A doubtful value is a hollow bar with the reason behind it; an unknown one has
 * no bar and is named last. Where a frame gives intervals, dots with whiskers replace the bars: a
 * ranking must show how little it knows of small areas. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "frames.h"
#include "intervals.h"
#include "words/chart.h"

enum { ITEMS_MAX = 600, NAME_LINES = 4 };

static const double row_pt = 15, bar_pt = 9, name_part = 0.42, name_gap = 8;

static const char *const members[] = {"areas", "breakdown", "frame",     "column", "rows",
                                      "limit", "order",     "intervals", NULL};

static int compare_points(const nt_chart_point *a, const nt_chart_point *b)
{
    bool one = nt_point_known(a), other = nt_point_known(b);
    if (nt_point_is_rest(a) != nt_point_is_rest(b)) {
        return nt_point_is_rest(a) ? 1 : -1;
    }
    if (one != other) {
        return one ? -1 : 1;
    }
    if (one && a->row->value != b->row->value) {
        return a->row->value > b->row->value ? -1 : 1;
    }
    return 0;
}

static int by_value(const void *a, const void *b)
{
    const nt_chart_point *one = a, *other = b;
    int order = compare_points(one, other);
    return order ? order : strcmp(one->label, other->label);
}

static int by_name(const void *a, const void *b)
{
    const nt_chart_point *one = a, *other = b;
    return strcmp(one->label, other->label);
}

static nt_status take_frame(const nt_taking *taking, nt_chart_series *out, nt_error *err)
{
    static const char *const fallback[] = {"reported", "count", NULL};
    nt_part part = {0};
    nt_status status = nt_select_part(taking, &part, err);
    if (status ||
        (status = nt_select_columns(
             taking, &(nt_column_wish){.member = "column", .fallback = fallback}, &part, err)) ||
        (status = nt_select_at_most(taking, "column", part.column_count, 1, err))) {
        return status;
    }
    if (part.column_count) {
        *out = nt_take_column(taking, &part, part.columns[0]);
    }
    return NT_OK;
}

static nt_status selected(const nt_taking *taking, nt_chart_series *out, nt_error *err)
{
    nt_choices areas, breakdown;
    nt_status status;
    if (nt_json_get(taking->request->definition, "frame")) {
        return take_frame(taking, out, err);
    }
    if ((status = nt_select_strings(taking, "areas", &areas, err)) ||
        (status = nt_select_strings(taking, "breakdown", &breakdown, err))) {
        return status;
    }
    if (areas.count + breakdown.count != 1) {
        return nt_select_missing(taking, "areas", (nt_text)NT_TEXT_CHART_NEEDS_RANKING, err);
    }
    const nt_area_list *list = NULL;
    const nt_breakdown *shares = NULL;
    status = areas.count ? nt_select_areas(taking, areas.items[0], &list, err)
                         : nt_select_breakdown(taking, breakdown.items[0], &shares, err);
    if (list) {
        *out = nt_take_areas(taking, list);
    } else if (shares) {
        *out = nt_take_breakdown(taking, shares);
    }
    return status;
}

void nt_take_ranking(const nt_taking *taking, nt_chart_series series, bool named, size_t limit)
{
    nt_chart_point *points =
        nt_arena_copy(taking->arena, series.points, series.count * sizeof *points);
    /* The limit keeps the largest, whatever the order they are then shown in. */
    qsort(points, series.count, sizeof *points, by_value);
    size_t all = series.count;
    series.count = all < limit ? all : limit;
    nt_take_scope(taking, series.count, all, nt_take_is_top(points, series.count, all));
    if (named) {
        qsort(points, series.count, sizeof *points, by_name);
    }
    series.points = points;
    nt_take_series(taking, &series, series.count ? 1 : 0);
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    static const char *const orders[] = {"value", "name", NULL};
    nt_chart_series series = {0};
    size_t order, limit;
    nt_status status;
    if ((status = nt_select_word(taking, "order", orders, &order, err)) ||
        (status = nt_select_count(taking, "limit", ITEMS_MAX, ITEMS_MAX, &limit, err)) ||
        (status = selected(taking, &series, err))) {
        return status;
    }
    nt_take_ranking(taking, series, order == 1, limit);
    return NT_OK;
}

static double name_width(nt_canvas *canvas, const nt_chart_series *series)
{
    double width = 0;
    for (size_t i = 0; i < series->count; i++) {
        width = fmax(width, nt_canvas_width(canvas, nt_style_label, series->points[i].label));
    }
    return fmin(ceil(width), canvas->width_pt * name_part);
}

static const nt_chart_point *first_known(const nt_chart_series *series)
{
    for (size_t i = 0; i < series->count; i++) {
        if (nt_point_known(&series->points[i])) {
            return &series->points[i];
        }
    }
    return NULL;
}

/* In a chart of parts each has a first value with its unit, so that all get the room for one. */
static double per_unit(nt_canvas *canvas, const nt_chart_series *series, bool parts, double room)
{
    nt_bar_fit *fits = nt_new_array(canvas->arena, nt_bar_fit, series->count);
    const nt_chart_point *first = first_known(series);
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        fits[i] = (nt_bar_fit){nt_point_known(point) ? point->row->value : 0,
                               nt_bar_label_width(canvas, point, parts || point == first)};
    }
    return nt_fit_bars(fits, series->count, room);
}

static double draw_row(nt_canvas *canvas, const nt_chart_point *point, double top, double names,
                       nt_bar bar)
{
    nt_wrapped name = nt_canvas_wrap(canvas, nt_style_label, names, NAME_LINES, point->label);
    double text = nt_canvas_lines_height(nt_style_label, name.count);
    double height = fmax(fmax(row_pt, text + 5), nt_bar_label_height(canvas, point) + 1);
    nt_canvas_lines_beside(canvas, nt_style_label, NT_SET_LEFT, 0, top + height / 2, &name);
    bar.middle = top + height / 2;
    nt_draw_bar(canvas, &bar, point);
    return height;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart_series *series = &chart->series[0];
    if (nt_has_intervals(chart)) {
        return nt_draw_intervals(canvas, chart);
    }
    const nt_chart_series *all = &nt_chart_whole(chart)->series[0];
    double names = name_width(canvas, all), left = names + name_gap, y = 0;
    nt_bar bar = {.left = left, .height_pt = bar_pt, .ink = series->ink};
    bar.per_unit = per_unit(canvas, all, all != series, canvas->width_pt - left);
    const nt_chart_point *first = first_known(series);
    for (size_t i = 0; i < series->count; i++) {
        bar.unit = &series->points[i] == first;
        y += draw_row(canvas, &series->points[i], y, names, bar);
    }
    nt_canvas_rule(canvas, (nt_pen){NT_COLOUR_RULE, 0.75, 0, false}, left, 0, left, y);
    return y;
}

const nt_kind nt_kind_ranked_bars = {.members = members,
                                     .name = NT_TEXT_CHART_RANKED_BAR_CHART,
                                     .take = take,
                                     .draw = draw,
                                     .on_scale = SIZE_MAX,
                                     .in_rows = true,
                                     .fewer = NT_TEXT_CHART_FEWER_LIMIT};
