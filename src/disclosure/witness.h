/* The problem of disclosure control as its search sees it. Private to disclosure.c and witness.c.
 */
#pragma once

#include "disclosure/disclosure.h"

enum {
    WITNESS_MOVES = 2000,
    /* Counts that are looked at before a search gives up: an answer comes in bounded time. */
    WITNESS_EFFORT = 20000000,
    WITNESS_EFFORT_CHEAP = 5000000,  /* for what is offered little */
    WITNESS_EFFORT_AGAIN = 40000000, /* for all that is tried to win headlines back */
    /* For the searches of one step together, some two seconds: what has no witness by then gets
     * what needs no search. The nation of the sample takes a tenth. */
    WITNESS_EFFORT_ALL = 160000000
};

typedef struct {
    int relation, sign;
} membership;

/* Between what a reader can narrow a count. */
typedef struct {
    int64_t low, high;
} interval;

/* A witness that was found, and its moves: those of one count are a list. */
typedef struct {
    size_t first, count; /* in found_moves */
    bool is_void;        /* a count that it moves is printed now */
} found_witness;

typedef struct {
    int node, by;
    size_t witness, next; /* one more than its number; 0: the last of its count */
} found_move;

/* Cells that are the same count share one node, found through `leader`. What a search asks of each
 * term stands first, side by side. */
typedef struct {
    int64_t low;   /* the least value of its cells */
    int64_t least; /* what a reader takes it for at least, when it is suppressed and not 0 */
    long rests_until;
    double loss; /* what a reader loses with it */
    int shift;   /* in the witness that is being built */
    int keep;    /* KEEP_… */
    bool suppressed, known;
    bool won; /* it was won back, and goes for no other */
    membership *in;
    size_t in_count;
    int leader;
    int edition; /* the first that shows it, */
    bool shared; /* and whether others do */
    double cost;
    bool small; /* with `forced`: what all the rest is suppressed for */
    bool forced;
    bool gone;         /* of what has gone out alone, or shown nowhere */
    bool unwatched;    /* of a silent edition, and no bounds tell it */
    bool told;         /* that tells it: nothing protects it any more */
    bool narrowed;     /* that narrows it: it is only kept from being worked out */
    bool narrow;       /* nothing was found that keeps it from being narrowed */
    bool sought;       /* no witness was found by a search that went to its end */
    bool hidden;       /* shown nowhere, or what has gone out suppressed it */
    bool may_be_none;  /* where it is hidden, nobody need take it for at least 1 */
    int64_t up, down;  /* how far it was moved in those that were found, */
    size_t found;      /* and the last of these: one more than its number */
    int kept_by;       /* what found no witness without it: one more than its number */
    int withheld_from; /* WITHHOLD_… */
} node;

typedef struct {
    int node, sign;
} term;

typedef struct {
    size_t first, term_count; /* in terms, */
    size_t free_count;        /* those that a reader does not know first */
    int room;                 /* how far the sum may rise; SUM: neither rise nor fall */
    int from;                 /* WITHHOLD_…: void from then on */
    int edition;              /* that it is of, or BETWEEN them */
    bool silent;              /* of what a silent edition has */
    bool is_void;             /* with what is withheld now: says nothing */
    int residual;             /* of the witness that is being built */
    int weight;               /* how often it was mended in vain */
    size_t broken_at;         /* one more than its place among the broken ones; 0: it holds */
} relation;

typedef struct {
    unsigned withheld; /* a bit for each WITHHOLD_… */
    bool gone;         /* it has gone out, and stays as it is */
    bool silent;       /* it shows nothing of its own */
    size_t first;      /* of its nodes; those of the last reach up to `between` */
} showing;

enum { SUM = -1, ROOM_MAX = 1 << 20, BETWEEN = -1 };

typedef struct tableau tableau;

