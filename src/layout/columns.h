/* How wide a table's columns are. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* What a column asks for, in points, without the room beside its text. */
typedef struct {
    double word_pt; /* its longest word: narrower, and words are broken */
    double body_pt; /* its longest cell on one line */
    double head_pt; /* its head on one line */
    double weight;  /* of spare width; 0: as wide as its content */
    bool number;    /* its cells stay on one line */
} nt_column_need;

/* Whether the table reads well in `width_pt`: no word broken, no text in a sliver. */
bool nt_layout_columns_fit(const nt_column_need *needs, size_t count, double width_pt);

/* The least width of a column without a word broken, and the least that is read with ease. */
double nt_layout_column_least(const nt_column_need *need);
double nt_layout_column_easy(const nt_column_need *need);

/* How much of `width_pt` the table takes: all of it, unless it is so narrow that the eye would lose
 * the way from a label to its number; then half, or what it needs and a little air. */
double nt_layout_columns_room(const nt_column_need *needs, size_t count, double width_pt);

/* Widths that add up to `width_pt`. Where there is room every cell stands on one line and what is
 * spare goes by weight; where there is not, heads wrap first, then weighted text, then other text;
 * in the last resort all shrink alike and words are broken. */
void nt_layout_columns(const nt_column_need *needs, size_t count, double width_pt, double *out);
