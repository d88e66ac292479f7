/* What each edition withholds: where small counts find no witness more goes, step by step, until
 * all are safe or nothing more helps. */
#include <math.h>
#include <string.h>

#include "suppress.h"

/* What a new edition withholds that prints nothing; and what was before the window nobody need
 * know, in what has gone out neither. */
#define NOTHING_KNOWN (1U << NT_WITHHOLD_REMAINDERS)
#define NOTHING_SHOWN (EVERY_STEP | NOTHING_KNOWN)
/* The most that is withheld step by step. */
#define ALL_FRAMES ((1U << NT_WITHHOLD_STEPS) - 2)

/* Before an edition that is built beside what has gone out shows nothing, a witness is looked for
 * longer still. */
enum { LAST_PATIENCE = 8 * PATIENCE };

/* Only what is small, was forced, hidden or withheld is suppressed then, and nothing is protected.
 */
static void start_over(nt_disclosure *d)
{
    note_withheld(d);
    d->found.count = d->found_moves.count = d->suppressed.count = d->voided.count = 0;
    NT_EACH(node, n, d->nodes.items, d->nodes.count) {
        n->suppressed = goes_by_itself(d, n);
        n->up = n->down = 0;
        n->found = 0;
        n->narrow = false;
    }
}

/* Of silent editions, what the bounds tell now is protected from now on. False: nothing more. */
static bool watch_more(nt_disclosure *d)
{
    bool more = false;
    const interval *bounds = bounds_of(d);
    for (size_t i = 0; i < d->nodes.count; i++) {
        node *n = &d->nodes.items[i];
        bool tells = n->leader == (int)i && n->unwatched && is_bounded(d, n, bounds[i]);
        n->unwatched &= !tells;
        more |= tells;
    }
    return more;
}

/* Of each new edition so much is withheld: where it is all, it tells nothing that has not gone out.
 */
static void withhold(nt_disclosure *d, unsigned steps)
{
    NT_EACH(showing, own, d->editions.items, d->editions.count) {
        const unsigned known = steps & NOTHING_KNOWN;
        own->withheld = own->silent ? EVERY_STEP | known : own->gone ? known : steps;
    }
    start_over(d);
}

/* Of small counts, what could be worked out even if nothing more were printed is told; what could
 * be narrowed then must not be worked out either. */
static void note_told(nt_disclosure *d)
{
    d->shows_nothing = true;
    withhold(d, NOTHING_SHOWN);
    const interval *bounds = bounds_of(d);
    for (size_t i = 0; i < d->nodes.count; i++) {
        node *n = &d->nodes.items[i];
        bool bounded = is_bounded(d, n, bounds[i]);
        n->told = bounded && bounds[i].low == bounds[i].high;
        n->narrowed = bounded && !n->told;
    }
    d->shows_nothing = false;
    withhold(d, 0);
}

/* Of an edition that has not gone out: what it has, and what is left between figures of it and
 * others. */
static bool is_of(const nt_disclosure *d, int number, int edition)
{
    const node *n = &d->nodes.items[number];
    bool between = d->between && (size_t)number >= d->between,
         of = !between && n->edition == edition;
    for (size_t i = 0; i < n->in_count && between; i++) {
        of |= concerns(d, &d->relations.items[n->in[i].relation], edition);
    }
    return n->leader == number && n->small && of;
}

size_t nt_disclosure_told(const nt_disclosure *d, int edition)
{
    size_t count = 0;
    for (int i = 0; i < (int)d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        count += n->told && !n->gone && is_of(d, i, edition);
    }
    return count;
}

size_t nt_disclosure_narrow(const nt_disclosure *d, int edition)
{
    size_t count = 0;
    for (int i = 0; i < (int)d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        count += (n->narrow || n->narrowed) && is_of(d, i, edition);
    }
    return count;
}

static bool raise(showing *e, unsigned bits)
{
    bool raised = bits & ~e->withheld;
    e->withheld |= bits;
    return raised;
}

/* Nobody is taken to know what was before a window. */
static bool grant_less(nt_disclosure *d)
{
    bool raised = false;
    for (size_t e = 0; e < d->editions.count; e++) {
        raised |= raise(&d->editions.items[e], NOTHING_KNOWN);
    }
    return raised;
}

/* Of what has no range, that stays narrow which bounds do not prove to be: a reader with a solver
 * may not find one either way. He is granted not to know what was before a window. Returns whether
 * some is none any more. */
