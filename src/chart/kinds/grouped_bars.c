/* Two series of bars for the same categories, areas or stages.
 *
 * Design: the first series solid, the second hatched, both from one zero; the order of the rows is
 * that of the first series, largest first. What one series lacks is written as unknown. */
#include <math.h>
#include <string.h>

#include "select.h"
#include "words/chart.h"

enum { ROWS_MAX = 100, NAME_LINES = 4, SERIES = 2 };

static const double bar_pt = 8, bar_step = 10, row_gap = 7, name_part = 0.42, name_gap = 8;

static const nt_json_form members[] = {{.key = "pair", NT_UP_TO(1)},
                                       {.key = "breakdowns", NT_NAMES},
                                       {.key = "areas", NT_NAMES},
                                       {.key = "releases", NT_NAMES},
                                       {.key = "limit", NT_FROM_1, .most = ROWS_MAX},
                                       {.key = NULL}};

/* ---- taking ---- */

/* What a member's names select: none (with NT_OK), one or two series. */
typedef struct {
    nt_chart_series series[SERIES];
    size_t count;
} chosen;

static nt_status take_name(const nt_taking *taking, const char *member, nt_choice name, chosen *out,
                           nt_error *err)
{
    const nt_breakdown *shares = NULL;
    const nt_area_list *areas = NULL;
    const nt_release *release = NULL;
    nt_status status = strcmp(member, "areas") == 0 ? nt_select_areas(taking, name, &areas, err)
                       : strcmp(member, "releases") == 0
                           ? nt_select_release(taking, name, &release, err)
                           : nt_select_breakdown(taking, name, &shares, err);
    if (areas) {
        out->series[out->count++] = nt_take_areas(taking, areas);
    } else if (release) {
        out->series[out->count++] = nt_take_stages(taking, release, false);
    } else if (shares) {
        out->series[out->count++] = nt_take_breakdown(taking, shares);
    }
    return status;
}

/* Both series with the same labels in the same order; what one lacks has no row: unknown. */
static void align(const nt_taking *taking, chosen *c)
{
    size_t most = c->series[0].count + c->series[1].count, count = 0;
    nt_chart_point *points[SERIES];
    for (size_t s = 0; s < SERIES; s++) {
        points[s] = nt_new_array(taking->arena, nt_chart_point, most);
    }
    for (size_t s = 0; s < SERIES; s++) {
        NT_EACH(const nt_chart_point, point, c->series[s].points, c->series[s].count) {
            const nt_chart_point *other = nt_series_find(&c->series[1 - s], point->label);
            if (s == 1 && other) {
                continue;
            }
            points[s][count] = *point;
            points[1 - s][count++] =
                other ? *other : (nt_chart_point){.label = point->label, .remark = ""};
        }
    }
    for (size_t s = 0; s < SERIES; s++) {
        c->series[s].points = points[s];
        c->series[s].count = count;
    }
}

static nt_status take_member(nt_taking *taking, const char *member, const nt_choices *names,
                             nt_error *err)
{
    chosen c = {.count = 0};
    if (names->count != SERIES) {
        return nt_select_missing(taking, member, (nt_text)NT_TEXT_CHART_NEEDS_TWO_NAMES, err);
    }
    for (size_t i = 0; i < names->count; i++) {
        NT_TRY(take_name(taking, member, names->items[i], &c, err));
    }
    if (c.count == SERIES) {
        align(taking, &c);
    }
    nt_take_series(taking, c.series, c.count);
    return NT_OK;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_json *definition = taking->request->definition;
    const nt_breakdown_pair *pair = NULL;
    size_t found = 0;
    for (size_t i = 0; i < 4 && found < 2; i++) {
        nt_choices names = nt_select_strings(taking, members[i].key);
        if (names.count && ++found == 1) {
            NT_TRY(i == 0 ? nt_select_pair(taking, names.items[0], &pair, err)
                          : take_member(taking, members[i].key, &names, err));
        }
    }
    if (found != 1) {
        return nt_select_missing(taking, "pair", (nt_text)NT_TEXT_CHART_NEEDS_GROUPS, err);
    }
    if (pair) {
        nt_take_pair(taking, pair);
    }
    nt_take_limit(taking, (size_t)nt_json_number(definition, "limit", ROWS_MAX));
    return NT_OK;
}

/* ---- drawing ---- */

static double draw_row(nt_canvas *canvas, const nt_chart *chart, size_t index, double top,
                       nt_bar bar, double names)
{
    const char *label = chart->series[0].points[index].label;
    nt_wrapped name = nt_canvas_wrap(canvas, nt_style_label, names, NAME_LINES, label);
    double text = nt_canvas_lines_height(nt_style_label, name.count);
    double step = nt_row_stretched(canvas, bar_step);
    for (size_t s = 0; s < chart->series_count; s++) {
        const nt_chart_point *point = nt_series_find(&chart->series[s], label);
        step = point ? fmax(step, nt_bar_label_height(canvas, &bar, point)) : step;
    }
    double bars = step * (double)(chart->series_count - 1) + bar.height_pt;
    double height = fmax(bars + step - bar_step, text) + row_gap;
    nt_canvas_lines_beside(canvas, nt_style_label, NT_SET_LEFT, 0, top + height / 2, name);
    bar.middle = top + (height - bars) / 2 + bar.height_pt / 2;
    for (size_t s = 0; s < chart->series_count; s++) {
        const nt_chart_point *point = nt_series_find(&chart->series[s], label);
        bar.series = s;
        bar.unit = index == 0 && s == 0;
        bar.ink = chart->series[s].ink;
        nt_draw_bar(canvas, &bar, point ? point : &(nt_chart_point){.label = label, .remark = ""});
        bar.middle += step;
    }
    return height;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart *whole = nt_chart_whole(chart);
    double names = nt_names_width(canvas, &whole->series[0], name_part), left = names + name_gap;
    double top = nt_chart_legend(canvas, chart, left, true) + 5, y = top;
    nt_bar bar = {.left = left, .height_pt = nt_row_stretched(canvas, bar_pt)};
    bar.per_unit = INFINITY;
    for (size_t s = 0; s < whole->series_count; s++) {
        /* In a chart of parts each has a first value with its unit, so that all get the room. */
        bool each = whole != chart && s == 0;
        bar.per_unit =
            fmin(bar.per_unit, nt_bars_per_unit(canvas, &bar, &whole->series[s],
                                                each ? NULL : &whole->series[0].points[0],
                                                canvas->width_pt - left));
    }
    for (size_t i = 0; i < chart->series[0].count; i++) {
        y += draw_row(canvas, chart, i, y, bar, names);
    }
    nt_canvas_rule(canvas, nt_pen_axis, left, top, left, y);
    return y;
}

const nt_kind nt_kind_grouped_bars = {NT_ROWS_OF_A_SCALE, .name = NT_TEXT_CHART_GROUPED_BAR_CHART};
