/* The inks of a chart. Text inks have a contrast of at least 4.5:1 on paper, marks of 3:1; a test
 * computes both. The two events differ by lightness in grey print, and always by shape as well. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NT_CLASS_MAX = 4 };

typedef enum {
    NT_COLOUR_PAPER,
    NT_COLOUR_TEXT,
    NT_COLOUR_FIRST,    /* the first event's blue */
    NT_COLOUR_SECOND,   /* the second event's vermilion */
    NT_COLOUR_THIRD,    /* a third event's green */
    NT_COLOUR_FOURTH,   /* a fourth event's purple */
    NT_COLOUR_GREY,     /* words beside the point, a third series */
    NT_COLOUR_RULE,     /* the axis and the outline of what is unknown: a mark, so 3:1 */
    NT_COLOUR_HAIRLINE, /* grid: read past, not read */
    NT_COLOUR_CLASS,    /* the lightest of NT_CLASS_MAX classes, the darker ones follow */
    NT_COLOUR_BETWEEN = NT_COLOUR_CLASS + NT_CLASS_MAX, /* a fifth step, amid the classes */
    NT_COLOUR_BAND_FIRST,  /* under a curve of the first event: its interval */
    NT_COLOUR_BAND_SECOND, /* and of the second */
    NT_COLOUR_BAND_BOTH,   /* where both lie: there is no transparency in PDF/A's charts */
    NT_COLOUR_COUNT
} nt_colour;

typedef struct {
    uint8_t red, green, blue;
} nt_rgb;

nt_rgb nt_palette_rgb(nt_colour colour);

/* The ink of a series: 0, 1 the two events, 3, 4 a third and a fourth, else grey. */
nt_colour nt_palette_series(int ink);

/* Step `index` of `count` (at most NT_RAMP_MAX), from pale to dark: told apart by lightness. */
enum { NT_RAMP_MAX = NT_CLASS_MAX + 1 };
nt_colour nt_palette_ramp(size_t index, size_t count);

/* The ratio of WCAG 2.2, 1 to 21. */
double nt_palette_contrast(nt_colour a, nt_colour b);

/* Text or paper, whichever is easier to read on `ground`. */
nt_colour nt_palette_on(nt_colour ground);
