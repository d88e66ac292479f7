/* What the bounds of each relation say of its terms, over and over: intervals that hold the truth,
 * and that any reader can work out. */
#include "bounds.h"

enum { SWEEPS = 60 };

static const int64_t endless = INT64_MAX / 4;

static interval start_of(const node *n, bool fixed)
{
    return fixed ? (interval){n->low, n->low}
                 : (interval){n->least < n->low ? n->least : n->low, endless};
}

static bool raise_low(interval *i, int64_t low)
{
    bool narrower = low > i->low;
    i->low = narrower ? low : i->low;
    return narrower;
}

static bool lower_high(interval *i, int64_t high)
{
    bool narrower = high < i->high;
    i->high = narrower ? high : i->high;
    return narrower;
}

/* Sums of least and most of the terms; how many have no most. */
typedef struct {
    int64_t least, most;
    size_t endless_least, endless_most;
} extent;

static void add(extent *e, interval i, int sign)
{
    int64_t least = sign > 0 ? i.low : -i.high, most = sign > 0 ? i.high : -i.low;
    e->endless_least += least <= -endless;
    e->endless_most += most >= endless;
    e->least += least <= -endless ? 0 : least;
    e->most += most >= endless ? 0 : most;
}

/* Of one term: what the others leave. */
static bool narrow_term(const relation *r, interval *i, int sign, const extent *all, int64_t sum)
{
    extent own = {0, 0, 0, 0};
    add(&own, *i, sign);
    bool least_known = all->endless_least == own.endless_least;
    bool most_known = r->room == SUM && all->endless_most == own.endless_most;
    int64_t top = sum + (r->room == SUM ? 0 : r->room) - (all->least - own.least);
    int64_t bottom = sum - (all->most - own.most);
    bool narrower = false;
    if (least_known) {
        narrower |= sign > 0 ? lower_high(i, top) : raise_low(i, -top);
    }
    if (most_known) {
        narrower |= sign > 0 ? raise_low(i, bottom) : lower_high(i, -bottom);
    }
    return narrower;
}

static bool narrow(const nt_disclosure *d, const relation *r, interval *bounds)
{
    const term *terms = d->terms.items + r->first;
    extent all = {0, 0, 0, 0};
    int64_t sum = 0;
    for (size_t i = 0; i < r->term_count; i++) {
        add(&all, bounds[terms[i].node], terms[i].sign);
        sum += terms[i].sign * d->nodes.items[terms[i].node].low;
    }
    bool narrower = false;
    for (size_t i = 0; i < r->term_count && (all.endless_least < 2 || all.endless_most < 2); i++) {
        narrower |= narrow_term(r, &bounds[terms[i].node], terms[i].sign, &all, sum);
    }
    return narrower;
}

static const interval *sweep(nt_disclosure *d)
{
    bool narrower = true;
    for (int sweep = 0; sweep < SWEEPS && narrower; sweep++) {
        narrower = false;
        NT_EACH(const relation, r, d->relations.items, d->relations.count) {
            narrower |= !r->is_void && narrow(d, r, d->bounds);
        }
    }
    return d->bounds;
}

const interval *bounds_of(nt_disclosure *d)
{
    for (size_t i = 0; i < d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        bool fixed = n->known || (!n->suppressed && !(d->shows_nothing && !n->gone));
        d->bounds[i] = start_of(n, fixed);
    }
    return sweep(d);
}

const interval *bounds_at_best(nt_disclosure *d, int keep, double budget)
{
    for (size_t i = 0; i < d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        bool fixed = is_kept(d, n, keep) || (!n->suppressed && n->loss > budget);
        d->bounds[i] = start_of(n, fixed);
    }
    return sweep(d);
}
