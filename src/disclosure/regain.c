/* What is given back of what was withheld. Frames go one after the other until all counts have
 * witnesses, and so more of them than must: each is shown again where the witnesses that were
 * found, mended where they need its zeros, and new ones for those that are lost cost less than it
 * is worth. */
#include <string.h>

#include "suppress.h"

/* What part of all effort is for this, where many are planned, and what part of that for one step.
 */
enum { OF_MANY = 4, SHARE = 4 };

double worth_of(const node *n)
{
    return n->loss + HEADLINE_WORTH * n->keep;
}

double lost_worth(const nt_disclosure *d)
{
    double sum = 0;
    for (size_t i = 0; i < d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        bool silent = d->editions.items[n->edition].silent;
        bool must = n->small || n->forced || n->hidden || n->known || silent;
        sum += n->leader == (int)i && n->suppressed && !must ? worth_of(n) : 0;
    }
    return sum;
}

/* What is withheld, and what a witness moves. */
static void show_the_rest(nt_disclosure *d)
{
    note_withheld(d);
    NT_EACH(node, n, d->nodes.items, d->nodes.count) {
        n->suppressed = goes_by_itself(d, n) || n->up || n->down;
    }
}

/* The same witness where it still is one; else one that mends it; else none. */
static void find_again(nt_disclosure *d, size_t number)
{
    witness_move moves[WITNESS_MOVES] = {{0, 0}}, moved[WITNESS_MOVES];
    const found_witness w = d->found.items[number];
    for (size_t i = 0; i < w.count; i++) {
        const found_move *m = &d->found_moves.items[w.first + i];
        moves[i] = (witness_move){m->node, m->by};
    }
    size_t count = witness_again(d, moves, w.count, moved);
    if (count == w.count && memcmp(moves, moved, count * sizeof *moves) == 0) {
        return;
    }
    void_witness(d, number);
    if (count) {
        keep_witness(d, moved, count);
    }
}

static size_t find_all_again(nt_disclosure *d, int patience)
{
    long all = d->effort = d->left;
    size_t found = d->found.count;
    for (size_t i = 0; i < found; i++) {
        if (!d->found.items[i].is_void) {
            find_again(d, i);
        }
    }
    d->left -= all - d->effort;
    show_the_rest(d);
    d->patience = 1;
    size_t lost = protect_all(d, NT_KEEP_ALWAYS);
    d->patience = patience;
    return lost && patience > 1 && d->left > 0 ? protect_all(d, NT_KEEP_ALWAYS) : lost;
}

static long effort_of(const nt_disclosure *d)
{
    long all = d->all * d->share;
    return d->rules.silent == NT_BESIDE_PLANNED ? all / OF_MANY : all;
}

/* False: it costs more than it is worth, and all is as it was. Where it costs as much, what is
 * shown can be spared one by one. */
static bool try_withheld(nt_disclosure *d, showing *e, unsigned withheld, int patience, long *all)
{
    const showing before = *e;
    const long share = effort_of(d) / SHARE < *all ? effort_of(d) / SHARE : *all;
    double worth = lost_worth(d);
    const witness_mark mark = mark_witnesses(d);
    d->left = share;
    e->withheld = withheld;
    show_the_rest(d);
    bool wins = !find_all_again(d, patience) && lost_worth(d) <= worth;
    *all -= share - d->left;
    if (!wins) {
        *e = before;
        return_to(d, mark);
        show_the_rest(d);
    }
    return wins;
}

/* First what costs little to see: the more is shown, the harder the rest. */
static void regain_of(nt_disclosure *d, showing *e)
{
    const unsigned all = bit_of_step(NT_WITHHOLD_ALL), frames = (e->withheld & ~all) | GROUP_STEPS;
    long left = effort_of(d);
    if (e->withheld & all && !try_withheld(d, e, frames, PATIENCE, &left)) {
        return;
    }
    for (int patience = 1; patience <= PATIENCE; patience += PATIENCE - 1) {
        for (int step = NT_WITHHOLD_STEPS - 1; step >= NT_WITHHOLD_CURVES && left > 0; step--) {
            if (e->withheld & bit_of_step(step)) {
                try_withheld(d, e, e->withheld & ~bit_of_step(step), patience, &left);
            }
        }
    }
}

void regain(nt_disclosure *d)
{
    NT_EACH(showing, e, d->editions.items, d->editions.count) {
        if (!e->gone && !e->silent) {
            regain_of(d, e);
        }
    }
}
