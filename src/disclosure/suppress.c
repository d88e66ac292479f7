/* Witnesses: what each small count needs to be safe, and what is suppressed for it. */
#include "suppress.h"

/* What is offered for a witness, in turn: nothing, then a detail or two, then whatever it takes but
 * headlines, then these by their rank. Where little did not do, counts that are large enough to
 * have room come before cheap ones: among small ones there was no way. */
static const witness_offer offers[] = {
    {0, NT_KEEP_NONE, false, 60, 1, 0, 0},
    {40, NT_KEEP_NONE, false, 60, 1, 0, 0},
    {150, NT_KEEP_NONE, false, 100, 2, 0, 0},
    {600, NT_KEEP_NONE, false, 100, 2, 0, 0},
    {3000, NT_KEEP_NONE, false, 200, 3, 0, 0},
    {2e4, NT_KEEP_NONE, false, 400, 3, 0, 0},
    {1e5, NT_KEEP_NONE, true, 400, 6, 0, 0},
    {HEADLINE_WORTH, NT_KEEP_NONE, true, 600, 3, 3000, 3},
    {HEADLINE_WORTH, NT_KEEP_YEAR_BEFORE, true, 600, 2, 3000, 3},
    {HEADLINE_WORTH, NT_KEEP_PREVIOUS, true, 600, 2, 3000, 3},
    {HEADLINE_WORTH, NT_KEEP_THIS, true, 600, 2, 3000, 3},
    {1e15, NT_KEEP_TOTAL, true, 1000, 4, 50000, 5},
};
enum { OFFERS = sizeof offers / sizeof *offers };

/* --- witnesses that were found --- */

