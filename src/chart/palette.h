/* The inks of a chart. Text inks have a contrast of at least 4.5:1 on paper, marks of 3:1; a test
 * computes both. The two events differ by lightness in grey print, and always by shape as well. */
#ifndef NETRA_CHART_PALETTE_H
#define NETRA_CHART_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

enum { NT_CLASS_MAX = 4 };

typedef enum {
    NT_COLOUR_PAPER,
    NT_COLOUR_TEXT,
    NT_COLOUR_FIRST,    /* the first event's blue */
    NT_COLOUR_SECOND,   /* the second event's vermilion */
    NT_COLOUR_GREY,     /* words beside the point, a third series */
    NT_COLOUR_RULE,     /* the axis and the outline of what is unknown: a mark, so 3:1 */
    NT_COLOUR_HAIRLINE, /* grid: read past, not read */
    NT_COLOUR_CLASS,    /* the lightest of NT_CLASS_MAX classes, the darker ones follow */
    NT_COLOUR_COUNT = NT_COLOUR_CLASS + NT_CLASS_MAX
} nt_colour;

typedef struct {
    uint8_t red, green, blue;
} nt_rgb;

nt_rgb nt_palette_rgb(nt_colour colour);

/* The ink of a series (0, 1, else grey). */
nt_colour nt_palette_series(int ink);

/* The ratio of WCAG 2.2, 1 to 21. */
double nt_palette_contrast(nt_colour a, nt_colour b);

/* Text or paper, whichever is easier to read on `ground`. */
nt_colour nt_palette_on(nt_colour ground);

#endif
