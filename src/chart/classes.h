/* Values in a few classes for a fill: darker is more. */
#pragma once

#include "chart/chart.h"

typedef struct {
    double from[NT_CLASS_MAX]; /* rising; the lowest is above zero */
    int count, decimals;
    bool whole; /* counts: a class ends one below the next */
    double most;
} nt_classes;

/* Of all known values above zero. Zero and less have no class: known, and nothing to fill. The
 * limits are round numbers near quantiles, not equal steps: counts of areas and months are skewed,
 * and equal steps put nearly all of them into the palest class. */
nt_classes nt_classes_of(nt_arena *arena, const nt_chart *chart);

/* The class that holds `value`, which is above zero. */
int nt_class_index(const nt_classes *classes, double value);
nt_colour nt_class_colour(const nt_classes *classes, int index);

/* "1–19", "≥ 120". In the run's arena. */
const char *nt_class_name(nt_canvas *canvas, const nt_classes *classes, int index);
