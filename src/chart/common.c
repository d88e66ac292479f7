/* What several kinds draw alike. */
#include <math.h>
#include <string.h>

#include "kind.h"
#include "quantity/quantity.h"
#include "text/number.h"
#include "words/base.h"
#include "words/chart.h"
#include "words/quantity.h"

static const double legend_gap = 16;
static const double value_gap = 4;    /* from the bar to its value */
static const double remark_gap = 6;   /* from the value to the reason for doubt */
static const double remark_max = 150; /* width of a reason before it is wrapped */

bool nt_point_known(const nt_chart_point *point)
{
    return point->row && !isnan(point->row->value) && !nt_point_suppressed(point);
}

double nt_point_number(const nt_chart_point *point)
{
    return nt_point_known(point) ? point->row->value : NAN;
}

bool nt_point_has_interval(const nt_chart_point *point)
{
    return nt_point_known(point) && !isnan(point->row->lower) && !isnan(point->row->upper);
}

bool nt_point_joined(const nt_chart_series *series, size_t i)
{
    const nt_chart_point *point = &series->points[i];
    return nt_point_known(point) && ((i && nt_point_known(point - 1)) ||
                                     (i + 1 < series->count && nt_point_known(point + 1)));
}

bool nt_point_suppressed(const nt_chart_point *point)
{
    return nt_ledger_is_withheld(point->row);
}

bool nt_point_is_rest(const nt_chart_point *point)
{
    return point->code && (!*point->code || strcmp(point->code, "unknown") == 0);
}

static void count_point(nt_point_tally *t, const nt_chart_series *series,
                        const nt_chart_point *point)
{
    bool known = nt_point_known(point), suppressed = nt_point_suppressed(point);
    double value = nt_point_number(point);
    t->points++;
    t->known += known;
    t->suppressed += suppressed;
    t->unknown += !known && !suppressed;
    t->zero += value == 0;
    t->above_zero += value > 0;
    if (known && (!t->least || value < t->least->row->value)) {
        t->least = point;
    }
    if (known && (!t->most || value > t->most->row->value)) {
        t->most = point;
        t->most_in = series;
    }
}

nt_point_tally nt_tally_of(const nt_chart_series *series, size_t count)
{
    nt_point_tally t = {0};
    for (size_t s = 0; s < count; s++) {
        for (size_t i = 0; i < series[s].count; i++) {
            count_point(&t, &series[s], &series[s].points[i]);
        }
    }
    return t;
}

nt_point_tally nt_chart_tally(const nt_chart *chart)
{
    return nt_tally_of(chart->series, chart->series_count);
}

size_t nt_points_alike(const nt_chart_series *series, size_t count, const nt_chart_point *point)
{
    size_t alike = 0;
    for (size_t s = 0; s < count; s++) {
        NT_EACH(const nt_chart_point, other, series[s].points, series[s].count) {
            alike +=
                other != point && nt_point_known(other) && other->row->value == point->row->value;
        }
    }
    return alike;
}

const char *nt_point_words(nt_arena *arena, nt_lang lang, const nt_chart_point *point)
{
    if (nt_point_suppressed(point)) {
        return ((nt_text)NT_TEXT_QUANTITY_SUPPRESSED).in[lang];
    }
    const nt_ledger_row *row = point->row;
    return nt_point_known(point) ? nt_text_quantity(arena, lang, row->value, row->decimals,
                                                    row->unit ? row->unit : "")
                                 : ((nt_text)NT_TEXT_BASE_UNKNOWN).in[lang];
}

const char *nt_point_value(const nt_canvas *canvas, const nt_chart_point *point, bool unit)
{
    nt_lang lang = canvas->lang;
    if (!nt_point_known(point)) {
        return nt_point_words(canvas->arena, lang, point);
    }
    return unit && point->row->unit ? nt_quantity_in_full(canvas->arena, lang, point->row)
                                    : nt_quantity_number(canvas->arena, lang, point->row);
}

const char *nt_point_sign(const nt_canvas *canvas, const nt_chart_point *point)
{
    return nt_point_known(point)        ? nt_point_value(canvas, point, false)
           : nt_point_suppressed(point) ? "–"
                                        : "?";
}

const char *nt_point_counts(const nt_canvas *canvas, const nt_chart_point *point)
{
    const nt_ledger_row *row = point->row;
    return !nt_point_known(point) || row->part < 0 || row->whole < 0
               ? ""
               : nt_arena_printf(
                     canvas->arena, "%s/%s",
                     nt_text_number(canvas->arena, canvas->lang, (double)row->part, 0),
                     nt_text_number(canvas->arena, canvas->lang, (double)row->whole, 0));
}

