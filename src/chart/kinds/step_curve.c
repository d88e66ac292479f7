/* The share done by day: a survival curve turned over, with its band and the number still followed.
 *
 * Design: steps, because nothing is known to happen between two days. The band is the 95 per cent
 * interval; where two bands overlap the tint is their own, since a chart has no transparency. A
 * short upright is a case that was still open when it was last seen. Below the axis stands how many
 * were still followed: a curve that rests on five cases must look like one, and the axis has its
 * numbers on the days for which that is known. The median is led from one axis to the other,
 * without a mark of its own: where the curve's days are few, its step lies beside the median's day.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "axes.h"
#include "frames.h"
#include "place.h"
#include "text/number.h"
#include "words/chart.h"
#include "words/register.h"

enum { CURVES_MAX = 2, FEW_AT_RISK = 10, UNTIL_MAX = 20000, TICKS_MAX = 40 };

static const double height_pt = 190, top_pt = 8, names_pt = 92, row_pt = 11.5, censor_pt = 2.6;

static const nt_json_form one_name = {.is = NT_IS_TEXT | NT_IS_TEXTS};
static const nt_json_form members[] = {{.key = "frame",
                                        .needed = true,
                                        .needs = NT_TEXT_CHART_NEEDS_CURVES,
                                        .least = 1,
                                        NT_UP_TO(CURVES_MAX)},
                                       {.key = "columns", NT_NAMES},
                                       NT_ROWS,
                                       {.key = "names",
                                        .is = NT_IS_TEXT | NT_IS_TEXTS | NT_IS_LIST,
                                        .most = CURVES_MAX,
                                        .each = &one_name},
                                       {.key = "until", NT_FROM_1, .most = UNTIL_MAX},
                                       {.key = NULL}};

/* ---- taking ---- */

/* "survival.sanction.pemilu-2024": the row "pemilu-2024" of "survival.sanction.summary". */
static nt_chart_series median_of(const nt_taking *taking, const nt_frame *frame, const char *name)
{
    nt_chart_series none = {.name = name, .code = "median"};
    const char *first = strchr(frame->id, '.'), *group = first ? strchr(first + 1, '.') : NULL;
    if (!group) {
        return none;
    }
    const char *id =
        nt_arena_printf(taking->arena, "%.*s.summary", (int)(group - frame->id), frame->id);
    const nt_frame *summary = nt_results_frame(taking->results, id);
    int column = summary ? nt_frame_column(summary, "median") : -1;
    for (size_t i = 0; column >= 0 && i < summary->row_count; i++) {
        const nt_ledger_row *row = nt_frame_cell(summary, i, (size_t)column);
        if (strcmp(summary->rows[i].code, group + 1) == 0 && row && !isnan(row->value)) {
            const char *label = ((nt_text)NT_TEXT_REGISTER_MEDIAN).in[taking->request->lang];
            none.points = nt_take_row(taking, label, row, row->value);
            none.count = 1;
        }
    }
    return none;
}

typedef NT_VEC(nt_chart_series) series_list;

static nt_status take_curve(const nt_taking *taking, nt_choice frame, const char *name, int ink,
                            series_list *out, nt_error *err)
{
    static const char *const fallback[] = {"estimate", "at-risk", "censored", NULL};
    const nt_column_wish wish = {.member = "columns", .fallback = fallback};
    nt_part part = {0};
    nt_status status = nt_select_rows(taking, frame, &part, err);
    if (status || !part.frame || !part.row_count ||
        (status = nt_select_columns(taking, &wish, &part, err))) {
        return status;
    }
    name = name ? name : part.frame->title.in[taking->request->lang];
    for (size_t i = 0; i < part.column_count; i++) {
        nt_chart_series series = nt_take_column(taking, &part, part.columns[i]);
        bool estimate = strcmp(series.code, "estimate") == 0;
        series.name = estimate ? name : nt_arena_printf(taking->arena, "%s: %s", name, series.name);
        series.ink = ink;
        nt_vec_push(taking->arena, out, series);
    }
    nt_chart_series median = median_of(taking, part.frame, name);
    median.ink = ink;
    nt_vec_push(taking->arena, out, median);
    return NT_OK;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    nt_choices frames = nt_select_strings(taking, "frame"), names;
    series_list list = {0};
    NT_TRY(nt_select_texts(taking, "names", &names));
    for (size_t i = 0; i < frames.count; i++) {
        const char *name = i < names.count ? names.items[i].text : NULL;
        NT_TRY(take_curve(taking, frames.items[i], name, (int)i, &list, err));
    }
    nt_take_series(taking, list.items, list.count);
    /* The curve's unit and places, not those of the numbers at risk. */
    const nt_chart_series *first = nt_chart_coded(taking->chart, "estimate", 0);
    const nt_ledger_row *row = first && first->count ? first->points[0].row : NULL;
    taking->chart->value_unit = row && row->unit ? row->unit : "percent";
    return NT_OK;
}

