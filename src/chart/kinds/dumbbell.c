/* Shares of categories in two events, side by side on one scale.
 *
 * Design: a row a category, the two values joined by a grey bar; the lesser value stands to the
 * left of its point, the greater to the right, so that no label meets a mark. Points that nearly
 * coincide are set one above the other. The scale starts at zero. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "axes.h"
#include "select.h"
#include "text/number.h"
#include "words/base.h"
#include "words/chart.h"

enum { NAME_LINES = 4, ITEMS_MAX = 100, MANY_ROWS = 25 };

static const double row_pt = 18, close_row_pt = 14, name_part = 0.44, name_gap = 10,
                    label_gap = 3.5;

static const char *const orders[] = {"value", "difference", NULL};
static const nt_json_form members[] = {
    {.key = "pair", .needed = true, .needs = NT_TEXT_CHART_NEEDS_PAIR, .least = 1, NT_UP_TO(1)},
    {.key = "limit", NT_FROM_1, .most = ITEMS_MAX},
    {.key = "order", .is = NT_IS_TEXT, .choices = orders},
    {.key = NULL}};

typedef struct {
    nt_chart_point a, b;
} couple;

NT_ORDER(by_value, couple, NT_FALLING(a.row->value) || NT_BY_TEXT(a.label))

static int by_difference(const void *x, const void *y)
{
    const couple *one = x, *other = y;
    double v = one->b.row->value - one->a.row->value;
    double w = other->b.row->value - other->a.row->value;
    return v != w ? (v > w ? -1 : 1) : strcmp(one->a.label, other->a.label);
}

static void sort_couples(nt_taking *taking, int (*compare)(const void *, const void *))
{
    nt_chart_series sorted[2] = {taking->chart->series[0], taking->chart->series[1]};
    size_t count = sorted[0].count;
    couple *couples = nt_new_array(taking->arena, couple, count);
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, 2 * count);
    for (size_t i = 0; i < count; i++) {
        couples[i] = (couple){sorted[0].points[i], sorted[1].points[i]};
    }
    qsort(couples, count, sizeof *couples, compare);
    for (size_t i = 0; i < count; i++) {
        points[i] = couples[i].a;
        points[count + i] = couples[i].b;
    }
    sorted[0].points = points;
    sorted[1].points = points + count;
    nt_take_series(taking, sorted, 2);
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_json *definition = taking->request->definition;
    const nt_breakdown_pair *pair = NULL;
    NT_TRY(nt_select_pair(taking, nt_select_one(taking, "pair"), &pair, err));
    if (pair) {
        nt_take_pair(taking, pair);
    }
    if (taking->chart->series_count) {
        bool differs = nt_json_choice(definition, "order", orders) == 1;
        sort_couples(taking, differs ? by_difference : by_value);
        nt_take_limit(taking, (size_t)nt_json_number(definition, "limit", ITEMS_MAX));
    }
    return NT_OK;
}

typedef struct {
    double names, left, per_unit; /* left: of the zero */
    double row_pt;
} frame;

typedef struct {
    const nt_chart_point *points[2]; /* of the first series, of the second; NULL none */
    nt_wrapped name, remark;
    double text, height; /* of both, of the row */
} row;

/* A part has the frame of the whole. */
static frame frame_of(nt_canvas *canvas, const nt_chart *chart)
{
    double names = 0, values = 0;
    for (size_t s = 0; s < chart->series_count; s++) {
        NT_EACH(const nt_chart_point, point, chart->series[s].points, chart->series[s].count) {
            const char *value = nt_point_value(canvas, point, false);
            names = fmax(names, nt_canvas_width(canvas, nt_style_label, point->label));
            values = fmax(values, nt_canvas_width(canvas, nt_style_value, value));
        }
    }
    frame f = {.names = fmin(ceil(names), canvas->width_pt * name_part)};
    double side = values + NT_DOT_RADIUS + label_gap;
    f.row_pt = nt_row_stretched(canvas, chart->series[0].count > MANY_ROWS ? close_row_pt : row_pt);
    f.left = f.names + name_gap + side;
    double most = nt_chart_maximum(chart);
    f.per_unit = most > 0 ? fmax(canvas->width_pt - side - f.left, 0) / most : 0;
    return f;
}

/* Hairlines at round values, behind everything, and their numbers below. */
static void draw_scale(nt_canvas *canvas, const nt_chart *chart, const frame *f, double top,
                       double bottom)
{
    double most = nt_chart_maximum(chart), step = nt_axis_step(most, 4), after = -1e9;
    int decimals = nt_axis_decimals(step);
    for (int i = 0; i * step <= most * (1 + 1e-9); i++) {
        double x = f->left + i * step * f->per_unit;
        bool last = (i + 1) * step > most * (1 + 1e-9);
        const char *text = nt_text_in_full(canvas->arena, canvas->lang, i * step, decimals,
                                           last ? chart->value_unit : "");
        double width = nt_canvas_width(canvas, nt_style_axis, text);
        double left = fmin(x - width / 2, canvas->width_pt - width);
        nt_canvas_rule(canvas, (nt_pen){NT_COLOUR_HAIRLINE, 0.5, 0, false}, x, top, x, bottom);
        if (left > after + 5) {
            nt_canvas_text(canvas, nt_style_axis, NT_SET_LEFT, left, bottom + 10, text);
            after = left + width;
        }
    }
}

