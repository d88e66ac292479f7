/* What travels inside the PDF: the data that were read, the ledger, each chart's numbers, and all
 * it takes to build the file again. */
#ifndef NETRA_EDITION_CARRIED_H
#define NETRA_EDITION_CARRIED_H

#include "edition/build.h"
#include "pdf/pdf.h"

/* A table of cases never travels, in no edition: what is suppressed on the pages could be counted
 * again from it. The recipe names it with its size and checksum, so that whoever has the table can
 * prove that it is the one. A table that cannot be read again for that is NT_SYSTEM. */
nt_status nt_carried_attachments(nt_run_state *run, const nt_product *product,
                                 const nt_attachment **out, size_t *count, nt_error *err);

#endif
