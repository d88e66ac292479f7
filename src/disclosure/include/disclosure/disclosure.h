/* Which counts must not be printed so that small ones cannot be worked out.
 *
 * A problem is a set of counts and of relations between them: sums with coefficients of +1 and -1
 * whose value a reader knows, or knows a limit of. Small counts are suppressed (primary), and what
 * is left between a sum and its limit is a count too; then further ones, until for each suppressed
 * count there are witnesses: other whole numbers for suppressed counts, none negative and none that
 * was not zero made zero, that agree with everything printed and give this count another value. A
 * count with a witness cannot be worked out, by whatever method. Those of a small count reach as
 * far as the rules say: it cannot be narrowed to less. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct nt_disclosure nt_disclosure;
/* What was found for editions that are planned one after the other. */
typedef struct nt_disclosure_memory nt_disclosure_memory;

typedef struct {
    int64_t threshold; /* counts in 1 … threshold - 1 are small */
    /* Nobody may narrow a small count to an interval that ends below the threshold, or has less
     * than this between its ends. 0: whoever knows only that it is not another is let be. */
    int64_t width;
    bool secondary; /* false: small ones alone are suppressed, for tests of an attack */
    /* A new edition tells no small count that what has gone out does not tell, nor narrows one:
     * headlines and frames go for that too, and where that does not do it shows nothing. Of a
     * planned one bounds alone say what is told. */
    enum { NT_BESIDE_NOTHING, NT_BESIDE_PLANNED, NT_BESIDE_RELEASED } silent;
} nt_disclosure_rules;

nt_disclosure *nt_disclosure_open(nt_arena *arena, nt_disclosure_rules rules);
/* The searches of each step together look at no more counts than this: a program that asks for
 * thousands of answers gets poorer ones sooner. */
void nt_disclosure_hurry(nt_disclosure *d, long effort);

/* From now on counts are of one more edition. What is withheld of one is not of the others. Returns
 * its number; the first is 0, without being asked for. */
int nt_disclosure_next(nt_disclosure *d);

/* What is counted from now on stands between the editions. */
void nt_disclosure_between(nt_disclosure *d);

/* New editions show nothing that has not gone out: no witness is looked for. */
void nt_disclosure_add_nothing(nt_disclosure *d);

/* This edition shows nothing of its own; its small counts are protected where the bounds of what
 * others show tell them. */
void nt_disclosure_silence(nt_disclosure *d, int edition);

/* What it costs the reader to lose a count: a cheap one is suppressed first. */
enum { NT_COST_DETAIL = 1, NT_COST_PART = 10, NT_COST_TOTAL = 1000, NT_COST_NEVER = 0 };

/* Returns the count's number. A count that a reader knows from elsewhere has NT_COST_NEVER: its
 * suppression protects nothing. */
int nt_disclosure_count(nt_disclosure *d, int64_t value, int cost);

/* One that is shown nowhere, but follows from others: what is left of a total. May be 0. */
int nt_disclosure_hidden(nt_disclosure *d, int64_t value);
/* This one is printed with another that is small, and so not at all. */
void nt_disclosure_unshown(nt_disclosure *d, int count);
/* This one is of what has gone out. A reader knows what was printed; what was suppressed stays so,
 * at no cost, and may be none where its frame was withheld whole, or did not show it at all. Before
 * it is the same as another. */
typedef enum { NT_GONE_PRINTED, NT_GONE_SUPPRESSED, NT_GONE_WITHHELD } nt_gone;
void nt_disclosure_gone(nt_disclosure *d, int count, nt_gone how);

/* Suppresses a count whatever its size. */
void nt_disclosure_force(nt_disclosure *d, int count);
/* From now on a reader knows this count, so that suppressing it would protect nothing. */
void nt_disclosure_known(nt_disclosure *d, int count);
/* What a reader comes for goes only where nothing of a lower rank protects, whatever it costs. */
enum {
    NT_KEEP_NONE,
    NT_KEEP_YEAR_BEFORE,
    NT_KEEP_PREVIOUS,
    NT_KEEP_THIS,
    NT_KEEP_TOTAL,
    NT_KEEP_ALWAYS
};
void nt_disclosure_keep(nt_disclosure *d, int count, int rank);

