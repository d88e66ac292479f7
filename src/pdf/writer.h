/* The pages, written by libharu: content streams and page sizes. Fonts and charts are called by
 * name (F0… by face, C0… by chart); the finishing pass provides them. */
#pragma once

#include "plan.h"

typedef struct {
    nt_bytes file;      /* libharu's, whose pages are empty */
    nt_bytes *contents; /* by page, deflated */
} nt_written_pages;

/* `out` lives in the arena. */
nt_status nt_pdf_write_pages(nt_arena *arena, const nt_plan *plan, nt_written_pages *out,
                             nt_error *err);