double nt_row_stretched(const nt_canvas *canvas, double row_pt)
{
    return row_pt * fmax(canvas->stretch, 1);
}

double nt_chart_row_pt(const nt_canvas *canvas, size_t rows)
{
    enum { MANY = 25 };
    return nt_row_stretched(canvas, rows > MANY ? 11.5 : 13);
}

double nt_chart_maximum(const nt_chart *chart)
{
    nt_point_tally t = nt_chart_tally(nt_chart_whole(chart));
    return t.most ? fmax(t.most->row->value, 0) : 0;
}

bool nt_series_is(const nt_chart_series *series, const char *code)
{
    return series->code && strcmp(series->code, code) == 0;
}

const nt_chart_series *nt_chart_coded(const nt_chart *chart, const char *code, size_t nth)
{
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        if (nt_series_is(series, code) && nth-- == 0) {
            return series;
        }
    }
    return NULL;
}

const nt_chart_point *nt_series_at(const nt_chart_series *series, size_t index)
{
    static const nt_chart_point none = {.label = "", .remark = ""};
    return series && index < series->count ? &series->points[index] : &none;
}

const nt_chart_point *nt_series_find(const nt_chart_series *series, const char *label)
{
    return NT_NAMED(series->points, series->count, label, label);
}

double nt_chart_legend(nt_canvas *canvas, const nt_chart *chart, double left, bool bars)
{
    const double row = 12, sign = bars ? 14 : 2 * NT_DOT_RADIUS;
    double width = -legend_gap;
    for (size_t s = 0; s < chart->series_count; s++) {
        width +=
            legend_gap + sign + 4 + nt_canvas_width(canvas, nt_style_strong, chart->series[s].name);
    }
    /* In one row above the plot where it fits there, else from the edge. */
    left = left + width > canvas->width_pt ? 0 : left;
    double x = left, middle = row / 2;
    for (size_t s = 0; s < chart->series_count; s++) {
        const nt_chart_series *series = &chart->series[s];
        nt_style style = nt_style_in(nt_style_strong, nt_palette_series(series->ink));
        double room = canvas->width_pt - left - sign - 4;
        nt_wrapped name = nt_canvas_wrap(canvas, style, room, 1, series->name);
        if (x > left && x + sign + 4 + name.width_pt > canvas->width_pt) {
            x = left;
            middle += row;
        }
        if (bars) {
            nt_rect swatch = {x, middle - 3.5, x + sign, middle + 3.5};
            nt_canvas_bar(canvas, style.colour, s ? NT_FILL_HATCHED : NT_FILL_SOLID, swatch);
        } else {
            nt_canvas_dot(canvas, series->ink, false, x + NT_DOT_RADIUS, middle);
        }
        nt_canvas_lines_beside(canvas, style, NT_SET_LEFT, x + sign + 4, middle, name);
        x += sign + 4 + name.width_pt + legend_gap;
    }
    return middle + row / 2;
}

/* ---- rows of bars ---- */

double nt_names_width(const nt_canvas *canvas, const nt_chart_series *series, double part)
{
    double width = 0;
    for (size_t i = 0; i < series->count; i++) {
        width = fmax(width, nt_canvas_width(canvas, nt_style_label, series->points[i].label));
    }
    return fmin(ceil(width), canvas->width_pt * part);
}

void nt_draw_name(nt_canvas *canvas, double width_pt, size_t lines, double middle, const char *name)
{
    nt_canvas_words_beside(canvas, nt_style_label, 0, middle, (nt_room){width_pt, lines}, name);
}

nt_style nt_point_style(const nt_chart_point *point)
{
    return nt_point_known(point) ? nt_style_value : nt_style_remark;
}

static nt_wrapped remark_of(nt_canvas *canvas, const nt_bar *bar, const nt_chart_point *point)
{
    bool has = !bar->bare && point->doubtful && point->remark;
    return nt_canvas_wrap(canvas, nt_style_remark, remark_max, 2, has ? point->remark : "");
}

