/* A report that was signed after it was built: by netra itself, or by an agency's service. */
#pragma once

#include "base/json.h"
#include "pdf/signature.h"

typedef struct {
    const nt_pdf_signature *items;
    size_t count;        /* 0: nobody signed it, and all else here is empty */
    bool is_update;      /* it begins with what was built, byte for byte */
    size_t built, added; /* bytes: as built; that signing put behind them */
    const char *sha512;  /* as built */
    size_t boxes;        /* that signing put where the report has none */
    const nt_text *why;  /* the first thing that does not hold; NULL all does */
} nt_signed;

/* What was done to `made` to give `pdf`. All holds when each signature is one of its certificate
 * over what it covers, the last covers the whole file, and an update changes nothing but signature
 * fields. Whether a certificate deserves trust is not asked; a time-stamp is not checked. Where the
 * service wrote the file anew, `made` must be held against it by other means. */
nt_status nt_signed_read(nt_arena *arena, const char *file, nt_bytes pdf, nt_bytes made,
                         nt_signed *out, nt_error *err);
/* The same, without what an update does: that its `update` says, which others have read. */
nt_status nt_signed_read_signatures(nt_arena *arena, const char *file, nt_bytes pdf, nt_bytes made,
                                    nt_signed *out, nt_error *err);
void nt_signed_take_update(nt_arena *arena, nt_signed *report, const nt_pdf_update *update);

/* Whether two files draw the same strokes on their pages, charts included, and lead to the same
 * objects but for signatures and metadata: for a file that the service wrote anew. */
nt_status nt_signed_same_content(nt_arena *arena, nt_bytes pdf, nt_bytes made, bool *out,
                                 nt_error *err);

void nt_signed_print(const nt_signed *report, nt_lang lang);
/* The members of an nt_signed of a file that somebody signed; the context is the nt_lang. */
nt_json_members nt_signed_put;
