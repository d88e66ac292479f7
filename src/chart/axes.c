#include "axes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "place.h"
#include "text/number.h"
#include "words/chart.h"

static const double number_gap = 5; /* from a number to the axis */
static const double label_gap = 5;  /* between two names along the foot */
static const double tick_pt = 3;
static const double leader_pt = 9; /* from the plot's edge to a name beside it */

/* ---- steps ---- */

double nt_axis_step(double range, size_t most)
{
    if (!(range > 0) || most == 0) {
        return 1;
    }
    double rough = range / (double)most, power = pow(10, floor(log10(rough)));
    static const double nice[] = {1, 2, 2.5, 5, 10};
    for (size_t i = 0; i < sizeof nice / sizeof *nice; i++) {
        /* A hair of slack: 100 in 4 steps is 25, whatever the last bit of the division. */
        if (nice[i] * power >= rough * (1 - 1e-9)) {
            return nice[i] * power;
        }
    }
    return 10 * power;
}

double nt_axis_ceil(double value, double step)
{
    return ceil(value / step - 1e-9) * step;
}

int nt_axis_decimals(double step)
{
    int decimals = 0;
    while (decimals < 6 && fabs(step - round(step)) > 1e-9 * step) {
        step *= 10;
        decimals++;
    }
    return decimals;
}

int nt_axis_order(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return one < other ? -1 : one > other;
}

/* ---- the vertical scale ---- */

nt_plot nt_plot_scale(const char *unit, double most, size_t steps)
{
    bool percent = unit && strcmp(unit, "percent") == 0 && most <= 100;
    nt_plot plot = {.unit = unit ? unit : ""};
    most = percent ? 100 : most > 0 ? most : 1;
    plot.step = nt_axis_step(most, steps);
    if (!percent && most >= 1) { /* there is no half case: 2.5 becomes 5 */
        plot.step =
            plot.step > 1 && plot.step != floor(plot.step) ? 2 * plot.step : fmax(plot.step, 1);
    }
    plot.most = nt_axis_ceil(most, plot.step);
    plot.decimals = nt_axis_decimals(plot.step);
    return plot;
}

double nt_plot_y(const nt_plot *plot, double value)
{
    return plot->at.y1 - value / plot->most * (plot->at.y1 - plot->at.y0);
}

static size_t step_count(const nt_plot *plot)
{
    return (size_t)round(plot->most / plot->step);
}

const char *nt_plot_step(nt_canvas *canvas, const nt_plot *plot, size_t index)
{
    return nt_text_in_full(canvas->arena, canvas->lang, plot->step * (double)index, plot->decimals,
                           index == step_count(plot) ? plot->unit : "");
}

double nt_plot_margin(nt_canvas *canvas, const nt_plot *plot)
{
    double width = 0;
    for (size_t i = 0; i <= step_count(plot); i++) {
        width = fmax(width, nt_canvas_width(canvas, nt_style_axis, nt_plot_step(canvas, plot, i)));
    }
    return ceil(width) + number_gap;
}

void nt_plot_grid(nt_canvas *canvas, const nt_plot *plot)
{
    for (size_t i = 0; i <= step_count(plot); i++) {
        double y = nt_plot_y(plot, plot->step * (double)i);
        nt_pen pen = {i ? NT_COLOUR_HAIRLINE : NT_COLOUR_RULE,
                      i && plot->hairline_pt > 0 ? plot->hairline_pt : 0.75, 0, false};
        nt_canvas_rule(canvas, pen, plot->at.x0, y, plot->at.x1, y);
        nt_canvas_beside(canvas, nt_style_axis, NT_SET_RIGHT,
                         plot->at.x0 - (plot->number_pt > 0 ? plot->number_pt : number_gap), y,
                         nt_plot_step(canvas, plot, i));
    }
}

void nt_plot_open(nt_canvas *canvas, nt_plot *plot, double top, double height, double right)
{
    plot->at = (nt_rect){nt_plot_margin(canvas, plot), top, canvas->width_pt - right, top + height};
    nt_plot_grid(canvas, plot);
}

