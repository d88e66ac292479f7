/* What need not be suppressed: counts were served one after the other, so that the first answer
 * hides more than it must. What no witness moves any more is printed; then each count in turn, what
 * readers come for first, wherever others can stand in for less than it is worth. Where that finds
 * nothing more, one is printed for others that are worth more, if these let further ones be printed
 * that make up for it. */

#include "base/list.h"
#include "suppress.h"

/* Few counts that are worth as much make up most of what is lost: for them it is looked longer,
 * and more than they are worth is paid for a while. */
enum { DEAR = 1000, DEAR_TIMES = 3, PAID = 2 };

/* Whether it is suppressed for others alone. */
static bool is_secondary(const nt_disclosure *d, const node *n)
{
    return n->suppressed && !n->known && !goes_by_itself(d, n);
}

/* Prints what no witness moves. */
static void print_idle(nt_disclosure *d)
{
    for (size_t i = 0; i < d->nodes.count; i++) {
        node *n = &d->nodes.items[i];
        if (n->leader == (int)i && is_secondary(d, n) && !n->up && !n->down) {
            n->suppressed = false;
        }
    }
}

static void void_witnesses_of(nt_disclosure *d, int number)
{
    for (size_t i = d->nodes.items[number].found; i; i = d->found_moves.items[i - 1].next) {
        void_witness(d, d->found_moves.items[i - 1].witness);
    }
}

/* Which small counts need another witness, of those that the witnesses of this one move; first that
 * for which there was none before. */
static size_t left_alone(nt_disclosure *d, int number, int **out)
{
    NT_VEC(int) alone = {.count = 0};
    for (size_t i = d->nodes.items[number].found; i; i = d->found_moves.items[i - 1].next) {
        const found_witness *w = &d->found.items[d->found_moves.items[i - 1].witness];
        for (size_t k = w->first; k < w->first + w->count; k++) {
            int other = d->found_moves.items[k].node;
            const node *n = &d->nodes.items[other];
            if ((n->small || n->forced) && needs_witness(d, other)) {
                nt_vec_push(d->arena, &alone, other);
            }
        }
    }
    for (size_t i = 0; i < alone.count; i++) {
        if (alone.items[i] + 1 == d->nodes.items[number].kept_by) {
            alone.items[i] = alone.items[0];
            alone.items[0] = d->nodes.items[number].kept_by - 1;
        }
    }
    *out = alone.items;
    return alone.count;
}

static double loss_since(const nt_disclosure *d, size_t suppressed)
{
    double sum = 0;
    for (size_t i = suppressed; i < d->suppressed.count; i++) {
        sum += d->nodes.items[d->suppressed.items[i]].loss;
    }
    return sum;
}

/* Witnesses without this one for all that need one, for less than that: of what is suppressed, of
 * what is no headline, of headlines of a lower rank. What found none before is looked for less. */
static bool stand_in(nt_disclosure *d, node *n, const int *alone, size_t count, double most)
{
    size_t suppressed = d->suppressed.count;
    for (size_t i = 0; i < count; i++) {
        double left = most - loss_since(d, suppressed);
        int times = most < DEAR ? 1 : DEAR_TIMES - (alone[i] + 1 == n->kept_by);
        const witness_offer offers[] = {{0, NT_KEEP_NONE, false, 60L * times, times, 0, 0},
                                        {left, NT_KEEP_NONE, false, 150L * times, 2 * times, 0, 0},
                                        {left, NT_KEEP_NONE, true, 400, 4, 0, 0},
                                        {left, n->keep - 1, true, 400, 2, 0, 0}};
        size_t offered = n->keep > NT_KEEP_NONE ? 4 : 2;
        for (size_t o = 0; o < offered && needs_witness(d, alone[i]); o++) {
            protect(d, alone[i], &offers[o]);
        }
        if (needs_witness(d, alone[i]) || loss_since(d, suppressed) >= most) {
            n->kept_by = alone[i] + 1;
            return false;
        }
    }
    return true;
}

