/* An edition of a report as it was filed: a bag, as a folder or a zip, or the finished PDF, which
 * carries what it was built from. Nothing is built. */
#pragma once

#include "edition/recipe.h"
#include "pdf/read.h"

typedef struct {
    nt_arena *arena;
    const char *path; /* of the bag or PDF */
    /* The rest is filled in; these stay in the arena: */
    nt_recipe recipe; /* without its bytes */
    const nt_ledger *ledger;
    const char *root; /* of a bag, until the closing; NULL: a PDF */
    /* In `passing`, which whoever needs them no longer may close before: */
    nt_bytes pdf;
    const nt_pdf_embedded *embedded; /* of a PDF */
    size_t embedded_count;
    const char *scratch;
    nt_arena *passing;
} nt_carrier;

/* A folder or a zip, a PDF, anything else: by how it begins. */
typedef enum { NT_CARRIER_BAG, NT_CARRIER_PDF, NT_CARRIER_OTHER } nt_carrier_form;
nt_status nt_carrier_kind(const char *path, nt_carrier_form *out, nt_error *err);

/* A bag with any damage, and a PDF without recipe or ledger, are refused (NT_INVALID). Close it on
 * every path; a second time does nothing. */
nt_status nt_carrier_open(nt_carrier *carrier, nt_error *err);
void nt_carrier_close_passing(nt_carrier *carrier);
void nt_carrier_close(nt_carrier *carrier);

/* From here on what travels with the bag's PDF alone, as if that had been named. */
nt_status nt_carrier_leave_bag(nt_carrier *carrier, nt_error *err);
