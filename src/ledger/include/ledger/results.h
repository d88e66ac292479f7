/* What an edition can say: its ledger and its frames, the names by which a template asks for them,
 * and the one report that they are of. */
#pragma once

#include "ledger/frame.h"
#include "ledger/index.h"
#include "model/published.h"

typedef struct nt_results {
    nt_ledger *ledger;
    const nt_index *index; /* NULL in results made by hand: every look-up by name fails */
    const nt_frame *frames;
    size_t frame_count;
    /* What was published: what the report is of, or what a register is held against. NULL none. */
    const nt_published *published;
    /* Of published figures (published/figures.h); of two editions (revision/note.h); both NULL of a
     * register. */
    const struct nt_figures_report *figures;
    const struct nt_revision_note *note;
} nt_results;

/* The name under which the edition keeps what is asked for by another: `out` or `name`. */
const char *nt_results_plain_name(const nt_results *results, const char *name,
                                  char out[NT_MESSAGE_MAX]);

/* By id or name; NULL when this edition has none. */
const nt_ledger_row *nt_results_row(const nt_results *results, const char *name);
const nt_frame *nt_results_frame(const nt_results *results, const char *id);
const void *nt_results_find(const nt_results *results, nt_index_kind kind, const char *name);

/* Whether editions have such a thing, though this one may lack it. */
bool nt_results_knows(const nt_results *results, nt_index_kind kind, const char *name);

/* Words that depend on the edition; NULL for a name that no edition has. */
const nt_text *nt_results_text(const nt_results *results, const char *name);
/* Whether that text moves from edition to edition (nt_index_put_moving_text). */
bool nt_results_text_moves(const nt_results *results, const char *name);

/* What a template's sections may ask; NAME.known of every row too. *known is false for a name that
 * no edition has. */
bool nt_results_truth(const nt_results *results, const char *name, bool *known);
/* Whether editions have a list of that name, though this one may lack it: "position.a.b". */
bool nt_results_knows_list(nt_arena *arena, const nt_results *results, const char *name);

/* What the look-up knows in this edition, sorted: for "did you mean". Ids are among them. */
const char *const *nt_results_names(const nt_results *results, nt_index_kind kind, size_t *count);

/* What a message adds: the nearest name, else where the names are listed. */
nt_message nt_results_hint(const char *nearest);
nt_status nt_results_nothing_called(nt_place place, const char *name, const char *nearest,
                                    nt_error *err);

/* For the rooms that make results: each frame is found by its id. */
void nt_index_put_frames(nt_index *index, const nt_frame *frames, size_t count);
