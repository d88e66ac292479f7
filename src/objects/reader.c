#include "objects/reader.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "base/allowance.h"
#include "lengths.h"
#include "words/objects.h"

enum { PAGE_NODES_MAX = 20000, PAGE_DEPTH_MAX = 64, REFERENCES_MAX = 8 };

/* What qpdf may take of memory: for the cross-references, which it reads at once, and in all, the
 * file and what was taken over among it. */
enum { OPENING_MIN = 24 << 20, OPENING_TIMES = 16, MEMORY_MAX = 192 << 20 };

enum { BLOCK = 64 };

struct nt_taken {
    nt_pdf_item item;
    nt_object imported;
    nt_taken *next; /* of the same number, another generation */
    uint32_t page, generation;
    bool is_there, is_met;
};

static void check(nt_reader *reader)
{
    qpdf_error error = NULL;
    if (qpdf_has_error(reader->qpdf)) {
        error = qpdf_get_error(reader->qpdf);
    } else if (qpdf_more_warnings(reader->qpdf)) {
        error = qpdf_next_warning(reader->qpdf);
    }
    if (error && !reader->failure.in[0]) {
        const char *said = qpdf_get_error_message_detail(reader->qpdf, error);
        reader->failure =
            nt_message_texts(reader->arena, NT_MESSAGE_OBJECTS_QPDF_SAYS(.said = said));
    }
}

/* --- objects --- */

static nt_taken *place_of(nt_reader *reader, unsigned number)
{
    nt_taken **block = &reader->objects[number / BLOCK];
    if (!*block) {
        *block = nt_new_array(reader->own.arena, nt_taken, BLOCK);
    }
    return &(*block)[number % BLOCK];
}

static nt_pdf_item parse(nt_reader *reader, const char *syntax)
{
    check(reader);
    return nt_item_parse(&reader->own, syntax ? syntax : "null");
}

/* A stream stays with qpdf, which knows where its bytes are. */
static nt_pdf_item take_stream(nt_reader *reader, qpdf_oh stream)
{
    nt_item_stream *taken = nt_new(reader->own.arena, nt_item_stream);
    qpdf_oh dictionary = qpdf_oh_get_dict(reader->qpdf, stream);
    *taken = (nt_item_stream){
        .dictionary = parse(reader, qpdf_oh_unparse(reader->qpdf, dictionary)), .handle = stream};
    qpdf_oh_release(reader->qpdf, dictionary);
    return (nt_pdf_item){.kind = NT_ITEM_STREAM, .of.stream = taken};
}

/* What is in its stead is not null, so that dictionaries that refer to it still say so. */
static void forget(nt_reader *reader, unsigned number, unsigned generation)
{
    qpdf_oh instead = qpdf_oh_new_bool(reader->qpdf, QPDF_TRUE);
    qpdf_replace_object(reader->qpdf, (int)number, (int)generation, instead);
    qpdf_oh_release(reader->qpdf, instead);
}

static nt_pdf_item take(nt_reader *reader, unsigned number, unsigned generation)
{
    if (reader->is_saved) {
        return nt_saved_object(&reader->own, &reader->saved, number);
    }
    qpdf_oh object = qpdf_get_object_by_id(reader->qpdf, (int)number, (int)generation);
    if (qpdf_oh_is_stream(reader->qpdf, object)) {
        return take_stream(reader, object);
    }
    nt_pdf_item item = parse(reader, qpdf_oh_unparse_resolved(reader->qpdf, object));
    qpdf_oh_release(reader->qpdf, object);
    if ((item.kind == NT_ITEM_ARRAY || item.kind == NT_ITEM_DICTIONARY) &&
        !qpdf_is_encrypted(reader->qpdf)) {
        forget(reader, number, generation);
    }
    check(reader);
    return item;
}

/* What is taken over of a file is counted as what qpdf takes. */
static void count_own(nt_reader *reader)
{
    size_t used = nt_arena_used(reader->own.arena);
    if (reader->is_foreign && nt_allowance_counts()) {
        nt_allowance_count((long long)(used - reader->counted));
    }
    reader->counted = used;
}

