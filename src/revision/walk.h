/* The way from one edition to the other, step by step: what every number is after each step.
 * Private to the room. */
#pragma once

#include "revision/revision.h"

/* What is followed: numbers by id or name, and marks. A mark is a fact about an edition in one line
 * of text (a finding with its sentence, a verdict with its neighbours): there or not. */
typedef struct {
    nt_arena *arena;
    const nt_edition *old_edition, *new_edition;
    NT_VEC(const char *) numbers; /* each has the index of its place here */
    NT_VEC(const char *) marks;
    double *values[NT_CAUSE_COUNT]; /* after the step; NAN: no such number then */
    bool *present[NT_CAUSE_COUNT];
} walk;

/* Once all that is followed is listed: notes what `results` say after a step; or that nothing moved
 * in it. */
void walk_begin(walk *w);
void walk_note(walk *w, nt_cause step, const nt_results *results);
void walk_stay(walk *w, nt_cause step);

/* Takes every step. Published figures; cases. Fill the items of `out` too. */
void walk_figures(walk *w, nt_revision *out);
void walk_cases(walk *w, nt_revision *out);

/* The shares of the causes in a change from `from` to `to`, the values as filed. False when a
 * number is unknown at an end of the way. */
bool walk_parts(const walk *w, size_t number, double from, double to,
                double parts[static NT_CAUSE_COUNT]);

/* The step from which on the mark is there (or is not) until the end. NT_CAUSE_COUNT: it never is.
 */
nt_cause walk_cause(const walk *w, size_t mark, bool is_there);

/* The mark of a finding; of the verdict on the release that goes by `name`. */
const char *mark_finding(nt_arena *arena, const nt_finding *finding);
const char *mark_verdict(nt_arena *arena, const char *name, const nt_like_for_like *comparison);

/* By id alone: a name that leads to it is not meant. */
const nt_ledger_row *filed_of(const nt_ledger *ledger, const char *id);

/* The comparison of the release with that id or name; NULL none. */
const nt_like_for_like *verdict_of(const nt_results *results, const char *name);