static bool doubt_narrow(nt_disclosure *d)
{
    size_t size = d->editions.count * sizeof(showing);
    const showing *own = nt_arena_copy(d->arena, d->editions.items, size);
    grant_less(d);
    note_void(d);
    const interval *bounds = bounds_of(d);
    memcpy(d->editions.items, own, size);
    note_void(d);
    bool some = false;
    for (size_t i = 0; i < d->nodes.count; i++) {
        node *n = &d->nodes.items[i];
        bool narrow = n->narrow;
        n->narrow = false; /* else it needs no range */
        n->narrow = narrow && !is_near(d, n, bounds[i]);
        some |= narrow && !n->narrow;
    }
    return some;
}

static bool note_narrow(nt_disclosure *d)
{
    bool some = false;
    for (int i = 0; i < (int)d->nodes.count; i++) {
        d->nodes.items[i].narrow |= needs_witness(d, i) && d->nodes.items[i].small;
        some |= d->nodes.items[i].narrow;
    }
    return some;
}

/* Where bounds prove a count narrow, a range is looked for longer, and where they still do
 * headlines go for it, by their ranks; the total of all cases does not, which is what a report is
 * of. */
static void widen_narrow(nt_disclosure *d)
{
    if (note_narrow(d) && doubt_narrow(d)) {
        protect_all(d, NT_KEEP_NONE);
        note_narrow(d);
        if (doubt_narrow(d)) {
            protect_all(d, NT_KEEP_THIS);
            note_narrow(d);
        }
    }
}

static bool total_is_gone(const nt_disclosure *d)
{
    bool gone = false;
    NT_EACH(const node, n, d->nodes.items, d->nodes.count) {
        gone = gone || (n->keep == NT_KEEP_TOTAL && n->suppressed);
    }
    return gone;
}

/* Until it is known which frames go, what has no range is only kept from being worked out.
 * Where the total went for that, it serves ranges too. */
static size_t narrow_the_lost(nt_disclosure *d)
{
    widen_narrow(d);
    d->patience = PATIENCE;
    size_t lost = protect_all(d, NT_KEEP_ALWAYS);
    if (total_is_gone(d)) {
        NT_EACH(node, n, d->nodes.items, d->nodes.count) {
            n->narrow = false;
        }
        protect_all(d, NT_KEEP_ALWAYS);
        note_narrow(d);
        lost = protect_all(d, NT_KEEP_ALWAYS);
    }
    return lost;
}

/* Returns how many could be worked out; or narrowed, where that must not be either. */
static size_t solve_withholding(nt_disclosure *d)
{
    bool at_any_price = d->rules.silent || !d->rules.width;
    d->patience = 1;
    d->left = d->all * d->share;
    start_over(d);
    recall_witnesses(d);
    size_t lost = protect_all(d, at_any_price ? NT_KEEP_ALWAYS : NT_KEEP_NONE);
    if (lost && d->rules.silent && (d->editions.items->withheld & ALL_FRAMES) == ALL_FRAMES) {
        d->patience = PATIENCE; /* it is that or nothing */
        lost = protect_all(d, NT_KEEP_ALWAYS);
    }
    return lost && !at_any_price ? narrow_the_lost(d) : lost;
}

static bool raise_next(showing *e, int most)
{
    for (int step = NT_WITHHOLD_REMAINDERS; step <= most; step++) {
        if (raise(e, bit_of_step(step))) {
            return true;
        }
    }
    return false;
}

/* Where counts could be worked out: in which editions, and in what has gone out. */
static bool *find_lost(const nt_disclosure *d, bool *any_gone)
{
    bool *lost = nt_new_array(d->arena, bool, d->editions.count);
    *any_gone = false;
    for (int i = 0; i < (int)d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        if (needs_witness(d, i)) {
            lost[n->edition] = true;
            *any_gone |= n->shared || !is_new(&d->editions.items[n->edition]);
        }
    }
    return lost;
}

/* One step more for each edition of a count that could be worked out, up to `most`; for what has
 * gone out, shows nothing or lies between editions, for all: of what has gone out nothing can be
 * withheld any more, but a reader granted less. False: none has a step left. */
static bool withhold_more(nt_disclosure *d, int most)
{
    bool any_gone, raised = false, *lost = find_lost(d, &any_gone);
    for (size_t e = 0; e < d->editions.count; e++) {
        showing *own = &d->editions.items[e];
        bool concerned = lost[e] || any_gone;
        raised |= concerned && raise_next(own, own->gone ? NT_WITHHOLD_REMAINDERS : most);
    }
    return raised;
}

/* The frames of a count, or those that tell it. */
static bool withhold_around(nt_disclosure *d, const node *n)
{
    bool raised = false;
    for (size_t i = 0; i < n->in_count; i++) {
        const relation *r = &d->relations.items[n->in[i].relation];
        for (size_t k = r->first; k < r->first + r->term_count; k++) {
            int step = d->nodes.items[d->terms.items[k].node].withheld_from;
            showing *own = &d->editions.items[edition_of_step(step)];
            raised |= step && !own->gone && raise(own, bit_of_step(step));
        }
    }
    return raised;
}

