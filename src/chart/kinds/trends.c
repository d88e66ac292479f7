/* One small chart a measure, each on a scale of its own from zero: what a reader takes in at a
 * glance of several numbers over time.
 *
 * Design: columns, so that a month that is not shown is a dash where its column would stand, and no
 * line runs over it; the last value large beside its column, the highest small above its own. Of a
 * measure that is given by several steps, months and quarters say, those are drawn that gaps break
 * up least; all panels that have a choice take the same. */
#include <math.h>
#include <string.h>

#include "axes.h"
#include "frames.h"
#include "text/number.h"
#include "words/chart.h"

enum { PANELS_MAX = 24, PER_ROW = 4, WAYS_MAX = 3, NARROWEST = 90 };

static const double height_pt = 32, gap_pt = 14, head_gap = 11, foot_pt = 13, row_gap = 8;
static const double value_gap = 5;

static const nt_json_form panel_members[] = {
    {.key = "values", .needed = true, .least = 1, NT_UP_TO(WAYS_MAX)},
    {.key = "name", NT_WORDS},
    {.key = "state", .is = NT_IS_BOOL},
    {.key = NULL}};
static const nt_json_form panel_form = {.is = NT_IS_OBJECT, .members = panel_members};
static const nt_json_form members[] = {{.key = "panels",
                                        .needed = true,
                                        .needs = NT_TEXT_CHART_NEEDS_PANELS,
                                        .is = NT_IS_LIST,
                                        .least = 1,
                                        .most = PANELS_MAX,
                                        .each = &panel_form},
                                       NT_ROWS,
                                       {.key = NULL}};

/* ---- what is drawn ---- */

typedef struct {
    nt_chart_series ways[WAYS_MAX];
    size_t count;
} measure;

/* "Dilaporkan per bulan"; a state is that of the end of each step. */
static const char *name_of(const nt_taking *taking, const nt_json *panel,
                           const nt_chart_series *series)
{
    static const nt_text within[] = {NT_TEXT_CHART_A_STEP_MONTH, NT_TEXT_CHART_A_STEP_QUARTER};
    nt_lang lang = taking->request->lang;
    const nt_json *given = nt_json_get(panel, "name");
    const nt_json *text = given ? nt_json_in(given, lang) : NULL;
    const char *name = nt_text_capital(taking->arena, text ? text->string : series->name);
    nt_period period;
    return nt_json_bool(panel, "state", false) || !nt_step_read(series->points[0].code, &period)
               ? name
               : nt_arena_printf(taking->arena, "%s %s", name,
                                 within[period.kind != NT_PERIOD_MONTH].in[lang]);
}

static nt_status read_measure(const nt_taking *taking, const nt_json *panel, measure *out,
                              nt_error *err)
{
    const nt_chart_request request = {.definition = panel, .lang = taking->request->lang};
    nt_taking of_panel = *taking;
    of_panel.request = &request;
    nt_choices values = nt_select_strings(&of_panel, "values");
    for (size_t i = 0; i < values.count; i++) {
        nt_chart_series series = {0};
        NT_TRY(nt_take_called(taking, values.items[i], &series, err));
        if (series.count) {
            series.name = name_of(taking, panel, &series);
            series.ink = nt_json_bool(panel, "state", false);
            out->ways[out->count++] = series;
        }
    }
    return NT_OK;
}

/* Of all measures that have a choice, the first way by which they are seldom broken up, else the
 * one by which most of their values are known. */
static size_t way_of(const measure *measures, size_t count)
{
    const double enough = 2.0 / 3;
    size_t best = 0;
    double best_share = -1;
    for (size_t way = 0; way < WAYS_MAX; way++) {
        nt_point_tally all = {0};
        for (size_t i = 0; i < count; i++) {
            if (measures[i].count > way && measures[i].count > 1) {
                nt_point_tally t = nt_tally_of(&measures[i].ways[way], 1);
                all.points += t.points;
                all.known += t.known;
            }
        }
        double share = all.points ? (double)all.known / (double)all.points : -1;
        best = share > best_share && best_share < enough ? way : best;
        best_share = fmax(share, best_share);
    }
    return best;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_json *panels = nt_json_get(taking->request->definition, "panels");
    measure *measures = nt_new_array(taking->arena, measure, panels->count);
    nt_chart_series *series = nt_new_array(taking->arena, nt_chart_series, panels->count);
    const nt_json *panel = panels->child;
    for (size_t i = 0; i < panels->count; i++, panel = panel->next) {
        NT_TRY(read_measure(taking, panel, &measures[i], err));
    }
    size_t way = way_of(measures, panels->count), count = 0;
    for (size_t i = 0; i < panels->count; i++) {
        if (measures[i].count) {
            series[count++] = measures[i].ways[way < measures[i].count ? way : 0];
        }
    }
    nt_take_series(taking, series, count);
    return NT_OK;
}

/* ---- drawing ---- */

typedef struct {
    nt_rect at;     /* from above its name to below its foot */
    double head_pt; /* of the names of its row */
    double room_pt; /* for the last value, behind the columns */
} frame;

static nt_style value_style(const nt_chart_series *series)
{
    nt_style style = nt_style_in(nt_style_value, nt_palette_series(series->ink));
    style.size_pt = 9;
    return style;
}

static const char *last_value(nt_canvas *canvas, const nt_chart_series *series)
{
    return series->count ? nt_point_sign(canvas, &series->points[series->count - 1]) : "";
}

