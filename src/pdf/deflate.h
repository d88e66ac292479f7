/* zlib's deflate, one state for all streams of a file. */
#ifndef NETRA_PDF_DEFLATE_H
#define NETRA_PDF_DEFLATE_H

#include "base/error.h"
#include "base/file.h"

typedef struct nt_deflater nt_deflater;

nt_status nt_deflater_open(nt_arena *arena, nt_deflater **out, nt_error *err);
/* The packed bytes, valid until the next call. */
nt_bytes nt_deflate(nt_deflater *deflater, nt_bytes bytes);
/* Says whether all went well. */
nt_status nt_deflater_close(nt_deflater *deflater, nt_error *err);

#endif
