#include "reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/allowance.h"
#include "value.h"
#include "words/pdf.h"

enum { PAGE_NODES_MAX = 20000, PAGE_DEPTH_MAX = 64 };

/* What qpdf may take of memory: for the cross-references, which it reads at once, and in all, the
 * file among it. An object takes 100 bytes of the one and, with what it holds, some thousand of the
 * other. */
enum { BESIDE_MIN = 32 << 20, BESIDE_TIMES = 160 }; /* of a file made here, for each byte */
enum { OPENING_MIN = 24 << 20, OPENING_TIMES = 16, MEMORY_MAX = 192 << 20 };

void nt_reader_check(nt_reader *reader)
{
    qpdf_error error = NULL;
    if (qpdf_has_error(reader->qpdf)) {
        error = qpdf_get_error(reader->qpdf);
    } else if (qpdf_more_warnings(reader->qpdf)) {
        error = qpdf_next_warning(reader->qpdf);
    }
    if (error && !reader->failure.in[0]) {
        reader->failure = nt_text_alike(
            nt_arena_string(reader->arena, qpdf_get_error_full_text(reader->qpdf, error)));
    }
}

static qpdf_oh checked(nt_reader *reader, qpdf_oh object)
{
    nt_reader_check(reader);
    nt_vec_push(reader->arena, &reader->handles, object);
    return object;
}

size_t nt_reader_handles(const nt_reader *reader)
{
    return reader->handles.count;
}

void nt_reader_release(nt_reader *reader, size_t count)
{
    while (reader->handles.count > count) {
        qpdf_oh_release(reader->qpdf, reader->handles.items[--reader->handles.count]);
    }
}

static void count_pages(nt_reader *reader, qpdf_oh node, int depth, size_t *nodes)
{
    bool is_node = qpdf_oh_is_dictionary(reader->qpdf, node) != 0;
    qpdf_oh kids = is_node ? nt_reader_get(reader, node, "/Kids") : node;
    int count =
        nt_reader_is_array(reader, kids) ? qpdf_oh_get_array_n_items(reader->qpdf, kids) : 0;
    for (int i = 0; i < count && !reader->failure.in[0]; i++) {
        size_t handles = nt_reader_handles(reader);
        if (++*nodes > PAGE_NODES_MAX || depth > PAGE_DEPTH_MAX) {
            reader->failure = (nt_text)NT_TEXT_PDF_PAGE_TREE;
            return;
        }
        count_pages(reader, nt_reader_item(reader, kids, (size_t)i), depth + 1, nodes);
        nt_reader_release(reader, handles);
    }
}

/* qpdf makes a page of each leaf of the tree, and of one that is named again a copy. */
static void check_pages(nt_reader *reader)
{
    size_t nodes = 0;
    qpdf_oh root = nt_reader_root(reader);
    if (qpdf_oh_is_dictionary(reader->qpdf, root)) {
        count_pages(reader, nt_reader_get(reader, root, "/Pages"), 0, &nodes);
    }
    nt_reader_release(reader, 0);
}

void nt_reader_open(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out)
{
    *out = (nt_reader){.arena = arena, .qpdf = qpdf_init()};
    qpdf_silence_errors(out->qpdf);
    qpdf_set_suppress_warnings(out->qpdf, QPDF_TRUE);
    qpdf_read_memory(out->qpdf, name, bytes.bytes, bytes.length, NULL);
    nt_reader_check(out);
}

void nt_reader_open_foreign(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out)
{
    size_t length = bytes.length < MEMORY_MAX / 2 ? bytes.length : MEMORY_MAX / 2;
    size_t opening = OPENING_MIN + OPENING_TIMES * length;
    nt_allowance_open(name, opening < MEMORY_MAX ? opening : MEMORY_MAX);
    nt_reader_open(arena, name, bytes, out);
    nt_allowance_set(MEMORY_MAX - length);
    out->is_foreign = true;
    if (!out->failure.in[0]) {
        check_pages(out);
    }
}

void nt_reader_open_beside(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out)
{
    nt_allowance_set(MEMORY_MAX + BESIDE_MIN + BESIDE_TIMES * bytes.length);
    nt_reader_open(arena, name, bytes, out);
}

void nt_reader_close(nt_reader *reader)
{
    if (reader->qpdf) {
        qpdf_cleanup(&reader->qpdf);
    }
    if (reader->is_foreign) {
        nt_allowance_close();
    }
}

nt_status nt_reader_status(nt_reader *reader, nt_error *err)
{
    return reader->failure.in[0] ? nt_fail(err, NT_SYSTEM, nt_nowhere,
                                           NT_MESSAGE_PDF_UNFINISHED(.why = reader->failure))
                                 : NT_OK;
}

nt_status nt_reader_readable(const nt_reader *reader, const char *file, nt_error *err)
{
    return reader->failure.in[0] ? nt_fail(err, NT_INVALID, (nt_place){file, 0, 0},
                                           NT_MESSAGE_PDF_UNREADABLE(.why = reader->failure))
                                 : NT_OK;
}

