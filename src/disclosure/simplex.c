/* Whether there is a witness at all: what one count is moved by others make up for, each of them a
 * sum of those that are free to move (the simplex method as solvers of satisfiability use it: B.
 * Dutertre and L. de Moura 2006, "A fast linear-arithmetic solver for DPLL(T)", CAV, LNCS 4144,
 * 81–94). All are whole numbers, as only counts are exchanged that stand once in a sum, which those
 * of tables nearly all do. Where a sum must go on and none of its counts can, it is one of
 * relations that no witness agrees with: there is none, and no search need go on for it. */
#include "simplex.h"

#include <limits.h>
#include <stdlib.h>

enum {
    PIVOTS = 10000,
    EFFORT = 50000, /* of its own: searches have as much as if it had not been asked */
    /* What tables do not reach: a sum of sums is a number of its own well within an int. */
    FAR = 1 << 12,
    FAR_MOVED = 1 << 18,
    WORTH_A_DETOUR = 1000,
    NONE = -1
};

/* One of those that are free to move, and how often it stands in a sum: the number of a node, or
 * behind all nodes that of a relation, which is what its sum lies below its room. */
typedef struct {
    int column, times;
} addend;

typedef struct {
    addend *items;
    size_t count, capacity;
} sum;

/* A count that others move. */
typedef struct {
    int node;
    sum of;
} dependent;

struct tableau {
    NT_VEC(dependent) rows;
    size_t made;     /* rows whose memory is kept */
    int *row_of;     /* by node, one more; 0: it is free */
    int *uses;       /* by column, in how many rows it stands */
    int *total;      /* of the sum that is being made, by column, */
    bool *is_listed; /* and which of them */
    NT_VEC(int) listed;
    NT_VEC(int) below; /* counts that are, or were */
    sum leaving, entering;
};

/* What is beyond its end, how far it must go, and its column where it may move again later. */
typedef struct {
    int column, by;
    size_t row; /* one more; 0: a relation */
} excess;

typedef struct {
    nt_disclosure *d;
    const witness_offer *offer;
    tableau *t;
    int number; /* of the count that is moved, and stays there */
    bool far;
} settling;

/* --- sums --- */

static void add_column(settling *s, int column, int times)
{
    tableau *t = s->t;
    if (!t->is_listed[column]) {
        t->is_listed[column] = true;
        nt_vec_push(s->d->arena, &t->listed, column);
    }
    t->total[column] += times;
    s->d->effort--;
}

static void add_sum(settling *s, const sum *of, int times)
{
    for (size_t i = 0; i < of->count; i++) {
        add_column(s, of->items[i].column, of->items[i].times * times);
    }
}

/* What was added since the last. */
static void take_sum(settling *s, sum *out)
{
    tableau *t = s->t;
    out->count = 0;
    for (size_t i = 0; i < t->listed.count; i++) {
        addend a = {t->listed.items[i], t->total[t->listed.items[i]]};
        if (a.times) {
            nt_vec_push(s->d->arena, out, a);
            s->far |= abs(a.times) > FAR;
        }
        t->total[a.column] = 0;
        t->is_listed[a.column] = false;
    }
    t->listed.count = 0;
}

static int times_in(settling *s, const sum *of, int column)
{
    s->d->effort -= (long)of->count;
    for (size_t i = 0; i < of->count; i++) {
        if (of->items[i].column == column) {
            return of->items[i].times;
        }
    }
    return 0;
}

/* --- what may move --- */

static void shift(settling *s, int number, int by)
{
    const node *n = &s->d->nodes.items[number];
    bool was_below = n->shift < least_shift(n);
    shift_count(s->d, number, by);
    if (!was_below && n->shift < least_shift(n)) {
        nt_vec_push(s->d->arena, &s->t->below, number);
    }
    s->far |= abs(n->shift) > FAR_MOVED;
    s->d->effort -= (long)n->in_count;
}

static bool may_move(const settling *s, const node *n)
{
    return !is_kept(s->d, n, s->offer->keep) && (n->suppressed || n->loss <= s->offer->budget);
}

