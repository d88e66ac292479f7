/* Putting names: what names.c and names_releases.c share. Private to the room. */
#pragma once

#include "work.h"

/* The parts of a name are joined with a dot. */
const char *dotted(const work *w, const char *first, const char *second);

/* STEM.PART names the row, NULL the unknown one; the truth; the text, NULL "tidak diketahui". */
void name_row(work *w, const char *stem, const char *part, const nt_ledger_row *row);
void name_truth(work *w, const char *stem, const char *part, bool truth);
void name_text(work *w, const char *stem, const char *part, const nt_text *text);
/* The same of one that moves from edition to edition: a number in words. */
void name_moving_text(work *w, const char *stem, const char *part, const nt_text *text);
/* The row whose id is ID_STEM.ID_PART; ID_STEM may be NULL. */
void name_row_by_id(work *w, const char *stem, const char *part, const char *id_stem,
                    const char *id_part);

/* A text that is the same in both languages; NULL where it is empty. */
const nt_text *plain(const work *w, const char *text);

/* How a release is seen: by which ratio, and against which vote. */
typedef struct {
    nt_stage measure;
    const nt_vote_pair *pair; /* NULL: against none */
} release_view;

/* Everything that is said of one release, or of none. */
void name_release(work *w, const char *name, const nt_release *release, release_view view);
/* NAME.compared and its neighbours. */
void name_compared(work *w, const char *name, const nt_event *event, release_view view);
/* NAME.latest, .usable, .first and .compared of an event; `event` may be NULL. */
void name_releases_of(work *w, const char *name, const nt_event *event);
