/* A table's cell: its words on one line, what they ask of the column, and where they stand in it.
 */
#pragma once

#include "copy.h"

typedef struct {
    nt_copy copy;
    nt_paragraph lines; /* unbroken at first, then as broken for the column */
    nt_type type;
    nt_align align;
    size_t column, span;
    bool is_number; /* stands on the decimal mark, before_pt to its left and after_pt behind */
    double before_pt, after_pt;
    double word_pt;      /* its longest word */
    nt_element *element; /* TH or TD */
} nt_table_cell;

/* Prepares the words: one line of them, or as many as there are forced breaks. */
void nt_layout_cell(nt_composer *c, const nt_inlines *text, const nt_type *type,
                    nt_table_cell *cell);

/* Sets it again for a column of `width_pt` at `scale` of its size, if it has to change. */
void nt_layout_cell_fit(nt_composer *c, nt_table_cell *cell, double scale, double width_pt);

/* Where line `i` starts in a column from `x`; decimals stand `after_pt` from its right edge. */
double nt_layout_cell_x(const nt_table_cell *cell, size_t i, double x, double width_pt,
                        double after_pt);
