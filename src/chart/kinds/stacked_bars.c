/* What the cases of a month or quarter have come to, and how old the open ones are, stacked.
 *
 * Design: the part that matters most stands on the axis, where lengths compare; it is the darkest.
 * Of ages that is the oldest, which management must see; columns, not areas: nothing is known
 * between two quarters' ends. Parts are told apart by lightness and a gap of paper, what is unknown
 * by hatching; they are named once, at the right, beside the last column. Numbers stand in the
 * parts that have room for them, totals above the columns. */
#include <math.h>
#include <string.h>

#include "axes.h"
#include "frames.h"
#include "words/chart.h"

static const double gap_pt = 0.7, part_of_step = 0.74, widest_pt = 34, names_pt = 104;
static const double total_pt = 11; /* above the highest column */

static const nt_json_form members[] = {
    NT_FRAME, {.key = "columns", NT_NAMES}, NT_ROWS, {.key = "total", NT_UP_TO(1)}, {.key = NULL}};

/* ---- taking ---- */

/* Rows of the other frame, found by their codes: a total may stand beside the parts. */
static nt_chart_series total_beside(const nt_taking *taking, const nt_part *part,
                                    const nt_frame *frame, size_t column)
{
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, part->row_count + 1);
    for (size_t i = 0; i < part->row_count; i++) {
        const nt_frame_key *key = &part->frame->rows[part->first_row + i];
        points[i] = nt_take_cell(taking, part->frame, part->first_row + i, 0);
        points[i].row = NULL;
        for (size_t k = 0; k < frame->row_count; k++) {
            if (strcmp(frame->rows[k].code, key->code) == 0) {
                points[i] = nt_take_cell(taking, frame, k, column);
            }
        }
    }
    const char *name = frame->columns[column].label.in[taking->request->lang];
    return (nt_chart_series){
        .name = name, .points = points, .count = part->row_count, .code = "total"};
}

/* "total": a column of the same frame, or "flow.months.reported" of another. */
static nt_status find_total(const nt_taking *taking, const nt_part *part, nt_chart_series *out,
                            nt_error *err)
{
    nt_choices names = nt_select_strings(taking, "total");
    const char *outcomes =
        strcmp(part->frame->id, "flow.outcomes") == 0 ? "flow.months.reported" : "total";
    nt_choice name = names.count ? names.items[0] : (nt_choice){.text = outcomes};
    const char *dot = strrchr(name.text, '.');
    const nt_frame *frame = part->frame;
    if (dot) {
        const char *id = nt_arena_text(taking->arena, name.text, (size_t)(dot - name.text));
        frame = nt_results_frame(taking->results, id);
        if (!frame && names.count) {
            return nt_select_frame(taking, (nt_choice){id, name.place}, &frame, err);
        }
    }
    int column = frame ? nt_frame_column(frame, dot ? dot + 1 : name.text) : -1;
    if (column >= 0) {
        *out = total_beside(taking, part, frame, (size_t)column);
    } else if (frame && names.count) {
        const char *code = dot ? dot + 1 : name.text;
        return nt_fail(err, NT_INVALID, name.place,
                       NT_MESSAGE_CHART_NO_TOTAL(.frame = frame->id, .column = code));
    }
    return NT_OK;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_column_wish wish = {.member = "columns", .without = "total", .most = NT_RAMP_MAX + 1};
    nt_chart_series total = {.count = 0};
    nt_part part = {0};
    NT_TRY(nt_select_part(taking, &wish, &part, err));
    nt_take_part(taking, &part, false);
    if (taking->chart->series_count) {
        NT_TRY(find_total(taking, &part, &total, err));
    }
    /* A total is printed only where the ledger has one: no sum is made here. */
    if (total.count) {
        nt_take_beside(taking, total);
        nt_take_series(taking, taking->chart->series, taking->chart->series_count);
    }
    return NT_OK;
}

/* ---- drawing ---- */

typedef struct {
    const nt_chart_series *parts[NT_RAMP_MAX + 1]; /* from the axis up */
    size_t count;
    const nt_chart_series *total; /* NULL none */
    bool numbers;                 /* in the parts */
} stack_parts;

