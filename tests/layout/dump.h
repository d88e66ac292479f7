#pragma once

#include "layout/page.h"

/* Pages and marks as text, coordinates to 0.1 pt: the golden of this seam. */
void dump_pages(const nt_pages *pages, nt_buffer *out);
