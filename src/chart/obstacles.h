/* What a label and its leader have to keep clear of, found by where it lies: the plot is divided
 * into cells, and each mark is known to those that it comes near to. A question looks only into the
 * cells that it touches, so that many labels among many marks take no longer each. */
#pragma once

#include "canvas/canvas.h"

typedef struct nt_obstacles nt_obstacles;

/* The marks of the canvas from number `first` on; those before lie elsewhere. `frame` holds all
 * boxes that are asked for. Lives as long as the canvas. */
nt_obstacles *nt_obstacles_open(const nt_canvas *canvas, nt_rect frame, size_t first);
/* Takes in what was drawn since. */
void nt_obstacles_update(nt_obstacles *obstacles);

/* Whether words may stand in the box: no mark that is to be kept clear, and no other words, come
 * too close to it. */
bool nt_obstacles_box_is_free(nt_obstacles *obstacles, nt_rect box);
/* What a leader costs: nothing in the open, more across a line, INFINITY across words or a dot;
 * what is `enough` or more need not be exact. */
double nt_obstacles_leader_cost(nt_obstacles *obstacles, nt_rect leader, double enough);

/* How many marks were looked at since the obstacles were opened. */
size_t nt_obstacles_visits(const nt_obstacles *obstacles);

/* True when a and b come closer than `gap`. */
bool nt_rects_touch(nt_rect a, nt_rect b, double gap);
/* True when the segment comes into the box widened by `gap`. */
bool nt_segment_touches(nt_rect segment, nt_rect box, double gap);
