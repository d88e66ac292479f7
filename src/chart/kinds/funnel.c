/* The stages of cases in one or two releases: reported, proven, sanctioned, with the ratios
 * between.
 *
 * Design: bars from one zero on one scale, one panel a release; between two bars stands the part
 * that went on. A series holds the three stages and, when known, the proof and the sanction ratio
 * as a fourth and a fifth point. */
#include <math.h>
#include <string.h>

#include "select.h"
#include "words/chart.h"

enum { STAGES = NT_STAGE_COUNT, PANELS_MAX = 2, REMARK_LINES = 3 };

static const double bar_pt = 15, step_pt = 34, panel_gap = 26, name_gap = 8, name_part = 0.25,
                    narrow_pt = 340;

static const nt_json_form members[] = {{.key = "releases",
                                        .needed = true,
                                        .needs = NT_TEXT_CHART_NEEDS_RELEASES,
                                        .least = 1,
                                        NT_UP_TO(PANELS_MAX)},
                                       {.key = NULL}};

/* ---- taking ---- */

static nt_status take(nt_taking *taking, nt_error *err)
{
    nt_choices names = nt_select_strings(taking, "releases");
    nt_chart_series series[PANELS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < names.count; i++) {
        const nt_release *release = NULL;
        NT_TRY(nt_select_release(taking, names.items[i], &release, err));
        if (release) {
            series[count++] = nt_take_stages(taking, release, true);
        }
    }
    nt_take_series(taking, series, count);
    return NT_OK;
}

/* ---- drawing ---- */

typedef struct {
    const nt_chart_series *series;
    double left, width;
} panel;

/* The stages without the ratios. */
static nt_chart_series bars_of(const nt_chart_series *series)
{
    nt_chart_series bars = *series;
    bars.count = bars.count < STAGES ? bars.count : STAGES;
    return bars;
}

static void draw_ratio(nt_canvas *canvas, const panel *p, const nt_chart_point *point,
                       double middle)
{
    if (!nt_point_known(point)) {
        return;
    }
    nt_style strong = nt_style_in(nt_style_value, NT_COLOUR_TEXT), plain = nt_style_remark;
    strong.size_pt = plain.size_pt;
    double baseline = middle + plain.size_pt * NT_TEXT_MIDDLE, x = p->left + 12;
    const char *value = nt_point_value(canvas, point, true);
    /* A small arrow head that points down: the way of a case. */
    const nt_pen pen = {NT_COLOUR_GREY, 0.9, 0, false};
    double tip = p->left + 2 + 3;
    nt_canvas_rule(canvas, pen, p->left + 2, middle - 1.6, tip, middle + 1.6);
    nt_canvas_rule(canvas, pen, tip, middle + 1.6, tip + 3, middle - 1.6);
    nt_canvas_text(canvas, strong, NT_SET_LEFT, x, baseline, value);
    x += nt_canvas_width(canvas, strong, value) + 3;
    nt_canvas_words(canvas, plain, NT_SET_LEFT, x, baseline - plain.size_pt * NT_TEXT_ASCENT,
                    (nt_room){p->left + p->width - x, 1}, point->label);
}

/* Reasons for doubt stand under the panel, where they have room. */
static void draw_stages(nt_canvas *canvas, const panel *p, nt_bar bar, double top)
{
    const nt_chart_series bars = bars_of(p->series);
    const double step = nt_row_stretched(canvas, step_pt);
    for (size_t i = 0; i < bars.count; i++) {
        double y = top + step * (double)i;
        bar.middle = y + bar.height_pt / 2;
        bar.unit = i == 0;
        nt_draw_bar(canvas, &bar, &bars.points[i]);
        if (i > 0 && p->series->count > STAGES + i - 1) {
            double between = y - (step - bar.height_pt) / 2;
            draw_ratio(canvas, p, &p->series->points[STAGES + i - 1], between);
        }
    }
}

