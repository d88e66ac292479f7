#include "disclosure.h"

#include <assert.h>
#include <stdlib.h>

/* How far a witness is looked for at each price, and how many moves are tried for one relation. */
enum {
    WITNESS_MOVES = 160,
    WITNESS_STEPS = 400,
    WITNESS_STEPS_LAST = 3000,
    WITNESS_STEPS_EXTREME = 50000,
    EFFORT = 100000,
    TRIED = 40,
    STRAYS = 2,
    STRAYS_EXTREME = 5
};

/* Prices that are tried in turn: nothing, then a detail or two, then whatever it takes. */
static const double budgets[] = {0, 40, 150, 600, 3000, 2e4, 1e5, 1e12, 1e15};
/* From here on counts that are large enough to have room come first, though they cost more: among
 * small ones there was no way. */
static const double SPARE_NOTHING = 1e5, EXTREME = 1e15;
enum { ROOM_ENOUGH = 10 };
enum { BUDGETS = sizeof budgets / sizeof *budgets };

typedef struct {
    int relation, sign;
} membership;

/* Cells that are the same count share one node, found through `leader`. */
typedef struct {
    int leader;
    int64_t low; /* the least value of its cells: none may fall to zero or below */
    double cost;
    bool sensitive; /* small, or forced: what all the rest is suppressed for */
    bool suppressed, known, safe, moved;
    int keep; /* KEEP_…, 0 none */
    membership *in;
    size_t in_count;
} node;

typedef struct {
    int node, sign;
} term;

typedef struct {
    size_t first, term_count; /* in terms */
    int room;                 /* how far the sum may rise; SUM: neither rise nor fall */
    int from;                 /* void when this rank is no longer kept; 0: always known */
    int residual;             /* of the witness that is being built */
} relation;

enum { SUM = -1 };

struct disclosure {
    nt_arena *arena;
    int64_t threshold;
    bool secondary;
    long effort;  /* steps that are left at this rank: an answer comes in bounded time */
    int released; /* up to which KEEP_… counts that were to be kept may go after all */
    NT_VEC(node) nodes;
    NT_VEC(term) terms;
    NT_VEC(relation) relations;
};

/* A witness in the making: a set of moves of one up or one down. A count that is printed may move
 * too, for its price: it must then be suppressed. */
typedef struct {
    disclosure *d;
    int moves[WITNESS_MOVES];
    size_t depth;
    long steps, steps_max;
    int strays; /* choices against the odds that are left */
    double spent, budget;
} search;

/* A move that brings the relation at hand nearer to its sum. */
typedef struct {
    int node, step;
    int broken; /* how much farther relations are off behind it */
    double price, rank;
} candidate;

disclosure *disclosure_open(nt_arena *arena, int64_t threshold, bool secondary)
{
    disclosure *d = nt_new(arena, disclosure);
    *d = (disclosure){.arena = arena, .threshold = threshold, .secondary = secondary};
    return d;
}

int disclosure_count(disclosure *d, int64_t value, int cost)
{
    int number = (int)d->nodes.count;
    node n = {.leader = number, .low = value, .cost = cost, .known = cost == COST_NEVER};
    n.sensitive = n.suppressed = value >= 1 && value < d->threshold;
    nt_vec_push(d->arena, &d->nodes, n);
    return number;
}

static int leader_of(const disclosure *d, int count)
{
    while (d->nodes.items[count].leader != count) {
        count = d->nodes.items[count].leader;
    }
    return count;
}

static node *node_of(const disclosure *d, int count)
{
    return &d->nodes.items[leader_of(d, count)];
}

void disclosure_force(disclosure *d, int count)
{
    node *n = node_of(d, count);
    n->sensitive = n->suppressed = true;
}

void disclosure_keep(disclosure *d, int count, int rank)
{
    node *n = node_of(d, count);
    n->keep = n->keep > rank ? n->keep : rank;
}

void disclosure_known(disclosure *d, int count)
{
    node_of(d, count)->known = true;
}

void disclosure_same(disclosure *d, int a, int b)
{
    int first = leader_of(d, a), second = leader_of(d, b);
    if (first == second) {
        return;
    }
    node *into = &d->nodes.items[first < second ? first : second];
    node *from = &d->nodes.items[first < second ? second : first];
    from->leader = into->leader;
    into->low = from->low < into->low ? from->low : into->low;
    into->cost += from->cost;
    into->sensitive |= from->sensitive;
    into->suppressed |= from->suppressed;
    into->known |= from->known;
    into->keep = into->keep > from->keep ? into->keep : from->keep;
}

