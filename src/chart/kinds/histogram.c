/* How long it took: cases by bins of days.
 *
 * Design: bins touch, because they cover the days without a gap; the axis starts at zero days.
 * Where bins were joined, the area of a bar is its cases and the height is cases per so many days.
 * What took longer than the last day stands apart, hatched. The median is an upright with its
 * value. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "axes.h"
#include "frames.h"
#include "text/number.h"
#include "words/chart.h"
#include "words/register.h"

static const double height_pt = 150, head_pt = 15, gap_pt = 0.6;

static const nt_json_form members[] = {
    NT_FRAME, {.key = "column", NT_NAMES}, NT_ROWS, {.key = "marker", NT_UP_TO(1)}, {.key = NULL}};

/* The bins, and in a second series the upright, whose x is the marker's value. */
static nt_status take(nt_taking *taking, nt_error *err)
{
    static const char *const fallback[] = {"count", NULL};
    const nt_column_wish wish = {.member = "column", .fallback = fallback, .most = 1};
    NT_TRY(nt_take_frame(taking, &wish, err));
    const nt_ledger_row *marker = nt_select_row(taking, "marker");
    if (!taking->chart->series_count || !marker || isnan(marker->value)) {
        return NT_OK;
    }
    nt_lang lang = taking->request->lang;
    const char *median = ((nt_text)NT_TEXT_REGISTER_MEDIAN).in[lang];
    nt_take_beside(taking,
                   (nt_chart_series){.name = ((nt_text)NT_TEXT_CHART_UPRIGHT).in[lang],
                                     .ink = 1,
                                     .points = nt_take_row(taking, median, marker, marker->value),
                                     .count = 1,
                                     .code = "marker"});
    return NT_OK;
}

/* ---- bins ---- */

/* From one day's end to another's. Bins may be joined and so be wider than others; the last may
 * have no end. */
typedef struct {
    double from, to;
    bool open;
} bin;

typedef struct {
    nt_plot plot;
    bin *bins;
    size_t count;
    bool days;    /* the rows lie on an axis; else a bin is a row */
    double base;  /* the narrowest width: heights are cases per so many days */
    bool unequal; /* widths differ */
    double from, to;
} field;

/* "721+": all that took longer. */
static bool is_open(const nt_chart_point *point)
{
    return point->code && *point->code && point->code[strlen(point->code) - 1] == '+';
}

/* The end of "706-720"; `fallback` where the code says none. */
static double end_of(const nt_chart_point *point, double fallback)
{
    const char *dash = point->code ? strrchr(point->code, '-') : NULL;
    double end = dash ? strtod(dash + 1, NULL) : 0;
    return end > point->x ? end : fallback;
}

/* False where the rows do not lie on an axis. */
static bool read_bins(const nt_chart_series *series, bin *out)
{
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        bool last = i + 1 == series->count;
        double before = i ? out[i - 1].to - out[i - 1].from : 1;
        double to = last ? end_of(point, point->x + before) : series->points[i + 1].x;
        if (!isfinite(point->x) || !(to > point->x)) {
            return false;
        }
        out[i] = (bin){point->x, to, last && i && is_open(point)};
    }
    return true;
}

static field bins_of(nt_arena *arena, const nt_chart_series *series)
{
    field at = {
        .bins = nt_new_array(arena, bin, series->count), .count = series->count, .base = INFINITY};
    at.days = read_bins(series, at.bins);
    for (size_t i = 0; i < at.count; i++) {
        bin *b = &at.bins[i];
        *b = at.days ? *b : (bin){(double)i, (double)(i + 1), false};
        at.base = b->open ? at.base : fmin(at.base, b->to - b->from);
    }
    for (bin *b = at.bins; b < at.bins + at.count; b++) {
        /* A gap and a bar of the base width stand for all that took longer. */
        b->to = b->open ? b->from + 2 * at.base : b->to;
        at.unequal |= !b->open && b->to - b->from > at.base * 1.001;
    }
    at.from = at.count ? at.bins[0].from : 0;
    at.to = at.count ? at.bins[at.count - 1].to : 0;
    return at;
}

/* Cases per base width: the area is what counts. */
static double height_of(const field *at, const nt_chart_series *series, size_t i)
{
    const bin *b = &at->bins[i];
    double value = nt_point_number(&series->points[i]);
    return value > 0 ? value * (b->open ? 1 : at->base / (b->to - b->from)) : 0;
}

/* ---- drawing ---- */

static nt_rect column_of(const field *at, const nt_chart_series *series, size_t i)
{
    const bin *b = &at->bins[i];
    double left = b->open ? b->from + at->base : b->from;
    return (nt_rect){nt_plot_day_x(&at->plot, at->from, at->to, left),
                     nt_plot_y(&at->plot, height_of(at, series, i)),
                     nt_plot_day_x(&at->plot, at->from, at->to, b->to), at->plot.at.y1};
}

