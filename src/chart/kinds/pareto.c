/* Which few categories make up most of the cases.
 *
 * Design: bars by size, and beside them, on a scale of its own, the share that the categories down
 * to this one make up together: a dot a row instead of a second axis across the bars. A number
 * stands at a dot only where the ledger has it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "frames.h"
#include "text/number.h"
#include "words/chart.h"

enum { ITEMS_MAX = 60, MANY_ROWS = 25 };

static const double row_pt = 17, close_row_pt = 13.5, bar_pt = 10, name_part = 0.34, name_gap = 8,
                    head_pt = 26;
static const double share_part = 0.3, share_gap = 14;

static const nt_json_form members[] = {NT_FRAME,
                                       {.key = "column", NT_NAMES},
                                       NT_ROWS,
                                       {.key = "limit", NT_FROM_1, .most = ITEMS_MAX},
                                       {.key = "cumulative", NT_NAMES},
                                       {.key = NULL}};

typedef struct {
    nt_chart_point count, share;
} entry;

/* Of equals, the one that the ledger adds up first. */
static int by_value(const void *a, const void *b)
{
    const entry *one = a, *other = b;
    int order = nt_points_by_size(&one->count, &other->count);
    bool shared = nt_point_known(&one->share) && nt_point_known(&other->share);
    if (!order && shared && one->share.row->value != other->share.row->value) {
        return one->share.row->value < other->share.row->value ? -1 : 1;
    }
    return order ? order : strcmp(one->count.label, other->count.label);
}

/* Where the dots stand; none as long as one part of the whole is not known. */
static bool add_up(entry *entries, size_t count)
{
    double sum = 0, so_far = 0;
    for (size_t i = 0; i < count; i++) {
        if (!nt_point_known(&entries[i].count)) {
            return false;
        }
        sum += fmax(entries[i].count.row->value, 0);
    }
    for (size_t i = 0; i < count && sum > 0; i++) {
        so_far += fmax(entries[i].count.row->value, 0);
        entries[i].share.x = 100 * so_far / sum;
    }
    return sum > 0;
}

static nt_status take_entries(const nt_taking *taking, const nt_part *part, size_t limit,
                              nt_error *err)
{
    static const char *const fallback[] = {"cumulative", NULL};
    nt_part shares = *part;
    nt_status status = nt_select_columns(
        taking, &(nt_column_wish){.member = "cumulative", .fallback = fallback, .optional = true},
        &shares, err);
    if (status || !part->column_count || !part->row_count) {
        return status;
    }
    entry *entries = nt_new_array(taking->arena, entry, part->row_count);
    for (size_t i = 0; i < part->row_count; i++) {
        entries[i].count = nt_take_cell(taking, part->frame, part->first_row + i, part->columns[0]);
        entries[i].share = (nt_chart_point){.label = entries[i].count.label, .remark = ""};
        if (shares.column_count) {
            entries[i].share =
                nt_take_cell(taking, part->frame, part->first_row + i, shares.columns[0]);
        }
        entries[i].count.x = entries[i].share.x = NAN;
    }
    qsort(entries, part->row_count, sizeof *entries, by_value);
    bool summed = add_up(entries, part->row_count);
    size_t count = part->row_count < limit ? part->row_count : limit;
    nt_chart_point *bars = nt_new_array(taking->arena, nt_chart_point, part->row_count);
    nt_chart_point *dots = nt_new_array(taking->arena, nt_chart_point, part->row_count);
    for (size_t i = 0; i < part->row_count; i++) {
        bars[i] = entries[i].count;
        dots[i] = entries[i].share;
    }
    nt_take_top(taking, bars, count, part->row_count);
    const nt_frame_key *key = &part->frame->columns[part->columns[0]];
    nt_lang lang = taking->request->lang;
    const nt_chart_series series[2] = {
        {.name = key->label.in[lang], .points = bars, .count = count, .code = key->code},
        {.name = ((nt_text)NT_TEXT_CHART_CUMULATIVE).in[lang],
         .ink = 1,
         .points = dots,
         .count = count,
         .code = "cumulative"}};
    nt_take_series(taking, series, summed ? 2 : 1);
    nt_chart *chart = taking->chart;
    chart->value_unit = bars[0].row ? bars[0].row->unit : chart->value_unit;
    return NT_OK;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    static const char *const fallback[] = {"reported", "count", NULL};
    const nt_column_wish wish = {.member = "column", .fallback = fallback, .most = 1};
    nt_part part = {0};
    NT_TRY(nt_select_part(taking, &wish, &part, err));
    double limit = nt_json_number(taking->request->definition, "limit", ITEMS_MAX);
    return take_entries(taking, &part, (size_t)limit, err);
}

