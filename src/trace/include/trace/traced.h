/* A finished PDF under examination: what it tells, what it carries, and what its own data give when
 * it is built again. */
#ifndef NETRA_TRACE_TRACED_H
#define NETRA_TRACE_TRACED_H

#include "edition/rebuild.h"
#include "pdf/read.h"
#include "pdf/told.h"

typedef struct {
    nt_arena *arena;
    nt_arena *carried;       /* for what is attached */
    const char *path, *data; /* the PDF; the folder of tables that it does not carry, NULL none */
    nt_bytes pdf;
    nt_pdf_told told;
    const nt_pdf_embedded *embedded;
    size_t embedded_count;
    nt_recipe recipe;
    nt_lang lang, tongue; /* of the document; of what is said about it */
    const char *ledger_name;
    const nt_ledger *ledger; /* as it is attached */
    const char *scratch;
    nt_rebuild rebuild; /* its results */
    nt_made made;
    bool needs_data;               /* not built again only because tables of cases are elsewhere */
    const nt_text *not_rebuilt;    /* why; NULL when `rebuild` and `made` are there */
    const nt_published *published; /* with quotes and sources; NULL not known */
} nt_traced;

/* Reads and builds again. A PDF that says nothing of its numbers (no structure, no ledger) is
 * NT_INVALID; one that cannot be built again is NT_OK, with the reason. Close it on every path. */
nt_status nt_traced_open(nt_traced *traced, nt_error *err);
void nt_traced_close(nt_traced *traced);

/* What is attached, and the results of building again, are no longer needed: both take much. */
void nt_traced_close_files(nt_traced *traced);

/* The attached file of that name, NULL none. */
const nt_pdf_embedded *nt_traced_file(const nt_traced *traced, const char *name);

/* The ledger id of an element that shows a number ("n.ID.TIMES"), NULL for others. */
const char *nt_traced_ledger_id(nt_arena *arena, const nt_pdf_element *element);

/* The words of an element; in the arena. */
const char *nt_traced_words(const nt_traced *traced, const nt_pdf_told *told, size_t element);

#endif