static void draw_columns(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    double half = (plot->at.x1 - plot->at.x0) / (double)series->count * 0.36;
    nt_colour last = nt_palette_series(series->ink);
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        double x = nt_plot_column_x(plot, i, series->count);
        if (nt_point_number(point) > 0) {
            nt_rect bar = {x - half, nt_plot_y(plot, point->row->value), x + half, plot->at.y1};
            nt_canvas_bar(canvas, i + 1 < series->count ? NT_COLOUR_RULE : last,
                          point->doubtful ? NT_FILL_HOLLOW : NT_FILL_SOLID, bar);
        }
    }
}

/* A dash for what is not shown, "?" for what is unknown, where the column would stand. */
static void draw_absent(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    double half = (plot->at.x1 - plot->at.x0) / (double)series->count * 0.3;
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        double x = nt_plot_column_x(plot, i, series->count), y = plot->at.y1 - 4;
        if (nt_point_suppressed(point)) {
            nt_canvas_rule(canvas, (nt_pen){NT_COLOUR_GREY, 0.9, 0, false}, x - half, y, x + half,
                           y);
        } else if (!nt_point_known(point)) {
            nt_canvas_text(canvas, nt_style_axis, NT_SET_CENTRE, x, plot->at.y1 - 2, "?");
        }
    }
}

/* Beside its column; so near to the axis that its sign may stand there, on it. */
static void draw_values(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series)
{
    const nt_chart_point *last = &series->points[series->count - 1];
    nt_style style = value_style(series);
    double y = nt_point_known(last) ? nt_plot_y(plot, last->row->value) : plot->at.y1;
    y = fmin(fmax(y, plot->at.y0 + style.size_pt / 2), plot->at.y1 - style.size_pt / 2);
    nt_canvas_beside(canvas, style, NT_SET_LEFT, plot->at.x1 + value_gap, y,
                     last_value(canvas, series));
    const nt_chart_point *most = nt_tally_of(series, 1).most;
    if (!most || most == last || !(most->row->value > 0)) {
        return;
    }
    nt_plot_value(canvas, plot, series, most, nt_style_axis, 2);
}

static void draw_panel(nt_canvas *canvas, const frame *f, const nt_chart_series *series)
{
    nt_style head = nt_style_in(nt_style_value, NT_COLOUR_TEXT);
    nt_wrapped name = nt_canvas_wrap(canvas, head, f->at.x1 - f->at.x0, 2, series->name);
    nt_canvas_lines(canvas, head, NT_SET_LEFT, f->at.x0,
                    f->at.y0 + f->head_pt - nt_canvas_lines_height(head, name.count), name);
    nt_point_tally t = nt_tally_of(series, 1);
    nt_plot plot = nt_plot_scale(t.most && t.most->row->unit ? t.most->row->unit : "",
                                 t.most ? t.most->row->value : 0, 1);
    double top = f->at.y0 + f->head_pt + head_gap;
    plot.most = t.most && t.most->row->value > 0 ? t.most->row->value : plot.most;
    plot.at = (nt_rect){f->at.x0, top, f->at.x1 - f->room_pt, top + height_pt * canvas->stretch};
    nt_canvas_rule(canvas, nt_pen_axis, plot.at.x0, plot.at.y1, plot.at.x1, plot.at.y1);
    draw_columns(canvas, &plot, series);
    draw_absent(canvas, &plot, series);
    draw_values(canvas, &plot, series);
    nt_plot_ends(canvas, &plot, series);
}

static size_t per_row_of(const nt_chart *chart)
{
    size_t count = chart->series_count;
    return count % PER_ROW && count % 3 == 0 ? 3 : PER_ROW;
}

/* For the widest last value. */
static double room_of(nt_canvas *canvas, const nt_chart *chart)
{
    double width = 0;
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        width =
            fmax(width, nt_canvas_width(canvas, value_style(series), last_value(canvas, series)));
    }
    return value_gap + width;
}

static double draw_row(nt_canvas *canvas, const nt_chart_series *series, size_t count, frame f)
{
    nt_style head = nt_style_in(nt_style_value, NT_COLOUR_TEXT);
    double width = f.at.x1;
    for (size_t s = 0; s < count; s++) {
        nt_wrapped name = nt_canvas_wrap(canvas, head, width, 2, series[s].name);
        f.head_pt = fmax(f.head_pt, nt_canvas_lines_height(head, name.count));
    }
    for (size_t s = 0; s < count; s++) {
        if (series[s].count) {
            draw_panel(canvas, &f, &series[s]);
        }
        f.at.x0 += width + gap_pt;
        f.at.x1 += width + gap_pt;
    }
    return f.at.y0 + f.head_pt + head_gap + height_pt * canvas->stretch + foot_pt;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    size_t per_row = per_row_of(nt_chart_whole(chart)), count = chart->series_count;
    while (per_row > 1 && canvas->width_pt < (NARROWEST + gap_pt) * (double)per_row) {
        per_row /= 2; /* of a page's width all stand */
    }
    double width = (canvas->width_pt - gap_pt * (double)(per_row - 1)) / (double)per_row, y = 0;
    frame f = {.at = {.x1 = width}, .room_pt = room_of(canvas, nt_chart_whole(chart))};
    for (size_t from = 0; from < count; from += per_row) {
        f.at.y0 = y + (from ? row_gap : 0);
        size_t here = count - from < per_row ? count - from : per_row;
        y = draw_row(canvas, &chart->series[from], here, f);
    }
    return nt_draw_absences(canvas, chart, y);
}

const nt_kind nt_kind_trends = {NT_KIND_PARTS, .name = NT_TEXT_CHART_TRENDS, .needs_size = true,
                                .in_rows = true, .panels_a_row = per_row_of};
