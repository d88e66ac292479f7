/* Targets and what became of them, a row each: the target, the result with its interval, both on a
 * scale, and the verdict.
 *
 * Design: each row on a scale of its own from zero, its ends named; what meets the target is pale
 * blue, the target an upright over it, the result a dot where it is met and a square where it is
 * not. The verdict is said in words, with the distance. A narrow picture has them one below the
 * other. */
#include <math.h>
#include <string.h>

#include "axes.h"
#include "frames.h"
#include "quantity/quantity.h"
#include "text/number.h"
#include "words/chart.h"

enum { ROWS_MAX = 40 };

static const double row_pt = 30, head_pt = 15, column_gap = 8, track_pt = 6;
static const double narrow_pt = 380, line_pt = 11, row_gap = 10;

static const nt_json_form members[] = {NT_FRAME, NT_ROWS, {.key = NULL}};

static const char *const codes[] = {"value", "target", "difference", "met", "at-most", NULL};

/* ---- a row ---- */

typedef struct {
    const nt_chart_point *value, *target, *difference;
    bool judged, met, at_most, directed;
    double most; /* of its scale */
    const char *unit;
} goal;

static double number_at(const nt_chart *chart, const char *code, size_t row)
{
    return nt_point_number(nt_series_at(nt_chart_coded(chart, code, 0), row));
}

static goal goal_of(const nt_chart *chart, size_t row)
{
    goal g = {.value = nt_series_at(nt_chart_coded(chart, "value", 0), row),
              .target = nt_series_at(nt_chart_coded(chart, "target", 0), row),
              .difference = nt_series_at(nt_chart_coded(chart, "difference", 0), row)};
    double met = number_at(chart, "met", row), at_most = number_at(chart, "at-most", row);
    g.judged = !isnan(met);
    g.met = met > 0;
    g.directed = !isnan(at_most);
    g.at_most = at_most > 0;
    const nt_chart_point *of = nt_point_known(g.value) ? g.value : g.target;
    g.unit = nt_point_known(of) && of->row->unit ? of->row->unit : "";
    double most = fmax(fmax(nt_point_number(g.value), nt_point_number(g.target)), 0);
    most = nt_point_has_interval(g.value) ? fmax(most, g.value->row->upper) : most;
    bool percent = strcmp(g.unit, "percent") == 0 && most <= 100;
    g.most = nt_plot_scale(g.unit, percent ? most : most * 1.15, 4).most;
    return g;
}

/* ---- columns, from the left ---- */

typedef struct {
    double names, target, value, interval; /* right edges, of numbers */
    double left, right;                    /* of the scale */
    double verdict;                        /* left edge */
} columns;

static const char *said_target(nt_canvas *canvas, const goal *g)
{
    const char *sign = !g->directed ? "" : g->at_most ? "≤\u00a0" : "≥\u00a0";
    return nt_point_known(g->target) ? nt_arena_printf(canvas->arena, "%s%s", sign,
                                                       nt_point_value(canvas, g->target, false))
                                     : nt_point_sign(canvas, g->target);
}

static const char *said_interval(nt_canvas *canvas, const goal *g)
{
    return nt_point_has_interval(g->value)
               ? nt_quantity_interval(canvas->arena, canvas->lang, g->value->row)
               : "";
}

static const char *word(const nt_canvas *canvas, nt_text text)
{
    return text.in[canvas->lang];
}

static double wider(double a, const nt_canvas *canvas, nt_style style, const char *text)
{
    return fmax(a, nt_canvas_width(canvas, style, text));
}

static const char *verdict_of(const nt_canvas *canvas, const goal *g)
{
    return word(canvas, !g->judged ? (nt_text)NT_TEXT_CHART_TARGETS_UNJUDGED
                        : g->met   ? (nt_text)NT_TEXT_CHART_TARGETS_MET
                                   : (nt_text)NT_TEXT_CHART_TARGETS_MISSED);
}

