/* White space at the ends of a text, with the blanks of all scripts. */
#include "spelling.h"

#include "base/utf8.h"

/* Control characters stay: they are somebody's mistake, not the edge of a text. */
static bool is_edge(uint32_t c, bool invisible)
{
    nt_char_kind kind = nt_utf8_kind(c);
    return kind == NT_CHAR_BLANK || (invisible && kind == NT_CHAR_INVISIBLE && c >= 0xA0);
}

const char *nt_ingest_trimmed(nt_arena *arena, const char *text, size_t length, bool invisible)
{
    const char *end = text + length, *first = NULL, *behind = NULL;
    while (text < end) {
        const char *at = text;
        if (!is_edge(nt_utf8_next(&text, end), invisible)) {
            first = first ? first : at;
            behind = text;
        }
    }
    return first ? nt_arena_text(arena, first, (size_t)(behind - first)) : "";
}
