#include "objects/deflate.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdlib.h>

/* Half of what zlib took for as many bytes at its level 3: packing is the largest part of finishing
 * a file. Level 5 takes twice as long as this one, for a seventh fewer bytes. */
enum { LEVEL = 1 };

nt_bytes nt_deflate(nt_arena *arena, nt_bytes bytes)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    size_t most = libdeflate_zlib_compress_bound(compressor, bytes.length);
    unsigned char *packed = malloc(most);
    if (!compressor || !packed) {
        nt_out_of_memory(most);
    }
    size_t length = libdeflate_zlib_compress(compressor, bytes.bytes, bytes.length, packed, most);
    assert(length); /* there is room for all of it */
    const char *kept = nt_arena_text(arena, (const char *)packed, length);
    free(packed);
    libdeflate_free_compressor(compressor);
    return (nt_bytes){kept, length};
}
