/* Cells and rows of cube.csv. */
#pragma once

#include "counts/cube.h"

/* A row that is no state: the other cells are empty. */
void cube_put_note(nt_buffer *out, const char *kind, const char *name, const char *value,
                   uint64_t count);
void cube_put_head(nt_arena *arena, nt_buffer *out, const nt_cube_about *about);
/* "event sanction", or "". */
const char *cube_lacks_text(nt_arena *arena, unsigned lacks);
/* "" of an unknown day. */
const char *cube_day(nt_date day, char text[11]);