/* ---- curves ---- */

typedef struct {
    const nt_chart_series *share, *at_risk, *censored;
    const nt_chart_point *median; /* NULL: not reached, or not given */
    nt_colour ink;
} curve;

typedef struct {
    curve items[CURVES_MAX];
    size_t count;
    double until, tick; /* days */
    double ticks[TICKS_MAX];
    size_t tick_count;
    nt_plot plot;
} field;

static const nt_chart_series *of_ink(const nt_chart *chart, const char *code, int ink)
{
    const nt_chart_series *series;
    for (size_t n = 0; (series = nt_chart_coded(chart, code, n)) != NULL; n++) {
        if (series->ink == ink) {
            return series;
        }
    }
    return NULL;
}

static field curves_of(const nt_chart *chart)
{
    field at = {.count = 0};
    const nt_chart_series *share;
    while (at.count < CURVES_MAX && (share = nt_chart_coded(chart, "estimate", at.count)) != NULL) {
        const nt_chart_series *median = of_ink(chart, "median", share->ink);
        bool known = median && median->count && nt_point_known(&median->points[0]);
        at.items[at.count++] = (curve){
            share, of_ink(chart, "at-risk", share->ink), of_ink(chart, "censored", share->ink),
            known ? median->points : NULL, nt_palette_series(share->ink)};
    }
    return at;
}

/* The last day on which a curve rests on some cases still; of all days where none does. */
static double last_day(const curve *c)
{
    double few = 0, all = 0;
    for (size_t i = 0; i < c->share->count; i++) {
        double day = c->share->points[i].x;
        bool some = nt_point_number(nt_series_at(c->at_risk, i)) >= FEW_AT_RISK;
        all = fmax(all, day);
        few = some ? fmax(few, day) : few;
    }
    return few > 0 ? few : all;
}

/* As long as the template asks and up to the medians, yet not beyond what any curve knows. */
static void set_days(field *at, const nt_chart *chart)
{
    double wished = nt_json_number(chart->settings, "until", 0), seen = 0, medians = 0;
    for (size_t i = 0; i < at->count; i++) {
        const nt_chart_series *share = at->items[i].share;
        at->until = fmax(at->until, last_day(&at->items[i]));
        seen = fmax(seen, share->count ? share->points[share->count - 1].x : 0);
        medians = fmax(medians, at->items[i].median ? at->items[i].median->x : 0);
    }
    at->until = wished > 0 ? wished : at->until;
    at->until = fmax(fmin(fmax(at->until, medians), seen), 1);
    at->tick = nt_days_step(at->until, 8);
}

static double x_of(const field *at, double day)
{
    return nt_plot_day_x(&at->plot, 0, at->until, day);
}

/* ---- bands ---- */

typedef struct {
    double lower, upper; /* NAN: none */
} limits;

static bool same_limits(limits a, limits b)
{
    bool gaps = isnan(a.lower) && isnan(b.lower);
    return gaps || (a.lower == b.lower && a.upper == b.upper);
}

