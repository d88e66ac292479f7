/* The shapes of an SVG as a path of cairo: path data and the simple shapes. */
#include <math.h>
#include <string.h>

#include "svg_tree.h"
#include "words/logo.h"

static const double pi = 3.14159265358979323846;

nt_status nt_svg_spend(nt_svg_pen *pen, const nt_svg_node *node)
{
    return pen->segments-- > 0 ? NT_OK
                               : nt_fail(pen->err, NT_INVALID, node->place,
                                         NT_MESSAGE_LOGO_TOO_MUCH(.most = NT_LOGO_SEGMENTS_MAX));
}

/* --- path data --- */

typedef struct {
    const char *at;
    cairo_t *cr;
    double x, y;   /* where the pen is */
    double hx, hy; /* the last handle, which S and T mirror */
    double sx, sy; /* where the piece began */
    char before;   /* the command before, in capitals */
} tracer;

static void curve(tracer *t, double x1, double y1, double x2, double y2, double x, double y)
{
    cairo_curve_to(t->cr, x1, y1, x2, y2, x, y);
    t->hx = x2, t->hy = y2, t->x = x, t->y = y;
}

/* A quadratic curve, its handle kept for T. */
static void quadratic(tracer *t, double hx, double hy, double x, double y)
{
    cairo_curve_to(t->cr, t->x + (hx - t->x) * 2 / 3, t->y + (hy - t->y) * 2 / 3,
                   x + (hx - x) * 2 / 3, y + (hy - y) * 2 / 3, x, y);
    t->hx = hx, t->hy = hy, t->x = x, t->y = y;
}

/* From end points to a centre: SVG 1.1, F.6.5. */
static void arc(tracer *t, const double n[7])
{
    double rx = fabs(n[0]), ry = fabs(n[1]), phi = n[2] * pi / 180, x = n[5], y = n[6];
    double dx = (t->x - x) / 2, dy = (t->y - y) / 2;
    double px = cos(phi) * dx + sin(phi) * dy, py = -sin(phi) * dx + cos(phi) * dy;
    bool is_point = hypot(dx, dy) < 1e-12;
    if (!(rx > 0) || !(ry > 0) || is_point) {
        if (!is_point) {
            cairo_line_to(t->cr, x, y);
        }
        t->x = x, t->y = y;
        return;
    }
    double too_small = px * px / (rx * rx) + py * py / (ry * ry);
    rx *= too_small > 1 ? sqrt(too_small) : 1;
    ry *= too_small > 1 ? sqrt(too_small) : 1;
    double below = rx * rx * py * py + ry * ry * px * px;
    double root = sqrt(fmax(0, (rx * rx * ry * ry - below) / below));
    double sign = (n[3] > 0) == (n[4] > 0) ? -1 : 1;
    double cx = sign * root * rx * py / ry, cy = -sign * root * ry * px / rx;
    double from = atan2((py - cy) / ry, (px - cx) / rx);
    double to = atan2((-py - cy) / ry, (-px - cx) / rx);
    cairo_matrix_t kept;
    cairo_get_matrix(t->cr, &kept);
    cairo_translate(t->cr, cos(phi) * cx - sin(phi) * cy + (t->x + x) / 2,
                    sin(phi) * cx + cos(phi) * cy + (t->y + y) / 2);
    cairo_rotate(t->cr, phi);
    cairo_scale(t->cr, rx, ry);
    (n[4] > 0 ? cairo_arc : cairo_arc_negative)(t->cr, 0, 0, 1, from, to);
    cairo_set_matrix(t->cr, &kept);
    t->x = x, t->y = y;
}

/* Flags of an arc may stand without a space behind them. */
static bool read_flag(const char **at, double *out)
{
    if (**at != '0' && **at != '1') {
        return false;
    }
    *out = **at - '0';
    ++*at;
    *at += strspn(*at, ", \t\r\n");
    return true;
}

static size_t arguments_of(char command)
{
    static const char commands[] = "MLHVCSQTAZ";
    static const unsigned char counts[] = {2, 2, 1, 1, 6, 4, 4, 2, 7, 0};
    const char *at = command ? strchr(commands, command) : NULL;
    return at ? counts[at - commands] : SIZE_MAX;
}

static bool read_arguments(tracer *t, char command, size_t count, double n[7])
{
    for (size_t i = 0; i < count; i++) {
        bool flag = command == 'A' && (i == 3 || i == 4);
        if (!(flag ? read_flag(&t->at, &n[i]) : nt_svg_number(&t->at, &n[i]))) {
            return false;
        }
    }
    return true;
}

