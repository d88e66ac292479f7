/* Tag files read as RFC 8493 allows them to be written. */
#include "tags.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "words/archive.h"

/* The converter takes more than names of encodings: "" is the locale's, and what follows a slash or
 * a comma tells it to pass over what it cannot read. */
bool nt_tags_knows_encoding(const char *encoding)
{
    if (!encoding[0] || strpbrk(encoding, "/,")) {
        return false;
    }
    iconv_t converter = iconv_open("UTF-8", encoding);
    if (converter == (iconv_t)-1) {
        return false;
    }
    iconv_close(converter);
    return true;
}

/* What the converter gives, piece by piece; false where the bytes are not in the encoding. */
static bool convert(iconv_t converter, nt_bytes bytes, nt_buffer *out)
{
    char *in = (char *)bytes.bytes, piece[4096];
    size_t left = bytes.length;
    while (left) {
        char *to = piece;
        size_t room = sizeof piece;
        size_t code = iconv(converter, &in, &left, &to, &room);
        nt_buffer_add(out, piece, sizeof piece - room);
        if (code == (size_t)-1 && errno != E2BIG) {
            return false;
        }
    }
    return true;
}

bool nt_tags_decode(nt_arena *arena, nt_bytes bytes, const char *encoding, nt_bytes *out,
                    nt_text *fault)
{
    nt_buffer text = nt_buffer_open(arena);
    if (!encoding || strcasecmp(encoding, "UTF-8") == 0) {
        size_t valid = nt_utf8_check(bytes.bytes, bytes.length);
        if (valid < bytes.length) {
            *fault = nt_message_texts(arena, NT_MESSAGE_ARCHIVE_NOT_UTF8(.byte = (long long)valid));
            return false;
        }
        *out = bytes;
    } else {
        iconv_t converter = iconv_open("UTF-8", encoding);
        bool good = converter != (iconv_t)-1 && convert(converter, bytes, &text);
        if (converter != (iconv_t)-1) {
            iconv_close(converter);
        }
        if (!good) {
            *fault =
                nt_message_texts(arena, NT_MESSAGE_ARCHIVE_NOT_IN_ENCODING(.encoding = encoding));
            return false;
        }
        *out = (nt_bytes){nt_buffer_text(&text), text.length};
    }
    if (memchr(out->bytes, '\0', out->length)) {
        *fault = (nt_text)NT_TEXT_ARCHIVE_HOLDS_NUL;
        return false;
    }
    if (out->length >= 3 && memcmp(out->bytes, "\xEF\xBB\xBF", 3) == 0) {
        if (!encoding) {
            *fault = (nt_text)NT_TEXT_ARCHIVE_BEGINS_WITH_MARK;
            return false;
        }
        *out = (nt_bytes){out->bytes + 3, out->length - 3};
    }
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

bool nt_tags_next_line(nt_tag_lines *lines)
{
    if (lines->at >= lines->end) {
        return false;
    }
    const char *from = lines->at, *stop = from;
    while (stop < lines->end && *stop != '\n' && *stop != '\r') {
        stop++;
    }
    lines->at = stop + (stop < lines->end);
    lines->at += stop + 1 < lines->end && stop[0] == '\r' && stop[1] == '\n';
    lines->number++;
    lines->is_folded = from < stop && is_blank(*from);
    while (from < stop && is_blank(*from)) {
        from++;
    }
    while (stop > from && is_blank(stop[-1])) {
        stop--;
    }
    lines->line = from;
    lines->length = (size_t)(stop - from);
    return true;
}

/* The tag that `line` opens; false when it has no label. */
static bool open_tag(nt_arena *arena, const nt_tag_lines *lines, nt_tag *out, nt_buffer *value)
{
    const char *end = lines->line + lines->length;
    const char *colon = memchr(lines->line, ':', lines->length);
    if (!colon || colon == lines->line) {
        return false;
    }
    const char *label_end = colon, *from = colon + 1;
    while (label_end > lines->line && is_blank(label_end[-1])) {
        label_end--;
    }
    while (from < end && is_blank(*from)) {
        from++;
    }
    out->label = nt_arena_text(arena, lines->line, (size_t)(label_end - lines->line));
    *value = nt_buffer_open(arena);
    nt_buffer_add(value, from, (size_t)(end - from));
    return true;
}

static void close_tag(nt_tags *tags, nt_buffer *value)
{
    if (tags->count) {
        tags->items[tags->count - 1].value = nt_buffer_text(value);
    }
}

bool nt_tags_read(nt_arena *arena, nt_bytes text, nt_tags *out, long *bad)
{
    nt_tag_lines lines = {.at = text.bytes, .end = text.bytes + text.length};
    nt_buffer value = nt_buffer_open(arena);
    while (nt_tags_next_line(&lines)) {
        nt_tag tag = {0};
        if (!lines.length) {
            continue;
        }
        if (lines.is_folded && out->count) {
            nt_buffer_puts(&value, value.length ? " " : "");
            nt_buffer_add(&value, lines.line, lines.length);
            continue;
        }
        close_tag(out, &value);
        if (!open_tag(arena, &lines, &tag, &value)) {
            *bad = lines.number;
            return false;
        }
        nt_vec_push(arena, out, tag);
    }
    close_tag(out, &value);
    return true;
}

const char *nt_tags_value(const nt_tags *tags, const char *label)
{
    NT_RETURN_FIRST(i, tags->count,
                    tags->items[i].value && strcasecmp(tags->items[i].label, label) == 0,
                    tags->items[i].value, NULL);
}
