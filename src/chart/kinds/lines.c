/* Flows by month: what came in, what was decided, what was sanctioned.
 *
 * Design: lines from zero on one scale, each named at its end with its last value, its highest
 * point named where there is room. Series differ by lightness and by their dash. A line stops where
 * a month is unknown or held back; a value that no line leads to is said in words, not left as a
 * dot that belongs to nothing. */
#include <math.h>
#include <string.h>

#include "axes.h"
#include "frames.h"
#include "place.h"
#include "text/number.h"
#include "words/chart.h"
#include "words/published.h"

static const double height_pt = 160, names_pt = 104, tick_pt = 27;

static const nt_json_form members[] = {
    NT_FRAME, {.key = "columns", NT_NAMES}, NT_ROWS, {.key = NULL}};

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_column_wish wish = {.member = "columns", .without = "total", .most = 3};
    return nt_take_frame(taking, &wish, err);
}

/* ---- where points stand: months in equal steps, ages where they lie ---- */

typedef struct {
    nt_plot plot; /* narrower by a margin where points lie on days */
    bool days;
    double from, to;
    bool dodge; /* intervals of two series at the same ages: a hair to each side */
} field;

static bool has_intervals(const nt_chart *chart)
{
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        for (size_t i = 0; i < series->count; i++) {
            if (nt_point_has_interval(&series->points[i])) {
                return true;
            }
        }
    }
    return false;
}

static void place_days(field *at, const nt_chart *chart)
{
    const nt_chart_series *first = &chart->series[0];
    nt_period period;
    at->days = first->count > 1;
    for (size_t i = 0; i < first->count; i++) {
        const nt_chart_point *point = &first->points[i];
        bool rising = i == 0 || point->x > point[-1].x;
        at->days &= !nt_step_read(point->code, &period) && isfinite(point->x) && rising;
    }
    at->from = at->days ? first->points[0].x : 0;
    at->to = at->days ? first->points[first->count - 1].x : 0;
    at->dodge = at->days && chart->series_count > 1 && has_intervals(chart);
}

static double x_of(const field *at, const nt_chart_series *series, size_t i)
{
    const double apart_pt = 1.7;
    if (!at->days) {
        return nt_plot_column_x(&at->plot, i, series->count);
    }
    double shift = !at->dodge ? 0 : series->ink == 0 ? -apart_pt : apart_pt;
    return nt_plot_day_x(&at->plot, at->from, at->to, series->points[i].x) + shift;
}

/* The last one that a line leads to; NULL: the series has no line. */
static const nt_chart_point *line_end(const nt_chart_series *series)
{
    for (size_t i = series->count; i > 0; i--) {
        if (nt_point_joined(series, i - 1)) {
            return &series->points[i - 1];
        }
    }
    return NULL;
}

static void draw_line(nt_canvas *canvas, const field *at, const nt_chart_series *series)
{
    static const double dash[] = {0, 4, 1.5};
    const nt_plot *plot = &at->plot;
    const nt_colour ink = nt_palette_series(series->ink);
    const nt_pen line = {ink, 1.6, dash[series->ink < 2 ? series->ink : 2], true};
    const nt_chart_point *last = line_end(series);
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        if (!nt_point_joined(series, i)) {
            continue;
        }
        double x = x_of(at, series, i), y = nt_plot_y(plot, point->row->value);
        if (at->days) {
            /* Months are too many for whiskers; ages are few, and are compared. */
            nt_plot_whisker(canvas, plot, x, (nt_pen){ink, 0.8, 0, true}, point->row);
        }
        const nt_chart_point *before = i ? point - 1 : NULL;
        if (before && nt_point_known(before)) {
            nt_canvas_rule(canvas, line, x_of(at, series, i - 1),
                           nt_plot_y(plot, before->row->value), x, y);
        }
        if (at->days || point == last) {
            nt_canvas_dot(canvas, series->ink, point->doubtful, x, y);
        }
    }
}

static const nt_chart_point *highest(const nt_chart_series *series)
{
    const nt_chart_point *most = NULL;
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        if (nt_point_joined(series, i) && (!most || point->row->value > most->row->value)) {
            most = point;
        }
    }
    return most;
}

static void label_peak(nt_canvas *canvas, const field *at, const nt_chart_series *series)
{
    const nt_plot *plot = &at->plot;
    const nt_chart_point *most = highest(series), *last = line_end(series);
    const char *value = most ? nt_point_value(canvas, most, false) : "";
    /* The end has its value beside it: no label says the same again. */
    if (!most || strcmp(value, nt_point_value(canvas, last, false)) == 0) {
        return;
    }
    const nt_label_line line = {nt_style_in(nt_style_value, nt_palette_series(series->ink)), value};
    double x = x_of(at, series, (size_t)(most - series->points));
    const nt_label label = {x, nt_plot_y(plot, most->row->value), &line, 1};
    nt_rect frame = {plot->at.x0, 0, plot->at.x1, plot->at.y1};
    nt_place_label(canvas, frame, &label);
}