void nt_plot_whisker(nt_canvas *canvas, const nt_plot *plot, double x, nt_pen pen,
                     const nt_ledger_row *row)
{
    if (!isnan(row->lower) && !isnan(row->upper)) {
        nt_canvas_rule(canvas, pen, x, nt_plot_y(plot, fmin(row->upper, plot->most)), x,
                       nt_plot_y(plot, fmax(row->lower, 0)));
    }
}

/* ---- months and quarters ---- */

bool nt_step_read(const char *code, nt_period *out)
{
    return nt_period_read(code, out) && out->kind <= NT_PERIOD_QUARTER;
}

const char *nt_step_short(nt_lang lang, nt_period period)
{
    static const nt_text quarters[] = {NT_TEXT_CHART_QUARTER_1, NT_TEXT_CHART_QUARTER_2,
                                       NT_TEXT_CHART_QUARTER_3, NT_TEXT_CHART_QUARTER_4};
    int number = nt_period_number(period);
    return period.kind == NT_PERIOD_QUARTER ? quarters[number - 1].in[lang]
                                            : nt_text_month_short(lang, number);
}

/* ---- small panels ---- */

static const char *end_name(nt_canvas *canvas, const nt_chart_point *point)
{
    nt_period period;
    return !nt_step_read(point->code, &period)
               ? point->label
               : nt_arena_printf(canvas->arena, "%s %d", nt_step_short(canvas->lang, period),
                                 nt_period_year(period));
}

void nt_plot_value(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series,
                   const nt_chart_point *point, nt_style style, double lift_pt)
{
    const char *text = nt_point_value(canvas, point, false);
    double half = nt_canvas_width(canvas, style, text) / 2;
    double x = nt_plot_column_x(plot, (size_t)(point - series->points), series->count);
    if (2 * half <= plot->at.x1 - plot->at.x0) {
        nt_canvas_text(canvas, style, NT_SET_CENTRE,
                       fmin(fmax(x, plot->at.x0 + half), plot->at.x1 - half),
                       nt_plot_y(plot, point->row->value) - lift_pt, text);
    }
}

void nt_plot_ends(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    double room = (plot->at.x1 - plot->at.x0) / 2 - 3, top = plot->at.y1 + 3;
    nt_canvas_words(canvas, nt_style_axis, NT_SET_LEFT, plot->at.x0, top, (nt_room){room, 1},
                    end_name(canvas, &series->points[0]));
    if (series->count > 1) {
        nt_canvas_words(canvas, nt_style_axis, NT_SET_RIGHT, plot->at.x1, top, (nt_room){room, 1},
                        end_name(canvas, &series->points[series->count - 1]));
    }
}

/* ---- names along the foot ---- */

double nt_plot_column_x(const nt_plot *plot, size_t index, size_t count)
{
    double step = (plot->at.x1 - plot->at.x0) / (double)(count ? count : 1);
    return plot->at.x0 + step * ((double)index + 0.5);
}

static bool all_periods(const nt_chart_series *series, nt_period *out)
{
    return series->count &&
           NT_ALL(i, series->count,
                  nt_step_read(series->points[i].code, &out[i]) && out[i].kind == out[0].kind);
}

/* Every how many months or quarters a name fits. */
static int period_stride(nt_canvas *canvas, const nt_period *periods, size_t count, double step)
{
    static const int strides[] = {1, 2, 3, 4, 6, 12};
    int a_year = 12 / nt_period_months(periods[0].kind);
    double width = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = nt_step_short(canvas->lang, periods[i]);
        width = fmax(width, nt_canvas_width(canvas, nt_style_axis, name));
    }
    for (size_t i = 0; i < sizeof strides / sizeof *strides; i++) {
        bool divides = a_year % strides[i] == 0;
        if (divides && step * strides[i] >= width + label_gap) {
            return strides[i];
        }
    }
    return a_year;
}