struct nt_disclosure {
    nt_arena *arena;
    nt_disclosure_rules rules;
    bool some_gone, some_silent;
    bool adds_nothing;  /* new editions show what has gone out alone */
    bool asleep;        /* silent relations do not hold yet */
    bool adds_to;       /* what silent editions need is suppressed besides what is */
    bool shows_nothing; /* more than what has gone out */
    bool is_absent;     /* what has gone out stands alone */
    NT_VEC(showing) editions;
    size_t between;
    const nt_disclosure_memory *memory; /* NULL: none */
    long effort, left;                  /* of an offer, and of all together, */
    long all, share;                    /* which have so much so many times */
    bool gave_up;                       /* a search that neither found nor went to its end */
    int patience;                       /* how many times over a witness is tried */
    NT_VEC(node) nodes;
    NT_VEC(term) terms;
    NT_VEC(found_witness) found;
    NT_VEC(found_move) found_moves;
    NT_VEC(int) suppressed; /* for witnesses, in turn */
    NT_VEC(size_t) voided;  /* witnesses, in turn */
    NT_VEC(relation) relations;
    NT_VEC(int) broken; /* relations that the witness being built breaks */
    NT_VEC(int) weighed;
    NT_VEC(int) moved; /* counts that it moves, or moved */
    interval *bounds;  /* of all counts, as they were asked for last */
    tableau *tableau;  /* simplex.c; NULL: not asked yet */
};

/* What a witness may cost, up to which KEEP_… rank it may suppress, whether roomy counts come
 * before cheap ones, and how far it is looked for: moves, and choices against the odds. */
typedef struct {
    double budget;
    int keep;
    bool roomy;
    long steps;
    int tries;
    long deep;  /* steps of a search in depth; 0: none, */
    int strays; /* and its choices against the odds */
} witness_offer;

/* One count and how far a witness moves it. */
typedef struct {
    int node, by;
} witness_move;

/* Whether a count stays as it is, where headlines may go up to this rank. */
bool is_kept(const nt_disclosure *d, const node *n, int keep);

/* How far down a reader can take a count: what is suppressed for at least 1, unless zeros were
 * suppressed with it. */
int64_t least_shift(const node *n);

/* Moves a count of the witness that is being built, and notes which relations that breaks; and puts
 * all back. What is still moved goes into `moved`; returns how many, or 0 where that is more than a
 * witness holds. */
void shift_count(nt_disclosure *d, int number, int by);
size_t put_back(nt_disclosure *d, witness_move moved[WITNESS_MOVES]);

/* Looks for a witness that moves this count by `by`. Returns how many counts it moves; 0: none was
 * found. */
size_t witness_find(nt_disclosure *d, int number, int by, const witness_offer *offer,
                    witness_move moved[WITNESS_MOVES]);

/* The same moves again, mended by others of what is suppressed where something else is known now.
 */
size_t witness_again(nt_disclosure *d, const witness_move *moves, size_t count,
                     witness_move moved[WITNESS_MOVES]);

/* What counts by position and the like, and what of an edition goes where all does: what others
 * show, too, is no frame of its own; readers know what they knew. */
#define GROUP_STEPS                                                                                \
    (1U << NT_WITHHOLD_KINDS | 1U << NT_WITHHOLD_POSITIONS | 1U << NT_WITHHOLD_INSTITUTIONS |      \
     1U << NT_WITHHOLD_AREAS)
#define EVERY_STEP                                                                                 \
    (((2U << NT_WITHHOLD_ALL) - 1) & ~(GROUP_STEPS | 1U << NT_WITHHOLD_REMAINDERS | 1U))

/* The edition that a step is of, and its bit there. */
int edition_of_step(int step);
unsigned bit_of_step(int step);

/* The node that a count is. */
int leader_of(const nt_disclosure *d, int count);

/* Whether it says something of that edition: of it alone, or between a figure that it is the only
 * one to have and those of others. */
bool concerns(const nt_disclosure *d, const relation *r, int edition);

/* Whether it is of what shows nothing, or left between that and others. */
bool is_silent(const nt_disclosure *d, int number);

/* Whether it is asked for now. */
bool is_new(const showing *e);

/* Which relations say nothing, whenever something else is withheld; and from where on a reader
 * takes counts. */
void note_void(nt_disclosure *d);
void note_withheld(nt_disclosure *d);

/* Whether it goes with what of its edition is withheld whole; disclosure.c. */
bool is_withheld(const nt_disclosure *d, const node *n);
/* Whether it is suppressed whatever is for others. */
bool goes_by_itself(const nt_disclosure *d, const node *n);
