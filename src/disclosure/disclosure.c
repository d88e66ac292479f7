/* Counts and what they add up to, as they are declared, before and after the search. */
#include "suppress.h"

#include <assert.h>

nt_disclosure *nt_disclosure_open(nt_arena *arena, nt_disclosure_rules rules)
{
    nt_disclosure *d = nt_new(arena, nt_disclosure);
    *d = (nt_disclosure){.arena = arena, .rules = rules, .all = WITNESS_EFFORT_ALL, .share = 1};
    nt_disclosure_next(d);
    return d;
}

int nt_disclosure_next(nt_disclosure *d)
{
    showing e = {.withheld = 0, .first = d->nodes.count};
    nt_vec_push(d->arena, &d->editions, e);
    return (int)d->editions.count - 1;
}

void nt_disclosure_between(nt_disclosure *d)
{
    d->between = d->nodes.count;
}

void nt_disclosure_silence(nt_disclosure *d, int edition)
{
    showing *e = &d->editions.items[edition];
    e->silent = d->some_silent = true;
    e->withheld = EVERY_STEP;
}

void nt_disclosure_add_nothing(nt_disclosure *d)
{
    d->adds_nothing = true;
}

void nt_disclosure_hurry(nt_disclosure *d, long effort)
{
    d->all = effort;
}

static bool is_small(const nt_disclosure *d, int64_t value)
{
    return value >= 1 && value < d->rules.threshold;
}

/* What stands between editions is of the last that shows something. */
static int counted_edition(const nt_disclosure *d)
{
    int last = (int)d->editions.count - 1;
    while (d->between && d->editions.items[last].silent) {
        last--;
    }
    return last;
}

int nt_disclosure_count(nt_disclosure *d, int64_t value, int cost)
{
    int number = (int)d->nodes.count;
    node n = {.leader = number,
              .edition = counted_edition(d),
              .low = value,
              .cost = cost,
              .known = cost == NT_COST_NEVER};
    n.small = n.suppressed = is_small(d, value);
    nt_vec_push(d->arena, &d->nodes, n);
    return number;
}

int nt_disclosure_hidden(nt_disclosure *d, int64_t value)
{
    int number = nt_disclosure_count(d, value, NT_COST_DETAIL);
    node *n = &d->nodes.items[number];
    n->gone = n->hidden = n->suppressed = n->may_be_none = true;
    return number;
}

void nt_disclosure_unshown(nt_disclosure *d, int count)
{
    node *n = &d->nodes.items[count];
    n->hidden = n->suppressed = true;
}

int leader_of(const nt_disclosure *d, int count)
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
    n->forced = n->suppressed = true;
}

