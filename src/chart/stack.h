/* Columns in stacked parts, for several kinds. */
#ifndef NETRA_CHART_STACK_H
#define NETRA_CHART_STACK_H

#include "kind.h"

/* The parts of a stack are the series but the one whose code is "total". */
typedef struct {
    bool last_below; /* the last part stands on the axis, not the first */
    double height_pt;
} nt_stack;

double nt_draw_stack(nt_canvas *canvas, const nt_chart *chart, const nt_stack *stack);

#endif
