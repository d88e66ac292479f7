/* An SVG drawn by cairo: groups, shapes, flat colours and gradients, clips. Opaque, so that what is
 * made of it has no transparency. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "svg_tree.h"
#include "words/logo.h"

enum { CHAIN_MAX = 8 }; /* of gradients that go on from another, of clips within clips */

const char *nt_svg_inherited(const nt_svg_node *node, nt_svg_attribute of, const nt_svg_node **from)
{
    for (; node; node = node->parent) {
        const char *value = node->value[of];
        if (value && strcmp(value, "inherit") != 0) {
            *from = node;
            return value;
        }
    }
    return NULL;
}

/* --- colours --- */

static bool hex_colour(const char *text, double out[3])
{
    size_t length = strspn(text, "0123456789abcdefABCDEF");
    unsigned long all = strtoul(text, NULL, 16);
    if (text[length] || (length != 3 && length != 6)) {
        return false;
    }
    for (int i = 0; i < 3; i++) {
        unsigned long channel =
            length == 6 ? all >> (16 - 8 * i) & 0xff : (all >> (8 - 4 * i) & 0xf) * 0x11;
        out[i] = (double)channel / 255;
    }
    return true;
}

static bool rgb_colour(const char *at, double out[3])
{
    for (int i = 0; i < 3; i++) {
        at += strspn(at, " \t");
        if (!nt_svg_number(&at, &out[i])) {
            return false;
        }
        bool percent = *at == '%';
        at += percent ? 1 + strspn(at + 1, ", \t") : 0;
        out[i] = fmin(1, fmax(0, out[i] / (percent ? 100 : 255)));
    }
    return strcmp(at, ")") == 0;
}

static bool named_colour(const char *name, double out[3])
{
    static const struct {
        const char *name, *hex;
    } names[] = {{"black", "000000"},  {"white", "ffffff"},  {"silver", "c0c0c0"},
                 {"gray", "808080"},   {"grey", "808080"},   {"maroon", "800000"},
                 {"red", "ff0000"},    {"purple", "800080"}, {"fuchsia", "ff00ff"},
                 {"green", "008000"},  {"lime", "00ff00"},   {"olive", "808000"},
                 {"yellow", "ffff00"}, {"navy", "000080"},   {"blue", "0000ff"},
                 {"teal", "008080"},   {"aqua", "00ffff"},   {"orange", "ffa500"},
                 {"gold", "ffd700"},   {"brown", "a52a2a"},  {"currentColor", "000000"}};
    NT_RETURN_FIRST(i, sizeof names / sizeof *names, strcmp(names[i].name, name) == 0,
                    hex_colour(names[i].hex, out), false);
}

static bool read_colour(const char *text, double out[3])
{
    return text[0] == '#'            ? hex_colour(text + 1, out)
           : nt_begins(text, "rgb(") ? rgb_colour(text + 4, out)
                                     : named_colour(text, out);
}

/* 1, or nothing at all: what shines through would need transparency on the page. */
static nt_status is_opaque(const nt_svg_node *node, nt_svg_attribute of, bool *drawn, nt_error *err)
{
    double opacity;
    NT_TRY(nt_svg_length(node, of, 1, &opacity, err));
    *drawn = *drawn && opacity > 0;
    return opacity > 0 && opacity < 0.995
               ? nt_fail(err, NT_INVALID, node->place,
                         NT_MESSAGE_LOGO_EFFECT(.name = nt_svg_names[of], .value = node->value[of]))
               : NT_OK;
}

/* --- gradients --- */

/* The gradient itself, or the one that it goes on from, whichever sets the attribute. */
static const nt_svg_node *setter(const nt_svg_pen *pen, const nt_svg_node *gradient, size_t of)
{
    for (int i = 0; gradient && i < CHAIN_MAX; i++) {
        if (of == NT_SVG_ATTRIBUTES ? gradient->first != NULL : gradient->value[of] != NULL) {
            return gradient;
        }
        const char *href = gradient->value[NT_SVG_HREF];
        gradient = href ? nt_svg_named(pen->root, href) : NULL;
    }
    return NULL;
}

