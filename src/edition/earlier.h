/* The edition of a report that went out before, as its ledger tells. */
#ifndef NETRA_EDITION_EARLIER_H
#define NETRA_EDITION_EARLIER_H

#include "base/error.h"
#include "base/file.h"
#include "ledger/ledger.h"

/* Reads NAME.figures.json, as `build` wrote it, or that of a bag or a finished PDF: of each number
 * its id, its day, its value and whether it was suppressed; and whether the edition is an internal
 * one. A file that is no ledger is NT_INVALID at the place of what is missing. */
nt_status nt_earlier_read(nt_arena *arena, const char *path, const nt_ledger **out, nt_error *err);

/* What a later edition has to know of it, as JSON that nt_earlier_read takes: which numbers it had,
 * of which day, which it suppressed, and the values of those that the later one prints too. No
 * other value: somebody may name an internal edition. */
nt_bytes nt_earlier_write(nt_arena *arena, const nt_ledger *earlier, const nt_ledger *later);

#endif
