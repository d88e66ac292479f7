/* A ratio of all votes by age: days from the vote to the day of the figures.
 *
 * Design: points are what is known, so a line joins two of one event, counter and unit only when
 * they lie at most `gap_days` apart and neither is in doubt; over a longer gap nothing is drawn.
 * Wilson's interval is a thin upright. Days after `squeeze_after` are pressed together behind a
 * visible break. Every point is named by its value and day; those the finding rests on also by
 * their counts. From five votes on each has a panel of its own, on the same scales. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "axes.h"
#include "place.h"
#include "select.h"
#include "text/number.h"
#include "words/chart.h"
#include "words/published.h"
#include "words/register.h"

enum {
    SQUEEZE_AFTER_DAYS = 120,
    GAP_DAYS = 60,
    DAYS_MAX = 36500,
    REMARK_LINES = 4,
    LABEL_LINES_MAX = REMARK_LINES + 4,
    PANELS_FROM = 5,
    PANELS_WIDE = 8 /* up to so many stand two in a row, more of them three */
};

static const double plot_height = 262, top_room = 16, bottom_room = 17, right_room = 6;
static const double squeezed_part = 0.25; /* of the width, behind the break */
static const double break_pt = 7;
static const double near_enough = 5; /* mean cost of a label: no other order is tried */
static const double dropped_line_cost = 120, dropped_label_cost = 1000;
static const double name_max = 120, remark_max = 104;

/* ---- taking ---- */

static const char *const measures[] = {"sanction", "proof", NULL};
static const nt_json_form members[] = {{.key = "measure", .is = NT_IS_TEXT, .choices = measures},
                                       {.key = "releases", NT_NAMES},
                                       {.key = "emphasis", NT_NAMES},
                                       {.key = "squeeze_after", NT_FROM_1, .most = DAYS_MAX},
                                       {.key = "gap_days", NT_FROM_1, .most = DAYS_MAX},
                                       {.key = NULL}};

/* What a line may join: the first release of that event, counter and unit stands for them. */
static const nt_release *line_of(const nt_figures_report *figures, const nt_release *release,
                                 nt_stage measure)
{
    const nt_figure *whole = nt_release_ratio(release, measure)->whole;
    NT_EACH(const nt_release, first, figures->releases, figures->release_count) {
        const nt_ratio *theirs = nt_release_ratio(first, measure);
        bool one_unit = theirs->whole && whole ? strcmp(theirs->whole->unit, whole->unit) == 0
                                               : theirs->whole == whole;
        if (theirs->row && first->event == release->event && first->counter == release->counter &&
            one_unit) {
            return first;
        }
    }
    return release;
}

static nt_chart_point point_of(const nt_taking *taking, const nt_release *release, nt_stage measure)
{
    const nt_finding *doubt = nt_release_doubt(release, measure);
    const nt_ledger_row *row = nt_release_ratio(release, measure)->row;
    nt_lang lang = taking->request->lang;
    return (nt_chart_point){
        .label = nt_text_date_short(taking->arena, lang, release->as_of),
        .x = release->age_days,
        .row = row,
        .doubtful = doubt || (row->flags & NT_FLAG_DOUBTFUL),
        .remark = doubt ? doubt->rule->title.in[lang] : "",
        .counter = release->counter,
        .line = line_of(taking->figures, release, measure),
    };
}

typedef NT_VEC(const nt_release *) release_list;

static void add_release(const nt_taking *taking, release_list *list, const nt_release *release)
{
    if (release) {
        nt_vec_push(taking->arena, list, release);
    }
}

static nt_status named_releases(const nt_taking *taking, const char *member, release_list *out,
                                nt_error *err)
{
    nt_choices names = nt_select_strings(taking, member);
    for (size_t i = 0; i < names.count; i++) {
        const nt_release *release = NULL;
        NT_TRY(nt_select_release(taking, names.items[i], &release, err));
        add_release(taking, out, release);
    }
    return NT_OK;
}

static bool listed(const release_list *list, const nt_release *release)
{
    return NT_ANY(i, list->count, list->items[i] == release);
}

