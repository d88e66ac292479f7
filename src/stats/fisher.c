/* The exact test of two proportions. */
#include <assert.h>
#include <math.h>

#include "stats/stats.h"

/* Chances closer than this are equal but for rounding; R's fisher.test draws the line there too. */
static const double EQUAL = 1 + 1e-7;

/* The margins of a table of two groups and two outcomes; a cell `k` is the first group's part. */
typedef struct {
    double whole_a, whole_b, parts;
    double first, last; /* the least and the largest k */
} margins;

/* The chance of k + 1 relative to that of k. */
static double step_up(const margins *m, double k)
{
    return (m->whole_a - k) * (m->parts - k) / ((k + 1) * (m->whole_b - m->parts + k + 1));
}

typedef struct {
    double k_seen, limit;
    double seen, all, no_likelier;
} weights;

static void add(weights *w, double k, double weight)
{
    w->all += weight;
    w->no_likelier += weight <= w->limit * EQUAL ? weight : 0;
    if (k == w->k_seen) {
        w->seen = weight;
    }
}

/* All tables from the likeliest outwards, each weighed relative to it: chances fall from there, so
 * that nothing overflows and a side is done where they vanish. Tables count as no likelier by
 * their weight against `limit`. */
static weights weigh(const margins *m, double k_seen, double limit)
{
    weights w = {.k_seen = k_seen, .limit = limit};
    double mode = floor((m->parts + 1) * (m->whole_a + 1) / (m->whole_a + m->whole_b + 2));
    double weight = 1;
    for (double k = mode; k <= m->last && weight > 0; k++) {
        add(&w, k, weight);
        weight *= step_up(m, k);
    }
    weight = 1;
    for (double k = mode; k > m->first && weight > 0; k--) {
        weight /= step_up(m, k - 1);
        add(&w, k - 1, weight);
    }
    return w;
}

double nt_stats_proportions_p(int64_t part_a, int64_t whole_a, int64_t part_b, int64_t whole_b)
{
    assert(part_a >= 0 && whole_a >= part_a && part_b >= 0 && whole_b >= part_b);
    if (whole_a == 0 || whole_b == 0) {
        return NAN;
    }
    margins m = {.whole_a = (double)whole_a, .whole_b = (double)whole_b};
    m.parts = (double)part_a + (double)part_b;
    m.first = fmax(0, m.parts - m.whole_b);
    m.last = fmin(m.parts, m.whole_a);
    double seen = weigh(&m, (double)part_a, 0).seen;
    weights w = weigh(&m, (double)part_a, seen);
    return fmin(1, w.no_likelier / w.all);
}
