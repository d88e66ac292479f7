/* The sheets of a spreadsheet as grids. */
#pragma once

#include "ingest/grid.h"

/* Fills in the sheets of the file, whose bytes are there. `passing` goes when it is read. */
nt_status nt_ingest_grid_sheets(nt_arena *arena, nt_arena *passing, nt_grid_texts *texts,
                                nt_grid_file *file, nt_error *err);
