#include "object.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The one place that looks whether qpdf is content. */
static void check(nt_pdf_file *file)
{
    qpdf_error error = NULL;
    if (qpdf_has_error(file->qpdf)) {
        error = qpdf_get_error(file->qpdf);
    } else if (qpdf_more_warnings(file->qpdf)) {
        error = qpdf_next_warning(file->qpdf);
    }
    if (error && !file->failure[0]) {
        snprintf(file->failure, sizeof file->failure, "%s",
                 qpdf_get_error_full_text(file->qpdf, error));
    }
}

static nt_object checked(nt_pdf_file *file, nt_object object)
{
    check(file);
    return object;
}

void nt_pdf_file_open(nt_arena *arena, const char *name, nt_bytes bytes, nt_pdf_file *out)
{
    *out = (nt_pdf_file){.arena = arena, .qpdf = qpdf_init()};
    qpdf_silence_errors(out->qpdf);
    qpdf_set_suppress_warnings(out->qpdf, QPDF_TRUE);
    qpdf_read_memory(out->qpdf, name, bytes.bytes, bytes.length, NULL);
    check(out);
}

void nt_pdf_file_close(nt_pdf_file *file)
{
    if (file->qpdf) {
        qpdf_cleanup(&file->qpdf);
    }
}

nt_status nt_pdf_file_status(nt_pdf_file *file, nt_error *err)
{
    if (file->failure[0]) {
        return nt_fail(err, NT_SYSTEM, nt_nowhere, "cannot finish the PDF: %s", file->failure);
    }
    return NT_OK;
}

void nt_pdf_file_write(nt_pdf_file *file, const char *version, nt_bytes *out)
{
    qpdf_init_write_memory(file->qpdf);
    qpdf_force_pdf_version(file->qpdf, version);
    qpdf_set_object_stream_mode(file->qpdf, qpdf_o_generate);
    qpdf_set_newline_before_endstream(file->qpdf, QPDF_TRUE); /* ISO 19005-3, 6.1.7.1 */
    qpdf_set_deterministic_ID(file->qpdf, QPDF_TRUE);
    qpdf_write(file->qpdf);
    check(file);
    if (!file->failure[0]) {
        size_t length = qpdf_get_buffer_length(file->qpdf);
        *out = (nt_bytes){
            nt_arena_text(file->arena, (const char *)qpdf_get_buffer(file->qpdf), length), length};
    }
}

nt_object nt_pdf_root(nt_pdf_file *file)
{
    return checked(file, qpdf_get_root(file->qpdf));
}

nt_object nt_pdf_trailer(nt_pdf_file *file)
{
    return checked(file, qpdf_get_trailer(file->qpdf));
}

size_t nt_pdf_page_count(nt_pdf_file *file)
{
    int count = qpdf_get_num_pages(file->qpdf);
    check(file);
    return count > 0 ? (size_t)count : 0;
}

nt_object nt_pdf_page(nt_pdf_file *file, size_t index)
{
    return checked(file, qpdf_get_page_n(file->qpdf, index));
}

nt_bytes nt_pdf_page_content(nt_pdf_file *file, nt_object page)
{
    unsigned char *content = NULL;
    size_t length = 0;
    qpdf_oh_get_page_content_data(file->qpdf, page, &content, &length);
    check(file);
    nt_bytes copy = {nt_arena_text(file->arena, (const char *)content, content ? length : 0),
                     content ? length : 0};
    free(content);
    return copy;
}

nt_object nt_pdf_dictionary(nt_pdf_file *file)
{
    return checked(file, qpdf_oh_new_dictionary(file->qpdf));
}

nt_object nt_pdf_array(nt_pdf_file *file)
{
    return checked(file, qpdf_oh_new_array(file->qpdf));
}

nt_object nt_pdf_name(nt_pdf_file *file, const char *name)
{
    return checked(file, qpdf_oh_new_name(file->qpdf, name));
}

nt_object nt_pdf_integer(nt_pdf_file *file, long long value)
{
    return checked(file, qpdf_oh_new_integer(file->qpdf, value));
}