/* "lebih 29 hari" */
static const char *distance_of(const nt_canvas *canvas, const goal *g)
{
    static const nt_text more = NT_TEXT_CHART_TARGETS_MORE, fewer = NT_TEXT_CHART_TARGETS_FEWER;
    double distance = nt_point_number(g->difference);
    if (isnan(distance) || !g->judged) {
        return "";
    }
    if (distance == 0) {
        return word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_JUST);
    }
    const nt_ledger_row *row = g->difference->row;
    const nt_arg by = {.kind = NT_ARG_TEXT,
                       .text = nt_text_quantity(canvas->arena, canvas->lang, fabs(distance),
                                                row->decimals, row->unit ? row->unit : "")};
    return nt_text_phrase(canvas->arena, canvas->lang,
                          &(nt_phrase){distance > 0 ? &more : &fewer, &by, 1});
}

static columns columns_of(nt_canvas *canvas, const nt_chart *chart, size_t rows)
{
    double target =
        nt_canvas_width(canvas, nt_style_axis, word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_TARGET));
    double value =
        nt_canvas_width(canvas, nt_style_axis, word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_VALUE));
    double interval = 0, verdict = 0;
    for (size_t i = 0; i < rows; i++) {
        goal g = goal_of(chart, i);
        target = wider(target, canvas, nt_style_label, said_target(canvas, &g));
        value = wider(value, canvas, nt_style_value, nt_point_sign(canvas, g.value));
        interval = wider(interval, canvas, nt_style_remark, said_interval(canvas, &g));
        verdict = wider(verdict, canvas, nt_style_strong, verdict_of(canvas, &g));
        verdict = wider(verdict, canvas, nt_style_remark, distance_of(canvas, &g));
    }
    columns c = {.names = canvas->width_pt * 0.275};
    c.target = c.names + column_gap + target;
    c.value = c.target + column_gap + value;
    c.interval = c.value + (interval > 0 ? column_gap + interval : 0);
    c.left = c.interval + 1.5 * column_gap;
    c.verdict = canvas->width_pt - verdict;
    c.right = fmax(c.verdict - 2 * column_gap - 2 * NT_DOT_RADIUS, c.left + 20);
    return c;
}

/* ---- drawing ---- */

static double x_of(const columns *c, const goal *g, double value)
{
    return c->left + fmin(fmax(value, 0), g->most) / g->most * (c->right - c->left);
}

static void draw_scale(nt_canvas *canvas, const columns *c, const goal *g, double middle)
{
    double top = middle - track_pt / 2, bottom = middle + track_pt / 2;
    nt_canvas_area(canvas, NT_COLOUR_HAIRLINE, (nt_rect){c->left, top, c->right, bottom});
    double target = nt_point_number(g->target);
    if (!isnan(target) && g->directed) {
        double x = x_of(c, g, target);
        nt_canvas_area(canvas, NT_COLOUR_CLASS + 1,
                       (nt_rect){g->at_most ? c->left : x, top, g->at_most ? x : c->right, bottom});
    }
    int ink = g->judged ? !g->met : 2;
    nt_colour colour = g->judged && g->met ? NT_COLOUR_FIRST
                       : g->judged         ? NT_COLOUR_SECOND
                                           : NT_COLOUR_GREY;
    if (nt_point_has_interval(g->value)) {
        nt_canvas_rule(canvas, (nt_pen){colour, 1.4, 0, true}, x_of(c, g, g->value->row->lower),
                       middle, x_of(c, g, g->value->row->upper), middle);
    }
    if (!isnan(target)) {
        double x = x_of(c, g, target);
        nt_canvas_rule(canvas, (nt_pen){NT_COLOUR_TEXT, 1.6, 0, true}, x, top - 2.5, x,
                       bottom + 2.5);
    }
    if (nt_point_known(g->value)) {
        nt_canvas_dot(canvas, ink, g->value->doubtful, x_of(c, g, g->value->row->value), middle);
    }
    double baseline = bottom + 9;
    const char *most =
        nt_text_in_full(canvas->arena, canvas->lang, g->most, nt_axis_decimals(g->most), g->unit);
    if (nt_canvas_width(canvas, nt_style_axis, most) + 8 < c->right - c->left) {
        nt_canvas_text(canvas, nt_style_axis, NT_SET_RIGHT, c->right, baseline, most);
        nt_canvas_text(canvas, nt_style_axis, NT_SET_LEFT, c->left, baseline, "0");
    }
}