static void draw_band(nt_canvas *canvas, const field *at, nt_colour colour, double from, double to,
                      limits l)
{
    /* A hair wider than the days, so that no seam shows between two rectangles. */
    const double seam = 0.3;
    if (isnan(l.lower) || isnan(l.upper) || l.upper <= l.lower || to <= from) {
        return;
    }
    nt_canvas_area(canvas, colour,
                   (nt_rect){x_of(at, from), nt_plot_y(&at->plot, fmin(l.upper, at->plot.most)),
                             fmin(x_of(at, to) + seam, at->plot.at.x1),
                             nt_plot_y(&at->plot, fmax(l.lower, 0))});
}

/* All days on which a band moves, and the end. */
static double *days_of(nt_arena *arena, const field *at, size_t *count)
{
    size_t most = 2 + NT_SUM(size_t, i, at->count, at->items[i].share->count);
    double *days = nt_new_array(arena, double, most);
    *count = 0;
    for (size_t c = 0; c < at->count; c++) {
        for (size_t i = 0; i < at->items[c].share->count; i++) {
            double day = at->items[c].share->points[i].x;
            if (day >= 0 && day < at->until) {
                days[(*count)++] = day;
            }
        }
    }
    days[(*count)++] = at->until;
    qsort(days, *count, sizeof *days, nt_axis_order);
    return days;
}

/* The curve's last day: behind it nothing is known. */
static double end_of(const curve *c, const field *at)
{
    double end = c->share->count ? c->share->points[c->share->count - 1].x : 0;
    return fmin(end, at->until);
}

/* Of the curve, from each day to the next. */
static limits *limits_of(nt_arena *arena, const field *at, const curve *c, const double *days,
                         size_t count)
{
    limits *out = nt_new_array(arena, limits, count), held = {NAN, NAN};
    for (size_t d = 0, next = 0; d < count; d++) {
        while (next < c->share->count && c->share->points[next].x <= days[d]) {
            const nt_chart_point *point = &c->share->points[next++];
            bool known = nt_point_known(point);
            held = (limits){known ? point->row->lower : NAN, known ? point->row->upper : NAN};
        }
        out[d] = days[d] >= end_of(c, at) ? (limits){NAN, NAN} : held;
    }
    return out;
}

static limits *common_to(nt_arena *arena, const limits *a, const limits *b, size_t count)
{
    limits *out = nt_new_array(arena, limits, count);
    for (size_t d = 0; d < count; d++) {
        bool none = isnan(a[d].lower) || isnan(b[d].lower);
        out[d] = none ? (limits){NAN, NAN}
                      : (limits){fmax(a[d].lower, b[d].lower), fmin(a[d].upper, b[d].upper)};
    }
    return out;
}

static void draw_bands(nt_canvas *canvas, const field *at)
{
    static const nt_colour tints[] = {NT_COLOUR_BAND_FIRST, NT_COLOUR_BAND_SECOND,
                                      NT_COLOUR_BAND_BOTH};
    size_t count, from[CURVES_MAX + 1] = {0}, bands = at->count;
    const double *days = days_of(canvas->arena, at, &count);
    limits *held[CURVES_MAX + 1];
    for (size_t c = 0; c < at->count; c++) {
        held[c] = limits_of(canvas->arena, at, &at->items[c], days, count);
    }
    if (at->count == CURVES_MAX) {
        held[bands++] = common_to(canvas->arena, held[0], held[1], count);
    }
    /* Twice over the days: both bands first, then what they share on top of them. */
    for (size_t first = 0; first < bands; first += CURVES_MAX) {
        for (size_t d = 0; d < count; d++) {
            for (size_t b = first; b < bands && b < first + CURVES_MAX; b++) {
                if (!same_limits(held[b][d], held[b][from[b]]) || d + 1 == count) {
                    draw_band(canvas, at, tints[b], days[from[b]], days[d], held[b][from[b]]);
                    from[b] = d;
                }
            }
        }
    }
}

/* ---- the steps ---- */

/* What lies beyond the scale is a fault of the data: it is drawn at the edge. */
static double y_of(const field *at, double share)
{
    return nt_plot_y(&at->plot, fmin(fmax(share, 0), at->plot.most));
}

