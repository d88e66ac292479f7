/* The file as bytes (ISO 32000-1, 7.5): objects are numbered when another names them, so what
 * nothing names is not written. */
#include <hpdf.h>
#include <hpdf_encrypt.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "objects/deflate.h"
#include "objects/syntax.h"
#include "value.h"

enum { OBJECTS_IN_STREAM = 100, IDENTIFIER_LENGTH = 16 };

/* Where an object lies: a row of the cross-reference stream. */
typedef struct {
    nt_object object; /* NULL: a stream of objects, or of cross-references */
    size_t offset;    /* in the file; in a stream of objects, its place in there */
    uint32_t stream;  /* the number of the stream of objects that it lies in; 0 none */
} place;

typedef struct {
    nt_arena *arena;
    NT_VEC(place) places; /* by number - 1 */
    nt_buffer out;
    nt_buffer sums;           /* what tells the content of each stream */
    nt_buffer index, objects; /* the stream of objects that is being filled */
    uint32_t stream, count;   /* its number and how many are in it */
    uint32_t before;          /* in an update: numbers up to here are taken */
} saver;

static uint32_t add_place(saver *s, nt_object object)
{
    nt_vec_push(s->arena, &s->places, ((place){.object = object}));
    return s->before + (uint32_t)s->places.count;
}

static place *place_of(saver *s, uint32_t number)
{
    return &s->places.items[number - s->before - 1];
}

static void put_reference(saver *s, nt_buffer *out, nt_object object)
{
    if (!object->number) {
        object->number = add_place(s, object);
    }
    nt_buffer_integer(out, object->number);
    nt_buffer_puts(out, " 0 R");
}

static void put_value(saver *s, nt_buffer *out, nt_object object);

static void put_named(saver *s, nt_buffer *out, nt_object object)
{
    if (object->indirect) {
        put_reference(s, out, object);
    } else {
        put_value(s, out, object);
    }
}

static void put_array(saver *s, nt_buffer *out, nt_object array)
{
    nt_buffer_putc(out, '[');
    for (const nt_entry *entry = array->first; entry; entry = entry->next) {
        if (entry != array->first) {
            nt_buffer_putc(out, ' ');
        }
        put_named(s, out, entry->value);
    }
    nt_buffer_putc(out, ']');
}

/* What a dictionary holds, without its brackets. */
static void put_entries(saver *s, nt_buffer *out, nt_object dictionary)
{
    nt_buffer_add(out, dictionary->bytes.bytes, dictionary->bytes.length);
    for (const nt_entry *entry = dictionary->first; entry; entry = entry->next) {
        nt_syntax_name(out, (nt_bytes){entry->key, strlen(entry->key)});
        nt_buffer_putc(out, ' ');
        put_named(s, out, entry->value);
    }
}

static void put_value(saver *s, nt_buffer *out, nt_object object)
{
    switch (object->kind) {
    case NT_VALUE_LITERAL:
        nt_buffer_add(out, object->bytes.bytes, object->bytes.length);
        break;
    case NT_VALUE_INTEGER:
        nt_buffer_integer(out, object->integer);
        break;
    case NT_VALUE_LENGTH:
        nt_buffer_decimal(out, object->length_pt, 2);
        break;
    case NT_VALUE_NAME:
        nt_syntax_name(out, object->bytes);
        break;
    case NT_VALUE_STRING:
        nt_syntax_string(out, object->bytes);
        break;
    case NT_VALUE_ARRAY:
        put_array(s, out, object);
        break;
    case NT_VALUE_DICTIONARY:
    case NT_VALUE_STREAM:
        nt_buffer_puts(out, "<<");
        put_entries(s, out, object);
        nt_buffer_puts(out, ">>");
        break;
    }
}

static void open_object(saver *s, uint32_t number)
{
    nt_buffer_integer(&s->out, number);
    nt_buffer_puts(&s->out, " 0 obj\n<<");
}

/* The checksum that ends a packed stream, in place of the stream. */
static void add_sum(saver *s, nt_bytes data, bool packed)
{
    enum { ADLER_LENGTH = 4 }; /* RFC 1950, 2.2 */
    size_t length = packed && data.length > ADLER_LENGTH ? ADLER_LENGTH : data.length;
    nt_buffer_add(&s->sums, data.bytes + data.length - length, length);
}

/* The line before `endstream` is for ISO 19005-3, 6.1.7.1. */
static void close_stream(saver *s, nt_bytes data)
{
    nt_buffer_puts(&s->out, "/Length ");
    nt_buffer_integer(&s->out, (long long)data.length);
    nt_buffer_puts(&s->out, ">>\nstream\n");
    nt_buffer_add(&s->out, data.bytes, data.length);
    nt_buffer_puts(&s->out, "\nendstream\nendobj\n");
}

