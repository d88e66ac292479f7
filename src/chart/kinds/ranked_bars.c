/* Areas or categories as bars, the largest first.
 *
 * Design: one bar a row from a common zero, the name before it, the value behind it, no grid: every
 * value is written. A doubtful value is a hollow bar with the reason behind it; an unknown one has
 * no bar and is named last. Where a frame gives intervals, dots with whiskers replace the bars: a
 * ranking must show how little it knows of small areas. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "axes.h"
#include "frames.h"
#include "text/number.h"
#include "words/chart.h"

enum { ITEMS_MAX = 600 };

static const double row_pt = 15, bar_pt = 9, name_part = 0.42, name_gap = 8;

static const char *const orders[] = {"value", "name", NULL};
static const nt_json_form members[] = {{.key = "areas", NT_UP_TO(1)},
                                       {.key = "breakdown", NT_UP_TO(1)},
                                       {.key = "frame", .least = 1, NT_UP_TO(1)},
                                       {.key = "column", NT_NAMES},
                                       NT_ROWS,
                                       {.key = "limit", NT_FROM_1, .most = ITEMS_MAX},
                                       {.key = "order", .is = NT_IS_TEXT, .choices = orders},
                                       {.key = "intervals", .is = NT_IS_BOOL},
                                       {.key = NULL}};

NT_ORDER(by_value, nt_chart_point, NT_BY(nt_points_by_size(a, b)) || NT_BY_TEXT(label))

NT_ORDER(by_name, nt_chart_point, NT_BY_TEXT(label))

static nt_status take_frame(const nt_taking *taking, nt_chart_series *out, nt_error *err)
{
    static const char *const fallback[] = {"reported", "count", NULL};
    const nt_column_wish wish = {.member = "column", .fallback = fallback, .most = 1};
    nt_part part = {0};
    NT_TRY(nt_select_part(taking, &wish, &part, err));
    if (part.column_count) {
        *out = nt_take_column(taking, &part, part.columns[0]);
    }
    return NT_OK;
}

static nt_status selected(const nt_taking *taking, nt_chart_series *out, nt_error *err)
{
    if (nt_json_get(taking->request->definition, "frame")) {
        return take_frame(taking, out, err);
    }
    nt_choices areas = nt_select_strings(taking, "areas");
    nt_choices breakdown = nt_select_strings(taking, "breakdown");
    if (areas.count + breakdown.count != 1) {
        return nt_select_missing(taking, "areas", (nt_text)NT_TEXT_CHART_NEEDS_RANKING, err);
    }
    const nt_area_list *list = NULL;
    const nt_breakdown *shares = NULL;
    NT_TRY(areas.count ? nt_select_areas(taking, areas.items[0], &list, err)
                       : nt_select_breakdown(taking, breakdown.items[0], &shares, err));
    if (list) {
        *out = nt_take_areas(taking, list);
    } else if (shares) {
        *out = nt_take_breakdown(taking, shares);
    }
    return NT_OK;
}

void nt_take_ranking(const nt_taking *taking, nt_chart_series series, bool named, size_t limit)
{
    nt_chart_point *points =
        nt_arena_copy(taking->arena, series.points, series.count * sizeof *points);
    /* The limit keeps the largest, whatever the order they are then shown in. */
    qsort(points, series.count, sizeof *points, by_value);
    size_t all = series.count;
    series.count = all < limit ? all : limit;
    nt_take_top(taking, points, series.count, all);
    if (named) {
        qsort(points, series.count, sizeof *points, by_name);
    }
    series.points = points;
    nt_take_series(taking, &series, series.count ? 1 : 0);
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    nt_chart_series series = {0};
    const nt_json *definition = taking->request->definition;
    size_t limit = (size_t)nt_json_number(definition, "limit", ITEMS_MAX);
    NT_TRY(selected(taking, &series, err));
    nt_take_ranking(taking, series, nt_json_choice(definition, "order", orders) == 1, limit);
    return NT_OK;
}

/* ---- rows of dots with whiskers ----
 *
 * The dot is the value, the whisker its 95 per cent interval, on a common scale whose numbers stand
 * above; value and counts stand in columns at the right, where they can be read down. */

static const double interval_name_part = 0.36, interval_name_gap = 10, head_pt = 14, column_gap = 9;

/* The series comes from a frame, has intervals, and "intervals": false does not ask for bars. */
static bool has_intervals(const nt_chart *chart)
{
    const nt_chart_series *series = &nt_chart_whole(chart)->series[0];
    bool any = NT_ANY(i, series->count, nt_point_has_interval(&series->points[i]));
    return any && series->code && nt_json_bool(chart->settings, "intervals", true);
}

typedef struct {
    nt_plot plot; /* its scale, laid on its side */
    double names, left, right;
    double value_right, counts_left; /* the columns behind */
} interval_rows;