nt_pdf_item nt_reader_object(nt_reader *reader, unsigned number, unsigned generation)
{
    static const nt_pdf_item none = {.kind = NT_ITEM_NULL};
    if (number == 0 || reader->failure.in[0]) {
        return none;
    }
    if (number > reader->length) {
        reader->failure = (nt_text)NT_TEXT_OBJECTS_TOO_MANY_OBJECTS;
        return none;
    }
    nt_taken *taken = place_of(reader, number);
    while (taken->is_there && taken->generation != generation) {
        taken->next = taken->next ? taken->next : nt_new(reader->own.arena, nt_taken);
        taken = taken->next;
    }
    if (!taken->is_there) {
        taken->is_there = true;
        taken->generation = generation;
        taken->item = take(reader, number, generation);
        taken->item.object =
            taken->item.kind == NT_ITEM_REFERENCE ? taken->item.object : number & 0xFFFFFF;
        count_own(reader);
    }
    return taken->item;
}

nt_pdf_item nt_reader_resolve(nt_reader *reader, nt_pdf_item item)
{
    for (int i = 0; item.kind == NT_ITEM_REFERENCE; i++) {
        if (i == REFERENCES_MAX) {
            return (nt_pdf_item){.kind = NT_ITEM_NULL};
        }
        item = nt_reader_object(reader, item.object, item.count);
    }
    return item;
}

nt_pdf_item nt_reader_get(nt_reader *reader, nt_pdf_item dictionary, const char *key)
{
    const nt_member *members = dictionary.of.members;
    size_t count = dictionary.kind == NT_ITEM_DICTIONARY ? dictionary.count : 0;
    size_t at = NT_COUNT_BEFORE(i, count, strcmp(members[i].key, key) < 0);
    return at < count && strcmp(members[at].key, key) == 0
               ? nt_reader_resolve(reader, members[at].value)
               : (nt_pdf_item){.kind = NT_ITEM_NULL};
}

nt_pdf_item nt_reader_item(nt_reader *reader, nt_pdf_item array, size_t index)
{
    return index < nt_item_count(array) ? nt_reader_resolve(reader, array.of.items[index])
                                        : (nt_pdf_item){.kind = NT_ITEM_NULL};
}

bool nt_reader_numbers(nt_reader *reader, nt_pdf_item array, size_t count, double *out)
{
    for (size_t i = 0; i < count; i++) {
        out[i] = nt_item_number(nt_reader_item(reader, array, i));
    }
    return nt_item_count(array) == count;
}

nt_pdf_item nt_reader_trailer(nt_reader *reader)
{
    if (reader->is_saved) {
        return reader->saved.trailer;
    }
    qpdf_oh trailer = qpdf_get_trailer(reader->qpdf);
    nt_pdf_item item = parse(reader, qpdf_oh_unparse_resolved(reader->qpdf, trailer));
    qpdf_oh_release(reader->qpdf, trailer);
    return item;
}

nt_pdf_item nt_reader_root(nt_reader *reader)
{
    return nt_reader_get(reader, nt_reader_trailer(reader), "/Root");
}

static bool is_plain(nt_pdf_item text)
{
    for (size_t i = 0; i < text.count; i++) {
        unsigned char c = (unsigned char)text.of.bytes[i];
        if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c >= 0x7F) {
            return false;
        }
    }
    return true;
}

const char *nt_reader_text(nt_reader *reader, nt_pdf_item text, nt_arena *arena)
{
    if (text.kind != NT_ITEM_TEXT) {
        return "";
    }
    if (is_plain(text)) {
        return nt_arena_text(arena, text.of.bytes, text.count);
    }
    qpdf_oh string = qpdf_oh_new_binary_string(reader->qpdf, text.of.bytes, text.count);
    const char *utf8 = nt_arena_string(arena, qpdf_oh_get_utf8_value(reader->qpdf, string));
    qpdf_oh_release(reader->qpdf, string);
    return utf8;
}

/* --- pages --- */

/* Each page is an object of its own, once. */
static bool is_page(nt_reader *reader, nt_pdf_item page)
{
    return page.object && !place_of(reader, page.object)->page &&
           nt_item_is_name(nt_reader_get(reader, page, "/Type"), "/Page");
}

