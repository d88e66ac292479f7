#include "place.h"

#include <math.h>

enum { DIRECTIONS = 16 };

/* Above first, then below, then the sides: a reader looks for a point's name above it. */
static const struct {
    double cos, sin, cost;
} direction[DIRECTIONS] = {
    {0, -1, 0},         {0, 1, 1.5},         {1, 0, 2},        {-1, 0, 2},
    {0.71, -0.71, 3},   {-0.71, -0.71, 3},   {0.71, 0.71, 4},  {-0.71, 0.71, 4},
    {0.38, -0.92, 3.5}, {-0.38, -0.92, 3.5}, {0.92, -0.38, 4}, {-0.92, -0.38, 4},
    {0.38, 0.92, 4.5},  {-0.38, 0.92, 4.5},  {0.92, 0.38, 5},  {-0.92, 0.38, 5},
};

static const double ring[] = {0, 2, 5, 9, 13, 18, 24, 31, 40, 50, 62, 76, 92, 110, 130, 155, 185};

enum { RINGS = sizeof ring / sizeof *ring };

static const double beside_pt = 2.2;    /* from the dot's edge to the label */
static const double leader_from_pt = 8; /* a label further away than this gets a line */
static const double crossing_cost = 45; /* a leader across a drawn line */
static const double label_gap = 1.6, mark_gap = 1.8;
static const double word_gap = 5; /* beside another label, so that the two are not read as one */

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
        *from = fmax(*from, t);
    } else {
        *to = fmin(*to, t);
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

static bool inside(nt_rect box, nt_rect frame)
{
    return box.x0 >= frame.x0 && box.y0 >= frame.y0 && box.x1 <= frame.x1 && box.y1 <= frame.y1;
}

static bool box_is_free(const nt_canvas *canvas, nt_rect box)
{
    const double beside = word_gap - label_gap;
    const nt_rect wide = {box.x0 - beside, box.y0, box.x1 + beside, box.y1};
    for (size_t i = 0; i < canvas->marks.count; i++) {
        const nt_drawn *mark = &canvas->marks.items[i];
        if (mark->shape == NT_MARK_WORDS) {
            if (nt_rects_touch(wide, nt_drawn_box(mark), label_gap)) {
                return false;
            }
        } else if (!mark->keep_clear) {
            continue;
        } else if (mark->shape == NT_MARK_RULE) {
            if (nt_segment_touches(mark->at, box, mark_gap + mark->stroke_pt / 2)) {
                return false;
            }
        } else if (nt_rects_touch(box, nt_drawn_box(mark), mark_gap)) {
            return false;
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

/* What a leader costs: nothing in the open, more across a line, all across a label or a dot. */
static double leader_cost(const nt_canvas *canvas, nt_rect leader)
{
    double cost = 0;
    for (size_t i = 0; i < canvas->marks.count; i++) {
        const nt_drawn *mark = &canvas->marks.items[i];
        if (mark->shape == NT_MARK_WORDS) {
            if (nt_segment_touches(leader, nt_drawn_box(mark), 0.6)) {
                return INFINITY;
            }
        } else if (!mark->keep_clear) {
            continue;
        } else if (mark->shape == NT_MARK_RULE) {
            cost += segments_cross(leader, mark->at) ? crossing_cost : 0;
        } else if (nt_segment_touches(leader, nt_drawn_box(mark), 0)) {
            return INFINITY;
        }
    }
    return cost;
}

typedef struct {
    nt_rect box;
    nt_rect leader;
    bool has_leader;
    double cost;
} spot;

/* The line from the dot's edge to the nearest place of the label's edge. */
static nt_rect leader_to(double x, double y, nt_rect box)
{
    double tx = fmin(fmax(x, box.x0), box.x1), ty = fmin(fmax(y, box.y0), box.y1);
    double length = hypot(tx - x, ty - y), skip = (NT_DOT_RADIUS + 0.6) / length;
    double end = (length - 1) / length;
    return (nt_rect){x + (tx - x) * skip, y + (ty - y) * skip, x + (tx - x) * end,
                     y + (ty - y) * end};
}

static spot spot_at(double x, double y, double width, double height, double distance, int d)
{
    double reach = NT_DOT_RADIUS + beside_pt + distance;
    double sx = fmin(fmax(direction[d].cos * 1.45, -1), 1);
    double sy = fmin(fmax(direction[d].sin * 1.45, -1), 1);
    double cx = x + direction[d].cos * reach + sx * width / 2;
    double cy = y + direction[d].sin * reach + sy * height / 2;
    nt_rect box = {cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2};
    spot s = {.box = box, .cost = distance + direction[d].cost};
    s.has_leader = distance >= leader_from_pt;
    if (s.has_leader) {
        s.leader = leader_to(x, y, box);
    }
    return s;
}

static bool find_spot(const nt_canvas *canvas, nt_rect frame, const nt_label *label, double width,
                      double height, spot *best)
{
    *best = (spot){.cost = INFINITY};
    for (size_t r = 0; r < RINGS && ring[r] < best->cost; r++) {
        for (int d = 0; d < DIRECTIONS; d++) {
            spot s = spot_at(label->x, label->y, width, height, ring[r], d);
            if (s.cost >= best->cost || !inside(s.box, frame) || !box_is_free(canvas, s.box)) {
                continue;
            }
            s.cost += s.has_leader ? leader_cost(canvas, s.leader) : 0;
            if (s.cost < best->cost) {
                *best = s;
            }
        }
    }
    return best->cost < INFINITY;
}

static void draw_label(nt_canvas *canvas, const nt_label *label, const spot *s)
{
    /* Paper under the words: the grid stops at a label instead of running through it. */
    nt_rect ground = {s->box.x0 - 1, s->box.y0, s->box.x1 + 1, s->box.y1};
    nt_canvas_area(canvas, NT_COLOUR_PAPER, ground);
    if (s->has_leader) {
        const nt_pen pen = {NT_COLOUR_RULE, 0.5, 0, true};
        nt_canvas_rule(canvas, pen, s->leader.x0, s->leader.y0, s->leader.x1, s->leader.y1);
    }
    /* Beside the point the lines start or end at it; above and below they are centred on it. */
    nt_set set = s->box.x0 > label->x   ? NT_SET_LEFT
                 : s->box.x1 < label->x ? NT_SET_RIGHT
                                        : NT_SET_CENTRE;
    double x = set == NT_SET_LEFT    ? s->box.x0
               : set == NT_SET_RIGHT ? s->box.x1
                                     : (s->box.x0 + s->box.x1) / 2;
    double top = s->box.y0;
    for (size_t i = 0; i < label->count; i++) {
        const nt_label_line *line = &label->lines[i];
        nt_canvas_text(canvas, line->style, set, x, top + line->style.size_pt * NT_TEXT_ASCENT,
                       line->text);
        top += line->style.size_pt * NT_TEXT_LEADING;
    }
}

double nt_place_label(nt_canvas *canvas, nt_rect frame, const nt_label *label)
{
    double width = 0, height = 0;
    for (size_t i = 0; i < label->count; i++) {
        const nt_style style = label->lines[i].style;
        width = fmax(width, nt_canvas_width(canvas, style, label->lines[i].text));
        bool last = i + 1 == label->count;
        height +=
            style.size_pt * (last ? NT_TEXT_ASCENT + NT_TEXT_DESCENT : (double)NT_TEXT_LEADING);
    }
    spot s;
    if (canvas->status || !label->count || !find_spot(canvas, frame, label, width, height, &s)) {
        return INFINITY;
    }
    draw_label(canvas, label, &s);
    return s.cost;
}

/* Pool neighbours that are too close into blocks, each at the mean of where its members want to
 * be: the least squares answer for an order that must hold (Barlow et al. (1972), Statistical
 * Inference under Order Restrictions, chapter 1). */
void nt_place_apart(double *values, size_t count, double gap, double lower, double upper)
{
    if (count == 0) {
        return;
    }
    if ((double)(count - 1) * gap > upper - lower) {
        gap = count > 1 ? (upper - lower) / (double)(count - 1) : 0;
    }
    for (size_t pass = 0; pass < count; pass++) {
        bool moved = false;
        for (size_t start = 0; start < count;) {
            size_t end = start + 1;
            double sum = values[start];
            while (end < count && values[end] - values[end - 1] < gap + 1e-9) {
                sum += values[end++];
            }
            double half = (double)(end - start - 1) * gap / 2;
            double middle = sum / (double)(end - start);
            middle = fmin(fmax(middle, lower + half), upper - half);
            for (size_t i = start; i < end; i++) {
                double to = middle - half + (double)(i - start) * gap;
                moved |= fabs(to - values[i]) > 1e-6;
                values[i] = to;
            }
            start = end;
        }
        if (!moved) {
            break;
        }
    }
}
