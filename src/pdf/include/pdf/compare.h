/* Two files of one report, object by object: all that their trailers lead to, whoever wrote them
 * down. What pages draw can be written in many ways; here is seen only whether it is written in
 * one, and where it is not, what it comes to must be compared (told.h). */
#pragma once

#include <stdbool.h>

#include "pdf/signature.h"

typedef struct {
    size_t page;      /* from 1: whose it is; 0 of no page */
    const char *kind; /* "link", "bookmark", "structure", "document"… */
    nt_text message;  /* what of it, how it is and how it was made */
    bool is_metadata; /* of the document's information or its XMP */
} nt_pdf_difference;

/* What may differ. */
typedef struct {
    bool is_signed;        /* signature fields are filled, and some came that are not seen */
    bool is_update;        /* to what was made something was added: asked is what that does */
    bool has_boxes;        /* nor need those be unseen */
    bool has_files;        /* what attached files hold is asked elsewhere (read.h) */
    bool is_set_otherwise; /* by another program or with other fonts: no places, no drawings */
} nt_pdf_allowance;

enum { NT_PDF_DIFFERENCES_MAX = 1000 };

typedef struct {
    const nt_pdf_difference *differences;
    size_t count;
    /* Nothing differs but metadata, and pages draw by the same operators and operands what they
     * name by the same names. */
    bool is_alike;
    nt_pdf_update update; /* of an update */
} nt_pdf_comparison;

/* Holds `pdf`, which nobody vouches for and which messages call `file`, against `made`, which was
 * built here. At most NT_PDF_DIFFERENCES_MAX are told, in the arena. Compared are dictionaries,
 * arrays, texts and streams as they unpack, wherever they stand and however often they are written
 * down; not what keeps a file together: numbers of objects, filters, lengths, the page tree, the
 * file's ID. NT_INVALID: no PDF, or one that leads about without end. */
nt_status nt_pdf_compare(nt_arena *arena, const char *file, nt_bytes pdf, nt_bytes made,
                         nt_pdf_allowance allowed, nt_pdf_comparison *out, nt_error *err);