/* The frames that stand about the counts without a witness. */
static bool withhold_there(nt_disclosure *d)
{
    bool raised = false;
    for (int i = 0; i < (int)d->nodes.count; i++) {
        raised |= needs_witness(d, i) && withhold_around(d, &d->nodes.items[i]);
    }
    return raised;
}

/* No search helps where bounds are near whatever counts are suppressed: there a reader is granted
 * less, then the frames about such counts go. Returns how many it leaves. */
static size_t withhold_about_near(nt_disclosure *d)
{
    for (;;) {
        start_over(d);
        const interval *best = bounds_at_best(d, NT_KEEP_ALWAYS, INFINITY);
        bool first = !d->editions.items->withheld, raised = false;
        size_t near = 0;
        for (int i = 0; i < (int)d->nodes.count; i++) {
            const node *n = &d->nodes.items[i];
            if (needs_witness(d, i) && is_near(d, n, best[i])) {
                raised |= !first && withhold_around(d, n);
                near++;
            }
        }
        if (!near || !(first ? grant_less(d) : raised)) {
            return near;
        }
    }
}

static bool withhold_all(nt_disclosure *d)
{
    bool any_gone, raised = false, *lost = find_lost(d, &any_gone);
    for (size_t e = 0; e < d->editions.count; e++) {
        showing *own = &d->editions.items[e];
        raised |= !own->gone && (lost[e] || any_gone) && raise(own, EVERY_STEP);
    }
    return raised;
}

/* Where a reader knows no count at all, every register with as many cases or more agrees. */
static bool nothing_is_left(nt_disclosure *d)
{
    NT_EACH(const node, n, d->nodes.items, d->nodes.count) {
        if ((n->known && (n->in_count || n->small)) ||
            !(d->editions.items[n->edition].withheld & bit_of_step(NT_WITHHOLD_ALL))) {
            return false;
        }
    }
    start_over(d);
    for (size_t i = 0; i < d->nodes.count; i++) {
        d->nodes.items[i].suppressed = true;
    }
    return true;
}

/* What is withheld of the editions where the least could be worked out; all of one only where
 * nothing less helps. Returns how many. */
static size_t choose_steps(nt_disclosure *d)
{
    size_t size = d->editions.count * sizeof(showing), least = SIZE_MAX, near = 0;
    showing *best = nt_arena_copy(d->arena, d->editions.items, size);
    for (bool more = true; more && least;) {
        near = d->rules.silent ? withhold_about_near(d) : 0;
        size_t lost = near ? near : solve_withholding(d);
        if (lost < least) {
            least = lost;
            memcpy(best, d->editions.items, size);
        }
        bool first = d->editions.items[0].withheld == 0;
        more = lost && (d->left > 0 || !d->rules.silent) &&
               ((d->rules.silent && !first && !near && withhold_there(d)) ||
                withhold_more(d, NT_WITHHOLD_STEPS - 1));
    }
    if (!d->rules.silent && memcmp(best, d->editions.items, size) != 0) { /* else it shows none */
        memcpy(d->editions.items, best, size);
        solve_withholding(d);
    }
    bool may_help = d->rules.silent == NT_BESIDE_RELEASED && !near;
    for (d->patience = PATIENCE; least && may_help && d->patience < LAST_PATIENCE;) {
        d->patience *= 2;
        least = protect_all(d, NT_KEEP_ALWAYS);
    }
    return least;
}

/* Where bounds prove a small count narrow although its headlines may go, frames go for it: first a
 * reader is granted less, then those about such counts go. False: none does. */
static bool withhold_about_narrow(nt_disclosure *d)
{
    bool more = doubt_narrow(d) && (grant_less(d) || withhold_there(d));
    note_narrow(d);
    return more;
}

static size_t choose_ranges(nt_disclosure *d)
{
    size_t lost = choose_steps(d);
    while (!lost && d->rules.width && !d->rules.silent && withhold_about_narrow(d)) {
        lost = choose_steps(d);
    }
    return lost;
}

/* Whether all have witnesses where new editions withhold all frames: where bounds say that they
 * have not, or none are found, with less withheld none are looked for. */
static bool frames_help(nt_disclosure *d)
{
    withhold(d, ALL_FRAMES);
    bool help = !withhold_about_near(d) && !solve_withholding(d);
    withhold(d, 0);
    return help;
}

/* Nothing is told because a search ran out of effort. */
static bool has_none(const nt_disclosure *d, int number)
{
    return needs_witness(d, number) && d->nodes.items[number].sought;
}

