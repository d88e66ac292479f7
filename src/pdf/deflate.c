#include "deflate.h"
#include "words/pdf.h"

#include <stdbool.h>
#include <zlib.h>

/* Half the work of the usual level 6, for an eighth more bytes: packing is the largest part of
 * finishing a file. */
enum { LEVEL = 3 };

struct nt_deflater {
    nt_arena *arena;
    z_stream stream;
    unsigned char *scratch;
    size_t capacity;
    bool failed;
};

nt_status nt_deflater_open(nt_arena *arena, nt_deflater **out, nt_error *err)
{
    nt_deflater *deflater = nt_new(arena, nt_deflater);
    deflater->arena = arena;
    if (deflateInit(&deflater->stream, LEVEL) != Z_OK) {
        return nt_fail(err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_PDF_COMPRESSION_MEMORY());
    }
    *out = deflater;
    return NT_OK;
}

static void reserve(nt_deflater *deflater, size_t length)
{
    size_t bound = deflateBound(&deflater->stream, (uLong)length);
    if (deflater->capacity < bound) {
        deflater->scratch = nt_arena_alloc(deflater->arena, bound);
        deflater->capacity = bound;
    }
}

nt_bytes nt_deflate(nt_deflater *deflater, nt_bytes bytes)
{
    z_stream *stream = &deflater->stream;
    reserve(deflater, bytes.length);
    deflateReset(stream);
    stream->next_in = (z_const Bytef *)bytes.bytes;
    stream->avail_in = (uInt)bytes.length;
    stream->next_out = deflater->scratch;
    stream->avail_out = (uInt)deflater->capacity;
    if (deflate(stream, Z_FINISH) != Z_STREAM_END) {
        deflater->failed = true;
    }
    return (nt_bytes){(const char *)deflater->scratch, stream->total_out};
}

nt_status nt_deflater_close(nt_deflater *deflater, nt_error *err)
{
    deflateEnd(&deflater->stream);
    if (deflater->failed) {
        return nt_fail(err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_PDF_COMPRESSION_FAILS());
    }
    return NT_OK;
}