static interval_rows rows_of(nt_canvas *canvas, const nt_chart_series *series)
{
    double names = 0, values = 0, counts = 0, most = 0;
    const char *unit = "";
    NT_EACH(const nt_chart_point, point, series->points, series->count) {
        const char *value = nt_point_value(canvas, point, false);
        names = fmax(names, nt_canvas_width(canvas, nt_style_label, point->label));
        values = fmax(values, nt_canvas_width(canvas, nt_point_style(point), value));
        counts =
            fmax(counts, nt_canvas_width(canvas, nt_style_remark, nt_point_counts(canvas, point)));
        most = nt_point_known(point) ? fmax(most, point->row->value) : most;
        most = nt_point_has_interval(point) ? fmax(most, point->row->upper) : most;
        unit = nt_point_known(point) && point->row->unit ? point->row->unit : unit;
    }
    interval_rows r = {.plot = nt_plot_scale(unit, most, 4),
                       .names = fmin(ceil(names), canvas->width_pt * interval_name_part)};
    r.left = r.names + interval_name_gap;
    r.counts_left = canvas->width_pt - ceil(counts);
    r.value_right = r.counts_left - (counts > 0 ? column_gap : 0);
    r.right = r.value_right - ceil(values) - column_gap - NT_DOT_RADIUS;
    return r;
}

static double x_of(const interval_rows *r, double value)
{
    return r->left + fmin(fmax(value, 0), r->plot.most) / r->plot.most * (r->right - r->left);
}

static void draw_scale(nt_canvas *canvas, const interval_rows *r, double bottom)
{
    double last = -1e9;
    size_t steps = (size_t)round(r->plot.most / r->plot.step);
    for (size_t i = 0; i <= steps; i++) {
        double value = r->plot.step * (double)i, x = x_of(r, value);
        const char *text = nt_plot_step(canvas, &r->plot, i);
        double width = nt_canvas_width(canvas, nt_style_axis, text);
        double from = fmin(x - (i == steps ? 8 : width / 2), canvas->width_pt - width);
        nt_pen pen = {i ? NT_COLOUR_HAIRLINE : NT_COLOUR_RULE, 0.75, 0, false};
        nt_canvas_rule(canvas, pen, x, head_pt - 2, x, bottom);
        if (from > last + 4) {
            nt_canvas_text(canvas, nt_style_axis, NT_SET_LEFT, from, head_pt - 6, text);
            last = from + width;
        }
    }
}

static void draw_interval(nt_canvas *canvas, const interval_rows *r, const nt_chart_point *point,
                          int ink, double middle)
{
    nt_draw_name(canvas, r->names, 1, middle, point->label);
    if (nt_point_has_interval(point)) {
        nt_canvas_rule(canvas, (nt_pen){nt_palette_series(ink), 1.1, 0, true},
                       x_of(r, point->row->lower), middle, x_of(r, point->row->upper), middle);
    }
    if (nt_point_known(point)) {
        nt_canvas_dot(canvas, ink, point->doubtful, x_of(r, point->row->value), middle);
    }
    nt_style style = nt_point_style(point);
    double baseline = middle + style.size_pt * NT_TEXT_MIDDLE;
    nt_canvas_text(canvas, style, NT_SET_RIGHT, r->value_right, baseline,
                   nt_point_value(canvas, point, false));
    nt_canvas_text(canvas, nt_style_remark, NT_SET_RIGHT, canvas->width_pt, baseline,
                   nt_point_counts(canvas, point));
}

static double draw_intervals(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart_series *series = &chart->series[0], *all = &nt_chart_whole(chart)->series[0];
    interval_rows r = rows_of(canvas, all);
    double step_pt = nt_chart_row_pt(canvas, all->count);
    double bottom = head_pt + step_pt * (double)series->count;
    draw_scale(canvas, &r, bottom);
    for (size_t i = 0; i < series->count; i++) {
        draw_interval(canvas, &r, &series->points[i], series->ink,
                      head_pt + step_pt * ((double)i + 0.5));
    }
    return bottom;
}

/* ---- bars ---- */

static const nt_chart_point *first_known(const nt_chart_series *series)
{
    NT_RETURN_FIRST(i, series->count, nt_point_known(&series->points[i]), &series->points[i], NULL);
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart_series *series = &chart->series[0];
    if (has_intervals(chart)) {
        return draw_intervals(canvas, chart);
    }
    const nt_chart_series *all = &nt_chart_whole(chart)->series[0];
    double names = nt_names_width(canvas, all, name_part), left = names + name_gap, y = 0;
    nt_bar bar = {.left = left, .height_pt = nt_row_stretched(canvas, bar_pt), .ink = series->ink};
    /* In a chart of parts each has a first value with its unit, so that all get the room for one.
     */
    bar.per_unit = nt_bars_per_unit(canvas, &bar, all, all != series ? NULL : first_known(all),
                                    canvas->width_pt - left);
    const nt_chart_point *first = first_known(series);
    for (size_t i = 0; i < series->count; i++) {
        bar.unit = &series->points[i] == first;
        y += nt_draw_bar_row(canvas, bar, &series->points[i], names,
                             nt_row_stretched(canvas, row_pt), y);
    }
    nt_canvas_rule(canvas, nt_pen_axis, left, 0, left, y);
    return y;
}

const nt_kind nt_kind_ranked_bars = {NT_ROWS_OF_A_SCALE, .name = NT_TEXT_CHART_RANKED_BAR_CHART};