/* Unless the template says otherwise: the release that has the verdict, and its neighbours. */
static nt_status emphasised(const nt_taking *taking, release_list *out, nt_error *err)
{
    static const char *const names[] = {"b.compared", "b.compared.earlier", "b.compared.later"};
    if (nt_json_get(taking->request->definition, "emphasis")) {
        return named_releases(taking, "emphasis", out, err);
    }
    for (size_t i = 0; i < 3; i++) {
        add_release(taking, out, nt_published_release(taking->results, names[i]));
    }
    return NT_OK;
}

/* What is drawn: which releases, which of them strongly, by which ratio. */
typedef struct {
    release_list chosen, strong;
    nt_stage measure;
} drawing;

static bool drawn(const drawing *d, const nt_release *release)
{
    return release->has_age && nt_release_ratio(release, d->measure)->row &&
           (!d->chosen.count || listed(&d->chosen, release));
}

/* Each procedure whose counts are drawn, in the order of the releases. */
typedef NT_VEC(const nt_procedure *) procedure_list;

static procedure_list procedures_of(const nt_taking *taking, const drawing *d)
{
    procedure_list list = {0};
    NT_EACH(const nt_release, release, taking->figures->releases, taking->figures->release_count) {
        bool known = !drawn(d, release) ||
                     NT_ANY(k, list.count, list.items[k] == release->counter->procedure);
        if (!known) {
            nt_vec_push(taking->arena, &list, release->counter->procedure);
        }
    }
    return list;
}

/* "Pilkada 2020, KASN/BKN": with the counters, where several procedures are drawn. */
static const char *series_name(const nt_taking *taking, const nt_event *event,
                               const nt_chart_series *series, bool several)
{
    nt_buffer name = nt_buffer_open(taking->arena);
    size_t named = 0;
    nt_buffer_puts(&name, event->short_name);
    for (size_t i = 0; several && i < series->count; i++) {
        const nt_counter *who = series->points[i].counter;
        bool said = !*who->id || NT_ANY(k, i, series->points[k].counter == who);
        if (!said) {
            nt_buffer_printf(&name, "%s%s", named++ ? "/" : ", ", who->id);
        }
    }
    return nt_buffer_text(&name);
}

static nt_chart_series series_of(const nt_taking *taking, const nt_event *event,
                                 const nt_procedure *procedure, const drawing *d)
{
    const nt_figures_report *figures = taking->figures;
    NT_VEC(nt_chart_point) points = {0};
    NT_EACH(const nt_release, release, figures->releases, figures->release_count) {
        if (release->event == event && release->counter->procedure == procedure &&
            drawn(d, release)) {
            nt_chart_point point = point_of(taking, release, d->measure);
            point.emphasis = listed(&d->strong, release);
            nt_vec_push(taking->arena, &points, point);
        }
    }
    return (nt_chart_series){
        .name = event->short_name, .points = points.items, .count = points.count};
}

/* One series for each vote and procedure; a vote has one ink and shape. */
static void take_series(const nt_taking *taking, const drawing *d)
{
    const nt_figures_report *figures = taking->figures;
    procedure_list procedures = procedures_of(taking, d);
    nt_chart_series *series =
        nt_new_array(taking->arena, nt_chart_series, figures->vote_count * procedures.count + 1);
    size_t count = 0;
    int next = 3; /* the inks of the votes beside a and b that are drawn */
    NT_EACH_OF(const nt_event, event, figures->votes, figures->vote_count) {
        bool chief = event == figures->a || event == figures->b;
        int ink = chief ? nt_take_ink(figures, event) : next <= 4 ? next : 2;
        size_t before = count;
        for (size_t k = 0; k < procedures.count; k++) {
            series[count] = series_of(taking, event, procedures.items[k], d);
            series[count].ink = ink;
            series[count].name = series_name(taking, event, &series[count], procedures.count > 1);
            count += series[count].count > 0;
        }
        next += !chief && count > before;
    }
    nt_take_series(taking, series, count);
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    const nt_json *definition = taking->request->definition;
    drawing d = {.measure = taking->figures->measure};
    NT_TRY(named_releases(taking, "releases", &d.chosen, err));
    NT_TRY(emphasised(taking, &d.strong, err));
    if (nt_json_get(definition, "measure")) {
        d.measure = nt_json_choice(definition, "measure", measures) == 1 ? NT_STAGE_PROVEN
                                                                         : NT_STAGE_SANCTIONED;
    }
    take_series(taking, &d);
    return NT_OK;
}