static nt_status gradient_length(const nt_svg_pen *pen, const nt_svg_node *gradient,
                                 nt_svg_attribute of, double fallback, double *out)
{
    const nt_svg_node *own = setter(pen, gradient, of);
    return nt_svg_length(own ? own : gradient, of, fallback, out, pen->err);
}

static nt_status add_stops(nt_svg_pen *pen, const nt_svg_node *gradient, cairo_pattern_t *pattern)
{
    const nt_svg_node *holder = setter(pen, gradient, NT_SVG_ATTRIBUTES);
    double reached = 0;
    for (const nt_svg_node *stop = holder ? holder->first : NULL; stop; stop = stop->next) {
        double offset, rgb[3] = {0};
        bool drawn = true;
        const char *colour = stop->value[NT_SVG_STOP_COLOUR];
        NT_TRY(nt_svg_spend(pen, stop));
        NT_TRY(nt_svg_length(stop, NT_SVG_OFFSET, 0, &offset, pen->err));
        NT_TRY(is_opaque(stop, NT_SVG_STOP_OPACITY, &drawn, pen->err));
        NT_FAIL_IF(!drawn, pen->err, NT_INVALID, stop->place,
                   NT_MESSAGE_LOGO_EFFECT(.name = "stop-opacity", .value = "0"));
        if (colour && !read_colour(colour, rgb)) {
            return nt_svg_wrong(stop, NT_SVG_STOP_COLOUR, pen->err);
        }
        reached = fmax(reached, fmin(1, fmax(0, offset)));
        cairo_pattern_add_color_stop_rgb(pattern, reached, rgb[0], rgb[1], rgb[2]);
    }
    return NT_OK;
}

static nt_status make_gradient(nt_svg_pen *pen, const nt_svg_node *g, cairo_pattern_t **out)
{
    double a, b, c, d, r;
    if (g->kind == NT_SVG_LINEAR) {
        NT_TRY(gradient_length(pen, g, NT_SVG_X1, 0, &a));
        NT_TRY(gradient_length(pen, g, NT_SVG_Y1, 0, &b));
        NT_TRY(gradient_length(pen, g, NT_SVG_X2, 1, &c));
        NT_TRY(gradient_length(pen, g, NT_SVG_Y2, 0, &d));
        *out = cairo_pattern_create_linear(a, b, c, d);
        return NT_OK;
    }
    NT_TRY(gradient_length(pen, g, NT_SVG_CX, 0.5, &a));
    NT_TRY(gradient_length(pen, g, NT_SVG_CY, 0.5, &b));
    NT_TRY(gradient_length(pen, g, NT_SVG_R, 0.5, &r));
    NT_TRY(gradient_length(pen, g, NT_SVG_FX, a, &c));
    NT_TRY(gradient_length(pen, g, NT_SVG_FY, b, &d));
    *out = cairo_pattern_create_radial(c, d, 0, a, b, fmax(r, 0));
    return NT_OK;
}

/* From the units of the gradient to those of the shape. */
static nt_status place_gradient(nt_svg_pen *pen, const nt_svg_node *gradient, cairo_matrix_t *out)
{
    const nt_svg_node *moved = setter(pen, gradient, NT_SVG_GRADIENT_TRANSFORM);
    const nt_svg_node *units = setter(pen, gradient, NT_SVG_GRADIENT_UNITS);
    bool in_space = units && strcmp(units->value[NT_SVG_GRADIENT_UNITS], "userSpaceOnUse") == 0;
    cairo_matrix_init_identity(out);
    if (moved) {
        NT_TRY(nt_svg_matrix(moved, NT_SVG_GRADIENT_TRANSFORM, out, pen->err));
    }
    if (!in_space) {
        /* Of the box of the path alone, whichever way it is turned. */
        double x0, y0, x1, y1;
        cairo_matrix_t kept, box;
        cairo_path_t *path = cairo_copy_path(pen->cr);
        cairo_get_matrix(pen->cr, &kept);
        cairo_new_path(pen->cr);
        cairo_identity_matrix(pen->cr);
        cairo_append_path(pen->cr, path);
        cairo_path_extents(pen->cr, &x0, &y0, &x1, &y1);
        cairo_new_path(pen->cr);
        cairo_set_matrix(pen->cr, &kept);
        cairo_append_path(pen->cr, path);
        cairo_path_destroy(path);
        cairo_matrix_init(&box, x1 - x0, 0, 0, y1 - y0, x0, y0);
        cairo_matrix_multiply(out, out, &box);
    }
    return NT_OK;
}

