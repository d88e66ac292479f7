/* What need not be suppressed: counts were served one after the other, so that the first answer
 * hides more than it must. What no witness moves any more is printed; then each headline in turn,
 * and where some still go all else is chosen anew, as what was suppressed before they went may
 * serve nothing; then each count, wherever others can stand in for less than it is worth. Where
 * that finds nothing more, one is printed for others that are worth more, or for headlines of its
 * rank, if these let further ones be printed that make up for it. */

#include "suppress.h"

/* Few counts that are worth as much make up most of what is lost: for them it is looked longer,
 * and more than they are worth is paid for a while. */
enum { DEAR = 1000, DEAR_TIMES = 3, PAID = 2, ZERO_WORTH = 10000 /* at the least */ };

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

/* What the search finds nowhere among what is suppressed may still be there, in depth: for a zero
 * it is looked for longest. */
static void protect_in_depth(nt_disclosure *d, int number, double most)
{
    static const witness_offer dear = {0, NT_KEEP_NONE, false, 0, 0, 3000, 3},
                               zero = {0, NT_KEEP_NONE, false, 0, 0, 50000, 8};
    if (d->patience > 1 && needs_witness(d, number)) {
        protect(d, number, most >= ZERO_WORTH ? &zero : &dear);
    }
}

/* Witnesses without this one for all that need one, for less than that: of what is suppressed, of
 * what is no headline, of headlines of a lower rank. What found none before is looked for less. */
static bool stand_in(nt_disclosure *d, node *n, const int *alone, size_t count, double most,
                     int keep)
{
    size_t suppressed = d->suppressed.count;
    for (size_t i = 0; i < count; i++) {
        double left = most - loss_since(d, suppressed);
        int times = most < DEAR ? 1 : DEAR_TIMES - (alone[i] + 1 == n->kept_by);
        const witness_offer offers[] = {{0, NT_KEEP_NONE, false, 60L * times, times, 0, 0},
                                        {left, NT_KEEP_NONE, false, 150L * times, 2 * times, 0, 0},
                                        {left, NT_KEEP_NONE, true, 400, 4, 0, 0},
                                        {left, keep, true, 400, 2, 0, 0}};
        size_t offered = n->keep > NT_KEEP_NONE ? 4 : 2;
        for (size_t o = 0; o < offered && needs_witness(d, alone[i]); o++) {
            protect(d, alone[i], &offers[o]);
            if (o == 0 && most >= DEAR && n->keep == NT_KEEP_NONE) {
                protect_in_depth(d, alone[i], most);
            }
        }
        if (needs_witness(d, alone[i]) || loss_since(d, suppressed) >= most) {
            n->kept_by = alone[i] + 1;
            return false;
        }
    }
    return true;
}

/* Whether bounds tell that one of these finds no witness for so much, whatever else goes. */
static bool is_hopeless(nt_disclosure *d, int keep, double budget, const int *alone, size_t count)
{
    const interval *best = bounds_at_best(d, keep, budget);
    bool near = NT_ANY(i, count, is_near(d, &d->nodes.items[alone[i]], best[alone[i]]));
    d->effort -= (long)d->terms.count;
    return near;
}

/* Where others stand in for less than so many times its worth, of headlines those of a lower rank;
 * of more than once headlines of its own rank, too. Until all are let go, it goes for no other
 * then. False: all is as it was. */
