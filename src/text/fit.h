/* Choosing where lines end; private to the room. */
#pragma once

#include "letters.h"

/* A place where a line may end. */
typedef struct {
    size_t end; /* the line's letters stand before this one, spaces included */
    break_kind kind;
    double next_pt;      /* where the next line starts, on the scale of letters.x_pt */
    double text_edge_pt; /* the right edge of what is seen, without a hyphen; never falls */
    double edge_pt;      /* the same with the hyphen that the break adds */
    bool hyphen;         /* the line ends in a hyphen, its own or an added one */
} line_end;

typedef struct {
    const line_end *items; /* the first stands before all letters, the last behind them */
    size_t count;
} line_ends;

/* What a paragraph asks of its lines. */
typedef struct {
    double width_pt, first_width_pt;
    double stretch_pt; /* a line that is short by this much begins to look bad */
} line_rule;

/* The places where lines may end. What does not fit into a line by itself is parted: breaks are
 * added to `row` until every piece fits or is a single letter. */
line_ends fit_line_ends(nt_arena *arena, letters *row, const line_rule *rule);

/* Both return, for each line, the index of the line end that closes it, and the number of lines. */
const size_t *fit_total(nt_arena *arena, const line_ends *ends, const line_rule *rule,
                        size_t *line_count);
const size_t *fit_greedy(nt_arena *arena, const line_ends *ends, const line_rule *rule,
                         size_t *line_count);

/* What is left of a line that starts at `from` and ends at `to`; negative when it does not fit. */
double fit_slack_pt(const line_ends *ends, size_t from, size_t to, const line_rule *rule);

/* Whether a line from `from` to `to` is too wide even without its hyphen: so is then every line
 * from `from` to a later end. */
bool fit_is_beyond(const line_ends *ends, size_t from, size_t to, const line_rule *rule);
