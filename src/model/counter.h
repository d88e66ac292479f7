/* Who counted: the counters that the data name, and the procedures that a descriptor declares. */
#pragma once

#include "base/map.h"
#include "model/published.h"

/* A way in which the data write a counter. */
typedef struct {
    const char *text, *key;
    nt_place place; /* where it stands first */
    const nt_counter *counter;
} nt_spelling;

typedef struct {
    nt_arena *arena;
    const nt_counter **items; /* the unknown one first, then by first use, then those of sources */
    size_t count, capacity;
    const nt_json *declared;                 /* "netra": {"counters": {...}}, sound; NULL none */
    NT_VEC(const nt_procedure *) procedures; /* as they are declared */
    nt_map members;                          /* of procedures, by key: which procedure's */
    NT_VEC(nt_spelling) spellings;
    nt_map texts, keys; /* which spelling was the first with each */
    nt_map slugs;
} nt_counters;

/* Judges the descriptor's procedures: each has "members", a list of at least two counters, none of
 * them in two procedures, and a "reason" in both languages. */
nt_status nt_model_read_counters(nt_arena *arena, const nt_json *netra, nt_counters *out,
                                 nt_error *err);

/* The counter that a cell names; an empty one, or one without a letter, is the unknown. A name that
 * differs from an earlier one by case, blanks and punctuation is the same, and a problem
 * (counter-spelling, once each). */
const nt_counter *nt_model_counter(nt_counters *counters, const nt_cell *cell,
                                   nt_problems *problems);

/* Asked when all figures are read. Problems: unknown-counter, a declared member that no figure
 * names; counter-near-name, two that differ by one letter more or by two that are swapped. */
void nt_model_judge_counters(const nt_counters *counters, nt_problems *problems);