static void draw_steps(nt_canvas *canvas, const field *at, const curve *c)
{
    nt_pen pen = {c->ink, 1.5, 0, true};
    double day = 0, share = 0;
    for (size_t i = 0; i < c->share->count; i++) {
        double next = c->share->points[i].x, to = nt_point_number(&c->share->points[i]);
        if (next > at->until || next < day || isnan(to) || to == share) {
            continue;
        }
        double x = x_of(at, next), y = y_of(at, share);
        nt_canvas_rule(canvas, pen, x_of(at, day), y, x, y);
        nt_canvas_rule(canvas, pen, x, y, x, y_of(at, to));
        day = next;
        share = to;
    }
    double y = y_of(at, share);
    nt_canvas_rule(canvas, pen, x_of(at, day), y, x_of(at, end_of(c, at)), y);
}

static void draw_censored(nt_canvas *canvas, const field *at, const curve *c)
{
    const double apart_pt = 3;
    double last = -1e9, share = 0;
    for (size_t i = 0; c->censored && i < c->censored->count && i < c->share->count; i++) {
        double now = nt_point_number(&c->share->points[i]), x = x_of(at, c->share->points[i].x);
        share = isnan(now) ? share : now;
        if (nt_point_number(&c->censored->points[i]) > 0 && x - last >= apart_pt &&
            x <= at->plot.at.x1) {
            double y = y_of(at, share);
            nt_canvas_rule(canvas, (nt_pen){c->ink, 0.8, 0, true}, x, y - censor_pt, x,
                           y + censor_pt);
            last = x;
        }
    }
}

static bool any_censored(const field *at)
{
    return NT_ANY(c, at->count,
                  at->items[c].censored && nt_tally_of(at->items[c].censored, 1).above_zero);
}

static void label_median(nt_canvas *canvas, const field *at, const curve *c)
{
    if (!c->median || c->median->x > at->until || c->median->x < 0) {
        return;
    }
    double x = x_of(at, c->median->x), y = nt_plot_y(&at->plot, at->plot.most / 2);
    const nt_label_line line = {nt_style_in(nt_style_label, c->ink),
                                nt_arena_printf(canvas->arena, "%s %s", c->median->label,
                                                nt_point_value(canvas, c->median, true))};
    nt_rect frame = {at->plot.at.x0 + 2, 0, at->plot.at.x1, at->plot.at.y1 - 2};
    nt_pen pen = {c->ink, 0.7, 1.6, true};
    nt_canvas_rule(canvas, pen, at->plot.at.x0, y, x, y);
    nt_canvas_rule(canvas, pen, x, y, x, at->plot.at.y1);
    nt_place_label(canvas, frame, &(nt_label){x, y, &line, 1});
}

/* ---- names and numbers ---- */

static const nt_chart_point *last_point(const curve *c, double day)
{
    const nt_chart_point *last = NULL;
    NT_EACH(const nt_chart_point, point, c->share->points, c->share->count) {
        last = point->x <= day && nt_point_known(point) ? point : last;
    }
    return last;
}

/* A curve that ends well before the edge is named at its end, the others beside the plot. */
static bool ends_early(const curve *c, const field *at)
{
    return end_of(c, at) < 0.93 * at->until;
}

/* The height of each is still its share. */
static size_t names_beside(nt_canvas *canvas, const field *at, nt_end_label out[CURVES_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < at->count; i++) {
        const nt_chart_point *last = last_point(&at->items[i], at->until);
        if (last && !ends_early(&at->items[i], at)) {
            out[count++] = (nt_end_label){.text = at->items[i].share->name,
                                          .value = nt_point_value(canvas, last, false),
                                          .ink = at->items[i].ink,
                                          .y = last->row->value};
        }
    }
    return count;
}

