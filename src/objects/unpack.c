/* Streams unpacked within a limit. Nearly all are deflated, and nothing else; what takes more is
 * qpdf's to unpack, and what it comes to is known before. */
#include "objects/unpack.h"

#include <string.h>
#include <zlib.h>

/* The most that a byte can unpack to, by filter (ISO 32000-1, 7.4). */
static const struct {
    const char *name;
    size_t times;
} filters[] = {
    {"/FlateDecode", 1032},   {"/Fl", 1032}, {"/LZWDecode", 2731},  {"/LZW", 2731},
    {"/RunLengthDecode", 64}, {"/RL", 64},   {"/ASCII85Decode", 4}, {"/A85", 4},
    {"/ASCIIHexDecode", 1},   {"/AHx", 1},
};

enum { FILTERS_MAX = 16, ROW_MAX = 1 << 20, PIECE = 64 * 1024 };

/* What qpdf cannot unpack it hands over as it is. */
static size_t times_of(nt_pdf_item filter)
{
    NT_RETURN_FIRST(i, sizeof filters / sizeof *filters, nt_item_is_name(filter, filters[i].name),
                    filters[i].times, 1);
}

/* An array of one is what it holds. */
static size_t count_of(nt_pdf_item item)
{
    return item.kind == NT_ITEM_NULL ? 0 : item.kind == NT_ITEM_ARRAY ? item.count : 1;
}

static nt_pdf_item part_of(nt_reader *reader, nt_pdf_item item, size_t i)
{
    return item.kind == NT_ITEM_ARRAY ? nt_reader_item(reader, item, i) : item;
}

/* `length` bytes through all filters come to no more than this, or to SIZE_MAX. */
static size_t bound_of(nt_reader *reader, nt_pdf_item filter, size_t length)
{
    size_t count = count_of(filter);
    for (size_t i = 0; i < count; i++) {
        size_t times = times_of(part_of(reader, filter, i));
        if (count > FILTERS_MAX || length > SIZE_MAX / times) {
            return SIZE_MAX;
        }
        length *= times;
    }
    return length;
}

static bool is_deflated_once(nt_reader *reader, nt_pdf_item filter)
{
    nt_pdf_item only = part_of(reader, filter, 0);
    return count_of(filter) == 1 &&
           (nt_item_is_name(only, "/FlateDecode") || nt_item_is_name(only, "/Fl"));
}

bool nt_unpack_deflated(nt_bytes packed, size_t limit, nt_buffer *out, size_t *length)
{
    z_stream stream = {.next_in = (unsigned char *)packed.bytes, .avail_in = (uInt)packed.length};
    unsigned char piece[PIECE];
    int code = packed.length <= UINT32_MAX ? inflateInit(&stream) : Z_MEM_ERROR;
    bool is_open = code == Z_OK;
    for (*length = 0; code == Z_OK && *length <= limit;) {
        stream.next_out = piece;
        stream.avail_out = PIECE;
        code = inflate(&stream, Z_NO_FLUSH);
        size_t more = PIECE - stream.avail_out;
        *length += more;
        if (out && *length <= limit) {
            nt_buffer_add(out, piece, more);
        }
    }
    if (is_open) {
        inflateEnd(&stream);
    }
    return code == Z_STREAM_END || (is_open && *length > limit);
}

static double parameter(nt_reader *reader, nt_pdf_item parameters, const char *key)
{
    nt_pdf_item value = nt_reader_get(reader, parameters, key);
    return value.kind == NT_ITEM_NUMBER ? nt_item_number(value) : 1;
}

/* A predictor keeps two rows, as wide as the stream says. */
static bool rows_within(nt_reader *reader, nt_pdf_item parameters)
{
    bool within = true;
    for (size_t i = 0; i < count_of(parameters) && i < FILTERS_MAX && within; i++) {
        nt_pdf_item one = part_of(reader, parameters, i);
        within = parameter(reader, one, "/Columns") * parameter(reader, one, "/Colors") *
                     parameter(reader, one, "/BitsPerComponent") / 8 <=
                 ROW_MAX;
    }
    return within;
}

static bool unpack(nt_reader *reader, nt_pdf_item stream, nt_bytes packed, size_t limit,
                   nt_arena *arena, nt_bytes *out)
{
    nt_pdf_item dictionary = stream.of.stream->dictionary;
    nt_pdf_item filter = nt_reader_get(reader, dictionary, "/Filter");
    nt_pdf_item parameters = nt_reader_get(reader, dictionary, "/DecodeParms");
    size_t length;
    bool is_deflated = is_deflated_once(reader, filter);
    if (count_of(filter) == 0 || (is_deflated && count_of(parameters) == 0)) {
        nt_buffer plain = nt_buffer_open(arena);
        bool is_whole = !is_deflated || nt_unpack_deflated(packed, limit, &plain, &length);
        if (!is_deflated) {
            length = packed.length;
            nt_buffer_add(&plain, packed.bytes, length <= limit ? length : 0);
        }
        *out = (nt_bytes){nt_buffer_text(&plain), plain.length};
        if (is_whole) {
            return length <= limit;
        }
    }
    if ((bound_of(reader, filter, packed.length) > limit &&
         !(is_deflated && (nt_unpack_deflated(packed, limit, NULL, &length), length <= limit))) ||
        !rows_within(reader, parameters)) {
        return false;
    }
    unsigned char *bytes = nt_reader_unpacked(reader, stream, &length);
    *out = (nt_bytes){"", 0};
    if (bytes && length <= limit) { /* a predictor only takes bytes away */
        *out = (nt_bytes){nt_arena_text(arena, (const char *)bytes, length), length};
    }
    nt_reader_free(bytes);
    return length <= limit;
}

bool nt_unpack_stream(nt_reader *reader, nt_pdf_item stream, size_t limit, nt_arena *arena,
                      nt_bytes *out)
{
    *out = (nt_bytes){"", 0};
    if (stream.kind != NT_ITEM_STREAM) {
        return true;
    }
    size_t length;
    unsigned char *bytes = nt_reader_packed(reader, stream, &length);
    bool fits = !bytes ||
                unpack(reader, stream, (nt_bytes){(const char *)bytes, length}, limit, arena, out);
    nt_reader_free(bytes);
    return fits;
}

bool nt_unpack_contents(nt_reader *reader, nt_pdf_item page, size_t limit, nt_arena *arena,
                        nt_bytes *out)
{
    nt_pdf_item contents = nt_reader_get(reader, page, "/Contents");
    if (contents.kind != NT_ITEM_ARRAY) {
        return nt_unpack_stream(reader, contents, limit, arena, out);
    }
    nt_buffer all = nt_buffer_open(arena);
    for (size_t i = 0; i < contents.count && !reader->failure.in[0]; i++) {
        nt_bytes one;
        size_t left = limit - (all.length < limit ? all.length : limit);
        if (!nt_unpack_stream(reader, nt_reader_item(reader, contents, i), left, arena, &one)) {
            return false;
        }
        nt_buffer_add(&all, one.bytes, one.length);
        nt_buffer_putc(&all, '\n');
    }
    *out = (nt_bytes){nt_buffer_text(&all), all.length};
    return all.length <= limit + 1;
}
