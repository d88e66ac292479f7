/* Unicode's own tables, through utf8proc: how one text can be written in several ways. */
#include <stdlib.h>
#include <utf8proc.h>

#include "base/utf8.h"

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

/* Adds what stands from `start` to `end`, in its normal form; false: that is no valid UTF-8. */
static bool add_normalized(nt_buffer *out, const char *start, const char *end,
                           utf8proc_option_t form)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)start;
    utf8proc_ssize_t length = end - start;
    utf8proc_ssize_t count = utf8proc_decompose(bytes, length, NULL, 0, UTF8PROC_STABLE | form);
    if (count < 0) {
        return false;
    }
    /* utf8proc writes the bytes over the code points, and a NUL behind them. */
    size_t size = ((size_t)count + 1) * sizeof(utf8proc_int32_t);
    utf8proc_int32_t *points = malloc(size);
    if (!points) {
        nt_out_of_memory(size);
    }
    utf8proc_decompose(bytes, length, points, count, UTF8PROC_STABLE | form);
    length = utf8proc_reencode(points, count, UTF8PROC_STABLE | form);
    nt_buffer_add(out, points, (size_t)length);
    free(points);
    return true;
}

/* A letter of ASCII joins with what follows it alone, so that only what is none is asked about,
 * with the letter before it. A text that is no valid UTF-8 stays as it is. */
static char *normalized(nt_arena *arena, const char *text, utf8proc_option_t form)
{
    nt_buffer out = nt_buffer_open(arena);
    const char *done = text, *at = text;
    while (*at) {
        if (is_ascii(*at)) {
            at++;
            continue;
        }
        const char *start = at > done ? at - 1 : at;
        while (!is_ascii(*at)) {
            at++;
        }
        nt_buffer_add(&out, done, (size_t)(start - done));
        if (!add_normalized(&out, start, at, form)) {
            return nt_arena_string(arena, text);
        }
        done = at;
    }
    if (done == text) {
        return nt_arena_string(arena, text);
    }
    nt_buffer_add(&out, done, (size_t)(at - done));
    return out.bytes;
}

char *nt_utf8_compose(nt_arena *arena, const char *text)
{
    return normalized(arena, text, UTF8PROC_COMPOSE);
}

char *nt_utf8_decompose(nt_arena *arena, const char *text)
{
    return normalized(arena, text, UTF8PROC_DECOMPOSE);
}

uint32_t nt_utf8_lower(uint32_t code_point)
{
    utf8proc_int32_t folded[4];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code_point, folded, 4,
                                                     UTF8PROC_CASEFOLD, &boundary);
    return (uint32_t)(count == 1 ? folded[0] : utf8proc_tolower((utf8proc_int32_t)code_point));
}

/* Unicode calls the Hangul fillers ignorable and an empty Braille cell a symbol; they are drawn as
 * a blank. */
static bool is_drawn_blank(uint32_t code_point)
{
    return code_point == 0x2800 || code_point == 0x3164 || code_point == 0xFFA0;
}

static nt_char_kind control_kind(uint32_t code_point)
{
    bool white = (code_point >= '\t' && code_point <= '\r') || code_point == 0x85;
    return white ? NT_CHAR_BLANK : NT_CHAR_INVISIBLE;
}

nt_char_kind nt_utf8_kind(uint32_t code_point)
{
    bool note_mark = code_point >= 0xFFF9 && code_point <= 0xFFFB; /* of an interlinear note */
    if (is_drawn_blank(code_point)) {
        return NT_CHAR_BLANK;
    }
    if (note_mark || utf8proc_get_property((utf8proc_int32_t)code_point)->ignorable) {
        return NT_CHAR_INVISIBLE;
    }
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return NT_CHAR_LETTER;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return NT_CHAR_DIGIT;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return NT_CHAR_BLANK;
    case UTF8PROC_CATEGORY_CC:
        return control_kind(code_point);
    case UTF8PROC_CATEGORY_SC:
        return NT_CHAR_CURRENCY;
    default:
        return NT_CHAR_OTHER;
    }
}

bool nt_utf8_is_blank(const char *at, const char *end)
{
    if (at >= end || (*at > ' ' && *at < 0x7F)) { /* no table is asked of what is printed */
        return false;
    }
    return nt_utf8_kind(nt_utf8_next(&at, end)) == NT_CHAR_BLANK;
}

bool nt_utf8_is_mark(uint32_t code_point)
{
    return utf8proc_get_property((utf8proc_int32_t)code_point)->combining_class != 0;
}

/* Scripts have their ten digits in a row, from 0 on, and some stand right behind each other. */
static int place_in_row(uint32_t code_point)
{
    uint32_t first = code_point;
    while (utf8proc_category((utf8proc_int32_t)first - 1) == UTF8PROC_CATEGORY_ND) {
        first--;
    }
    return (int)((code_point - first) % 10);
}

/* Black and sans-serif circles, which Unicode does not take for forms of a digit. */
static int circled(uint32_t code_point)
{
    static const uint32_t ones[] = {0x24F5, 0x2776, 0x2780, 0x278A};
    NT_RETURN_FIRST(i, sizeof ones / sizeof *ones,
                    code_point >= ones[i] && code_point < ones[i] + 9,
                    (int)(code_point - ones[i]) + 1, code_point == 0x24FF ? 0 : -1);
}

int nt_utf8_digit(uint32_t code_point)
{
    utf8proc_int32_t parts[18];
    int boundary = 0, value = -1;
    if (code_point < 0x80) {
        return code_point >= '0' && code_point <= '9' ? (int)code_point - '0' : -1;
    }
    if (nt_utf8_kind(code_point) != NT_CHAR_DIGIT) {
        return -1;
    }
    if (utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_ND) {
        return place_in_row(code_point);
    }
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code_point, parts, 18, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 18; i++) {
        if (parts[i] >= '0' && parts[i] <= '9') {
            if (value >= 0) {
                return -1; /* "12" in a circle */
            }
            value = parts[i] - '0';
        }
    }
    return value >= 0 ? value : circled(code_point);
}
