#include "base/shown.h"

#include <stdarg.h>
#include <string.h>

#include "base/personal.h"
#include "base/utf8.h"

bool nt_shown_moves(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C || c == 0x180E ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE007F) || c == NT_UTF8_INVALID;
}

void nt_shown_into(char *out, size_t size, char *text)
{
    nt_personal_mask(text);
    const char *at = text, *end = text + strlen(text);
    size_t used = 0, last = 0; /* last: where a text that is too long is cut */
    while (at < end) {
        const char *start = at;
        uint32_t c = nt_utf8_next(&at, end);
        bool blank = c == '\t' || c == '\n' || c == '\r';
        const char *put = blank ? " " : nt_shown_moves(c) ? NT_UTF8_REPLACEMENT : start;
        size_t length = put == start ? (size_t)(at - start) : strlen(put);
        if (used + length >= size) {
            memcpy(out + last, "...", 4);
            return;
        }
        memcpy(out + used, put, length);
        used += length;
        last = used + 4 <= size ? used : last;
    }
    out[used] = '\0';
}

const char *nt_shown(nt_arena *arena, const char *text)
{
    size_t size = 3 * strlen(text) + 8;
    char *out = nt_arena_alloc(arena, size);
    nt_shown_into(out, size, nt_arena_string(arena, text));
    return out;
}

const char *nt_shown_in_print(nt_arena *arena, const char *text)
{
    char *copy = nt_arena_string(arena, text ? text : "");
    nt_personal_mask(copy);
    for (char *at = copy; *at; at++) {
        *at = (unsigned char)*at < ' ' || *at == 127 ? ' ' : *at;
    }
    return copy;
}

void nt_shown_print(FILE *out, nt_arena *arena, char *text)
{
    for (char *line = text, *end; line; line = end ? end + 1 : NULL) {
        end = strchr(line, NT_SHOWN_BREAK);
        if (end) {
            *end = '\0';
        }
        fputs(nt_shown(arena, line), out);
        fputs(end ? "\n" : "", out);
    }
}

static size_t exchange(char *text, char from, char to)
{
    size_t count = 0;
    for (; *text; text++) {
        if (*text == from) {
            *text = to;
            count++;
        }
    }
    return count;
}

/* While arguments are put in, the breaks of the format are marked. Where an argument brings a mark
 * too, no break can be told from another. */
void nt_say(FILE *out, const char *format, ...)
{
    NT_PASSING_ARENA(arena);
    char *lines = nt_arena_string(arena, format);
    size_t breaks = exchange(lines, '\n', NT_SHOWN_BREAK);
    va_list args;
    va_start(args, format);
    /* The same conversions as in `format`, which the compiler has checked. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    char *text = nt_arena_vprintf(arena, lines, args);
#pragma GCC diagnostic pop
    va_end(args);
    size_t met = 0;
    for (const char *c = text; *c; c++) {
        met += *c == NT_SHOWN_BREAK;
    }
    if (met > breaks) {
        exchange(text, NT_SHOWN_BREAK, ' ');
    }
    nt_shown_print(out, arena, text);
    fputs(met > breaks && breaks ? "\n" : "", out);
}

const char *nt_shown_entity(char c)
{
    return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : NULL;
}

void nt_shown_put_markup(nt_buffer *out, const char *text)
{
    for (; *text; text++) {
        const char *entity = nt_shown_entity(*text);
        if (entity) {
            nt_buffer_puts(out, entity);
        } else {
            nt_buffer_putc(out, (unsigned char)*text < ' ' || *text == 0x7F ? ' ' : *text);
        }
    }
}

/* Back to before the attribute that has begun: where what follows its text goes on. */
static const char *leave_out_attribute(nt_buffer *out, const char *behind)
{
    if (*behind != '"' || out->bytes[out->length - 1] != '"') {
        return behind;
    }
    while (out->bytes[--out->length] != ' ') {
    }
    return behind + 1;
}

void nt_shown_printf(nt_buffer *out, const char *markup, ...)
{
    va_list args;
    va_start(args, markup);
    for (const char *at = markup; *at;) {
        size_t plain = strcspn(at, "%");
        nt_buffer_add(out, at, plain);
        at += plain;
        const char kind = *at ? at[1] : '\0';
        at += !kind ? 0 : kind == 'z' ? 3 : 2;
        if (kind == 's') {
            const char *text = va_arg(args, const char *);
            nt_shown_put_markup(out, text ? text : "");
            at = text ? at : leave_out_attribute(out, at);
        } else if (kind == 'g') {
            nt_buffer_decimal(out, va_arg(args, double), 2);
        } else if (kind) {
            nt_buffer_integer(out,
                              kind == 'd' ? va_arg(args, int) : (long long)va_arg(args, size_t));
        }
    }
    va_end(args);
}

void nt_shown_put_address(nt_buffer *out, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool plain = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
                     strchr("-._~/+", *text);
        plain ? nt_buffer_putc(out, *text) : nt_buffer_printf(out, "%%%02X", c);
    }
}
