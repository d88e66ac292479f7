#include "objects/saved.h"

#include <string.h>

#include "objects/unpack.h"

enum { OBJECTS_BYTES_MAX = 1 << 20 }; /* of one stream of objects, unpacked; there are 100 in it */

static bool skip(nt_bytes *rest, const char *text)
{
    size_t length = strlen(text);
    bool is_there = rest->length >= length && memcmp(rest->bytes, text, length) == 0;
    if (is_there) {
        *rest = (nt_bytes){rest->bytes + length, rest->length - length};
    }
    return is_there;
}

static void skip_line(nt_bytes *rest)
{
    const char *end = memchr(rest->bytes, '\n', rest->length);
    size_t length = end ? (size_t)(end - rest->bytes) + 1 : rest->length;
    *rest = (nt_bytes){rest->bytes + length, rest->length - length};
}

static nt_pdf_item member(nt_pdf_item dictionary, const char *key)
{
    size_t count;
    const nt_member *members = nt_item_members(dictionary, &count);
    NT_RETURN_FIRST(i, count, strcmp(members[i].key, key) == 0, members[i].value,
                    (nt_pdf_item){.kind = NT_ITEM_NULL});
}

static size_t size_in(nt_pdf_item dictionary, const char *key)
{
    long long size = nt_item_integer(member(dictionary, key));
    return size > 0 ? (size_t)size : 0;
}

/* The value, and where it is a stream's dictionary the stream. */
static nt_pdf_item take_value(nt_item_home *home, nt_bytes *rest)
{
    nt_pdf_item value = nt_item_parse_first(home, rest);
    size_t length = size_in(value, "/Length");
    if (value.kind == NT_ITEM_DICTIONARY && skip(rest, "\nstream\n") && length <= rest->length) {
        nt_item_stream *stream = nt_new(home->arena, nt_item_stream);
        *stream = (nt_item_stream){.dictionary = value, .packed = {rest->bytes, length}};
        *rest = (nt_bytes){rest->bytes + length, rest->length - length};
        value = (nt_pdf_item){.kind = NT_ITEM_STREAM, .of.stream = stream};
    }
    return value;
}

/* What else there is qpdf unpacks. */
static bool is_deflated_or_plain(nt_pdf_item stream)
{
    nt_pdf_item filter = member(stream, "/Filter");
    return filter.kind == NT_ITEM_NULL || (nt_item_is_name(filter, "/FlateDecode") &&
                                           member(stream, "/DecodeParms").kind == NT_ITEM_NULL);
}

static bool keep(nt_item_home *home, nt_saved *saved, size_t number, nt_bytes place)
{
    bool fits = number > 0 && number <= NT_ITEM_OBJECTS_MAX;
    while (fits && saved->places.count <= number) {
        nt_vec_push(home->arena, &saved->places, ((nt_bytes){NULL, 0}));
    }
    if (fits) {
        saved->places.items[number] = place;
    }
    return fits;
}

/* Numbers and offsets first, behind them the objects (ISO 32000-1, 7.5.7). */
static bool keep_objects(nt_item_home *home, nt_saved *saved, nt_pdf_item stream)
{
    nt_arena *passing = nt_arena_open();
    nt_buffer text = nt_buffer_open(passing);
    size_t length, count = size_in(stream, "/N"), first = size_in(stream, "/First");
    bool fits = nt_unpack_deflated(stream.of.stream->packed, OBJECTS_BYTES_MAX, &text, &length) &&
                first <= text.length;
    nt_bytes all = {nt_arena_text(home->arena, nt_buffer_text(&text), text.length), text.length};
    nt_arena_close(passing);
    nt_bytes index = {all.bytes, first};
    for (size_t i = 0; fits && i < count; i++) {
        long long number = nt_item_integer(nt_item_parse_first(home, &index));
        long long offset = nt_item_integer(nt_item_parse_first(home, &index));
        size_t at = first + (size_t)offset;
        fits = number > 0 && offset >= 0 && at <= all.length &&
               keep(home, saved, (size_t)number, (nt_bytes){all.bytes + at, all.length - at});
    }
    return fits;
}

static bool keep_next(nt_item_home *home, nt_saved *saved, nt_bytes *rest)
{
    long long number = nt_item_integer(nt_item_parse_first(home, rest));
    if (number <= 0 || !skip(rest, " 0 obj\n")) {
        return false;
    }
    nt_bytes place = *rest;
    nt_pdf_item stream = take_value(home, rest), type = member(stream, "/Type");
    if (stream.kind != NT_ITEM_STREAM || !skip(rest, "\nendstream\nendobj\n")) {
        return false;
    }
    if (nt_item_is_name(type, "/XRef")) {
        saved->trailer = stream.of.stream->dictionary;
        return keep(home, saved, (size_t)number, place);
    }
    return is_deflated_or_plain(stream) && keep(home, saved, (size_t)number, place) &&
           (!nt_item_is_name(type, "/ObjStm") || keep_objects(home, saved, stream));
}

/* Nothing was added behind the file. */
static bool is_end(nt_bytes rest)
{
    bool fits = skip(&rest, "startxref\n");
    skip_line(&rest);
    return fits && skip(&rest, "%%EOF\n") && rest.length == 0;
}

bool nt_saved_open(nt_item_home *home, nt_bytes file, nt_saved *out)
{
    nt_saved saved = {.trailer = {.kind = NT_ITEM_NULL}};
    nt_bytes rest = file;
    bool fits = skip(&rest, "%PDF-");
    skip_line(&rest);
    skip_line(&rest);
    while (fits && saved.trailer.kind == NT_ITEM_NULL) {
        fits = keep_next(home, &saved, &rest);
    }
    *out = saved;
    return fits && is_end(rest);
}

nt_pdf_item nt_saved_object(nt_item_home *home, const nt_saved *saved, unsigned number)
{
    nt_bytes place =
        number < saved->places.count ? saved->places.items[number] : (nt_bytes){NULL, 0};
    return place.bytes ? take_value(home, &place) : (nt_pdf_item){.kind = NT_ITEM_NULL};
}
