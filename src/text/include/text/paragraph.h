/* Line breaking: styled spans in, lines out.
 *
 * The whole paragraph is broken at once so that the lines, together, are as even as they can be
 * (D. E. Knuth and M. F. Plass (1981), "Breaking paragraphs into lines", Software: Practice and
 * Experience 11, 1119–1184, set ragged right). Words are hyphenated by F. M. Liang's method with
 * the dictionaries of libhyphen. A word, number or address that is wider than the line is broken
 * where it hurts least (behind / . - _ = &, else between any two characters): a line never
 * overflows. A number and its unit stay together when a no-break space (U+00A0) stands between
 * them.
 *
 * A line may end behind spaces (U+0020), behind a hyphen or dash between words, behind a slash in a
 * long word, at the joints of a long address, and where a soft hyphen (U+00AD) in the text allows
 * it; spans may change inside a word. Words with digits, abbreviations in capitals, addresses and
 * words under seven letters are not hyphenated; at most two lines in a row end in a hyphen. */
#pragma once

#include <stdbool.h>

#include "text/shape.h"

typedef struct nt_hyphenator nt_hyphenator;

/* The dictionary of the language from `path` (hyph_id_ID.dic, hyph_en_GB.dic); UTF-8 or ISO8859-1.
 * Reading one takes some 10 ms: open only that of the run's language. */
nt_status nt_text_hyphenator_open(const char *path, nt_hyphenator **out, nt_error *err);
void nt_text_hyphenator_close(nt_hyphenator *hyphenator);

typedef struct {
    nt_face face;
    double size_pt;
    double rise_pt;   /* a footnote mark stands higher */
    const char *text; /* valid UTF-8; '\n' ends a line: "a\n" is one line, "a\n\nb" three */
    size_t tag;       /* the caller's, carried to the pieces */
} nt_span;

typedef struct {
    nt_run run; /* its glyphs carry the text, spaces included; a break at a hyphen ends in U+00AD */
    size_t span, tag;
    double x_pt, rise_pt;
} nt_piece;

typedef struct {
    nt_piece *pieces; /* in the order of reading */
    size_t piece_count;
    double width_pt; /* right edge from the paragraph's left, without the space at the end */
    bool hyphenated; /* a hyphen was added */
    double size_pt;  /* the largest in the line */
} nt_line;

typedef struct {
    double width_pt;                 /* of each line */
    double first_indent_pt;          /* may be negative */
    const nt_hyphenator *hyphenator; /* NULL: no hyphens */
    /* Fill each line by itself, for table cells and labels; a word is then hyphenated only where
     * its line would stay more than half empty. */
    bool greedy;
} nt_measure;

typedef struct {
    nt_line *lines; /* none for empty text */
    size_t line_count;
    double width_pt; /* the widest line's */
} nt_paragraph;

/* A character that no font has is NT_INVALID as in nt_text_shape(). A width that is narrower than
 * a letter gives lines of one letter each: the only lines that are wider than the measure. */
nt_status nt_text_break(nt_arena *arena, const nt_fonts *fonts, const nt_span *spans,
                        size_t span_count, const nt_measure *measure, nt_paragraph *out,
                        nt_error *err);