void nt_disclosure_gone(nt_disclosure *d, int count, nt_gone how)
{
    node *n = &d->nodes.items[count];
    assert(n->leader == count);
    n->gone = d->some_gone = d->editions.items[n->edition].gone = true;
    n->known = how == NT_GONE_PRINTED;
    n->hidden = n->suppressed = how != NT_GONE_PRINTED;
    n->may_be_none = how == NT_GONE_WITHHELD;
    n->small &= how != NT_GONE_PRINTED;
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

enum { STRIDE = NT_WITHHOLD_ALL + 1 };

int nt_disclosure_step(int edition, int step)
{
    return step ? edition * STRIDE + step : NT_WITHHOLD_NOTHING;
}

int edition_of_step(int step)
{
    return step / STRIDE;
}

unsigned bit_of_step(int step)
{
    return step % STRIDE ? 1U << step % STRIDE : 0;
}

bool nt_disclosure_withheld(const nt_disclosure *d, int step)
{
    return step && d->editions.items[edition_of_step(step)].withheld & bit_of_step(step);
}

bool concerns(const nt_disclosure *d, const relation *r, int edition)
{
    bool concerned = r->edition == edition;
    for (size_t i = r->first; r->edition == BETWEEN && i < r->first + r->term_count; i++) {
        int number = d->terms.items[i].node;
        const node *n = &d->nodes.items[number];
        concerned |= (size_t)number < d->between && !n->shared && n->edition == edition;
    }
    return concerned;
}

bool is_silent(const nt_disclosure *d, int number)
{
    const node *n = &d->nodes.items[number];
    bool between = d->between && (size_t)number >= d->between;
    return between ? NT_ANY(i, n->in_count, d->relations.items[n->in[i].relation].silent)
                   : d->editions.items[n->edition].silent;
}

bool is_new(const showing *e)
{
    return !e->gone && !e->silent;
}

static bool is_of_new(const nt_disclosure *d, const relation *r)
{
    return NT_ANY(e, d->editions.count, is_new(&d->editions.items[e]) && concerns(d, r, (int)e));
}

void note_void(nt_disclosure *d)
{
    NT_EACH(relation, r, d->relations.items, d->relations.count) {
        r->is_void = (r->silent && d->asleep) || nt_disclosure_withheld(d, r->from) ||
                     (d->is_absent && is_of_new(d, r));
    }
}

bool is_withheld(const nt_disclosure *d, const node *n)
{
    bool all = d->editions.items[n->edition].withheld & bit_of_step(NT_WITHHOLD_ALL);
    return nt_disclosure_withheld(d, n->withheld_from) || (all && !n->shared && !n->known);
}

bool goes_by_itself(const nt_disclosure *d, const node *n)
{
    return n->small || n->forced || n->hidden || is_withheld(d, n);
}

void note_withheld(nt_disclosure *d)
{
    note_void(d);
    NT_EACH(node, n, d->nodes.items, d->nodes.count) {
        bool unseen = d->shows_nothing && !n->gone;
        bool may_be_none = n->hidden && n->may_be_none;
        n->least = unseen || may_be_none || is_withheld(d, n) ? 0 : 1;
    }
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
    bool one_edition =
        into->edition == from->edition; /* the first that shows it settles its price */
    into->cost += one_edition ? from->cost : 0;
    into->small |= from->small;
    into->forced |= from->forced;
    into->hidden |= from->hidden;
    into->suppressed |= from->suppressed;
    into->known |= from->known;
    into->keep = one_edition && from->keep > into->keep ? from->keep : into->keep;
    if (d->editions.items[from->edition].silent && !one_edition) {
        return; /* what shows nothing keeps nothing from being withheld */
    }
    into->gone &= from->gone;
    into->may_be_none &= from->may_be_none;
    into->shared |= from->shared || into->edition != from->edition;
    into->withheld_from = into->shared || !into->withheld_from || !from->withheld_from
                              ? NT_WITHHOLD_NOTHING
                          : into->withheld_from > from->withheld_from ? into->withheld_from
                                                                      : from->withheld_from;
}

void nt_disclosure_begin(nt_disclosure *d)
{
    relation r = {.first = d->terms.count,
                  .edition = d->between ? BETWEEN : (int)d->editions.count - 1};
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

void nt_disclosure_give_up(nt_disclosure *d)
{
    d->terms.count = d->relations.items[--d->relations.count].first;
}

void nt_disclosure_end(nt_disclosure *d)
{
    end(d, SUM);
}

void nt_disclosure_end_limit(nt_disclosure *d, int64_t room)
{
    assert(room >= 0);
    end(d, room < ROOM_MAX ? (int)room : ROOM_MAX);
}

void nt_disclosure_end_order(nt_disclosure *d, int64_t room)
{
    if (is_small(d, room)) {
        nt_disclosure_term(d, nt_disclosure_hidden(d, room), 1);
        nt_disclosure_end(d);
    } else {
        nt_disclosure_end_limit(d, room);
    }
}

void nt_disclosure_known_from(nt_disclosure *d, int step)
{
    d->relations.items[d->relations.count - 1].from = step;
}

bool nt_disclosure_suppressed(const nt_disclosure *d, int count)
{
    return node_of(d, count)->suppressed;
}

/* A zero says little where it is missed, a large count is worth more, and so is one that many
 * tables share. */
static double loss_of(const node *n)
{
    double size = n->low == 0 ? 1e4 : 1;
    for (int64_t v = n->low; v >= 2; v /= 2) {
        size += 1;
    }
    return size * n->cost;
}

/* --- who is in which relation --- */

static void count_memberships(nt_disclosure *d)
{
    for (size_t i = 0; i < d->nodes.count; i++) {
        d->nodes.items[i].in_count = 0;
    }
    NT_EACH(term, t, d->terms.items, d->terms.count) {
        t->node = leader_of(d, t->node);
        d->nodes.items[t->node].in_count++;
    }
}

/* Counts in few relations first, as a move of theirs breaks the least; what a reader knows, and
 * never moves, last. */
static bool comes_later(const node *a, const node *b)
{
    return a->known != b->known ? a->known : a->in_count > b->in_count;
}

static void sort_terms(nt_disclosure *d, relation *r)
{
    const node *nodes = d->nodes.items;
    term *terms = d->terms.items + r->first;
    r->free_count = 0;
    for (size_t i = 0; i < r->term_count; i++) {
        term t = terms[i];
        size_t at = i;
        for (; at && comes_later(&nodes[terms[at - 1].node], &nodes[t.node]); at--) {
            terms[at] = terms[at - 1];
        }
        terms[at] = t;
        r->free_count += !nodes[t.node].known;
    }
}

static void note_memberships(nt_disclosure *d)
{
    NT_EACH(node, n, d->nodes.items, d->nodes.count) {
        n->loss = loss_of(n);
        n->in = nt_new_array(d->arena, membership, n->in_count);
        n->in_count = 0;
    }
    for (size_t i = 0; i < d->relations.count; i++) {
        relation *r = &d->relations.items[i];
        for (size_t k = r->first; k < r->first + r->term_count; k++) {
            node *n = &d->nodes.items[d->terms.items[k].node];
            r->silent |= d->editions.items[n->edition].silent;
            n->in[n->in_count++] = (membership){(int)i, d->terms.items[k].sign};
        }
    }
}

void disclosure_prepare(nt_disclosure *d)
{
    count_memberships(d);
    for (size_t i = 0; i < d->relations.count; i++) {
        sort_terms(d, &d->relations.items[i]);
    }
    note_memberships(d);
    d->bounds = nt_new_array(d->arena, interval, d->nodes.count);
}
