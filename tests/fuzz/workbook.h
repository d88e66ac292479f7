/* A spreadsheet whose parts are the files of an input: what must hold of it, whichever format it
 * has. */
#pragma once

#include "fuzz.h"

/* Packs the parts and reads every sheet twice. */
void fuzz_workbook(nt_arena *arena, nt_bytes input);
