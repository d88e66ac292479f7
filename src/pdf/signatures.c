/* The signatures that a file has. */
#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "objects/reader.h"
#include "pdf/signature.h"
#include "words/pdf.h"

enum { DEPTH_MAX = 8, FIELDS_MAX = 10000 };

typedef struct {
    nt_arena *arena;
    const char *file;
    nt_bytes bytes;
    nt_reader *reader;
    size_t visits; /* of fields: many may share their kids */
    NT_VEC(nt_pdf_signature) found;
    unsigned objects[NT_SIGNATURES_MAX]; /* what each of them was found in */
} search;

/* The gap must be a string in hexadecimal and nothing else: only it is not covered. */
static bool read_value(search *s, size_t gap, size_t end, nt_bytes *out)
{
    const char *text = s->bytes.bytes;
    if (end < gap + 2 || (end - gap) % 2 || text[gap] != '<' || text[end - 1] != '>') {
        return false;
    }
    char *value = nt_arena_alloc(s->arena, (end - gap) / 2);
    size_t count = 0;
    for (size_t at = gap + 1; at + 1 < end; at += 2) {
        int high = nt_hex_digit(text[at]), low = nt_hex_digit(text[at + 1]);
        if (high < 0 || low < 0) {
            return false;
        }
        value[count++] = (char)(high * 16 + low);
    }
    *out = (nt_bytes){value, count};
    return true;
}

/* "D:20240425090000+00'00'" as "2024-04-25T09:00:00+00:00"; "" when it is no such thing. */
static const char *read_moment(nt_arena *arena, const char *text)
{
    static const char form[] = "D:dddddddddddddd";
    for (size_t i = 0; form[i]; i++) {
        bool fits = form[i] == 'd' ? text[i] >= '0' && text[i] <= '9' : text[i] == form[i];
        if (!fits) {
            return "";
        }
    }
    const char *d = text + 2, *zone = d + 14;
    bool is_offset = (*zone == '+' || *zone == '-') && strlen(zone) >= 6 && zone[3] == '\'';
    return nt_arena_printf(arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s%s%.*s%s%.*s", d, d + 4, d + 6,
                           d + 8, d + 10, d + 12,
                           is_offset      ? ""
                           : *zone == 'Z' ? "Z"
                                          : "",
                           is_offset ? 3 : 0, zone, is_offset ? ":" : "", is_offset ? 2 : 0,
                           is_offset ? zone + 4 : "");
}

static const char *text_of(search *s, nt_pdf_item text)
{
    return nt_shown(s->arena, nt_reader_text(s->reader, text, s->arena));
}

static nt_status read_range(search *s, nt_pdf_item range, nt_pdf_signature *out, nt_error *err)
{
    enum { NUMBERS = 4 };
    size_t number[NUMBERS], length = s->bytes.length;
    bool fits = nt_item_count(range) == NUMBERS;
    for (size_t i = 0; fits && i < NUMBERS; i++) {
        long long value = nt_item_integer(nt_reader_item(s->reader, range, i));
        fits = value >= 0 && (unsigned long long)value <= length;
        number[i] = fits ? (size_t)value : 0;
    }
    NT_FAIL_IF(!fits || number[0] != 0 || number[1] > number[2] || number[3] > length - number[2],
               err, NT_INVALID, (nt_place){s->file, 0, 0},
               NT_MESSAGE_PDF_SIGNATURE_COVERS_UNSAID(.field = out->field));
    NT_FAIL_IF((number[2] - number[1]) / 2 > NT_SIGNATURE_BYTES_MAX, err, NT_INVALID,
               (nt_place){s->file, 0, 0}, NT_MESSAGE_PDF_SIGNATURE_TOO_LARGE(.field = out->field));
    NT_FAIL_IF(!read_value(s, number[1], number[2], &out->value), err, NT_INVALID,
               (nt_place){s->file, 0, 0}, NT_MESSAGE_PDF_SIGNATURE_LEAVES_OUT(.field = out->field));
    out->covered[0] = (nt_bytes){s->bytes.bytes, number[1]};
    out->covered[1] = (nt_bytes){s->bytes.bytes + number[2], number[3]};
    out->end = number[2] + number[3];
    return NT_OK;
}

