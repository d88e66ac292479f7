/* Copy: a block's words on their way to lines. It joins the document's inlines to the text room's
 * spans and remembers, by tag, to which element each belongs. */
#pragma once

#include "galley.h"

/* What one span stands for. */
typedef struct {
    const nt_inline *source; /* NULL: words of the layout's own */
    const char *expanded;    /* as in nt_element */
    nt_element *element;     /* made when first placed */
    nt_element *link;        /* the Link around it, or NULL */
    nt_note *note;           /* whose mark it is */
    nt_ink ink;
} nt_copy_part;

typedef struct {
    NT_VEC(nt_span) spans;
    NT_VEC(nt_copy_part) parts; /* of each span, by its tag */
    nt_element *owner;          /* of plain words */
} nt_copy;

/* A place that links may lead to: of the block, NULL of a note. */
size_t nt_layout_destination(nt_composer *c, const nt_block *block, const char *id);

/* Words are parted where some of them are read out otherwise than they are printed (text/aloud.h).
 */
void nt_layout_copy_text(nt_composer *c, nt_copy *copy, const char *text, const nt_type *type);
void nt_layout_copy_inlines(nt_composer *c, nt_copy *copy, const nt_inlines *text,
                            const nt_type *type);

/* Breaks into lines of `width_pt`; `hyphenate` and `greedy` as in text/paragraph.h. A failure is
 * kept in the composer, at the place of its block. */
typedef struct {
    double width_pt;
    bool hyphenate, greedy;
} nt_breaking;
nt_paragraph nt_layout_break(nt_composer *c, const nt_copy *copy, nt_breaking breaking);

/* The same words on lines as long as they need, broken only where the text says so. */
nt_paragraph nt_layout_unbroken(nt_composer *c, const nt_copy *copy);

/* Places a line's marks in the strip being filled: baseline at `y`. */
void nt_layout_place_line(nt_composer *c, nt_copy *copy, const nt_line *line, double x, double y);

/* A short text of the layout's own, broken; placed inside a strip that holds several. */
typedef struct {
    nt_copy copy;
    nt_paragraph lines;
    nt_type type;
    double height_pt;
} nt_small_text;
nt_small_text nt_layout_small(nt_composer *c, const char *text, const nt_type *type, double width);
nt_small_text nt_layout_small_inlines(nt_composer *c, const nt_inlines *text, const nt_type *type,
                                      double width);
/* Below `y`, from `x` rightwards, or ending at `x` when `to_left`; returns the y below. Words that
 * belong to no element yet stand in a P of `parent`. */
double nt_layout_place_small(nt_composer *c, nt_small_text *text, nt_element *parent, double x,
                             double y, bool to_left);

/* Places the waiting label, if there is one, in the strip being filled. */
void nt_layout_place_label(nt_composer *c, double y);

/* The baseline below the top of a line: capitals stand in the middle of the leading. */
double nt_layout_baseline(const nt_composer *c, const nt_type *type);

/* Lines as strips of their own, no widow and no orphan among them, each `text` in `flow`. */
typedef struct {
    const nt_type *type;
    double before_pt, after_pt;
    bool hyphenate;
    bool keep_all;  /* no break within */
    bool keep_next; /* nor below */
} nt_setting_of;
void nt_layout_lines(nt_composer *c, const nt_flow *flow, nt_copy *copy, const nt_setting_of *set);

/* Without a break within or below: a heading, a title. */
nt_setting_of nt_layout_kept_as(const nt_block_style *style);

/* Words of one kind in lines of their own: of a block, with some of the layout's own around. */
typedef struct {
    nt_element *owner;
    const char *before; /* NULL none */
    const nt_inlines *text;
    const char *after;
} nt_wording;
void nt_layout_words(nt_composer *c, const nt_flow *flow, const nt_wording *words,
                     const nt_setting_of *set);

/* The width without the spaces at its end. */
double nt_layout_ink_width(const nt_run *run);

/* The words alone, for alternative texts and bookmarks. */
char *nt_layout_plain(nt_arena *arena, const char *number, const nt_inlines *text);
