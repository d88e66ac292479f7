/* The pages, written by libharu: content streams and page sizes. Fonts and charts are called by
 * name (F0… by face, C0… by chart); the finishing pass provides them. */
#pragma once

#include "plan.h"

/* `out` lives in the arena. */
nt_status nt_pdf_write_pages(nt_arena *arena, const nt_plan *plan, nt_bytes *out, nt_error *err);
