/* Streams unpacked within a limit: what they come to is known before qpdf unpacks them. */
#include "unpack.h"

#include <stdlib.h>
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

enum { FILTERS_MAX = 16, ROW_MAX = 1 << 20 };

/* What qpdf cannot unpack it hands over as it is. */
static size_t times_of(nt_reader *reader, qpdf_oh filter)
{
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        if (nt_reader_is_name(reader, filter, filters[i].name)) {
            return filters[i].times;
        }
    }
    return 1;
}

/* `length` bytes through all filters come to no more than this, or to SIZE_MAX. */
static size_t bound_of(nt_reader *reader, qpdf_oh filter, size_t length)
{
    bool several = nt_reader_is_array(reader, filter);
    int count = several ? qpdf_oh_get_array_n_items(reader->qpdf, filter) : 1;
    for (int i = 0; i < count; i++) {
        size_t times =
            times_of(reader, several ? nt_reader_item(reader, filter, (size_t)i) : filter);
        if (count > FILTERS_MAX || length > SIZE_MAX / times) {
            return SIZE_MAX;
        }
        length *= times;
    }
    return length;
}

static bool is_deflated_once(nt_reader *reader, qpdf_oh filter)
{
    if (nt_reader_is_array(reader, filter)) {
        if (qpdf_oh_get_array_n_items(reader->qpdf, filter) != 1) {
            return false;
        }
        filter = nt_reader_item(reader, filter, 0);
    }
    return nt_reader_is_name(reader, filter, "/FlateDecode") ||
           nt_reader_is_name(reader, filter, "/Fl");
}

/* How much comes out, counted and thrown away; more than `limit` is not counted. */
static bool inflates_within(const unsigned char *bytes, size_t length, size_t limit)
{
    static const size_t piece = 64 * 1024;
    z_stream stream = {.next_in = (unsigned char *)bytes, .avail_in = (unsigned)length};
    unsigned char *out = malloc(piece);
    size_t total = 0;
    int code = out && length <= UINT32_MAX ? inflateInit(&stream) : Z_MEM_ERROR;
    bool open = code == Z_OK;
    while (code == Z_OK && total <= limit) {
        stream.next_out = out;
        stream.avail_out = (unsigned)piece;
        code = inflate(&stream, Z_NO_FLUSH);
        total += piece - stream.avail_out;
    }
    if (open) {
        inflateEnd(&stream);
    }
    free(out);
    return open && total <= limit; /* damaged data end here, and qpdf says so */
}

static double parameter(nt_reader *reader, qpdf_oh parameters, const char *key)
{
    qpdf_oh value = nt_reader_get(reader, parameters, key);
    return qpdf_oh_is_number(reader->qpdf, value) ? qpdf_oh_get_numeric_value(reader->qpdf, value)
                                                  : 1;
}

/* A predictor keeps two rows, as wide as the stream says. */
static bool row_within(nt_reader *reader, qpdf_oh parameters)
{
    return !qpdf_oh_is_dictionary(reader->qpdf, parameters) ||
           parameter(reader, parameters, "/Columns") * parameter(reader, parameters, "/Colors") *
                   parameter(reader, parameters, "/BitsPerComponent") / 8 <=
               ROW_MAX;
}

static bool rows_within(nt_reader *reader, qpdf_oh parameters)
{
    bool several = nt_reader_is_array(reader, parameters), within = true;
    int count = several ? qpdf_oh_get_array_n_items(reader->qpdf, parameters) : 0;
    for (int i = 0; i < count && i < FILTERS_MAX && within; i++) {
        within = row_within(reader, nt_reader_item(reader, parameters, (size_t)i));
    }
    return within && row_within(reader, parameters);
}

static bool comes_within(nt_reader *reader, qpdf_oh stream, size_t limit)
{
    size_t length;
    unsigned char *bytes = nt_reader_stream_data(reader, stream, qpdf_dl_none, &length);
    qpdf_oh dictionary = nt_reader_stream_dictionary(reader, stream);
    qpdf_oh filter = nt_reader_get(reader, dictionary, "/Filter");
    bool within = (bound_of(reader, filter, length) <= limit ||
                   (is_deflated_once(reader, filter) && inflates_within(bytes, length, limit))) &&
                  rows_within(reader, nt_reader_get(reader, dictionary, "/DecodeParms"));
    nt_reader_free(bytes);
    return within;
}

bool nt_unpack_stream(nt_reader *reader, qpdf_oh stream, size_t limit, nt_arena *arena,
                      nt_bytes *out)
{
    *out = (nt_bytes){"", 0};
    if (!qpdf_oh_is_stream(reader->qpdf, stream)) {
        return true;
    }
    if (!comes_within(reader, stream, limit)) {
        return false;
    }
    size_t length = 0;
    unsigned char *bytes = nt_reader_stream_data(reader, stream, qpdf_dl_all, &length);
    if (bytes && length <= limit) { /* a predictor only takes bytes away */
        *out = (nt_bytes){nt_arena_text(arena, (const char *)bytes, length), length};
    }
    nt_reader_free(bytes);
    return length <= limit;
}

bool nt_unpack_contents(nt_reader *reader, qpdf_oh page, size_t limit, nt_arena *arena,
                        nt_bytes *out)
{
    qpdf_oh contents = nt_reader_get(reader, page, "/Contents");
    if (!nt_reader_is_array(reader, contents)) {
        return nt_unpack_stream(reader, contents, limit, arena, out);
    }
    nt_buffer all = nt_buffer_open(arena);
    int count = qpdf_oh_get_array_n_items(reader->qpdf, contents);
    for (int i = 0; i < count && !reader->failure.in[0]; i++) {
        nt_bytes one;
        size_t handles = nt_reader_handles(reader);
        size_t left = limit - (all.length < limit ? all.length : limit);
        if (!nt_unpack_stream(reader, nt_reader_item(reader, contents, (size_t)i), left, arena,
                              &one)) {
            return false;
        }
        nt_reader_release(reader, handles);
        nt_buffer_add(&all, one.bytes, one.length);
        nt_buffer_putc(&all, '\n');
    }
    *out = (nt_bytes){nt_buffer_text(&all), all.length};
    return all.length <= limit + 1;
}
