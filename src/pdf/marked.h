/* Marked content, positioned text and forms, which libharu does not have: written straight into the
 * page's own content stream. The only file that looks inside libharu's page.
 *
 * `scratch` is for the text on its way to the page: its content is lost.
 * A failing write is kept by libharu as the document's error. */
#pragma once

#include <hpdf.h>

#include "plan.h"

void nt_pdf_marked_content(nt_buffer *scratch, HPDF_Page page, const char *type, int mcid);
void nt_pdf_marked_artifact(nt_buffer *scratch, HPDF_Page page, nt_artifact artifact);
void nt_pdf_marked_end(HPDF_Page page);

/* The run with its kerning, as planned; as operators for any content stream, its baseline from
 * (x, y), and on the page. */
void nt_pdf_marked_run(nt_buffer *out, const nt_plan *plan, const nt_run *run, double x, double y);
void nt_pdf_marked_text(nt_buffer *scratch, HPDF_Page page, const nt_plan *plan,
                        const nt_mark *mark);

/* The chart's form, lower left corner at the mark. */
void nt_pdf_marked_chart(nt_buffer *scratch, HPDF_Page page, const nt_mark *mark);
