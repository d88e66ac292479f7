/* Shares of categories on two days: each named at both ends, a line where it changed.
 *
 * Design: only categories given on both days; no axis, since every end carries its value. Labels
 * that would lie on each other move apart and a thin line leads back to the point. Two ends are
 * joined only where their change can be told from zero: a slope is read as one. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "place.h"
#include "select.h"
#include "words/chart.h"

enum { NAME_LINES = 2, ITEMS_MAX = 40 };

static const double head_pt = 20, least_height = 150, room_for_slope = 90, widest_slope = 250;
static const double leader_pt = 13, value_gap = 5, foot_pt = 4, narrow_pt = 300, least_slope = 40;
static const size_t head_lines = 3;

static const nt_json_form members[] = {{.key = "pair",
                                        .needed = true,
                                        .needs = NT_TEXT_CHART_NEEDS_PAIR_IN_TIME,
                                        .least = 1,
                                        NT_UP_TO(1)},
                                       {.key = "limit", NT_FROM_1, .most = ITEMS_MAX},
                                       {.key = NULL}};

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_breakdown_pair *pair = NULL;
    NT_TRY(nt_select_pair(taking, nt_select_one(taking, "pair"), &pair, err));
    if (pair) {
        nt_take_pair(taking, pair);
        double limit = nt_json_number(taking->request->definition, "limit", ITEMS_MAX);
        nt_take_limit(taking, (size_t)limit);
    }
    return NT_OK;
}

/* One end of a line. */
typedef struct {
    const nt_chart_point *point;
    nt_wrapped name;
    const char *value;
    double y, label_y; /* of the point, of the middle of its label */
} end;

typedef struct {
    end *ends; /* in order of y */
    size_t count;
    double x;      /* of the points */
    double toward; /* -1: labels to the left, 1: to the right */
    double value_width;
    const nt_chart_series *series;
} side;

NT_ORDER(by_y, end, NT_RISING(y) || NT_BY_TEXT(point->label))

/* A doubtful end says why; the other end of the line has the bare name. */
static const char *name_of(nt_arena *arena, const nt_chart_point *point)
{
    bool reason = point->doubtful && point->remark && *point->remark;
    return reason ? nt_arena_printf(arena, "%s (%s)", point->label, point->remark) : point->label;
}

static side side_of(nt_canvas *canvas, const nt_chart_series *series, double toward)
{
    side s = {nt_new_array(canvas->arena, end, series->count), 0, 0, toward, 0, series};
    for (size_t i = 0; i < series->count; i++) {
        if (nt_point_known(&series->points[i])) {
            end *e = &s.ends[s.count++];
            e->point = &series->points[i];
            e->value = nt_point_value(canvas, e->point, false);
            s.value_width = fmax(s.value_width, nt_canvas_width(canvas, nt_style_value, e->value));
        }
    }
    return s;
}

/* Of the names: what no line may be narrower than. */
static double widest_word(const nt_canvas *canvas, const side *s)
{
    double width = 0;
    NT_EACH(const end, e, s->ends, s->count) {
        for (const char *at = e->point->label; *at; at += strspn(at, " ")) {
            size_t length = strcspn(at, " ");
            const char *word = nt_arena_text(canvas->arena, at, length);
            width = fmax(width, nt_canvas_width(canvas, nt_style_label, word));
            at += length;
        }
    }
    return ceil(width);
}

static double wrap_names(nt_canvas *canvas, side *s, double room)
{
    double width = 0;
    for (size_t i = 0; i < s->count; i++) {
        const nt_chart_point *point = s->ends[i].point;
        size_t lines = NAME_LINES + point->doubtful + (canvas->width_pt < narrow_pt);
        s->ends[i].name =
            nt_canvas_wrap(canvas, nt_style_label, room, lines, name_of(canvas->arena, point));
        width = fmax(width, s->ends[i].name.width_pt);
    }
    return width;
}

/* The height of the tallest label. */
static double label_height(const side *s)
{
    size_t lines = 1;
    for (size_t i = 0; i < s->count; i++) {
        lines = s->ends[i].name.count > lines ? s->ends[i].name.count : lines;
    }
    return nt_canvas_lines_height(nt_style_label, lines) + 3;
}

static void set_heights(nt_canvas *canvas, side *s, const double range[2], double top,
                        double bottom)
{
    double gap = label_height(s), *y = nt_new_array(canvas->arena, double, s->count + 1);
    for (size_t i = 0; i < s->count; i++) {
        double value = s->ends[i].point->row->value;
        s->ends[i].y = range[1] > range[0]
                           ? bottom - (value - range[0]) / (range[1] - range[0]) * (bottom - top)
                           : (top + bottom) / 2;
    }
    qsort(s->ends, s->count, sizeof *s->ends, by_y);
    for (size_t i = 0; i < s->count; i++) {
        y[i] = s->ends[i].y;
    }
    nt_place_apart(y, s->count, gap, top, bottom);
    for (size_t i = 0; i < s->count; i++) {
        s->ends[i].label_y = y[i];
    }
}

