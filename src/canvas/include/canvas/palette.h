/* The inks of a chart. Text inks have a contrast of at least 4.5:1 on paper, marks of 3:1; a test
 * computes both. The two events differ by lightness in grey print, and always by shape as well.
 * An office may have colours of its own for events; what goes with them is made from them. */
#pragma once

#include <stdint.h>

#include "base/arena.h"

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

typedef struct {
    nt_rgb inks[NT_COLOUR_COUNT];
} nt_palette;

extern const nt_palette nt_palette_own; /* of netra; taken wherever a palette is NULL */

/* "#1f5fa8" */
const char *nt_rgb_text(nt_arena *arena, nt_rgb rgb);

nt_rgb nt_palette_rgb(const nt_palette *palette, nt_colour colour);

/* The ink of a series: 0, 1 the two events, 3, 4 a third and a fourth, else grey. */
nt_colour nt_palette_series(int ink);

/* Step `index` of `count` (at most NT_RAMP_MAX), from pale to dark: told apart by lightness. */
enum { NT_RAMP_MAX = NT_CLASS_MAX + 1 };
nt_colour nt_palette_ramp(size_t index, size_t count);

/* The ratio of WCAG 2.2, 1 to 21. */
double nt_palette_contrast(const nt_palette *palette, nt_colour a, nt_colour b);
double nt_rgb_contrast(nt_rgb a, nt_rgb b);

/* Text or paper, whichever is easier to read on `ground`. */
nt_colour nt_palette_on(const nt_palette *palette, nt_colour ground);

/* --- an office's own --- */

/* netra's own palette with other colours of events: classes and bands in their hue, as light as
 * netra's are. */
nt_palette nt_palette_made(const nt_palette *given);

/* What is asked of a colour of an event, in the order in which it is asked. */
typedef enum {
    NT_PALETTE_TEXT, /* 4.5:1 on paper and on the ground of a tile: words are set in it */
    NT_PALETTE_BAND, /* of the first two, 3:1 on each band under a curve */
    NT_PALETTE_GREY, /* of the first two, 1.5:1 to each other: told apart in grey print */
    NT_PALETTE_EYES  /* 3.5 to each other event, also to eyes that lack a kind of cones */
} nt_palette_kind;

typedef struct {
    nt_palette_kind kind;
    double found, asked;
    nt_rgb against;
    nt_rgb nearest; /* lighter or darker, and in order */
    bool has_nearest;
} nt_palette_fault;

/* False, and *out, where the event's colour (NT_COLOUR_FIRST to NT_COLOUR_FOURTH) is not what it
 * must be beside the others. */
bool nt_palette_judge(const nt_palette *given, nt_colour which, nt_palette_fault *out);
/* The same of a colour that is no event's: headings, links, rules. */
bool nt_palette_reads(nt_rgb ink, nt_palette_fault *out);

/* 100 times the distance in Oklab, as who sees it nearest sees it: with all cones, or without those
 * for red, green or blue. */
double nt_rgb_distance(nt_rgb a, nt_rgb b);