/* ---- scales ---- */

typedef struct {
    double from, knee, to; /* days; knee == to when nothing is squeezed */
    double x0, x_knee, x1;
} age_scale;

static double x_of(const age_scale *scale, double age)
{
    if (age <= scale->knee) {
        double part = (age - scale->from) / (scale->knee - scale->from);
        return scale->x0 + part * (scale->x_knee - scale->x0);
    }
    double left = scale->x_knee + break_pt / 2;
    return left + (age - scale->knee) / (scale->to - scale->knee) * (scale->x1 - left);
}

/* The same days from x0 to x1. */
static age_scale scale_within(age_scale scale, double x0, double x1)
{
    bool squeezed = scale.knee < scale.to;
    scale.x0 = x0;
    scale.x1 = x1;
    scale.x_knee = squeezed ? x1 - (x1 - x0) * squeezed_part : x1;
    return scale;
}

static age_scale scale_of(const nt_chart *chart)
{
    double least = 0, most = 0,
           after = nt_json_number(chart->settings, "squeeze_after", SQUEEZE_AFTER_DAYS);
    bool early = false, late = false;
    for (size_t s = 0; s < chart->series_count; s++) {
        for (size_t i = 0; i < chart->series[s].count; i++) {
            double age = chart->series[s].points[i].x;
            least = fmin(least, age);
            most = fmax(most, age);
            early |= age <= after;
            late |= age > after;
        }
    }
    age_scale scale = {0};
    if (early && late) {
        scale.from = least - fmax((after - least) * 0.05, 1);
        scale.knee = after;
        scale.to = most + (most - after) * 0.08;
    } else {
        double pad = fmax((most - least) * 0.06, 2);
        scale.from = least - pad;
        scale.to = scale.knee = most + pad;
    }
    return scale;
}

/* ---- frame ---- */

/* A strip of paper through grid and axis, and the two strokes that everywhere mean a break. */
static void draw_break(nt_canvas *canvas, const age_scale *age, nt_rect plot)
{
    double left = age->x_knee - break_pt / 2, right = age->x_knee + break_pt / 2;
    nt_canvas_area(canvas, NT_COLOUR_PAPER, (nt_rect){left, plot.y0 - 1, right, plot.y1 + 1});
    const nt_pen stroke = {NT_COLOUR_GREY, 0.9, 0, true};
    nt_canvas_rule(canvas, stroke, left - 1.5, plot.y1 + 4, left + 1.5, plot.y1 - 4);
    nt_canvas_rule(canvas, stroke, right - 1.5, plot.y1 + 4, right + 1.5, plot.y1 - 4);
}

typedef struct {
    nt_canvas *canvas;
    const age_scale *age;
    double bottom, after; /* the right end of the last label */
} tick_row;

/* A tick and its label, where the label has room behind the one before. */
static void draw_tick(tick_row *row, double days, const char *text)
{
    const nt_style style = nt_style_axis;
    double x = x_of(row->age, days), width = nt_canvas_width(row->canvas, style, text);
    double left = fmin(x - width / 2, row->canvas->width_pt - width);
    nt_canvas_rule(row->canvas, nt_pen_axis, x, row->bottom, x, row->bottom + 3);
    if (left < row->after + 5) {
        return;
    }
    nt_canvas_text(row->canvas, style, NT_SET_LEFT, left, row->bottom + 13, text);
    row->after = left + width;
}

/* Numbers of days or years, in equal steps; the last names them. */
typedef struct {
    double first, step, last, days_each;
    nt_text name;
} ticks;

static void draw_ticks(tick_row *row, ticks t)
{
    const nt_canvas *canvas = row->canvas;
    for (double n = t.first; n * t.days_each <= t.last; n += t.step) {
        const char *text = nt_text_number(canvas->arena, canvas->lang, n, 0);
        if ((n + t.step) * t.days_each > t.last) {
            text = nt_arena_printf(canvas->arena, "%s %s", text, t.name.in[canvas->lang]);
        }
        draw_tick(row, n * t.days_each, text);
    }
}

