/* A revision note in the making. Private to the room. */
#pragma once

#include "revision/note.h"

typedef struct {
    nt_arena *arena;
    const nt_revision *revision;
    nt_revision_note *note;
    nt_results *results;
    nt_index *index;
    NT_VEC(nt_frame) frames;
} noting;

/* A number that both editions have, as the note lists it. */
typedef struct {
    const nt_change *change;
    nt_text label;                                 /* with its unit */
    const nt_ledger_row *was, *is, *gap, *because; /* of the note's ledger; because: NULL none */
    int rank;                                      /* the chief ones have the least */
    size_t order;
} noted;

typedef NT_VEC(noted) noted_list;

/* A filed row as row STEM.PART of the note; `edition` is "old" or "new". */
const nt_ledger_row *note_filed(noting *n, const char *stem, const char *part,
                                const nt_ledger_row *filed, const char *edition, unsigned flags);

/* Where a number stands in a list: published figures and totals first. */
enum { NOTE_TOTAL, NOTE_STATE, NOTE_RATIO, NOTE_DETAIL };
int note_rank(const nt_ledger_row *row);

/* The label with its unit, where that does not go without saying. */
nt_text note_label(nt_arena *arena, const nt_ledger_row *row);

/* revision.WHAT.count and .any; NAN: withheld. */
void note_count(noting *n, const char *what, nt_text label, double count);

/* The stages. Each fills frames and counts. */
void note_numbers(noting *n); /* revised, moved, and why */
void note_items(noting *n);
void note_provisional(noting *n);
void note_statements(noting *n);
void note_findings(noting *n);
