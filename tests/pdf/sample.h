/* A small report laid out by hand, with one of everything that a page can hold. */
#pragma once

#include "pdf/pdf.h"

/* Two pages: running heads, title, contents with links, headings, a paragraph over two pages with a
 * note, a hyphenated line and links of both kinds, numbers with IDs, two lists, a table with heads,
 * spans and a total, two charts, a call-out, three attachments, bookmarks. */
nt_pdf_request nt_sample_request(nt_arena *arena, const nt_fonts *fonts, nt_pdf_profile profile);

/* A table of `rows` rows of 7 cells on pages of 40, for the bench. */
nt_pdf_request nt_sample_large(nt_arena *arena, const nt_fonts *fonts, nt_pdf_profile profile,
                               size_t rows);

/* The faces as the project builds them; fails the test when they are missing. */
nt_fonts *nt_sample_fonts(void);

/* The sample as a finished file. */
nt_bytes nt_sample_written(nt_arena *arena, nt_pdf_profile profile);
