/* What a kind of chart is to the room: the members that it reads from report.json, how it takes its
 * data from the results, and how it draws them. */
#pragma once

#include "chart/chart.h"

/* A chart in the making. */
typedef struct {
    nt_arena *arena;
    const nt_chart_request *request;
    const nt_results *results;
    const nt_figures_report *figures; /* what they say of published figures */
    nt_chart *chart;
} nt_taking;

typedef struct {
    const nt_json_form *members; /* beside those of every chart */
    nt_text name;                /* "Grafik batang", as the alternative text begins */
    /* Fills series, value_unit and decimals. A selection that is empty in this edition leaves
     * series_count 0. */
    nt_status (*take)(nt_taking *taking, nt_error *err);
    /* Draws a chart with at least one point from (0, 0) to canvas->width_pt and returns the height.
     * Failures go to the canvas. */
    double (*draw)(nt_canvas *canvas, const nt_chart *chart);
    bool has_x; /* the points' x belongs to the data table */
    /* The part of the alternative text that reads out the data, where one list or the extremes of
     * each series would tell too much or too little. Begins with a space. */
    void (*describe)(nt_buffer *out, const nt_chart *chart);
    /* Or, of a table of many short series, of which lists of extremes would say less than one: its
     * size, with {0} series of {1} points. Without both: as common kinds do. */
    nt_text table;
    /* What the plot is drawn for, not helps beside it (numbers at risk, a limit, a mark): the
     * series of that code, or all but that of the other; NULL: all. */
    const char *carrier, *helper;
    size_t least_known; /* values that it takes to be more than a few blocks: bins */
    bool needs_size;    /* zeros alone leave nothing to see: areas, stacks */
    bool needs_runs;    /* gaps break it up: lines */
    /* How many points of each series, from the first, are set off on one scale of values, which
     * only one unit and one procedure may share; 0: the kind looks after its scales. */
    size_t on_scale;
    /* Whether each point is a row, one below the other across all series, between which the
     * drawing may be cut; `panels_a_row`: so many series are a row instead. */
    bool in_rows;
    size_t (*panels_a_row)(const nt_chart *chart);
    nt_text fewer; /* what makes the drawing lower, for a message; may have nothing in it */
} nt_kind;

/* What the file of a kind calls its members and its two steps; with them, of one whose rows all lie
 * on one scale of values. */
#define NT_KIND_PARTS .members = members, .take = take, .draw = draw
#define NT_ROWS_OF_A_SCALE                                                                         \
    NT_KIND_PARTS, .on_scale = SIZE_MAX, .in_rows = true, .fewer = NT_TEXT_CHART_FEWER_LIMIT

extern const nt_kind nt_kind_ratio_by_age, nt_kind_slope, nt_kind_dumbbell, nt_kind_ranked_bars,
    nt_kind_grouped_bars, nt_kind_funnel, nt_kind_tile_map, nt_kind_step_curve,
    nt_kind_stacked_bars, nt_kind_age_areas, nt_kind_heat_map, nt_kind_funnel_plot,
    nt_kind_small_multiples, nt_kind_pareto, nt_kind_histogram, nt_kind_lines, nt_kind_trends,
    nt_kind_targets;

const nt_kind *nt_kind_of(const nt_chart *chart);

/* Draws the plot into `canvas`, or a line that says why there is none; returns its height. */
double nt_chart_draw(nt_canvas *canvas, const nt_chart *chart);

/* Labels that were cut, whole and once each, below `bottom`; returns where they end. */
double nt_draw_shortened(nt_canvas *canvas, double bottom);

/* NT_INVALID where a mark lies beyond the picture or its type is too small. */
nt_status nt_chart_judge(const nt_chart *chart, const nt_canvas *canvas, double width_pt,
                         double height_pt, nt_error *err);

/* NT_INVALID where no picture, or no page of one, may be as high. */
nt_status nt_chart_judge_height(const nt_chart *chart, double height_pt, nt_error *err);

