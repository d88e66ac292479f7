/* One small chart a category, all on one scale.
 *
 * Design: the same scale everywhere, so that the eye compares heights across panels; its numbers
 * stand once a row. The highest value of each panel is written. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "axes.h"
#include "base/utf8.h"
#include "frames.h"
#include "text/number.h"
#include "words/chart.h"

enum { PANELS_MAX = 60, PER_ROW = 5, PER_ROW_MAX = 8, HEAD_LINES = 4 };

static const double height_pt = 46, gap_pt = 12, head_gap = 11, foot_pt = 13, row_gap = 13;

static const char *const ways[] = {"row", "column", NULL};
static const char *const orders[] = {"given", "value", NULL};
static const char *const shapes[] = {"columns", "line", NULL};
static const nt_json_form members[] = {NT_FRAME,
                                       {.key = "columns", NT_NAMES},
                                       NT_ROWS,
                                       {.key = "by", .is = NT_IS_TEXT, .choices = ways},
                                       {.key = "order", .is = NT_IS_TEXT, .choices = orders},
                                       {.key = "limit", NT_FROM_1, .most = PANELS_MAX},
                                       {.key = "per_row", NT_FROM_1, .most = PER_ROW_MAX},
                                       {.key = "shape", .is = NT_IS_TEXT, .choices = shapes},
                                       {.key = NULL}};

static double sum_of(const nt_chart_series *series)
{
    return NT_SUM(double, i, series->count,
                  nt_point_known(&series->points[i]) ? series->points[i].row->value : 0);
}

static int by_sum(const void *a, const void *b)
{
    double one = sum_of(a), other = sum_of(b);
    int names = strcmp(((const nt_chart_series *)a)->name, ((const nt_chart_series *)b)->name);
    return one > other ? -1 : one < other ? 1 : names;
}

/* Of panels in falling order: whether those left out are known to be smaller. */
static bool are_largest(const nt_chart_series *panels, size_t shown, size_t all)
{
    for (size_t i = shown; i < all; i++) {
        nt_point_tally t = nt_tally_of(&panels[i], 1);
        if (t.known < t.points || sum_of(&panels[i]) >= sum_of(&panels[shown - 1])) {
            return false;
        }
    }
    return shown > 0;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_column_wish wish = {.member = "columns", .without = "total"};
    const nt_json *definition = taking->request->definition;
    nt_part part = {0};
    NT_TRY(nt_select_part(taking, &wish, &part, err));
    bool by_sum_of = nt_json_choice(definition, "order", orders) == 1;
    size_t limit = (size_t)nt_json_number(definition, "limit", PANELS_MAX);
    nt_take_part(taking, &part, nt_json_choice(definition, "by", ways) == 0);
    nt_chart *chart = taking->chart;
    nt_chart_series *panels =
        nt_arena_copy(taking->arena, chart->series, chart->series_count * sizeof *panels);
    if (by_sum_of) {
        qsort(panels, chart->series_count, sizeof *panels, by_sum);
    }
    chart->series = panels;
    size_t all = chart->series_count;
    chart->series_count = all < limit ? all : limit;
    nt_take_scope(taking, chart->series_count, all,
                  by_sum_of && are_largest(panels, chart->series_count, all));
    for (size_t s = 0; s < chart->series_count; s++) {
        panels[s].ink = 0;
    }
    return NT_OK;
}

/* ---- drawing ---- */

typedef struct {
    nt_plot plot; /* of the panel at hand */
    bool line;
} panel;

/* On the axis, where a column would stand. */
static void draw_absent(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    double step = (plot->at.x1 - plot->at.x0) / (double)series->count;
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        const char *text = nt_point_known(point) ? "" : nt_point_sign(canvas, point);
        if (*text && nt_canvas_width(canvas, nt_style_axis, text) <= step) {
            nt_canvas_text(canvas, nt_style_axis, NT_SET_CENTRE,
                           nt_plot_column_x(plot, i, series->count), plot->at.y1 - 2.5, text);
        }
    }
}

static void draw_columns(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    double step = (plot->at.x1 - plot->at.x0) / (double)series->count;
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        double x = nt_plot_column_x(plot, i, series->count), half = step * 0.38;
        if (nt_point_number(point) > 0) {
            nt_canvas_area(
                canvas, point->doubtful ? NT_COLOUR_CLASS + 1 : NT_COLOUR_FIRST,
                (nt_rect){x - half, nt_plot_y(plot, point->row->value), x + half, plot->at.y1});
        }
    }
}

static void draw_line(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    const nt_pen pen = {NT_COLOUR_FIRST, 1.3, 0, false};
    for (size_t i = 0; i < series->count; i++) {
        if (nt_point_known(&series->points[i])) {
            double x = nt_plot_column_x(plot, i, series->count);
            double y = nt_plot_y(plot, series->points[i].row->value);
            nt_canvas_area(canvas, pen.colour, (nt_rect){x - 1.1, y - 1.1, x + 1.1, y + 1.1});
        }
    }
    for (size_t i = 1; i < series->count; i++) {
        const nt_chart_point *from = &series->points[i - 1], *to = &series->points[i];
        if (nt_point_known(from) && nt_point_known(to)) {
            nt_canvas_rule(canvas, pen, nt_plot_column_x(plot, i - 1, series->count),
                           nt_plot_y(plot, from->row->value),
                           nt_plot_column_x(plot, i, series->count),
                           nt_plot_y(plot, to->row->value));
        }
    }
}