/* The object that the value is, or else stands in; 0 when that is none. */
static unsigned object_of(nt_pdf_item field, nt_pdf_item value)
{
    return value.object ? value.object : field.object;
}

static bool is_found(const search *s, unsigned object)
{
    size_t i = 0;
    while (object && i < s->found.count && s->objects[i] != object) {
        i++;
    }
    return object && i < s->found.count;
}

/* Many fields may lead to one signature. */
static nt_status take(search *s, nt_pdf_item field, nt_pdf_item value, nt_error *err)
{
    nt_reader *reader = s->reader;
    unsigned object = object_of(field, value);
    if (is_found(s, object)) {
        return NT_OK;
    }
    nt_pdf_item form = nt_reader_get(reader, value, "/SubFilter");
    nt_pdf_signature found = {
        .field = text_of(s, nt_reader_get(reader, field, "/T")),
        .form = form.kind == NT_ITEM_NAME ? nt_shown(s->arena, form.of.bytes + 1) : "",
        .claimed = read_moment(s->arena, text_of(s, nt_reader_get(reader, value, "/M")))};
    NT_FAIL_IF(s->found.count == NT_SIGNATURES_MAX, err, NT_INVALID, (nt_place){s->file, 0, 0},
               NT_MESSAGE_PDF_TOO_MANY_SIGNATURES(.most = NT_SIGNATURES_MAX));
    NT_TRY(read_range(s, nt_reader_get(reader, value, "/ByteRange"), &found, err));
    s->objects[s->found.count] = object;
    nt_vec_push(s->arena, &s->found, found);
    return NT_OK;
}

static nt_status search_fields(search *s, nt_pdf_item fields, int depth, nt_error *err)
{
    size_t count = nt_item_count(fields);
    for (size_t i = 0; i < count && depth < DEPTH_MAX && !s->reader->failure.in[0]; i++) {
        NT_FAIL_IF(++s->visits > FIELDS_MAX, err, NT_INVALID, (nt_place){s->file, 0, 0},
                   NT_MESSAGE_PDF_TOO_MANY_FIELDS(.most = FIELDS_MAX));
        nt_pdf_item field = nt_reader_item(s->reader, fields, i);
        nt_pdf_item value = nt_reader_get(s->reader, field, "/V");
        if (nt_item_is_name(nt_reader_get(s->reader, field, "/FT"), "/Sig") &&
            value.kind == NT_ITEM_DICTIONARY) {
            NT_TRY(take(s, field, value, err));
        }
        NT_TRY(search_fields(s, nt_reader_get(s->reader, field, "/Kids"), depth + 1, err));
    }
    return NT_OK;
}

NT_ORDER(compare, nt_pdf_signature, NT_RISING(end))

nt_status nt_pdf_read_signatures(nt_arena *arena, const char *file, nt_bytes bytes,
                                 const nt_pdf_signature **out, size_t *count, nt_error *err)
{
    NT_CLOSED_BY(nt_reader_close) nt_reader reader;
    nt_reader_open_foreign(arena, file, bytes, &reader);
    search s = {.arena = arena, .file = file, .bytes = bytes, .reader = &reader};
    if (!reader.failure.in[0]) {
        nt_pdf_item form = nt_reader_get(&reader, nt_reader_root(&reader), "/AcroForm");
        if (form.kind == NT_ITEM_DICTIONARY) {
            NT_TRY(search_fields(&s, nt_reader_get(&reader, form, "/Fields"), 0, err));
        }
    }
    NT_TRY(nt_reader_readable(&reader, file, err));
    nt_sort(s.found.items, s.found.count, sizeof *s.found.items, compare);
    *out = s.found.items;
    *count = s.found.count;
    return NT_OK;
}