void disclosure_begin(disclosure *d)
{
    relation r = {.first = d->terms.count};
    nt_vec_push(d->arena, &d->relations, r);
}

void disclosure_term(disclosure *d, int count, int sign)
{
    assert(d->relations.count && (sign == 1 || sign == -1));
    term t = {count, sign};
    nt_vec_push(d->arena, &d->terms, t);
}

static void end(disclosure *d, int room)
{
    relation *r = &d->relations.items[d->relations.count - 1];
    r->term_count = d->terms.count - r->first;
    r->room = room;
}

void disclosure_end(disclosure *d)
{
    end(d, SUM);
}

void disclosure_end_order(disclosure *d, int64_t room)
{
    assert(room >= 0);
    end(d, room < WITNESS_MOVES ? (int)room : WITNESS_MOVES);
}

void disclosure_known_from(disclosure *d, int rank)
{
    d->relations.items[d->relations.count - 1].from = rank;
}

bool disclosure_kept(const disclosure *d, int rank)
{
    return d->released < rank;
}

bool disclosure_suppressed(const disclosure *d, int count)
{
    return node_of(d, count)->suppressed;
}

/* --- who is in which relation --- */

static void count_memberships(disclosure *d)
{
    for (size_t i = 0; i < d->nodes.count; i++) {
        d->nodes.items[i].in_count = 0;
    }
    for (size_t i = 0; i < d->terms.count; i++) {
        term *t = &d->terms.items[i];
        t->node = leader_of(d, t->node);
        d->nodes.items[t->node].in_count++;
    }
}

/* Counts in few relations first: a move of theirs breaks the least. */
static void sort_terms(disclosure *d, relation *r)
{
    term *terms = d->terms.items + r->first;
    for (size_t i = 1; i < r->term_count; i++) {
        term t = terms[i];
        size_t at = i;
        for (; at && d->nodes.items[terms[at - 1].node].in_count > d->nodes.items[t.node].in_count;
             at--) {
            terms[at] = terms[at - 1];
        }
        terms[at] = t;
    }
}

static void note_memberships(disclosure *d)
{
    for (size_t i = 0; i < d->nodes.count; i++) {
        node *n = &d->nodes.items[i];
        n->in = nt_new_array(d->arena, membership, n->in_count);
        n->in_count = 0;
    }
    for (size_t i = 0; i < d->relations.count; i++) {
        const relation *r = &d->relations.items[i];
        for (size_t k = r->first; k < r->first + r->term_count; k++) {
            node *n = &d->nodes.items[d->terms.items[k].node];
            n->in[n->in_count++] = (membership){(int)i, d->terms.items[k].sign};
        }
    }
}

static void prepare(disclosure *d)
{
    count_memberships(d);
    for (size_t i = 0; i < d->relations.count; i++) {
        sort_terms(d, &d->relations.items[i]);
    }
    note_memberships(d);
}

/* --- witnesses --- */

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

/* A reader takes a suppressed count for at least 1, unless a zero had to be suppressed. */
static bool can_move(const disclosure *d, const node *n, int step)
{
    return !n->moved && !n->known && n->keep <= d->released && (step > 0 || n->low > 1);
}

static void move(search *s, int number, int step)
{
    const node *n = &s->d->nodes.items[number];
    for (size_t i = 0; i < n->in_count; i++) {
        s->d->relations.items[n->in[i].relation].residual += step * n->in[i].sign;
    }
}

/* How far a relation is from what it allows. */
static int off(const disclosure *d, const relation *r, int residual)
{
    if (r->from && !disclosure_kept(d, r->from)) {
        return 0;
    }
    return r->room == SUM ? abs(residual) : residual > r->room ? residual - r->room : 0;
}

static bool affordable(const search *s, const node *n, int step)
{
    return can_move(s->d, n, step) && (n->suppressed || s->spent + loss(n) <= s->budget);
}

static size_t choices(const search *s, const relation *r)
{
    size_t count = 0;
    int down = r->residual > 0 ? -1 : 1;
    for (size_t i = 0; i < r->term_count; i++) {
        const term *t = &s->d->terms.items[r->first + i];
        count += affordable(s, &s->d->nodes.items[t->node], down * t->sign);
    }
    return count;
}