static void close_packed_stream(saver *s, nt_bytes packed)
{
    nt_buffer_puts(&s->out, "/Filter /FlateDecode ");
    add_sum(s, packed, true);
    close_stream(s, packed);
}

static void write_stream(saver *s, uint32_t number, nt_object stream)
{
    place_of(s, number)->offset = s->out.length;
    open_object(s, number);
    put_entries(s, &s->out, stream->dictionary);
    if (stream->packing == NT_PACKING_DEFLATED) {
        close_packed_stream(s, stream->bytes);
    } else {
        add_sum(s, stream->bytes, stream->packing == NT_PACKING_DONE);
        close_stream(s, stream->bytes);
    }
}

static void write_objects(saver *s)
{
    if (!s->count) {
        return;
    }
    size_t first = s->index.length;
    nt_buffer_add(&s->index, s->objects.bytes, s->objects.length);
    place_of(s, s->stream)->offset = s->out.length;
    open_object(s, s->stream);
    nt_buffer_printf(&s->out, "/Type /ObjStm /N %u /First %zu ", (unsigned)s->count, first);
    close_packed_stream(
        s, nt_deflate(s->arena, (nt_bytes){s->index.bytes, s->index.length}, NT_EFFORT_LITTLE));
    s->index.length = s->objects.length = 0;
    s->count = 0;
}

static void add_object(saver *s, uint32_t number, nt_object object)
{
    if (!s->count) {
        s->stream = add_place(s, NULL);
    }
    place *at = place_of(s, number);
    at->stream = s->stream;
    at->offset = s->count++;
    nt_buffer_integer(&s->index, number);
    nt_buffer_putc(&s->index, ' ');
    nt_buffer_integer(&s->index, (long long)s->objects.length);
    nt_buffer_putc(&s->index, ' ');
    put_value(s, &s->objects, object);
    nt_buffer_putc(&s->objects, '\n');
    if (s->count == OBJECTS_IN_STREAM) {
        write_objects(s);
    }
}

static void write_all_objects(saver *s)
{
    for (uint32_t number = 1; number <= s->places.count; number++) {
        nt_object object = s->places.items[number - 1].object;
        if (object && object->kind == NT_VALUE_STREAM) {
            write_stream(s, number, object);
        } else if (object) {
            add_object(s, number, object);
        }
    }
    write_objects(s);
}

static void hash(HPDF_MD5_CTX *context, const char *bytes, size_t length)
{
    HPDF_MD5Update(context, (const HPDF_BYTE *)bytes, (HPDF_UINT32)length);
}

/* The same in every file of the same content: made of the checksums of all streams and of where
 * they lie. The first half stays through all updates. */
static void put_identifier(saver *s, nt_bytes rows, const nt_bytes *first)
{
    HPDF_MD5_CTX context;
    HPDF_BYTE sum[IDENTIFIER_LENGTH];
    HPDF_MD5Init(&context);
    hash(&context, s->sums.bytes, s->sums.length);
    hash(&context, rows.bytes, rows.length);
    HPDF_MD5Final(sum, &context);
    nt_bytes own = {(const char *)sum, sizeof sum};
    nt_buffer_puts(&s->out, "/ID [");
    nt_syntax_string(&s->out, first ? *first : own);
    nt_syntax_string(&s->out, own);
    nt_buffer_puts(&s->out, "]");
}

enum { ROW = 7 }; /* kind, four bytes, two bytes */

static void fill_row(unsigned char row[static ROW], const place *at)
{
    uint32_t wide = at->stream ? at->stream : (uint32_t)at->offset;
    row[0] = at->stream ? 2 : 1;
    for (int i = 0; i < 4; i++) {
        row[1 + i] = (unsigned char)(wide >> (24 - 8 * i));
    }
    row[5] = at->stream ? (unsigned char)(at->offset >> 8) : 0;
    row[6] = at->stream ? (unsigned char)at->offset : 0;
}

/* Each row as its difference to the one above (PNG's "up"), which packs to almost nothing. */
typedef struct {
    nt_buffer out;
    unsigned char above[ROW];
} row_list;

static void put_row(row_list *rows, const unsigned char row[static ROW])
{
    unsigned char line[ROW + 1] = {2};
    for (int c = 0; c < ROW; c++) {
        line[c + 1] = (unsigned char)(row[c] - rows->above[c]);
    }
    memcpy(rows->above, row, ROW);
    nt_buffer_add(&rows->out, line, sizeof line);
}

static void put_place(row_list *rows, const place *at)
{
    unsigned char row[ROW];
    fill_row(row, at);
    put_row(rows, row);
}

static nt_bytes put_new_places(const saver *s, row_list *rows)
{
    for (size_t i = 0; i < s->places.count; i++) {
        put_place(rows, &s->places.items[i]);
    }
    return (nt_bytes){rows->out.bytes, rows->out.length};
}

