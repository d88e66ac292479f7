#include "objects/object.h"

#include <string.h>

#include "base/utf8.h"
#include "objects/deflate.h"
#include "objects/syntax.h"
#include "value.h"

nt_pdf_file nt_pdf_file_open(nt_arena *arena)
{
    nt_pdf_file file = {.arena = arena};
    file.root = nt_pdf_indirect_literal(&file, "<< /Type /Catalog >>");
    return file;
}

static nt_bytes bytes_of(const char *text)
{
    return (nt_bytes){text, strlen(text)};
}

static nt_object make(nt_pdf_file *file, nt_value_kind kind, nt_bytes bytes)
{
    nt_object value = nt_new(file->arena, struct nt_pdf_value);
    value->kind = kind;
    value->bytes = bytes;
    return value;
}

static nt_object indirect(nt_object value)
{
    value->indirect = true;
    return value;
}

nt_object nt_pdf_dictionary(nt_pdf_file *file)
{
    return make(file, NT_VALUE_DICTIONARY, (nt_bytes){0});
}

nt_object nt_pdf_array(nt_pdf_file *file)
{
    return make(file, NT_VALUE_ARRAY, (nt_bytes){0});
}

nt_object nt_pdf_name(nt_pdf_file *file, const char *name)
{
    return make(file, NT_VALUE_NAME, bytes_of(name));
}

nt_object nt_pdf_integer(nt_pdf_file *file, long long value)
{
    nt_object object = make(file, NT_VALUE_INTEGER, (nt_bytes){0});
    object->integer = value;
    return object;
}

static nt_object string_of(nt_pdf_file *file, nt_bytes bytes)
{
    nt_bytes copy = nt_bytes_copy(file->arena, bytes);
    return make(file, NT_VALUE_STRING, copy);
}

nt_object nt_pdf_indirect_dictionary(nt_pdf_file *file)
{
    return indirect(nt_pdf_dictionary(file));
}

nt_object nt_pdf_indirect_array(nt_pdf_file *file)
{
    return indirect(nt_pdf_array(file));
}

/* What stands between << and >>. */
static nt_bytes inner(const char *syntax)
{
    size_t length = strlen(syntax);
    return length >= 4 ? (nt_bytes){syntax + 2, length - 4} : (nt_bytes){0};
}

nt_object nt_pdf_literal(nt_pdf_file *file, const char *syntax)
{
    return nt_begins(syntax, "<<") ? make(file, NT_VALUE_DICTIONARY, inner(syntax))
                                   : make(file, NT_VALUE_LITERAL, bytes_of(syntax));
}

nt_object nt_pdf_replacement(nt_pdf_file *file, uint32_t number, const char *syntax)
{
    nt_object object = nt_pdf_indirect_literal(file, syntax);
    object->number = number;
    nt_vec_push(file->arena, &file->replacements, object);
    return object;
}

nt_object nt_pdf_indirect_literal(nt_pdf_file *file, const char *syntax)
{
    return indirect(nt_pdf_literal(file, syntax));
}

nt_object nt_pdf_stream(nt_pdf_file *file, const char *dictionary, nt_packing packing,
                        nt_bytes data)
{
    if (packing == NT_PACKING_WANTED) {
        data = nt_deflate(file->arena, data, NT_EFFORT_LITTLE);
        packing = NT_PACKING_DEFLATED;
    }
    nt_object stream = indirect(make(file, NT_VALUE_STREAM, data));
    stream->packing = packing;
    stream->dictionary = nt_pdf_literal(file, dictionary);
    return stream;
}

/* A stream's keys are in its dictionary. */
static nt_object keyed(nt_object object)
{
    return object->kind == NT_VALUE_STREAM ? object->dictionary : object;
}

static nt_entry *find(nt_object dictionary, const char *key)
{
    nt_entry *entry = dictionary->first;
    while (entry && strcmp(entry->key, key) != 0) {
        entry = entry->next;
    }
    return entry;
}