static void list_pages(nt_reader *reader, nt_pdf_item node, int depth, size_t *nodes)
{
    nt_pdf_item kids = nt_reader_get(reader, node, "/Kids");
    bool fits =
        nt_item_is_name(nt_reader_get(reader, node, "/Type"), "/Pages") && depth <= PAGE_DEPTH_MAX;
    for (size_t i = 0; fits && i < nt_item_count(kids) && !reader->failure.in[0]; i++) {
        nt_pdf_item kid = nt_reader_item(reader, kids, i);
        if (nt_reader_get(reader, kid, "/Kids").kind != NT_ITEM_NULL) {
            list_pages(reader, kid, depth + 1, nodes);
        } else if (is_page(reader, kid)) {
            nt_vec_push(reader->own.arena, &reader->pages, kid);
            place_of(reader, kid.object)->page = (uint32_t)reader->pages.count;
        } else {
            fits = false;
        }
        fits = fits && ++*nodes <= PAGE_NODES_MAX;
    }
    if (!fits && !reader->failure.in[0]) {
        reader->failure = (nt_text)NT_TEXT_OBJECTS_PAGE_TREE;
    }
}

size_t nt_reader_page_count(nt_reader *reader)
{
    size_t nodes = 0;
    if (!reader->has_pages && !reader->failure.in[0]) {
        list_pages(reader, nt_reader_get(reader, nt_reader_root(reader), "/Pages"), 0, &nodes);
        reader->has_pages = true;
    }
    return reader->failure.in[0] ? 0 : reader->pages.count;
}

nt_pdf_item nt_reader_page(nt_reader *reader, size_t index)
{
    return index < nt_reader_page_count(reader) ? reader->pages.items[index]
                                                : (nt_pdf_item){.kind = NT_ITEM_NULL};
}

size_t nt_reader_page_of(nt_reader *reader, nt_pdf_item item)
{
    bool is_object = item.object && item.object <= reader->length;
    return is_object && reader->objects[item.object / BLOCK] ? place_of(reader, item.object)->page
                                                             : 0;
}

nt_pdf_item nt_reader_inherited(nt_reader *reader, nt_pdf_item page, const char *key)
{
    nt_pdf_item found = nt_reader_get(reader, page, key);
    for (int i = 0; i < PAGE_DEPTH_MAX && found.kind == NT_ITEM_NULL; i++) {
        page = nt_reader_get(reader, page, "/Parent");
        found = nt_reader_get(reader, page, key);
    }
    return found;
}

bool nt_reader_meet(nt_reader *reader, nt_pdf_item item)
{
    nt_taken *taken = item.object ? place_of(reader, item.object) : NULL;
    bool is_met = taken && taken->is_met;
    if (taken) {
        taken->is_met = true;
    }
    return !is_met;
}

bool nt_reader_is_signature(nt_reader *reader, nt_pdf_item field)
{
    nt_pdf_item parent = nt_reader_get(reader, field, "/Parent");
    return nt_item_is_name(nt_reader_get(reader, field, "/FT"), "/Sig") ||
           nt_item_is_name(nt_reader_get(reader, parent, "/FT"), "/Sig");
}

bool nt_reader_is_seen(nt_reader *reader, nt_pdf_item field)
{
    double side[4];
    /* Of a box that is none a reader may make one. */
    return !nt_reader_numbers(reader, nt_reader_get(reader, field, "/Rect"), 4, side) ||
           (side[0] != side[2] && side[1] != side[3]);
}

/* --- opening --- */

static void open(nt_arena *arena, size_t length, nt_reader *out)
{
    *out = (nt_reader){
        .arena = arena, .own = nt_item_home_open(), .qpdf = qpdf_init(), .length = length};
    size_t numbers = length < NT_ITEM_OBJECTS_MAX ? length : NT_ITEM_OBJECTS_MAX;
    out->objects = nt_new_array(out->own.arena, nt_taken *, numbers / BLOCK + 1);
    qpdf_silence_errors(out->qpdf);
    qpdf_set_suppress_warnings(out->qpdf, QPDF_TRUE);
}

static void read_file(const char *name, nt_bytes bytes, nt_reader *out)
{
    qpdf_read_memory(out->qpdf, name, bytes.bytes, bytes.length, NULL);
    check(out);
    if (!out->failure.in[0]) {
        qpdf_oh_release(out->qpdf, qpdf_get_root(out->qpdf)); /* or it says why there is none */
        check(out);
    }
}

void nt_reader_open(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out)
{
    open(arena, bytes.length, out);
    read_file(name, bytes, out);
}

