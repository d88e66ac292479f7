#pragma once

#include "report/document.h"

/* The tree as text, one line a node, indented: the golden of this seam. */
void dump_document(const nt_document *document, nt_buffer *out);
