/* Ratios of areas against their size, between the limits that chance alone would keep.
 *
 * Design: a small area strays further than a large one, so the limits open like a funnel to the
 * left. Only areas beyond the 99.8 per cent limits have a name: a league table would name noise.
 * The horizontal axis is a square root, which spreads the many small areas. */
#include <math.h>
#include <stdlib.h>

#include "axes.h"
#include "frames.h"
#include "place.h"
#include "text/number.h"
#include "words/chart.h"

static const double height_pt = 200, top_pt = 8, names_pt = 78, tick_room = 30;

static const nt_json_form members[] = {
    NT_FRAME, {.key = "columns", NT_NAMES}, NT_ROWS, {.key = "centre", NT_UP_TO(1)}, {.key = NULL}};

static const char *const fallback[] = {"proven",    "ratio",     "lower-95", "upper-95",
                                       "lower-998", "upper-998", "outside",  NULL};

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_column_wish wish = {.member = "columns", .fallback = fallback};
    NT_TRY(nt_take_frame(taking, &wish, err));
    const nt_ledger_row *centre = nt_select_row(taking, "centre");
    if (!taking->chart->series_count || !centre) {
        return NT_OK;
    }
    const nt_chart_point *point =
        nt_take_row(taking, centre->label.in[taking->request->lang], centre, NAN);
    nt_take_beside(
        taking, (nt_chart_series){
                    .name = point->label, .ink = 2, .points = point, .count = 1, .code = "centre"});
    return NT_OK;
}

/* ---- the parts, by row ---- */

typedef struct {
    const nt_chart_series *size, *ratio, *limit[4], *outside;
    const nt_chart_point *centre;
    size_t count;
} funnel;

static funnel funnel_of(const nt_chart *chart)
{
    static const char *const limits[] = {"lower-95", "upper-95", "lower-998", "upper-998"};
    funnel f = {.ratio = nt_chart_coded(chart, "ratio", 0),
                .outside = nt_chart_coded(chart, "outside", 0)};
    const nt_chart_series *centre = nt_chart_coded(chart, "centre", 0);
    f.centre = centre && centre->count ? centre->points : NULL;
    for (size_t i = 0; i < 4; i++) {
        f.limit[i] = nt_chart_coded(chart, limits[i], 0);
    }
    /* The size is the column that none of the others is: "proven", as a rule. */
    for (size_t s = chart->series_count; s > 0; s--) {
        const nt_chart_series *series = &chart->series[s - 1];
        bool other = series == f.ratio || series == f.outside || series == centre ||
                     NT_ANY(i, 4, series == f.limit[i]);
        f.size = other ? f.size : series;
    }
    f.count =
        f.size && f.ratio ? (f.size->count < f.ratio->count ? f.size->count : f.ratio->count) : 0;
    return f;
}

static double value_at(const nt_chart_series *series, size_t i)
{
    return nt_point_number(nt_series_at(series, i));
}

static bool is_drawn(const funnel *f, size_t i)
{
    return value_at(f->size, i) > 0 && !isnan(value_at(f->ratio, i));
}

static bool is_outside(const funnel *f, size_t i)
{
    return is_drawn(f, i) && value_at(f->outside, i) > 0;
}

/* ---- drawing ---- */

typedef struct {
    nt_plot plot;
    double most; /* the largest size */
} field;

static double x_of(const field *at, double size)
{
    const double edge = NT_DOT_RADIUS + 2;
    double width = at->plot.at.x1 - at->plot.at.x0 - edge;
    return at->plot.at.x0 + (at->most > 0 ? sqrt(size / at->most) : 0) * width;
}

static double draw_sizes(nt_canvas *canvas, const field *at, const nt_chart_series *size)
{
    static const double nice[] = {1, 2, 5};
    double baseline = at->plot.at.y1 + 5 + nt_style_axis.size_pt * NT_TEXT_ASCENT, last = -1e9;
    for (double power = 1; power <= at->most; power *= 10) {
        for (int i = 0; i < 3; i++) {
            double value = nice[i] * power, x = x_of(at, value);
            const char *text = nt_text_number(canvas->arena, canvas->lang, value, 0);
            double half = nt_canvas_width(canvas, nt_style_axis, text) / 2;
            if (value > at->most || x - half < last + tick_room / 2 ||
                x + half > canvas->width_pt) {
                continue;
            }
            nt_canvas_rule(canvas, nt_pen_axis, x, at->plot.at.y1, x, at->plot.at.y1 + 3);
            nt_canvas_text(canvas, nt_style_axis, NT_SET_CENTRE, x, baseline, text);
            last = x + half;
        }
    }
    const char *name = nt_arena_printf(canvas->arena, "%s, %s", size->name,
                                       ((nt_text)NT_TEXT_CHART_SQUARE_ROOT_SCALE).in[canvas->lang]);
    nt_wrapped title = nt_canvas_wrap(canvas, nt_style_axis, canvas->width_pt, 1, name);
    double x = fmax(at->plot.at.x1, title.width_pt), top = baseline + 4;
    return top + nt_canvas_lines(canvas, nt_style_axis, NT_SET_RIGHT, x, top, title);
}