static ticks days_of(const age_scale *age)
{
    double room = (age->x_knee - age->x0) / 36;
    double step = fmax(ceil(nt_axis_step(age->knee - age->from, room < 3 ? 3 : (size_t)room)), 1);
    bool squeezed = age->knee < age->to;
    double last = floor((age->knee - (squeezed ? step / 4 : 0)) / step + 1e-9) * step;
    return (ticks){nt_axis_ceil(age->from, step), step, last, 1, NT_TEXT_REGISTER_DAYS};
}

/* Behind the break. */
static ticks years_of(const age_scale *age)
{
    const double year = 365.25;
    double step = ceil(nt_axis_step((age->to - age->knee) / year, 4)), first = step;
    while (first * year <= age->knee) {
        first += step;
    }
    return (ticks){first, step, age->to, year, NT_TEXT_CHART_YEARS};
}

/* ---- ages ---- */

typedef struct {
    nt_canvas *canvas;
    const nt_chart *chart;
    age_scale age;
    nt_plot value;
} plot;

/* Ticks stand at the ages that have a figure, each with its name where there is room in two rows;
 * those that the finding rests on come first. The day stands beside each point. */
enum { AGE_ROWS = 2, AGES_MAX = 40 };

static const double age_row_pt = 10;

typedef struct {
    double days, x, left, right;
    bool emphasis;
    size_t row; /* of its name, from 1; 0 none */
} age_mark;

typedef struct {
    age_mark marks[AGES_MAX];
    size_t count; /* 0: so many that numbers in equal steps tell more */
} ages;

static bool add_age(ages *all, const nt_chart_point *point)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->marks[i].days == point->x) {
            all->marks[i].emphasis |= point->emphasis;
            return true;
        }
    }
    if (all->count == AGES_MAX) {
        return false;
    }
    all->marks[all->count++] = (age_mark){.days = point->x, .emphasis = point->emphasis};
    return true;
}

/* Whether the name has room: no other in its row, nor a longer tick through it or the other way. */
static bool has_room(const ages *all, const age_mark *mark, size_t row)
{
    const double apart_pt = 4;
    NT_EACH(const age_mark, other, all->marks, all->count) {
        const age_mark *upper = row < other->row ? mark : other,
                       *lower = upper == mark ? other : mark;
        bool touch = other->row == row && mark->left < other->right + apart_pt &&
                     other->left < mark->right + apart_pt;
        bool cross = other->row && other->row != row && lower->x > upper->left - 1 &&
                     lower->x < upper->right + 1;
        if (other != mark && (touch || cross)) {
            return false;
        }
    }
    return true;
}

static const char *age_name(const plot *p, const age_mark *mark)
{
    return nt_text_age(p->canvas->arena, p->canvas->lang, (int)mark->days);
}

static void choose_names(const plot *p, ages *all, bool emphasis)
{
    NT_EACH(age_mark, mark, all->marks, all->count) {
        double width = nt_canvas_width(p->canvas, nt_style_axis, age_name(p, mark));
        mark->x = x_of(&p->age, mark->days);
        mark->left = fmax(fmin(mark->x - width / 2, p->canvas->width_pt - width), 0);
        mark->right = mark->left + width;
        for (size_t row = 1; mark->emphasis == emphasis && !mark->row && row <= AGE_ROWS; row++) {
            mark->row = has_room(all, mark, row) ? row : 0;
        }
    }
}

static ages ages_of(const plot *p)
{
    const nt_chart *chart = p->chart;
    ages all = {.count = 0};
    for (size_t s = 0; s < chart->series_count; s++) {
        for (size_t i = 0; i < chart->series[s].count; i++) {
            if (!add_age(&all, &chart->series[s].points[i])) {
                return (ages){.count = 0};
            }
        }
    }
    choose_names(p, &all, true);
    choose_names(p, &all, false);
    return all;
}

