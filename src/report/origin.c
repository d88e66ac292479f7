#include "origin.h"

#include <string.h>

#include "base/utf8.h"

const nt_origin *nt_report_origin_file(nt_arena *arena, const char *file, const char *text,
                                       size_t length)
{
    nt_origin *origin = nt_new(arena, nt_origin);
    *origin = (nt_origin){file, text, length, {file, 1, 1}, NULL};
    return origin;
}

/* The byte of a JSON file at a place that its reader has given. */
static const char *byte_at(const char *source, nt_place place)
{
    const char *at = memcmp(source, "\xEF\xBB\xBF", strlen(source) < 3 ? strlen(source) : 3) == 0
                         ? source + 3
                         : source;
    for (long line = 1; line < place.line; line++) {
        at = strchr(at, '\n') + 1;
    }
    const char *end = at + strlen(at);
    for (long column = 1; column < place.column; column++) {
        nt_utf8_next(&at, end);
    }
    return at;
}

const nt_origin *nt_report_origin_json(nt_arena *arena, const char *source, const nt_json *value)
{
    nt_place start = value->place;
    start.column++;
    nt_origin *origin = nt_new(arena, nt_origin);
    *origin = (nt_origin){value->place.file, value->string, strlen(value->string), start,
                          byte_at(source, value->place) + 1};
    return origin;
}

/* Bytes of UTF-8 that the escape at `raw` stands for; *width is what it takes in the file. */
static size_t escape_bytes(const char *raw, long *width)
{
    *width = 2;
    if (raw[1] != 'u') {
        return 1;
    }
    unsigned code = 0;
    for (int i = 2; i < 6; i++) {
        unsigned c = (unsigned char)raw[i];
        code = code * 16 + (c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
    }
    bool pair = code >= 0xD800 && code < 0xDC00;
    *width = pair ? 12 : 6;
    return pair ? 4 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
}

static nt_place json_place(const nt_origin *origin, size_t offset)
{
    nt_place place = origin->start;
    const char *raw = origin->raw, *end = raw + strlen(raw);
    for (size_t read = 0; read < offset && *raw && *raw != '"';) {
        const char *from = raw;
        long width = 1;
        if (*raw == '\\') {
            read += escape_bytes(raw, &width);
            raw += width;
        } else {
            nt_utf8_next(&raw, end);
            read += (size_t)(raw - from);
        }
        place.column += width;
    }
    return place;
}

nt_place nt_report_origin_place(const nt_origin *origin, size_t offset)
{
    if (origin->raw) {
        return json_place(origin, offset);
    }
    return nt_place_of(origin->file, origin->text, origin->text + offset);
}

/* The stretch that holds `offset`; NULL in an empty text. */
static const nt_stretch *stretch_at(const nt_woven *woven, size_t offset)
{
    size_t low = 0, high = woven->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (woven->stretches[middle].at <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return woven->count ? &woven->stretches[low] : NULL;
}

static size_t origin_offset(const nt_stretch *s, size_t offset)
{
    return s->offset + (s->verbatim && offset > s->at ? offset - s->at : 0);
}

nt_place nt_report_woven_place(const nt_woven *woven, size_t offset)
{
    const nt_stretch *s = stretch_at(woven, offset);
    return s ? nt_report_origin_place(s->origin, origin_offset(s, offset)) : nt_nowhere;
}

nt_weaver nt_report_weaver_open(nt_arena *arena)
{
    return (nt_weaver){.text = nt_buffer_open(arena)};
}

static void add_stretch(nt_weaver *weaver, const nt_origin *origin, size_t offset, bool verbatim)
{
    nt_stretch stretch = {weaver->text.length, origin, offset, verbatim};
    nt_vec_push(weaver->text.arena, &weaver->stretches, stretch);
}

void nt_report_weave_origin(nt_weaver *weaver, const nt_origin *origin, size_t from, size_t to)
{
    if (to > from) {
        add_stretch(weaver, origin, from, true);
        nt_buffer_add(&weaver->text, origin->text + from, to - from);
    }
}

void nt_report_weave_literal(nt_weaver *weaver, const char *text, const nt_origin *origin,
                             size_t offset)
{
    if (*text) {
        add_stretch(weaver, origin, offset, false);
        nt_buffer_puts(&weaver->text, text);
    }
}

void nt_report_weave_piece(nt_weaver *weaver, const nt_woven *woven, size_t from, size_t to)
{
    for (size_t i = 0; i < woven->count && from < to; i++) {
        const nt_stretch *s = &woven->stretches[i];
        size_t end = i + 1 < woven->count ? woven->stretches[i + 1].at : woven->length;
        if (end <= from) {
            continue;
        }
        size_t stop = end < to ? end : to;
        add_stretch(weaver, s->origin, s->offset + (s->verbatim ? from - s->at : 0), s->verbatim);
        nt_buffer_add(&weaver->text, woven->text + from, stop - from);
        from = stop;
    }
}

void nt_report_weave_mark(nt_weaver *weaver, const nt_woven *woven, size_t offset,
                          const char *literal)
{
    const nt_stretch *s = stretch_at(woven, offset);
    if (s) {
        nt_report_weave_literal(weaver, literal, s->origin, origin_offset(s, offset));
    }
}

nt_woven nt_report_weaver_close(const nt_weaver *weaver)
{
    return (nt_woven){nt_buffer_text(&weaver->text), weaver->text.length, weaver->stretches.items,
                      weaver->stretches.count};
}
