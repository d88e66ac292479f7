/* A paragraph as one row of letters, whatever spans they come from; private to the room. */
#pragma once

#include "text/paragraph.h"

/* What breaking behind a letter means, from what does no harm to what hurts most. */
typedef enum {
    BREAK_NONE,
    BREAK_FORCED,   /* behind a newline, and at the end */
    BREAK_SPACE,    /* behind the last of some spaces */
    BREAK_MARK,     /* behind a hyphen or dash in a word, a slash in a long one, an ideograph */
    BREAK_SOFT,     /* in a word: a hyphen is added */
    BREAK_COMPOUND, /* the same in a word that has a hyphen of its own */
    BREAK_HURT,     /* in what is wider than the line: behind a mark, without a hyphen */
    BREAK_ANY       /* the same, between any two letters */
} break_kind;

static inline bool break_adds_hyphen(break_kind kind)
{
    return kind == BREAK_SOFT || kind == BREAK_COMPOUND;
}

typedef struct {
    const nt_span *spans;
    size_t count;
    nt_glyph *glyphs;  /* one a letter; a newline has no glyph and no width */
    uint8_t *breaks;   /* break_kind behind each letter */
    uint32_t *span_of; /* of each letter */
    double *x_pt;      /* count + 1: where each letter starts when all stand in one line */
    nt_glyph *hyphens; /* U+00AD of each span */
} letters;

/* Shapes the spans: the glyphs are from `arena`, all else from `scratch`. Soft hyphens in the text
 * become BREAK_SOFT behind the letter before them, zero width spaces BREAK_MARK. */
nt_status letters_open(nt_arena *arena, nt_arena *scratch, const nt_fonts *fonts,
                       const nt_span *spans, size_t span_count, letters *out, nt_error *err);

/* Marks where the text may break by itself: at spaces, marks and syllables; with `prose` not
 * between a day and its month. */
void letters_find_breaks(letters *row, const nt_hyphenator *hyphenator, bool prose);

/* The index behind the last letter of [first, end) that can be seen at the end of a line. */
size_t letters_visible_end(const letters *row, size_t first, size_t end);

/* The right edge of what is seen when a line ends behind letter end - 1, on the scale of x_pt,
 * without a hyphen. */
double letters_edge_pt(const letters *row, size_t first, size_t end);