static void draw_verdict(nt_canvas *canvas, const columns *c, const goal *g, double middle)
{
    nt_colour ink = !g->judged ? NT_COLOUR_GREY : g->met ? NT_COLOUR_FIRST : NT_COLOUR_SECOND;
    const char *distance = distance_of(canvas, g);
    double up = *distance ? 5 : 0;
    if (g->judged) {
        nt_canvas_dot(canvas, !g->met, false, c->verdict - column_gap + NT_DOT_RADIUS - 1,
                      middle - up);
    }
    nt_canvas_beside(canvas, nt_style_in(nt_style_strong, ink), NT_SET_LEFT, c->verdict,
                     middle - up, verdict_of(canvas, g));
    nt_canvas_beside(canvas, nt_style_remark, NT_SET_LEFT, c->verdict, middle + up, distance);
}

static void draw_row(nt_canvas *canvas, const columns *c, const goal *g, double middle)
{
    nt_canvas_words_beside(canvas, nt_style_label, 0, middle, (nt_room){c->names, 2},
                           g->target->label);
    nt_canvas_beside(canvas, nt_style_label, NT_SET_RIGHT, c->target, middle,
                     said_target(canvas, g));
    nt_style value = nt_point_known(g->value) ? nt_style_value : nt_style_remark;
    nt_canvas_beside(canvas, value, NT_SET_RIGHT, c->value, middle,
                     nt_point_sign(canvas, g->value));
    nt_canvas_beside(canvas, nt_style_remark, NT_SET_RIGHT, c->interval, middle,
                     said_interval(canvas, g));
    draw_scale(canvas, c, g, middle - 4);
    draw_verdict(canvas, c, g, middle);
}

/* "Belum tercapai, lebih 29 hari" */
static const char *verdict_with(const nt_canvas *said, const goal *g)
{
    const char *distance = distance_of(said, g);
    return nt_arena_printf(said->arena, "%s%s%s", verdict_of(said, g), *distance ? ", " : "",
                           distance);
}

/* "paling banyak 30 hari": signs are not read out. */
static const char *target_words(const nt_canvas *said, const goal *g)
{
    static const nt_text at_most = NT_TEXT_CHART_TARGETS_AT_MOST,
                         at_least = NT_TEXT_CHART_TARGETS_AT_LEAST;
    const nt_arg target = {.kind = NT_ARG_TEXT,
                           .text = nt_point_words(said->arena, said->lang, g->target)};
    return g->directed && nt_point_known(g->target)
               ? nt_text_phrase(said->arena, said->lang,
                                &(nt_phrase){g->at_most ? &at_most : &at_least, &target, 1})
               : target.text;
}

static size_t row_count(const nt_chart *chart)
{
    const nt_chart_series *targets = nt_chart_coded(chart, "target", 0);
    return targets ? targets->count : 0;
}

/* ---- taking ---- */

/* The verdict in words beside the result, the direction beside the target; flags are for machines.
 */