static nt_object indirect(nt_pdf_file *file, nt_object direct)
{
    nt_object object = checked(file, qpdf_make_indirect_object(file->qpdf, direct));
    qpdf_oh_release(file->qpdf, direct);
    return object;
}

nt_object nt_pdf_indirect_dictionary(nt_pdf_file *file)
{
    return indirect(file, nt_pdf_dictionary(file));
}

nt_object nt_pdf_indirect_array(nt_pdf_file *file)
{
    return indirect(file, nt_pdf_array(file));
}

nt_object nt_pdf_parse(nt_pdf_file *file, const char *syntax)
{
    return checked(file, qpdf_oh_parse(file->qpdf, syntax));
}

nt_object nt_pdf_indirect_parse(nt_pdf_file *file, const char *syntax)
{
    return indirect(file, nt_pdf_parse(file, syntax));
}

static void copy_keys(nt_pdf_file *file, nt_object from, nt_object to)
{
    size_t count;
    const char **keys = nt_pdf_keys(file, from, &count);
    for (size_t i = 0; i < count; i++) {
        nt_pdf_put(file, to, keys[i], nt_pdf_get(file, from, keys[i]));
    }
}

nt_object nt_pdf_stream(nt_pdf_file *file, const char *dictionary, nt_bytes data)
{
    nt_object stream = checked(file, qpdf_oh_new_stream(file->qpdf));
    nt_object null = qpdf_oh_new_null(file->qpdf);
    qpdf_oh_replace_stream_data(file->qpdf, stream, (const unsigned char *)data.bytes, data.length,
                                null, null);
    check(file);
    qpdf_oh_release(file->qpdf, null);
    if (dictionary[0]) {
        nt_object keys = nt_pdf_parse(file, dictionary);
        copy_keys(file, keys, nt_pdf_stream_dictionary(file, stream));
        qpdf_oh_release(file->qpdf, keys);
    }
    return stream;
}

nt_object nt_pdf_stream_dictionary(nt_pdf_file *file, nt_object stream)
{
    return checked(file, qpdf_oh_get_dict(file->qpdf, stream));
}

nt_object nt_pdf_copy(nt_pdf_file *file, nt_pdf_file *other, nt_object object)
{
    /* qpdf copies indirect objects only. */
    nt_object source = object;
    if (!qpdf_oh_is_indirect(other->qpdf, object)) {
        source = qpdf_make_indirect_object(other->qpdf, object);
    }
    check(other);
    return checked(file, qpdf_oh_copy_foreign_object(file->qpdf, other->qpdf, source));
}

const char *nt_pdf_syntax(nt_pdf_file *file, nt_object object)
{
    const char *syntax = nt_arena_string(file->arena, qpdf_oh_unparse_resolved(file->qpdf, object));
    check(file);
    return syntax;
}

nt_object nt_pdf_get(nt_pdf_file *file, nt_object dictionary, const char *key)
{
    return checked(file, qpdf_oh_get_key(file->qpdf, dictionary, key));
}

nt_object nt_pdf_item(nt_pdf_file *file, nt_object array, size_t index)
{
    return checked(file, qpdf_oh_get_array_item(file->qpdf, array, (int)index));
}

const char **nt_pdf_keys(nt_pdf_file *file, nt_object dictionary, size_t *count)
{
    NT_VEC(const char *) keys = {0};
    if (qpdf_oh_is_dictionary(file->qpdf, dictionary)) {
        qpdf_oh_begin_dict_key_iter(file->qpdf, dictionary);
        while (qpdf_oh_dict_more_keys(file->qpdf)) {
            nt_vec_push(file->arena, &keys,
                        nt_arena_string(file->arena, qpdf_oh_dict_next_key(file->qpdf)));
        }
    }
    check(file);
    *count = keys.count;
    return keys.items;
}

bool nt_pdf_is_array(nt_pdf_file *file, nt_object object)
{
    return qpdf_oh_is_array(file->qpdf, object) != 0;
}

