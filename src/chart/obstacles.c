#include "obstacles.h"

#include <math.h>

static const double cell_pt = 6;        /* below a label's height: most cells of a box tell of it */
static const double crossing_cost = 45; /* a leader across a drawn line */
static const double label_gap = 1.6, mark_gap = 1.8, leader_gap = 0.6;
static const double word_gap = 5; /* beside another label, so that the two are not read as one */
static const double rounding_pt =
    0.01; /* a mark may be known to a cell too many, to none too few */

enum { SIDE_MAX = 512 };

/* What is asked of a mark, side by side with others': the ends of a rule, else its box. */
typedef struct {
    nt_rect at;
    double gap; /* that a box keeps from it */
    bool is_rule, is_words;
    uint32_t asked; /* the last question that met it */
} obstacle;

/* A mark that comes near to a cell, and the one before it there. */
typedef struct {
    uint32_t mark, before; /* counted from `first`; an entry's number, 0 none */
} entry;

struct nt_obstacles {
    const nt_canvas *canvas;
    nt_rect frame;
    size_t columns, rows;
    uint32_t *cells;        /* the number of the newest entry; 0 none */
    NT_VEC(entry) entries;  /* their numbers count from 1 */
    size_t first;           /* of the canvas' marks */
    NT_VEC(obstacle) marks; /* from there on, as far as they are taken in */
    uint32_t question;
    size_t visits;
};

bool nt_rects_touch(nt_rect a, nt_rect b, double gap)
{
    return a.x0 < b.x1 + gap && b.x0 < a.x1 + gap && a.y0 < b.y1 + gap && b.y0 < a.y1 + gap;
}

/* One side of the clip of Liang and Barsky (1984), "A new concept and method for line clipping",
 * ACM Transactions on Graphics 3, 1–22. */
static bool clip(double p, double q, double *from, double *to)
{
    if (p == 0) {
        return q >= 0;
    }
    double t = q / p;
    if (p < 0) {
        *from = NT_GREATER(*from, t);
    } else {
        *to = NT_LESSER(*to, t);
    }
    return *from <= *to;
}

bool nt_segment_touches(nt_rect s, nt_rect box, double gap)
{
    double dx = s.x1 - s.x0, dy = s.y1 - s.y0, from = 0, to = 1;
    return clip(-dx, s.x0 - (box.x0 - gap), &from, &to) &&
           clip(dx, box.x1 + gap - s.x0, &from, &to) &&
           clip(-dy, s.y0 - (box.y0 - gap), &from, &to) &&
           clip(dy, box.y1 + gap - s.y0, &from, &to);
}

/* ---- cells ---- */

/* The cells at the edge reach on beyond it, so that each place has one. */
static size_t cell_at(double from_edge, size_t count)
{
    double cell = floor(from_edge / cell_pt);
    return !(cell > 0) ? 0 : cell < (double)count ? (size_t)cell : count - 1;
}

static size_t column_at(const nt_obstacles *o, double x)
{
    return cell_at(x - o->frame.x0, o->columns);
}

static size_t row_at(const nt_obstacles *o, double y)
{
    return cell_at(y - o->frame.y0, o->rows);
}

/* Cells side by side, of one row. */
typedef struct {
    size_t row, from, to; /* to: the last */
} cell_span;

/* What of the segment lies in the row, and the cells within `gap` of it; false for none. */
static bool span_of(const nt_obstacles *o, nt_rect s, double gap, size_t row, cell_span *out)
{
    double dx = s.x1 - s.x0, dy = s.y1 - s.y0, from = 0, to = 1;
    double above = o->frame.y0 + (double)row * cell_pt - gap, below = above + cell_pt + 2 * gap;
    if ((row > 0 && !clip(-dy, s.y0 - above, &from, &to)) ||
        (row + 1 < o->rows && !clip(dy, below - s.y0, &from, &to))) {
        return false;
    }
    double x0 = s.x0 + from * dx, x1 = s.x0 + to * dx;
    *out = (cell_span){row, column_at(o, fmin(x0, x1) - gap), column_at(o, fmax(x0, x1) + gap)};
    return true;
}

static void add_to(nt_obstacles *o, cell_span span, size_t mark)
{
    for (size_t column = span.from; column <= span.to; column++) {
        uint32_t *newest = &o->cells[span.row * o->columns + column];
        const entry e = {(uint32_t)mark, *newest};
        nt_vec_push(o->canvas->arena, &o->entries, e);
        *newest = (uint32_t)o->entries.count;
    }
}

static void add_box(nt_obstacles *o, nt_rect box, double beside, double around, size_t mark)
{
    size_t from = column_at(o, box.x0 - beside), to = column_at(o, box.x1 + beside);
    size_t last = row_at(o, box.y1 + around);
    for (size_t row = row_at(o, box.y0 - around); row <= last; row++) {
        add_to(o, (cell_span){row, from, to}, mark);
    }
}

static void add_segment(nt_obstacles *o, nt_rect s, double gap, size_t mark)
{
    size_t last = row_at(o, fmax(s.y0, s.y1) + gap);
    for (size_t row = row_at(o, fmin(s.y0, s.y1) - gap); row <= last; row++) {
        cell_span span;
        if (span_of(o, s, gap, row, &span)) {
            add_to(o, span, mark);
        }
    }
}

