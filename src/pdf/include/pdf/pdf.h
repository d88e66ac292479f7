/* The file: libharu writes pages, a finishing pass with qpdf makes them a tagged, archival PDF.
 *
 * NT_PROFILE_A3_UA1: PDF 1.7, PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1).
 * NT_PROFILE_A4_UA2: PDF 2.0, PDF/A-4f (ISO 19005-4) and PDF/UA-2 (ISO 14289-2).
 * The same input gives the same bytes. */
#pragma once

#include "base/library.h"
#include "layout/page.h"

typedef enum {
    NT_RELATION_SOURCE,
    NT_RELATION_DATA,
    NT_RELATION_SUPPLEMENT
} nt_relation; /* ISO 19005-3, 6.8: AFRelationship */

/* A file as each PDF that it is attached to has it. */
nt_bytes nt_pdf_attached(nt_arena *arena, nt_bytes bytes);

typedef struct {
    const char *name; /* unique in the file: "figures.csv" */
    const char *mime; /* "text/csv" */
    const char *description;
    nt_relation relation;
    nt_bytes bytes;
    nt_bytes packed; /* by nt_pdf_attached(), for several PDFs; empty: not yet */
    /* The chart whose data these are: also associated with its Figure element; SIZE_MAX none. */
    size_t chart;
} nt_attachment;

typedef struct {
    const nt_pages *pages;
    const nt_fonts *fonts;
    const nt_sheet *plots; /* by drawing of the pages */
    const nt_attachment *attachments;
    size_t attachment_count;
    long long created; /* seconds since 1970-01-01 UTC: SOURCE_DATE_EPOCH, else the edition's day */
    const char *producer; /* "netra 0.1.0" */
} nt_pdf_request;

nt_status nt_pdf_write(nt_arena *arena, const nt_pdf_request *request, nt_bytes *out,
                       nt_error *err);

nt_libraries nt_pdf_libraries(void);
