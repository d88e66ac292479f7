#include "disclosure.h"

#include <assert.h>

/* How far a witness is looked for. Where it takes more, suppressing one more count is cheaper. */
enum { WITNESS_MOVES = 12, WITNESS_STEPS = 4000 };

typedef struct {
    int relation, sign;
} membership;

typedef struct {
    int64_t value;
    int cost;
    bool suppressed, safe, moved;
    NT_VEC(membership) in;
} count_node;

typedef struct {
    int count, sign;
} term;

typedef struct {
    size_t first, term_count; /* in terms */
    int residual;             /* of the witness that is being built */
} relation;

struct disclosure {
    nt_arena *arena;
    int64_t threshold;
    bool secondary;
    NT_VEC(count_node) counts;
    NT_VEC(term) terms;
    NT_VEC(relation) relations;
};

/* A witness in the making: a set of moves of one up or one down. */
typedef struct {
    disclosure *d;
    int moves[WITNESS_MOVES];
    size_t depth;
    long steps;
    int stuck; /* the relation that no suppressed count could bring back to its sum; -1 none */
    size_t stuck_depth;
} search;

disclosure *disclosure_open(nt_arena *arena, int64_t threshold, bool secondary)
{
    disclosure *d = nt_new(arena, disclosure);
    *d = (disclosure){.arena = arena, .threshold = threshold, .secondary = secondary};
    return d;
}

int disclosure_count(disclosure *d, int64_t value, int cost)
{
    count_node node = {.value = value, .cost = cost};
    node.suppressed = value >= 1 && value < d->threshold;
    nt_vec_push(d->arena, &d->counts, node);
    return (int)d->counts.count - 1;
}

void disclosure_force(disclosure *d, int count)
{
    d->counts.items[count].suppressed = true;
}

void disclosure_known(disclosure *d, int count)
{
    d->counts.items[count].cost = COST_NEVER;
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

/* Memberships are noted at the end, so that a count that is there on both sides drops out. */
void disclosure_end(disclosure *d)
{
    int number = (int)d->relations.count - 1;
    relation *r = &d->relations.items[number];
    r->term_count = d->terms.count - r->first;
    for (size_t i = 0; i < r->term_count; i++) {
        term *t = &d->terms.items[r->first + i];
        membership m = {number, t->sign};
        nt_vec_push(d->arena, &d->counts.items[t->count].in, m);
    }
}

bool disclosure_suppressed(const disclosure *d, int count)
{
    return d->counts.items[count].suppressed;
}

/* A reader takes a suppressed count for at least 1, unless a zero had to be suppressed. */
static bool can_move(const count_node *node, int step)
{
    return node->suppressed && !node->moved && node->cost != COST_NEVER &&
           (step > 0 || node->value > 1);
}

static void move(search *s, int count, int step)
{
    count_node *node = &s->d->counts.items[count];
    for (size_t i = 0; i < node->in.count; i++) {
        s->d->relations.items[node->in.items[i].relation].residual += step * node->in.items[i].sign;
    }
}

static int first_broken(const search *s)
{
    for (size_t i = 0; i < s->depth; i++) {
        const count_node *node = &s->d->counts.items[s->moves[i]];
        for (size_t m = 0; m < node->in.count; m++) {
            int number = node->in.items[m].relation;
            if (s->d->relations.items[number].residual) {
                return number;
            }
        }
    }
    return -1;
}

static bool complete(search *s);

static bool try_move(search *s, int count, int step)
{
    count_node *node = &s->d->counts.items[count];
    if (s->depth == WITNESS_MOVES || ++s->steps > WITNESS_STEPS || !can_move(node, step)) {
        return false;
    }
    s->moves[s->depth++] = count;
    node->moved = true;
    move(s, count, step);
    bool done = complete(s);
    move(s, count, -step);
    if (!done) {
        s->depth--;
    }
    node->moved = false;
    return done;
}

/* Brings the first broken relation one nearer to its sum with each count that can do it. */
static bool complete(search *s)
{
    int broken = first_broken(s);
    if (broken < 0) {
        return true;
    }
    const relation *r = &s->d->relations.items[broken];
    int down = r->residual > 0 ? -1 : 1;
    size_t depth = s->depth;
    for (size_t i = 0; i < r->term_count; i++) {
        const term *t = &s->d->terms.items[r->first + i];
        if (try_move(s, t->count, down * t->sign)) {
            return true;
        }
    }
    if (s->stuck < 0 || depth < s->stuck_depth) {
        s->stuck = broken;
        s->stuck_depth = depth;
    }
    return false;
}

/* Within the small counts first, so that the other value is as plausible as the true one. */
static bool has_witness(disclosure *d, int count, search *s)
{
    *s = (search){.d = d, .stuck = -1};
    int step = d->counts.items[count].value + 1 < d->threshold ? 1 : -1;
    if (try_move(s, count, step)) {
        return true;
    }
    s->steps = 0;
    return try_move(s, count, -step);
}

static void mark_safe(disclosure *d, const search *s)
{
    /* Each count that moves in the witness has another value there. */
    for (size_t i = 0; i < s->depth; i++) {
        d->counts.items[s->moves[i]].safe = true;
    }
}

/* A zero says little where it is missed, and a large count costs a reader more. */
static double loss(const count_node *node)
{
    double size = node->value == 0 ? 1e6 : 1;
    for (int64_t v = node->value; v >= 2; v /= 2) {
        size += 1;
    }
    return size * node->cost;
}

static bool suppress_cheapest(disclosure *d, int number)
{
    const relation *r = &d->relations.items[number];
    count_node *best = NULL;
    for (size_t i = 0; i < r->term_count; i++) {
        count_node *node = &d->counts.items[d->terms.items[r->first + i].count];
        if (!node->suppressed && node->cost != COST_NEVER && (!best || loss(node) < loss(best))) {
            best = node;
        }
    }
    if (best) {
        best->suppressed = true;
    }
    return best != NULL;
}

/* One more count out, in the relation that stopped the search, else in any that the count is in. */
static bool suppress_more(disclosure *d, int count, const search *s)
{
    if (s->stuck >= 0 && suppress_cheapest(d, s->stuck)) {
        return true;
    }
    for (size_t i = 0; i < d->counts.items[count].in.count; i++) {
        if (suppress_cheapest(d, d->counts.items[count].in.items[i].relation)) {
            return true;
        }
    }
    return false;
}

static bool protect(disclosure *d, int count)
{
    search s;
    for (;;) {
        if (has_witness(d, count, &s)) {
            mark_safe(d, &s);
            return true;
        }
        if (!suppress_more(d, count, &s)) {
            return false;
        }
    }
}

/* Suppressing more never spoils a witness; it may make a count that lies before this one need one,
 * so rounds go on until none is without. */
size_t disclosure_solve(disclosure *d)
{
    size_t lost = 0;
    bool again = d->secondary;
    while (again) {
        again = false;
        lost = 0;
        for (int i = 0; i < (int)d->counts.count; i++) {
            count_node *node = &d->counts.items[i];
            if (!node->suppressed || node->safe) {
                continue;
            }
            if (node->cost == COST_NEVER || !protect(d, i)) {
                lost++;
            } else {
                again = true;
            }
        }
    }
    return lost;
}