/* From the axis up; of ages the last part stands on it, not the first. */
static stack_parts parts_of(const nt_chart *chart)
{
    bool last_below = nt_kind_of(chart) == &nt_kind_age_areas;
    stack_parts p = {.total = nt_chart_coded(chart, "total", 0)};
    for (size_t i = 0; i < chart->series_count; i++) {
        size_t from = last_below ? chart->series_count - 1 - i : i;
        const nt_chart_series *series = &chart->series[from];
        if (series != p.total && p.count < sizeof p.parts / sizeof *p.parts) {
            p.parts[p.count++] = series;
        }
    }
    return p;
}

/* Dark on the axis, paler upwards; the unknown takes no step of the ramp. */
static nt_colour part_colour(const stack_parts *p, size_t index)
{
    size_t solid = 0, before = 0;
    for (size_t i = 0; i < p->count; i++) {
        solid += !nt_series_is(p->parts[i], "unknown");
        before += i < index && !nt_series_is(p->parts[i], "unknown");
    }
    return nt_series_is(p->parts[index], "unknown") ? NT_COLOUR_RULE
                                                    : nt_palette_ramp(solid - 1 - before, solid);
}

/* Numbers stand in the parts only where the widest of all has room: some of them would read as if
 * the others were nothing. */
static bool numbers_fit(nt_canvas *canvas, const stack_parts *p, double room)
{
    for (size_t i = 0; i < p->count; i++) {
        NT_EACH(const nt_chart_point, point, p->parts[i]->points, p->parts[i]->count) {
            const char *text = nt_point_known(point) ? nt_point_value(canvas, point, false) : "";
            if (nt_canvas_width(canvas, nt_style_axis, text) > room) {
                return false;
            }
        }
    }
    return true;
}

static double value_at(const nt_chart_series *series, size_t index)
{
    return fmax(nt_point_number(nt_series_at(series, index)), 0);
}

static double stack_at(const stack_parts *p, size_t index)
{
    double sum = NT_SUM(double, i, p->count, value_at(p->parts[i], index));
    return fmax(sum, value_at(p->total, index));
}

/* A number in its part, where that is high enough. */
static void draw_number(nt_canvas *canvas, nt_colour ink, nt_rect at, const char *text)
{
    if (at.y1 - at.y0 >= 9.5) {
        nt_canvas_in(canvas, nt_style_in(nt_style_axis, ink), at, text);
    }
}

static void draw_part(nt_canvas *canvas, const char *text, nt_colour colour, bool hatched,
                      nt_rect at)
{
    if (at.y1 - at.y0 <= 0) {
        return;
    }
    if (hatched) {
        nt_canvas_bar(canvas, colour, NT_FILL_HATCHED, at);
        return;
    }
    nt_draw_class(canvas, colour, at);
    draw_number(canvas, nt_palette_on(canvas->palette, colour), at, text);
}

static bool hides_a_part(const stack_parts *p, size_t index)
{
    return NT_ANY(i, p->count, nt_point_suppressed(nt_series_at(p->parts[i], index)));
}

/* What the total leaves for the parts that were held back, together: an empty box. Without it a
 * column would look as if it had only the parts that may be shown. */
static double draw_rest(nt_canvas *canvas, const nt_plot *plot, const stack_parts *p, size_t index,
                        nt_rect column, double from)
{
    double rest = p->total && hides_a_part(p, index) ? value_at(p->total, index) - from : 0;
    if (rest <= 0) {
        return from;
    }
    nt_rect at = {column.x0, nt_plot_y(plot, from + rest), column.x1,
                  nt_plot_y(plot, from) - gap_pt};
    nt_canvas_outline(canvas, (nt_pen){NT_COLOUR_RULE, 0.7, 1.6, false}, at);
    draw_number(canvas, nt_style_axis.colour, at, "–");
    return from + rest;
}

/* Above the column: its total; "–" where a part was held back and no total tells how much. */
static void draw_head(nt_canvas *canvas, const stack_parts *p, size_t index, double x, double y,
                      double room)
{
    const nt_chart_point *total = nt_series_at(p->total, index);
    const char *text = nt_point_known(total)    ? nt_point_value(canvas, total, false)
                       : hides_a_part(p, index) ? "–"
                                                : "";
    nt_style style = nt_style_value;
    style.size_pt = 7.5;
    if (*text && nt_canvas_width(canvas, style, text) <= room - 0.5) {
        nt_canvas_text(canvas, style, NT_SET_CENTRE, x, y - 3, text);
    }
}