static void draw_column(nt_canvas *canvas, const field *at, const nt_chart_series *series, size_t i)
{
    const nt_chart_point *point = &series->points[i];
    nt_rect column = column_of(at, series, i);
    if (nt_point_number(point) > 0) {
        nt_fill fill = point->doubtful    ? NT_FILL_HOLLOW
                       : at->bins[i].open ? NT_FILL_HATCHED
                                          : NT_FILL_SOLID;
        column.x0 += gap_pt / 2;
        column.x1 -= gap_pt / 2;
        nt_canvas_bar(canvas, NT_COLOUR_FIRST, fill, column);
    } else if (!nt_point_known(point)) {
        const char *text = nt_point_sign(canvas, point);
        if (nt_canvas_width(canvas, nt_style_axis, text) <= column.x1 - column.x0) {
            nt_canvas_text(canvas, nt_style_axis, NT_SET_CENTRE, (column.x0 + column.x1) / 2,
                           at->plot.at.y1 - 3, text);
        }
    }
}

/* The upright and its words, to the right of it or, near the edge, to the left. */
static void draw_marker(nt_canvas *canvas, const field *at, const nt_chart_series *marker)
{
    const nt_chart_point *point = marker && marker->count ? &marker->points[0] : NULL;
    if (!point || !at->days || point->x < at->from || point->x > at->to) {
        return;
    }
    double x = nt_plot_day_x(&at->plot, at->from, at->to, point->x);
    nt_style style = nt_style_in(nt_style_strong, NT_COLOUR_SECOND);
    const char *words =
        nt_arena_printf(canvas->arena, "%s %s", point->label, nt_point_value(canvas, point, true));
    double room = fmax(canvas->width_pt - x, x) - 6;
    nt_wrapped line = nt_canvas_wrap(canvas, style, room, 1, words);
    bool left = x + 4 + line.width_pt > canvas->width_pt;
    nt_canvas_rule(canvas, (nt_pen){NT_COLOUR_SECOND, 1.3, 0, true}, x, head_pt - 11, x,
                   at->plot.at.y1);
    nt_canvas_text(canvas, style, left ? NT_SET_RIGHT : NT_SET_LEFT, left ? x - 4 : x + 4,
                   head_pt - 5, line.count ? line.lines[0] : "");
}

/* The days up to the last end, and at the right the words of the bin that has none. */
static double draw_days(nt_canvas *canvas, const field *at, const nt_chart_series *series)
{
    const bin *last = &at->bins[at->count - 1];
    double end = last->open ? last->from : last->to;
    nt_plot days = at->plot;
    days.at.x1 = nt_plot_day_x(&at->plot, at->from, at->to, end);
    double bottom = nt_plot_days(canvas, &days, at->from, end, nt_days_step(end - at->from, 8));
    if (!last->open) {
        return bottom;
    }
    const nt_chart_point *point = &series->points[series->count - 1];
    const char *words =
        nt_arena_printf(canvas->arena, "%s: %s", point->label, nt_point_value(canvas, point, true));
    return bottom + 1 +
           nt_canvas_words(canvas, nt_style_axis, NT_SET_RIGHT, canvas->width_pt, bottom + 1,
                           (nt_room){canvas->width_pt, 1}, words);
}

/* What the height means where bins differ in width. */
static double explain_heights(nt_canvas *canvas, const field *at, const nt_chart *chart,
                              double bottom)
{
    static const nt_text pattern = NT_TEXT_CHART_HEIGHT_OF_A_BAR_PER_DAYS_A_WIDE_BAR;
    const nt_arg args[] = {
        {.kind = NT_ARG_UNIT, .text = chart->value_unit ? chart->value_unit : ""},
        {.kind = NT_ARG_COUNT, .number = at->base}};
    if (!at->unequal) {
        return bottom;
    }
    const char *text = nt_text_phrase(canvas->arena, canvas->lang, &(nt_phrase){&pattern, args, 2});
    return nt_draw_note(canvas, bottom, 4, 2, text);
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart_series *series = &chart->series[0];
    field at = bins_of(canvas->arena, series);
    double most = 0;
    for (size_t i = 0; i < series->count; i++) {
        most = fmax(most, height_of(&at, series, i));
    }
    at.plot = nt_plot_scale(chart->value_unit, most, 7);
    at.plot.unit = at.unequal ? "" : at.plot.unit;
    nt_plot_open(canvas, &at.plot, head_pt, height_pt * canvas->stretch, 12);
    for (size_t i = 0; i < series->count; i++) {
        draw_column(canvas, &at, series, i);
    }
    draw_marker(canvas, &at, nt_chart_coded(chart, "marker", 0));
    double bottom =
        at.days ? draw_days(canvas, &at, series) : nt_plot_columns(canvas, &at.plot, series);
    return nt_draw_absences(canvas, chart, explain_heights(canvas, &at, chart, bottom));
}

const nt_kind nt_kind_histogram = {NT_KIND_PARTS, .name = NT_TEXT_CHART_HISTOGRAM, .has_x = true,
                                   /* The upright alone is no histogram. */
                                   .helper = "marker", .least_known = 3, .needs_size = true};