/* Where others stand in for less than so many times its worth; until all are let go, it goes for no
 * other then. False: all is as it was. */
static bool try_to_print(nt_disclosure *d, int number, int times)
{
    node *n = &d->nodes.items[number];
    const witness_mark mark = mark_witnesses(d);
    int *alone;
    void_witnesses_of(d, number);
    n->suppressed = false;
    n->won = true;
    size_t count = left_alone(d, number, &alone);
    n->won =
        stand_in(d, n, alone, count, n->keep > NT_KEEP_NONE ? HEADLINE_WORTH : n->loss * times);
    if (n->won) {
        print_idle(d);
    } else {
        return_to(d, mark);
    }
    return n->won;
}

static const nt_disclosure *ordered; /* qsort has no context */

static int dearer_first(const void *a, const void *b)
{
    const int *x = a, *y = b;
    const node *m = &ordered->nodes.items[*x], *n = &ordered->nodes.items[*y];
    double more = n->loss - m->loss;
    return m->keep != n->keep ? n->keep - m->keep : more ? (more > 0 ? 1 : -1) : *x - *y;
}

static bool is_dear(const node *n)
{
    return n->keep == NT_KEEP_NONE && n->loss >= DEAR;
}

/* What is suppressed for others, what readers come for first; or of it what is dear. */
static size_t list_secondary(nt_disclosure *d, bool dear, int **out)
{
    NT_VEC(int) secondary = {.count = 0};
    for (int i = 0; i < (int)d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        if (n->leader == i && is_secondary(d, n) && (!dear || is_dear(n))) {
            nt_vec_push(d->arena, &secondary, i);
        }
    }
    ordered = d;
    nt_sort(secondary.items, secondary.count, sizeof *secondary.items, dearer_first);
    *out = secondary.items;
    return secondary.count;
}

/* What was won goes for others again. */
static void let_go(nt_disclosure *d)
{
    NT_EACH(node, n, d->nodes.items, d->nodes.count) {
        n->won = false;
    }
}

/* Prints what is dear and makes up for what was paid, until nothing does. False: it does not. */
static bool make_up(nt_disclosure *d, double before)
{
    int *dear;
    size_t count = list_secondary(d, true, &dear);
    double lost = lost_worth(d);
    for (size_t i = 0; i < count; i++) {
        const node *n = &d->nodes.items[dear[i]];
        if (is_secondary(d, n) && n->loss >= lost - before && try_to_print(d, dear[i], 1)) {
            lost = lost_worth(d);
        }
    }
    return lost < before;
}

/* False: nothing is won, and all is as it was. */
static bool exchange(nt_disclosure *d, int number)
{
    const witness_mark mark = mark_witnesses(d);
    double before = lost_worth(d);
    bool pays = try_to_print(d, number, PAID);
    if (pays && !make_up(d, before)) {
        return_to(d, mark);
        pays = false;
    }
    let_go(d);
    d->effort -= (long)d->nodes.count;
    return pays;
}

static void exchange_all(nt_disclosure *d)
{
    for (bool more = true; more && d->effort > 0;) {
        int *dear;
        size_t count = list_secondary(d, true, &dear);
        more = false;
        for (size_t i = 0; i < count && d->effort > 0; i++) {
            const node *n = &d->nodes.items[dear[i]];
            more |= is_secondary(d, n) && exchange(d, dear[i]);
        }
    }
}

void spare(nt_disclosure *d)
{
    int *secondary;
    print_idle(d);
    size_t count = list_secondary(d, false, &secondary);
    long most = WITNESS_EFFORT_AGAIN * (long)d->editions.count,
         all = d->all * (long)d->editions.count;
    d->effort = most < all ? most : all;
    for (size_t i = 0; i < count && d->effort > 0; i++) {
        if (is_secondary(d, &d->nodes.items[secondary[i]])) {
            try_to_print(d, secondary[i], 1);
        }
    }
    let_go(d);
    d->effort = WITNESS_EFFORT < all ? WITNESS_EFFORT : all;
    exchange_all(d);
}
