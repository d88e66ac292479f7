/* What a finished PDF tells: its structure with the words that belong to each element, and all that
 * is drawn on its pages. Ours, or one that came by mail and was saved again on the way: linearized,
 * unpacked, written by other tools, signed. Nothing in it is trusted: circles in the tree, content
 * that nobody owns, numbers out of range are passed over or refused within the limits below.
 *
 * Words are read through each font's ToUnicode map (ISO 32000-1, 9.10), and belong to an element by
 * marked content (14.7.4); an ActualText (14.9.4) stands for what is drawn. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

enum {
    NT_TOLD_PAGES_MAX = 10000,
    NT_TOLD_ELEMENTS_MAX = 200000,
    NT_TOLD_VISITS_MAX = 1000000, /* of the tree's nodes: direct ones may be met again and again */
    NT_TOLD_MARKS_MAX = 500000,
    NT_TOLD_POINTS_MAX = 1 << 22,    /* of all paths, and shifts within lines of text */
    NT_TOLD_NESTED_MAX = 10000,      /* marked content and states open at once */
    NT_TOLD_MEMBERS_MAX = 1 << 20,   /* of dictionaries of fonts and states */
    NT_TOLD_DEPTH_MAX = 64,          /* of the tree, and of forms within forms */
    NT_TOLD_CONTENT_MAX = 32 << 20,  /* bytes of one page or form, unpacked */
    NT_TOLD_UNPACKED_MAX = 64 << 20, /* of all pages, fonts and forms, each time they are drawn; of
                                        a small file 4 MiB and 64 times its size */
    NT_TOLD_TEXT_MAX = 16 << 20,     /* bytes of all words */
    NT_TOLD_FONTS_MAX = 200,
    NT_TOLD_FORMS_MAX = 10000 /* drawn, however often the same */
};

#define NT_TOLD_NONE SIZE_MAX

/* An element of the structure. Its words are bytes `start` to `end` of nt_pdf_told.text, those of
 * the elements below it among them. */
typedef struct {
    const char *type; /* "P", "Span", "TD"… as the file names it */
    const char *id;   /* "" none */
    const char *alt;  /* of a figure; "" none */
    const char *file; /* the name of a file attached to it; "" none */
    size_t parent;    /* index, less than its own; NT_TOLD_NONE for the top */
    size_t page;      /* from 1: where its first words are drawn; 0 nowhere */
    size_t start, end;
    bool is_replaced; /* an ActualText stands for some of what is drawn */
} nt_pdf_element;

typedef enum {
    NT_DRAWN_TEXT,
    NT_DRAWN_AREA,
    NT_DRAWN_LINE,
    NT_DRAWN_CLIP,      /* the page's own box first, `ink` says how it is turned */
    NT_DRAWN_STATE,     /* `text`: "gs" a change of transparency and such, "OC" of what is visible,
                           "Group" a form that is blended as a whole, "cs" colours that mean others,
                           "op" an operator that is not known here */
    NT_DRAWN_IMAGE,     /* and shadings */
    NT_DRAWN_ANNOTATION /* `text` is its subtype; `ink` "AP": it has a drawing, which is not read */
} nt_drawn_kind;

/* The `text` of the annotation of a signature field. */
#define NT_DRAWN_SIGNATURE "Signature"

typedef struct {
    float x, y;
} nt_drawn_point;

/* What a box does not say of a stroke. Of a path its operators ("mlch", "r" a rectangle, "*" the
 * even-odd rule) and their points; of text each shift within the line, behind how many bytes and
 * how far, then the ends of its matrix, in its size. */
typedef struct {
    const char *path;
    size_t count;
    const nt_drawn_point *points;
} nt_drawn_shape;

/* One stroke of the pen, in points from the lower left of its page. */
typedef struct {
    nt_drawn_kind kind;
    size_t page;         /* from 1 */
    const char *text;    /* the characters shown, with blanks and soft hyphens */
    double x, y, x1, y1; /* text: where it starts, and where its size reaches; else the box */
    const char *ink;     /* how the page sets it: "0.1 0.2 0.3 rg", and what else is not as usual:
                            widths of lines, dashes, transparency, stretched letters */
    const nt_drawn_shape *shape; /* NULL: the box, a line across it, or upright text, says all */
    bool is_artifact;            /* marked as no part of the content */
    size_t element;              /* whose it is; NT_TOLD_NONE */
} nt_pdf_drawn;

typedef struct {
    const nt_pdf_element *elements; /* parents before children, in reading order */
    size_t element_count;
    const nt_pdf_drawn *drawn; /* page by page, in the order of drawing */
    size_t drawn_count;
    nt_bytes text; /* the words in reading order: a line a block, no soft hyphens */
    size_t page_count;
    bool is_tagged;
    nt_bytes fonts;  /* what the fonts in use draw: their programs, codes and widths, one after the
                        other */
    size_t lost_ids; /* entries of the ID tree that lead to no element of that ID */
} nt_pdf_told;

/* `file` names it in messages; NULL for a report that was made here a moment ago, which is trusted.
 * NT_INVALID: no PDF, encrypted, or more than the limits. A PDF without structure is read:
 * `is_tagged` is false and only `drawn` is there. */
nt_status nt_pdf_read_told(nt_arena *arena, const char *file, nt_bytes bytes, nt_pdf_told *out,
                           nt_error *err);