static void draw_ages(const plot *p, const ages *all)
{
    double bottom = p->value.at.y1;
    NT_EACH(const age_mark, mark, all->marks, all->count) {
        double lower = bottom + age_row_pt * (double)(mark->row > 1 ? mark->row - 1 : 0);
        nt_canvas_rule(p->canvas, nt_pen_axis, mark->x, bottom, mark->x, lower + 3);
        if (mark->row) {
            nt_canvas_text(p->canvas, nt_style_axis, NT_SET_LEFT, mark->left, lower + 13,
                           age_name(p, mark));
        }
    }
}

/* ---- points ---- */

NT_ORDER_OF(by_age, nt_chart_point, NT_RISING(x) || NT_BY((a > b) - (a < b)))

typedef struct {
    const nt_chart_series *series;
    const nt_chart_point **points; /* known, in order of age */
    size_t count;
} ordered;

static ordered order_points(nt_arena *arena, const nt_chart_series *series)
{
    ordered o = {series, nt_new_array(arena, const nt_chart_point *, series->count), 0};
    o.count =
        NT_PICK(o.points, i, series->count, &series->points[i], nt_point_known(&series->points[i]));
    qsort(o.points, o.count, sizeof *o.points, by_age);
    return o;
}

static double point_x(const plot *p, const nt_chart_point *point)
{
    return x_of(&p->age, point->x);
}

static double point_y(const plot *p, const nt_chart_point *point)
{
    return nt_plot_y(&p->value, point->row->value);
}

/* The last sure point before that one which the same line may join; NULL none. */
static const nt_chart_point *line_before(const ordered *o, size_t i)
{
    const void *line = o->points[i]->line;
    while (i-- > 0) {
        if (o->points[i]->line == line && !o->points[i]->doubtful) {
            return o->points[i];
        }
    }
    return NULL;
}

static void draw_lines(const plot *p, const ordered *o)
{
    double gap = nt_json_number(p->chart->settings, "gap_days", GAP_DAYS);
    nt_pen pen = {nt_palette_series(o->series->ink), 1.4, 0, true};
    for (size_t i = 0; i < o->count; i++) {
        const nt_chart_point *point = o->points[i], *before = line_before(o, i);
        bool same_side = before && (before->x > p->age.knee) == (point->x > p->age.knee);
        if (!point->doubtful && same_side && point->x - before->x <= gap) {
            nt_canvas_rule(p->canvas, pen, point_x(p, before), point_y(p, before),
                           point_x(p, point), point_y(p, point));
        }
    }
}

/* ---- labels ---- */

/* "26 Jun 2020" beside "Pilkada 2020": the year is said already. */
static const char *short_day(nt_arena *arena, const char *day, const char *series)
{
    const char *year = strrchr(day, ' ');
    return !year || !strstr(series, year + 1) ? day
                                              : nt_arena_text(arena, day, (size_t)(year - day));
}

typedef struct {
    nt_label_line lines[LABEL_LINES_MAX];
    size_t count, least; /* least: name and value */
} label_text;

static void add_words(nt_canvas *canvas, label_text *label, nt_style style, nt_room room,
                      const char *text)
{
    nt_wrapped words = nt_canvas_wrap(canvas, style, room.width_pt, room.lines, text);
    for (size_t i = 0; i < words.count && label->count < LABEL_LINES_MAX; i++) {
        label->lines[label->count++] = (nt_label_line){style, words.lines[i]};
    }
}

static const char *day_line(const plot *p, const nt_chart_series *series,
                            const nt_chart_point *point)
{
    nt_arena *arena = p->canvas->arena;
    const char *day = short_day(arena, point->label, series->name);
    return !point->emphasis ? day
                            : nt_arena_printf(arena, "%s, %s", day,
                                              nt_text_age(arena, p->canvas->lang, (int)point->x));
}

/* Who counted, where the chart has more than one that did: a comparison names both. */
static const char *counter_line(const plot *p, const nt_chart_point *point)
{
    for (size_t s = 0; s < p->chart->series_count && point->emphasis && point->counter; s++) {
        for (size_t i = 0; i < p->chart->series[s].count; i++) {
            if (p->chart->series[s].points[i].counter != point->counter) {
                return point->counter->id;
            }
        }
    }
    return "";
}

