/* What need not be suppressed: counts were served one after the other, so that the first answer
 * hides more than it must. What no witness moves any more is printed; then each count in turn, what
 * readers come for first, wherever others can stand in for less than it is worth. */

#include "base/list.h"
#include "suppress.h"

/* Few counts that are worth as much make up most of what is lost: for them it is looked longer. */
enum { DEAR = 1000, DEAR_TIMES = 3 };

/* Whether it is suppressed for others alone. */
static bool is_secondary(const nt_disclosure *d, const node *n)
{
    return n->suppressed && !n->known && !goes_by_itself(d, n);
}

/* Prints what no witness moves. */
static double print_idle(nt_disclosure *d)
{
    double won = 0;
    for (size_t i = 0; i < d->nodes.count; i++) {
        node *n = &d->nodes.items[i];
        if (n->leader == (int)i && is_secondary(d, n) && !n->up && !n->down) {
            n->suppressed = false;
            won += n->loss;
        }
    }
    return won;
}

static void set_void(nt_disclosure *d, int number, bool is_void, const bool *already)
{
    for (size_t i = d->nodes.items[number].found; i; i = d->found_moves.items[i - 1].next) {
        size_t w = d->found_moves.items[i - 1].witness;
        if (!already[w]) {
            void_witness(d, w, is_void);
        }
    }
}

/* Which small counts need another witness, of those that the witnesses of this one move. */
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

/* Witnesses without this one for all that need one, for less than it is worth: of what is
 * suppressed, of what is no headline, of headlines of a lower rank. */
static bool stand_in(nt_disclosure *d, const int *alone, size_t count, int rank, double worth)
{
    size_t suppressed = d->suppressed.count;
    int times = worth < DEAR ? 1 : DEAR_TIMES;
    for (size_t i = 0; i < count; i++) {
        double left = worth - loss_since(d, suppressed);
        const witness_offer offers[] = {{0, NT_KEEP_NONE, false, 60L * times, times, 0, 0},
                                        {left, NT_KEEP_NONE, false, 150L * times, 2 * times, 0, 0},
                                        {left, NT_KEEP_NONE, true, 400, 4, 0, 0},
                                        {left, rank - 1, true, 400, 2, 0, 0}};
        size_t offered = rank > NT_KEEP_NONE ? 4 : 2;
        for (size_t o = 0; o < offered && needs_witness(d, alone[i]); o++) {
            protect(d, alone[i], &offers[o]);
        }
        if (needs_witness(d, alone[i]) || loss_since(d, suppressed) >= worth) {
            return false;
        }
    }
    return true;
}

static void try_to_print(nt_disclosure *d, int number)
{
    node *n = &d->nodes.items[number];
    size_t found = d->found.count, suppressed = d->suppressed.count;
    const bool *already = note_void_witnesses(d);
    int keep = n->keep, *alone;
    double worth = keep > NT_KEEP_NONE ? HEADLINE_WORTH : n->loss;
    set_void(d, number, true, already);
    n->suppressed = false;
    n->won = true;
    size_t count = left_alone(d, number, &alone);
    if (!stand_in(d, alone, count, keep, worth)) {
        forget_witnesses(d, found, suppressed);
        set_void(d, number, false, already);
        n->suppressed = true;
        n->won = false;
    } else {
        print_idle(d);
    }
}

static const nt_disclosure *ordered; /* qsort has no context */

static int dearer_first(const void *a, const void *b)
{
    const int *x = a, *y = b;
    const node *m = &ordered->nodes.items[*x], *n = &ordered->nodes.items[*y];
    double more = n->loss - m->loss;
    return m->keep != n->keep ? n->keep - m->keep : more ? (more > 0 ? 1 : -1) : *x - *y;
}

void spare(nt_disclosure *d)
{
    print_idle(d);
    NT_VEC(int) secondary = {.count = 0};
    for (int i = 0; i < (int)d->nodes.count; i++) {
        if (d->nodes.items[i].leader == i && is_secondary(d, &d->nodes.items[i])) {
            nt_vec_push(d->arena, &secondary, i);
        }
    }
    ordered = d;
    nt_sort(secondary.items, secondary.count, sizeof *secondary.items, dearer_first);
    long most = WITNESS_EFFORT_AGAIN * (long)d->editions.count,
         all = d->all * (long)d->editions.count;
    d->effort = most < all ? most : all;
    for (size_t i = 0; i < secondary.count && d->effort > 0; i++) {
        if (is_secondary(d, &d->nodes.items[secondary.items[i]])) {
            try_to_print(d, secondary.items[i]);
        }
    }
}