/* The broken relation that leaves the least choice: a dead end shows at once. */
static int first_broken(const search *s)
{
    int best = -1;
    size_t least = SIZE_MAX;
    for (size_t i = s->depth; i-- > 0 && least;) {
        const node *n = &s->d->nodes.items[s->moves[i]];
        for (size_t m = 0; m < n->in_count; m++) {
            int number = n->in[m].relation;
            const relation *r = &s->d->relations.items[number];
            size_t count = off(s->d, r, r->residual) && number != best ? choices(s, r) : SIZE_MAX;
            if (count < least) {
                least = count;
                best = number;
            }
        }
    }
    return best;
}

static int breaks(const disclosure *d, const node *n, int step)
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

/* The best few moves for a relation, the best first. */
static size_t choose(const search *s, const relation *r, candidate out[TRIED])
{
    size_t count = 0;
    int down = r->residual > 0 ? -1 : 1;
    for (size_t i = 0; i < r->term_count; i++) {
        const term *t = &s->d->terms.items[r->first + i];
        const node *n = &s->d->nodes.items[t->node];
        candidate c = {.node = t->node, .step = down * t->sign};
        c.price = n->suppressed ? 0 : loss(n);
        if (!affordable(s, n, c.step)) {
            continue;
        }
        c.broken = breaks(s->d, n, c.step);
        c.rank = s->budget < SPARE_NOTHING ? c.price : loss(n) / room(n);
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

static bool complete(search *s);

static bool try_move(search *s, candidate c)
{
    node *n = &s->d->nodes.items[c.node];
    if (s->depth == WITNESS_MOVES || ++s->steps > s->steps_max || s->d->effort-- <= 0) {
        return false;
    }
    s->moves[s->depth++] = c.node;
    s->spent += c.price;
    n->moved = true;
    move(s, c.node, c.step);
    bool done = complete(s);
    move(s, c.node, -c.step);
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
    return can_move(s->d, &s->d->nodes.items[number], step) &&
           try_move(s, (candidate){number, step, 0, 0, 0});
}

/* The likeliest moves first, then with one choice against the odds, then with two: an early mistake
 * is not paid for with all that follows from it (W. D. Harvey and M. L. Ginsberg 1995, "Limited
 * discrepancy search"). Within the small counts first, so that the other value is as plausible as
 * the true one. */
static bool find_witness(search *s, int number, double budget)
{
    const node *n = &s->d->nodes.items[number];
    int step = n->low + 1 < s->d->threshold ? 1 : -1;
    s->budget = budget;
    s->steps_max = budget < SPARE_NOTHING ? WITNESS_STEPS
                   : budget < EXTREME     ? WITNESS_STEPS_LAST
                                          : WITNESS_STEPS_EXTREME;
    for (int strays = 0; strays <= (budget < EXTREME ? STRAYS : STRAYS_EXTREME); strays++) {
        if (search_from(s, number, step, strays) || search_from(s, number, -step, strays)) {
            return true;
        }
    }
    return false;
}

/* Suppresses what the cheapest witness moves. */
static bool protect(disclosure *d, int number)
{
    search s = {.d = d};
    for (size_t b = 0; b < BUDGETS; b++) {
        if (find_witness(&s, number, budgets[b])) {
            for (size_t i = 0; i < s.depth; i++) {
                /* Each count that moves in the witness has another value there. */
                d->nodes.items[s.moves[i]].suppressed = true;
                d->nodes.items[s.moves[i]].safe = true;
            }
            return true;
        }
    }
    return false;
}

/* Returns how many have no witness. One is enough to let more go. */
static size_t protect_all(disclosure *d)
{
    size_t lost = 0;
    d->effort = EFFORT;
    for (int i = 0; i < (int)d->nodes.count && (!lost || d->released == KEEP_MOST); i++) {
        const node *n = &d->nodes.items[i];
        lost += n->leader == i && n->suppressed && !n->safe && !protect(d, i);
    }
    return lost;
}

/* Only what is small or was forced is suppressed then, and nothing is protected. */
static void start_over(disclosure *d)
{
    for (size_t i = 0; i < d->nodes.count; i++) {
        d->nodes.items[i].suppressed = d->nodes.items[i].sensitive;
        d->nodes.items[i].safe = false;
    }
}

/* Suppressing more never spoils a witness, and what a witness suppresses has one: one pass is all.
 * Where the counts to keep leave some without a witness they may go like others, for their price.
 */
size_t disclosure_solve(disclosure *d)
{
    prepare(d);
    if (!d->secondary) {
        return 0;
    }
    start_over(d);
    size_t lost = protect_all(d);
    while (lost && d->released < KEEP_MOST) {
        d->released++;
        start_over(d);
        lost = protect_all(d);
    }
    return lost;
}