/* The highest value above its place, kept within the panel. */
static void label_highest(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    const nt_chart_point *most = nt_tally_of(series, 1).most;
    if (!most || most->row->value <= 0) {
        return;
    }
    /* Above its place, and clear of the marks on the axis beside it. */
    double lift = fmax(2, 10.5 - (plot->at.y1 - nt_plot_y(plot, most->row->value)));
    nt_plot_value(canvas, plot, series, most, nt_style_in(nt_style_axis, NT_COLOUR_TEXT), lift);
}

static void draw_panel(nt_canvas *canvas, const panel *p, const nt_chart_series *series)
{
    for (int i = 0; i < 2; i++) {
        double y = i ? p->plot.at.y0 : p->plot.at.y1;
        nt_canvas_rule(canvas, (nt_pen){i ? NT_COLOUR_HAIRLINE : NT_COLOUR_RULE, 0.75, 0, false},
                       p->plot.at.x0, y, p->plot.at.x1, y);
    }
    (p->line ? draw_line : draw_columns)(canvas, &p->plot, series);
    draw_absent(canvas, &p->plot, series);
    label_highest(canvas, &p->plot, series);
}

/* The titles of one row of panels, and how many lines the tallest takes. */
static double draw_heads(nt_canvas *canvas, const nt_chart *chart, size_t from, size_t to,
                         double left, double width, double top)
{
    nt_style style = nt_style_in(nt_style_value, NT_COLOUR_TEXT);
    nt_wrapped names[PER_ROW_MAX];
    size_t lines = 1;
    for (size_t s = from; s < to; s++) {
        names[s - from] = nt_canvas_wrap(canvas, style, width, HEAD_LINES, chart->series[s].name);
        lines = names[s - from].count > lines ? names[s - from].count : lines;
    }
    double height = nt_canvas_lines_height(style, lines);
    for (size_t s = from; s < to; s++) {
        double shift = height - nt_canvas_lines_height(style, names[s - from].count);
        nt_canvas_lines(canvas, style, NT_SET_LEFT, left + (double)(s - from) * (width + gap_pt),
                        top + shift, names[s - from]);
    }
    return height;
}

/* As many as are wished, fewer where a name would take more lines than stand well above a panel. */
static size_t per_row_of(const nt_chart *chart)
{
    static const double letter_pt = 5.4; /* of names, with what is lost at the lines' ends */
    size_t per_row = (size_t)nt_json_number(chart->settings, "per_row", PER_ROW), longest = 0;
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        size_t length = nt_utf8_count(series->name, strlen(series->name));
        longest = length > longest ? length : longest;
    }
    while (per_row > 1 && (double)longest * letter_pt >
                              HEAD_LINES * (chart->width_pt / (double)per_row - gap_pt)) {
        per_row--;
    }
    return chart->series_count < per_row ? chart->series_count : per_row;
}

/* Lines are drawn where one leads to each value; columns show those between gaps. */
static bool are_lines(const nt_chart *chart)
{
    bool are = nt_json_choice(chart->settings, "shape", shapes) == 1;
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        for (size_t i = 0; i < series->count && are; i++) {
            are = !nt_point_known(&series->points[i]) || nt_point_joined(series, i);
        }
    }
    return are;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    size_t per_row = per_row_of(nt_chart_whole(chart)), count = chart->series_count;
    panel p = {nt_plot_scale(chart->value_unit, nt_chart_maximum(chart), 1),
               are_lines(nt_chart_whole(chart))};
    nt_plot bare = p.plot;
    bare.unit = "";
    /* The name of the unit stands once, above all. */
    const char *unit = *chart->value_unit ? nt_text_unit(canvas->lang, chart->value_unit) : "";
    double left = nt_plot_margin(canvas, &bare), y = *unit ? 3 : 0;
    y += nt_canvas_words(canvas, nt_style_axis, NT_SET_LEFT, 0, 0, (nt_room){canvas->width_pt, 1},
                         unit);
    double width = (canvas->width_pt - left - gap_pt * (double)(per_row - 1)) / (double)per_row;
    width = fmin(width, 150);
    for (size_t from = 0; from < count; from += per_row) {
        size_t to = from + per_row < count ? from + per_row : count;
        double top = y + draw_heads(canvas, chart, from, to, left, width, y) + head_gap;
        for (size_t s = from; s < to; s++) {
            double x = left + (double)(s - from) * (width + gap_pt);
            p.plot.at = (nt_rect){x, top, x + width, top + height_pt * canvas->stretch};
            for (int i = 0; i < 2 && s == from; i++) {
                double value = i ? p.plot.most : 0;
                nt_canvas_beside(
                    canvas, nt_style_axis, NT_SET_RIGHT, x - 5, nt_plot_y(&p.plot, value),
                    nt_text_number(canvas->arena, canvas->lang, value, p.plot.decimals));
            }
            if (chart->series[s].count) {
                draw_panel(canvas, &p, &chart->series[s]);
            }
            if (s + per_row >= count && chart->series[s].count) {
                nt_plot_ends(canvas, &p.plot, &chart->series[s]);
            }
        }
        y = top + height_pt * canvas->stretch + (to + per_row > count ? foot_pt : 0) +
            (to < count ? row_gap : 0);
    }
    return nt_draw_absences(canvas, chart, y);
}

const nt_kind nt_kind_small_multiples = {NT_ROWS_OF_A_SCALE, .name = NT_TEXT_CHART_SMALL_MULTIPLES,
                                         .table = NT_TEXT_CHART_SMALL_CHARTS_OF_VALUES_EACH,
                                         .needs_size = true, .panels_a_row = per_row_of};
