/* A zip as OpenDocument asks for (part 2, "Packages"): the first file stored, without the fields of
 * owner and day that libarchive writes beside each file. */
#include <libdeflate.h>
#include <string.h>

#include "pages.h"

static void put_number(nt_buffer *out, unsigned long number, int bytes)
{
    for (int i = 0; i < bytes; i++, number >>= 8) {
        nt_buffer_putc(out, (char)(number & 0xFF));
    }
}

nt_book_zip nt_book_zip_open(nt_arena *arena)
{
    return (nt_book_zip){.out = nt_buffer_open(arena), .directory = nt_buffer_open(arena)};
}

enum { LEVEL = 1, DEFLATED = 8 };

/* Without zlib's own frame. Its memory is the C library's, where none ends the run. */
static nt_bytes squeezed(nt_arena *arena, const nt_buffer *file)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    size_t most = libdeflate_deflate_compress_bound(compressor, file->length);
    char *bytes = nt_arena_alloc(arena, most);
    size_t length = libdeflate_deflate_compress(compressor, file->bytes, file->length, bytes, most);
    libdeflate_free_compressor(compressor);
    return (nt_bytes){bytes, length};
}

/* What both of its heads say of a file: names in UTF-8, the first day that zips know. */
static void put_head(nt_buffer *out, const char *name, const nt_buffer *file, nt_bytes packed,
                     bool is_stored)
{
    uint32_t sum = libdeflate_crc32(0, file->bytes, file->length);
    put_number(out, 20, 2);
    put_number(out, 1 << 11, 2);
    put_number(out, is_stored ? 0 : DEFLATED, 2);
    put_number(out, 0x00216000, 4); /* noon: Java keeps midnight, as a day before, elsewhere */
    put_number(out, sum, 4);
    put_number(out, (unsigned long)packed.length, 4);
    put_number(out, (unsigned long)file->length, 4);
    put_number(out, (unsigned long)strlen(name), 2);
    put_number(out, 0, 2);
}

void nt_book_zip_add(nt_book_zip *zip, const char *name, const nt_buffer *file, bool is_stored)
{
    size_t at = zip->out.length;
    nt_bytes packed =
        is_stored ? (nt_bytes){file->bytes, file->length} : squeezed(zip->out.arena, file);
    nt_buffer_puts(&zip->out, "PK\3\4");
    put_head(&zip->out, name, file, packed, is_stored);
    nt_buffer_puts(&zip->out, name);
    nt_buffer_add(&zip->out, packed.bytes, packed.length);
    nt_buffer_puts(&zip->directory, "PK\1\2");
    put_number(&zip->directory, 20, 2);
    put_head(&zip->directory, name, file, packed, is_stored);
    put_number(&zip->directory, 0, 10); /* no comment, first disk, no attributes */
    put_number(&zip->directory, (unsigned long)at, 4);
    nt_buffer_puts(&zip->directory, name);
    zip->count++;
}

nt_bytes nt_book_zip_close(nt_book_zip *zip)
{
    size_t at = zip->out.length, length = zip->directory.length;
    nt_buffer_add(&zip->out, zip->directory.bytes, length);
    nt_buffer_puts(&zip->out, "PK\5\6");
    put_number(&zip->out, 0, 4);
    put_number(&zip->out, (unsigned long)zip->count, 2);
    put_number(&zip->out, (unsigned long)zip->count, 2);
    put_number(&zip->out, (unsigned long)length, 4);
    put_number(&zip->out, (unsigned long)at, 4);
    put_number(&zip->out, 0, 2);
    return (nt_bytes){zip->out.bytes, zip->out.length};
}
