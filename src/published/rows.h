/* Making rows of the ledger. Private to the room. */
#pragma once

#include "work.h"

/* The row of a published figure; NULL for NULL. */
const nt_ledger_row *row_of(const work *w, const nt_figure *figure);

/* A row of that number; all else is unknown. */
nt_ledger_row row_number(const char *id, nt_text label, double value, const char *unit,
                         nt_method method);

/* Adds a row that was computed from `inputs`: their ids and sources are noted, doubt, approximation
 * and unknown days, and that they are provisional, are passed on, and the day, when the row has
 * none, is the latest of theirs. An id that the data have taken already gets ".2", ".3"…: figure
 * ids are the author's. */
const nt_ledger_row *row_derive(work *w, nt_ledger_row row, const nt_ledger_row *const *inputs,
                                size_t input_count);

/* The last day on which each count was told, by which earlier counts are no longer provisional. */
typedef struct latest_words latest_words;
latest_words *latest_words_of(nt_arena *arena, const nt_published *published);

/* Whether it may still change: docs/method.md. */
bool figure_is_provisional(const nt_published *published, const latest_words *words,
                           const nt_figure *figure);

/* Whether the figure is a count that can be put into a ratio: whole, and no mere bound. */
bool figure_counts(const nt_figure *figure);

/* 100 * part / whole with Wilson's interval, in percent. NULL unless both are one counter's counts
 * in one unit, part <= whole and whole > 0. */
const nt_ledger_row *row_ratio(work *w, const char *id, nt_text label, const nt_figure *part,
                               const nt_figure *whole);
