/* A font's ToUnicode map (ISO 32000-1, 9.10.3): which characters the codes of a string stand for.
 */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/file.h"

enum { NT_CMAP_CODES = 65536, NT_CMAP_ENTRIES_MAX = 4 * NT_CMAP_CODES };

typedef struct {
    nt_arena *arena;
    const char **texts;          /* by code, UTF-8; NULL: the map is silent on it */
    size_t entries, entries_max; /* read so far: ranges may overlap without end */
} nt_cmap;

/* Reads what it can, up to `entries_max` entries; a map that says nothing leaves the codes unknown.
 * NT_CMAP_ENTRIES_MAX is for all fonts of a file. */
nt_cmap nt_cmap_read(nt_arena *arena, nt_bytes bytes, size_t entries_max);

/* The text of a string whose codes have `width` bytes, 1 or 2. A code that the map does not know is
 * U+FFFD, or itself where `is_latin` says that the font writes ASCII by its own codes. */
void nt_cmap_decode(const nt_cmap *map, nt_bytes string, int width, bool is_latin, nt_buffer *out);
