/* What was found for editions that are planned one after the other. What has gone out has the same
 * counts each time: its witnesses are tried first, and what is told of it stays told. */
#include <limits.h>

#include "suppress.h"

enum { NOWHERE = INT_MAX /* what stands beside is numbered anew */ };

/* A count by its place in its edition, and how far it is moved. */
typedef struct {
    int edition, by;
    size_t at;
    int64_t low;
} kept_move;

typedef struct {
    size_t first, count; /* in moves */
} kept_witness;

typedef struct {
    kept_move place;
    bool exactly; /* else it is narrowed */
} kept_told;

struct nt_disclosure_memory {
    NT_VEC(kept_move) moves;
    NT_VEC(kept_witness) witnesses;
    NT_VEC(kept_told) told;
};

/* The new edition is the last of those that have gone out when the next one is planned. */
static int edition_then(const nt_disclosure *d, int edition)
{
    int next = 0;
    NT_EACH(const showing, e, d->editions.items, d->editions.count) {
        next += !e->silent;
    }
    bool silent = d->editions.items[edition].silent;
    return silent ? NOWHERE : edition ? edition : next;
}

static kept_move place_of(const nt_disclosure *d, int number, int by)
{
    const node *n = &d->nodes.items[number];
    size_t first = d->editions.items[n->edition].first;
    int edition = edition_then(d, n->edition);
    return (kept_move){edition, by, (size_t)number - first, n->low};
}

/* The count that has that place now; -1: there is none, or another. */
static int count_at(const nt_disclosure *d, const kept_move *m)
{
    size_t edition = (size_t)m->edition, count = d->editions.count;
    size_t behind = edition + 1 < count ? d->editions.items[edition + 1].first : d->between;
    size_t at = edition < count ? d->editions.items[edition].first + m->at : behind;
    if (at >= behind) {
        return -1;
    }
    int leader = leader_of(d, (int)at);
    return d->nodes.items[leader].low == m->low ? leader : -1;
}

static void keep_moves(nt_arena *arena, nt_disclosure_memory *memory, const nt_disclosure *d,
                       const found_witness *w)
{
    kept_witness kept = {memory->moves.count, w->count};
    for (size_t i = w->first; i < w->first + w->count; i++) {
        kept_move m = place_of(d, d->found_moves.items[i].node, d->found_moves.items[i].by);
        nt_vec_push(arena, &memory->moves, m);
    }
    nt_vec_push(arena, &memory->witnesses, kept);
}

const nt_disclosure_memory *nt_disclosure_remember(nt_arena *arena, const nt_disclosure *d)
{
    nt_disclosure_memory *memory = nt_new(arena, nt_disclosure_memory);
    NT_EACH(const found_witness, w, d->found.items, d->found.count) {
        if (!w->is_void) {
            keep_moves(arena, memory, d, w);
        }
    }
    for (int i = 0; i < (int)d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        if (n->told || n->narrowed) {
            kept_told kept = {place_of(d, i, 0), n->told};
            nt_vec_push(arena, &memory->told, kept);
        }
    }
    return memory;
}

void nt_disclosure_recall(nt_disclosure *d, const nt_disclosure_memory *memory)
{
    d->memory = memory;
}

void recall_told(nt_disclosure *d)
{
    for (size_t i = 0; d->memory && i < d->memory->told.count; i++) {
        const kept_told *kept = &d->memory->told.items[i];
        int at = count_at(d, &kept->place);
        if (at >= 0) {
            d->nodes.items[at].told |= kept->exactly;
            d->nodes.items[at].narrowed |= !kept->exactly;
        }
    }
}

/* The moves that still have a place; whether one of them is asked for. */
static bool moves_now(const nt_disclosure *d, const kept_witness *w,
                      witness_move moves[WITNESS_MOVES], size_t *count)
{
    bool asked_for = false;
    *count = 0;
    for (size_t i = w->first; i < w->first + w->count; i++) {
        const kept_move *m = &d->memory->moves.items[i];
        int at = count_at(d, m);
        if (at >= 0) {
            moves[(*count)++] = (witness_move){at, m->by};
            asked_for |= needs_witness(d, at);
        }
    }
    return asked_for;
}

void recall_witnesses(nt_disclosure *d)
{
    long all = d->effort = d->left;
    for (size_t i = 0; d->memory && i < d->memory->witnesses.count; i++) {
        witness_move moves[WITNESS_MOVES], moved[WITNESS_MOVES];
        size_t count;
        if (moves_now(d, &d->memory->witnesses.items[i], moves, &count)) {
            count = witness_again(d, moves, count, moved);
            if (count) {
                keep_witness(d, moved, count);
            }
        }
    }
    d->left -= all - d->effort;
}