/* Sets the alternative text, the height and the smallest type. */
nt_status nt_chart_measure(nt_arena *arena, nt_chart *chart, const nt_fonts *fonts, nt_error *err);

/* Where the template asks for it. */
nt_place nt_chart_place(const nt_chart *chart);

/* What the scale and the width of the names are taken from: a part's whole, else the chart. */
const nt_chart *nt_chart_whole(const nt_chart *chart);

/* Why a chart is not drawn. */
typedef enum {
    NT_ABSENCE_NONE, /* it is */
    NT_ABSENCE_NO_DATA,
    NT_ABSENCE_ALL_SUPPRESSED,
    NT_ABSENCE_ALL_UNKNOWN,
    NT_ABSENCE_ALL_ZERO,
    NT_ABSENCE_TOO_FEW,
    NT_ABSENCE_ZERO_OR_UNKNOWN,
    NT_ABSENCE_MOSTLY_SUPPRESSED,
    NT_ABSENCE_UNITS_DIFFER,
    NT_ABSENCE_PROCEDURES_DIFFER
} nt_absence;

nt_absence nt_chart_absence(const nt_chart *chart);
/* In words; not of NT_ABSENCE_NONE. */
const char *nt_absence_text(nt_lang lang, nt_absence why);
/* That reason in a box as low as its words. */
double nt_draw_absence(nt_canvas *canvas, nt_absence why);

/* The alternative text. */
const char *nt_chart_describe(nt_arena *arena, const nt_chart *chart);

/* As common kinds do: a series' points, or its extremes. */
void nt_describe_series(nt_buffer *out, nt_lang lang, const nt_chart_series *series);
/* A drawing carries no (r) and (p): how many of them there are. */
void nt_describe_marks(nt_buffer *out, nt_lang lang, const nt_chart_series *series);
/* The pattern with its arguments; with the count, where it is not zero. */
void nt_describe_phrase(nt_buffer *out, nt_lang lang, nt_text pattern, const nt_arg *args,
                        size_t count);
void nt_describe_count(nt_buffer *out, nt_lang lang, nt_text pattern, size_t count);

/* ---- what several kinds draw alike ---- */

/* "72,8", "sekitar 70", "lebih dari 1.500"; "tidak diketahui" for a point without a value. With
 * `unit` "72,8 persen". */
const char *nt_point_value(const nt_canvas *canvas, const nt_chart_point *point, bool unit);
/* The same without a unit; of no value its sign: "–" suppressed, "?" unknown. */
const char *nt_point_sign(const nt_canvas *canvas, const nt_chart_point *point);
/* What that is set in: words instead of a value are no bolder than a remark. */
nt_style nt_point_style(const nt_chart_point *point);
/* "635/872"; "" for what is no ratio. */
const char *nt_point_counts(const nt_canvas *canvas, const nt_chart_point *point);
bool nt_point_known(const nt_chart_point *point);
/* Its value; NAN where it is not known. */
double nt_point_number(const nt_chart_point *point);
/* Its interval is known. */
bool nt_point_has_interval(const nt_chart_point *point);
/* It is known, and so is the one before or behind it: a line leads to it. */
bool nt_point_joined(const nt_chart_series *series, size_t index);
/* Held back by disclosure control: neither known nor unknown, written as such. */
bool nt_point_suppressed(const nt_chart_point *point);
/* What no category or area could be given for: the row "unknown", which a ranking puts last. */
bool nt_point_is_rest(const nt_chart_point *point);
/* "72,8 persen", the same words; for alternative texts. */
const char *nt_point_words(nt_arena *arena, nt_lang lang, const nt_chart_point *point);

/* Rows of at least that distance, as far apart as the picture has room for; never closer. */
double nt_row_stretched(const nt_canvas *canvas, double row_pt);
/* The distance of one-line rows: many are set closer, so that many areas leave room on a page. */
double nt_chart_row_pt(const nt_canvas *canvas, size_t rows);

