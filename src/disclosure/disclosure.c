#include "witness.h"

#include <assert.h>

nt_disclosure *nt_disclosure_open(nt_arena *arena, int64_t threshold, bool secondary)
{
    nt_disclosure *d = nt_new(arena, nt_disclosure);
    *d = (nt_disclosure){.arena = arena, .threshold = threshold, .secondary = secondary};
    return d;
}

int nt_disclosure_count(nt_disclosure *d, int64_t value, int cost)
{
    int number = (int)d->nodes.count;
    node n = {.leader = number, .low = value, .cost = cost, .known = cost == NT_COST_NEVER};
    n.sensitive = n.suppressed = value >= 1 && value < d->threshold;
    nt_vec_push(d->arena, &d->nodes, n);
    return number;
}

static int leader_of(const nt_disclosure *d, int count)
{
    while (d->nodes.items[count].leader != count) {
        count = d->nodes.items[count].leader;
    }
    return count;
}

static node *node_of(const nt_disclosure *d, int count)
{
    return &d->nodes.items[leader_of(d, count)];
}

void nt_disclosure_force(nt_disclosure *d, int count)
{
    node *n = node_of(d, count);
    n->sensitive = n->suppressed = true;
}

void nt_disclosure_keep(nt_disclosure *d, int count, int rank)
{
    node *n = node_of(d, count);
    n->keep = n->keep > rank ? n->keep : rank;
}

void nt_disclosure_withhold(nt_disclosure *d, int count, int step)
{
    node_of(d, count)->withheld_from = step;
}

bool nt_disclosure_withheld(const nt_disclosure *d, int step)
{
    return step && step <= d->withheld;
}

void nt_disclosure_known(nt_disclosure *d, int count)
{
    node_of(d, count)->known = true;
}

void nt_disclosure_same(nt_disclosure *d, int a, int b)
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
    into->withheld_from = !into->withheld_from || !from->withheld_from ? NT_WITHHOLD_NOTHING
                          : into->withheld_from > from->withheld_from  ? into->withheld_from
                                                                       : from->withheld_from;
}

void nt_disclosure_begin(nt_disclosure *d)
{
    relation r = {.first = d->terms.count};
    nt_vec_push(d->arena, &d->relations, r);
}

void nt_disclosure_term(nt_disclosure *d, int count, int sign)
{
    assert(d->relations.count && (sign == 1 || sign == -1));
    term t = {count, sign};
    nt_vec_push(d->arena, &d->terms, t);
}

static void end(nt_disclosure *d, int room)
{
    relation *r = &d->relations.items[d->relations.count - 1];
    r->term_count = d->terms.count - r->first;
    r->room = room;
}

void nt_disclosure_end(nt_disclosure *d)
{
    end(d, SUM);
}

void nt_disclosure_end_order(nt_disclosure *d, int64_t room)
{
    assert(room >= 0);
    end(d, room < WITNESS_MOVES ? (int)room : WITNESS_MOVES);
}

void nt_disclosure_known_from(nt_disclosure *d, int step)
{
    d->relations.items[d->relations.count - 1].from = step;
}

bool nt_disclosure_suppressed(const nt_disclosure *d, int count)
{
    return node_of(d, count)->suppressed;
}

/* --- who is in which relation --- */

static void count_memberships(nt_disclosure *d)
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
static void sort_terms(nt_disclosure *d, relation *r)
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

static void note_memberships(nt_disclosure *d)
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

static void prepare(nt_disclosure *d)
{
    count_memberships(d);
    for (size_t i = 0; i < d->relations.count; i++) {
        sort_terms(d, &d->relations.items[i]);
    }
    note_memberships(d);
}

/* --- what is suppressed --- */

/* What is offered for a witness, in turn: nothing, then a detail or two, then whatever it takes but
 * headlines, then these by their rank. Where little did not do, counts that are large enough to
 * have room come before cheap ones: among small ones there was no way. */
static const witness_offer offers[] = {
    {0, NT_KEEP_NONE, false, 400, 2},           {40, NT_KEEP_NONE, false, 400, 2},
    {150, NT_KEEP_NONE, false, 400, 2},         {600, NT_KEEP_NONE, false, 400, 2},
    {3000, NT_KEEP_NONE, false, 400, 2},        {2e4, NT_KEEP_NONE, false, 400, 2},
    {1e5, NT_KEEP_NONE, true, 3000, 2},         {1e12, NT_KEEP_NONE, true, 3000, 3},
    {1e12, NT_KEEP_YEAR_BEFORE, true, 3000, 3}, {1e12, NT_KEEP_PREVIOUS, true, 3000, 3},
    {1e12, NT_KEEP_THIS, true, 3000, 3},        {1e15, NT_KEEP_TOTAL, true, 50000, 5},
};
enum { OFFERS = sizeof offers / sizeof *offers };

