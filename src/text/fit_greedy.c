/* Lines as full as they go, one after the other. */
#include "fit.h"

/* How gladly a line ends there when each line is filled for itself. */
static int rank(break_kind kind)
{
    switch (kind) {
    case BREAK_FORCED:
    case BREAK_SPACE:
    case BREAK_MARK:
        return 0;
    case BREAK_SOFT:
    case BREAK_COMPOUND:
        return 1;
    case BREAK_HURT:
        return 2;
    default:
        return 3;
    }
}

enum { RANKS = 4 };

/* The end of the line that starts at `from`. The furthest space or mark is taken, unless it leaves
 * more than half of the line empty: then a syllable that goes further; joints and letters only
 * where there is nothing better. */
static size_t furthest(const line_ends *ends, size_t from, const line_rule *rule)
{
    size_t last[RANKS] = {0};
    double room = from == 0 ? rule->first_width_pt : rule->width_pt;
    for (size_t to = from + 1; to < ends->count && !fit_is_beyond(ends, from, to, rule); to++) {
        if (fit_slack_pt(ends, from, to, rule) >= 0) {
            last[rank(ends->items[to].kind)] = to;
            if (ends->items[to].kind == BREAK_FORCED) {
                return to;
            }
        }
    }
    size_t best = 0;
    for (int r = 0; r < RANKS; r++) {
        bool half_empty = best && fit_slack_pt(ends, from, best, rule) > room / 2;
        if (!best || (half_empty && (r == 1 || best == last[2]) && last[r] > best)) {
            best = last[r];
        }
    }
    /* A letter wider than the line stands alone in it. */
    return best ? best : from + 1;
}

const size_t *fit_greedy(nt_arena *arena, const line_ends *ends, const line_rule *rule,
                         size_t *line_count)
{
    size_t *lines = nt_new_array(arena, size_t, ends->count), count = 0;
    for (size_t at = 0; at + 1 < ends->count;) {
        at = furthest(ends, at, rule);
        lines[count++] = at;
    }
    *line_count = count;
    return lines;
}