double nt_bars_per_unit(nt_canvas *canvas, const nt_bar *bar, const nt_chart_series *series,
                        const nt_chart_point *first, double room)
{
    double per_unit = INFINITY;
    NT_EACH(const nt_chart_point, point, series->points, series->count) {
        if (nt_point_number(point) > 0) {
            nt_wrapped remark = remark_of(canvas, bar, point);
            const char *value = nt_point_value(canvas, point, !first || point == first);
            double label = value_gap + nt_canvas_width(canvas, nt_style_value, value) +
                           (remark.count ? remark_gap + remark.width_pt : 0);
            per_unit = fmin(per_unit, fmax(room - label - 1, 0) / point->row->value);
        }
    }
    return per_unit;
}

double nt_bar_label_height(nt_canvas *canvas, const nt_bar *bar, const nt_chart_point *point)
{
    nt_wrapped remark = remark_of(canvas, bar, point);
    return nt_canvas_lines_height(nt_style_value, 1) +
           (remark.count > 1 ? nt_canvas_lines_height(nt_style_remark, remark.count - 1) + 3 : 1);
}

void nt_draw_bar(nt_canvas *canvas, const nt_bar *bar, const nt_chart_point *point)
{
    double length = nt_point_number(point) > 0 ? point->row->value * bar->per_unit : 0;
    nt_rect at = {bar->left, bar->middle - bar->height_pt / 2, bar->left + length,
                  bar->middle + bar->height_pt / 2};
    if (length > 0) {
        nt_fill fill = point->doubtful ? NT_FILL_HOLLOW
                       : bar->series   ? NT_FILL_HATCHED
                                       : NT_FILL_SOLID;
        nt_canvas_bar(canvas, nt_palette_series(bar->ink), fill, at);
    }
    nt_style style = nt_point_style(point);
    const char *value = nt_point_value(canvas, point, bar->unit);
    double x = at.x1 + value_gap;
    nt_canvas_beside(canvas, style, NT_SET_LEFT, x, bar->middle, value);
    nt_wrapped remark = remark_of(canvas, bar, point);
    nt_canvas_lines_beside(canvas, nt_style_remark, NT_SET_LEFT,
                           x + nt_canvas_width(canvas, style, value) + remark_gap, bar->middle,
                           remark);
}

double nt_draw_bar_row(nt_canvas *canvas, nt_bar bar, const nt_chart_point *point, double names_pt,
                       double row_pt, double top)
{
    nt_wrapped name = nt_canvas_wrap(canvas, nt_style_label, names_pt, 4, point->label);
    double text = nt_canvas_lines_height(nt_style_label, name.count);
    double height = fmax(fmax(row_pt, text + 5), nt_bar_label_height(canvas, &bar, point) + 1);
    bar.middle = top + height / 2;
    nt_canvas_lines_beside(canvas, nt_style_label, NT_SET_LEFT, 0, bar.middle, name);
    nt_draw_bar(canvas, &bar, point);
    return height;
}

/* ---- keys and notes ---- */

void nt_draw_class(nt_canvas *canvas, nt_colour colour, nt_rect at)
{
    const double edge_pt = 0.6;
    if (nt_palette_contrast(canvas->palette, colour, NT_COLOUR_PAPER) < 3) {
        nt_canvas_outline(canvas, (nt_pen){NT_COLOUR_RULE, edge_pt, 0, false}, at);
        at = (nt_rect){at.x0 + edge_pt, at.y0 + edge_pt, at.x1 - edge_pt, at.y1 - edge_pt};
    }
    nt_canvas_area(canvas, colour, at);
}

double nt_draw_note(nt_canvas *canvas, double bottom, double gap_pt, size_t lines, const char *text)
{
    nt_wrapped wrapped = nt_canvas_wrap(canvas, nt_style_remark, canvas->width_pt, lines, text);
    double top = wrapped.count ? bottom + gap_pt : bottom;
    return top + nt_canvas_lines(canvas, nt_style_remark, NT_SET_LEFT, 0, top, wrapped);
}

double nt_draw_key(nt_canvas *canvas, double bottom, double gap_pt, nt_text text)
{
    return nt_draw_note(canvas, bottom, gap_pt, 3, text.in[canvas->lang]);
}

double nt_draw_absences(nt_canvas *canvas, const nt_chart *chart, double bottom)
{
    nt_point_tally t = nt_chart_tally(chart);
    if (t.suppressed) {
        bottom =
            nt_draw_key(canvas, bottom, 4, (nt_text)NT_TEXT_CHART_SUPPRESSED_TO_PROTECT_PERSONS);
    }
    return t.unknown ? nt_draw_key(canvas, bottom, 4, (nt_text)NT_TEXT_CHART_UNKNOWN_KEY) : bottom;
}
