/* How a witness is looked for: one count is moved, and each relation that this breaks is mended by
 * moves of others, none of them farther than the first, until all hold. */
#include "witness.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

#include "simplex.h"

enum { ROOM_ENOUGH = 10 };

/* A witness in the making: moves up or down, of a count one way only. A count that is printed may
 * move too, for its price: it must then be suppressed. */
typedef struct {
    nt_disclosure *d;
    const witness_offer *offer;
    int reach; /* of the first move */
    long steps;
    int again;    /* how often it was looked for in vain */
    bool hurries; /* nothing that has rested mends the relation at hand */
    double spent;
} search;

/* A move that brings the relation at hand nearer to its sum. */
typedef struct {
    int node, step;
    int broken; /* how much farther relations are off behind it */
    double price, rank;
} candidate;

static double room(const node *n)
{
    return n->low < 1 ? 0.1 : n->low < ROOM_ENOUGH ? (double)n->low : ROOM_ENOUGH;
}

/* --- which relations are broken --- */

/* How far a relation is from what it allows. */
static int off(const relation *r, int residual)
{
    if (r->is_void) {
        return 0;
    }
    return r->room == SUM ? abs(residual) : residual > r->room ? residual - r->room : 0;
}

static void note_broken(nt_disclosure *d, int number)
{
    relation *r = &d->relations.items[number];
    bool broken = off(r, r->residual) > 0;
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

void shift_count(nt_disclosure *d, int number, int by)
{
    node *n = &d->nodes.items[number];
    if (!n->shift) {
        nt_vec_push(d->arena, &d->moved, number);
    }
    n->shift += by;
    move(d, number, by);
}

/* --- which moves there are --- */

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

int64_t least_shift(const node *n)
{
    return lesser(n->low, n->least) - n->low;
}

/* A headline that is gone protects as well as any other count; but what others tell of silent
 * editions costs less where headlines stay as they are. */
bool is_kept(const nt_disclosure *d, const node *n, int keep)
{
    bool stays = !n->suppressed || d->adds_to;
    return n->known || n->won || (stays && n->keep > keep);
}

/* How far a count can be moved that way; one that is 0 can be moved back. */
static int64_t way(const search *s, const node *n, int step)
{
    if (is_kept(s->d, n, s->offer->keep)) {
        return 0;
    }
    return step > 0 ? s->reach - n->shift : lesser(s->reach + n->shift, n->shift - least_shift(n));
}

/* Most counts are printed, and dear: that is asked first. */
static bool affordable(const search *s, const node *n, int step)
{
    return (n->suppressed || n->shift || s->spent + n->loss <= s->offer->budget) &&
           way(s, n, step) > 0;
}

static bool has_rested(const search *s, const node *n)
{
    return s->steps >= n->rests_until || (s->hurries && n->rests_until != LONG_MAX);
}

/* How many moves mend the relation; counted no further than `enough`. */
static size_t choices(search *s, const relation *r, size_t enough)
{
    size_t count = 0;
    int down = r->residual > 0 ? -1 : 1;
    for (size_t i = 0; i < r->free_count && count < enough; i++) {
        const term *t = &s->d->terms.items[r->first + i];
        const node *n = &s->d->nodes.items[t->node];
        count += affordable(s, n, down * t->sign) && has_rested(s, n);
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
        int farther = off(r, r->residual + step * n->in[i].sign) - off(r, r->residual);
        more += farther * (1 + r->weight);
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
    candidate c = {.node = number, .step = step, .price = n->suppressed || n->shift ? 0 : n->loss};
    c.broken = breaks(s->d, n, step);
    c.rank = s->offer->roomy ? n->loss / room(n) : c.price;
    if (s->again) { /* another way round, each time */
        unsigned draw = ((unsigned)number * 2654435761u + (unsigned)s->again * 40503u) >> 8;
        c.rank *= 1 + draw % 16;
    }
    s->d->effort -= (long)n->in_count;
    return c;
}

/* Some terms of a relation, as far as `end`. */
typedef struct {
    size_t from, end;
} span;

/* The best move for a relation of what has rested among these terms; `resting` spans the others
 * that could move. False: there is none. */
static bool choose(search *s, const relation *r, span among, span *resting, candidate *out)
{
    bool found = false;
    int down = r->residual > 0 ? -1 : 1, needed = off(r, r->residual);
    *resting = (span){among.end, among.end};
    for (size_t i = among.from; i < among.end; i++) {
        const term *t = &s->d->terms.items[r->first + i];
        const node *n = &s->d->nodes.items[t->node];
        int step = down * t->sign;
        if (!affordable(s, n, step)) {
            continue;
        }
        if (!has_rested(s, n)) {
            *resting = (span){resting->from < i ? resting->from : i, i + 1};
            continue;
        }
        candidate c = consider(s, t->node, (int)lesser(needed, way(s, n, step)) * step);
        if (!found || better(&c, out)) {
            *out = c;
            found = true;
        }
    }
    return found;
}

/* --- the search --- */

/* A count that was moved rests for a while, so that the next moves do not undo it at once. */
static void take(search *s, candidate c)
{
    node *n = &s->d->nodes.items[c.node];
    shift_count(s->d, c.node, c.step);
    s->spent += c.price;
    s->spent -= !n->shift && !n->suppressed ? n->loss : 0;
    n->rests_until = s->steps + 2 + 3 * s->again +
                     (long)(s->d->moved.count + (size_t)s->steps) % (5 + 2 * s->again);
}

/* What does not hold although it was mended weighs more from then on (P. Morris 1993, "The breakout
 * method for escaping from local minima", AAAI 11, 40–45). */
static void weigh(nt_disclosure *d, int number)
{
    relation *r = &d->relations.items[number];
    if (!r->weight++) {
        nt_vec_push(d->arena, &d->weighed, number);
    }
}

size_t put_back(nt_disclosure *d, witness_move moved[WITNESS_MOVES])
{
    size_t count = 0;
    for (size_t i = 0; i < d->moved.count; i++) {
        node *n = &d->nodes.items[d->moved.items[i]];
        n->rests_until = 0;
        if (n->shift && count < WITNESS_MOVES) {
            moved[count] = (witness_move){d->moved.items[i], n->shift};
        }
        count += n->shift != 0;
        move(d, d->moved.items[i], -n->shift);
        n->shift = 0;
    }
    d->moved.count = 0;
    for (size_t i = 0; i < d->weighed.count; i++) {
        d->relations.items[d->weighed.items[i]].weight = 0;
    }
    d->weighed.count = 0;
    assert(!d->broken.count);
    d->gave_up |= count > WITNESS_MOVES;
    return count > WITNESS_MOVES ? 0 : count;
}

static bool choose_next(search *s, int broken, candidate *out)
{
    const relation *r = &s->d->relations.items[broken];
    span resting;
    s->hurries = false;
    bool found = choose(s, r, (span){0, r->free_count}, &resting, out);
    s->hurries = !found;
    return found || choose(s, r, resting, &resting, out);
}

/* Mends what is broken, until all holds. */
static bool mend(search *s)
{
    int broken = first_broken(s);
    candidate next = {0};
    while (broken >= 0 && s->steps < s->offer->steps && s->d->effort > 0 &&
           choose_next(s, broken, &next)) {
        s->steps++;
        if (next.broken >= 0) {
            weigh(s->d, broken);
        }
        take(s, next);
        broken = first_broken(s);
    }
    s->d->gave_up |= broken >= 0 && s->d->effort <= 0;
    return broken < 0;
}

/* Tabu search (F. Glover 1989, "Tabu search, part I", ORSA Journal on Computing 1, 190–206). */
static size_t look(search *s, int number, int by, witness_move moved[WITNESS_MOVES])
{
    nt_disclosure *d = s->d;
    s->steps = 0;
    s->spent = 0;
    take(s, (candidate){number, by, 0, 0, 0});
    d->nodes.items[number].rests_until = LONG_MAX;
    bool found = mend(s);
    size_t count = put_back(d, moved);
    return found ? count : 0;
}

/* --- in depth --- */

enum { TRIED = 40 /* moves for one relation */ };

/* What is looked for further, choice by choice: `strays` are those against the odds that are left.
 */
typedef struct {
    search s;
    witness_move *moves;
    size_t depth;
    int strays;
    long most;
} descent;

static bool further(descent *t);

static bool try_further(descent *t, candidate c)
{
    node *n = &t->s.d->nodes.items[c.node];
    if (t->depth == WITNESS_MOVES || ++t->s.steps > t->most || t->s.d->effort <= 0) {
        t->s.d->gave_up |= t->depth == WITNESS_MOVES || t->s.d->effort <= 0;
        return false;
    }
    double spent = t->s.spent;
    t->moves[t->depth++] = (witness_move){c.node, c.step};
    t->s.spent += c.price;
    n->shift += c.step;
    move(t->s.d, c.node, c.step);
    bool done = further(t);
    move(t->s.d, c.node, -c.step);
    n->shift -= c.step;
    if (!done) {
        t->s.spent = spent;
        t->depth--;
    }
    return done;
}

/* The best few moves for a relation, the best first; of what was not moved the other way. */
static size_t choose_few(descent *t, const relation *r, candidate out[TRIED])
{
    size_t count = 0;
    nt_disclosure *d = t->s.d;
    int down = r->residual > 0 ? -1 : 1, needed = off(r, r->residual);
    for (size_t i = 0; i < r->free_count; i++) {
        const term *of = &d->terms.items[r->first + i];
        const node *n = &d->nodes.items[of->node];
        int step = down * of->sign;
        if (!affordable(&t->s, n, step) || !has_rested(&t->s, n) ||
            (n->shift && (n->shift > 0) != (step > 0))) {
            continue;
        }
        candidate c = consider(&t->s, of->node, (int)lesser(needed, way(&t->s, n, step)) * step);
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

static bool further(descent *t)
{
    int broken = first_broken(&t->s);
    if (broken < 0) {
        return true;
    }
    candidate tried[TRIED];
    size_t count = choose_few(t, &t->s.d->relations.items[broken], tried);
    for (size_t i = 0; i < count && (i == 0 || t->strays); i++) {
        t->strays -= i > 0;
        bool done = try_further(t, tried[i]);
        t->strays += i > 0;
        if (done) {
            return true;
        }
    }
    return false;
}

/* What was moved in several steps is one move. */
static size_t join_steps(nt_disclosure *d, witness_move *moves, size_t count)
{
    size_t joined = 0;
    for (size_t i = 0; i < count; i++) {
        d->nodes.items[moves[i].node].shift += moves[i].by;
    }
    for (size_t i = 0; i < count; i++) {
        node *n = &d->nodes.items[moves[i].node];
        if (n->shift) {
            moves[joined++] = (witness_move){moves[i].node, n->shift};
            n->shift = 0;
        }
    }
    return joined;
}

/* The likeliest moves first, then with one choice against the odds, then with two: an early mistake
 * is not paid for with all that follows from it (W. D. Harvey and M. L. Ginsberg 1995, "Limited
 * discrepancy search"). */
static size_t look_in_depth(search s, int number, int by, long most, int strays,
                            witness_move moved[WITNESS_MOVES])
{
    descent t = {.s = s, .moves = moved, .most = most};
    for (int allowed = 0; allowed <= strays; allowed++) {
        t.depth = 0;
        t.s.steps = 0;
        t.s.spent = 0;
        t.s.again = 0;
        t.s.reach = abs(by);
        t.s.hurries = true;
        t.strays = allowed;
        if (try_further(&t, (candidate){number, by, 0, 0, 0})) {
            return join_steps(s.d, moved, t.depth);
        }
    }
    return 0;
}

size_t witness_again(nt_disclosure *d, const witness_move *moves, size_t count,
                     witness_move moved[WITNESS_MOVES])
{
    static const witness_offer nothing = {0, NT_KEEP_TOTAL, false, 60, 1, 0, 0};
    search s = {.d = d, .offer = &nothing};
    bool can = count > 0;
    for (size_t i = 0; i < count; i++) {
        s.reach = abs(moves[i].by) > s.reach ? abs(moves[i].by) : s.reach;
    }
    for (size_t i = 0; i < count && can; i++) {
        node *n = &d->nodes.items[moves[i].node];
        can = n->shift || (n->suppressed && way(&s, n, moves[i].by) >= abs(moves[i].by));
        if (can && !n->shift) {
            take(&s, (candidate){moves[i].node, moves[i].by, 0, 0, 0});
            n->rests_until = LONG_MAX;
        }
    }
    bool found = can && mend(&s);
    size_t moved_count = put_back(d, moved);
    return found ? moved_count : 0;
}

/* What is there is mostly found at once: before a long search it is settled whether anything is.
 * Beside what has gone out, where all is one large system, that takes as long as the search. */
static bool is_vain(const search *s, int number, int by)
{
    return s->again == 0 && s->offer->deep && !s->d->some_gone &&
           has_no_witness(s->d, number, by, s->offer);
}

size_t witness_find(nt_disclosure *d, int number, int by, const witness_offer *offer,
                    witness_move moved[WITNESS_MOVES])
{
    search s = {.d = d, .offer = offer, .reach = abs(by)};
    size_t count = 0;
    if (way(&s, &d->nodes.items[number], by) < s.reach) {
        return 0;
    }
    for (s.again = 0; s.again < offer->tries && !count; s.again++) {
        s.reach = abs(by) * (1 + s.again);
        count = look(&s, number, by, moved);
        if (!count && is_vain(&s, number, by)) {
            return 0;
        }
    }
    if (!count && offer->deep) {
        count = look_in_depth(s, number, by, offer->deep, offer->strays, moved);
    }
    return count;
}
