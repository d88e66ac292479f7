/* Bytes packed as a zlib stream (RFC 1950). */
#pragma once

#include "base/file.h"

/* Levels of libdeflate. For what the main line of a build waits for, where packing is the largest
 * part of finishing a file: half the time that zlib takes for as many bytes. And for what is packed
 * beside it: of a ledger a fifth fewer bytes in twice the time, and no level above it is
 * worth it. */
typedef enum { NT_EFFORT_LITTLE = 1, NT_EFFORT_MORE = 5 } nt_effort;

/* The packed bytes, in the arena. It does not fail. */
nt_bytes nt_deflate(nt_arena *arena, nt_bytes bytes, nt_effort effort);
