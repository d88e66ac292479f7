#include "objects/deflate.h"

#include <assert.h>
#include <libdeflate.h>
#include <stdlib.h>

nt_bytes nt_deflate(nt_arena *arena, nt_bytes bytes, nt_effort effort)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor((int)effort);
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