/* What stands beside a point: name, value, day, who counted, the reason for doubt. */
static label_text compose(const plot *p, const nt_chart_series *series, const nt_chart_point *point,
                          bool named)
{
    nt_canvas *canvas = p->canvas;
    nt_colour ink = nt_palette_series(series->ink);
    nt_style strong = nt_style_in(nt_style_strong, ink), day = nt_style_in(nt_style_axis, ink);
    nt_style value = nt_style_in(point->emphasis ? nt_style_strong : nt_style_value, ink);
    const nt_room line = {INFINITY, 1};
    label_text label = {.count = 0};
    if (named) {
        add_words(canvas, &label, strong, (nt_room){name_max, 2}, series->name);
    }
    const char *counts = point->emphasis || point->doubtful ? nt_point_counts(canvas, point) : "";
    add_words(canvas, &label, value, line,
              nt_arena_printf(canvas->arena, *counts ? "%s (%s)" : "%s%s",
                              nt_point_value(canvas, point, false), counts));
    label.least = label.count;
    add_words(canvas, &label, day, (nt_room){name_max, 1}, day_line(p, series, point));
    add_words(canvas, &label, day, line, counter_line(p, point));
    if (point->doubtful && point->remark) {
        add_words(canvas, &label, nt_style_remark, (nt_room){remark_max, REMARK_LINES},
                  point->remark);
    }
    return label;
}

/* The point that carries the event's name: sure, in the open part, and far from the others. */
static const nt_chart_point *name_bearer(const plot *p, const ordered *all, size_t count,
                                         const ordered *o)
{
    const nt_chart_point *best = NULL;
    double best_room = -1;
    for (size_t i = 0; i < o->count; i++) {
        double room = o->points[i]->doubtful ? 0 : 1e3;
        for (size_t s = 0; s < count && room > 0; s++) {
            for (size_t k = 0; k < all[s].count; k++) {
                if (all[s].points[k] != o->points[i]) {
                    double apart = point_x(p, all[s].points[k]) - point_x(p, o->points[i]);
                    room = fmin(room, fabs(apart));
                }
            }
        }
        room *= o->points[i]->x > p->age.knee ? 0.01 : 1;
        if (room > best_room) {
            best = o->points[i];
            best_room = room;
        }
    }
    return best;
}

/* ---- the order of the labels ----
 *
 * Each label takes the best place that is left, so the order decides. A few orders are tried and
 * the one whose labels lie nearest to their points is kept. */

enum { RANKS = 4, ORDERS = 6, MANY_LABELS = 500 };

typedef struct {
    label_text label;
    double x, y;
    int rank; /* the name first, then what the finding rests on, then what is in doubt */
    double key[3];
} to_name;

NT_ORDER(by_keys, to_name, NT_RISING(key[0]) || NT_RISING(key[1]) || NT_RISING(key[2]))

/* By rank from the left, from the right; from the left, the right, above, below. */
static void put_in_order(to_name *names, size_t count, size_t order)
{
    for (size_t i = 0; i < count; i++) {
        double x = names[i].x, y = names[i].y, rank = names[i].rank;
        const double keys[ORDERS][3] = {{rank, x, 0},   {rank, -x, 0}, {x, rank, 0},
                                        {-x, -rank, 0}, {y, x, rank},  {-y, -x, -rank}};
        memcpy(names[i].key, keys[order], sizeof names[i].key);
    }
    qsort(names, count, sizeof *names, by_keys);
}

/* Where there is no room for all of it, the reason goes first, then the day, never the name. */
static double place_all(nt_places *places, const to_name *names, size_t count)
{
    double sum = 0;
    for (const to_name *name = names; name < names + count; name++) {
        nt_label label = {name->x, name->y, name->label.lines, name->label.count};
        double cost = nt_places_set(places, &label);
        for (; isinf(cost) && label.count > name->label.least; sum += dropped_line_cost) {
            label.count--;
            cost = nt_places_set(places, &label);
        }
        sum += isinf(cost) ? dropped_label_cost : cost;
    }
    return sum;
}

static size_t list_names(const plot *p, const ordered *all, size_t count, to_name *out)
{
    size_t listed = 0;
    for (size_t s = 0; s < count; s++) {
        const nt_chart_point *bearer = name_bearer(p, all, count, &all[s]);
        NT_EACH_OF(const nt_chart_point, point, all[s].points, all[s].count) {
            int rank = point == bearer ? 0 : point->emphasis ? 1 : point->doubtful ? 2 : RANKS - 1;
            out[listed++] = (to_name){.label = compose(p, all[s].series, point, rank == 0),
                                      .x = point_x(p, point),
                                      .y = point_y(p, point),
                                      .rank = rank};
        }
    }
    return listed;
}

