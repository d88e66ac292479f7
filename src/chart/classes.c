/* Where the limits of classes lie, and what they are called. */
#include "classes.h"

#include <math.h>
#include <stdlib.h>

#include "axes.h"
#include "text/number.h"

/* The largest round number that is not above `value`. */
static double round_down(double value)
{
    static const double nice[] = {1, 1.5, 2, 3, 4, 5, 6, 8, 10};
    double power = pow(10, floor(log10(value))), best = power;
    for (size_t i = 0; i < sizeof nice / sizeof *nice; i++) {
        best = nice[i] * power <= value * (1 + 1e-9) ? nice[i] * power : best;
    }
    return best;
}

/* Those above zero, rising. */
static double *values_of(nt_arena *arena, const nt_chart *chart, nt_classes *classes, size_t *count)
{
    size_t most = NT_SUM(size_t, s, chart->series_count, chart->series[s].count);
    double *values = nt_new_array(arena, double, most);
    for (size_t s = 0; s < chart->series_count; s++) {
        NT_EACH(const nt_chart_point, point, chart->series[s].points, chart->series[s].count) {
            if (nt_point_number(point) > 0) {
                values[(*count)++] = point->row->value;
                classes->whole &=
                    point->row->value == floor(point->row->value) && point->row->decimals == 0;
            }
        }
    }
    qsort(values, *count, sizeof *values, nt_axis_order);
    return values;
}

nt_classes nt_classes_of(nt_arena *arena, const nt_chart *chart)
{
    nt_classes c = {.whole = true, .decimals = chart->decimals};
    size_t count = 0;
    const double *values = values_of(arena, chart, &c, &count);
    c.most = count ? values[count - 1] : 0;
    for (int i = 0; i < NT_CLASS_MAX && count; i++) {
        /* The lowest, the middle, up to nine tenths: few areas are the darkest. */
        static const double part[NT_CLASS_MAX] = {0, 0.4, 0.7, 0.9};
        double from = round_down(values[(size_t)(part[i] * (double)(count - 1))]);
        from = c.whole ? fmax(ceil(from), 1) : from;
        if (c.count == 0 || from > c.from[c.count - 1]) {
            c.from[c.count++] = from;
        }
    }
    return c;
}

int nt_class_index(const nt_classes *classes, double value)
{
    int index = 0;
    while (index + 1 < classes->count && value >= classes->from[index + 1]) {
        index++;
    }
    return index;
}

nt_colour nt_class_colour(const nt_classes *classes, int index)
{
    return nt_palette_ramp((size_t)index, (size_t)classes->count);
}

const char *nt_class_name(nt_canvas *canvas, const nt_classes *c, int index)
{
    double from = c->from[index];
    const char *low = nt_text_number(canvas->arena, canvas->lang, from, c->decimals);
    if (index + 1 == c->count) {
        return c->most > from ? nt_arena_printf(canvas->arena, "≥ %s", low) : low;
    }
    double to = c->from[index + 1] - (c->whole ? 1 : 0);
    return to <= from
               ? low
               : nt_arena_printf(canvas->arena, c->whole ? "%s–%s" : "%s–<%s", low,
                                 nt_text_number(canvas->arena, canvas->lang, to, c->decimals));
}