/* A limit by the sizes that occur, in rising order of them. */
typedef struct {
    double (*at)[2]; /* size, limit */
    size_t count;
} limit;

static limit limit_of(nt_arena *arena, const field *at, const funnel *f, size_t which)
{
    limit l = {nt_arena_alloc(arena, (f->count + 1) * sizeof *l.at), 0};
    for (size_t i = 0; i < f->count; i++) {
        double size = value_at(f->size, i), value = value_at(f->limit[which], i);
        if (size > 0 && !isnan(value)) {
            l.at[l.count][0] = size;
            l.at[l.count++][1] = fmin(fmax(value, 0), at->plot.most);
        }
    }
    qsort(l.at, l.count, sizeof *l.at, nt_axis_order);
    return l;
}

/* Between two sizes chance narrows with their root: there a limit is straight in its inverse. */
static double limit_at(const limit *l, double size)
{
    size_t i = 1;
    while (i + 1 < l->count && l->at[i][0] < size) {
        i++;
    }
    const double *a = l->at[i - 1], *b = l->at[i];
    double whole = 1 / sqrt(a[0]) - 1 / sqrt(b[0]);
    return whole > 0 ? a[1] + (1 / sqrt(a[0]) - 1 / sqrt(size)) / whole * (b[1] - a[1]) : b[1];
}

/* One limit from the smallest size to the largest, in pieces short enough to look like a curve;
 * every other one of the inner limits. Returns its height at the right end, NAN without one. */
static double draw_limit(nt_canvas *canvas, const field *at, const funnel *f, size_t which)
{
    const double piece_pt = 2.5;
    const limit l = limit_of(canvas->arena, at, f, which);
    if (l.count < 2) {
        return l.count ? nt_plot_y(&at->plot, l.at[0][1]) : NAN;
    }
    nt_pen pen = {which < 2 ? NT_COLOUR_RULE : NT_COLOUR_GREY, which < 2 ? 0.7 : 0.9, 0,
                  which >= 2};
    double least = sqrt(l.at[0][0]), most = sqrt(l.at[l.count - 1][0]), before = l.at[0][1];
    double x0 = x_of(at, least * least), x1 = x_of(at, most * most), x = x0;
    size_t pieces = (size_t)ceil((x1 - x0) / piece_pt);
    for (size_t i = 1; i <= pieces; i++) {
        double root = least + (most - least) * (double)i / (double)pieces;
        double value = limit_at(&l, root * root), to = x_of(at, root * root);
        /* Along the edge a limit says nothing: every ratio is within it. */
        bool edge = value == before && (value <= 0 || value >= at->plot.most);
        if (!edge && (which >= 2 || i % 2)) {
            nt_canvas_rule(canvas, pen, x, nt_plot_y(&at->plot, before), to,
                           nt_plot_y(&at->plot, value));
        }
        x = to;
        before = value;
    }
    return nt_plot_y(&at->plot, l.at[l.count - 1][1]);
}

static void draw_points(nt_canvas *canvas, const field *at, const funnel *f)
{
    for (int outside = 0; outside < 2; outside++) {
        for (size_t i = 0; i < f->count; i++) {
            if (is_drawn(f, i) && is_outside(f, i) == (outside == 1)) {
                nt_canvas_dot(canvas, outside, f->ratio->points[i].doubtful,
                              x_of(at, value_at(f->size, i)),
                              nt_plot_y(&at->plot, value_at(f->ratio, i)));
            }
        }
    }
}

static void name_outside(nt_canvas *canvas, const field *at, const funnel *f)
{
    const nt_rect frame = {at->plot.at.x0 + 2, 0, at->plot.at.x1, at->plot.at.y1 - 2};
    nt_places *places = nt_places_open(canvas, frame, 0);
    for (size_t i = 0; i < f->count; i++) {
        if (!is_outside(f, i)) {
            continue;
        }
        const nt_chart_point *point = &f->ratio->points[i];
        nt_wrapped name = nt_canvas_wrap(canvas, nt_style_label, 110, 1, point->label);
        const nt_label_line lines[] = {
            {nt_style_in(nt_style_strong, NT_COLOUR_SECOND), name.count ? name.lines[0] : ""},
            {nt_style_in(nt_style_label, NT_COLOUR_SECOND), nt_point_value(canvas, point, true)}};
        const nt_label label = {x_of(at, value_at(f->size, i)),
                                nt_plot_y(&at->plot, point->row->value), lines, 2};
        nt_places_set(places, &label);
    }
}

/* The words at the right ends: the upper limits, and the centre. */
enum { ENDS_MAX = 3 };