static void draw_value(nt_canvas *canvas, const nt_chart_point *point, int ink, double x,
                       double middle, bool to_left)
{
    nt_style style = nt_style_in(nt_style_value, nt_palette_series(ink));
    double away = NT_DOT_RADIUS + label_gap;
    const char *value = nt_point_value(canvas, point, false);
    double width = nt_canvas_width(canvas, style, value);
    double left = to_left ? x - away - width : x + away;
    nt_rect ground = {left - 1, middle - 5, left + width + 1, middle + 5};
    nt_canvas_area(canvas, NT_COLOUR_PAPER, ground);
    nt_canvas_beside(canvas, style, NT_SET_LEFT, left, middle, value);
}

static void draw_pair(nt_canvas *canvas, const nt_chart *chart, const frame *f, double middle,
                      const nt_chart_point *const points[2])
{
    double x[2] = {0, 0}, dodge = 0;
    bool known[2];
    for (int s = 0; s < 2; s++) {
        known[s] = points[s] && nt_point_known(points[s]);
        x[s] = known[s] ? f->left + fmax(points[s]->row->value, 0) * f->per_unit : 0;
    }
    bool both = known[0] && known[1];
    if (both && fabs(x[0] - x[1]) < 2 * NT_DOT_RADIUS + 1) {
        dodge = NT_DOT_RADIUS + 0.3;
    } else if (both) {
        nt_pen pen = {NT_COLOUR_RULE, 1.8, 0, true};
        nt_canvas_rule(canvas, pen, x[0], middle, x[1], middle);
    }
    for (int s = 0; s < 2; s++) {
        if (known[s]) {
            int ink = chart->series[s].ink;
            bool left = both && (s == 0 ? x[0] <= x[1] : x[1] < x[0]);
            double y = middle + (s == 0 ? -dodge : dodge);
            nt_canvas_dot(canvas, ink, points[s]->doubtful, x[s], y);
            draw_value(canvas, points[s], ink, x[s], middle, left);
        }
    }
    if (!known[0] && !known[1]) {
        nt_canvas_beside(canvas, nt_style_remark, NT_SET_LEFT, f->left, middle,
                         ((nt_text)NT_TEXT_BASE_UNKNOWN).in[canvas->lang]);
    }
}

static row row_of(nt_canvas *canvas, const frame *f, const nt_chart *chart, size_t i)
{
    const nt_chart_point *first = &chart->series[0].points[i];
    row r = {.points = {first, chart->series_count > 1
                                   ? nt_series_find(&chart->series[1], first->label)
                                   : NULL}};
    const char *reason = "";
    for (int s = 1; s >= 0; s--) {
        const nt_chart_point *point = r.points[s];
        reason = point && point->doubtful && point->remark ? point->remark : reason;
    }
    r.name = nt_canvas_wrap(canvas, nt_style_label, f->names, NAME_LINES, first->label);
    r.remark = nt_canvas_wrap(canvas, nt_style_remark, f->names, NAME_LINES, reason);
    r.text = nt_canvas_lines_height(nt_style_label, r.name.count) +
             (r.remark.count ? 1.5 + nt_canvas_lines_height(nt_style_remark, r.remark.count) : 0);
    r.height = fmax(f->row_pt, r.text + 6);
    return r;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    frame f = frame_of(canvas, nt_chart_whole(chart));
    double top = nt_chart_legend(canvas, chart, 0, false) + 6, bottom = top;
    const nt_chart_series *first = &chart->series[0];
    row *rows = nt_new_array(canvas->arena, row, first->count);
    for (size_t i = 0; i < first->count; i++) {
        rows[i] = row_of(canvas, &f, chart, i);
        bottom += rows[i].height;
    }
    draw_scale(canvas, chart, &f, top, bottom);
    const nt_pen hairline = {NT_COLOUR_HAIRLINE, 0.5, 0, false};
    double y = top;
    for (size_t i = 0; i < first->count; i++) {
        nt_canvas_rule(canvas, hairline, 0, y, canvas->width_pt, y);
        double text = y + (rows[i].height - rows[i].text) / 2 + 0.5;
        text += nt_canvas_lines(canvas, nt_style_label, NT_SET_LEFT, 0, text, rows[i].name) + 1.5;
        nt_canvas_lines(canvas, nt_style_remark, NT_SET_LEFT, 0, text, rows[i].remark);
        draw_pair(canvas, chart, &f, y + rows[i].height / 2, rows[i].points);
        y += rows[i].height;
    }
    nt_canvas_rule(canvas, hairline, 0, y, canvas->width_pt, y);
    return y + 13;
}

const nt_kind nt_kind_dumbbell = {NT_ROWS_OF_A_SCALE, .name = NT_TEXT_CHART_DUMBBELL_CHART};