static void name_at_end(nt_canvas *canvas, const field *at, const curve *c)
{
    const nt_chart_point *last = last_point(c, at->until);
    if (!last || !ends_early(c, at)) {
        return;
    }
    nt_wrapped name = nt_canvas_wrap(canvas, nt_style_label, 130, 1, c->share->name);
    const nt_label_line lines[] = {
        {nt_style_in(nt_style_strong, c->ink), nt_point_value(canvas, last, false)},
        {nt_style_in(nt_style_label, c->ink), name.count ? name.lines[0] : ""}};
    const nt_label label = {x_of(at, end_of(c, at)), y_of(at, last->row->value), lines, 2};
    nt_rect frame = {at->plot.at.x0 + 2, 0, at->plot.at.x1, at->plot.at.y1 - 2};
    nt_place_label(canvas, frame, &label);
}

static const nt_chart_point *risk_on(const curve *c, double day)
{
    NT_RETURN_FIRST(i, c->at_risk ? c->at_risk->count : 0, c->at_risk->points[i].x == day,
                    &c->at_risk->points[i], NULL);
}

static const curve *longest(const field *at)
{
    const curve *most = &at->items[0];
    for (size_t i = 1; i < at->count; i++) {
        most = end_of(&at->items[i], at) > end_of(most, at) ? &at->items[i] : most;
    }
    return most;
}

/* Whether the longest curve has a row on each of the axis's days. */
static bool rows_meet_ticks(const field *at)
{
    const curve *c = longest(at);
    for (double day = 0; day <= end_of(c, at) + 1e-9; day += at->tick) {
        if (!risk_on(c, day)) {
            return false;
        }
    }
    return true;
}

/* The days that stand below the axis, those of the table too: round ones where the rows have them,
 * else nought and the rows' own. */
static void set_ticks(field *at)
{
    const double apart_pt = 38, first_apart_pt = 14;
    const curve *c = at->count ? longest(at) : NULL;
    bool own = c && c->at_risk && !rows_meet_ticks(at);
    for (double day = 0; !own && day <= at->until + 1e-9 && at->tick_count < TICKS_MAX;
         day += at->tick) {
        at->ticks[at->tick_count++] = day;
    }
    at->tick_count += own; /* nought */
    for (size_t i = 0; own && i < c->at_risk->count && at->tick_count < TICKS_MAX; i++) {
        double day = c->at_risk->points[i].x;
        double apart = x_of(at, day) - x_of(at, at->ticks[at->tick_count - 1]);
        if (day <= at->until && apart >= (at->tick_count > 1 ? apart_pt : first_apart_pt)) {
            at->ticks[at->tick_count++] = day;
        }
    }
}

static const char *risk_text(nt_canvas *canvas, const nt_chart_point *point)
{
    return !point ? ""
           : nt_point_known(point)
               ? nt_text_number(canvas->arena, canvas->lang, point->row->value, 0)
               : nt_point_sign(canvas, point);
}

/* A name, and behind it the numbers at risk of its curve, each where it has room. */
static void draw_risk_row(nt_canvas *canvas, const field *at, const curve *c, double top)
{
    nt_style style = nt_style_in(nt_style_axis, c->ink);
    nt_wrapped name = nt_canvas_wrap(canvas, nt_style_axis, at->plot.at.x0 - 16, 1, c->share->name);
    nt_canvas_lines(canvas, style, NT_SET_LEFT, 0, top, name);
    double last = name.width_pt;
    for (size_t i = 0; i < at->tick_count; i++) {
        const char *text = risk_text(canvas, risk_on(c, at->ticks[i]));
        double x = x_of(at, at->ticks[i]), half = nt_canvas_width(canvas, style, text) / 2;
        if (*text && x - half > last + 4 && x + half <= canvas->width_pt) {
            nt_canvas_text(canvas, style, NT_SET_CENTRE, x, top + style.size_pt * NT_TEXT_ASCENT,
                           text);
            last = x + half;
        }
    }
}

/* "masih diamati", and below it a row a curve. */
static double draw_risks(nt_canvas *canvas, const field *at, double top)
{
    if (!at->count || !longest(at)->at_risk) {
        return top;
    }
    const char *head = ((nt_text)NT_TEXT_CHART_STILL_FOLLOWED).in[canvas->lang];
    double y = top + 6;
    nt_canvas_lines(canvas, nt_style_axis, NT_SET_LEFT, 0, y,
                    nt_canvas_wrap(canvas, nt_style_axis, canvas->width_pt, 1, head));
    NT_EACH(const curve, c, at->items, at->count) {
        if (c->at_risk) {
            y += row_pt;
            draw_risk_row(canvas, at, c, y);
        }
    }
    return y + row_pt;
}