/* What is known of the points of some series, and the first with the least and the most value. */
typedef struct {
    size_t points, known, zero, above_zero, suppressed, unknown;
    const nt_chart_point *least, *most; /* NULL: none is known */
    const nt_chart_series *most_in;
} nt_point_tally;
nt_point_tally nt_tally_of(const nt_chart_series *series, size_t count);
nt_point_tally nt_chart_tally(const nt_chart *chart);
/* How many other points have the same value as a known one. */
size_t nt_points_alike(const nt_chart_series *series, size_t count, const nt_chart_point *point);

/* The largest known value of all series, in a part of those of the whole; 0 when none is above. */
double nt_chart_maximum(const nt_chart *chart);

bool nt_series_is(const nt_chart_series *series, const char *code);
/* The nth series (from 0) with that code, or NULL. */
const nt_chart_series *nt_chart_coded(const nt_chart *chart, const char *code, size_t nth);

/* The point at that place, or one of which nothing is known; so of NULL. */
const nt_chart_point *nt_series_at(const nt_chart_series *series, size_t index);
/* The point of that label, or NULL. */
const nt_chart_point *nt_series_find(const nt_chart_series *series, const char *label);

/* Names of the series with the shape they are drawn in; returns the height taken. `bars`: swatches
 * instead of dots. */
double nt_chart_legend(nt_canvas *canvas, const nt_chart *chart, double left, bool bars);

/* The width of the widest name of the points, at most that part of the canvas. */
double nt_names_width(const nt_canvas *canvas, const nt_chart_series *series, double part);
/* A name of at most so many lines, from the left edge, beside `middle`. */
void nt_draw_name(nt_canvas *canvas, double width_pt, size_t lines, double middle,
                  const char *name);

/* A bar of `height_pt` from the zero line at `left`, centred on `middle`, with its value behind it
 * and, of a doubtful one, the reason. An unknown one is named, not drawn. */
typedef struct {
    double left, middle, height_pt, per_unit;
    size_t series; /* the first solid, the second hatched, doubtful hollow */
    int ink;
    bool unit; /* the value with its unit */
    bool bare; /* without the reason: it has no room, or stands elsewhere */
} nt_bar;
void nt_draw_bar(nt_canvas *canvas, const nt_bar *bar, const nt_chart_point *point);
/* The most points that a unit of value may take, so that a bar of each value and the label behind
 * it stay within `room`; only `first` has its unit, with NULL each. INFINITY without a bar. */
double nt_bars_per_unit(nt_canvas *canvas, const nt_bar *bar, const nt_chart_series *series,
                        const nt_chart_point *first, double room);
/* The least distance to the next bar that keeps the two labels apart. */
double nt_bar_label_height(nt_canvas *canvas, const nt_bar *bar, const nt_chart_point *point);
/* The point's name and its bar in a row of at least `row_pt`; returns its height. */
double nt_draw_bar_row(nt_canvas *canvas, nt_bar bar, const nt_chart_point *point, double names_pt,
                       double row_pt, double top);

/* A filled area; one too pale to stand out from paper by itself gets an edge that does. */
void nt_draw_class(nt_canvas *canvas, nt_colour colour, nt_rect at);

/* Words across the canvas, in at most `lines` lines, so far below `bottom`; returns where they end,
 * `bottom` without words. */
double nt_draw_note(nt_canvas *canvas, double bottom, double gap_pt, size_t lines,
                    const char *text);
/* The same of what a mark means: "– tidak ditampilkan demi kerahasiaan". */
double nt_draw_key(nt_canvas *canvas, double bottom, double gap_pt, nt_text text);

/* The two keys "– tidak ditampilkan…" and "? tidak diketahui" as the chart needs them, below
 * `bottom`; returns where they end. */
double nt_draw_absences(nt_canvas *canvas, const nt_chart *chart, double bottom);
