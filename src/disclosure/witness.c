/* How a witness is looked for: one count is moved by one, and each relation that this breaks is
 * mended by a move of another, until all hold. */
#include "witness.h"

#include <stdlib.h>

enum { TRIED = 40 /* moves for one relation */, ROOM_ENOUGH = 10 };

/* A witness in the making: a set of moves of one up or one down. A count that is printed may move
 * too, for its price: it must then be suppressed. */
typedef struct {
    nt_disclosure *d;
    const witness_offer *offer;
    int *moves;
    size_t depth;
    long steps;
    int strays; /* choices against the odds that are left */
    double spent;
} search;

/* A move that brings the relation at hand nearer to its sum. */
typedef struct {
    int node, step;
    int broken; /* how much farther relations are off behind it */
    double price, rank;
} candidate;

/* What a reader loses with a count. A zero says little where it is missed, a large count is worth
 * more, and so is one that many tables share. */
static double loss(const node *n)
{
    double size = n->low == 0 ? 1e4 : 1;
    for (int64_t v = n->low; v >= 2; v /= 2) {
        size += 1;
    }
    return size * n->cost;
}

static double room(const node *n)
{
    return n->low < 1 ? 0.1 : n->low < ROOM_ENOUGH ? (double)n->low : ROOM_ENOUGH;
}

/* --- which relations are broken --- */

/* How far a relation is from what it allows. */
static int off(const nt_disclosure *d, const relation *r, int residual)
{
    if (nt_disclosure_withheld(d, r->from)) {
        return 0;
    }
    return r->room == SUM ? abs(residual) : residual > r->room ? residual - r->room : 0;
}

static void note_broken(nt_disclosure *d, int number)
{
    relation *r = &d->relations.items[number];
    bool broken = off(d, r, r->residual) > 0;
    if (broken && !r->broken_at) {
        nt_vec_push(d->arena, &d->broken, number);
        r->broken_at = d->broken.count;
    } else if (!broken && r->broken_at) {
        int last = d->broken.items[--d->broken.count];
        d->broken.items[r->broken_at - 1] = last;
        d->relations.items[last].broken_at = r->broken_at;
        r->broken_at = 0;
    }
}

static void move(nt_disclosure *d, int number, int step)
{
    const node *n = &d->nodes.items[number];
    for (size_t i = 0; i < n->in_count; i++) {
        d->relations.items[n->in[i].relation].residual += step * n->in[i].sign;
        note_broken(d, n->in[i].relation);
    }
}

/* --- which moves there are --- */

/* A reader takes a suppressed count for at least 1, unless zeros were suppressed with it. */
static bool can_move(const search *s, const node *n, int step)
{
    return !n->moved && !n->known && n->keep <= s->offer->keep && (step > 0 || n->low > n->least);
}

static bool affordable(const search *s, const node *n, int step)
{
    return can_move(s, n, step) && (n->suppressed || s->spent + loss(n) <= s->offer->budget);
}

/* How many moves mend the relation; counted no further than `enough`. */
static size_t choices(search *s, const relation *r, size_t enough)
{
    size_t count = 0;
    int down = r->residual > 0 ? -1 : 1;
    for (size_t i = 0; i < r->term_count && count < enough; i++) {
        const term *t = &s->d->terms.items[r->first + i];
        count += affordable(s, &s->d->nodes.items[t->node], down * t->sign);
        s->d->effort--;
    }
    return count;
}

/* The broken relation that leaves the least choice: a dead end shows at once. */
static int first_broken(search *s)
{
    int best = -1;
    size_t least = SIZE_MAX;
    for (size_t i = s->d->broken.count; i-- > 0 && least;) {
        int number = s->d->broken.items[i];
        size_t count = choices(s, &s->d->relations.items[number], least);
        if (count < least) {
            least = count;
            best = number;
        }
    }
    return best;
}

static int breaks(const nt_disclosure *d, const node *n, int step)
{
    int more = 0;
    for (size_t i = 0; i < n->in_count; i++) {
        const relation *r = &d->relations.items[n->in[i].relation];
        more += off(d, r, r->residual + step * n->in[i].sign) - off(d, r, r->residual);
    }
    return more;
}

static bool better(const candidate *a, const candidate *b)
{
    return a->broken != b->broken ? a->broken < b->broken : a->rank < b->rank;
}

static candidate consider(search *s, int number, int step)
{
    const node *n = &s->d->nodes.items[number];
    candidate c = {.node = number, .step = step, .price = n->suppressed ? 0 : loss(n)};
    c.broken = breaks(s->d, n, step);
    c.rank = s->offer->roomy ? loss(n) / room(n) : c.price;
    s->d->effort -= (long)n->in_count;
    return c;
}

/* The best few moves for a relation, the best first. */
static size_t choose(search *s, const relation *r, candidate out[TRIED])
{
    size_t count = 0;
    int down = r->residual > 0 ? -1 : 1;
    for (size_t i = 0; i < r->term_count; i++) {
        const term *t = &s->d->terms.items[r->first + i];
        if (!affordable(s, &s->d->nodes.items[t->node], down * t->sign)) {
            continue;
        }
        candidate c = consider(s, t->node, down * t->sign);
        size_t at = count < TRIED ? count++ : TRIED;
        for (; at && better(&c, &out[at - 1]); at--) {
            if (at < TRIED) {
                out[at] = out[at - 1];
            }
        }
        if (at < TRIED) {
            out[at] = c;
        }
    }
    return count;
}

/* --- the search --- */

static bool complete(search *s);

static bool try_move(search *s, candidate c)
{
    node *n = &s->d->nodes.items[c.node];
    if (s->depth == WITNESS_MOVES || ++s->steps > s->offer->steps || s->d->effort <= 0) {
        return false;
    }
    s->moves[s->depth++] = c.node;
    s->spent += c.price;
    n->moved = true;
    move(s->d, c.node, c.step);
    bool done = complete(s);
    move(s->d, c.node, -c.step);
    n->moved = false;
    if (!done) {
        s->spent -= c.price;
        s->depth--;
    }
    return done;
}

static bool complete(search *s)
{
    int broken = first_broken(s);
    if (broken < 0) {
        return true;
    }
    candidate tried[TRIED];
    size_t count = choose(s, &s->d->relations.items[broken], tried);
    for (size_t i = 0; i < count && (i == 0 || s->strays); i++) {
        s->strays -= i > 0;
        bool done = try_move(s, tried[i]);
        s->strays += i > 0;
        if (done) {
            return true;
        }
    }
    return false;
}

static bool search_from(search *s, int number, int step, int strays)
{
    s->depth = 0;
    s->steps = 0;
    s->spent = 0;
    s->strays = strays;
    return can_move(s, &s->d->nodes.items[number], step) &&
           try_move(s, (candidate){number, step, 0, 0, 0});
}

/* The likeliest moves first, then with one choice against the odds, then with two: an early mistake
 * is not paid for with all that follows from it (W. D. Harvey and M. L. Ginsberg 1995, "Limited
 * discrepancy search"). Within the small counts first, so that the other value is as plausible as
 * the true one. */
size_t witness_find(nt_disclosure *d, int number, const witness_offer *offer,
                    int moved[WITNESS_MOVES])
{
    search s = {.d = d, .offer = offer, .moves = moved};
    int step = d->nodes.items[number].low + 1 < d->threshold ? 1 : -1;
    for (int strays = 0; strays <= offer->strays; strays++) {
        if (search_from(&s, number, step, strays) || search_from(&s, number, -step, strays)) {
            return s.depth;
        }
    }
    return 0;
}
