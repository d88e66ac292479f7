/* Bytes packed as a zlib stream (RFC 1950). */
#pragma once

#include "base/file.h"

/* The packed bytes, in the arena. It does not fail. */
nt_bytes nt_deflate(nt_arena *arena, nt_bytes bytes);
