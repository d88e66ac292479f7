/* JSON, written member by member. */
#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/personal.h"
#include "base/shown.h"
#include "base/utf8.h"

nt_json_writer nt_json_writer_open(nt_buffer *out)
{
    return (nt_json_writer){.out = out, .empty = true};
}

static void new_line(nt_json_writer *writer)
{
    if (writer->lined) {
        return;
    }
    static const char blanks[] = "\n                                ";
    size_t indent = 2 * (size_t)writer->depth, some = sizeof blanks - 2;
    nt_buffer_add(writer->out, blanks, 1 + (indent < some ? indent : some));
    for (; indent > some; indent -= 2) {
        nt_buffer_puts(writer->out, "  ");
    }
}

/* What stands before a value or a key: a comma unless it is the first, and a line of its own. */
static void before(nt_json_writer *writer)
{
    if (writer->pending_key) {
        writer->pending_key = false;
        return;
    }
    writer->values++;
    if (!writer->empty) {
        nt_buffer_putc(writer->out, ',');
    }
    if (writer->depth) {
        new_line(writer);
    }
    writer->empty = false;
}

void nt_json_begin(nt_json_writer *writer, char bracket)
{
    before(writer);
    nt_buffer_putc(writer->out, bracket);
    writer->depth++;
    writer->empty = true;
}

void nt_json_begin_line(nt_json_writer *writer, char bracket)
{
    nt_json_begin(writer, bracket);
    writer->lined = writer->depth;
}

void nt_json_end(nt_json_writer *writer, char bracket)
{
    assert(writer->depth > 0 && !writer->pending_key);
    writer->depth--;
    if (!writer->empty) {
        new_line(writer);
    }
    writer->lined = writer->lined > writer->depth ? 0 : writer->lined;
    nt_buffer_putc(writer->out, bracket);
    writer->empty = false;
    if (writer->depth == 0) {
        nt_buffer_putc(writer->out, '\n');
    }
}

static nt_json_writer open_text(nt_arena *arena, bool masks)
{
    nt_buffer *out = nt_new(arena, nt_buffer);
    *out = nt_buffer_open(arena);
    nt_json_writer writer = nt_json_writer_open(out);
    writer.masks = masks;
    nt_json_begin(&writer, '{');
    return writer;
}

nt_json_writer nt_json_open(nt_arena *arena)
{
    return open_text(arena, false);
}

nt_json_writer nt_json_open_masking(nt_arena *arena)
{
    return open_text(arena, true);
}

nt_bytes nt_json_close(nt_json_writer *writer)
{
    nt_json_end(writer, '}');
    nt_buffer_putc(writer->out, '\n');
    return (nt_bytes){writer->out->bytes, writer->out->length};
}

/* Spelled out: a reader's terminal is not moved, and the text is the same. */
static void put_hidden(nt_buffer *out, uint32_t c)
{
    c = c == NT_UTF8_INVALID ? 0xFFFD : c;
    if (c > 0xFFFF) {
        c -= 0x10000;
        nt_buffer_printf(out, "\\u%04" PRIx32, 0xD800 + (c >> 10));
        c = 0xDC00 + (c & 0x3FF);
    }
    nt_buffer_printf(out, "\\u%04" PRIx32, c);
}

/* How many bytes from `text` on stand as they are: nearly all do. */
static size_t plain_bytes(const char *text)
{
    size_t count = 0;
    while (text[count] >= ' ' && text[count] < 0x7F && text[count] != '"' && text[count] != '\\') {
        count++;
    }
    return count;
}

/* Any other, from *at on; goes behind it. */
static void put_character(nt_buffer *out, const char **at, const char *end)
{
    const char *start = *at;
    uint32_t c = nt_utf8_next(at, end);
    switch (c) {
    case '"':
        nt_buffer_puts(out, "\\\"");
        break;
    case '\\':
        nt_buffer_puts(out, "\\\\");
        break;
    case '\n':
        nt_buffer_puts(out, "\\n");
        break;
    case '\r':
        nt_buffer_puts(out, "\\r");
        break;
    case '\t':
        nt_buffer_puts(out, "\\t");
        break;
    default:
        if (nt_shown_moves(c)) {
            put_hidden(out, c);
        } else {
            nt_buffer_add(out, start, (size_t)(*at - start));
        }
    }
}

static void put_escaped(nt_buffer *out, const char *text)
{
    const char *end = text + strlen(text);
    nt_buffer_putc(out, '"');
    while (text < end) {
        size_t plain = plain_bytes(text);
        nt_buffer_add(out, text, plain);
        text += plain;
        if (text < end) {
            put_character(out, &text, end);
        }
    }
    nt_buffer_putc(out, '"');
}

static void put_quoted(nt_json_writer *writer, const char *text)
{
    nt_personal number;
    if (!writer->masks || !nt_personal_find_long(text, strlen(text), &number)) {
        put_escaped(writer->out, text);
        return;
    }
    NT_PASSING_ARENA(arena);
    char *masked = nt_arena_string(arena, text);
    nt_personal_mask(masked);
    put_escaped(writer->out, masked);
}

void nt_json_key(nt_json_writer *writer, const char *key)
{
    before(writer);
    put_quoted(writer, key);
    nt_buffer_puts(writer->out, writer->lined ? ":" : ": ");
    writer->pending_key = true;
}

