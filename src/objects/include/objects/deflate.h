/* zlib's deflate, one state for all streams of a file. */
#pragma once

#include "base/file.h"

typedef struct nt_deflater nt_deflater;

/* Its memory is the arena's: there is nothing to close, and it does not fail. */
nt_deflater *nt_deflater_open(nt_arena *arena);
/* The packed bytes, valid until the next call. */
nt_bytes nt_deflate(nt_deflater *deflater, nt_bytes bytes);