static bool try_to_print(nt_disclosure *d, int number, int times)
{
    node *n = &d->nodes.items[number];
    const witness_mark mark = mark_witnesses(d);
    int *alone;
    void_witnesses_of(d, number);
    n->suppressed = false;
    n->won = true;
    size_t count = left_alone(d, number, &alone);
    double most = n->keep > NT_KEEP_NONE ? HEADLINE_WORTH : n->loss * times;
    int keep = n->keep > NT_KEEP_NONE ? n->keep - (times == 1) : NT_KEEP_NONE;
    n->won = !(most >= DEAR && is_hopeless(d, keep, most, alone, count)) &&
             stand_in(d, n, alone, count, most, keep);
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

/* Of what is suppressed for others: all, what is worth much, or what readers come for. */
typedef enum { EACH, DEAR_ONES, HEADLINES } share;

static bool is_among(const node *n, share of)
{
    return of == EACH || n->keep > NT_KEEP_NONE || (of == DEAR_ONES && n->loss >= DEAR);
}

/* What readers come for first. */
static size_t list_secondary(nt_disclosure *d, share of, int **out)
{
    NT_VEC(int) secondary = {.count = 0};
    for (int i = 0; i < (int)d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        if (n->leader == i && is_secondary(d, n) && is_among(n, of)) {
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

/* Each in turn. */
static void print_each(nt_disclosure *d, share of)
{
    int *secondary;
    size_t count = list_secondary(d, of, &secondary);
    for (size_t i = 0; i < count && d->effort > 0; i++) {
        if (is_secondary(d, &d->nodes.items[secondary[i]])) {
            try_to_print(d, secondary[i], 1);
        }
    }
    let_go(d);
}

/* Prints what makes up for what was paid, until nothing does. False: it does not. */
static bool make_up(nt_disclosure *d, share of, double before)
{
    int *dear;
    size_t count = list_secondary(d, of, &dear);
    double lost = lost_worth(d);
    for (size_t i = 0; i < count; i++) {
        const node *n = &d->nodes.items[dear[i]];
        if (is_secondary(d, n) && worth_of(n) >= lost - before && try_to_print(d, dear[i], 1)) {
            lost = lost_worth(d);
        }
    }
    return lost < before;
}

/* False: nothing is won, and all is as it was. */
static bool exchange(nt_disclosure *d, share of, int number)
{
    const witness_mark mark = mark_witnesses(d);
    double before = lost_worth(d);
    bool pays = try_to_print(d, number, PAID);
    if (pays && !make_up(d, of, before)) {
        return_to(d, mark);
        pays = false;
    }
    let_go(d);
    d->effort -= (long)d->nodes.count;
    return pays;
}

static void exchange_each(nt_disclosure *d, share of)
{
    for (bool more = true; more && d->effort > 0;) {
        int *dear;
        size_t count = list_secondary(d, of, &dear);
        more = false;
        for (size_t i = 0; i < count && d->effort > 0; i++) {
            more |= is_secondary(d, &d->nodes.items[dear[i]]) && exchange(d, of, dear[i]);
        }
    }
}

static bool moves_needy(const nt_disclosure *d, const found_witness *w)
{
    bool needy = false;
    for (size_t i = w->first; i < w->first + w->count && !needy; i++) {
        needy = needs_witness(d, d->found_moves.items[i].node);
    }
    return needy;
}

/* What finds no witness keeps those that it had then. */
static void hold_for_lost(nt_disclosure *d, witness_mark before)
{
    for (size_t i = before.voided; i < d->voided.count; i++) {
        if (moves_needy(d, &d->found.items[d->voided.items[i]])) {
            hold_again(d, d->voided.items[i]);
        }
    }
}

/* No more than all that the problem may cost. */
static long effort_of(const nt_disclosure *d, long most)
{
    const long all = d->all * d->share;
    return most < all ? most : all;
}

static void win_headlines(nt_disclosure *d)
{
    d->effort = effort_of(d, WITNESS_EFFORT_AGAIN * d->share);
    print_each(d, HEADLINES);
    exchange_each(d, HEADLINES);
}

/* So that none can be spared any more. */
static void economise(nt_disclosure *d)
{
    d->effort = effort_of(d, WITNESS_EFFORT_AGAIN * d->share);
    print_each(d, EACH);
    d->effort = effort_of(d, WITNESS_EFFORT);
    exchange_each(d, DEAR_ONES);
}

/* What is dear once more, and in depth. */
static void economise_in_depth(nt_disclosure *d)
{
    d->patience = PATIENCE;
    d->effort = effort_of(d, WITNESS_EFFORT);
    print_each(d, DEAR_ONES);
    exchange_each(d, DEAR_ONES);
    d->patience = 1;
}

/* Chooses all of it again, but headlines. What is worth as much as a zero is printed at first, all
 * at once: of zeros that went together none can be printed alone. */
static void protect_anew(nt_disclosure *d)
{
    const witness_mark mark = mark_witnesses(d);
    for (size_t i = 0; i < mark.found; i++) {
        void_witness(d, i);
    }
    NT_EACH(node, n, d->nodes.items, d->nodes.count) {
        n->suppressed = goes_by_itself(d, n) || (n->suppressed && n->keep > NT_KEEP_NONE);
        n->won = !n->suppressed && n->loss >= ZERO_WORTH;
    }
    size_t lost = protect_all(d, NT_KEEP_NONE);
    let_go(d);
    if (lost) {
        protect_all(d, NT_KEEP_NONE);
    }
    hold_for_lost(d, mark);
    print_idle(d);
}

/* Everything once more, where it is known from the start which headlines go: what was suppressed
 * before they went may serve nothing. Where nothing is won all is as it was. False: no headline. */
static bool choose_anew(nt_disclosure *d)
{
    const witness_mark mark = mark_witnesses(d);
    const double before = lost_worth(d);
    protect_anew(d);
    win_headlines(d);
    economise(d);
    double won = before - lost_worth(d);
    if (won <= 0) {
        return_to(d, mark);
    }
    return won >= HEADLINE_WORTH / 2;
}

static bool headline_goes(nt_disclosure *d)
{
    int *headlines;
    return list_secondary(d, HEADLINES, &headlines) > 0;
}

void spare(nt_disclosure *d)
{
    print_idle(d);
    win_headlines(d);
    economise(d);
    while (headline_goes(d) && !d->some_gone && choose_anew(d)) {
    }
    if (headline_goes(d) && !d->some_gone) {
        economise_in_depth(d);
    }
}
