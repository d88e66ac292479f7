/* An SVG as a tree of what is drawn of it. */
#pragma once

#include <cairo.h>

#include "base/map.h"
#include "logo/logo.h"

/* Elements that are drawn, or say how, and attributes that are read, with their names. */
/* clang-format off */
#define NT_SVG_ELEMENTS(OF) \
    OF(ROOT, "svg") OF(GROUP, "g") OF(PATH, "path") OF(RECT, "rect") OF(CIRCLE, "circle") \
    OF(ELLIPSE, "ellipse") OF(LINE, "line") OF(POLYLINE, "polyline") OF(POLYGON, "polygon") \
    OF(DEFS, "defs") OF(LINEAR, "linearGradient") OF(RADIAL, "radialGradient") OF(STOP, "stop") \
    OF(CLIP, "clipPath")
#define NT_SVG_READ(OF) \
    /* of shapes */ \
    OF(D, "d") OF(POINTS, "points") OF(X, "x") OF(Y, "y") OF(WIDTH, "width") OF(HEIGHT, "height") \
    OF(RX, "rx") OF(RY, "ry") OF(CX, "cx") OF(CY, "cy") OF(R, "r") OF(X1, "x1") OF(Y1, "y1") \
    OF(X2, "x2") OF(Y2, "y2") OF(FX, "fx") OF(FY, "fy") \
    /* of what holds or colours them */ \
    OF(TRANSFORM, "transform") OF(VIEW_BOX, "viewBox") OF(GRADIENT_UNITS, "gradientUnits") \
    OF(GRADIENT_TRANSFORM, "gradientTransform") OF(SPREAD, "spreadMethod") OF(OFFSET, "offset") \
    OF(CLIP_UNITS, "clipPathUnits") OF(HREF, "href") \
    /* properties, which CSS may set */ \
    OF(FILL, "fill") OF(FILL_RULE, "fill-rule") OF(STROKE, "stroke") \
    OF(STROKE_WIDTH, "stroke-width") OF(LINE_CAP, "stroke-linecap") \
    OF(LINE_JOIN, "stroke-linejoin") OF(MITER_LIMIT, "stroke-miterlimit") OF(OPACITY, "opacity") \
    OF(FILL_OPACITY, "fill-opacity") OF(STROKE_OPACITY, "stroke-opacity") \
    OF(STOP_OPACITY, "stop-opacity") OF(DISPLAY, "display") OF(VISIBILITY, "visibility") \
    OF(CLIP_PATH, "clip-path") OF(CLIP_RULE, "clip-rule") OF(STOP_COLOUR, "stop-color")
/* clang-format on */

#define NT_SVG_ID(id, name) NT_SVG_##id,
typedef enum { NT_SVG_ELEMENTS(NT_SVG_ID) NT_SVG_KINDS } nt_svg_kind;
typedef enum { NT_SVG_READ(NT_SVG_ID) NT_SVG_ATTRIBUTES } nt_svg_attribute;

typedef struct nt_svg_node nt_svg_node;
struct nt_svg_node {
    nt_svg_kind kind;
    nt_place place;
    const char *id; /* NULL none */
    const char *classes, *style;
    const char *value[NT_SVG_ATTRIBUTES]; /* NULL: not set; CSS is resolved */
    nt_svg_node *parent, *first, *last, *next;
    size_t number;     /* counted in the order of the file */
    const nt_map *ids; /* of the root: id -> number, */
    nt_svg_node **all; /* and the elements by it */
};

extern const char *const nt_svg_names[NT_SVG_ATTRIBUTES];

nt_status nt_svg_read(nt_arena *arena, const char *file, nt_bytes bytes, nt_svg_node **out,
                      nt_error *err);
/* The same drawing, with nothing else in it. */
nt_bytes nt_svg_write(nt_arena *arena, const nt_svg_node *root);

/* "url(#a)" or "#a": the element of that id, or NULL. */
const nt_svg_node *nt_svg_named(const nt_svg_node *root, const char *reference);

/* The rules of a <style>: `.a, .b { fill: #fff }`. */
typedef struct nt_svg_rules nt_svg_rules;
nt_svg_rules *nt_svg_rules_open(nt_arena *arena);
nt_status nt_svg_rules_add(nt_svg_rules *rules, const char *css, nt_place place, nt_error *err);
/* What rules and `style` say of the element, over its attributes. */
nt_status nt_svg_rules_apply(nt_svg_rules *rules, nt_svg_node *node, nt_error *err);
/* One attribute or property; the value must live as long as the tree. One that would change the
 * picture and is not drawn is refused. */
nt_status nt_svg_set(nt_svg_node *node, const char *name, const char *value, bool is_property,
                     nt_error *err);

/* --- values --- */

/* Reads a number and what separates it from the next; false where none stands. Within ±1e6. */
bool nt_svg_number(const char **at, double *out);
/* One that stands alone, perhaps with "px"; `fallback` where the attribute is not set. */
nt_status nt_svg_length(const nt_svg_node *node, nt_svg_attribute of, double fallback, double *out,
                        nt_error *err);
/* "translate(1 2) scale(3)" */
nt_status nt_svg_matrix(const nt_svg_node *node, nt_svg_attribute of, cairo_matrix_t *out,
                        nt_error *err);
nt_status nt_svg_wrong(const nt_svg_node *node, nt_svg_attribute of, nt_error *err);

/* --- drawing --- */

typedef struct {
    cairo_t *cr;
    const nt_svg_node *root;
    long segments; /* that may still be drawn */
    nt_error *err;
} nt_svg_pen;

/* The shape of an element onto the current path. */
nt_status nt_svg_outline(nt_svg_pen *pen, const nt_svg_node *node);
/* Counts a piece of a path; NT_INVALID where it is one too many. */
nt_status nt_svg_spend(nt_svg_pen *pen, const nt_svg_node *node);
/* A colour or gradient, set as the source for the current path; *painted is false for "none". */
nt_status nt_svg_paint(nt_svg_pen *pen, const nt_svg_node *node, const nt_svg_node *from,
                       nt_svg_attribute of, bool *painted);
/* The drawing within its box of so many points from the origin on. */
nt_status nt_svg_draw(nt_svg_pen *pen, double width_pt, double height_pt);
/* x, y, width, height of what is seen. */
nt_status nt_svg_box(const nt_svg_node *root, double out[4], nt_error *err);
/* The value of a property that is inherited, and the element that sets it. */
const char *nt_svg_inherited(const nt_svg_node *node, nt_svg_attribute of,
                             const nt_svg_node **from);
