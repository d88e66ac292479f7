/* Streams of a file that nobody vouches for: unpacked within a limit that is held while they
 * unpack. */
#pragma once

#include "objects/reader.h"

/* The unpacked bytes in `arena`, empty when `stream` is none; false when there would be more than
 * `limit` of them. */
bool nt_unpack_stream(nt_reader *reader, nt_pdf_item stream, size_t limit, nt_arena *arena,
                      nt_bytes *out);

/* What comes out of deflated bytes, up to a byte more than `limit`; with `out` NULL it is counted
 * and thrown away. False where they are damaged. */
bool nt_unpack_deflated(nt_bytes packed, size_t limit, nt_buffer *out, size_t *length);

/* The content streams of a page as one, each behind the other's line end. */
bool nt_unpack_contents(nt_reader *reader, nt_pdf_item page, size_t limit, nt_arena *arena,
                        nt_bytes *out);
