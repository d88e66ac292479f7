/* The 38 provinces as tiles of one size.
 *
 * Design: a small province counts as much as a large one, and every one can be read. Known values
 * fall into at most four classes with round limits, darker is more, and the value is printed in the
 * tile; a province without a value is an outline: unknown, not zero. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "axis.h"
#include "frames.h"
#include "provinces.h"
#include "select.h"
#include "text/number.h"
#include "words.h"

static const double gap_pt = 1.5, legend_step = 12.5, widest_tile = 40, edge_pt = 0.6;

static const char *const members[] = {"areas", "frame", "column", "rows", NULL};

/* ---- taking ---- */

static nt_status no_province(const nt_area_list *list, size_t index, nt_place place, nt_error *err)
{
    return nt_fail(err, NT_INVALID, place,
                   "\"%s\" in %s is none of the 38 provinces; a tile map takes provinces only, "
                   "draw other areas as ranked-bars",
                   list->figures[index]->area, list->id);
}

static nt_status fill_tiles(const nt_taking *taking, const nt_area_list *list, nt_place place,
                            nt_chart_point *points, nt_error *err)
{
    for (size_t i = 0; i < NT_PROVINCES; i++) {
        points[i] = (nt_chart_point){.label = nt_provinces[i].name, .remark = ""};
    }
    for (size_t i = 0; i < list->count; i++) {
        const nt_province *province = nt_province_find(taking->arena, list->figures[i]->area);
        if (!province) {
            return no_province(list, i, place, err);
        }
        nt_chart_point *point = &points[province - nt_provinces];
        if (point->row) {
            return nt_fail(err, NT_INVALID, place, "%s gives \"%s\" twice; a tile shows one value",
                           list->id, province->name);
        }
        *point = nt_take_point(taking, province->name, list->figures[i], list->rows[i]);
    }
    return NT_OK;
}

/* Rows are found by their code, which a name in capitals or with a title does not touch. */
static const nt_province *province_of(const nt_taking *taking, const nt_chart_point *point)
{
    for (size_t i = 0; i < NT_PROVINCES; i++) {
        if (point->code &&
            strcmp(point->code, nt_arena_printf(taking->arena, "%d", nt_provinces[i].code)) == 0) {
            return &nt_provinces[i];
        }
    }
    return nt_province_find(taking->arena, point->label);
}

/* A row that is no province (the unknown, a total) has no tile. */
static nt_status take_frame(nt_taking *taking, nt_error *err)
{
    static const char *const fallback[] = {"proven", NULL};
    nt_part part = {0};
    nt_status status = nt_select_part(taking, &part, err);
    if (status ||
        (status = nt_select_columns(
             taking, &(nt_column_wish){.member = "column", .fallback = fallback}, &part, err)) ||
        (status = nt_select_at_most(taking, "column", part.column_count, 1, err)) ||
        !part.column_count || !part.row_count) {
        return status;
    }
    nt_chart_series given = nt_take_column(taking, &part, part.columns[0]);
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, NT_PROVINCES);
    for (size_t i = 0; i < NT_PROVINCES; i++) {
        points[i] = (nt_chart_point){.label = nt_provinces[i].name, .remark = ""};
    }
    size_t found = 0;
    for (size_t i = 0; i < given.count; i++) {
        const nt_province *province = province_of(taking, &given.points[i]);
        if (province) {
            points[province - nt_provinces] = given.points[i];
            points[province - nt_provinces].label = province->name;
            found++;
        }
    }
    if (!found) {
        return nt_fail(err, NT_INVALID, taking->request->definition->place,
                       "%s has no rows that are provinces; a tile map takes provinces only",
                       part.frame->id);
    }
    given.points = points;
    given.count = NT_PROVINCES;
    nt_take_series(taking, &given, 1);
    return NT_OK;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    if (nt_json_get(taking->request->definition, "frame")) {
        return take_frame(taking, err);
    }
    nt_choices names;
    nt_status status = nt_select_strings(taking, "areas", &names, err);
    if (status) {
        return status;
    }
    if (names.count != 1) {
        return nt_select_missing(taking, "areas", "one area list, like \"area.a\", or a \"frame\"",
                                 err);
    }
    const nt_area_list *list = NULL;
    status = nt_select_areas(taking, names.items[0], &list, err);
    if (status || !list || !list->count) {
        return status;
    }
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, NT_PROVINCES);
    status = fill_tiles(taking, list, names.items[0].place, points, err);
    if (status) {
        return status;
    }
    const nt_chart_series series = {.name = nt_take_name(taking, list->event, list->as_of),
                                    .ink = nt_take_ink(taking->results, list->event),
                                    .points = points,
                                    .count = NT_PROVINCES};
    nt_take_series(taking, &series, 1);
    return NT_OK;
}

/* ---- classes ---- */

typedef struct {
    double step;
    bool whole; /* counts: a class ends one below the next */
    int used;   /* classes up to the highest value */
    int decimals;
} classes;