static double draw_periods(nt_canvas *canvas, const nt_plot *plot, const nt_period *periods,
                           size_t count)
{
    double step = (plot->at.x1 - plot->at.x0) / (double)count, size = nt_style_axis.size_pt;
    int stride = period_stride(canvas, periods, count, step), year = 0;
    double baseline = plot->at.y1 + tick_pt + 2 + size * NT_TEXT_ASCENT, name_end = -1e9;
    double year_end = -1e9, second = baseline + size * NT_TEXT_LEADING;
    for (size_t i = 0; i < count; i++) {
        double x = nt_plot_column_x(plot, i, count);
        const char *name = nt_step_short(canvas->lang, periods[i]);
        double half = nt_canvas_width(canvas, nt_style_axis, name) / 2;
        if ((nt_period_number(periods[i]) - 1) % stride || x - half < name_end + 2 ||
            x + half > canvas->width_pt || x - half < 0) {
            continue;
        }
        if (!plot->no_ticks) {
            nt_canvas_rule(canvas, nt_pen_axis, x, plot->at.y1, x, plot->at.y1 + tick_pt);
        }
        nt_canvas_text(canvas, nt_style_axis, NT_SET_CENTRE, x, baseline, name);
        name_end = x + half;
        const char *number = nt_arena_printf(canvas->arena, "%d", nt_period_year(periods[i]));
        half = nt_canvas_width(canvas, nt_style_axis, number) / 2;
        if (nt_period_year(periods[i]) != year && x - half > year_end + label_gap &&
            x + half <= canvas->width_pt && x >= half) {
            nt_canvas_text(canvas, nt_style_axis, NT_SET_CENTRE, x, second, number);
            year_end = x + half;
            year = nt_period_year(periods[i]);
        }
    }
    return second + size * NT_TEXT_DESCENT;
}

static const double name_pt = 44; /* for a name of two lines */

/* What a column must have for its name: that of the longest, or of two lines. */
static double name_room(nt_canvas *canvas, const nt_chart_series *series)
{
    double widest = 0;
    for (size_t i = 0; i < series->count && widest + label_gap < name_pt; i++) {
        widest = fmax(widest, nt_canvas_width(canvas, nt_style_axis, series->points[i].label));
    }
    return fmin(name_pt, widest + label_gap);
}

bool nt_plot_names_all(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    nt_period *periods = nt_new_array(canvas->arena, nt_period, series->count + 1);
    double step = (plot->at.x1 - plot->at.x0) / (double)series->count;
    return all_periods(series, periods) || name_room(canvas, series) <= step;
}

static double draw_names(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    double step = (plot->at.x1 - plot->at.x0) / (double)series->count, bottom = plot->at.y1;
    size_t stride = (size_t)ceil(name_room(canvas, series) / step);
    double room = step * (double)stride - label_gap;
    for (size_t i = 0; i < series->count; i += stride) {
        nt_wrapped name = nt_canvas_wrap(canvas, nt_style_axis, room, 2, series->points[i].label);
        double x = nt_plot_column_x(plot, i, series->count), half = name.width_pt / 2;
        if (x - half < 0 || x + half > canvas->width_pt) {
            continue;
        }
        double top = plot->at.y1 + tick_pt + 2;
        bottom =
            fmax(bottom, top + nt_canvas_lines(canvas, nt_style_axis, NT_SET_CENTRE, x, top, name));
    }
    return bottom;
}

double nt_plot_columns(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    nt_period *periods = nt_new_array(canvas->arena, nt_period, series->count + 1);
    return all_periods(series, periods) ? draw_periods(canvas, plot, periods, series->count)
                                        : draw_names(canvas, plot, series);
}

/* ---- days along the foot ---- */

double nt_days_step(double range, size_t most)
{
    static const double steps[] = {1, 5, 15, 30, 60, 90, 180, 365, 730, 1825};
    NT_RETURN_FIRST(i, sizeof steps / sizeof *steps, range / steps[i] <= (double)most, steps[i],
                    nt_axis_step(range, most));
}

double nt_plot_day_x(const nt_plot *plot, double from, double to, double day)
{
    double width = plot->at.x1 - plot->at.x0;
    return plot->at.x0 + (to > from ? (day - from) / (to - from) : 0) * width;
}