static void say_flags(nt_taking *taking)
{
    const nt_chart *chart = taking->chart;
    const nt_canvas said = {.arena = taking->arena, .lang = chart->lang};
    nt_chart_series *series = nt_new_array(taking->arena, nt_chart_series, chart->series_count);
    for (size_t s = 0; s < chart->series_count; s++) {
        series[s] = chart->series[s];
        nt_chart_point *points = nt_arena_copy(taking->arena, series[s].points,
                                               series[s].count * sizeof *series[s].points);
        bool is_value = nt_series_is(&series[s], "value"), is_met = nt_series_is(&series[s], "met");
        bool is_target = nt_series_is(&series[s], "target");
        series[s].is_flags = is_met || nt_series_is(&series[s], "at-most");
        for (size_t i = 0; i < series[s].count; i++) {
            goal g = goal_of(chart, i);
            points[i].remark = is_value || is_met        ? verdict_with(&said, &g)
                               : is_target && g.directed ? target_words(&said, &g)
                                                         : points[i].remark;
        }
        series[s].points = points;
    }
    taking->chart->series = series;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_column_wish wish = {.member = "columns", .fallback = codes, .optional = true};
    nt_part part = {0};
    NT_TRY(nt_select_part(taking, &wish, &part, err));
    part.row_count = part.row_count < ROWS_MAX ? part.row_count : ROWS_MAX;
    nt_take_part(taking, &part, false);
    say_flags(taking);
    return NT_OK;
}

/* ---- one below the other ---- */

/* "Capaian 59  52–66", and the target at the right; returns where they end. */
static double draw_numbers(nt_canvas *canvas, const goal *g, double top)
{
    double middle = top + line_pt / 2, x = 0;
    const char *const said[] = {word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_VALUE),
                                nt_point_sign(canvas, g->value), said_interval(canvas, g)};
    const nt_style styles[] = {nt_style_axis, nt_point_style(g->value), nt_style_remark};
    for (size_t i = 0; i < 3; i++) {
        nt_canvas_beside(canvas, styles[i], NT_SET_LEFT, x, middle, said[i]);
        x += nt_canvas_width(canvas, styles[i], said[i]) + column_gap / 2;
    }
    const char *target = said_target(canvas, g);
    double right = canvas->width_pt, width = nt_canvas_width(canvas, nt_style_label, target);
    nt_canvas_beside(canvas, nt_style_label, NT_SET_RIGHT, right, middle, target);
    nt_canvas_beside(canvas, nt_style_axis, NT_SET_RIGHT, right - width - column_gap / 2, middle,
                     word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_TARGET));
    return top + line_pt;
}

static double draw_narrow_row(nt_canvas *canvas, const goal *g, double top)
{
    double gap = nt_row_stretched(canvas, row_gap) - row_gap, dot = 2 * NT_DOT_RADIUS + 4;
    columns c = {.left = NT_DOT_RADIUS, .right = canvas->width_pt - NT_DOT_RADIUS};
    top += nt_canvas_words(canvas, nt_style_strong, NT_SET_LEFT, 0, top,
                           (nt_room){canvas->width_pt, 3}, g->target->label);
    nt_colour ink = !g->judged ? NT_COLOUR_GREY : g->met ? NT_COLOUR_FIRST : NT_COLOUR_SECOND;
    nt_style verdict = nt_style_in(nt_style_strong, ink);
    double x = g->judged ? dot : 0, middle = top + 2 + line_pt / 2;
    if (g->judged) {
        nt_canvas_dot(canvas, !g->met, false, NT_DOT_RADIUS, middle);
    }
    nt_canvas_beside(canvas, verdict, NT_SET_LEFT, x, middle, verdict_of(canvas, g));
    x += nt_canvas_width(canvas, verdict, verdict_of(canvas, g)) + column_gap / 2;
    nt_canvas_beside(canvas, nt_style_remark, NT_SET_LEFT, x, middle, distance_of(canvas, g));
    top = draw_numbers(canvas, g, middle + line_pt / 2 + gap / 2);
    draw_scale(canvas, &c, g, top + gap / 2 + 7);
    return top + gap + 21;
}

static double draw_narrow(nt_canvas *canvas, const nt_chart *chart)
{
    double bottom = 0;
    for (size_t i = 0; i < row_count(chart); i++) {
        goal g = goal_of(chart, i);
        if (i) {
            bottom += nt_row_stretched(canvas, row_gap) / 2;
            nt_canvas_rule(canvas, nt_pen_hairline, 0, bottom, canvas->width_pt, bottom);
            bottom += nt_row_stretched(canvas, row_gap) / 2;
        }
        bottom = draw_narrow_row(canvas, &g, bottom);
    }
    return bottom + 4;
}