static void draw_labels(const plot *p, const ordered *all, size_t count)
{
    size_t most = 0, best = 0;
    for (size_t s = 0; s < count; s++) {
        most += all[s].count;
    }
    to_name *names = nt_new_array(p->canvas->arena, to_name, most);
    size_t listed = list_names(p, all, count, names);
    nt_places *places = nt_places_open(p->canvas, p->value.at, 0);
    double least = INFINITY, hardly_any = 0.75 * dropped_label_cost * (double)listed;
    bool hopeless =
        false; /* three in four of many have no place: nor would they in another order */
    for (size_t o = 0; o < ORDERS && least > near_enough * (double)listed && !hopeless; o++) {
        put_in_order(names, listed, o);
        double cost = place_all(places, names, listed);
        nt_places_reset(places);
        hopeless = listed > MANY_LABELS && cost > hardly_any;
        if (cost < least - 1e-9) {
            least = cost;
            best = o;
        }
    }
    put_in_order(names, listed, best);
    place_all(places, names, listed);
}

static nt_plot values_of(nt_canvas *canvas, const nt_chart *chart)
{
    nt_plot values = nt_plot_scale(chart->value_unit, nt_chart_maximum(chart), 4);
    values.hairline_pt = 0.5;
    values.number_pt = 6;
    const char *top =
        nt_text_in_full(canvas->arena, canvas->lang, values.most, values.decimals, values.unit);
    values.at =
        (nt_rect){nt_canvas_width(canvas, nt_style_axis, top) + values.number_pt, top_room,
                  canvas->width_pt - right_room, plot_height * canvas->stretch - bottom_room};
    return values;
}

/* Whiskers and lines of all series, then their points on top. */
static ordered *draw_series(const plot *p, const nt_chart_series *series, size_t count)
{
    ordered *all = nt_new_array(p->canvas->arena, ordered, count);
    for (size_t s = 0; s < count; s++) {
        all[s] = order_points(p->canvas->arena, &series[s]);
        NT_EACH_OF(const nt_chart_point, point, all[s].points, all[s].count) {
            nt_pen pen = {nt_palette_series(series[s].ink), 0.8, point->doubtful ? 1.5 : 0, true};
            nt_plot_whisker(p->canvas, &p->value, point_x(p, point), pen, point->row);
        }
        draw_lines(p, &all[s]);
    }
    for (size_t s = 0; s < count; s++) {
        NT_EACH_OF(const nt_chart_point, point, all[s].points, all[s].count) {
            nt_canvas_dot(p->canvas, series[s].ink, point->doubtful, point_x(p, point),
                          point_y(p, point));
        }
    }
    return all;
}

/* Grid, break and the ticks below; with `all` ages, where there are any, else in equal steps. */
static void draw_frame(const plot *p, const ages *all)
{
    bool squeezed = p->age.knee < p->age.to;
    nt_plot_grid(p->canvas, &p->value);
    if (squeezed) {
        draw_break(p->canvas, &p->age, p->value.at);
    }
    if (all->count) {
        draw_ages(p, all);
        return;
    }
    tick_row row = {p->canvas, &p->age, p->value.at.y1, -1e9};
    draw_ticks(&row, days_of(&p->age));
    if (squeezed) {
        draw_ticks(&row, years_of(&p->age));
    }
}

/* ---- panels ---- */

static const double panel_pt = 104, panel_least_pt = 30,
                    panels_most_pt = 600; /* a page holds them */
static const double panel_gap_pt = 16, panel_head_pt = 13;

/* Beside a point of a panel: its value, where there is room; the name stands above. */
static void label_panel(const plot *p, const ordered *o, size_t first)
{
    nt_places *places = nt_places_open(p->canvas, p->value.at, first);
    nt_style style = nt_style_in(nt_style_value, nt_palette_series(o->series->ink));
    for (size_t i = o->count; i-- > 0;) {
        const nt_label_line line = {style, nt_point_value(p->canvas, o->points[i], false)};
        nt_label label = {point_x(p, o->points[i]), point_y(p, o->points[i]), &line, 1};
        nt_places_set(places, &label);
    }
}

