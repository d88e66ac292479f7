#include "base/shown.h"

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
        const char *put = blank ? " " : nt_shown_moves(c) ? "\xEF\xBF\xBD" : start;
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