/* What has no witness beside a new edition that shows nothing is told already: of what has gone
 * out, or of the new one too. */
static void note_lost(nt_disclosure *d, bool of_new)
{
    NT_EACH(node, n, d->nodes.items, d->nodes.count) {
        const showing *e = &d->editions.items[n->edition];
        n->unwatched |= !of_new && is_new(e) && !n->shared;
    }
    d->is_absent = !of_new;
    withhold(d, NOTHING_SHOWN);
    size_t lost = solve_withholding(d);
    d->patience = PATIENCE;
    lost = lost ? protect_all(d, NT_KEEP_ALWAYS) : 0;
    for (int i = 0; i < (int)d->nodes.count; i++) {
        d->nodes.items[i].narrowed |= has_none(d, i);
    }
    if (lost) {
        protect_all(d, NT_KEEP_ALWAYS);
    }
    for (int i = 0; i < (int)d->nodes.count; i++) {
        d->nodes.items[i].told |= has_none(d, i);
        d->nodes.items[i].unwatched &= !is_new(&d->editions.items[d->nodes.items[i].edition]);
    }
    d->is_absent = false;
    withhold(d, 0);
}

/* What the others tell of silent editions is suppressed on top: no frame and no headline goes for
 * it, and none of what was chosen for themselves is chosen anew. */
static void protect_silent(nt_disclosure *d)
{
    NT_EACH(showing, e, d->editions.items, d->editions.count) {
        e->withheld |=
            e->silent ? d->editions.items->withheld & bit_of_step(NT_WITHHOLD_REMAINDERS) : 0;
    }
    d->asleep = false;
    d->adds_to = true;
    note_void(d);
    d->left = d->all * d->share;
    while (watch_more(d)) {
        d->patience = 1;
        protect_all(d, NT_KEEP_NONE);
    }
}

/* All that it has is withheld, and has witnesses so. False: it has not. */
static bool start_from_nothing(nt_disclosure *d)
{
    withhold(d, NOTHING_SHOWN);
    size_t lost = solve_withholding(d);
    d->patience = PATIENCE;
    return !lost || !protect_all(d, NT_KEEP_ALWAYS);
}

/* Nothing is withheld for what cannot be helped, such as a count that a reader knows already. */
static size_t solve(nt_disclosure *d)
{
    if (d->some_gone) {
        note_told(d);
        recall_told(d);
    }
    start_over(d);
    if (!d->rules.secondary) {
        return 0;
    }
    if (d->adds_nothing) {
        withhold(d, EVERY_STEP);
        return 0;
    }
    if (d->some_silent && !d->asleep) {
        watch_more(d); /* nothing that is suppressed later makes bounds tell more */
    }
    if (d->rules.silent) {
        note_lost(d, false);
    }
    size_t lost =
        d->rules.silent == NT_BESIDE_PLANNED && !frames_help(d) ? SIZE_MAX : choose_ranges(d);
    if (lost && d->rules.silent == NT_BESIDE_RELEASED) {
        note_lost(d, true);
        lost = choose_steps(d);
    }
    bool may_start = d->rules.silent == NT_BESIDE_RELEASED;
    if (lost && d->rules.silent && !(may_start && start_from_nothing(d))) { /* it tells nothing */
        withhold(d, EVERY_STEP);
        return 0;
    }
    lost = d->rules.silent ? 0 : lost;
    if (!lost) {
        regain(d);
    }
    showing *before =
        nt_arena_copy(d->arena, d->editions.items, d->editions.count * sizeof *before);
    if (lost && withhold_all(d)) {
        if (nothing_is_left(d)) {
            return 0;
        }
        size_t left = d->editions.count > 1 ? solve_withholding(d) : lost;
        if (left >= lost) {
            memcpy(d->editions.items, before, d->editions.count * sizeof *before);
            left = solve_withholding(d);
        }
        lost = left;
    }
    d->patience = 1;
    spare(d);
    widen_narrow(d);
    return lost;
}

/* The more editions, the more effort; what only stands beside a planned one adds none. */
static long share_of(const nt_disclosure *d)
{
    long shown = NT_SUM(long, e, d->editions.count, !d->editions.items[e].silent);
    return d->rules.silent == NT_BESIDE_PLANNED ? shown : (long)d->editions.count;
}

size_t nt_disclosure_solve(nt_disclosure *d)
{
    d->share = share_of(d);
    disclosure_prepare(d);
    for (int i = 0; i < (int)d->nodes.count; i++) {
        d->nodes.items[i].unwatched = is_silent(d, i);
    }
    d->asleep = d->some_silent && d->rules.silent != NT_BESIDE_PLANNED;
    size_t lost = solve(d);
    if (d->asleep) {
        protect_silent(d);
    }
    return lost;
}