static void draw_labels(nt_canvas *canvas, const side *s)
{
    nt_colour ink = nt_palette_series(s->series->ink);
    nt_set outward = s->toward < 0 ? NT_SET_RIGHT : NT_SET_LEFT;
    NT_EACH(const end, e, s->ends, s->count) {
        double from = s->x + s->toward * (NT_DOT_RADIUS + 1);
        double to = s->x + s->toward * (leader_pt - 2);
        if (fabs(e->y - e->label_y) > 1) {
            nt_canvas_rule(canvas, nt_pen_leader, from, e->y, to, e->label_y);
        }
        double x = s->x + s->toward * leader_pt;
        nt_style value = nt_style_in(nt_style_value, ink);
        double baseline = e->label_y + value.size_pt * NT_TEXT_MIDDLE;
        nt_canvas_text(canvas, value, outward, x, baseline, e->value);
        x += s->toward * (s->value_width + value_gap);
        nt_canvas_lines_beside(canvas, nt_style_label, outward, x, e->label_y, e->name);
    }
}

static nt_wrapped head_of(nt_canvas *canvas, const side *s)
{
    double room = s->toward < 0 ? s->x : canvas->width_pt - s->x;
    return nt_canvas_wrap(canvas, nt_style_strong, room + leader_pt / 2, head_lines,
                          s->series->name);
}

/* The room above the lines: for one line of a head, more where one has more. */
static double head_height(nt_canvas *canvas, const side *left, const side *right)
{
    size_t a = head_of(canvas, left).count, b = head_of(canvas, right).count;
    size_t lines = a > b ? a : b;
    double one = nt_canvas_lines_height(nt_style_strong, 1);
    return head_pt + nt_canvas_lines_height(nt_style_strong, lines > 1 ? lines : 1) - one;
}

static void draw_head(nt_canvas *canvas, const side *s, double height, double bottom)
{
    nt_style style = nt_style_in(nt_style_strong, nt_palette_series(s->series->ink));
    nt_wrapped head = head_of(canvas, s);
    nt_canvas_lines(canvas, style, s->toward < 0 ? NT_SET_RIGHT : NT_SET_LEFT,
                    s->x + s->toward * -leader_pt / 2, 0, head);
    nt_canvas_rule(canvas, nt_pen_hairline, s->x, height - 8, s->x, bottom + foot_pt);
}

/* Returns whether every category has its line. */
static bool draw_lines(nt_canvas *canvas, const side *left, const side *right)
{
    nt_pen pen = {nt_palette_series(right->series->ink), 1.3, 0, true};
    bool all = true;
    NT_EACH(const end, a, left->ends, left->count) {
        NT_EACH(const end, b, right->ends, right->count) {
            if (strcmp(a->point->label, b->point->label) == 0) {
                bool joined = a->point->line && a->point->line == b->point->line;
                if (joined) {
                    nt_canvas_rule(canvas, pen, left->x, a->y, right->x, b->y);
                }
                all &= joined;
            }
        }
    }
    return all;
}

static void set_columns(nt_canvas *canvas, side *left, side *right)
{
    double values = left->value_width + right->value_width + 2 * (leader_pt + value_gap);
    double spare_most = (canvas->width_pt - values - least_slope) / 2;
    double words = fmax(widest_word(canvas, left), widest_word(canvas, right));
    double room = fmax((canvas->width_pt - values - room_for_slope) / 2, fmin(words, spare_most));
    double a = wrap_names(canvas, left, room), b = wrap_names(canvas, right, room);
    double slope = fmin(canvas->width_pt - values - a - b, widest_slope);
    /* What the slope does not need stands empty on both sides: the chart keeps its middle. */
    double spare = canvas->width_pt - values - a - b - slope;
    left->x = spare / 2 + a + left->value_width + leader_pt + value_gap;
    right->x = left->x + slope;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart_series none = {.name = "", .points = NULL};
    side sides[2] = {side_of(canvas, &chart->series[0], -1),
                     side_of(canvas, chart->series_count > 1 ? &chart->series[1] : &none, 1)};
    const side *left = &sides[0], *right = &sides[1];
    set_columns(canvas, &sides[0], &sides[1]);
    double step = fmax(label_height(left), label_height(right)), half = step / 2;
    size_t rows = left->count > right->count ? left->count : right->count;
    double head = head_height(canvas, left, right);
    double top = head + half - 4,
           bottom = fmax(least_height * canvas->stretch, top + (double)rows * step * 1.25);
    nt_point_tally t = nt_tally_of(nt_chart_whole(chart)->series, chart->series_count > 1 ? 2 : 0);
    const double range[2] = {t.known ? t.least->row->value : 0, t.known ? t.most->row->value : 0};
    for (size_t i = 0; i < 2; i++) {
        set_heights(canvas, &sides[i], range, top, bottom);
        draw_head(canvas, &sides[i], head, bottom);
    }
    bool joined = draw_lines(canvas, left, right);
    for (const side *s = sides; s < sides + 2; s++) {
        for (size_t i = 0; i < s->count; i++) {
            nt_canvas_dot(canvas, s->series->ink, s->ends[i].point->doubtful, s->x, s->ends[i].y);
        }
    }
    for (size_t i = 0; i < 2; i++) {
        draw_labels(canvas, &sides[i]);
    }
    bottom += half + foot_pt;
    const nt_text without = NT_TEXT_CHART_NO_LINE_NO_CHANGE;
    return joined ? bottom : nt_draw_note(canvas, bottom, 4, 2, without.in[canvas->lang]);
}

const nt_kind nt_kind_slope = {NT_ROWS_OF_A_SCALE, .name = NT_TEXT_CHART_SLOPE_CHART};
