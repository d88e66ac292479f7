/* Areas as tiles of one size, on the grid that their table gives them.
 *
 * Design: a small area counts as much as a large one, and every one can be read. Known values above
 * zero fall into at most four classes with round limits that follow the data, darker is more, and
 * the value is printed in the tile. Zero is paper with an edge of ink: known, and nothing; an area
 * without a value is a pale or dashed outline: unknown, not zero. Where no grid holds the areas,
 * ranked bars take the place, and the note says why: a map of other areas would be a false one. */
#include <math.h>
#include <string.h>

#include "classes.h"
#include "frames.h"
#include "text/number.h"
#include "words/base.h"
#include "words/chart.h"
#include "words/quantity.h"

enum { BARS_DEFAULT = 40, BARS_MAX = 600 };

static const double gap_pt = 1.5, legend_step = 12.5, widest_tile = 72, highest_tile = 34,
                    legend_least = 60;
static const nt_pen suppressed_pen = {NT_COLOUR_RULE, 0.6, 0, false},
                    unknown_pen = {NT_COLOUR_RULE, 0.6, 1.6, false};
static const double highest_map = 520; /* a page holds it with its legend */

static const nt_json_form members[] = {{.key = "areas", .least = 1, NT_UP_TO(1)},
                                       {.key = "frame", .least = 1, NT_UP_TO(1)},
                                       {.key = "column", NT_NAMES},
                                       NT_ROWS,
                                       {.key = "limit", NT_FROM_1, .most = BARS_MAX},
                                       {.key = NULL}};

/* ---- taking ---- */

/* One point a tile, then those of areas without one. */
static void take_tiles(const nt_taking *taking, const nt_tiling *tiling, size_t first,
                       nt_chart_series given)
{
    nt_chart_point *points =
        nt_new_array(taking->arena, nt_chart_point, tiling->tile_count + given.count);
    size_t count = tiling->tile_count;
    for (size_t i = 0; i < tiling->tile_count; i++) {
        points[i] = (nt_chart_point){.label = tiling->tiles[i]->name, .remark = ""};
    }
    for (size_t i = 0; i < given.count; i++) {
        size_t tile = tiling->tile_of[first + i];
        points[tile == SIZE_MAX ? count++ : tile] = given.points[i];
        if (tile != SIZE_MAX) {
            points[tile].label = tiling->tiles[tile]->name;
        }
    }
    given.points = points;
    given.count = count;
    taking->chart->tiling = tiling;
    nt_take_series(taking, &given, 1);
}

static void take_bars(const nt_taking *taking, nt_tiling_fit why, nt_chart_series given)
{
    nt_lang lang = taking->request->lang;
    nt_chart *chart = taking->chart;
    double limit = nt_json_number(taking->request->definition, "limit", BARS_DEFAULT);
    chart->kind = nt_chart_kind_called("ranked-bars");
    chart->instead =
        (why == NT_TILING_SHARED ? (nt_text)NT_TEXT_CHART_TWO_VALUES_FALL_ON_ONE_TILE
                                 : (nt_text)NT_TEXT_CHART_NO_GRID_OF_TILES_FOR_THESE_AREAS)
            .in[lang];
    nt_take_ranking(taking, given, false, (size_t)limit);
}

/* The areas of the tiling from number `first` on. */
static void take_series(const nt_taking *taking, const nt_tiling *tiling, size_t first,
                        nt_chart_series given)
{
    if (tiling->fit != NT_TILING_FITS) {
        take_bars(taking, tiling->fit, given);
    } else {
        take_tiles(taking, tiling, first, given);
    }
}

