/* Provinces by months: one cell a province and month.
 *
 * Design: counts of cases are skewed, so the limits of the four classes are round numbers near the
 * quartiles of what is shown, and stand in the key. The value stands in its cell. Zero is paper
 * with a grey 0: known, and nothing. Unknown is hatched; held back is paper with a dash. */
#include <string.h>

#include "axes.h"
#include "classes.h"
#include "frames.h"
#include "text/number.h"
#include "words/base.h"
#include "words/chart.h"
#include "words/quantity.h"

enum { CELLS_MAX = 40000 };

static const double gap_pt = 0.8, name_gap = 6, name_part = 0.34, key_pt = 16;

static const nt_json_form members[] = {
    NT_FRAME, {.key = "columns", NT_NAMES}, NT_ROWS, {.key = NULL}};

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_column_wish wish = {.member = "columns", .without = "total", .most = 36};
    return nt_take_frame(taking, &wish, err);
}

/* ---- cells ---- */

static void hatch_cell(nt_canvas *canvas, nt_rect at)
{
    nt_canvas_outline(canvas, (nt_pen){NT_COLOUR_HAIRLINE, 0.7, 0, false}, at);
    nt_canvas_hatch(canvas, nt_pen_leader, 4, at);
}

static void cell_text(nt_canvas *canvas, nt_colour ink, nt_rect at, const char *text)
{
    nt_style style = nt_style_in(nt_style_axis, ink);
    if (nt_canvas_width(canvas, style, text) <= at.x1 - at.x0 - 1.5) {
        nt_canvas_in(canvas, style, at, text);
    }
}

static void draw_cell(nt_canvas *canvas, const nt_classes *c, const nt_chart_point *point,
                      nt_rect at)
{
    bool known = nt_point_known(point);
    if (!known && !nt_point_suppressed(point)) {
        hatch_cell(canvas, at);
    } else if (!known || point->row->value <= 0) {
        nt_canvas_outline(canvas, (nt_pen){NT_COLOUR_HAIRLINE, 0.7, 0, false}, at);
        cell_text(canvas, NT_COLOUR_GREY, at, nt_point_sign(canvas, point));
    } else {
        nt_colour colour = nt_class_colour(c, nt_class_index(c, point->row->value));
        nt_canvas_area(canvas, colour, at);
        cell_text(canvas, nt_palette_on(canvas->palette, colour), at,
                  nt_point_value(canvas, point, false));
    }
}

/* ---- the key above ---- */

typedef struct {
    nt_canvas *canvas;
    double x, middle;
} key_row;

/* The next swatch; in a new row where this one has no room for the text behind it. */
static nt_rect key_swatch(key_row *key, const char *text)
{
    double width = 19 + nt_canvas_width(key->canvas, nt_style_axis, text);
    if (key->x > 0 && key->x + width > key->canvas->width_pt) {
        key->x = 0;
        key->middle += key_pt - 2;
    }
    return (nt_rect){key->x, key->middle - 4.5, key->x + 15, key->middle + 4.5};
}

static void key_text(key_row *key, const char *text)
{
    key->x += 19;
    nt_canvas_beside(key->canvas, nt_style_axis, NT_SET_LEFT, key->x, key->middle, text);
    key->x += nt_canvas_width(key->canvas, nt_style_axis, text) + 11;
}