qpdf_oh nt_reader_root(nt_reader *reader)
{
    return checked(reader, qpdf_get_root(reader->qpdf));
}

qpdf_oh nt_reader_trailer(nt_reader *reader)
{
    return checked(reader, qpdf_get_trailer(reader->qpdf));
}

qpdf_oh nt_reader_object_of(nt_reader *reader, int number, int generation)
{
    return checked(reader, qpdf_get_object_by_id(reader->qpdf, number, generation));
}

qpdf_oh nt_reader_object(nt_reader *reader, int number)
{
    return nt_reader_object_of(reader, number, 0);
}

qpdf_oh nt_reader_null(nt_reader *reader)
{
    return checked(reader, qpdf_oh_new_null(reader->qpdf));
}

size_t nt_reader_page_count(nt_reader *reader)
{
    int count = qpdf_get_num_pages(reader->qpdf);
    nt_reader_check(reader);
    return count > 0 ? (size_t)count : 0;
}

qpdf_oh nt_reader_page(nt_reader *reader, size_t index)
{
    return checked(reader, qpdf_get_page_n(reader->qpdf, index));
}

static void meet_values(nt_reader *reader, qpdf_oh dictionary)
{
    size_t count;
    const char **keys = nt_reader_keys(reader, dictionary, &count);
    for (size_t i = 0; i < count; i++) {
        nt_reader_is_null(reader, nt_reader_get(reader, dictionary, keys[i]));
    }
}

/* What the dictionary names may be anything. It is read here, where that is counted, and not while
 * the stream is. */
static void meet_stream(nt_reader *reader, qpdf_oh stream)
{
    enum { FILTERS_MET = 16 };
    size_t handles = nt_reader_handles(reader);
    qpdf_oh dictionary = nt_reader_stream_dictionary(reader, stream);
    meet_values(reader, dictionary);
    qpdf_oh parameters = nt_reader_get(reader, dictionary, "/DecodeParms");
    meet_values(reader, parameters);
    int count = nt_reader_is_array(reader, parameters)
                    ? qpdf_oh_get_array_n_items(reader->qpdf, parameters)
                    : 0;
    for (int i = 0; i < count && i < FILTERS_MET; i++) {
        meet_values(reader, nt_reader_item(reader, parameters, (size_t)i));
    }
    nt_reader_release(reader, handles);
}

unsigned char *nt_reader_stream_data(nt_reader *reader, qpdf_oh stream,
                                     enum qpdf_stream_decode_level_e level, size_t *length)
{
    unsigned char *bytes = NULL;
    *length = 0;
    meet_stream(reader, stream);
    nt_allowance_pause();
    qpdf_oh_get_stream_data(reader->qpdf, stream, level, NULL, &bytes, length);
    nt_allowance_resume();
    nt_reader_check(reader);
    return bytes;
}

void nt_reader_free(unsigned char *bytes)
{
    nt_allowance_pause();
    free(bytes);
    nt_allowance_resume();
}

/* What qpdf allocated, as the arena's. */
static nt_bytes take(nt_reader *reader, unsigned char *bytes, size_t length)
{
    nt_reader_check(reader);
    size_t taken = bytes ? length : 0;
    nt_bytes copy = {nt_arena_text(reader->arena, (const char *)bytes, taken), taken};
    nt_reader_free(bytes);
    return copy;
}

nt_bytes nt_reader_page_content(nt_reader *reader, qpdf_oh page)
{
    unsigned char *content = NULL;
    size_t length = 0;
    qpdf_oh_get_page_content_data(reader->qpdf, page, &content, &length);
    return take(reader, content, length);
}

qpdf_oh nt_reader_stream_dictionary(nt_reader *reader, qpdf_oh stream)
{
    return checked(reader, qpdf_oh_get_dict(reader->qpdf, stream));
}

qpdf_oh nt_reader_get(nt_reader *reader, qpdf_oh dictionary, const char *key)
{
    return checked(reader, qpdf_oh_get_key(reader->qpdf, dictionary, key));
}

qpdf_oh nt_reader_item(nt_reader *reader, qpdf_oh array, size_t index)
{
    return checked(reader, qpdf_oh_get_array_item(reader->qpdf, array, (int)index));
}

const char **nt_reader_keys(nt_reader *reader, qpdf_oh dictionary, size_t *count)
{
    NT_VEC(const char *) keys = {0};
    if (qpdf_oh_is_dictionary(reader->qpdf, dictionary)) {
        qpdf_oh_begin_dict_key_iter(reader->qpdf, dictionary);
        while (qpdf_oh_dict_more_keys(reader->qpdf)) {
            nt_vec_push(reader->arena, &keys,
                        nt_arena_string(reader->arena, qpdf_oh_dict_next_key(reader->qpdf)));
        }
    }
    nt_reader_check(reader);
    *count = keys.count;
    return keys.items;
}