static nt_status take_frame(nt_taking *taking, nt_error *err)
{
    static const char *const fallback[] = {"proven", NULL};
    const nt_column_wish wish = {.member = "column", .fallback = fallback, .most = 1};
    nt_part part = {0};
    nt_status status = nt_select_part(taking, &wish, &part, err);
    if (status || !part.column_count || !part.row_count) {
        return status;
    }
    const nt_tiling *tiling = part.frame->tiling;
    NT_FAIL_IF(!tiling, err, NT_INVALID, taking->request->definition->place,
               NT_MESSAGE_CHART_NO_AREAS(.frame = part.frame->id));
    take_series(taking, tiling, part.first_row, nt_take_column(taking, &part, part.columns[0]));
    return NT_OK;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    if (nt_json_get(taking->request->definition, "frame")) {
        return take_frame(taking, err);
    }
    const nt_area_list *list = NULL;
    if (!nt_json_get(taking->request->definition, "areas")) {
        return nt_select_missing(taking, "areas", (nt_text)NT_TEXT_CHART_NEEDS_AREA_LIST, err);
    }
    NT_TRY(nt_select_areas(taking, nt_select_one(taking, "areas"), &list, err));
    if (list && list->count) {
        take_series(taking, list->tiling, 0, nt_take_areas(taking, list));
    }
    return NT_OK;
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

/* The edge of a tile that is not filled: doubtful, known and nothing, held back, unknown. */
static nt_pen edge_of(const nt_chart_point *point)
{
    static const nt_pen doubtful = {NT_COLOUR_FIRST, 1.4, 0, false},
                        nothing = {NT_COLOUR_TEXT, 0.8, 0, false};
    return nt_point_known(point)        ? (point->doubtful ? doubtful : nothing)
           : nt_point_suppressed(point) ? suppressed_pen
                                        : unknown_pen;
}

/* Filled where there is something of what the map counts and no doubt. Returns the ground that the
 * tile's words stand on. */
static nt_colour draw_ground(nt_canvas *canvas, const nt_classes *c, const nt_chart_point *point,
                             nt_rect at)
{
    if (!nt_point_known(point) || point->doubtful || point->row->value <= 0) {
        nt_canvas_outline(canvas, edge_of(point), at);
        return NT_COLOUR_PAPER;
    }
    nt_colour colour = nt_class_colour(c, nt_class_index(c, point->row->value));
    nt_draw_class(canvas, colour, at);
    return colour;
}

/* A short name where there is one; of a regency the name without its kind. */
static const char *tile_name(const nt_area *area, nt_lang lang)
{
    static const char *const kinds[] = {"Kabupaten ", "Kota "};
    const char *name = nt_model_area_label(area).in[lang];
    if (*area->short_name) {
        return area->short_name;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const char *rest = nt_behind(name, kinds[i]);
        if (rest) {
            return rest;
        }
    }
    return name;
}

/* A name that is too long for one line takes two, the second cut where it must be. */
static void draw_name(nt_canvas *canvas, nt_style style, const char *name, nt_rect at, bool valued)
{
    double middle = (at.x0 + at.x1) / 2, height = at.y1 - at.y0, room = at.x1 - at.x0 - 1;
    if (nt_canvas_width(canvas, style, name) <= room + 1) {
        nt_canvas_text(
            canvas, style, NT_SET_CENTRE, middle,
            at.y0 + (valued ? height * 0.42 : height / 2 + style.size_pt * NT_TEXT_MIDDLE), name);
        return;
    }
    bool two = nt_canvas_lines_height(style, 2) + (valued ? height * 0.3 : 0) <= height;
    nt_wrapped lines = nt_canvas_wrap(canvas, style, room, two ? 2 : 1, name);
    double taken = nt_canvas_lines_height(style, lines.count);
    double top = at.y0 + (valued ? 1 : (height - taken) / 2);
    nt_canvas_lines(canvas, style, NT_SET_CENTRE, middle, top, lines);
}

static void draw_tile(nt_canvas *canvas, const nt_classes *c, const nt_area *area,
                      const nt_chart_point *point, nt_rect at)
{
    nt_colour ground = draw_ground(canvas, c, point, at);
    bool known = nt_point_known(point);
    double middle = (at.x0 + at.x1) / 2, height = at.y1 - at.y0;
    nt_style name =
        nt_style_in(nt_style_axis, known ? nt_palette_on(canvas->palette, ground) : NT_COLOUR_GREY);
    nt_style value = nt_style_in(nt_style_strong, name.colour);
    bool given = known || nt_point_suppressed(point);
    const char *number = given ? nt_point_sign(canvas, point) : "";
    bool fits = *number && nt_canvas_width(canvas, value, number) <= at.x1 - at.x0 - 2;
    draw_name(canvas, name, tile_name(area, canvas->lang), at, fits);
    if (fits) {
        nt_canvas_text(canvas, value, NT_SET_CENTRE, middle, at.y0 + height * 0.82, number);
    }
}

/* The class's name; where the corner is too narrow for both limits, the lower one says enough. */
static const char *legend_text(nt_canvas *canvas, const nt_classes *c, int index, double room)
{
    const char *text = nt_class_name(canvas, c, index);
    return nt_canvas_width(canvas, nt_style_axis, text) <= room
               ? text
               : nt_arena_printf(
                     canvas->arena, "≥ %s",
                     nt_text_number(canvas->arena, canvas->lang, c->from[index], c->decimals));
}

/* The classes from the highest, then what is absent. */
typedef struct {
    const nt_classes *c;
    bool suppressed, unknown;
    size_t rows;
} legend;

static legend legend_of(const nt_chart *chart, const nt_classes *c)
{
    nt_chart_series tiles = chart->series[0];
    bool fewer = tiles.count < chart->tiling->tile_count;
    tiles.count = fewer ? tiles.count : chart->tiling->tile_count;
    nt_point_tally t = nt_tally_of(&tiles, 1);
    legend l = {.c = c, .suppressed = t.suppressed > 0, .unknown = fewer || t.unknown};
    l.rows = (size_t)c->count + l.suppressed + l.unknown;
    return l;
}

/* Below the unit; up to `bottom`, from 0 to `right`. */
static void draw_legend(nt_canvas *canvas, const legend *l, const char *unit, double right,
                        double bottom)
{
    double y = bottom - legend_step * (double)l->rows, room = right - 24;
    nt_canvas_words(canvas, nt_style_value, NT_SET_LEFT, 0, y - 11, (nt_room){right - 4, 1},
                    *unit ? nt_text_unit(canvas->lang, unit) : "");
    for (size_t i = 0; i < l->rows; i++, y += legend_step) {
        nt_rect swatch = {0, y + 1.5, 15, y + legend_step - 1.5};
        int index = l->c->count - 1 - (int)i; /* below 0: of what is absent */
        bool suppressed = index == -1 && l->suppressed;
        nt_text absent =
            suppressed ? (nt_text)NT_TEXT_QUANTITY_SUPPRESSED : (nt_text)NT_TEXT_BASE_UNKNOWN;
        if (index >= 0) {
            nt_draw_class(canvas, nt_class_colour(l->c, index), swatch);
        } else {
            nt_canvas_outline(canvas, suppressed ? suppressed_pen : unknown_pen, swatch);
            nt_canvas_in(canvas, nt_style_axis, swatch, suppressed ? "–" : "");
        }
        nt_canvas_words_beside(
            canvas, nt_style_axis, swatch.x1 + 5, (swatch.y0 + swatch.y1) / 2, (nt_room){room, 1},
            index >= 0 ? legend_text(canvas, l->c, index, room) : absent.in[canvas->lang]);
    }
}

/* How far the lower left corner is free of tiles, up to `height` above the foot of the map. */
static double corner_width(const nt_canvas *canvas, const nt_tiling *tiling, tile_size size,
                           double bottom, double height)
{
    double right = canvas->width_pt;
    for (size_t i = 0; i < tiling->tile_count; i++) {
        nt_rect at = tile_at(size, tiling->tiles[i]->column, tiling->tiles[i]->row);
        if (at.y1 > bottom - height) {
            right = fmin(right, at.x0);
        }
    }
    return right;
}

/* In the corner that the tiles leave free (Sumatra leaves one), or below them. */
static double place_legend(nt_canvas *canvas, const nt_chart *chart, const legend *l,
                           tile_size size)
{
    const nt_tiling *tiling = chart->tiling;
    double bottom = tile_at(size, 0, tiling->rows - 1).y1;
    double height = 11 + legend_step * (double)l->rows;
    double right = corner_width(canvas, tiling, size, bottom, height);
    if (right < legend_least || height > bottom) {
        right = canvas->width_pt;
        bottom += height + 6;
    }
    draw_legend(canvas, l, chart->value_unit, right, bottom);
    return bottom;
}

/* What has no tile is written: a map must not lose a value. */
static double draw_untiled(nt_canvas *canvas, const nt_chart *chart, double top)
{
    const nt_chart_series *series = &chart->series[0];
    nt_buffer text = nt_buffer_open(canvas->arena);
    for (size_t i = chart->tiling->tile_count; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        nt_buffer_printf(&text, "%s %s %s", text.length ? ";" : "", point->label,
                         nt_point_suppressed(point) ? "–" : nt_point_value(canvas, point, false));
    }
    const char *head = ((nt_text)NT_TEXT_CHART_WITHOUT_A_TILE).in[canvas->lang];
    return nt_draw_note(
        canvas, top, 5, SIZE_MAX,
        text.length ? nt_arena_printf(canvas->arena, "%s:%s", head, nt_buffer_text(&text)) : "");
}

static double draw_remarks(nt_canvas *canvas, const nt_chart_series *series, double top)
{
    NT_EACH(const nt_chart_point, point, series->points, series->count) {
        if (point->doubtful && point->remark && *point->remark) {
            top =
                nt_draw_note(canvas, top, 3, SIZE_MAX,
                             nt_arena_printf(canvas->arena, "%s: %s", point->label, point->remark));
        }
    }
    return top;
}

static tile_size size_of(const nt_canvas *canvas, const nt_tiling *tiling)
{
    double width = (canvas->width_pt - gap_pt * (tiling->columns - 1)) / tiling->columns;
    width = fmin(width, widest_tile);
    double height = fmin(width * 0.86, highest_tile) * fmin(canvas->stretch, 2);
    return (tile_size){width, fmin(height, highest_map / tiling->rows - gap_pt)};
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart_series *series = &chart->series[0];
    const nt_tiling *tiling = chart->tiling;
    nt_classes c = nt_classes_of(canvas->arena, chart);
    tile_size size = size_of(canvas, tiling);
    for (size_t i = 0; i < tiling->tile_count; i++) {
        draw_tile(canvas, &c, tiling->tiles[i], nt_series_at(series, i),
                  tile_at(size, tiling->tiles[i]->column, tiling->tiles[i]->row));
    }
    const legend l = legend_of(chart, &c);
    double bottom = place_legend(canvas, chart, &l, size);
    return draw_remarks(canvas, series, draw_untiled(canvas, chart, bottom)) + 1;
}

const nt_kind nt_kind_tile_map = {NT_KIND_PARTS, .name = NT_TEXT_CHART_TILE_MAP,
                                  .fewer = NT_TEXT_CHART_FEWER_TILES};