/* ---- drawing ---- */

/* The scale of the shares: a few uprights with their numbers above. */
static void draw_scale(nt_canvas *canvas, const nt_chart_series *shares, double left, double right,
                       double bottom)
{
    static const int marks[] = {0, 50, 80, 100};
    nt_style style = nt_style_in(nt_style_strong, NT_COLOUR_SECOND);
    const char *head = nt_arena_printf(canvas->arena, "%s, %s", shares->name,
                                       nt_text_unit(canvas->lang, "percent"));
    bool fits = nt_canvas_width(canvas, style, head) <= right - left;
    nt_canvas_words(canvas, style, fits ? NT_SET_LEFT : NT_SET_RIGHT,
                    fits ? left : canvas->width_pt, 0,
                    (nt_room){fits ? right - left : canvas->width_pt, 1}, head);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        double x = left + (right - left) * marks[i] / 100.0;
        const char *text = nt_text_number(canvas->arena, canvas->lang, marks[i], 0);
        nt_canvas_rule(canvas, nt_pen_hairline, x, head_pt - 2, x, bottom);
        nt_canvas_text(canvas, nt_style_axis, i == 3 ? NT_SET_RIGHT : NT_SET_CENTRE,
                       i == 3 ? right + 6 : x, head_pt - 6, text);
    }
}

static void draw_share(nt_canvas *canvas, const nt_chart_point *share, double left, double right,
                       double middle)
{
    if (isnan(share->x)) {
        return;
    }
    double x = left + (right - left) * fmin(fmax(share->x, 0), 100) / 100;
    nt_canvas_dot(canvas, 1, false, x, middle);
    if (!nt_point_known(share)) {
        return;
    }
    const char *text = nt_point_value(canvas, share, false);
    bool before = share->x > 50;
    nt_style style = nt_style_in(nt_style_value, NT_COLOUR_SECOND);
    nt_canvas_beside(canvas, style, before ? NT_SET_RIGHT : NT_SET_LEFT, x + (before ? -6 : 6),
                     middle, text);
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    const nt_chart_series *bars = &chart->series[0];
    const nt_chart_series *shares = nt_chart_coded(chart, "cumulative", 0);
    const nt_chart_series *all = &nt_chart_whole(chart)->series[0];
    double names = nt_names_width(canvas, all, name_part), left = names + name_gap;
    double width = canvas->width_pt, from = width - width * share_part - 6, to = width - 6;
    double least_pt = nt_row_stretched(canvas, all->count > MANY_ROWS ? close_row_pt : row_pt);
    /* Frames give no reason for doubt, and between the two scales there is no room for one. */
    nt_bar bar = {
        .left = left, .height_pt = nt_row_stretched(canvas, bar_pt), .ink = 0, .bare = true};
    /* In a chart of parts each has a first value with its unit, so that all get the room for one.
     */
    bar.per_unit = nt_bars_per_unit(canvas, &bar, all, all != bars ? NULL : &all->points[0],
                                    shares ? from - share_gap - left : width - left);
    double top = shares ? head_pt : 0, y = top;
    double *middles = nt_new_array(canvas->arena, double, bars->count + 1);
    for (size_t i = 0; i < bars->count; i++) {
        bar.unit = i == 0;
        double height = nt_draw_bar_row(canvas, bar, &bars->points[i], names, least_pt, y);
        middles[i] = y + height / 2;
        y += height;
    }
    nt_canvas_rule(canvas, nt_pen_axis, left, top, left, y);
    if (!shares) {
        return nt_draw_key(canvas, y, 3,
                           (nt_text)NT_TEXT_CHART_NO_CUMULATIVE_SHARE_NOT_EVERY_VALUE_IS);
    }
    draw_scale(canvas, shares, from, to, y);
    for (size_t i = 0; i < shares->count && i < bars->count; i++) {
        draw_share(canvas, &shares->points[i], from, to, middles[i]);
    }
    return y;
}

/* Shares that only have a place, no row of the ledger, are not read out. */
static void describe(nt_buffer *out, const nt_chart *chart)
{
    for (size_t s = 0; s < chart->series_count; s++) {
        const nt_chart_series *series = &chart->series[s];
        bool any = NT_ANY(i, series->count, series->points[i].row != NULL);
        if (any || s == 0) {
            nt_describe_series(out, chart->lang, series);
        }
    }
}

const nt_kind nt_kind_pareto = {NT_KIND_PARTS,
                                .name = NT_TEXT_CHART_PARETO_CHART,
                                .has_x = true,
                                .describe = describe,
                                .needs_size = true,
                                .in_rows = true,
                                .fewer = NT_TEXT_CHART_FEWER_LIMIT};
