/* The problem of disclosure control as its search sees it. Private to disclosure.c and witness.c.
 */
#ifndef NETRA_DISCLOSURE_WITNESS_H
#define NETRA_DISCLOSURE_WITNESS_H

#include "disclosure/disclosure.h"

enum {
    WITNESS_MOVES = 160,
    /* Counts that are looked at before a search gives up: an answer comes in bounded time. */
    WITNESS_EFFORT = 30000000,
    WITNESS_EFFORT_AGAIN = 5000000 /* for all that is tried to win headlines back */
};

typedef struct {
    int relation, sign;
} membership;

/* Cells that are the same count share one node, found through `leader`. */
typedef struct {
    int leader;
    int64_t low;   /* the least value of its cells */
    int64_t least; /* what a reader takes it for at least, when it is suppressed and not 0 */
    double cost;
    bool sensitive; /* small, or forced: what all the rest is suppressed for */
    bool suppressed, known, safe, moved;
    int keep;          /* KEEP_… */
    int withheld_from; /* WITHHOLD_… */
    membership *in;
    size_t in_count;
} node;

typedef struct {
    int node, sign;
} term;

typedef struct {
    size_t first, term_count; /* in terms */
    int room;                 /* how far the sum may rise; SUM: neither rise nor fall */
    int from;                 /* WITHHOLD_…: void from then on */
    int residual;             /* of the witness that is being built */
    size_t broken_at;         /* one more than its place among the broken ones; 0: it holds */
} relation;

enum { SUM = -1 };

struct nt_disclosure {
    nt_arena *arena;
    int64_t threshold;
    bool secondary;
    int withheld; /* WITHHOLD_… */
    long effort;
    NT_VEC(node) nodes;
    NT_VEC(term) terms;
    NT_VEC(relation) relations;
    NT_VEC(int) broken; /* relations that the witness being built breaks */
};

/* What a witness may cost, up to which KEEP_… rank it may suppress, whether roomy counts come
 * before cheap ones, and how far it is looked for: moves, and choices against the odds. */
typedef struct {
    double budget;
    int keep;
    bool roomy;
    long steps;
    int strays;
} witness_offer;

/* The counts that move in a witness for this one. Returns how many; 0: none was found. */
size_t witness_find(nt_disclosure *d, int number, const witness_offer *offer,
                    int moved[WITNESS_MOVES]);

#endif
