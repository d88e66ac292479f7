/* Runs of text in the making: marks become their values, neighbours that look alike become one. */
#ifndef NETRA_REPORT_INLINE_H
#define NETRA_REPORT_INLINE_H

#include "slot.h"

typedef NT_VEC(nt_inline) nt_runs;

/* Adds the text in the manner of `like` (style and links). */
void nt_report_runs_add(nt_arena *arena, nt_runs *runs, const nt_slots *slots,
                        const nt_inline *like, const char *text, size_t length);

#endif