static bool may_go(const settling *s, int column, int step)
{
    const node *n = &s->d->nodes.items[column];
    bool is_room = (size_t)column >= s->d->nodes.count;
    return is_room ? step < 0 : column != s->number && (step > 0 || n->shift > least_shift(n));
}

/* --- what must move --- */

static void add_relation(settling *s, const relation *r)
{
    for (size_t i = r->first; i < r->first + r->free_count; i++) {
        const term *t = &s->d->terms.items[i];
        int row = s->t->row_of[t->node];
        if (row) {
            add_sum(s, &s->t->rows.items[row - 1].of, t->sign);
        } else if (may_move(s, &s->d->nodes.items[t->node])) {
            add_column(s, t->node, t->sign);
        }
    }
    s->d->effort -= (long)r->free_count;
}

/* The shortest of the broken relations. */
static bool find_broken(settling *s, excess *out)
{
    const relation *all = s->d->relations.items, *best = NULL;
    for (size_t i = 0; i < s->d->broken.count; i++) {
        const relation *r = &all[s->d->broken.items[i]];
        best = best && best->free_count <= r->free_count ? best : r;
    }
    if (best) {
        bool adds_up = best->room == SUM;
        int column = (int)(s->d->nodes.count + (size_t)(best - all));
        *out = (excess){adds_up ? NONE : column, (adds_up ? 0 : best->room) - best->residual, 0};
        add_relation(s, best);
    }
    return best;
}

/* The first count below its least: always the first, so that none comes round for ever (R. G. Bland
 * 1977). */
static bool find_beyond(settling *s, excess *out)
{
    tableau *t = s->t;
    size_t kept = 0;
    *out = (excess){INT_MAX, 0, 0};
    for (size_t i = 0; i < t->below.count; i++) {
        int number = t->below.items[i];
        const node *n = &s->d->nodes.items[number];
        int by = (int)least_shift(n) - n->shift;
        if (by > 0) {
            t->below.items[kept++] = number;
            *out = number < out->column ? (excess){number, by, (size_t)t->row_of[number]} : *out;
        }
    }
    t->below.count = kept;
    s->d->effort -= (long)kept;
    if (kept) {
        add_sum(s, &t->rows.items[out->row - 1].of, 1);
    }
    return kept;
}

/* --- what makes up for it --- */

/* What lies between figures costs nothing, and what is suppressed less than what is not. */
static double rank_of(const settling *s, int column)
{
    const node *n = &s->d->nodes.items[column];
    bool is_room = (size_t)column >= s->d->nodes.count;
    return is_room ? 0 : (double)n->in_count + (n->suppressed ? 0 : WORTH_A_DETOUR + n->loss);
}

/* Which of the sum goes on for it; NONE. `closed`: none of them can. */
static int choose_entering(const settling *s, int by, bool *closed)
{
    const sum *of = &s->t->leaving;
    int best = NONE;
    *closed = true;
    for (size_t i = 0; i < of->count; i++) {
        int column = of->items[i].column, times = of->items[i].times;
        bool goes = may_go(s, column, (times > 0) == (by > 0) ? 1 : -1);
        double less = best == NONE ? 1 : rank_of(s, best) - rank_of(s, column);
        *closed &= !goes;
        best =
            goes && abs(times) == 1 && (less > 0 || (less >= 0 && column < best)) ? column : best;
    }
    return best;
}

static dependent *next_row(settling *s)
{
    tableau *t = s->t;
    if (t->rows.count == t->made) {
        dependent none = {.node = NONE};
        nt_vec_push(s->d->arena, &t->rows, none);
        t->made++;
    } else {
        t->rows.count++;
    }
    return &t->rows.items[t->rows.count - 1];
}

static void note_uses(tableau *t, const sum *of, int more)
{
    for (size_t i = 0; i < of->count; i++) {
        t->uses[of->items[i].column] += more;
    }
}

/* Of what was added since the last. */
static void fill_row(settling *s, dependent *row)
{
    note_uses(s->t, &row->of, -1);
    take_sum(s, &row->of);
    note_uses(s->t, &row->of, 1);
}

static void empty_row(tableau *t, dependent *row)
{
    note_uses(t, &row->of, -1);
    row->of.count = 0;
    t->row_of[row->node] = 0;
}