static void open_cross_references(saver *s, uint32_t number, uint32_t root, uint32_t info)
{
    open_object(s, number);
    nt_buffer_printf(&s->out,
                     "/Type /XRef /W [1 4 2] /Size %u"
                     " /DecodeParms <</Predictor 12 /Columns %d>> /Root %u 0 R ",
                     (unsigned)number + 1, ROW, (unsigned)root);
    if (info) {
        nt_buffer_printf(&s->out, "/Info %u 0 R ", (unsigned)info);
    }
}

static void write_cross_references(saver *s, const nt_pdf_file *file)
{
    static const unsigned char free_object[ROW] = {0};
    uint32_t number = add_place(s, NULL);
    size_t start = place_of(s, number)->offset = s->out.length;
    row_list rows = {.out = nt_buffer_open(s->arena)};
    open_cross_references(s, number, file->root->number, file->info ? file->info->number : 0);
    put_row(&rows, free_object);
    nt_bytes table = put_new_places(s, &rows);
    put_identifier(s, table, NULL);
    close_packed_stream(s, nt_deflate(s->arena, table, NT_EFFORT_LITTLE));
    nt_buffer_printf(&s->out, "startxref\n%zu\n%%%%EOF\n", start);
}

static saver saver_open(const nt_pdf_file *file)
{
    nt_arena *arena = file->arena;
    return (saver){.arena = arena,
                   .out = nt_buffer_open(arena),
                   .sums = nt_buffer_open(arena),
                   .index = nt_buffer_open(arena),
                   .objects = nt_buffer_open(arena)};
}

nt_bytes nt_pdf_file_write(const nt_pdf_file *file, const char *version)
{
    saver s = saver_open(file);
    /* Bytes above 127 tell that the file is not text. */
    nt_buffer_printf(&s.out, "%%PDF-%s\n%%\xE2\xE3\xCF\xD3\n", version);
    file->root->number = add_place(&s, file->root);
    if (file->info) {
        file->info->number = add_place(&s, file->info);
    }
    write_all_objects(&s);
    write_cross_references(&s, file);
    return (nt_bytes){nt_buffer_text(&s.out), s.out.length};
}

/* An update. */

static void write_plain(saver *s, uint32_t number, nt_object object)
{
    bool is_dictionary = object->kind == NT_VALUE_DICTIONARY;
    nt_buffer_printf(&s->out, "%u 0 obj\n", (unsigned)number);
    if (is_dictionary) {
        nt_buffer_puts(&s->out, "<<");
        put_entries(s, &s->out, object);
        nt_buffer_puts(&s->out, ">>");
    } else {
        put_value(s, &s->out, object);
    }
    nt_buffer_puts(&s->out, "\nendobj\n");
}

static void write_new(saver *s)
{
    for (size_t i = 0; i < s->places.count; i++) {
        uint32_t number = s->before + (uint32_t)i + 1;
        nt_object object = s->places.items[i].object;
        if (object->kind == NT_VALUE_STREAM) {
            write_stream(s, number, object);
        } else {
            s->places.items[i].offset = s->out.length;
            write_plain(s, number, object);
        }
    }
}

NT_ORDER_OF(compare_numbers, struct nt_pdf_value, NT_RISING(number))

/* In rising order, as /Index wants them. */
static void write_replacements(saver *s, const nt_pdf_file *file, row_list *rows, nt_buffer *index)
{
    size_t count = file->replacements.count;
    nt_object *sorted = nt_arena_copy(s->arena, file->replacements.items, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_numbers);
    for (size_t i = 0; i < count; i++) {
        put_place(rows, &(place){.offset = s->out.length});
        write_plain(s, sorted[i]->number, sorted[i]);
        nt_buffer_printf(index, "%u 1 ", (unsigned)sorted[i]->number);
    }
}

nt_bytes nt_pdf_file_update(const nt_pdf_file *file, const nt_pdf_revision *before)
{
    saver s = saver_open(file);
    row_list rows = {.out = nt_buffer_open(file->arena)};
    nt_buffer index = nt_buffer_open(file->arena);
    s.before = before->size - 1;
    nt_buffer_add(&s.out, before->bytes.bytes, before->bytes.length);
    write_replacements(&s, file, &rows, &index);
    write_new(&s);
    uint32_t number = add_place(&s, NULL);
    size_t start = place_of(&s, number)->offset = s.out.length;
    open_cross_references(&s, number, before->root, before->info);
    nt_buffer_printf(&s.out, "/Prev %zu /Index [%s%u %zu] ", before->cross_references,
                     nt_buffer_text(&index), (unsigned)before->size, s.places.count);
    nt_bytes table = put_new_places(&s, &rows);
    put_identifier(&s, table, &before->identifier);
    close_packed_stream(&s, nt_deflate(s.arena, table, NT_EFFORT_LITTLE));
    nt_buffer_printf(&s.out, "startxref\n%zu\n%%%%EOF\n", start);
    return (nt_bytes){nt_buffer_text(&s.out), s.out.length};
}