bool nt_reader_is_array(nt_reader *reader, qpdf_oh object)
{
    return qpdf_oh_is_array(reader->qpdf, object) != 0;
}

bool nt_reader_is_null(nt_reader *reader, qpdf_oh object)
{
    return qpdf_oh_is_null(reader->qpdf, object) != 0;
}

bool nt_reader_is_name(nt_reader *reader, qpdf_oh object, const char *name)
{
    return qpdf_oh_is_name_and_equals(reader->qpdf, object, name) != 0;
}

const char *nt_reader_syntax(nt_reader *reader, qpdf_oh object)
{
    const char *syntax =
        nt_arena_string(reader->arena, qpdf_oh_unparse_resolved(reader->qpdf, object));
    nt_reader_check(reader);
    return syntax;
}

void nt_reader_put_name(nt_reader *reader, qpdf_oh dictionary, const char *key, const char *name)
{
    qpdf_oh value = qpdf_oh_new_name(reader->qpdf, name);
    qpdf_oh_replace_key(reader->qpdf, dictionary, key, value);
    qpdf_oh_release(reader->qpdf, value);
    nt_reader_check(reader);
}

static void import_keys(nt_reader *reader, nt_pdf_file *file, qpdf_oh from, nt_object to)
{
    size_t count;
    const char **keys = nt_reader_keys(reader, from, &count);
    for (size_t i = 0; i < count; i++) {
        nt_pdf_put(file, to, keys[i],
                   nt_reader_import(reader, file, nt_reader_get(reader, from, keys[i])));
    }
}

static void import_items(nt_reader *reader, nt_pdf_file *file, qpdf_oh from, nt_object to)
{
    int count = qpdf_oh_get_array_n_items(reader->qpdf, from);
    for (int i = 0; i < count; i++) {
        nt_pdf_push(file, to,
                    nt_reader_import(reader, file, nt_reader_item(reader, from, (size_t)i)));
    }
}

static nt_object import_scalar(nt_reader *reader, nt_pdf_file *file, qpdf_oh object)
{
    if (qpdf_oh_is_name(reader->qpdf, object)) {
        return nt_pdf_name(file,
                           nt_arena_string(file->arena, qpdf_oh_get_name(reader->qpdf, object)));
    }
    return nt_pdf_literal(file, nt_reader_syntax(reader, object));
}

static nt_object import_stream(nt_reader *reader, nt_pdf_file *file, qpdf_oh stream)
{
    size_t length;
    unsigned char *data = nt_reader_stream_data(reader, stream, qpdf_dl_none, &length);
    nt_bytes bytes = take(reader, data, length);
    qpdf_oh dictionary = nt_reader_stream_dictionary(reader, stream);
    qpdf_oh_remove_key(reader->qpdf, dictionary, "/Length"); /* said anew when it is written */
    bool packed = !nt_reader_is_null(reader, nt_reader_get(reader, dictionary, "/Filter"));
    return nt_pdf_stream(file, "<<>>", packed ? NT_PACKING_DONE : NT_PACKING_WANTED, bytes);
}

/* An empty object of the same kind, or the whole of it when it can hold no other. */
static nt_object import_shell(nt_reader *reader, nt_pdf_file *file, qpdf_oh object, bool indirect)
{
    if (qpdf_oh_is_dictionary(reader->qpdf, object)) {
        return indirect ? nt_pdf_indirect_dictionary(file) : nt_pdf_dictionary(file);
    }
    if (qpdf_oh_is_array(reader->qpdf, object)) {
        return indirect ? nt_pdf_indirect_array(file) : nt_pdf_array(file);
    }
    if (qpdf_oh_is_stream(reader->qpdf, object)) {
        return import_stream(reader, file, object);
    }
    return import_scalar(reader, file, object);
}

static void fill_shell(nt_reader *reader, nt_pdf_file *file, qpdf_oh object, nt_object shell)
{
    if (qpdf_oh_is_dictionary(reader->qpdf, object)) {
        import_keys(reader, file, object, shell);
    } else if (qpdf_oh_is_array(reader->qpdf, object)) {
        import_items(reader, file, object, shell);
    } else if (qpdf_oh_is_stream(reader->qpdf, object)) {
        import_keys(reader, file, nt_reader_stream_dictionary(reader, object), shell);
    }
}

/* Known before it is filled: objects name each other in circles. */
nt_object nt_reader_import(nt_reader *reader, nt_pdf_file *file, qpdf_oh object)
{
    size_t number = (size_t)qpdf_oh_get_object_id(reader->qpdf, object);
    while (reader->imported.count <= number) {
        nt_vec_push(reader->arena, &reader->imported, NULL);
    }
    if (number && reader->imported.items[number]) {
        return reader->imported.items[number];
    }
    nt_object shell = import_shell(reader, file, object, number != 0);
    if (number) {
        reader->imported.items[number] = shell;
    }
    fill_shell(reader, file, object, shell);
    nt_reader_check(reader);
    return shell;
}