/* It is free to move from now on; the memory of its row goes to the next. */
static void drop_row(tableau *t, size_t number)
{
    dependent *row = &t->rows.items[number], *last = &t->rows.items[--t->rows.count];
    dependent dropped = *row;
    *row = *last;
    *last = dropped;
    t->row_of[row->node] = (int)number + 1;
    empty_row(t, last);
}

/* The one that enters as a sum of what leaves and of the others. */
static void turn_round(settling *s, const excess *e, int entering, int times)
{
    add_sum(s, &s->t->leaving, -times);
    add_column(s, entering, 1);
    if (e->column != NONE) {
        add_column(s, e->column, times);
    }
    take_sum(s, &s->t->entering);
}

/* Each sum in which it stands has what it is a sum of in its place, and moves with it. */
static void substitute(settling *s, int entering, int by)
{
    size_t left = (size_t)s->t->uses[entering];
    for (dependent *row = s->t->rows.items; left; row++) {
        int times = times_in(s, &row->of, entering);
        if (times) {
            left--;
            add_sum(s, &row->of, 1);
            add_column(s, entering, -times);
            add_sum(s, &s->t->entering, times);
            fill_row(s, row);
            shift(s, row->node, times * by);
        }
    }
}

static void exchange(settling *s, const excess *e, int entering)
{
    int times = times_in(s, &s->t->leaving, entering), by = times * e->by;
    turn_round(s, e, entering, times);
    if (e->row) {
        drop_row(s->t, e->row - 1);
        shift(s, e->column, e->by);
    }
    substitute(s, entering, by);
    if ((size_t)entering < s->d->nodes.count) {
        dependent *row = next_row(s);
        row->node = entering;
        s->t->row_of[entering] = (int)s->t->rows.count;
        add_sum(s, &s->t->entering, 1);
        fill_row(s, row);
        shift(s, entering, by);
    }
}

/* --- whether there is one --- */

static witness_verdict settle(settling *s)
{
    excess e;
    for (int i = 0; i < PIVOTS && s->d->effort > 0 && !s->far; i++) {
        if (!find_beyond(s, &e) && !find_broken(s, &e)) {
            return SETTLED_FOUND;
        }
        bool closed;
        take_sum(s, &s->t->leaving);
        int entering = choose_entering(s, e.by, &closed);
        if (entering == NONE || s->far) {
            return closed && !s->far ? SETTLED_NONE : SETTLED_NOT;
        }
        exchange(s, &e, entering);
    }
    return SETTLED_NOT;
}

static tableau *open_tableau(nt_disclosure *d)
{
    size_t columns = d->nodes.count + d->relations.count;
    if (!d->tableau) {
        d->tableau = nt_new(d->arena, tableau);
        *d->tableau = (tableau){.row_of = nt_new_array(d->arena, int, columns),
                                .uses = nt_new_array(d->arena, int, columns),
                                .total = nt_new_array(d->arena, int, columns),
                                .is_listed = nt_new_array(d->arena, bool, columns)};
    }
    return d->tableau;
}

witness_verdict settle_witness(nt_disclosure *d, int number, int by, const witness_offer *offer,
                               witness_move moved[WITNESS_MOVES], size_t *count)
{
    settling s = {.d = d, .offer = offer, .t = open_tableau(d), .number = number};
    const node *n = &d->nodes.items[number];
    *count = 0;
    if (!may_move(&s, n) || by < least_shift(n)) {
        return SETTLED_NONE;
    }
    shift(&s, number, by);
    witness_verdict is = settle(&s);
    NT_EACH(dependent, row, s.t->rows.items, s.t->rows.count) {
        empty_row(s.t, row);
    }
    s.t->rows.count = s.t->below.count = 0;
    size_t still = put_back(d, moved);
    *count = is == SETTLED_FOUND ? still : 0;
    return is;
}

bool has_no_witness(nt_disclosure *d, int number, int by, const witness_offer *offer)
{
    witness_move moved[WITNESS_MOVES];
    size_t count;
    long left = d->effort;
    d->effort = left < EFFORT ? left : EFFORT;
    witness_verdict is = settle_witness(d, number, by, offer, moved, &count);
    d->effort = left;
    return is == SETTLED_NONE;
}
