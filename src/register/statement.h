/* Statements of what a reader can reckon with, declared with the frames of a sheet (frames.c):
 *
 *     Q{ stock.steps[Q].open-start + .reported = .closed + .open-end }
 *
 * A cell is FRAME[ROW].COLUMN, several are FRAME[ROWS][COLUMNS]; without a name the frame is that
 * whose statement it is. `.COLUMN` alone is of the rows of the cell before it, and a name without
 * brackets is a count of no frame: `cases.open`. Rows and columns are a code, a capital letter or a
 * set. `X{ … }` stands for each value of X in turn; what the letters and sets are is listed in
 * statement_sets.c. `#part` and `#whole` are the integers of a ratio, and `#done` how many a share
 * by a day stands for. A capital letter behind the last dot of a frame's name stands for a code
 * too.
 *
 *     a = b + c    the sides are equal, but for what no cell shows, which is taken as known
 *     a == b       the same; where each side is one count, they are one
 *     a <= b + c   the one is some of the other, as far as the data keep that order
 *     a >= ~X(b)   an order for each X: of what stands in the brackets for all X up to it
 *
 * A statement about a cell that this register lacks says nothing, unless `?` stands behind the
 * cell; one with a cell behind which `!` stands holds only where that is lacking. `rest` is what
 * was before the window. Private to the room. */
#pragma once

#include "sheet.h"

typedef struct {
    const draft *draft;
    int sign;
    enum { OF_VALUE, OF_PART, OF_WHOLE, OF_DONE } end;
} statement_term;

/* What a statement comes to: two counts are one; the terms add up to what they do; or they may add
 * up to `room` more. */
typedef struct {
    enum { STATES_SAME, STATES_SUM, STATES_ORDER } kind;
    const statement_term *terms;
    size_t count;
    double room;
    bool
        is_limit; /* of an order: what is left is no count of its own, but lies between two edges */
    int from;     /* NT_WITHHOLD_…: nobody knows it from then on */
    const char *text; /* where it begins among what is declared */
} statement;

typedef void statement_sink(void *context, const statement *made);

/* Calls `sink` for each statement: those of one kind before those of the next, in each the frames
 * in their order. */
void statements_read(sheet *s, statement_sink *sink, void *context);

/* In the disclosure problem. One that is no count of it (-1) is printed whenever its row is. */
int term_variable(const statement_term *term);

/* --- between statement.c and statement_sets.c --- */

/* What a letter stands for: a row or column of a frame, or one of a list of codes. */
typedef struct {
    const sheet_frame *frame; /* NULL: of a list */
    bool of_columns;
    size_t index;
    const char *code;
} bound;

typedef struct {
    sheet *s;
    const sheet_frame *own; /* whose statement it is; NULL: this report has none */
    bound letters['Z' - 'A' + 1];
} binding;

/* Rows or columns, in order. */
typedef struct pick pick;
struct pick {
    size_t from, to;
    bool down;
    /* Which of their cells must be there: it, all, any or none, some (of a sum). */
    enum { THE_ONE, ALL_OF_THEM, ANY_OF_THEM, THOSE_SHOWN } mode;
    /* Of those that are as young as a letter: whether they reach back just as far. */
    enum { NO_REACH, JUST_AS_FAR, FARTHER } reach;
    bool (*holds)(const binding *b, const pick *p, size_t index); /* NULL: all from … to */
    const sheet_frame *frame; /* before: of which, and whether its columns */
    bool columns;
    int of; /* for `holds`; before: what is declared with the set */
};

/* False where there is nothing of the kind. */
bool pick_from(const binding *b, const sheet_frame *f, bool columns, const char *set, pick *out);

/* False behind the last value. */
bool letter_value(const binding *b, char letter, size_t index, bound *out);