static nt_status set_gradient(nt_svg_pen *pen, const nt_svg_node *gradient, bool *painted)
{
    const nt_svg_node *spread = setter(pen, gradient, NT_SVG_SPREAD);
    const char *how = spread ? spread->value[NT_SVG_SPREAD] : "pad";
    cairo_pattern_t *pattern = NULL;
    cairo_matrix_t matrix;
    nt_status status = make_gradient(pen, gradient, &pattern);
    status = status ? status : add_stops(pen, gradient, pattern);
    status = status ? status : place_gradient(pen, gradient, &matrix);
    /* A box without a side has no gradient, one of no colours paints nothing. */
    int stops = 0;
    *painted = !status && !cairo_matrix_invert(&matrix) &&
               !cairo_pattern_get_color_stop_count(pattern, &stops) && stops;
    if (*painted) {
        cairo_pattern_set_matrix(pattern, &matrix);
        cairo_pattern_set_extend(pattern, strcmp(how, "reflect") == 0  ? CAIRO_EXTEND_REFLECT
                                          : strcmp(how, "repeat") == 0 ? CAIRO_EXTEND_REPEAT
                                                                       : CAIRO_EXTEND_PAD);
        cairo_set_source(pen->cr, pattern);
    }
    if (pattern) {
        cairo_pattern_destroy(pattern);
    }
    return status;
}

nt_status nt_svg_paint(nt_svg_pen *pen, const nt_svg_node *node, const nt_svg_node *from,
                       nt_svg_attribute of, bool *painted)
{
    const char *text = from ? from->value[of] : of == NT_SVG_FILL ? "black" : "none";
    double rgb[3];
    *painted = strcmp(text, "none") != 0 && strcmp(text, "transparent") != 0;
    if (!*painted) {
        return NT_OK;
    }
    if (nt_begins(text, "url(")) {
        const nt_svg_node *gradient = nt_svg_named(pen->root, text);
        bool is_gradient =
            gradient && (gradient->kind == NT_SVG_LINEAR || gradient->kind == NT_SVG_RADIAL);
        return is_gradient ? set_gradient(pen, gradient, painted)
                           : nt_svg_wrong(from ? from : node, of, pen->err);
    }
    if (!read_colour(text, rgb)) {
        return nt_svg_wrong(from ? from : node, of, pen->err);
    }
    cairo_set_source_rgb(pen->cr, rgb[0], rgb[1], rgb[2]);
    return NT_OK;
}

/* --- shapes --- */

static bool says(const nt_svg_node *node, nt_svg_attribute of, const char *word)
{
    const nt_svg_node *from;
    const char *value = nt_svg_inherited(node, of, &from);
    return value && strcmp(value, word) == 0;
}