static size_t ends_of(nt_canvas *canvas, const funnel *f, nt_end_label out[ENDS_MAX])
{
    static const double level[] = {95, 99.8};
    static const nt_text limits = NT_TEXT_CHART_LIMITS;
    size_t count = 0;
    for (size_t i = 0; i < 2; i++) {
        if (f->limit[1 + 2 * i]) {
            const nt_arg arg = {.kind = NT_ARG_PERCENT, .number = level[i], .decimals = (int)i};
            const nt_phrase phrase = {&limits, &arg, 1};
            out[count++] =
                (nt_end_label){.text = nt_text_phrase(canvas->arena, canvas->lang, &phrase),
                               .ink = NT_COLOUR_GREY};
        }
    }
    if (f->centre && nt_point_known(f->centre)) {
        out[count++] = (nt_end_label){.text = f->centre->label ? f->centre->label : "",
                                      .value = nt_point_value(canvas, f->centre, false),
                                      .ink = NT_COLOUR_TEXT};
    }
    return count;
}

static void draw_ends(nt_canvas *canvas, const field *at, const funnel *f, nt_end_label *ends,
                      size_t count)
{
    size_t k = 0;
    for (size_t i = 0; i < 4; i++) {
        double y = f->limit[i] ? draw_limit(canvas, at, f, i) : NAN;
        if (f->limit[i] && i % 2) {
            ends[k++].y = isnan(y) ? at->plot.at.y0 : y;
        }
    }
    if (k < count) {
        double y = nt_plot_y(&at->plot, fmin(fmax(f->centre->row->value, 0), at->plot.most));
        nt_canvas_rule(canvas, nt_pen_day, at->plot.at.x0, y, at->plot.at.x1, y);
        ends[k].y = y;
    }
}

static double not_drawn(nt_canvas *canvas, const funnel *f, double top)
{
    size_t count = NT_SUM(size_t, i, f->count, !is_drawn(f, i));
    if (!count) {
        return top;
    }
    const char *text = nt_arena_printf(
        canvas->arena, "%s %s", nt_text_number(canvas->arena, canvas->lang, (double)count, 0),
        ((nt_text)NT_TEXT_CHART_NOT_DRAWN_SUPPRESSED_OR_UNKNOWN).in[canvas->lang]);
    return nt_draw_note(canvas, top, 3, 2, text);
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    funnel f = funnel_of(chart);
    nt_end_label ends[ENDS_MAX];
    size_t count = ends_of(canvas, &f, ends);
    double right = nt_end_labels_wrap(canvas, ends, count, names_pt), highest = 0;
    field at = {.most = 0};
    for (size_t i = 0; i < f.count; i++) {
        at.most = is_drawn(&f, i) ? fmax(at.most, value_at(f.size, i)) : at.most;
        highest = is_drawn(&f, i) ? fmax(highest, value_at(f.ratio, i)) : highest;
    }
    at.plot = nt_plot_scale("percent", highest, 4);
    nt_plot_open(canvas, &at.plot, top_pt, height_pt * canvas->stretch, right);
    draw_ends(canvas, &at, &f, ends, count);
    draw_points(canvas, &at, &f);
    nt_end_labels(canvas, &at.plot, ends, count, at.plot.at.y1);
    name_outside(canvas, &at, &f);
    return not_drawn(canvas, &f, f.size ? draw_sizes(canvas, &at, f.size) : at.plot.at.y1 + 6);
}

/* ---- words ---- */

static void describe(nt_buffer *out, const nt_chart *chart)
{
    static const nt_text all = NT_TEXT_CHART_AREAS_BEYOND_THE_99_8_PER_CENT_LIMITS;
    funnel f = funnel_of(chart);
    size_t drawn = 0, outside = 0;
    for (size_t i = 0; i < f.count; i++) {
        drawn += is_drawn(&f, i);
        outside += is_outside(&f, i);
    }
    const nt_arg args[] = {{.kind = NT_ARG_COUNT, .number = (double)drawn},
                           {.kind = NT_ARG_COUNT, .number = (double)outside}};
    nt_describe_phrase(out, chart->lang, all, args, 2);
    const char *sign = ": ";
    for (size_t i = 0; i < f.count; i++) {
        if (is_outside(&f, i)) {
            nt_buffer_printf(out, "%s%s %s", sign, f.ratio->points[i].label,
                             nt_point_words(out->arena, chart->lang, &f.ratio->points[i]));
            sign = "; ";
        }
    }
    nt_describe_count(out, chart->lang, (nt_text)NT_TEXT_CHART_NOT_DRAWN, f.count - drawn);
    nt_buffer_putc(out, '.');
}

const nt_kind nt_kind_funnel_plot = {NT_KIND_PARTS, .name = NT_TEXT_CHART_FUNNEL_PLOT,
                                     .describe = describe,
                                     /* Limits without areas between them are no plot. */
                                     .carrier = "ratio"};
