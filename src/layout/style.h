/* The look of a report: every size, space and ink that the layout uses, in one table. */
#pragma once

#include "layout/page.h"

/* How a kind of text is set. */
typedef struct {
    nt_face face;
    double size_pt, leading_pt;
    nt_ink ink;
} nt_type;

/* A block's text with the space above it and below it; spaces of neighbours do not add up, the
 * larger counts. */
typedef struct {
    nt_type type;
    double before_pt, after_pt;
} nt_block_style;

enum { NT_INKS = 3 };

typedef struct {
    double width_pt, height_pt;                     /* upright */
    double left_pt, right_pt, top_pt, bottom_pt;    /* margins of the text */
    double head_pt, head_rule_pt;                   /* from the page's top */
    double foot_pt, foot_rule_pt;                   /* from the page's bottom */
    double hairline_pt, rule_pt, thin_rule_pt;      /* strokes */
    double note_gap_pt, note_rule_pt, note_body_pt; /* above a page's notes: gap, rule, text */
    double note_indent_pt;
    double list_indent_pt, list_gap_pt, quote_indent_pt;
    double callout_pad_pt, callout_bar_pt, callout_indent_pt;
    double tile_gap_pt, tile_pad_pt, tile_indent_pt, tile_bar_pt;
    double cell_pad_pt, tight_cell_pad_pt, row_pad_pt, roomy_row_pad_pt, dense_head_pad_pt;
    double chart_gap_pt, table_gap_pt, notes_gap_pt, block_gap_pt;
    double contents_indent_pt, contents_folio_pt;
    double kicker_spacing_pt;
    double logo_gap_pt, logo_small_pt;                  /* beside it; its height in a page's head */
    double letterhead_rule_pt, letterhead_thin_rule_pt; /* a double rule */
    double superscript, superscript_rise;               /* of the size of the text around it */

    nt_block_style organisation, address, kicker, title, subtitle, classification;
    nt_block_style heading[NT_HEADING_LEVELS];
    nt_block_style text, caption, measure, notes, contents[2];
    nt_type running, notice, footnote, cell, cell_small, cell_tight, cell_dense, cell_head;
    nt_type office, release_label, release_value;
    nt_type tile_value, tile_label, tile_detail, tile_doubt;
    double tile_value_sizes_pt[3]; /* tried in turn until all values stand on one line */

    nt_ink ink, grey, hairline, caution, caution_ground, tile_ground, link;
    nt_ink letterhead;      /* its rules */
    nt_ink series[NT_INKS]; /* first event, second event, neither */
} nt_style_sheet;

/* The look of the document: of netra, or of its office. NULL: of netra. */
const nt_style_sheet *nt_layout_style(nt_arena *arena, const nt_document *document);

/* The width and height of the text on an upright or turned page. */
double nt_layout_text_width(const nt_style_sheet *style, bool turned);
double nt_layout_text_height(const nt_style_sheet *style, bool turned);