/* Each count that moves in the witness has another value there, so that it is safe as well. */
static void protect(nt_disclosure *d, int number, const witness_offer *offer)
{
    int moved[WITNESS_MOVES];
    size_t count = witness_find(d, number, offer, moved);
    for (size_t i = 0; i < count; i++) {
        d->nodes.items[moved[i]].suppressed = true;
        d->nodes.items[moved[i]].safe = true;
    }
}

static bool needs_witness(const nt_disclosure *d, int number)
{
    const node *n = &d->nodes.items[number];
    return n->leader == number && n->suppressed && !n->safe &&
           (n->sensitive || !nt_disclosure_withheld(d, n->withheld_from));
}

/* Returns how many have no witness. What needs little is served first: what is suppressed for it
 * may be all that others need. */
static size_t protect_all(nt_disclosure *d)
{
    size_t lost = 1;
    for (size_t o = 0; o < OFFERS && lost; o++) {
        lost = 0;
        for (int i = 0; i < (int)d->nodes.count; i++) {
            if (needs_witness(d, i)) {
                protect(d, i, &offers[o]);
                lost += !d->nodes.items[i].safe;
            }
        }
    }
    return lost;
}

/* Only what is small, was forced or is withheld is suppressed then, and nothing is protected. */
static void start_over(nt_disclosure *d)
{
    for (size_t i = 0; i < d->nodes.count; i++) {
        node *n = &d->nodes.items[i];
        bool withheld = nt_disclosure_withheld(d, n->withheld_from);
        n->suppressed = n->sensitive || withheld;
        n->least = withheld ? 0 : 1;
        n->safe = false;
    }
}

/* --- what readers come for --- */

static bool is_lost(const node *n, int rank)
{
    return n->suppressed && !n->sensitive && !n->known && n->keep == rank;
}

/* How many that were to be kept went all the same, the higher ranks first. */
static bool loses_more(const nt_disclosure *d, const bool *suppressed_before)
{
    for (int rank = NT_KEEP_TOTAL; rank > NT_KEEP_NONE; rank--) {
        long more = 0;
        for (size_t i = 0; i < d->nodes.count; i++) {
            node then = d->nodes.items[i];
            then.suppressed = suppressed_before[i];
            more += is_lost(&d->nodes.items[i], rank);
            more -= is_lost(&then, rank);
        }
        if (more) {
            return more > 0;
        }
    }
    return false;
}

static void note_suppressed(const nt_disclosure *d, bool *out)
{
    for (size_t i = 0; i < d->nodes.count; i++) {
        out[i] = d->nodes.items[i].suppressed;
    }
}

/* Everything anew with this count printed. Counts are served one after the other, so that another
 * start often finds a way round one. */
static bool solved_with(nt_disclosure *d, node *printed)
{
    int keep = printed->keep;
    printed->keep = NT_KEEP_ALWAYS;
    start_over(d);
    bool solved = protect_all(d) == 0;
    printed->keep = keep;
    return solved;
}

/* Prints what was to be kept, one by one, where that costs nothing of its rank or above. */
static void win_back(nt_disclosure *d)
{
    bool *best = nt_new_array(d->arena, bool, d->nodes.count);
    note_suppressed(d, best);
    d->effort = WITNESS_EFFORT_AGAIN;
    for (int rank = NT_KEEP_TOTAL; rank > NT_KEEP_NONE; rank--) {
        for (size_t i = 0; i < d->nodes.count; i++) {
            node *n = &d->nodes.items[i];
            n->suppressed = best[i];
            if (n->leader != (int)i || !is_lost(n, rank)) {
                continue;
            }
            if (solved_with(d, n) && !loses_more(d, best)) {
                n->keep = NT_KEEP_ALWAYS;
                note_suppressed(d, best);
            }
        }
    }
    for (size_t i = 0; i < d->nodes.count; i++) {
        d->nodes.items[i].suppressed = best[i];
    }
}

/* Suppressing more never spoils a witness, and what a witness suppresses has one: one pass over the
 * offers is all. */
static size_t solve_withholding(nt_disclosure *d, int step)
{
    d->withheld = step;
    d->effort = WITNESS_EFFORT;
    start_over(d);
    return protect_all(d);
}

/* Nothing is withheld for what cannot be helped, such as a count that a reader knows already. */
size_t nt_disclosure_solve(nt_disclosure *d)
{
    prepare(d);
    start_over(d);
    if (!d->secondary) {
        return 0;
    }
    int best = NT_WITHHOLD_NOTHING;
    size_t least = SIZE_MAX;
    for (int step = NT_WITHHOLD_NOTHING; step < NT_WITHHOLD_STEPS && least; step++) {
        size_t lost = solve_withholding(d, step);
        if (lost < least) {
            least = lost;
            best = step;
        }
    }
    if (best != d->withheld) {
        solve_withholding(d, best);
    }
    if (!least) {
        win_back(d);
    }
    return least;
}