void nt_reader_open_foreign(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out)
{
    size_t length = bytes.length < MEMORY_MAX / 2 ? bytes.length : MEMORY_MAX / 2;
    size_t opening = OPENING_MIN + OPENING_TIMES * length;
    bool marked = bytes.length > 4 && memcmp(bytes.bytes, "%PDF", 4) == 0;
    bool chained = nt_lengths_chain(bytes); /* qpdf never sees such a file */
    nt_allowance_open(name, opening < MEMORY_MAX ? opening : MEMORY_MAX);
    nt_reader_open(arena, name, chained ? (nt_bytes){"", 0} : bytes, out);
    out->failure = chained                         ? (nt_text)NT_TEXT_OBJECTS_LENGTHS_OF_EACH_OTHER
                   : out->failure.in[0] && !marked ? (nt_text)NT_TEXT_OBJECTS_BEGINS_OTHERWISE
                                                   : out->failure;
    nt_allowance_set(MEMORY_MAX - length);
    out->is_foreign = true;
}

void nt_reader_open_made(nt_arena *arena, nt_bytes bytes, nt_reader *out)
{
    open(arena, bytes.length, out);
    out->is_saved = nt_saved_open(&out->own, bytes, &out->saved);
    if (!out->is_saved) { /* another layout, or a stream that takes more to be unpacked */
        read_file("made", bytes, out);
    }
}

void nt_reader_open_either(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out)
{
    if (name) {
        nt_reader_open_foreign(arena, name, bytes, out);
    } else {
        nt_reader_open_made(arena, bytes, out);
    }
}

void nt_reader_close(nt_reader *reader)
{
    if (reader->qpdf) {
        qpdf_cleanup(&reader->qpdf);
        nt_item_home_close(&reader->own);
        if (reader->is_foreign && nt_allowance_counts()) {
            nt_allowance_count(-(long long)reader->counted);
        }
    }
    if (reader->is_foreign) {
        nt_allowance_close();
    }
}

const char *nt_reader_version(const nt_reader *reader)
{
    return qpdf_get_pdf_version(reader->qpdf);
}

bool nt_reader_is_encrypted(const nt_reader *reader)
{
    return qpdf_is_encrypted(reader->qpdf);
}

nt_status nt_reader_status(nt_reader *reader, nt_error *err)
{
    return reader->failure.in[0] ? nt_fail(err, NT_SYSTEM, nt_nowhere,
                                           NT_MESSAGE_OBJECTS_UNFINISHED(.why = reader->failure))
                                 : NT_OK;
}

nt_status nt_reader_readable(const nt_reader *reader, const char *file, nt_error *err)
{
    return reader->failure.in[0] ? nt_fail(err, NT_INVALID, (nt_place){file, 0, 0},
                                           NT_MESSAGE_OBJECTS_UNREADABLE(.why = reader->failure))
                                 : NT_OK;
}

/* --- streams --- */

static unsigned char *data_of(nt_reader *reader, nt_pdf_item stream,
                              enum qpdf_stream_decode_level_e level, size_t *length)
{
    unsigned char *bytes = NULL;
    *length = 0;
    nt_allowance_pause();
    qpdf_oh_get_stream_data(reader->qpdf, stream.of.stream->handle, level, NULL, &bytes, length);
    nt_allowance_resume();
    check(reader);
    return bytes;
}

static unsigned char *copy(nt_bytes bytes, size_t *length)
{
    nt_allowance_pause();
    unsigned char *copied = malloc(bytes.length + 1);
    nt_allowance_resume();
    memcpy(copied, bytes.bytes, bytes.length);
    *length = bytes.length;
    return copied;
}

unsigned char *nt_reader_packed(nt_reader *reader, nt_pdf_item stream, size_t *length)
{
    return reader->is_saved ? copy(stream.of.stream->packed, length)
                            : data_of(reader, stream, qpdf_dl_none, length);
}

/* Two levels of it, which is what filters take: arrays of dictionaries of numbers. */
static nt_pdf_item with_all(nt_reader *reader, nt_pdf_item item, int depth)
{
    size_t count;
    item = nt_reader_resolve(reader, item);
    nt_item_members(item, &count);
    if (item.kind == NT_ITEM_ARRAY && depth) {
        nt_pdf_item *items = nt_new_array(reader->own.arena, nt_pdf_item, item.count);
        for (size_t i = 0; i < item.count; i++) {
            items[i] = with_all(reader, item.of.items[i], depth - 1);
        }
        item.of.items = items;
    } else if (item.kind == NT_ITEM_DICTIONARY && depth) {
        nt_member *members =
            nt_arena_copy(reader->own.arena, item.of.members, count * sizeof *members);
        for (size_t i = 0; i < count; i++) {
            members[i].value = with_all(reader, members[i].value, depth - 1);
        }
        item.of.members = members;
    }
    return item;
}

