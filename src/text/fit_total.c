/* Total fit after Knuth & Plass 1981, for ragged right: lines do not stretch, so a line's badness
 * is what it is short of the width. The best way to each line end is kept once for every number of
 * hyphens that the lines before it end in, because a third in a row is forbidden. */
#include <math.h>

#include "fit.h"

enum { MOST_HYPHENS = 2, STATES = MOST_HYPHENS + 1 };

/* Demerits are squares of penalties, as in TeX: a line costs (10 + badness)², a badness of 100
 * stands for a line that is short by `stretch_pt`. A syllable is split where that spares more than
 * such a line. */
static const double line_penalty = 10, worst_badness = 10000;
static const double syllable_demerits = 110 * 110, compound_demerits = 180 * 180;
static const double mark_demerits = 50 * 50, two_hyphens_demerits = 110 * 110;
static const double short_last_demerits = 300 * 300, torn_last_demerits = 350 * 350;
/* Beyond what any choice of ordinary lines can cost; each is worse than many of the one before. */
static const double joint_demerits = 1e9, letter_demerits = 1e11, third_hyphen_demerits = 1e10;
static const double overfull_demerits = 1e16;

typedef struct {
    double demerits; /* INFINITY: no way leads here */
    size_t from;
    int from_state;
} way;

typedef struct {
    const line_ends *ends;
    const line_rule *rule;
    way *ways; /* STATES for each line end */
} search;

static double break_demerits(break_kind kind)
{
    switch (kind) {
    case BREAK_MARK:
        return mark_demerits;
    case BREAK_SOFT:
        return syllable_demerits;
    case BREAK_COMPOUND:
        return compound_demerits;
    case BREAK_HURT:
        return joint_demerits;
    case BREAK_ANY:
        return letter_demerits;
    default:
        return 0;
    }
}

static bool has_space(const line_ends *ends, size_t from, size_t to)
{
    return from < to && NT_ANY(i, to - from - 1, ends->items[from + 1 + i].kind == BREAK_SPACE);
}

/* The last line may be short, but should not be one short word, still less the rest of a word. */
static double last_line_demerits(const search *s, size_t from, size_t to, double slack)
{
    const line_end *before = &s->ends->items[from];
    if (before->kind == BREAK_FORCED || has_space(s->ends, from, to)) {
        return 0;
    }
    return break_adds_hyphen(before->kind)         ? torn_last_demerits
           : slack > s->rule->width_pt * 2.0 / 3.0 ? short_last_demerits
                                                   : 0;
}

static double line_demerits(const search *s, size_t from, size_t to, double slack)
{
    const line_end *end = &s->ends->items[to];
    double badness = 0;
    if (end->kind != BREAK_FORCED && slack > 0) {
        double ratio = slack / s->rule->stretch_pt;
        badness = fmin(100 * ratio * ratio, worst_badness);
    }
    double line = line_penalty + badness;
    return line * line + break_demerits(end->kind) + (slack < 0 ? overfull_demerits : 0) +
           (end->kind == BREAK_FORCED ? last_line_demerits(s, from, to, slack) : 0);
}

/* Offers the line from `from` to `to` as the end of every way to `from`. */
static void offer(search *s, size_t from, size_t to)
{
    double line = line_demerits(s, from, to, fit_slack_pt(s->ends, from, to, s->rule));
    bool hyphen = s->ends->items[to].hyphen;
    for (int state = 0; state < STATES; state++) {
        double demerits = s->ways[from * STATES + (size_t)state].demerits + line;
        int next = hyphen ? state + 1 : 0;
        if (next > MOST_HYPHENS) {
            demerits += third_hyphen_demerits;
            next = MOST_HYPHENS;
        } else if (next == 2) {
            demerits += two_hyphens_demerits;
        }
        way *best = &s->ways[to * STATES + (size_t)next];
        if (demerits < best->demerits) {
            *best = (way){demerits, from, state};
        }
    }
}

static bool reached(const search *s, size_t at)
{
    const way *ways = &s->ways[at * STATES];
    return isfinite(ways[0].demerits) || isfinite(ways[1].demerits) || isfinite(ways[2].demerits);
}

/* Finds the ways to `to`; `first` is the earliest line end from which a line can reach it. */
static size_t reach(search *s, size_t first, size_t to)
{
    const line_end *items = s->ends->items;
    while (first + 1 < to && fit_is_beyond(s->ends, first, to, s->rule)) {
        first++;
    }
    for (size_t from = first; from < to; from++) {
        if (fit_slack_pt(s->ends, from, to, s->rule) >= 0) {
            offer(s, from, to);
        }
    }
    if (!reached(s, to)) {
        /* A letter wider than the line, or a hyphen that no longer fits: never the better way. */
        offer(s, to - 1, to);
    }
    /* Behind a forced break nothing earlier counts. */
    return items[to].kind == BREAK_FORCED ? to : first;
}

static int best_state(const search *s, size_t at)
{
    int best = 0;
    for (int state = 1; state < STATES; state++) {
        if (s->ways[at * STATES + (size_t)state].demerits <
            s->ways[at * STATES + (size_t)best].demerits) {
            best = state;
        }
    }
    return best;
}

const size_t *fit_total(nt_arena *arena, const line_ends *ends, const line_rule *rule,
                        size_t *line_count)
{
    search s = {ends, rule, nt_new_array(arena, way, ends->count * STATES)};
    for (size_t i = 0; i < ends->count * STATES; i++) {
        s.ways[i].demerits = INFINITY;
    }
    s.ways[0].demerits = 0;
    size_t first = 0;
    for (size_t to = 1; to < ends->count; to++) {
        first = reach(&s, first, to);
    }
    size_t *lines = nt_new_array(arena, size_t, ends->count), count = 0;
    int state = best_state(&s, ends->count - 1);
    for (size_t at = ends->count - 1; at > 0;) {
        lines[count++] = at;
        const way *taken = &s.ways[at * STATES + (size_t)state];
        at = taken->from;
        state = taken->from_state;
    }
    for (size_t i = 0; i < count / 2; i++) {
        size_t swap = lines[i];
        lines[i] = lines[count - 1 - i];
        lines[count - 1 - i] = swap;
    }
    *line_count = count;
    return lines;
}
