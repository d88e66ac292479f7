/* A plot with a vertical scale from zero and columns, months or days along its foot. */
#pragma once

#include "base/period.h"
#include "kind.h"

/* ---- steps that people count in ---- */

/* The smallest of 1, 2, 5 × 10^n (also 2.5 × 10^n) with at most `most` steps in `range`. */
double nt_axis_step(double range, size_t most);

/* The least multiple of `step` that is not below `value`. */
double nt_axis_ceil(double value, double step);

/* Places to print for multiples of `step`. */
int nt_axis_decimals(double step);

/* For qsort: doubles, or what begins with one. */
int nt_axis_order(const void *a, const void *b);

/* ---- the plot ---- */

typedef struct {
    nt_rect at; /* x0 is the axis, y1 is zero, y0 is `most` */
    double most, step;
    int decimals;
    const char *unit;              /* stands at the uppermost number */
    bool no_ticks;                 /* of nt_plot_columns: names head a table, not an axis */
    double hairline_pt, number_pt; /* of the grid, of the numbers' distance; 0: as usual */
} nt_plot;

/* A scale from zero that holds `most`, in round steps; percentages run to 100. */
nt_plot nt_plot_scale(const char *unit, double most, size_t steps);

/* "150 kasus" at the top, bare numbers below: all with their digits, as they stand in a row. */
const char *nt_plot_step(nt_canvas *canvas, const nt_plot *plot, size_t index);

/* The width of the numbers at the left, with their distance to the axis. */
double nt_plot_margin(nt_canvas *canvas, const nt_plot *plot);

double nt_plot_y(const nt_plot *plot, double value);

/* Hairlines at the steps with their numbers, and the axis at zero. */
void nt_plot_grid(nt_canvas *canvas, const nt_plot *plot);

/* Sets the plot between the numbers at the left and so much room at the right, and draws its grid.
 */
void nt_plot_open(nt_canvas *canvas, nt_plot *plot, double top, double height, double right);

/* An upright as long as the row's interval, where it has one. */
void nt_plot_whisker(nt_canvas *canvas, const nt_plot *plot, double x, nt_pen pen,
                     const nt_ledger_row *row);

/* Names of `series`' points below the axis, in equal steps across the plot: months and quarters by
 * their codes as abbreviations with the year below, others as they are, fewer where they would
 * touch. Returns where they end. */
double nt_plot_columns(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series);
/* Whether that names each, itself or by the months beside it. */
bool nt_plot_names_all(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series);

/* Days along the foot: every how many a number stands, when at most `most` fit; the numbers below
 * the axis, the last with its unit. The plot's width is the days from `from` to `to`. */
double nt_days_step(double range, size_t most);
double nt_plot_day_x(const nt_plot *plot, double from, double to, double day);
double nt_plot_days(nt_canvas *canvas, const nt_plot *plot, double from, double to, double step);

/* The same, a number on each of the `count` days given, which rise from `from` to `to` at the most.
 */
double nt_plot_days_at(nt_canvas *canvas, const nt_plot *plot, double from, double to,
                       const double *days, size_t count);

/* The middle of column `index` of `count`. */
double nt_plot_column_x(const nt_plot *plot, size_t index, size_t count);

/* "2024-03": a month; "2024-Q1": a quarter; no other code. */
bool nt_step_read(const char *code, nt_period *out);
/* "Mar", "TW I" / "Q1". */
const char *nt_step_short(nt_lang lang, nt_period period);

/* The value of one of the columns, so far above its place and kept within the panel, where it fits.
 */
void nt_plot_value(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series,
                   const nt_chart_point *point, nt_style style, double lift_pt);

/* Of a small panel: the first and the last column by name, below the axis. */
void nt_plot_ends(nt_canvas *canvas, const nt_plot *plot, const nt_chart_series *series);

/* Names at the right of a plot, each beside its height, moved apart where they are too close. */
typedef struct {
    const char *text, *value; /* the name; bold before it, "" none */
    nt_colour ink;
    double y;
    nt_wrapped name; /* the text in lines */
} nt_end_label;
/* Width that `count` names may take, at most `most`; fills `name`. */
double nt_end_labels_wrap(nt_canvas *canvas, nt_end_label *labels, size_t count, double most);
void nt_end_labels(nt_canvas *canvas, const nt_plot *plot, nt_end_label *labels, size_t count,
                   double bottom);
