/* A finished PDF, read again: what is attached to it, and what it says in forms that can be
 * compared with another file's. Ours or one that came by mail: nothing in it is trusted. */
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

enum {
    NT_PDF_EMBEDDED_MAX = 1000,           /* attachments */
    NT_PDF_EMBEDDED_BYTES_MAX = 32 << 20, /* of one, as it says itself and as it is */
    NT_PDF_EMBEDDED_TOTAL_MAX = 64 << 20, /* of all */
    NT_PDF_BYTES_MAX = 32 << 20,          /* of a report that is built */
    NT_PDF_READ_MAX = 40 << 20            /* of one that is read: signing adds to it */
};

/* Whether a finished report, and what is attached to it, is small enough to be read again. */
nt_status nt_pdf_judge_size(nt_bytes pdf, const nt_bytes *attached, size_t count, nt_error *err);

/* A file attached to the document (its associated files, ISO 19005-3, 6.8). */
typedef struct {
    const char *name;
    nt_bytes bytes;
} nt_pdf_embedded;

/* `file` names the PDF in messages; NULL for a report that was made here a moment ago, which is
 * trusted. Bytes that are no PDF, or more than the limits: NT_INVALID. */
nt_status nt_pdf_read_embedded(nt_arena *arena, const char *file, nt_bytes bytes,
                               const nt_pdf_embedded **out, size_t *count, nt_error *err);

/* The one of that name; NULL: there is none. */
const nt_pdf_embedded *nt_pdf_embedded_named(const nt_pdf_embedded *files, size_t count,
                                             const char *name);

/* Three levels at which two files can be the same although their bytes differ. */
typedef struct {
    nt_bytes text;         /* the code points shown, page by page, without blanks and hyphens */
    nt_bytes structure;    /* the structure tree: one element a line, with its id */
    const nt_bytes *pages; /* the drawing instructions of each, unpacked */
    size_t page_count;
} nt_pdf_form;

nt_status nt_pdf_read_form(nt_arena *arena, const char *file, nt_bytes bytes, nt_pdf_form *out,
                           nt_error *err);
