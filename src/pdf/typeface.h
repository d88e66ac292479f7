/* A font as a page uses it: what the strings shown in it say. */
#pragma once

#include "drawn.h"

/* Each font is read once; NULL when the page is refused. */
const nt_typeface *nt_typeface_of(nt_drawing *drawing, nt_pdf_item font);

/* Adds the text of a string; NULL is a font that says nothing of its codes. */
void nt_typeface_decode(const nt_typeface *typeface, nt_bytes string, nt_buffer *out);