static void draw_panel(const plot *p, const nt_chart_series *series)
{
    const nt_style style = nt_style_in(nt_style_strong, nt_palette_series(series->ink));
    nt_rect at = p->value.at;
    size_t first = p->canvas->marks.count;
    nt_canvas_words(p->canvas, style, NT_SET_LEFT, at.x0, at.y0 - panel_head_pt,
                    (nt_room){at.x1 - at.x0, 1}, series->name);
    draw_frame(p, &(ages){.count = 0});
    double vote = x_of(&p->age, 0);
    nt_canvas_rule(p->canvas, nt_pen_day, vote, at.y0, vote, at.y1);
    label_panel(p, draw_series(p, series, 1), first);
}

static size_t panels_a_row(const nt_chart *chart)
{
    size_t count = chart->series_count;
    return count > PANELS_WIDE ? 3 : count >= PANELS_FROM ? 2 : count;
}

static size_t rows_of(const nt_chart *chart, size_t per_row)
{
    return (chart->series_count + per_row - 1) / per_row;
}

/* A part has the scales and the sizes of the whole. */
static double draw_panels(nt_canvas *canvas, const nt_chart *chart)
{
    plot p = {.canvas = canvas, .chart = chart, .value = values_of(canvas, chart)};
    const nt_chart *whole = nt_chart_whole(chart);
    const age_scale age = scale_of(whole);
    size_t per_row = panels_a_row(whole), rows = rows_of(whole, per_row);
    double around = panel_head_pt + bottom_room + panel_gap_pt, left = p.value.at.x0;
    double width = (canvas->width_pt - panel_gap_pt * (double)(per_row - 1)) / (double)per_row;
    double height = fmax(fmin(panel_pt, panels_most_pt / (double)rows - around), panel_least_pt);
    double step = around + height;
    for (size_t s = 0; s < chart->series_count; s++) {
        double x = (double)(s % per_row) * (width + panel_gap_pt);
        double y = (double)(s / per_row) * step + panel_head_pt;
        p.value.at = (nt_rect){x + left, y, x + width - right_room, y + height};
        p.age = scale_within(age, p.value.at.x0, p.value.at.x1);
        draw_panel(&p, &chart->series[s]);
    }
    return (double)rows_of(chart, per_row) * step - panel_gap_pt;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    if (nt_chart_whole(chart)->series_count >= PANELS_FROM) {
        return draw_panels(canvas, chart);
    }
    plot p = {.canvas = canvas, .chart = chart, .value = values_of(canvas, chart)};
    p.age = scale_within(scale_of(chart), p.value.at.x0, p.value.at.x1);
    ages below = ages_of(&p);
    p.value.at.y1 -= below.count ? age_row_pt : 0;
    draw_frame(&p, &below);
    const char *day = ((nt_text)NT_TEXT_PUBLISHED_POLLING_DAY).in[canvas->lang];
    const nt_style style = nt_style_in(nt_style_axis, NT_COLOUR_TEXT);
    double x = x_of(&p.age, 0), width = nt_canvas_width(canvas, style, day);
    double left = fmax(fmin(x - width / 2, canvas->width_pt - width), 0);
    nt_canvas_rule(canvas, nt_pen_day, x, p.value.at.y0 - 2, x, p.value.at.y1);
    nt_canvas_text(canvas, style, NT_SET_LEFT, left, p.value.at.y0 - 7, day);
    const ordered *all = draw_series(&p, chart->series, chart->series_count);
    draw_labels(&p, all, chart->series_count);
    return plot_height * canvas->stretch;
}

const nt_kind nt_kind_ratio_by_age = {NT_KIND_PARTS,
                                      .name = NT_TEXT_CHART_DOT_CHART_OF_A_RATIO_BY_AGE,
                                      .has_x = true,
                                      .in_rows = true,
                                      .panels_a_row = panels_a_row,
                                      .fewer = NT_TEXT_CHART_FEWER_RELEASES};