static bool told_before(const nt_chart_series *series, size_t index)
{
    const nt_chart_point *all = series->points;
    return NT_ANY(i, index,
                  all[i].doubtful && all[i].remark &&
                      strcmp(all[i].remark, all[index].remark) == 0);
}

/* Each reason for doubt once. */
static double draw_remarks(nt_canvas *canvas, const panel *p, double top)
{
    double y = top;
    for (size_t i = 0; i < p->series->count; i++) {
        const nt_chart_point *point = &p->series->points[i];
        if (!point->doubtful || !point->remark || !*point->remark || told_before(p->series, i)) {
            continue;
        }
        const char *text = nt_arena_printf(canvas->arena, "%s: %s", point->label, point->remark);
        y += nt_canvas_words(canvas, nt_style_remark, NT_SET_LEFT, p->left, y,
                             (nt_room){p->width, REMARK_LINES}, text) +
             2;
    }
    return y;
}

/* One release: its name, its stages and what makes them doubtful; returns where it ends. */
static double draw_panel(nt_canvas *canvas, const panel *p, nt_bar bar, double top)
{
    double first = top + 17, foot = first + nt_row_stretched(canvas, step_pt) * (STAGES - 1);
    nt_style style = nt_style_in(nt_style_strong, nt_palette_series(p->series->ink));
    bar.left = p->left;
    bar.ink = p->series->ink;
    foot += bar.height_pt;
    nt_canvas_words(canvas, style, NT_SET_LEFT, p->left, top, (nt_room){p->width, 1},
                    p->series->name);
    draw_stages(canvas, p, bar, first);
    nt_canvas_rule(canvas, nt_pen_axis, p->left, first - 3, p->left, foot + 3);
    return fmax(draw_remarks(canvas, p, foot + 7), foot + 5);
}

static void draw_names(nt_canvas *canvas, const nt_chart_series *bars, double names, double top,
                       double bar)
{
    for (size_t i = 0; i < bars->count; i++) {
        double above = top + 17 + nt_row_stretched(canvas, step_pt) * (double)i;
        nt_draw_name(canvas, names, 2, above + bar / 2, bars->points[i].label);
    }
}

/* Side by side; in a narrow picture one below the other. */
static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    size_t panels = chart->series_count < PANELS_MAX ? chart->series_count : PANELS_MAX;
    size_t across = canvas->width_pt < narrow_pt ? 1 : panels;
    const nt_chart_series first = bars_of(&chart->series[0]);
    double names = nt_names_width(canvas, &first, name_part), left = names + name_gap;
    double gaps = panel_gap * (double)(across - 1), top = 0, bottom = 0;
    double width = (canvas->width_pt - left - gaps) / (double)across;
    nt_bar bar = {
        .height_pt = nt_row_stretched(canvas, bar_pt), .bare = true, .per_unit = INFINITY};
    for (size_t s = 0; s < panels; s++) {
        /* One scale for all panels: the narrowest fit holds. */
        const nt_chart_series bars = bars_of(&chart->series[s]);
        double fit = nt_bars_per_unit(canvas, &bar, &bars, bars.points, width);
        bar.per_unit = fmin(bar.per_unit, fit);
    }
    for (size_t s = 0; s < panels; s++) {
        size_t column = s % across;
        top = s && !column ? bottom + 14 : top;
        panel p = {&chart->series[s], left + (double)column * (width + panel_gap), width};
        bar.series = s;
        if (!column) {
            draw_names(canvas, &first, names, top, bar.height_pt);
        }
        bottom = fmax(bottom, draw_panel(canvas, &p, bar, top));
    }
    return bottom;
}

const nt_kind nt_kind_funnel = {NT_KIND_PARTS, .name = NT_TEXT_CHART_STAGE_CHART,
                                .on_scale = STAGES, .fewer = NT_TEXT_CHART_FEWER_RELEASES};