/* Relative to the pen, all pairs of coordinates; of an arc the last alone. */
static void make_absolute(const tracer *t, char command, size_t count, double n[7])
{
    if (command == 'H' || command == 'V') {
        n[0] += command == 'H' ? t->x : t->y;
        return;
    }
    for (size_t i = command == 'A' ? 5 : 0; i < count; i += 2) {
        n[i] += t->x;
        n[i + 1] += t->y;
    }
}

static void close_piece(tracer *t)
{
    cairo_close_path(t->cr);
    t->x = t->sx, t->y = t->sy;
}

static void line(tracer *t, double x, double y)
{
    cairo_line_to(t->cr, x, y);
    t->x = x, t->y = y;
}

static void move(tracer *t, double x, double y)
{
    cairo_move_to(t->cr, x, y);
    t->x = t->sx = x, t->y = t->sy = y;
}

static void step(tracer *t, char command, const double n[7])
{
    bool after_cubic = t->before == 'C' || t->before == 'S';
    bool after_quadratic = t->before == 'Q' || t->before == 'T';
    double mx = 2 * t->x - t->hx, my = 2 * t->y - t->hy;
    switch (command) {
    case 'M':
        move(t, n[0], n[1]);
        break;
    case 'L':
        line(t, n[0], n[1]);
        break;
    case 'H':
        line(t, n[0], t->y);
        break;
    case 'V':
        line(t, t->x, n[0]);
        break;
    case 'C':
        curve(t, n[0], n[1], n[2], n[3], n[4], n[5]);
        break;
    case 'S':
        curve(t, after_cubic ? mx : t->x, after_cubic ? my : t->y, n[0], n[1], n[2], n[3]);
        break;
    case 'Q':
        quadratic(t, n[0], n[1], n[2], n[3]);
        break;
    case 'T':
        quadratic(t, after_quadratic ? mx : t->x, after_quadratic ? my : t->y, n[0], n[1]);
        break;
    case 'A':
        arc(t, n);
        break;
    default:
        close_piece(t);
    }
    t->before = command;
}

static nt_status trace_data(nt_svg_pen *pen, const nt_svg_node *node)
{
    tracer t = {.at = node->value[NT_SVG_D] ? node->value[NT_SVG_D] : "", .cr = pen->cr};
    char command = '\0';
    bool relative = false;
    double n[7] = {0};
    t.at += strspn(t.at, " \t\r\n");
    while (*t.at && strcmp(t.at, "none") != 0) {
        bool is_letter = (*t.at >= 'a' && *t.at <= 'z') || (*t.at >= 'A' && *t.at <= 'Z');
        if (is_letter) {
            relative = *t.at >= 'a';
            command = relative ? (char)(*t.at - 'a' + 'A') : *t.at;
            t.at += 1 + strspn(t.at + 1, " \t\r\n");
        }
        size_t count = arguments_of(command);
        bool begins = t.before || command == 'M';
        if (count == SIZE_MAX || !begins || (!is_letter && !count) ||
            !read_arguments(&t, command, count, n)) {
            return nt_svg_wrong(node, NT_SVG_D, pen->err);
        }
        if (relative) {
            make_absolute(&t, command, count, n);
        }
        NT_TRY(nt_svg_spend(pen, node));
        step(&t, command, n);
        command = command == 'M' ? 'L' : command; /* what follows a move is a line */
    }
    return NT_OK;
}

/* --- shapes --- */

static nt_status trace_points(nt_svg_pen *pen, const nt_svg_node *node)
{
    const char *at = node->value[NT_SVG_POINTS] ? node->value[NT_SVG_POINTS] : "";
    double x, y;
    at += strspn(at, " \t\r\n");
    for (bool first = true; *at; first = false) {
        if (!nt_svg_number(&at, &x) || !nt_svg_number(&at, &y)) {
            return nt_svg_wrong(node, NT_SVG_POINTS, pen->err);
        }
        NT_TRY(nt_svg_spend(pen, node));
        (first ? cairo_move_to : cairo_line_to)(pen->cr, x, y);
    }
    if (node->kind == NT_SVG_POLYGON) {
        cairo_close_path(pen->cr);
    }
    return NT_OK;
}

static void ellipse(cairo_t *cr, double cx, double cy, double rx, double ry)
{
    cairo_matrix_t kept;
    cairo_get_matrix(cr, &kept);
    cairo_translate(cr, cx, cy);
    cairo_scale(cr, rx, ry);
    cairo_new_sub_path(cr);
    cairo_arc(cr, 0, 0, 1, 0, 2 * pi);
    cairo_close_path(cr);
    cairo_set_matrix(cr, &kept);
}

