#include "origin.h"

#include <string.h>

/* Places are asked for in any order, and as often as a template has tags: the walk is made once,
 * and a place is counted on from the last step before it. */
enum { STEP_BYTES = 512 };

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

/* Moves a step on by one character of the text, which has `length` bytes. */
static void step_on(const nt_origin *origin, nt_origin_step *step)
{
    if (origin->in_json && *step->raw == '\\') {
        long width;
        step->offset += escape_bytes(step->raw, &width);
        step->raw += width;
        step->place.column += width;
        return;
    }
    bool line_end = *step->raw == '\n';
    do {
        step->offset++;
        step->raw++;
    } while (step->offset < origin->length && ((unsigned char)*step->raw & 0xC0) == 0x80);
    step->place.line += line_end;
    step->place.column = line_end ? 1 : step->place.column + 1;
}

static const nt_origin *open_origin(nt_arena *arena, nt_origin origin, nt_origin_step first)
{
    nt_origin_step *steps = nt_new_array(arena, nt_origin_step, origin.length / STEP_BYTES + 1);
    steps[0] = first;
    for (nt_origin_step at = first; at.offset < origin.length && !origin.in_program;) {
        nt_origin_step before = at;
        step_on(&origin, &at);
        if (at.offset / STEP_BYTES > before.offset / STEP_BYTES && at.offset <= origin.length) {
            steps[at.offset / STEP_BYTES] = at.offset % STEP_BYTES ? before : at;
        }
    }
    origin.steps = steps;
    return nt_arena_copy(arena, &origin, sizeof origin);
}

const nt_origin *nt_report_origin_file(nt_arena *arena, const char *file, const char *text,
                                       size_t length)
{
    return open_origin(arena, (nt_origin){.text = text, .length = length},
                       (nt_origin_step){.raw = text, .place = {file, 1, 1}});
}

const nt_origin *nt_report_origin_json(nt_arena *arena, const nt_json *value)
{
    nt_place start = value->place;
    start.column++;
    size_t length = strlen(value->string);
    return open_origin(arena, (nt_origin){.text = value->string, .length = length, .in_json = true},
                       (nt_origin_step){.raw = value->raw, .place = start});
}

const nt_origin *nt_report_origin_words(nt_arena *arena, const char *text, nt_place place)
{
    return open_origin(arena, (nt_origin){.text = text, .length = strlen(text), .in_program = true},
                       (nt_origin_step){.raw = text, .place = place});
}

nt_place nt_report_origin_place(const nt_origin *origin, size_t offset)
{
    if (origin->in_program) {
        return origin->steps[0].place;
    }
    nt_origin_step at =
        origin->steps[(offset < origin->length ? offset : origin->length) / STEP_BYTES];
    while (at.offset < offset && at.offset < origin->length) {
        step_on(origin, &at);
    }
    return at.place;
}

/* The stretch that holds `offset`; NULL in an empty text. */
static const nt_stretch *stretch_at(const nt_woven *woven, size_t offset)
{
    size_t begun = NT_COUNT_BEFORE(i, woven->count, woven->stretches[i].at <= offset);
    return woven->count ? &woven->stretches[begun ? begun - 1 : 0] : NULL;
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
    const nt_stretch *end_of_all = woven->stretches + woven->count;
    for (const nt_stretch *s = stretch_at(woven, from); s && s < end_of_all && from < to; s++) {
        size_t end = s + 1 < end_of_all ? s[1].at : woven->length;
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