/* What was taken over is put before qpdf again, which may have forgotten it. */
static void put_back(nt_reader *reader, nt_pdf_item stream, const char *key)
{
    nt_pdf_item item =
        with_all(reader, nt_reader_get(reader, stream.of.stream->dictionary, key), 2);
    if (item.kind == NT_ITEM_NULL) {
        return;
    }
    qpdf_oh value = qpdf_oh_parse(reader->qpdf, nt_item_syntax(reader->own.arena, item));
    qpdf_oh_replace_key(reader->qpdf, stream.of.stream->handle, key, value);
    qpdf_oh_release(reader->qpdf, value);
}

unsigned char *nt_reader_unpacked(nt_reader *reader, nt_pdf_item stream, size_t *length)
{
    put_back(reader, stream, "/Filter");
    put_back(reader, stream, "/DecodeParms");
    return data_of(reader, stream, qpdf_dl_all, length);
}

void nt_reader_free(unsigned char *bytes)
{
    nt_allowance_pause();
    free(bytes);
    nt_allowance_resume();
}

/* --- importing --- */

/* cairo leaves out the CIDToGIDMap of its composite fonts, whose default is the identity; PDF/A
 * wants it said (ISO 19005-3, 6.2.11.3.2). */
static bool lacks_map(nt_reader *reader, nt_pdf_item font)
{
    return nt_item_is_name(nt_reader_get(reader, font, "/Subtype"), "/CIDFontType2") &&
           nt_reader_get(reader, font, "/CIDToGIDMap").kind == NT_ITEM_NULL;
}

/* Keys stand in their order; the length is said anew when a stream is written. */
static void import_keys(nt_reader *reader, nt_pdf_file *file, nt_pdf_item from, nt_object to)
{
    static const char map[] = "/CIDToGIDMap";
    size_t count;
    const nt_member *members = nt_item_members(from, &count);
    bool needs_map = lacks_map(reader, from);
    for (size_t i = 0; i < count; i++) {
        if (needs_map && strcmp(members[i].key, map) > 0) {
            nt_pdf_put_name(file, to, map, "/Identity");
            needs_map = false;
        }
        if (from.kind != NT_ITEM_STREAM || strcmp(members[i].key, "/Length") != 0) {
            nt_pdf_put(file, to, members[i].key, nt_reader_import(reader, file, members[i].value));
        }
    }
}

static nt_object import_stream(nt_reader *reader, nt_pdf_file *file, nt_pdf_item stream)
{
    size_t length;
    unsigned char *data = nt_reader_packed(reader, stream, &length);
    nt_bytes bytes = {(const char *)data, data ? length : 0};
    bool is_packed =
        nt_reader_get(reader, stream.of.stream->dictionary, "/Filter").kind != NT_ITEM_NULL;
    if (is_packed) {
        bytes.bytes = nt_arena_text(file->arena, bytes.bytes, bytes.length);
    }
    nt_object imported =
        nt_pdf_stream(file, "<<>>", is_packed ? NT_PACKING_DONE : NT_PACKING_WANTED, bytes);
    nt_reader_free(data);
    return imported;
}

static nt_object import_simple(nt_pdf_file *file, nt_pdf_item item)
{
    return item.kind == NT_ITEM_NAME ? nt_pdf_name(file, item.of.bytes)
                                     : nt_pdf_literal(file, nt_item_syntax(file->arena, item));
}

/* Known before it is filled: objects name each other in circles. */
nt_object nt_reader_import(nt_reader *reader, nt_pdf_file *file, nt_pdf_item item)
{
    item = nt_reader_resolve(reader, item);
    nt_taken *taken = item.object ? place_of(reader, item.object) : NULL;
    if (taken && taken->imported) {
        return taken->imported;
    }
    nt_object shell = item.kind == NT_ITEM_DICTIONARY
                          ? (taken ? nt_pdf_indirect_dictionary : nt_pdf_dictionary)(file)
                      : item.kind == NT_ITEM_ARRAY
                          ? (taken ? nt_pdf_indirect_array : nt_pdf_array)(file)
                      : item.kind == NT_ITEM_STREAM ? import_stream(reader, file, item)
                                                    : import_simple(file, item);
    if (taken) {
        taken->imported = shell;
    }
    import_keys(reader, file, item, shell);
    for (size_t i = 0; i < nt_item_count(item); i++) {
        nt_pdf_push(file, shell, nt_reader_import(reader, file, item.of.items[i]));
    }
    return shell;
}