void nt_json_put_string(nt_json_writer *writer, const char *text)
{
    before(writer);
    if (text) {
        put_quoted(writer, text);
    } else {
        nt_buffer_puts(writer->out, "null");
    }
}

void nt_json_put_if(nt_json_writer *writer, const char *text)
{
    if (text) {
        nt_json_put_string(writer, text);
    }
}

void nt_json_put_number(nt_json_writer *writer, double number)
{
    before(writer);
    if (isfinite(number)) {
        nt_buffer_put_double(writer->out, number);
    } else {
        nt_buffer_puts(writer->out, "null");
    }
}

void nt_json_put_integer(nt_json_writer *writer, long long number)
{
    before(writer);
    nt_buffer_printf(writer->out, "%lld", number);
}

void nt_json_put_bool(nt_json_writer *writer, bool value)
{
    before(writer);
    nt_buffer_puts(writer->out, value ? "true" : "false");
}

void nt_json_put_null(nt_json_writer *writer)
{
    before(writer);
    nt_buffer_puts(writer->out, "null");
}

static void put_children(nt_json_writer *writer, const nt_json *value, nt_json_turn *turn,
                         void *context)
{
    bool object = value->type == NT_JSON_OBJECT;
    nt_json_begin(writer, object ? '{' : '[');
    NT_JSON_EACH(item, value) {
        if (object) {
            nt_json_key(writer, item->key);
        }
        nt_json_put(writer, item, turn, context);
    }
    nt_json_end(writer, object ? '}' : ']');
}

void nt_json_put(nt_json_writer *writer, const nt_json *value, nt_json_turn *turn, void *context)
{
    value = turn(context, value);
    if (!value) {
        return;
    }
    switch (value->type) {
    case NT_JSON_NULL:
        nt_json_put_null(writer);
        break;
    case NT_JSON_BOOL:
        nt_json_put_bool(writer, value->number != 0);
        break;
    case NT_JSON_NUMBER:
        nt_json_put_number(writer, value->number);
        break;
    case NT_JSON_STRING:
        nt_json_put_string(writer, value->string);
        break;
    case NT_JSON_ARRAY:
    case NT_JSON_OBJECT:
        put_children(writer, value, turn, context);
        break;
    }
}

void nt_json_member(nt_json_writer *writer, const char *key, const char *text)
{
    nt_json_key(writer, key);
    nt_json_put_string(writer, text);
}

void nt_json_member_if(nt_json_writer *writer, const char *key, const char *text)
{
    if (text) {
        nt_json_member(writer, key, text);
    }
}

void nt_json_member_number(nt_json_writer *writer, const char *key, double number)
{
    nt_json_key(writer, key);
    nt_json_put_number(writer, number);
}

void nt_json_member_integer(nt_json_writer *writer, const char *key, long long number)
{
    nt_json_key(writer, key);
    nt_json_put_integer(writer, number);
}

void nt_json_member_bool(nt_json_writer *writer, const char *key, bool value)
{
    nt_json_key(writer, key);
    nt_json_put_bool(writer, value);
}

void nt_json_member_text(nt_json_writer *writer, const char *key, nt_text text)
{
    nt_json_key(writer, key);
    nt_json_begin(writer, '{');
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_json_member(writer, nt_lang_codes[lang], text.in[lang]);
    }
    nt_json_end(writer, '}');
}

void nt_json_member_count(nt_json_writer *writer, const char *key, long long count)
{
    nt_json_key(writer, key);
    if (count < 0) {
        nt_json_put_null(writer);
    } else {
        nt_json_put_integer(writer, count);
    }
}

void nt_json_member_date(nt_json_writer *writer, const char *key, nt_date date)
{
    char day[11];
    nt_json_member(writer, key, nt_date_known(date) ? nt_date_format_iso(date, day) : NULL);
}

void nt_json_member_begin(nt_json_writer *writer, const char *key, char bracket)
{
    nt_json_key(writer, key);
    nt_json_begin(writer, bracket);
}

void nt_json_member_strings(nt_json_writer *writer, const char *key, const char *const *texts,
                            size_t count)
{
    nt_json_member_begin(writer, key, '[');
    for (size_t i = 0; i < count; i++) {
        nt_json_put_string(writer, texts[i]);
    }
    nt_json_end(writer, ']');
}

static void put_object(nt_json_writer *writer, const void *item, nt_json_members *put,
                       const void *context)
{
    nt_json_begin(writer, '{');
    put(writer, item, context);
    nt_json_end(writer, '}');
}

void nt_json_member_object(nt_json_writer *writer, const char *key, const void *item,
                           nt_json_members *put, const void *context)
{
    nt_json_key(writer, key);
    if (item) {
        put_object(writer, item, put, context);
    } else {
        nt_json_put_null(writer);
    }
}

void nt_json_member_objects(nt_json_writer *writer, const char *key, const void *items, size_t size,
                            size_t count, nt_json_members *put, const void *context)
{
    nt_json_member_begin(writer, key, '[');
    for (size_t i = 0; i < count; i++) {
        put_object(writer, (const char *)items + i * size, put, context);
    }
    nt_json_end(writer, ']');
}
