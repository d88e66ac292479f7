/* Profiles counted: each case's state is packed into a key of as few bits as the cases at hand
 * need, in the order of profiles; keys are sorted by their digits, and equal ones become a cell. */
#pragma once

#include "model/cube.h"

enum { NT_CELL_FIELDS = NT_DIM_COUNT + 5, NT_CELL_WORDS_MAX = NT_CELL_FIELDS };

/* How profiles are packed. Zeroed before the first is measured. */
typedef struct {
    uint32_t least[NT_CELL_FIELDS], most[NT_CELL_FIELDS]; /* of what is known */
    unsigned char word[NT_CELL_FIELDS], shift[NT_CELL_FIELDS];
    unsigned bits[NT_CELL_WORDS_MAX]; /* used of each word, the first being the highest */
    size_t words;                     /* of a key */
} nt_cell_form;

/* Takes the profile into account; all are, before the form is settled and keys are packed. */
void nt_cells_measure(nt_cell_form *form, const nt_profile *profile);
void nt_cells_settle(nt_cell_form *form);
/* Writes form->words of a key. */
void nt_cells_pack(const nt_cell_form *form, const nt_profile *profile, uint64_t *key);
/* Sorts `keys`, and counts them into the cells of the cube. */
void nt_cells_count(nt_arena *arena, const nt_cell_form *form, uint64_t *keys, size_t count,
                    nt_cube *out);
