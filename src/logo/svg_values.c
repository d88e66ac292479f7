/* Values of attributes of an SVG: numbers, lengths, transforms. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "svg_tree.h"
#include "words/logo.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The length of a number in decimal: strtod would take more. */
static size_t number_length(const char *at)
{
    const char *end = at + (*at == '+' || *at == '-');
    const char *digits = end;
    while (is_digit(*end)) {
        end++;
    }
    bool any = end > digits;
    if (*end == '.' && (any || is_digit(end[1]))) {
        for (end++; is_digit(*end); end++) {
            any = true;
        }
    }
    if (any && (*end == 'e' || *end == 'E')) {
        const char *power = end + 1 + (end[1] == '+' || end[1] == '-');
        for (; is_digit(*power); power++) {
            end = power + 1;
        }
    }
    return any ? (size_t)(end - at) : 0;
}

bool nt_svg_number(const char **at, double *out)
{
    const double most = 1e6;
    char digits[64];
    size_t length = number_length(*at);
    if (!length || length >= sizeof digits) {
        return false;
    }
    memcpy(digits, *at, length);
    digits[length] = '\0';
    *out = strtod(digits, NULL);
    *at += length;
    *at += strspn(*at, " \t\r\n");
    if (**at == ',') {
        ++*at;
        *at += strspn(*at, " \t\r\n");
    }
    return fabs(*out) <= most;
}

nt_status nt_svg_wrong(const nt_svg_node *node, nt_svg_attribute of, nt_error *err)
{
    const char *value = node->value[of];
    return nt_fail(err, NT_INVALID, node->place,
                   NT_MESSAGE_LOGO_VALUE(.value = value ? value : "", .name = nt_svg_names[of]));
}

nt_status nt_svg_length(const nt_svg_node *node, nt_svg_attribute of, double fallback, double *out,
                        nt_error *err)
{
    static const struct {
        const char *name;
        double px;
    } units[] = {{"", 1},           {"px", 1},         {"pt", 4.0 / 3},
                 {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}};
    const char *at = node->value[of];
    *out = fallback;
    if (!at) {
        return NT_OK;
    }
    at += strspn(at, " \t\r\n");
    bool is_number = nt_svg_number(&at, out);
    for (size_t i = 0; is_number && i < sizeof units / sizeof *units; i++) {
        if (strcmp(at, units[i].name) == 0) {
            *out *= units[i].px;
            return NT_OK;
        }
    }
    if (is_number && strcmp(at, "%") == 0) {
        *out /= 100;
        return NT_OK;
    }
    return nt_svg_wrong(node, of, err);
}

/* One of the six functions, its numbers in hand. */
static bool function_matrix(const char *name, const double n[6], size_t count, cairo_matrix_t *out)
{
    const double degree = 3.14159265358979323846 / 180;
    cairo_matrix_init_identity(out);
    if (strcmp(name, "matrix") == 0 && count == 6) {
        cairo_matrix_init(out, n[0], n[1], n[2], n[3], n[4], n[5]);
    } else if (strcmp(name, "translate") == 0 && (count == 1 || count == 2)) {
        cairo_matrix_init_translate(out, n[0], count == 2 ? n[1] : 0);
    } else if (strcmp(name, "scale") == 0 && (count == 1 || count == 2)) {
        cairo_matrix_init_scale(out, n[0], count == 2 ? n[1] : n[0]);
    } else if (strcmp(name, "rotate") == 0 && (count == 1 || count == 3)) {
        cairo_matrix_translate(out, count == 3 ? n[1] : 0, count == 3 ? n[2] : 0);
        cairo_matrix_rotate(out, n[0] * degree);
        cairo_matrix_translate(out, count == 3 ? -n[1] : 0, count == 3 ? -n[2] : 0);
    } else if (strcmp(name, "skewX") == 0 && count == 1) {
        out->xy = tan(n[0] * degree);
    } else if (strcmp(name, "skewY") == 0 && count == 1) {
        out->yx = tan(n[0] * degree);
    } else {
        return false;
    }
    return true;
}

static bool read_function(const char **at, cairo_matrix_t *out)
{
    char name[16] = "";
    double numbers[6];
    size_t length = strcspn(*at, "( \t\r\n"), count = 0;
    if (!length || length >= sizeof name) {
        return false;
    }
    memcpy(name, *at, length);
    *at += length;
    *at += strspn(*at, " \t\r\n");
    if (*(*at)++ != '(') {
        return false;
    }
    *at += strspn(*at, " \t\r\n");
    while (count < 6 && nt_svg_number(at, &numbers[count])) {
        count++;
    }
    if (*(*at)++ != ')') {
        return false;
    }
    *at += strspn(*at, ", \t\r\n");
    return function_matrix(name, numbers, count, out);
}

nt_status nt_svg_matrix(const nt_svg_node *node, nt_svg_attribute of, cairo_matrix_t *out,
                        nt_error *err)
{
    const char *at = node->value[of];
    cairo_matrix_init_identity(out);
    at = at ? at + strspn(at, " \t\r\n") : "";
    while (*at && strcmp(at, "none") != 0) {
        cairo_matrix_t one;
        if (!read_function(&at, &one)) {
            return nt_svg_wrong(node, of, err);
        }
        cairo_matrix_multiply(out, &one, out);
    }
    return NT_OK;
}