/* ---- side by side ---- */

static void draw_heads(nt_canvas *canvas, const columns *c)
{
    const nt_style style = nt_style_in(nt_style_axis, NT_COLOUR_TEXT);
    const double baseline = 8;
    nt_canvas_text(canvas, style, NT_SET_LEFT, 0, baseline,
                   word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_MEASURE));
    nt_canvas_text(canvas, style, NT_SET_RIGHT, c->target, baseline,
                   word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_TARGET));
    nt_canvas_text(canvas, style, NT_SET_RIGHT, c->value, baseline,
                   word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_VALUE));
    if (c->interval > c->value) {
        nt_canvas_text(canvas, style, NT_SET_RIGHT, c->interval, baseline, "95\u00a0%");
    }
    if (c->verdict - column_gap - c->left >
        nt_canvas_width(canvas, style, word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_SCALE))) {
        nt_canvas_text(canvas, style, NT_SET_LEFT, c->left, baseline,
                       word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_SCALE));
    }
    nt_canvas_text(canvas, style, NT_SET_LEFT, c->verdict, baseline,
                   word(canvas, (nt_text)NT_TEXT_CHART_TARGETS_VERDICT));
    nt_canvas_rule(canvas, nt_pen_axis, 0, head_pt - 2, canvas->width_pt, head_pt - 2);
}

static double draw_wide(nt_canvas *canvas, const nt_chart *chart)
{
    size_t rows = row_count(chart), all = row_count(nt_chart_whole(chart));
    columns c = columns_of(canvas, nt_chart_whole(chart), all);
    double row = nt_row_stretched(canvas, row_pt);
    draw_heads(canvas, &c);
    for (size_t i = 0; i < rows; i++) {
        goal g = goal_of(chart, i);
        double top = head_pt + row * (double)i;
        draw_row(canvas, &c, &g, top + row / 2);
        if (i) {
            nt_canvas_rule(canvas, nt_pen_hairline, 0, top, canvas->width_pt, top);
        }
    }
    double bottom = head_pt + row * (double)rows;
    nt_canvas_rule(canvas, nt_pen_axis, 0, bottom, canvas->width_pt, bottom);
    return bottom + 4;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    double bottom =
        canvas->width_pt < narrow_pt ? draw_narrow(canvas, chart) : draw_wide(canvas, chart);
    bottom = nt_draw_key(canvas, bottom, 2, (nt_text)NT_TEXT_CHART_TARGETS_KEY);
    nt_chart signs = *chart; /* that a verdict is lacking is said in words */
    signs.series = nt_chart_coded(chart, "value", 0);
    signs.series_count = signs.series ? 1 : 0;
    return nt_draw_absences(canvas, &signs, bottom);
}

/* "Waktu sampai putusan: paling banyak 30 hari, 59 hari, belum tercapai, lebih 29 hari." */
static void describe(nt_buffer *out, const nt_chart *chart)
{
    const nt_canvas said = {.arena = out->arena, .lang = chart->lang};
    for (size_t i = 0; i < row_count(chart); i++) {
        goal g = goal_of(chart, i);
        nt_buffer_printf(out, " %s: %s %s; %s %s; %s", g.target->label,
                         word(&said, (nt_text)NT_TEXT_CHART_TARGETS_TARGET),
                         target_words(&said, &g), word(&said, (nt_text)NT_TEXT_CHART_TARGETS_VALUE),
                         nt_point_words(out->arena, chart->lang, g.value), verdict_with(&said, &g));
        nt_describe_marks(out, chart->lang, &(nt_chart_series){.points = g.value, .count = 1});
        nt_buffer_putc(out, '.');
    }
}

const nt_kind nt_kind_targets = {NT_KIND_PARTS, .name = NT_TEXT_CHART_TARGETS, .describe = describe,
                                 .carrier = "value", .in_rows = true};
