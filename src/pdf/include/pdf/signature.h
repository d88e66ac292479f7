/* Signatures in a finished file (ISO 32000-1, 12.8; ETSI EN 319 142-1): room for one as an
 * incremental update, so that the bytes before stay as they are; and those that a file has. What a
 * signature is made of and whether it holds is not known here. */
#pragma once

#include "base/lang.h"
#include "text/font.h"

typedef struct {
    const nt_fonts *fonts;
    nt_lang lang;
    const char
        *signer; /* shown in the box; a character that the fonts lack is shown as "?"; "": nobody */
    long long moment; /* seconds since 1970: the time that the signature claims */
    size_t room;      /* bytes kept for it */
} nt_signature_request;

/* A file that waits for its signature. */
typedef struct {
    nt_bytes bytes;
    size_t gap, gap_end; /* "<000…>", the only bytes that the signature does not cover */
    nt_bytes covered[2]; /* before and behind it */
    size_t room;
} nt_signature_draft;

/* Uses the first field that nobody has signed, and shows signer and moment in its box. A file
 * without a form gets a field that is not seen. `file` names the PDF in messages. A file that is no
 * PDF, is encrypted, has a form in which every field is signed, or holds what would keep readers
 * from finding the signature, is NT_INVALID. */
nt_status nt_pdf_signature_draft(nt_arena *arena, const char *file, nt_bytes bytes,
                                 const nt_signature_request *request, nt_signature_draft *out,
                                 nt_error *err);

/* The signed file. `signature` fits into the room: asserted. */
nt_bytes nt_pdf_signature_fill(nt_arena *arena, const nt_signature_draft *draft,
                               nt_bytes signature);

enum { NT_SIGNATURES_MAX = 64, NT_SIGNATURE_BYTES_MAX = 4 << 20 };

/* A signature that is there. */
typedef struct {
    const char *field;   /* its name */
    const char *form;    /* "ETSI.CAdES.detached" */
    const char *claimed; /* "2024-04-25T09:00:00Z", as it claims; "" it does not say when */
    nt_bytes value;      /* DER, perhaps with zeros behind it */
    nt_bytes covered[2];
    size_t end; /* it covers the file up to here, its own value left out */
} nt_pdf_signature;

/* In the order in which they were made, each once, however many fields lead to it. A signature that
 * leaves out more than its own value, or covers what is not there, is NT_INVALID; so are one of
 * more than NT_SIGNATURE_BYTES_MAX, and more than NT_SIGNATURES_MAX. */
nt_status nt_pdf_read_signatures(nt_arena *arena, const char *file, nt_bytes bytes,
                                 const nt_pdf_signature **out, size_t *count, nt_error *err);

/* What an update does to a file. */
typedef struct {
    /* What it changes beside signature fields and their boxes, of all that a reader sees or hears:
     * the first of it ("page 3"); empty where it changes nothing. Metadata are not asked. */
    nt_text changes;
    size_t boxes; /* signatures that it puts where the file had no field, and that can be seen */
} nt_pdf_update;

/* The first `length` bytes are a report that was made here, the rest was appended. */
nt_status nt_pdf_read_update(nt_arena *arena, const char *file, nt_bytes bytes, size_t length,
                             nt_pdf_update *out, nt_error *err);
