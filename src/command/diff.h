/* Two editions of one report and what moved between them: the parts of `netra diff`. */
#pragma once

#include "edition/edition.h"
#include "edition/reworded.h"

typedef struct {
    nt_arena *arena;
    const nt_options *options;
    nt_lang lang; /* of labels and sentences */
    nt_opened old, new;
    const nt_revision *revision;
    nt_reworded words;
    const nt_text *no_words; /* why the words were not compared; NULL when they were */
} nt_diff;

/* Whether nothing that is compared differs: no number, name, finding, verdict or word. */
bool nt_diff_is_empty(const nt_diff *diff);

void nt_diff_print_text(const nt_diff *diff);
void nt_diff_print_json(const nt_diff *diff);