static double draw_key(nt_canvas *canvas, const nt_chart *chart, const nt_classes *c)
{
    key_row key = {canvas, 0, 6};
    nt_point_tally t = nt_chart_tally(chart);
    const char *unit = *chart->value_unit ? nt_text_unit(canvas->lang, chart->value_unit) : "";
    const char *suppressed = ((nt_text)NT_TEXT_QUANTITY_SUPPRESSED).in[canvas->lang];
    const char *unknown = ((nt_text)NT_TEXT_BASE_UNKNOWN).in[canvas->lang];
    nt_canvas_beside(canvas, nt_style_value, NT_SET_LEFT, 0, key.middle, unit);
    key.x = *unit ? nt_canvas_width(canvas, nt_style_value, unit) + 10 : 0;
    for (int i = 0; i < c->count; i++) {
        const char *text = nt_class_name(canvas, c, i);
        nt_draw_class(canvas, nt_class_colour(c, i), key_swatch(&key, text));
        key_text(&key, text);
    }
    if (t.suppressed) {
        nt_rect at = key_swatch(&key, suppressed);
        nt_canvas_outline(canvas, (nt_pen){NT_COLOUR_RULE, 0.6, 0, false}, at);
        cell_text(canvas, NT_COLOUR_GREY, at, "–");
        key_text(&key, suppressed);
    }
    if (t.unknown) {
        hatch_cell(canvas, key_swatch(&key, unknown));
        key_text(&key, unknown);
    }
    return key.middle + 10;
}

/* ---- the whole ---- */

/* Where not every column has room for its name: numbers above them, and the names in a line. */
static double draw_numbered(nt_canvas *canvas, nt_chart_point *columns, size_t count, double top)
{
    nt_buffer names = nt_buffer_open(canvas->arena);
    for (size_t i = 0; i < count; i++) {
        const char *number = nt_arena_printf(canvas->arena, "%zu", i + 1);
        nt_buffer_printf(&names, "%s%s\u00A0%s", i ? "; " : "", number, columns[i].label);
        columns[i].label = number;
    }
    return top + nt_canvas_words(canvas, nt_style_axis, NT_SET_LEFT, 0, top,
                                 (nt_room){canvas->width_pt, SIZE_MAX}, nt_buffer_text(&names));
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart *whole = nt_chart_whole(chart);
    const nt_chart_series *names = &chart->series[0], *all = &whole->series[0];
    nt_classes c = nt_classes_of(canvas->arena, whole);
    double left = nt_names_width(canvas, all, name_part) + name_gap,
           top = draw_key(canvas, chart, &c);
    nt_plot plot = {.at = {left, top, canvas->width_pt, top}, .no_ticks = true};
    /* The months as a head row: the axis's words, which stand below a plot of no height. */
    nt_chart_point *months = nt_new_array(canvas->arena, nt_chart_point, chart->series_count);
    for (size_t s = 0; s < chart->series_count; s++) {
        months[s] = (nt_chart_point){.label = chart->series[s].name, .code = chart->series[s].code};
    }
    const nt_chart_series head = {.name = "", .points = months, .count = chart->series_count};
    if (!nt_plot_names_all(canvas, &plot, &head)) {
        top = draw_numbered(canvas, months, chart->series_count, top);
        plot.at.y0 = plot.at.y1 = top;
    }
    double y = nt_plot_columns(canvas, &plot, &head) + 3;
    double step = (canvas->width_pt - left) / (double)chart->series_count;
    double row_pt = nt_chart_row_pt(canvas, all->count);
    for (size_t i = 0; i < names->count; i++, y += row_pt) {
        nt_draw_name(canvas, left - name_gap, 1, y + row_pt / 2, names->points[i].label);
        for (size_t s = 0; s < chart->series_count; s++) {
            const nt_chart_series *series = &chart->series[s];
            double x = left + step * (double)s;
            nt_rect at = {x + gap_pt / 2, y + gap_pt / 2, x + step - gap_pt / 2,
                          y + row_pt - gap_pt / 2};
            if (i < series->count) {
                draw_cell(canvas, &c, &series->points[i], at);
            }
        }
    }
    return y;
}

const nt_kind nt_kind_heat_map = {NT_KIND_PARTS,
                                  .name = NT_TEXT_CHART_HEAT_MAP,
                                  .table = NT_TEXT_CHART_ROWS_AND_COLUMNS,
                                  .needs_size = true,
                                  .on_scale = SIZE_MAX,
                                  .in_rows = true,
                                  .fewer = NT_TEXT_CHART_FEWER_ROWS};