static double left_margin(nt_canvas *canvas, const field *at)
{
    double width = nt_plot_margin(canvas, &at->plot);
    for (size_t i = 0; i < at->count; i++) {
        double name = nt_canvas_width(canvas, nt_style_axis, at->items[i].share->name) + 16;
        width = fmax(width, fmin(name, 100));
    }
    return width;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    field at = curves_of(chart);
    set_days(&at, chart);
    nt_end_label names[CURVES_MAX];
    size_t named = names_beside(canvas, &at, names);
    double right = nt_end_labels_wrap(canvas, names, named, names_pt);
    at.plot = nt_plot_scale("percent", 100, 4);
    at.plot.at = (nt_rect){left_margin(canvas, &at), top_pt, canvas->width_pt - fmax(right, 20),
                           top_pt + height_pt * canvas->stretch};
    set_ticks(&at);
    nt_plot_grid(canvas, &at.plot);
    draw_bands(canvas, &at);
    for (size_t i = 0; i < at.count; i++) {
        draw_steps(canvas, &at, &at.items[i]);
        draw_censored(canvas, &at, &at.items[i]);
    }
    for (size_t i = 0; i < named; i++) {
        names[i].y = y_of(&at, names[i].y);
    }
    nt_end_labels(canvas, &at.plot, names, named, at.plot.at.y1);
    for (size_t i = 0; i < at.count; i++) {
        name_at_end(canvas, &at, &at.items[i]);
        label_median(canvas, &at, &at.items[i]);
    }
    double y = draw_risks(canvas, &at,
                          nt_plot_days_at(canvas, &at.plot, 0, at.until, at.ticks, at.tick_count));
    if (nt_chart_tally(chart).suppressed) {
        y = nt_draw_key(canvas, y, 3, (nt_text)NT_TEXT_CHART_SUPPRESSED_TO_PROTECT_PERSONS);
    }
    return any_censored(&at)
               ? nt_draw_key(canvas, y, 3,
                             (nt_text)NT_TEXT_CHART_BAND_95_PER_CENT_CONFIDENCE_INTERVAL)
               : y;
}

/* ---- words ---- */

/* Hundreds of steps are not read out: the share on the days that people ask for. */
static void describe(nt_buffer *out, const nt_chart *chart)
{
    static const int days[] = {30, 90, 180, 365};
    field at = curves_of(chart);
    set_days(&at, chart);
    for (size_t c = 0; c < at.count; c++) {
        const char *sign = ": ";
        nt_buffer_printf(out, " %s", at.items[c].share->name);
        for (size_t i = 0; i < 4 && days[i] <= end_of(&at.items[c], &at); i++) {
            const nt_chart_point *point = last_point(&at.items[c], days[i]);
            if (!point) {
                continue;
            }
            const nt_arg args[] = {
                {.kind = NT_ARG_TEXT, .text = nt_point_words(out->arena, chart->lang, point)},
                {.kind = NT_ARG_COUNT, .number = days[i]}};
            nt_buffer_puts(out, sign);
            nt_describe_phrase(out, chart->lang, (nt_text)NT_TEXT_CHART_BY_DAY, args, 2);
            sign = "; ";
        }
        if (at.items[c].median) {
            nt_buffer_printf(out, "%s%s %s", sign, at.items[c].median->label,
                             nt_point_words(out->arena, chart->lang, at.items[c].median));
        }
        nt_buffer_putc(out, '.');
    }
}

const nt_kind nt_kind_step_curve = {NT_KIND_PARTS, .name = NT_TEXT_CHART_STEP_CURVE, .has_x = true,
                                    .describe = describe,
                                    /* Numbers at risk without a curve above them are a table. */
                                    .carrier = "estimate"};