static nt_status set_stroke(nt_svg_pen *pen, const nt_svg_node *node)
{
    const nt_svg_node *from = node;
    double width, miter;
    nt_svg_inherited(node, NT_SVG_STROKE_WIDTH, &from);
    NT_TRY(nt_svg_length(from, NT_SVG_STROKE_WIDTH, 1, &width, pen->err));
    from = node;
    nt_svg_inherited(node, NT_SVG_MITER_LIMIT, &from);
    NT_TRY(nt_svg_length(from, NT_SVG_MITER_LIMIT, 4, &miter, pen->err));
    cairo_set_line_width(pen->cr, fmax(width, 0));
    cairo_set_miter_limit(pen->cr, fmax(miter, 1));
    cairo_set_line_cap(pen->cr, says(node, NT_SVG_LINE_CAP, "round")    ? CAIRO_LINE_CAP_ROUND
                                : says(node, NT_SVG_LINE_CAP, "square") ? CAIRO_LINE_CAP_SQUARE
                                                                        : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(pen->cr, says(node, NT_SVG_LINE_JOIN, "round")   ? CAIRO_LINE_JOIN_ROUND
                                 : says(node, NT_SVG_LINE_JOIN, "bevel") ? CAIRO_LINE_JOIN_BEVEL
                                                                         : CAIRO_LINE_JOIN_MITER);
    return NT_OK;
}

static nt_status fill_and_stroke(nt_svg_pen *pen, const nt_svg_node *node)
{
    static const struct {
        nt_svg_attribute paint, opacity;
    } steps[] = {{NT_SVG_FILL, NT_SVG_FILL_OPACITY}, {NT_SVG_STROKE, NT_SVG_STROKE_OPACITY}};
    cairo_set_fill_rule(pen->cr, says(node, NT_SVG_FILL_RULE, "evenodd") ? CAIRO_FILL_RULE_EVEN_ODD
                                                                         : CAIRO_FILL_RULE_WINDING);
    NT_TRY(set_stroke(pen, node));
    for (size_t i = 0; i < 2; i++) {
        const nt_svg_node *from = NULL, *opacity = node;
        bool painted, drawn = true;
        nt_svg_inherited(node, steps[i].paint, &from);
        nt_svg_inherited(node, steps[i].opacity, &opacity);
        NT_TRY(nt_svg_paint(pen, node, from, steps[i].paint, &painted));
        NT_TRY(painted ? is_opaque(opacity, steps[i].opacity, &drawn, pen->err) : NT_OK);
        if (painted && drawn) {
            (i ? cairo_stroke_preserve : cairo_fill_preserve)(pen->cr);
        }
    }
    cairo_new_path(pen->cr);
    return NT_OK;
}

static nt_status apply_matrix(nt_svg_pen *pen, const nt_svg_node *node, bool *visible)
{
    cairo_matrix_t matrix, all;
    NT_TRY(nt_svg_matrix(node, NT_SVG_TRANSFORM, &matrix, pen->err));
    cairo_get_matrix(pen->cr, &all);
    cairo_matrix_multiply(&all, &matrix, &all);
    *visible =
        !cairo_matrix_invert(&matrix) &&
        !cairo_matrix_invert(&(cairo_matrix_t){all.xx, all.yx, all.xy, all.yy, all.x0, all.y0});
    if (*visible) {
        cairo_set_matrix(pen->cr, &all);
    }
    return NT_OK;
}

/* The shapes of a clip, and of groups in it, as one path. */
static nt_status clip_path(nt_svg_pen *pen, const nt_svg_node *clip)
{
    for (const nt_svg_node *child = clip->first; child; child = child->next) {
        bool visible;
        cairo_matrix_t kept;
        cairo_get_matrix(pen->cr, &kept);
        NT_TRY(nt_svg_spend(pen, child));
        if (child->value[NT_SVG_CLIP_PATH]) {
            return nt_svg_wrong(child, NT_SVG_CLIP_PATH, pen->err);
        }
        NT_TRY(apply_matrix(pen, child, &visible));
        NT_TRY(!visible       ? NT_OK
               : child->first ? clip_path(pen, child)
                              : nt_svg_outline(pen, child));
        cairo_set_matrix(pen->cr, &kept);
    }
    return NT_OK;
}

static nt_status set_clip(nt_svg_pen *pen, const nt_svg_node *node)
{
    const char *value = node->value[NT_SVG_CLIP_PATH];
    if (!value || strcmp(value, "none") == 0) {
        return NT_OK;
    }
    const nt_svg_node *clip = nt_svg_named(pen->root, value);
    const char *units = clip ? clip->value[NT_SVG_CLIP_UNITS] : NULL;
    bool is_clip = clip && clip->kind == NT_SVG_CLIP && !clip->value[NT_SVG_CLIP_PATH] &&
                   (!units || strcmp(units, "userSpaceOnUse") == 0);
    cairo_matrix_t kept;
    bool visible;
    if (!is_clip) {
        return nt_svg_wrong(node, NT_SVG_CLIP_PATH, pen->err);
    }
    cairo_get_matrix(pen->cr, &kept);
    cairo_new_path(pen->cr);
    NT_TRY(apply_matrix(pen, clip, &visible));
    NT_TRY(visible ? clip_path(pen, clip) : NT_OK);
    cairo_set_matrix(pen->cr, &kept);
    cairo_set_fill_rule(pen->cr, clip->first && says(clip->first, NT_SVG_CLIP_RULE, "evenodd")
                                     ? CAIRO_FILL_RULE_EVEN_ODD
                                     : CAIRO_FILL_RULE_WINDING);
    cairo_clip(pen->cr);
    return NT_OK;
}

static nt_status draw_node(nt_svg_pen *pen, const nt_svg_node *node);

static nt_status draw_inside(nt_svg_pen *pen, const nt_svg_node *node)
{
    bool visible = true;
    if (node != pen->root) {
        NT_TRY(apply_matrix(pen, node, &visible));
    }
    NT_TRY(visible ? set_clip(pen, node) : NT_OK);
    if (!visible) {
        return NT_OK;
    }
    if (node->kind != NT_SVG_ROOT && node->kind != NT_SVG_GROUP) {
        cairo_new_path(pen->cr);
        NT_TRY(nt_svg_outline(pen, node));
        bool hidden = says(node, NT_SVG_VISIBILITY, "hidden");
        return hidden ? NT_OK : fill_and_stroke(pen, node);
    }
    for (const nt_svg_node *child = node->first; child; child = child->next) {
        NT_TRY(draw_node(pen, child));
    }
    return NT_OK;
}

static nt_status draw_node(nt_svg_pen *pen, const nt_svg_node *node)
{
    const char *display = node->value[NT_SVG_DISPLAY];
    bool drawn = node->kind < NT_SVG_DEFS && !(display && strcmp(display, "none") == 0);
    NT_TRY(drawn ? is_opaque(node, NT_SVG_OPACITY, &drawn, pen->err) : NT_OK);
    if (!drawn) {
        return NT_OK;
    }
    cairo_save(pen->cr);
    nt_status status = nt_svg_spend(pen, node);
    status = status ? status : draw_inside(pen, node);
    cairo_restore(pen->cr);
    return status;
}

nt_status nt_svg_box(const nt_svg_node *root, double out[4], nt_error *err)
{
    const char *at = root->value[NT_SVG_VIEW_BOX];
    size_t count = 0;
    if (at) {
        for (at += strspn(at, " \t\r\n"); count < 4 && nt_svg_number(&at, &out[count]);) {
            count++;
        }
        return count == 4 && !*at && out[2] > 0 && out[3] > 0
                   ? NT_OK
                   : nt_svg_wrong(root, NT_SVG_VIEW_BOX, err);
    }
    out[0] = out[1] = 0;
    NT_TRY(nt_svg_length(root, NT_SVG_WIDTH, 0, &out[2], err));
    NT_TRY(nt_svg_length(root, NT_SVG_HEIGHT, 0, &out[3], err));
    return out[2] > 1 && out[3] > 1
               ? NT_OK
               : nt_fail(err, NT_INVALID, root->place, NT_MESSAGE_LOGO_NO_SIZE());
}

nt_status nt_svg_draw(nt_svg_pen *pen, double width_pt, double height_pt)
{
    double box[4];
    NT_TRY(nt_svg_box(pen->root, box, pen->err));
    cairo_save(pen->cr);
    cairo_rectangle(pen->cr, 0, 0, width_pt, height_pt);
    cairo_clip(pen->cr);
    cairo_scale(pen->cr, width_pt / box[2], height_pt / box[3]);
    cairo_translate(pen->cr, -box[0], -box[1]);
    nt_status status = draw_node(pen, pen->root);
    cairo_restore(pen->cr);
    return status;
}
