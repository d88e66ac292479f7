/* Objects of a foreign PDF in one form, so that two can be compared whoever wrote them: numbers to
 * three places, names and keys as they are, what is referred to in its place. Streams are named,
 * not read, and so is what is nested deeper than a few levels; more than NT_TOLD_MEMBERS_MAX in all
 * is a failure of the drawing. */
#pragma once

#include "drawn.h"

/* The members of a dictionary but those of `without` (NULL-terminated); nothing when there are no
 * others. */
void nt_canon_members(nt_drawing *drawing, nt_pdf_item dictionary, const char *const *without,
                      nt_buffer *out);
