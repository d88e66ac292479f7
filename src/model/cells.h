/* Profiles counted: each case's state is packed into a key of as few bits as the cases at hand
 * need, in the order of profiles; keys are sorted by their digits, and equal ones are a cell. */
#pragma once

#include "model/cube.h"

enum { NT_CELL_FIELDS = NT_DIM_COUNT + 5, NT_CELL_WORDS_MAX = NT_CELL_FIELDS };

/* How profiles are packed. Zeroed, but for `counted`, before the first is measured. */
typedef struct nt_cell_form {
    bool counted; /* a key stands for as many cases as a last word says, which is not sorted by */
    uint32_t least[NT_CELL_FIELDS], most[NT_CELL_FIELDS]; /* of what is known */
    uint32_t mask[NT_CELL_FIELDS];
    unsigned char word[NT_CELL_FIELDS], shift[NT_CELL_FIELDS];
    unsigned bits[NT_CELL_WORDS_MAX]; /* used of each word, the first being the highest */
    size_t words, stride;             /* of a key, to the next one */
} nt_cell_form;

/* Takes the profile into account; all are, before the form is settled and keys are packed. */
void nt_cells_measure(nt_cell_form *form, const nt_profile *profile);
/* What the other has measured, too. */
void nt_cells_join(nt_cell_form *form, const nt_cell_form *other);
void nt_cells_settle(nt_cell_form *form);
/* Writes form->stride words. */
void nt_cells_pack(const nt_cell_form *form, const nt_profile *profile, uint64_t count,
                   uint64_t *key);
/* Sorts so many keys; where they come to lie depends on the form alone. */
bool nt_cells_end_elsewhere(const nt_cell_form *form);
void nt_cells_sort(const nt_cell_form *form, uint64_t *keys, uint64_t *elsewhere, size_t count);
