/* Rows of dots with whiskers: a ranking that shows its uncertainty. */
#ifndef NETRA_CHART_INTERVALS_H
#define NETRA_CHART_INTERVALS_H

#include "kind.h"

/* The series comes from a frame, has intervals, and "intervals": false does not ask for bars. */
bool nt_has_intervals(const nt_chart *chart);

double nt_draw_intervals(nt_canvas *canvas, const nt_chart *chart);

#endif