static classes classes_of(const nt_chart_series *series)
{
    classes c = {.whole = true};
    double most = 0;
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        if (nt_point_known(point)) {
            most = fmax(most, point->row->value);
            c.whole &= point->row->value == floor(point->row->value) && point->row->decimals == 0;
        }
    }
    c.step = nt_axis_step(c.whole ? most + 1 : most, NT_CLASS_MAX);
    c.step = c.whole ? ceil(c.step) : c.step;
    c.decimals = c.whole ? 0 : nt_axis_decimals(c.step);
    c.used = most > 0 ? (int)fmin(floor(most / c.step), NT_CLASS_MAX - 1) + 1 : 1;
    return c;
}

static int class_of(const classes *c, double value)
{
    int index = (int)floor(fmax(value, 0) / c->step);
    return index < c->used ? index : c->used - 1;
}

/* The darkest ink goes to the highest class used, so that three classes still differ well. */
static nt_colour class_colour(const classes *c, int index)
{
    return NT_COLOUR_CLASS + (nt_colour)(index + (NT_CLASS_MAX - c->used) * (index > 0));
}

static const char *class_name(nt_canvas *canvas, const classes *c, int index)
{
    double from = c->step * index, to = c->step * (index + 1);
    if (c->whole && c->step == 1) {
        return nt_text_number(canvas->arena, canvas->lang, from, 0);
    }
    if (c->whole) {
        return nt_text_range(canvas->arena, canvas->lang, from, to - 1, 0);
    }
    const char *low = nt_text_number(canvas->arena, canvas->lang, from, c->decimals);
    const char *high = nt_text_number(canvas->arena, canvas->lang, to, c->decimals);
    /* The highest class takes its upper limit in. */
    return nt_arena_printf(canvas->arena, "%s–%s%s", low, index + 1 < c->used ? "<" : "", high);
}

/* ---- drawing ---- */

typedef struct {
    double width, height;
} tile_size;

static nt_rect tile_at(tile_size size, int column, int row)
{
    double x = column * (size.width + gap_pt), y = row * (size.height + gap_pt);
    return (nt_rect){x, y, x + size.width, y + size.height};
}

/* Known: a filled tile; doubtful: a thick outline; held back: a thin one; unknown: a dashed one.
 * Returns the ground that its words stand on. */
static nt_colour draw_ground(nt_canvas *canvas, const classes *c, const nt_chart_point *point,
                             nt_rect at)
{
    bool known = point && nt_point_known(point);
    if (known && !point->doubtful) {
        nt_colour colour = class_colour(c, class_of(c, point->row->value));
        nt_draw_class(canvas, colour, at);
        return colour;
    }
    const nt_pen unknown = {NT_COLOUR_RULE, edge_pt, 1.6, false};
    const nt_pen suppressed = {NT_COLOUR_RULE, edge_pt, 0, false};
    const nt_pen doubtful = {NT_COLOUR_FIRST, 1.4, 0, false};
    bool held_back = point && nt_point_suppressed(point);
    nt_canvas_outline(canvas, known ? doubtful : held_back ? suppressed : unknown, at);
    return NT_COLOUR_PAPER;
}

static void draw_tile(nt_canvas *canvas, const classes *c, const nt_province *province,
                      const nt_chart_point *point, nt_rect at)
{
    nt_colour ground = draw_ground(canvas, c, point, at);
    bool known = point && nt_point_known(point);
    double middle = (at.x0 + at.x1) / 2, height = at.y1 - at.y0;
    nt_style name = nt_style_in(nt_style_axis, known ? nt_palette_on(ground) : NT_COLOUR_GREY);
    nt_style value = nt_style_in(nt_style_strong, name.colour);
    const char *number = known ? nt_point_value(canvas, point, false)
                         : point && nt_point_suppressed(point) ? "–"
                                                               : "";
    bool fits = *number && nt_canvas_width(canvas, value, number) <= at.x1 - at.x0 - 2;
    nt_canvas_text(canvas, name, NT_SET_CENTRE, middle,
                   at.y0 + (fits ? height * 0.42 : height / 2 + name.size_pt * NT_TEXT_MIDDLE),
                   province->short_name);
    if (fits) {
        nt_canvas_text(canvas, value, NT_SET_CENTRE, middle, at.y0 + height * 0.82, number);
    }
}

/* The class's name; where the corner is too narrow for both limits, the lower one says enough. */
static const char *legend_text(nt_canvas *canvas, const classes *c, int index, double room)
{
    const char *text = class_name(canvas, c, index);
    if (nt_canvas_width(canvas, nt_style_axis, text) <= room) {
        return text;
    }
    return nt_arena_printf(
        canvas->arena, "≥ %s",
        nt_text_number(canvas->arena, canvas->lang, c->step * index, c->decimals));
}

static void legend_row(nt_canvas *canvas, nt_rect swatch, double room, const char *text)
{
    nt_wrapped line = nt_canvas_wrap(canvas, nt_style_axis, room, 1, text);
    nt_canvas_lines_beside(canvas, nt_style_axis, NT_SET_LEFT, swatch.x1 + 5,
                           (swatch.y0 + swatch.y1) / 2, &line);
}