double nt_plot_days_at(nt_canvas *canvas, const nt_plot *plot, double from, double to,
                       const double *days, size_t count)
{
    double baseline = plot->at.y1 + tick_pt + 2 + nt_style_axis.size_pt * NT_TEXT_ASCENT;
    for (size_t i = 0; i < count; i++) {
        double x = nt_plot_day_x(plot, from, to, days[i]);
        const char *text = i + 1 == count
                               ? nt_text_quantity(canvas->arena, canvas->lang, days[i], 0, "days")
                               : nt_text_number(canvas->arena, canvas->lang, days[i], 0);
        double half = nt_canvas_width(canvas, nt_style_axis, text) / 2;
        nt_canvas_rule(canvas, nt_pen_axis, x, plot->at.y1, x, plot->at.y1 + tick_pt);
        nt_canvas_text(canvas, nt_style_axis, NT_SET_CENTRE, fmin(x, canvas->width_pt - half),
                       baseline, text);
    }
    return plot->at.y1 + tick_pt + 2 + nt_canvas_lines_height(nt_style_axis, 1);
}

double nt_plot_days(nt_canvas *canvas, const nt_plot *plot, double from, double to, double step)
{
    size_t most = (size_t)fmax((to - from) / step, 0) + 2, count = 0;
    double *days = nt_new_array(canvas->arena, double, most);
    for (double day = nt_axis_ceil(from, step); day <= to + 1e-9 && count < most; day += step) {
        days[count++] = day;
    }
    return nt_plot_days_at(canvas, plot, from, to, days, count);
}

/* ---- names at the right ---- */

double nt_end_labels_wrap(nt_canvas *canvas, nt_end_label *labels, size_t count, double most)
{
    double width = 0;
    most = fmin(most, canvas->width_pt * 0.36); /* a narrow picture is not for names alone */
    for (size_t i = 0; i < count; i++) {
        double value = labels[i].value && *labels[i].value
                           ? nt_canvas_width(canvas, nt_style_strong, labels[i].value) + 4
                           : 0;
        labels[i].name =
            nt_canvas_wrap(canvas, nt_style_label, fmax(most - value, 24), 2, labels[i].text);
        width = fmax(width, value + labels[i].name.width_pt);
    }
    return ceil(width) + leader_pt;
}

NT_ORDER_OF(by_height, nt_end_label, NT_RISING(y) || NT_BY((a > b) - (a < b)))

static void end_label(nt_canvas *canvas, const nt_plot *plot, const nt_end_label *label, double y)
{
    double x = plot->at.x1 + leader_pt;
    if (fabs(y - label->y) > 1.5) {
        nt_canvas_rule(canvas, nt_pen_leader, plot->at.x1 + 2, label->y, x - 2, y);
    }
    if (label->value && *label->value) {
        nt_style strong = nt_style_in(nt_style_strong, label->ink);
        nt_canvas_beside(canvas, strong, NT_SET_LEFT, x, y, label->value);
        x += nt_canvas_width(canvas, strong, label->value) + 4;
    }
    nt_canvas_lines_beside(canvas, nt_style_in(nt_style_label, label->ink), NT_SET_LEFT, x, y,
                           label->name);
}

void nt_end_labels(nt_canvas *canvas, const nt_plot *plot, nt_end_label *labels, size_t count,
                   double bottom)
{
    const nt_end_label **sorted = nt_new_array(canvas->arena, const nt_end_label *, count + 1);
    double *y = nt_new_array(canvas->arena, double, count + 1);
    size_t lines = 1;
    for (size_t i = 0; i < count; i++) {
        sorted[i] = &labels[i];
        lines = labels[i].name.count > lines ? labels[i].name.count : lines;
    }
    qsort(sorted, count, sizeof *sorted, by_height);
    for (size_t i = 0; i < count; i++) {
        y[i] = sorted[i]->y;
    }
    double gap = nt_canvas_lines_height(nt_style_label, lines) + 1.5, half = gap / 2;
    nt_place_apart(y, count, gap, half, fmax(bottom - half, half));
    for (size_t i = 0; i < count; i++) {
        end_label(canvas, plot, sorted[i], y[i]);
    }
}
