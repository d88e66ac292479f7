/* The drawing vocabulary: text, rules, bars, dots, whiskers.
 *
 * A canvas records what is drawn as a short list of marks in four shapes. PDF, PNG and SVG are
 * written from that one list, and the collision test reads its boxes from it: what is tested is
 * what is printed. Lengths in points, y downwards from the upper left. The first failure (a
 * character that the face lacks) is kept; later calls draw nothing. */
#pragma once

#include "base/lang.h"
#include "canvas/palette.h"
#include "text/shape.h"

typedef struct {
    double x0, y0, x1, y1;
} nt_rect;

typedef enum {
    NT_MARK_WORDS,
    NT_MARK_RULE,
    NT_MARK_AREA,
    NT_MARK_DISC,
    NT_MARK_DIAMOND,
    NT_MARK_TRIANGLE
} nt_shape;

typedef struct {
    nt_shape shape;
    nt_colour colour;
    bool outlined;             /* area, disc: a stroke of `stroke_pt` around paper */
    bool keep_clear;           /* labels must not touch it */
    double stroke_pt, dash_pt; /* dash 0: solid */
    /* words: x0, y0 is the start of the baseline; rule: its ends; area: its corners; disc: the
     * square around it */
    nt_rect at;
    nt_run run;       /* words */
    const char *text; /* words, UTF-8 */
    bool spaced;      /* words: a line that a space parts from the next one */
} nt_drawn;

/* A line that ends in "…", and the text that it is of. */
typedef struct {
    const char *shown, *whole;
} nt_shortened;

typedef struct {
    nt_arena *arena;
    const nt_fonts *fonts;
    nt_lang lang;
    const nt_palette *palette; /* NULL: netra's own */
    double width_pt;           /* of the plot */
    double stretch;            /* so many times as high as usual, where the plot can be */
    NT_VEC(nt_drawn) marks;
    NT_VEC(nt_shortened) shortened;
    nt_status status;
    nt_error *err;
} nt_canvas;

nt_canvas nt_canvas_open(nt_arena *arena, const nt_fonts *fonts, nt_lang lang, double width_pt,
                         nt_error *err);

typedef struct {
    nt_face face;
    double size_pt;
    nt_colour colour;
} nt_style;

/* What stands in a plot: 7.5 to 8.5 pt. */
extern const nt_style nt_style_label, nt_style_strong, nt_style_value, nt_style_axis,
    nt_style_remark;
nt_style nt_style_in(nt_style style, nt_colour colour);

/* Above and below the baseline, as parts of the size; the step between lines. */
#define NT_TEXT_ASCENT  0.76
#define NT_TEXT_DESCENT 0.24
#define NT_TEXT_LEADING 1.18
/* From the middle of a row down to the baseline of text that looks centred in it. */
#define NT_TEXT_MIDDLE 0.35

typedef enum { NT_SET_LEFT, NT_SET_CENTRE, NT_SET_RIGHT } nt_set;

double nt_canvas_width(const nt_canvas *canvas, nt_style style, const char *text);
void nt_canvas_text(nt_canvas *canvas, nt_style style, nt_set set, double x, double baseline,
                    const char *text);

/* A line that looks centred on `middle`; in the middle of a box. */
void nt_canvas_beside(nt_canvas *canvas, nt_style style, nt_set set, double x, double middle,
                      const char *text);
void nt_canvas_in(nt_canvas *canvas, nt_style style, nt_rect box, const char *text);

/* Text in lines no wider than `width_pt`; at most `max_lines`, the last one cut with "…" when the
 * text is longer: what is drawn so stands whole below the plot. */
typedef struct {
    const char **lines;
    size_t count;
    double width_pt;
    const bool *spaced; /* of each line: a space stood behind it; NULL none */
} nt_wrapped;

nt_wrapped nt_canvas_wrap(nt_canvas *canvas, nt_style style, double width_pt, size_t max_lines,
                          const char *text);
double nt_canvas_lines_height(nt_style style, size_t lines);
/* Draws them with the upper edge at `top` and returns the height. */
double nt_canvas_lines(nt_canvas *canvas, nt_style style, nt_set set, double x, double top,
                       nt_wrapped wrapped);
/* Draws them so that they look centred on `middle`, beside a bar or a dot. */
void nt_canvas_lines_beside(nt_canvas *canvas, nt_style style, nt_set set, double x, double middle,
                            nt_wrapped wrapped);

/* The same of text that is wrapped in so much room. */
typedef struct {
    double width_pt;
    size_t lines;
} nt_room;
double nt_canvas_words(nt_canvas *canvas, nt_style style, nt_set set, double x, double top,
                       nt_room room, const char *text);
void nt_canvas_words_beside(nt_canvas *canvas, nt_style style, double x, double middle,
                            nt_room room, const char *text);

typedef struct {
    nt_colour colour;
    double width_pt;
    double dash_pt;
    bool keep_clear;
} nt_pen;

/* Of an axis, of the grid, from a name to what it names, of the day of a vote. */
extern const nt_pen nt_pen_axis, nt_pen_hairline, nt_pen_leader, nt_pen_day;

void nt_canvas_rule(nt_canvas *canvas, nt_pen pen, double x0, double y0, double x1, double y1);

typedef enum { NT_FILL_SOLID, NT_FILL_HATCHED, NT_FILL_HOLLOW } nt_fill;

/* A bar is hatched with real lines, so that no pattern becomes an image in the PDF. */
void nt_canvas_bar(nt_canvas *canvas, nt_colour colour, nt_fill fill, nt_rect at);
/* Rising lines at 45 degrees, so far apart, each clipped to the box. */
void nt_canvas_hatch(nt_canvas *canvas, nt_pen pen, double step, nt_rect at);
/* A flat area without an edge: a tile, or paper under a label that lies on the grid. */
void nt_canvas_area(nt_canvas *canvas, nt_colour colour, nt_rect at);
void nt_canvas_outline(nt_canvas *canvas, nt_pen pen, nt_rect at);

#define NT_DOT_RADIUS 3.1

/* Ink 0 a circle, 1 a square, 3 a diamond, 4 a triangle, else a smaller square: events differ by
 * shape. */
void nt_canvas_dot(nt_canvas *canvas, int ink, bool hollow, double x, double y);

/* The smallest type that is drawn so far; 0 where there are no words. */
double nt_canvas_least_type(const nt_canvas *canvas);

/* Makes all that is drawn so far larger or smaller, type and strokes with it; then moves it. */
void nt_canvas_scale(nt_canvas *canvas, double factor);
void nt_canvas_shift(nt_canvas *canvas, double right, double down);

/* The corners of a diamond or triangle, x before y; how many there are. */
size_t nt_drawn_corners(const nt_drawn *drawn, double out[8]);

/* The box that a mark takes, for the tests. A rule's is the box around both ends. */
nt_rect nt_drawn_box(const nt_drawn *drawn);