/* What the corner must explain beside the classes. */
typedef struct {
    bool unknown, suppressed;
} absences;

static nt_rect legend_swatch(double y)
{
    return (nt_rect){0, y + 1.5, 15, y + legend_step - 1.5};
}

static void legend_absence(nt_canvas *canvas, double y, double room, nt_word_id word)
{
    bool suppressed = word == NT_WORD_SUPPRESSED;
    nt_rect swatch = legend_swatch(y);
    nt_canvas_outline(canvas, (nt_pen){NT_COLOUR_RULE, edge_pt, suppressed ? 0 : 1.6, false},
                      swatch);
    if (suppressed) {
        nt_canvas_text(canvas, nt_style_axis, NT_SET_CENTRE, (swatch.x0 + swatch.x1) / 2,
                       (swatch.y0 + swatch.y1) / 2 + nt_style_axis.size_pt * NT_TEXT_MIDDLE, "–");
    }
    legend_row(canvas, swatch, room, nt_chart_word(canvas->lang, word));
}

/* In the corner that Sumatra leaves free: the unit, the classes from the highest, what is absent.
 */
static void draw_legend(nt_canvas *canvas, const classes *c, const char *unit, absences absent,
                        double right, double bottom)
{
    int rows = c->used + absent.unknown + absent.suppressed;
    double y = bottom - legend_step * rows, room = right - 24;
    nt_wrapped head = nt_canvas_wrap(canvas, nt_style_value, right - 4, 1,
                                     *unit ? nt_text_unit(canvas->lang, unit) : "");
    nt_canvas_lines(canvas, nt_style_value, NT_SET_LEFT, 0, y - 11, &head);
    for (int i = c->used; i > 0; i--, y += legend_step) {
        nt_draw_class(canvas, class_colour(c, i - 1), legend_swatch(y));
        legend_row(canvas, legend_swatch(y), room, legend_text(canvas, c, i - 1, room));
    }
    if (absent.suppressed) {
        legend_absence(canvas, y, room, NT_WORD_SUPPRESSED);
        y += legend_step;
    }
    if (absent.unknown) {
        legend_absence(canvas, y, room, NT_WORD_UNKNOWN);
    }
}

static double draw_remarks(nt_canvas *canvas, const nt_chart_series *series, double top)
{
    double y = top;
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        if (point->doubtful && point->remark && *point->remark) {
            nt_wrapped lines = nt_canvas_wrap(
                canvas, nt_style_remark, canvas->width_pt, 2,
                nt_arena_printf(canvas->arena, "%s: %s", point->label, point->remark));
            y += 3 + nt_canvas_lines(canvas, nt_style_remark, NT_SET_LEFT, 0, y + 3, &lines);
        }
    }
    return y;
}

/* By the place in nt_provinces; a label that is none of them is a failure. */
static bool find_points(nt_canvas *canvas, const nt_chart_series *series,
                        const nt_chart_point *out[NT_PROVINCES])
{
    for (size_t i = 0; i < series->count; i++) {
        const nt_province *province = nt_province_find(canvas->arena, series->points[i].label);
        if (!province) {
            nt_canvas_fail(canvas, NT_INVALID, nt_nowhere,
                           nt_arena_printf(canvas->arena, "\"%s\" is none of the 38 provinces",
                                           series->points[i].label));
            return false;
        }
        out[province - nt_provinces] = &series->points[i];
    }
    return true;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart_point *points[NT_PROVINCES] = {NULL};
    const nt_chart_series *series = &chart->series[0];
    if (!find_points(canvas, series, points)) {
        return 0;
    }
    classes c = classes_of(series);
    double width = (canvas->width_pt - gap_pt * (NT_TILE_COLUMNS - 1)) / NT_TILE_COLUMNS;
    width = fmin(width, widest_tile);
    tile_size size = {width, width * 0.86};
    absences absent = {false, false};
    for (size_t i = 0; i < NT_PROVINCES; i++) {
        const nt_province *province = &nt_provinces[i];
        bool held_back = points[i] && nt_point_suppressed(points[i]);
        absent.suppressed |= held_back;
        absent.unknown |= !held_back && !(points[i] && nt_point_known(points[i]));
        draw_tile(canvas, &c, province, points[i], tile_at(size, province->column, province->row));
    }
    double bottom = tile_at(size, 0, NT_TILE_ROWS - 1).y1;
    /* Lampung's tile bounds the corner. */
    draw_legend(canvas, &c, chart->value_unit, absent, tile_at(size, 3, 0).x0, bottom);
    return draw_remarks(canvas, series, bottom) + 1;
}

const nt_kind nt_kind_tile_map = {
    .members = members,
    .name = {{"Peta ubin 38 provinsi", "Tile map of the 38 provinces"}},
    .take = take,
    .draw = draw};