static obstacle obstacle_of(const nt_drawn *mark)
{
    bool is_rule = mark->shape == NT_MARK_RULE, is_words = mark->shape == NT_MARK_WORDS;
    return (obstacle){.at = is_rule ? mark->at : nt_drawn_box(mark),
                      .gap = is_words  ? label_gap
                             : is_rule ? mark_gap + mark->stroke_pt / 2
                                       : mark_gap,
                      .is_rule = is_rule,
                      .is_words = is_words};
}

static void add_mark(nt_obstacles *o, const nt_drawn *mark)
{
    const obstacle one = obstacle_of(mark);
    const double gap = one.gap + rounding_pt;
    size_t number = o->marks.count;
    nt_vec_push(o->canvas->arena, &o->marks, one);
    if (one.is_words) {
        add_box(o, one.at, word_gap + rounding_pt, gap, number);
    } else if (mark->keep_clear && one.is_rule) {
        add_segment(o, one.at, gap, number);
    } else if (mark->keep_clear) {
        add_box(o, one.at, gap, gap, number);
    }
}

static size_t cells_along(double length_pt)
{
    double cells = ceil(length_pt / cell_pt);
    return !(cells > 1) ? 1 : cells < SIDE_MAX ? (size_t)cells : SIDE_MAX;
}

nt_obstacles *nt_obstacles_open(const nt_canvas *canvas, nt_rect frame, size_t first)
{
    nt_obstacles *o = nt_new(canvas->arena, nt_obstacles);
    o->canvas = canvas;
    o->frame = frame;
    o->columns = cells_along(frame.x1 - frame.x0);
    o->rows = cells_along(frame.y1 - frame.y0);
    o->cells = nt_new_array(canvas->arena, uint32_t, o->columns * o->rows);
    o->first = first;
    nt_obstacles_update(o);
    return o;
}

void nt_obstacles_update(nt_obstacles *o)
{
    while (o->first + o->marks.count < o->canvas->marks.count) {
        add_mark(o, &o->canvas->marks.items[o->first + o->marks.count]);
    }
}

size_t nt_obstacles_visits(const nt_obstacles *o)
{
    return o->visits;
}

/* ---- questions ---- */

static bool keeps_off(const obstacle *mark, nt_rect box)
{
    if (mark->is_words) {
        const double beside = word_gap - label_gap;
        box.x0 -= beside;
        box.x1 += beside;
    }
    return mark->is_rule ? nt_segment_touches(mark->at, box, mark->gap)
                         : nt_rects_touch(box, mark->at, mark->gap);
}

static bool cell_is_free(nt_obstacles *o, size_t cell, nt_rect box)
{
    for (uint32_t e = o->cells[cell]; e; e = o->entries.items[e - 1].before) {
        o->visits++;
        if (keeps_off(&o->marks.items[o->entries.items[e - 1].mark], box)) {
            return false;
        }
    }
    return true;
}

bool nt_obstacles_box_is_free(nt_obstacles *o, nt_rect box)
{
    size_t from = column_at(o, box.x0), to = column_at(o, box.x1), last = row_at(o, box.y1);
    for (size_t row = row_at(o, box.y0); row <= last; row++) {
        for (size_t column = from; column <= to; column++) {
            if (!cell_is_free(o, row * o->columns + column, box)) {
                return false;
            }
        }
    }
    return true;
}

static double side(double x, double y, nt_rect s)
{
    return (s.x1 - s.x0) * (y - s.y0) - (s.y1 - s.y0) * (x - s.x0);
}

static bool segments_cross(nt_rect a, nt_rect b)
{
    return (side(b.x0, b.y0, a) > 0) != (side(b.x1, b.y1, a) > 0) &&
           (side(a.x0, a.y0, b) > 0) != (side(a.x1, a.y1, b) > 0);
}

static double cost_of(const obstacle *mark, nt_rect leader)
{
    if (mark->is_rule) {
        return segments_cross(leader, mark->at) ? crossing_cost : 0;
    }
    return nt_segment_touches(leader, mark->at, mark->is_words ? leader_gap : 0) ? INFINITY : 0;
}

/* Each mark once, though many cells along the leader know it. */
static double cost_in_cell(nt_obstacles *o, size_t cell, nt_rect leader)
{
    double cost = 0;
    for (uint32_t e = o->cells[cell]; e; e = o->entries.items[e - 1].before) {
        obstacle *mark = &o->marks.items[o->entries.items[e - 1].mark];
        o->visits++;
        if (mark->asked != o->question) {
            mark->asked = o->question;
            cost += cost_of(mark, leader);
        }
    }
    return cost;
}

double nt_obstacles_leader_cost(nt_obstacles *o, nt_rect leader, double enough)
{
    double cost = 0;
    size_t last = row_at(o, fmax(leader.y0, leader.y1));
    o->question++;
    for (size_t row = row_at(o, fmin(leader.y0, leader.y1)); row <= last && cost < enough; row++) {
        cell_span span = {row, 1, 0};
        span_of(o, leader, rounding_pt, row, &span);
        for (size_t column = span.from; column <= span.to && cost < enough; column++) {
            cost += cost_in_cell(o, row * o->columns + column, leader);
        }
    }
    return cost;
}
