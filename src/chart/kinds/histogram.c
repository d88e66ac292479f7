/* How long it took: cases by bins of days.
 *
 * Design: bins touch, because they cover the days without a gap; the axis starts at zero days. The
 * median stands as an upright with its value. */
#include <math.h>
#include <string.h>

#include "axes.h"
#include "frames.h"

static const double height_pt = 150, head_pt = 15, gap_pt = 0.6;

static const char *const members[] = {"frame", "column", "rows", "marker", NULL};

/* The bins, and in a second series the upright, whose x is the marker's value. */
static nt_status take(nt_taking *taking, nt_error *err)
{
    static const char *const fallback[] = {"count", NULL};
    const nt_ledger_row *marker = NULL;
    nt_part part = {0};
    nt_status status = nt_select_part(taking, &part, err);
    if (status ||
        (status = nt_select_columns(
             taking, &(nt_column_wish){.member = "column", .fallback = fallback}, &part, err)) ||
        (status = nt_select_at_most(taking, "column", part.column_count, 1, err)) ||
        (status = nt_select_row(taking, "marker", &marker, err))) {
        return status;
    }
    nt_take_columns(taking, &part);
    if (!taking->chart->series_count || !marker || isnan(marker->value)) {
        return NT_OK;
    }
    const char *median = nt_chart_word(taking->request->lang, NT_WORD_MEDIAN);
    nt_chart_point *point = nt_new(taking->arena, nt_chart_point);
    *point = (nt_chart_point){.label = median, .x = marker->value, .row = marker, .remark = ""};
    const nt_chart_series bins = taking->chart->series[0];
    const nt_chart_series both[2] = {bins,
                                     {.name = nt_chart_word(taking->request->lang, NT_WORD_UPRIGHT),
                                      .ink = 1,
                                      .points = point,
                                      .count = 1,
                                      .code = "marker"}};
    nt_chart *chart = taking->chart;
    chart->series = nt_arena_copy(taking->arena, both, sizeof both);
    chart->series_count = 2;
    return NT_OK;
}

/* "720+": all that took longer. */
static bool is_open(const nt_chart_point *bin)
{
    return bin->code && *bin->code && bin->code[strlen(bin->code) - 1] == '+';
}

/* A bin's width in days; 0 when the rows do not lie on an axis. */
static double bin_of(const nt_chart_series *bins)
{
    double width = bins->count > 1 ? bins->points[1].x - bins->points[0].x : 0;
    for (size_t i = 1; i < bins->count; i++) {
        double step = bins->points[i].x - bins->points[i - 1].x;
        width = step == width ? width : 0;
    }
    return width > 0 ? width : 0;
}

/* The upright and its words, to the right of it or, near the edge, to the left. */
static void draw_marker(nt_canvas *canvas, const nt_plot *plot, const nt_chart_point *marker,
                        double x)
{
    nt_style style = nt_style_in(nt_style_strong, NT_COLOUR_SECOND);
    const char *words = nt_arena_printf(canvas->arena, "%s %s", marker->label,
                                        nt_point_value(canvas, marker, true));
    double room = fmax(canvas->width_pt - x, x) - 6;
    nt_wrapped line = nt_canvas_wrap(canvas, style, room, 1, words);
    const char *text = line.count ? line.lines[0] : "";
    bool left = x + 4 + line.width_pt > canvas->width_pt;
    nt_canvas_rule(canvas, (nt_pen){NT_COLOUR_SECOND, 1.3, 0, true}, x, head_pt - 11, x,
                   plot->at.y1);
    nt_canvas_text(canvas, style, left ? NT_SET_RIGHT : NT_SET_LEFT, left ? x - 4 : x + 4,
                   head_pt - 5, text);
}

static void draw_bins(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *bins)
{
    double step = (plot->at.x1 - plot->at.x0) / (double)bins->count;
    for (size_t i = 0; i < bins->count; i++) {
        const nt_chart_point *point = &bins->points[i];
        double x = plot->at.x0 + step * (double)i;
        if (nt_point_known(point) && point->row->value > 0) {
            nt_rect at = {x + gap_pt / 2, nt_plot_y(plot, point->row->value), x + step - gap_pt / 2,
                          plot->at.y1};
            nt_canvas_bar(canvas, NT_COLOUR_FIRST, point->doubtful ? NT_FILL_HOLLOW : NT_FILL_SOLID,
                          at);
        } else if (!nt_point_known(point)) {
            const char *text = nt_point_suppressed(point) ? "–" : "?";
            if (nt_canvas_width(canvas, nt_style_axis, text) <= step) {
                nt_canvas_text(canvas, nt_style_axis, NT_SET_CENTRE, x + step / 2, plot->at.y1 - 3,
                               text);
            }
        }
    }
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart_series *bins = &chart->series[0];
    const nt_chart_series *marker = nt_chart_coded(chart, "marker", 0);
    double most = 0, width = bin_of(bins), from = bins->points[0].x;
    for (size_t i = 0; i < bins->count; i++) {
        const nt_chart_point *point = &bins->points[i];
        most = nt_point_known(point) ? fmax(most, point->row->value) : most;
    }
    nt_plot plot = nt_plot_scale(chart->value_unit, most, 7);
    plot.at = (nt_rect){nt_plot_margin(canvas, &plot), head_pt, canvas->width_pt - 12,
                        head_pt + height_pt};
    nt_plot_grid(canvas, &plot);
    draw_bins(canvas, &plot, bins);
    double to = from + width * (double)bins->count, bottom;
    if (width > 0) {
        /* The last bin may have no end: then the axis stops where it begins. */
        nt_plot days = plot;
        double end = is_open(&bins->points[bins->count - 1]) ? to - width : to;
        days.at.x1 = nt_plot_day_x(&plot, from, to, end);
        bottom = nt_plot_days(canvas, &days, from, end, nt_days_step(end - from, 8));
    } else {
        bottom = nt_plot_columns(canvas, &plot, bins);
    }
    if (marker && marker->count && width > 0 && marker->points[0].x >= from &&
        marker->points[0].x <= to) {
        double x = nt_plot_day_x(&plot, from, to, marker->points[0].x);
        draw_marker(canvas, &plot, &marker->points[0], x);
    }
    return nt_draw_absences(canvas, chart, bottom);
}

const nt_kind nt_kind_histogram = {.members = members,
                                   .name = {{"Histogram", "Histogram"}},
                                   .take = take,
                                   .draw = draw,
                                   .has_x = true};
