/* The edition of a report that went out before, as its ledger tells. */
#ifndef NETRA_COMMAND_EARLIER_H
#define NETRA_COMMAND_EARLIER_H

#include "base/error.h"
#include "base/file.h"
#include "compare/ledger.h"

/* Reads NAME.figures.json, as `build` wrote it: of each number its id, its day and whether it was
 * suppressed, no value. A file that is no ledger is NT_INVALID at the place of what is missing. */
nt_status nt_earlier_read(nt_arena *arena, const char *path, const nt_ledger **out, nt_error *err);

/* Just that, in the same form: it takes the edition's place when the report is built again, holds
 * no number, and reads as what it was written from. */
nt_bytes nt_earlier_write(nt_arena *arena, const nt_ledger *earlier);

#endif