nt_object nt_pdf_get(nt_object dictionary, const char *key)
{
    nt_entry *entry = find(keyed(dictionary), key);
    return entry ? entry->value : NULL;
}

static void append(nt_arena *arena, nt_object object, nt_entry entry)
{
    nt_entry *copy = nt_arena_copy(arena, &entry, sizeof entry);
    if (object->last) {
        object->last->next = copy;
    } else {
        object->first = copy;
    }
    object->last = copy;
}

void nt_pdf_put(nt_pdf_file *file, nt_object dictionary, const char *key, nt_object value)
{
    nt_entry *known = find(keyed(dictionary), key);
    if (known) {
        known->value = value;
    } else {
        append(file->arena, keyed(dictionary), (nt_entry){.key = key, .value = value});
    }
}

void nt_pdf_put_name(nt_pdf_file *file, nt_object dictionary, const char *key, const char *name)
{
    nt_pdf_put(file, dictionary, key, nt_pdf_name(file, name));
}

void nt_pdf_put_integer(nt_pdf_file *file, nt_object dictionary, const char *key, long long value)
{
    nt_pdf_put(file, dictionary, key, nt_pdf_integer(file, value));
}

/* UTF-16, most significant byte first, behind a byte order mark (ISO 32000-1, 7.9.2.2). */
static nt_bytes utf16(nt_arena *arena, const char *text)
{
    const char *end = text + strlen(text);
    nt_buffer out = nt_buffer_open(arena);
    nt_syntax_put16(&out, 0xFEFF);
    while (text < end) {
        uint32_t code = nt_utf8_next(&text, end);
        if (code >= 0x10000 && code != NT_UTF8_INVALID) {
            nt_syntax_put16(&out, 0xD800 + ((code - 0x10000) >> 10));
            nt_syntax_put16(&out, 0xDC00 + ((code - 0x10000) & 0x3FF));
        } else {
            nt_syntax_put16(&out, code < 0x10000 ? code : 0xFFFD);
        }
    }
    return (nt_bytes){out.bytes, out.length};
}

void nt_pdf_put_text(nt_pdf_file *file, nt_object dictionary, const char *key, const char *text)
{
    if (text && text[0]) {
        nt_bytes bytes = nt_utf8_is_ascii(text) ? bytes_of(text) : utf16(file->arena, text);
        nt_pdf_put(file, dictionary, key, string_of(file, bytes));
    }
}

void nt_pdf_put_string(nt_pdf_file *file, nt_object dictionary, const char *key, const char *text)
{
    nt_pdf_put(file, dictionary, key, string_of(file, bytes_of(text)));
}

void nt_pdf_put_literal(nt_pdf_file *file, nt_object dictionary, const char *key,
                        const char *syntax)
{
    nt_pdf_put(file, dictionary, key, nt_pdf_literal(file, syntax));
}

void nt_pdf_push(nt_pdf_file *file, nt_object array, nt_object value)
{
    append(file->arena, array, (nt_entry){.value = value});
}

void nt_pdf_push_length(nt_pdf_file *file, nt_object array, double value_pt)
{
    nt_object length = make(file, NT_VALUE_LENGTH, (nt_bytes){0});
    length->length_pt = value_pt;
    nt_pdf_push(file, array, length);
}

nt_object nt_pdf_box(nt_pdf_file *file, double x0, double y0, double x1, double y1)
{
    nt_object box = nt_pdf_array(file);
    nt_pdf_push_length(file, box, x0);
    nt_pdf_push_length(file, box, y0);
    nt_pdf_push_length(file, box, x1);
    nt_pdf_push_length(file, box, y1);
    return box;
}

void nt_pdf_push_string(nt_pdf_file *file, nt_object array, const char *text)
{
    nt_pdf_push(file, array, string_of(file, bytes_of(text)));
}
