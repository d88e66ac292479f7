/* The galley: a document set in one endless column, before it is cut into pages.
 *
 * It is a list of strips. A strip is what no page break may cut: a line of text, a table's row, a
 * chart. Its marks have their x from the left edge of the text and their y downwards from the
 * strip's top, so that the strip can be put anywhere. Whether a break may follow a strip is one
 * bit: from it come widows and orphans, headings that stay with their text, captions with their
 * figure. */
#pragma once

#include <stdint.h>

#include "style.h"

/* Something in the strip that a link leads to. */
typedef struct nt_strip_anchor nt_strip_anchor;
struct nt_strip_anchor {
    size_t destination;
    double x; /* from the left edge of the text */
    nt_strip_anchor *next;
};

/* A ground and a bar behind neighbouring strips, drawn once a page. */
typedef struct {
    double x, width_pt, bar_pt;
    bool has_ground;
    nt_ink ground, bar;
} nt_backdrop;

/* A block of the document itself, not within another: a figure or a whole table that does not fit
 * on a page may be overtaken by what stands behind it. */
typedef enum {
    NT_UNIT_NONE,
    NT_UNIT_HEADING,
    NT_UNIT_TEXT,
    NT_UNIT_TABLE,
    NT_UNIT_FIGURE
} nt_layout_unit_kind;

typedef struct nt_table_head nt_table_head;

typedef enum { NT_STRIP_PLAIN, NT_STRIP_HEAD, NT_STRIP_ROW } nt_strip_role;

typedef struct nt_note nt_note;

typedef struct {
    double space_pt; /* above; dropped at the top of a page */
    double height_pt;
    size_t first_mark, mark_count;
    bool keep;     /* no break below */
    bool new_page; /* a break above */
    bool turned;   /* stands on a landscape page */
    nt_layout_unit_kind unit;
    size_t unit_number; /* counted from 1: strips of one unit share it */
    nt_strip_role role;
    const nt_backdrop *frame;  /* NULL none */
    const nt_table_head *head; /* HEAD and ROW: of their table */
    size_t group;              /* ROW: the strip, counted from 1, that heads its group; 0 none */
    nt_strip_anchor *anchors;
    nt_note *notes; /* whose marks stand in the strip, in order */
} nt_strip;

typedef struct {
    NT_VEC(nt_strip) strips;
    double after_pt; /* the space that the last block asks for below it */
    bool new_page;   /* the next strip starts a page */
    size_t owed;     /* lines that a heading above short paragraphs still keeps with it */
} nt_galley;

/* What a table that goes on over pages shows again: its name, "(lanjutan)" behind it, in a galley
 * of its own, and its head, strips of the same galley as the table; then the group that goes on. */
struct nt_table_head {
    nt_galley name;
    size_t first, count;
    double height_pt; /* of the head alone */
    double x, width_pt;
};

double nt_layout_galley_height(const nt_galley *galley);

/* A footnote, set in a galley of its own. */
struct nt_note {
    const nt_block *source;
    size_t number;
    nt_galley galley;
    nt_element *element;      /* Note */
    nt_element *parent;       /* where it goes when set */
    size_t destination, back; /* of the note, of its mark in the text */
    nt_note *next;            /* of the same strip */
    nt_note *next_pending;    /* waits for being set */
};

/* A list item's or note's label, to be set beside the first line of what follows. */
typedef struct {
    const char *text; /* NULL: none waits */
    nt_element *element;
    const nt_type *type;
    double right; /* x of its right edge */
    bool links;   /* is a link to `destination` */
    size_t destination;
} nt_strip_label;

/* The page number at the end of a line of contents: filled in when the pages are known. */
typedef struct {
    size_t mark; /* among the composer's */
    size_t destination;
    double right; /* x of its right edge */
    nt_type type;
} nt_folio;

/* A heading of the document, found before anything is set. */
typedef struct {
    const nt_block *block;
    size_t destination;
} nt_heading;

/* What setting a document needs and makes. The first failure is kept in `status` and composition
 * goes on with empty text; nt_layout_pages looks once, at the end. */
