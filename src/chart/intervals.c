/* Design: the dot is the value, the whisker its 95 per cent interval, on a common scale whose
 * numbers stand above; value and counts stand in columns at the right, where they can be read down.
 */
#include "intervals.h"

#include <math.h>

#include "axes.h"
#include "text/number.h"

static const double name_part = 0.36, name_gap = 10, head_pt = 14, column_gap = 9;

static bool has_interval(const nt_chart_point *point)
{
    return nt_point_known(point) && !isnan(point->row->lower) && !isnan(point->row->upper);
}

bool nt_has_intervals(const nt_chart *chart)
{
    const nt_chart_series *series = &nt_chart_whole(chart)->series[0];
    bool any = false;
    for (size_t i = 0; i < series->count; i++) {
        any |= has_interval(&series->points[i]);
    }
    return any && series->code && nt_json_bool(chart->settings, "intervals", true);
}

typedef struct {
    nt_plot plot; /* its scale, laid on its side */
    double names, left, right;
    double value_right, counts_left; /* the columns behind */
} rows;

/* "635/872"; "" for what is no ratio. */
static const char *counts_of(nt_canvas *canvas, const nt_chart_point *point)
{
    if (!nt_point_known(point) || point->row->part < 0 || point->row->whole < 0) {
        return "";
    }
    return nt_arena_printf(
        canvas->arena, "%s/%s",
        nt_text_number(canvas->arena, canvas->lang, (double)point->row->part, 0),
        nt_text_number(canvas->arena, canvas->lang, (double)point->row->whole, 0));
}

static nt_style value_style(const nt_chart_point *point)
{
    return nt_point_known(point) ? nt_style_value : nt_style_remark;
}

static rows rows_of(nt_canvas *canvas, const nt_chart_series *series)
{
    double names = 0, values = 0, counts = 0, most = 0;
    const char *unit = "";
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        const char *value = nt_point_value(canvas, point, false);
        names = fmax(names, nt_canvas_width(canvas, nt_style_label, point->label));
        values = fmax(values, nt_canvas_width(canvas, value_style(point), value));
        counts = fmax(counts, nt_canvas_width(canvas, nt_style_remark, counts_of(canvas, point)));
        most = nt_point_known(point) ? fmax(most, point->row->value) : most;
        most = has_interval(point) ? fmax(most, point->row->upper) : most;
        unit = nt_point_known(point) && point->row->unit ? point->row->unit : unit;
    }
    rows r = {.plot = nt_plot_scale(unit, most, 4),
              .names = fmin(ceil(names), canvas->width_pt * name_part)};
    r.left = r.names + name_gap;
    r.counts_left = canvas->width_pt - ceil(counts);
    r.value_right = r.counts_left - (counts > 0 ? column_gap : 0);
    r.right = r.value_right - ceil(values) - column_gap - NT_DOT_RADIUS;
    return r;
}

static double x_of(const rows *r, double value)
{
    return r->left + fmin(fmax(value, 0), r->plot.most) / r->plot.most * (r->right - r->left);
}

static void draw_scale(nt_canvas *canvas, const rows *r, double bottom)
{
    double last = -1e9;
    size_t steps = (size_t)round(r->plot.most / r->plot.step);
    for (size_t i = 0; i <= steps; i++) {
        double value = r->plot.step * (double)i, x = x_of(r, value);
        const char *text =
            i == steps && *r->plot.unit
                ? nt_text_quantity(canvas->arena, canvas->lang, value, r->plot.decimals,
                                   r->plot.unit)
                : nt_text_number(canvas->arena, canvas->lang, value, r->plot.decimals);
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

static void draw_row(nt_canvas *canvas, const rows *r, const nt_chart_point *point, int ink,
                     double middle)
{
    nt_wrapped name = nt_canvas_wrap(canvas, nt_style_label, r->names, 1, point->label);
    nt_canvas_lines_beside(canvas, nt_style_label, NT_SET_LEFT, 0, middle, &name);
    if (has_interval(point)) {
        nt_canvas_rule(canvas, (nt_pen){nt_palette_series(ink), 1.1, 0, true},
                       x_of(r, point->row->lower), middle, x_of(r, point->row->upper), middle);
    }
    if (nt_point_known(point)) {
        nt_canvas_dot(canvas, ink, point->doubtful, x_of(r, point->row->value), middle);
    }
    nt_style style = value_style(point);
    double baseline = middle + style.size_pt * NT_TEXT_MIDDLE;
    nt_canvas_text(canvas, style, NT_SET_RIGHT, r->value_right, baseline,
                   nt_point_value(canvas, point, false));
    nt_canvas_text(canvas, nt_style_remark, NT_SET_RIGHT, canvas->width_pt, baseline,
                   counts_of(canvas, point));
}

double nt_draw_intervals(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart_series *series = &chart->series[0], *all = &nt_chart_whole(chart)->series[0];
    rows r = rows_of(canvas, all);
    double row_pt = nt_chart_row_pt(all->count);
    double bottom = head_pt + row_pt * (double)series->count;
    draw_scale(canvas, &r, bottom);
    for (size_t i = 0; i < series->count; i++) {
        draw_row(canvas, &r, &series->points[i], series->ink, head_pt + row_pt * ((double)i + 0.5));
    }
    return bottom;
}