/* The last resort, step by step, where nothing else protects all. First the reader is granted less:
 * not to know what was before the window, which no table shows. Then what is marked with a step is
 * withheld whole: its zeros too, so that a reader does not know it for at least 1. */
enum {
    NT_WITHHOLD_NOTHING,
    NT_WITHHOLD_REMAINDERS,
    NT_WITHHOLD_CURVES,
    NT_WITHHOLD_OUTCOMES,
    NT_WITHHOLD_AGES,
    NT_WITHHOLD_STOCK,
    NT_WITHHOLD_MONTHS,
    NT_WITHHOLD_KINDS,
    NT_WITHHOLD_POSITIONS,
    NT_WITHHOLD_INSTITUTIONS,
    NT_WITHHOLD_AREAS,
    NT_WITHHOLD_STEPS,
    NT_WITHHOLD_ALL = NT_WITHHOLD_STEPS /* every count: nothing is left to reckon with */
};
/* A step of that edition, as the following take it. */
int nt_disclosure_step(int edition, int step);
/* A count that is shown elsewhere too (nt_disclosure_same) is withheld with the last that shows it.
 */
void nt_disclosure_withhold(nt_disclosure *d, int count, int step);
bool nt_disclosure_withheld(const nt_disclosure *d, int step);

/* Two cells that show one count, or counts that differ by what a reader knows: to know one is to
 * know the other, so they are suppressed together. */
void nt_disclosure_same(nt_disclosure *d, int a, int b);

/* One relation: the terms added between begin and end. A reader knows their sum; or, with an
 * order, that it lies at most `room` (not negative) above where it is: the sanctioned less the
 * proven can rise by as many as are not sanctioned. */
void nt_disclosure_begin(nt_disclosure *d);
void nt_disclosure_term(nt_disclosure *d, int count, int sign);
void nt_disclosure_end(nt_disclosure *d);
/* Takes back what was begun. */
void nt_disclosure_give_up(nt_disclosure *d);
void nt_disclosure_end_order(nt_disclosure *d, int64_t room);
/* The same, where what is left is no count of its own. */
void nt_disclosure_end_limit(nt_disclosure *d, int64_t room);
/* The relation that was just ended is known from what goes with this step, and void without it. */
void nt_disclosure_known_from(nt_disclosure *d, int step);

/* Suppresses what must be. May be called again after more was forced. Returns how many counts
 * could not be protected: those that a reader knows already, or that stand alone in a relation
 * of what is known. 0: every suppressed count has a witness. */
size_t nt_disclosure_solve(nt_disclosure *d);
/* For the problem in which the first edition of this one has gone out as the last, and another is
 * the first: what was found here is tried before anything is looked for, and what is told here is
 * told. Into `arena`. */
const nt_disclosure_memory *nt_disclosure_remember(nt_arena *arena, const nt_disclosure *d);
void nt_disclosure_recall(nt_disclosure *d, const nt_disclosure_memory *memory);
/* Of those that have not gone out: small counts that could be worked out even if nothing more were
 * printed, which what has gone out tells. They are not among the above. Of one edition. */
size_t nt_disclosure_told(const nt_disclosure *d, int edition);
/* Small counts that cannot be worked out, but for which nothing was found that keeps them from
 * being narrowed to less than the rules say: no headline and no whole frame goes where bounds do
 * not prove that it must. Of those, and of what is left between figures of that edition, or of it
 * and others, which is shown nowhere. */
size_t nt_disclosure_narrow(const nt_disclosure *d, int edition);
bool nt_disclosure_suppressed(const nt_disclosure *d, int count);
