/* An edition of a report as it was filed, opened to be compared with another: a bag, as a folder or
 * a zip, or the finished PDF, which carries what it was built from. */
#ifndef NETRA_COMMAND_EDITION_H
#define NETRA_COMMAND_EDITION_H

#include "rebuild.h"
#include "revision/revision.h"

typedef struct {
    nt_arena *arena;
    const char *path; /* of the bag or PDF */
    const char *data; /* the folder of tables that do not travel with it; NULL none is named */
    /* The rest is filled in. */
    nt_recipe recipe;
    nt_bytes pdf;
    const char *sha512;      /* of the PDF, in hexadecimal */
    const nt_ledger *ledger; /* as it was filed */
    nt_rebuild rebuild;
    const char *not_rebuilt; /* why; NULL when it could be built again */
    bool is_internal;        /* it withholds nothing, and is for the house alone */
    bool needs_data;         /* because tables are withheld, and `data` is not named */
    bool is_other_ledger;    /* built again it is not the ledger that was filed */
    nt_edition edition;      /* for nt_revision_compare; its results live until the closing */
    const char *scratch, *home;
} nt_opened;

/* Opens it and builds it again. A bag with any damage, a PDF without recipe or ledger and a `data`
 * that it was not built from are refused (NT_INVALID). One that cannot be built again by this
 * program, or whose tables are not here, is NT_OK with the reason in `not_rebuilt`. Close it on
 * every path. */
nt_status nt_edition_open(nt_opened *opened, nt_error *err);
void nt_edition_close(nt_opened *opened);

/* Only recipe, PDF and ledger, as they were filed; nothing is built. Close it too. */
nt_status nt_edition_read(nt_opened *opened, nt_error *err);

/* Editions of one report have its name in common; others are NT_INVALID. */
nt_status nt_edition_same_report(const nt_opened *old_edition, const nt_opened *new_edition,
                                 nt_error *err);

#endif