/* A number wider than its column has room where both neighbours end well below it. */
static double head_room(const nt_plot *plot, const stack_parts *p, size_t index, size_t count)
{
    const double clear_pt = 11;
    double step = (plot->at.x1 - plot->at.x0) / (double)count;
    double y = nt_plot_y(plot, stack_at(p, index));
    bool left = index == 0 || nt_plot_y(plot, stack_at(p, index - 1)) > y + clear_pt;
    bool right = index + 1 == count || nt_plot_y(plot, stack_at(p, index + 1)) > y + clear_pt;
    return left && right ? step * 1.5 : step;
}

/* Returns the middle of each part in the last column that has it, for its name. */
static void draw_column(nt_canvas *canvas, const nt_plot *plot, const stack_parts *p, size_t index,
                        size_t count, double *middles)
{
    double step = (plot->at.x1 - plot->at.x0) / (double)count;
    double x = nt_plot_column_x(plot, index, count),
           half = fmin(step * part_of_step, widest_pt) / 2;
    double from = 0;
    for (size_t i = 0; i < p->count; i++) {
        double value = value_at(p->parts[i], index);
        nt_rect at = {x - half, nt_plot_y(plot, from + value), x + half, nt_plot_y(plot, from)};
        middles[i] = (at.y0 + at.y1) / 2;
        at.y0 += i + 1 < p->count ? gap_pt : 0;
        if (value > 0) {
            draw_part(canvas,
                      p->numbers ? nt_point_value(canvas, &p->parts[i]->points[index], false) : "",
                      part_colour(p, i), nt_series_is(p->parts[i], "unknown"), at);
        }
        from += value;
    }
    nt_rect column = {x - half, plot->at.y0, x + half, plot->at.y1};
    from = draw_rest(canvas, plot, p, index, column, from);
    draw_head(canvas, p, index, x, nt_plot_y(plot, from), head_room(plot, p, index, count));
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const double height_pt =
        (nt_kind_of(chart) == &nt_kind_age_areas ? 180 : 170) * canvas->stretch;
    stack_parts p = parts_of(chart);
    const nt_chart_series *first = p.count ? p.parts[0] : &chart->series[0];
    size_t count = first->count;
    double most = 0;
    for (size_t i = 0; i < count; i++) {
        most = fmax(most, stack_at(&p, i));
    }
    nt_end_label *labels = nt_new_array(canvas->arena, nt_end_label, p.count + 1);
    double *middles = nt_new_array(canvas->arena, double, p.count + 1);
    for (size_t i = 0; i < p.count; i++) {
        /* A pale ink cannot be read on paper: names are in the text's, beside their part. */
        labels[i] =
            (nt_end_label){.text = p.parts[i]->name,
                           .value = nt_point_sign(canvas, nt_series_at(p.parts[i], count - 1)),
                           .ink = NT_COLOUR_TEXT};
    }
    double right = nt_end_labels_wrap(canvas, labels, p.count, names_pt);
    nt_plot plot = nt_plot_scale(chart->value_unit, most, 7);
    nt_plot_open(canvas, &plot, total_pt + 2, height_pt, right);
    double step = (plot.at.x1 - plot.at.x0) / (double)(count ? count : 1);
    p.numbers = numbers_fit(canvas, &p, fmin(step * part_of_step, widest_pt) - 2);
    for (size_t i = 0; i < count; i++) {
        draw_column(canvas, &plot, &p, i, count, middles);
    }
    double bottom = nt_plot_columns(canvas, &plot, first);
    for (size_t i = 0; i < p.count; i++) {
        /* those without height, at one place, are named in the order in which they lie */
        labels[i].y = middles[i] - 0.01 * (double)i;
    }
    nt_end_labels(canvas, &plot, labels, p.count, plot.at.y1 + 4);
    return nt_draw_absences(canvas, chart, bottom);
}

const nt_kind nt_kind_stacked_bars = {NT_KIND_PARTS, .name = NT_TEXT_CHART_STACKED_COLUMNS,
                                      .needs_size = true, .on_scale = SIZE_MAX};

const nt_kind nt_kind_age_areas = {NT_KIND_PARTS, .name = NT_TEXT_CHART_STACKED_COLUMNS_BY_AGE,
                                   .needs_size = true, .on_scale = SIZE_MAX};
