/* From the problem as it was posed to its answer. Private to the room. */
#pragma once

#include "bounds.h"

/* Where a count could be worked out, a witness is looked for so much longer. */
enum { PATIENCE = 6 };

/* What any headline is worth: more than all that is none. */
#define HEADLINE_WORTH 1e12

/* Who is in which relation: disclosure.c. */
void disclosure_prepare(nt_disclosure *d);

/* Whether a count that is suppressed still needs a witness. */
bool needs_witness(const nt_disclosure *d, int number);
/* Looks for the witnesses that it needs: what they move is suppressed. */
void protect(nt_disclosure *d, int number, const witness_offer *offer);

/* The same for all, up to which headlines may go (an NT_KEEP_…). Returns how many have none. */
size_t protect_all(nt_disclosure *d, int keep);
/* Whether bounds are nearer than a count may be narrowed; and it is one that is protected. */
bool is_near(const nt_disclosure *d, const node *n, interval i);
bool is_bounded(const nt_disclosure *d, const node *n, interval i);

/* What readers lose with a count; with all that is suppressed for others, whole frames too. */
double worth_of(const node *n);
double lost_worth(const nt_disclosure *d);

/* Shows again what need not be withheld; regain.c. */
void regain(nt_disclosure *d);

/* Prints what need not be suppressed, once everything is safe; thrift.c. */
void spare(nt_disclosure *d);

/* Each count that moves in a witness has another value there. */
void keep_witness(nt_disclosure *d, const witness_move *moved, size_t count);
/* What was found before, where it still does; what was told before. */
void recall_witnesses(nt_disclosure *d);
void recall_told(nt_disclosure *d);

/* A witness that was found holds no more; or it does again, and what it moves is suppressed. */
void void_witness(nt_disclosure *d, size_t number);
void hold_again(nt_disclosure *d, size_t number);

/* How many were found, void and suppressed for; to return to that, whatever was tried since. */
typedef struct {
    size_t found, suppressed, voided;
} witness_mark;

witness_mark mark_witnesses(const nt_disclosure *d);
void return_to(nt_disclosure *d, witness_mark mark);
