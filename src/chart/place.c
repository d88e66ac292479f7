#include "place.h"

#include <math.h>

#include "obstacles.h"

enum {
    DIRECTIONS = 16,
    VISITS_MAX = 3000000 /* marks that are looked at; a plot of fifty labels takes thousands */
};

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

static bool inside(nt_rect box, nt_rect frame)
{
    return box.x0 >= frame.x0 && box.y0 >= frame.y0 && box.x1 <= frame.x1 && box.y1 <= frame.y1;
}

struct nt_places {
    nt_canvas *canvas;
    nt_rect frame;
    nt_obstacles *obstacles;
    size_t first, marks; /* of the canvas, without the labels */
};

typedef struct {
    nt_rect box;
    nt_rect leader;
    bool has_leader;
    double cost;
} label_spot;

/* The line from the dot's edge to the nearest place of the label's edge. */
static nt_rect leader_to(double x, double y, nt_rect box)
{
    double tx = fmin(fmax(x, box.x0), box.x1), ty = fmin(fmax(y, box.y0), box.y1);
    double length = hypot(tx - x, ty - y), skip = (NT_DOT_RADIUS + 0.6) / length;
    double end = (length - 1) / length;
    return (nt_rect){x + (tx - x) * skip, y + (ty - y) * skip, x + (tx - x) * end,
                     y + (ty - y) * end};
}

static label_spot spot_at(double x, double y, double width, double height, double distance, int d)
{
    double reach = NT_DOT_RADIUS + beside_pt + distance;
    double sx = fmin(fmax(direction[d].cos * 1.45, -1), 1);
    double sy = fmin(fmax(direction[d].sin * 1.45, -1), 1);
    double cx = x + direction[d].cos * reach + sx * width / 2;
    double cy = y + direction[d].sin * reach + sy * height / 2;
    nt_rect box = {cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2};
    return (label_spot){
        .box = box, .has_leader = distance >= leader_from_pt, .cost = distance + direction[d].cost};
}

static bool find_spot(const nt_places *places, const nt_label *label, double width, double height,
                      label_spot *best)
{
    *best = (label_spot){.cost = INFINITY};
    for (size_t r = 0; r < RINGS && ring[r] < best->cost; r++) {
        for (int d = 0; d < DIRECTIONS; d++) {
            label_spot s = spot_at(label->x, label->y, width, height, ring[r], d);
            if (s.cost >= best->cost || !inside(s.box, places->frame) ||
                !nt_obstacles_box_is_free(places->obstacles, s.box)) {
                continue;
            }
            if (s.has_leader) {
                s.leader = leader_to(label->x, label->y, s.box);
                s.cost +=
                    nt_obstacles_leader_cost(places->obstacles, s.leader, best->cost - s.cost);
            }
            if (s.cost < best->cost) {
                *best = s;
            }
        }
    }
    return best->cost < INFINITY;
}

static void draw_label(nt_canvas *canvas, const nt_label *label, const label_spot *s)
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
    NT_EACH(const nt_label_line, line, label->lines, label->count) {
        nt_canvas_text(canvas, line->style, set, x, top + line->style.size_pt * NT_TEXT_ASCENT,
                       line->text);
        top += line->style.size_pt * NT_TEXT_LEADING;
    }
}

nt_places *nt_places_open(nt_canvas *canvas, nt_rect frame, size_t first)
{
    nt_places *places = nt_new(canvas->arena, nt_places);
    *places = (nt_places){canvas, frame, nt_obstacles_open(canvas, frame, first), first,
                          canvas->marks.count};
    return places;
}

void nt_places_reset(nt_places *places)
{
    places->canvas->marks.count = places->marks;
    places->obstacles = nt_obstacles_open(places->canvas, places->frame, places->first);
}

double nt_places_set(nt_places *places, const nt_label *label)
{
    nt_canvas *canvas = places->canvas;
    double width = 0, height = 0;
    for (size_t i = 0; i < label->count; i++) {
        const nt_style style = label->lines[i].style;
        width = fmax(width, nt_canvas_width(canvas, style, label->lines[i].text));
        bool last = i + 1 == label->count;
        height +=
            style.size_pt * (last ? NT_TEXT_ASCENT + NT_TEXT_DESCENT : (double)NT_TEXT_LEADING);
    }
    nt_obstacles_update(places->obstacles);
    label_spot s;
    if (canvas->status || !label->count || nt_obstacles_visits(places->obstacles) > VISITS_MAX ||
        !find_spot(places, label, width, height, &s)) {
        return INFINITY;
    }
    draw_label(canvas, label, &s);
    return s.cost;
}

double nt_place_label(nt_canvas *canvas, nt_rect frame, const nt_label *label)
{
    return nt_places_set(nt_places_open(canvas, frame, 0), label);
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