static int64_t greater(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static void reach(node *n, int64_t by)
{
    n->up = greater(n->up, by);
    n->down = greater(n->down, -by);
}

static void reach_anew(nt_disclosure *d, node *n)
{
    n->up = n->down = 0;
    for (size_t i = n->found; i; i = d->found_moves.items[i - 1].next) {
        const found_move *m = &d->found_moves.items[i - 1];
        reach(n, d->found.items[m->witness].is_void ? 0 : m->by);
    }
}

static void reach_anew_all(nt_disclosure *d, const found_witness *w)
{
    for (size_t i = w->first; i < w->first + w->count; i++) {
        reach_anew(d, &d->nodes.items[d->found_moves.items[i].node]);
    }
}

void void_witness(nt_disclosure *d, size_t number)
{
    found_witness *w = &d->found.items[number];
    if (!w->is_void) {
        w->is_void = true;
        reach_anew_all(d, w);
        nt_vec_push(d->arena, &d->voided, number);
    }
}

void hold_again(nt_disclosure *d, size_t number)
{
    found_witness *w = &d->found.items[number];
    w->is_void = false;
    reach_anew_all(d, w);
    for (size_t i = w->first; i < w->first + w->count; i++) {
        d->nodes.items[d->found_moves.items[i].node].suppressed = true;
    }
}

void keep_witness(nt_disclosure *d, const witness_move *moved, size_t count)
{
    found_witness w = {.first = d->found_moves.count, .count = count};
    for (size_t i = 0; i < count; i++) {
        node *n = &d->nodes.items[moved[i].node];
        found_move m = {moved[i].node, moved[i].by, d->found.count, n->found};
        nt_vec_push(d->arena, &d->found_moves, m);
        n->found = d->found_moves.count;
        reach(n, m.by);
        if (!n->suppressed) {
            n->suppressed = true;
            nt_vec_push(d->arena, &d->suppressed, moved[i].node);
        }
    }
    nt_vec_push(d->arena, &d->found, w);
}

witness_mark mark_witnesses(const nt_disclosure *d)
{
    return (witness_mark){d->found.count, d->suppressed.count, d->voided.count};
}

void return_to(nt_disclosure *d, witness_mark mark)
{
    while (d->found.count > mark.found) {
        found_witness w = d->found.items[--d->found.count];
        for (size_t i = w.first + w.count; i-- > w.first;) {
            node *n = &d->nodes.items[d->found_moves.items[i].node];
            n->found = d->found_moves.items[i].next;
        }
        reach_anew_all(d, &w);
        d->found_moves.count = w.first;
    }
    while (d->suppressed.count > mark.suppressed) {
        d->nodes.items[d->suppressed.items[--d->suppressed.count]].suppressed = false;
    }
    while (d->voided.count > mark.voided) {
        size_t number = d->voided.items[--d->voided.count];
        if (number < d->found.count) {
            hold_again(d, number);
        }
    }
}

/* --- what a count needs --- */

static bool has_range(const nt_disclosure *d, const node *n)
{
    return n->small && !n->narrow && !n->narrowed && d->rules.width;
}

/* How far up a small count must be moved: as far as the threshold, so that it need not be small. */
static int64_t needed_up(const nt_disclosure *d, const node *n)
{
    return has_range(d, n) ? d->rules.threshold - n->low : 0;
}

static int64_t needed_width(const nt_disclosure *d, const node *n)
{
    return has_range(d, n) ? d->rules.width : 1;
}

static bool is_safe(const nt_disclosure *d, const node *n)
{
    return n->up >= needed_up(d, n) && n->up + n->down >= needed_width(d, n);
}

bool is_near(const nt_disclosure *d, const node *n, interval i)
{
    return i.high - n->low < needed_up(d, n) || i.high - i.low < needed_width(d, n);
}

bool is_bounded(const nt_disclosure *d, const node *n, interval i)
{
    return n->suppressed && (n->small || n->forced) && is_near(d, n, i);
}

/* A part of a whole that is hidden anyway may be anything. */
bool needs_witness(const nt_disclosure *d, int number)
{
    const node *n = &d->nodes.items[number];
    bool must = n->small || n->forced;
    return n->leader == number && n->suppressed && !n->told && !n->unwatched && !is_safe(d, n) &&
           (must || (!n->hidden && !is_withheld(d, n)));
}

static void try_witness(nt_disclosure *d, int number, int64_t by, const witness_offer *offer)
{
    witness_move moved[WITNESS_MOVES];
    witness_offer longer = *offer;
    longer.tries *= offer->deep ? d->patience : 1;
    longer.deep = d->patience > 1 ? offer->deep : 0;
    size_t count = by ? witness_find(d, number, (int)by, &longer, moved) : 0;
    if (count) {
        keep_witness(d, moved, count);
    }
}

/* One witness for all that is needed where there is one, else one up and one down. What need not go
 * far goes where it stays as plausible as the true value. */
void protect(nt_disclosure *d, int number, const witness_offer *offer)
{
    const node *n = &d->nodes.items[number];
    int64_t up = needed_up(d, n), width = needed_width(d, n);
    if (up || n->low + 1 < d->rules.threshold) {
        try_witness(d, number, greater(up, width - n->down), offer);
    }
    if (n->up < up) {
        try_witness(d, number, up, offer);
    }
    if (n->up >= up && n->up + n->down < width) {
        try_witness(d, number, n->up - width, offer);
    }
    if (n->up >= up && n->up + n->down < width) {
        try_witness(d, number, width - n->down, offer);
    }
}

/* Those that a witness of another one moves have one, too. */
static size_t count_lost(const nt_disclosure *d)
{
    size_t lost = 0;
    for (int i = 0; i < (int)d->nodes.count; i++) {
        lost += needs_witness(d, i);
    }
    return lost;
}

/* What needs little is served first: what is suppressed for it may be all that others need. Nothing
 * is looked for where bounds are near whatever may go for it. */
size_t protect_all(nt_disclosure *d, int keep)
{
    size_t lost = 1;
    for (size_t o = 0; o < OFFERS && lost && offers[o].keep <= keep; o++) {
        if (o && d->patience > 1 && !offers[o].deep) {
            continue; /* more was looked for with it in vain */
        }
        long most = (offers[o].deep ? WITNESS_EFFORT : WITNESS_EFFORT_CHEAP) * d->share;
        d->effort = most = most < d->left ? most : d->left;
        const interval *best = NULL;
        for (int i = 0; i < (int)d->nodes.count; i++) {
            if (!needs_witness(d, i)) {
                continue;
            }
            best = best ? best : bounds_at_best(d, offers[o].keep, offers[o].budget);
            bool near = is_near(d, &d->nodes.items[i], best[i]);
            d->gave_up = false;
            if (!near) {
                protect(d, i, &offers[o]);
            }
            d->nodes.items[i].sought = !d->gave_up;
        }
        d->left -= most - d->effort;
        lost = count_lost(d);
    }
    return lost;
}