/* The day of the vote stands as an upright where ages run across it. */
static double draw_foot(nt_canvas *canvas, field *at, const nt_chart_series *series)
{
    const double margin_pt = 8;
    if (!at->days) {
        return nt_plot_columns(canvas, &at->plot, series);
    }
    at->plot.at.x0 += margin_pt;
    at->plot.at.x1 -= margin_pt;
    if (at->from < 0 && at->to > 0) {
        double x = nt_plot_day_x(&at->plot, at->from, at->to, 0);
        nt_canvas_rule(canvas, nt_pen_day, x, at->plot.at.y0 - 2, x, at->plot.at.y1);
        nt_canvas_text(canvas, nt_style_axis, NT_SET_CENTRE, x, at->plot.at.y0 - 5,
                       ((nt_text)NT_TEXT_PUBLISHED_POLLING_DAY).in[canvas->lang]);
    }
    double room = (at->plot.at.x1 - at->plot.at.x0) / tick_pt;
    return nt_plot_days(canvas, &at->plot, at->from, at->to,
                        nt_days_step(at->to - at->from, (size_t)fmin(fmax(room, 2), 9)));
}

/* "Pemilu 2024, H+30: 76,0 persen", and so on, below `bottom`; returns where they end. */
static double tell_alone(nt_canvas *canvas, const nt_chart *chart, double bottom)
{
    enum { TOLD = 4 };
    nt_buffer told = nt_buffer_open(canvas->arena);
    size_t count = 0;
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        for (size_t i = 0; i < series->count; i++) {
            const nt_chart_point *point = &series->points[i];
            bool is_alone = nt_point_known(point) && !nt_point_joined(series, i);
            if (is_alone && count++ < TOLD) {
                nt_buffer_printf(&told, "%s%s, %s: %s", count > 1 ? "; " : "", series->name,
                                 point->label, nt_point_value(canvas, point, true));
                if (point->doubtful) { /* a dot would be hollow */
                    nt_buffer_printf(&told, " (%s)",
                                     ((nt_text)NT_TEXT_CHART_IN_DOUBT).in[canvas->lang]);
                }
            }
        }
    }
    const nt_arg args[] = {{.kind = NT_ARG_TEXT, .text = nt_buffer_text(&told)},
                           {.kind = NT_ARG_COUNT, .number = (double)count - TOLD}};
    const nt_text few = NT_TEXT_CHART_VALUES_OFF_THE_LINE,
                  many = NT_TEXT_CHART_VALUES_OFF_THE_LINE_AND_MORE;
    const nt_phrase phrase = {count > TOLD ? &many : &few, args, 2};
    return count ? nt_draw_note(canvas, bottom, 2, 4,
                                nt_text_phrase(canvas->arena, canvas->lang, &phrase))
                 : bottom;
}

/* Those with a line, each with its end; returns how many. */
static size_t name_ends(nt_canvas *canvas, const nt_chart *chart, nt_end_label *out)
{
    size_t count = 0;
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        const nt_chart_point *last = line_end(series);
        if (last) {
            out[count++] = (nt_end_label){.text = series->name,
                                          .value = nt_point_value(canvas, last, false),
                                          .ink = nt_palette_series(series->ink)};
        }
    }
    return count;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    nt_end_label *labels = nt_new_array(canvas->arena, nt_end_label, chart->series_count + 1);
    size_t count = name_ends(canvas, chart, labels), named = 0;
    double right = nt_end_labels_wrap(canvas, labels, count, names_pt);
    nt_plot plot = nt_plot_scale(chart->value_unit, nt_chart_maximum(chart), 7);
    nt_plot_open(canvas, &plot, 13, height_pt * canvas->stretch, right);
    field at = {.plot = plot};
    place_days(&at, chart);
    double bottom = draw_foot(canvas, &at, &chart->series[0]);
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        const nt_chart_point *last = line_end(series);
        draw_line(canvas, &at, series);
        if (last) {
            labels[named++].y = nt_plot_y(&plot, last->row->value);
        }
    }
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        label_peak(canvas, &at, series);
    }
    nt_end_labels(canvas, &plot, labels, count, plot.at.y1 + 4);
    nt_point_tally t = nt_chart_tally(chart);
    if (t.suppressed || t.unknown) {
        bottom =
            nt_draw_key(canvas, bottom, 4, (nt_text)NT_TEXT_CHART_THE_LINE_BREAKS_WHERE_A_VALUE_IS);
    }
    return tell_alone(canvas, chart, bottom);
}

const nt_kind nt_kind_lines = {NT_KIND_PARTS, .name = NT_TEXT_CHART_LINE_CHART, .has_x = true,
                               .needs_runs = true, .on_scale = SIZE_MAX};