bool nt_pdf_is_null(nt_pdf_file *file, nt_object object)
{
    return qpdf_oh_is_null(file->qpdf, object) != 0;
}

bool nt_pdf_is_name(nt_pdf_file *file, nt_object object, const char *name)
{
    return qpdf_oh_is_name_and_equals(file->qpdf, object, name) != 0;
}

void nt_pdf_remove(nt_pdf_file *file, nt_object dictionary, const char *key)
{
    qpdf_oh_remove_key(file->qpdf, dictionary, key);
    check(file);
}

void nt_pdf_put(nt_pdf_file *file, nt_object dictionary, const char *key, nt_object value)
{
    qpdf_oh_replace_key(file->qpdf, dictionary, key, value);
    check(file);
}

static void put_fresh(nt_pdf_file *file, nt_object dictionary, const char *key, nt_object value)
{
    nt_pdf_put(file, dictionary, key, value);
    qpdf_oh_release(file->qpdf, value);
}

void nt_pdf_put_name(nt_pdf_file *file, nt_object dictionary, const char *key, const char *name)
{
    put_fresh(file, dictionary, key, qpdf_oh_new_name(file->qpdf, name));
}

void nt_pdf_put_integer(nt_pdf_file *file, nt_object dictionary, const char *key, long long value)
{
    put_fresh(file, dictionary, key, qpdf_oh_new_integer(file->qpdf, value));
}

void nt_pdf_put_bool(nt_pdf_file *file, nt_object dictionary, const char *key, bool value)
{
    put_fresh(file, dictionary, key, qpdf_oh_new_bool(file->qpdf, value));
}

void nt_pdf_put_text(nt_pdf_file *file, nt_object dictionary, const char *key, const char *text)
{
    if (text && text[0]) {
        put_fresh(file, dictionary, key, qpdf_oh_new_unicode_string(file->qpdf, text));
    }
}

void nt_pdf_put_bytes(nt_pdf_file *file, nt_object dictionary, const char *key, nt_bytes bytes)
{
    put_fresh(file, dictionary, key,
              qpdf_oh_new_binary_string(file->qpdf, bytes.bytes, bytes.length));
}

void nt_pdf_put_string(nt_pdf_file *file, nt_object dictionary, const char *key, const char *text)
{
    put_fresh(file, dictionary, key, qpdf_oh_new_string(file->qpdf, text));
}

void nt_pdf_put_parsed(nt_pdf_file *file, nt_object dictionary, const char *key, const char *syntax)
{
    put_fresh(file, dictionary, key, nt_pdf_parse(file, syntax));
}

void nt_pdf_push(nt_pdf_file *file, nt_object array, nt_object value)
{
    qpdf_oh_append_item(file->qpdf, array, value);
    check(file);
}

static void push_fresh(nt_pdf_file *file, nt_object array, nt_object value)
{
    nt_pdf_push(file, array, value);
    qpdf_oh_release(file->qpdf, value);
}

void nt_pdf_push_name(nt_pdf_file *file, nt_object array, const char *name)
{
    push_fresh(file, array, qpdf_oh_new_name(file->qpdf, name));
}

void nt_pdf_push_integer(nt_pdf_file *file, nt_object array, long long value)
{
    push_fresh(file, array, qpdf_oh_new_integer(file->qpdf, value));
}

void nt_pdf_push_length(nt_pdf_file *file, nt_object array, double value_pt)
{
    push_fresh(file, array, qpdf_oh_new_real_from_double(file->qpdf, value_pt, 2));
}

void nt_pdf_push_null(nt_pdf_file *file, nt_object array)
{
    push_fresh(file, array, qpdf_oh_new_null(file->qpdf));
}

void nt_pdf_push_text(nt_pdf_file *file, nt_object array, const char *text)
{
    push_fresh(file, array, qpdf_oh_new_unicode_string(file->qpdf, text));
}

void nt_pdf_push_string(nt_pdf_file *file, nt_object array, const char *text)
{
    push_fresh(file, array, qpdf_oh_new_string(file->qpdf, text));
}
