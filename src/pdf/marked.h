/* Marked content, positioned text and forms, which libharu does not have: operators for a content
 * stream. */
#pragma once

#include "plan.h"

void nt_pdf_marked_content(nt_buffer *out, const char *type, int mcid);
void nt_pdf_marked_artifact(nt_buffer *out, nt_artifact artifact);
void nt_pdf_marked_end(nt_buffer *out);

/* The run with its kerning, as planned, its baseline from (x, y). */
void nt_pdf_marked_run(nt_buffer *out, const nt_plan *plan, const nt_run *run, double x, double y);

/* The chart's form, lower left corner at the mark. */
void nt_pdf_marked_chart(nt_buffer *out, const nt_mark *mark);