typedef struct {
    nt_arena *arena;
    nt_arena *passing; /* what is only needed until its marks are made; a table's goes with it */
    const nt_document *document;
    const nt_style_sheet *style;
    nt_lang lang;
    const nt_fonts *fonts;
    const nt_hyphenator *hyphenator;
    nt_status status;
    nt_error *err;
    nt_place place;  /* of the block being set */
    size_t used_max; /* of the arena, when the report is too large */

    nt_galley body;
    nt_galley *galley; /* being filled: the body or a note's */
    NT_VEC(nt_mark) marks;
    nt_element *root;

    nt_strip_label label;                     /* waits for a line */
    nt_strip_anchor *anchors;                 /* for the next strip */
    nt_note *strip_notes, **strip_notes_tail; /* of the strip being filled */
    nt_note *pending_notes, **pending_tail;   /* met, not yet set */
    nt_note *inside_note;                     /* being set */
    size_t note_count, table_count;
    nt_element *notice; /* what the document begins with; NULL: it has none */
    int title_level;    /* 1, or 0 without a title: those of headings stand below it */
    int heading_level;  /* of the last heading, for H1, H2… without gaps */

    nt_map targets; /* block id -> destination */
    nt_map numbers; /* ledger id -> times printed */
    NT_VEC(nt_destination) destinations;
    NT_VEC(const nt_block *) destination_blocks; /* what each leads to; NULL for notes */
    NT_VEC(nt_heading) headings;
    size_t next_heading;
    NT_VEC(nt_bookmark) bookmarks;
    NT_VEC(nt_folio) folios;
    NT_VEC(const nt_chart *) drawings;
} nt_composer;

/* The logo among the drawings, before it is known how many these are. */
#define NT_LAYOUT_LOGO SIZE_MAX

/* Where a block is set: a column of the galley and a place in the structure. */
typedef struct {
    double x, width_pt;
    nt_element *parent;
    const nt_type *text; /* of paragraphs */
    double text_after_pt;
    const nt_backdrop *frame;
    bool turned;
    bool top; /* directly in the document: a table may turn the page */
} nt_flow;

/* The flow within it, narrower at both sides, of a block that holds others. */
nt_flow nt_layout_inner(const nt_flow *flow, nt_element *parent, double left_pt, double right_pt);

/* Whether setting must end: it has failed, or with `more` bytes the report takes more memory than
 * it may. */
bool nt_layout_must_end(nt_composer *c, size_t more);

/* --- structure --- */

nt_element *nt_layout_element(nt_composer *c, nt_element *parent, const char *type);

/* "n.<ledger id>.<times printed>": unique in the file. */
const char *nt_layout_number_id(nt_composer *c, const char *ledger_id);

/* --- strips --- */

/* Marks made between begin and end are the strip's. */
nt_strip nt_layout_strip_begin(nt_composer *c, const nt_flow *flow, double space_pt);
void nt_layout_strip_end(nt_composer *c, nt_strip *strip);
/* The space above a block that asks for `before_pt`, given what stands above it. */
double nt_layout_space(const nt_composer *c, double before_pt);
/* No break between the last strip and the next one. */
void nt_layout_keep(nt_composer *c);
/* Whether the last strip keeps with the next: a heading, a lead. */
bool nt_layout_kept(const nt_composer *c);

/* The strips from `first` on are one unit, where the flow is the document's own. */
void nt_layout_unit(nt_composer *c, const nt_flow *flow, size_t first, nt_layout_unit_kind unit);

/* Anchors the destination at the next strip. */
void nt_layout_anchor(nt_composer *c, size_t destination, double x, nt_element *element);

/* --- marks without words --- */

/* A link's area: `y` is its lower edge, and the mark leads to `destination` unless it has a URL. */
nt_mark nt_layout_link(nt_element *element, double x, double y, double width, double height,
                       size_t destination);
/* Rules and grounds as artifacts: the marks, and put into the strip being filled. */
nt_mark nt_layout_rule_mark(double x, double y, double width, double stroke, nt_ink ink);
nt_mark nt_layout_rect_mark(double x, double top, double width, double height, nt_ink ink);

void nt_layout_rule(nt_composer *c, double x, double y, double width, double stroke, nt_ink ink);
void nt_layout_rect(nt_composer *c, double x, double top, double width, double height, nt_ink ink);