static nt_status trace_ellipse(nt_svg_pen *pen, const nt_svg_node *node)
{
    double cx, cy, rx, ry;
    bool is_circle = node->kind == NT_SVG_CIRCLE;
    NT_TRY(nt_svg_length(node, NT_SVG_CX, 0, &cx, pen->err));
    NT_TRY(nt_svg_length(node, NT_SVG_CY, 0, &cy, pen->err));
    NT_TRY(nt_svg_length(node, is_circle ? NT_SVG_R : NT_SVG_RX, 0, &rx, pen->err));
    NT_TRY(nt_svg_length(node, is_circle ? NT_SVG_R : NT_SVG_RY, 0, &ry, pen->err));
    if (rx > 1e-9 && ry > 1e-9) {
        ellipse(pen->cr, cx, cy, rx, ry);
    }
    return nt_svg_spend(pen, node);
}

static void corner(cairo_t *cr, double x, double y, double rx, double ry, int quarter)
{
    cairo_matrix_t kept;
    cairo_get_matrix(cr, &kept);
    cairo_translate(cr, x, y);
    cairo_scale(cr, rx, ry);
    cairo_arc(cr, 0, 0, 1, quarter * pi / 2, (quarter + 1) * pi / 2);
    cairo_set_matrix(cr, &kept);
}

static nt_status trace_rect(nt_svg_pen *pen, const nt_svg_node *node)
{
    double x, y, width, height, rx, ry;
    NT_TRY(nt_svg_length(node, NT_SVG_X, 0, &x, pen->err));
    NT_TRY(nt_svg_length(node, NT_SVG_Y, 0, &y, pen->err));
    NT_TRY(nt_svg_length(node, NT_SVG_WIDTH, 0, &width, pen->err));
    NT_TRY(nt_svg_length(node, NT_SVG_HEIGHT, 0, &height, pen->err));
    NT_TRY(nt_svg_length(node, NT_SVG_RX, -1, &rx, pen->err));
    NT_TRY(nt_svg_length(node, NT_SVG_RY, -1, &ry, pen->err));
    rx = fmin(rx < 0 ? fmax(ry, 0) : rx, width / 2);
    ry = fmin(ry < 0 ? rx : ry, height / 2);
    if (!(width > 0 && height > 0)) {
        return NT_OK;
    }
    if (!(rx > 1e-9 && ry > 1e-9)) {
        cairo_rectangle(pen->cr, x, y, width, height);
        return nt_svg_spend(pen, node);
    }
    cairo_new_sub_path(pen->cr);
    corner(pen->cr, x + width - rx, y + height - ry, rx, ry, 0);
    corner(pen->cr, x + rx, y + height - ry, rx, ry, 1);
    corner(pen->cr, x + rx, y + ry, rx, ry, 2);
    corner(pen->cr, x + width - rx, y + ry, rx, ry, 3);
    cairo_close_path(pen->cr);
    return nt_svg_spend(pen, node);
}

static nt_status trace_line(nt_svg_pen *pen, const nt_svg_node *node)
{
    double x1, y1, x2, y2;
    NT_TRY(nt_svg_length(node, NT_SVG_X1, 0, &x1, pen->err));
    NT_TRY(nt_svg_length(node, NT_SVG_Y1, 0, &y1, pen->err));
    NT_TRY(nt_svg_length(node, NT_SVG_X2, 0, &x2, pen->err));
    NT_TRY(nt_svg_length(node, NT_SVG_Y2, 0, &y2, pen->err));
    cairo_move_to(pen->cr, x1, y1);
    cairo_line_to(pen->cr, x2, y2);
    return nt_svg_spend(pen, node);
}

nt_status nt_svg_outline(nt_svg_pen *pen, const nt_svg_node *node)
{
    switch (node->kind) {
    case NT_SVG_PATH:
        return trace_data(pen, node);
    case NT_SVG_RECT:
        return trace_rect(pen, node);
    case NT_SVG_CIRCLE:
    case NT_SVG_ELLIPSE:
        return trace_ellipse(pen, node);
    case NT_SVG_LINE:
        return trace_line(pen, node);
    case NT_SVG_POLYLINE:
    case NT_SVG_POLYGON:
        return trace_points(pen, node);
    default:
        return NT_OK;
    }
}
