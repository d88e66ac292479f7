/* A table being set: what its widths, its structure and its rows are worked out from. */
#pragma once

#include "cell.h"
#include "columns.h"
#include "compose.h"

typedef struct {
    nt_row_kind kind;
    nt_table_cell *cells;
    size_t count;
    bool head, groups;  /* in the head; its upper nt_set_row */
    size_t lines_above; /* of the body */
} nt_set_row;

/* A table being set. */
typedef struct {
    const nt_style_sheet *style;
    const nt_table_block *source;
    size_t columns;
    nt_set_row *rows;
    size_t row_count, head_count;
    nt_column_need *needs;
    double *x, *width_pt;       /* of the text in each column */
    double rule_pt;             /* the table's own width */
    double *before, *after;     /* of its numbers, to both sides of the mark */
    const nt_type *type;        /* of its rows: full, small, tight or dense */
    double scale;               /* of that type to the full one, at which cells are measured */
    double pad_pt, cell_pad_pt; /* above and below rows; between columns, on both sides */
    size_t line_count;          /* of the body */
    bool roomy;     /* rows of several lines are many enough to need rules between rows */
    bool intricate; /* heads of heads: cells name their headers */
    size_t number;  /* for ids */
    nt_element *table, *section;
    nt_element **heads, **group_heads; /* by column */
    nt_element *group;                 /* the group row's head */
    size_t group_strip;                /* of the group whose rows are set, counted from 1; 0 none */
    nt_table_head *head;
} nt_set_table;

/* Reads the cells and sets each on one line; the notes in them get their numbers. */
nt_set_table nt_layout_table_read(nt_composer *c, const nt_table_block *source);

/* --- widths --- */

/* What each column needs, from its cells at full size. */
void nt_layout_table_needs(nt_composer *c, nt_set_table *t);
/* Sets the type; whether the table, or the part of one, stands on a turned page. */
bool nt_layout_table_choose(nt_set_table *t, const nt_flow *flow, bool is_part);
bool nt_layout_table_may_turn(const nt_table_block *source, const nt_flow *flow);
/* The smallest type that it may be set in. */
const nt_type *nt_layout_table_small(const nt_style_sheet *style, const nt_table_block *source);
/* The room on either side between columns in a type. */
double nt_layout_cell_pad(const nt_style_sheet *style, const nt_type *type);
/* Columns left to right, then every cell broken to its own. */
void nt_layout_table_fit(nt_composer *c, nt_set_table *t, const nt_flow *flow);

double nt_layout_cell_width(const nt_set_table *t, const nt_table_cell *cell);
size_t nt_layout_row_lines(const nt_set_row *line);

/* --- parts --- */

/* Some columns of a table, and which: "kolom 9–15 dari 46"; "" for all. */
typedef struct {
    const nt_table_block *table;
    const char *words;
    bool first, last;
} nt_table_part;

/* The table whole where the page has room for its columns, upright or turned; else its columns in
 * groups, each with those that name the rows. */
size_t nt_layout_table_parts(nt_composer *c, const nt_flow *flow, const nt_table_block *source,
                             const nt_table_part **out);

/* --- structure --- */

/* TR, TH and TD of row `r`, in the section that is open. */
void nt_layout_row_tags(nt_composer *c, nt_set_table *t, size_t r);
