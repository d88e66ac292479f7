/* The label placer: finds a place beside a point where a label touches no other label, no mark that
 * is to be kept clear and no edge of the frame. A label that finds none is not set: the point still
 * stands in the alternative text and the data table. Labels are placed in the order of the calls,
 * so the ones that matter most come first; where hundreds of points lie in a heap the search ends
 * after some millions of looks, and what comes then is not set. */
#pragma once

#include "canvas/canvas.h"

/* A line of a label. */
typedef struct {
    nt_style style;
    const char *text;
} nt_label_line;

typedef struct {
    double x, y; /* the point it names */
    const nt_label_line *lines;
    size_t count;
} nt_label;

typedef struct nt_places nt_places;

/* Places for labels within `frame`, beside what is drawn already; of that, the marks before number
 * `first` are known to lie elsewhere. */
nt_places *nt_places_open(nt_canvas *canvas, nt_rect frame, size_t first);
/* Sets the label and returns what its place costs: about the distance to the point, more where a
 * leader crosses a line; INFINITY when it was not set. */
double nt_places_set(nt_places *places, const nt_label *label);
/* Takes away what was drawn since, to try the labels in another order. */
void nt_places_reset(nt_places *places);

/* The same for a single label. */
double nt_place_label(nt_canvas *canvas, nt_rect frame, const nt_label *label);

/* Moves values in rising order apart until each is at least `gap` from the next and all lie in
 * lower…upper, with the least change; what cannot fit is set evenly. */
void nt_place_apart(double *values, size_t count, double gap, double lower, double upper);
