#include "trim.h"

#include <stdbool.h>
#include <string.h>

const char *nt_ingest_trimmed(nt_arena *arena, const char *text, size_t length)
{
    const char *end = text + length;
    for (;;) {
        bool wide = end - text >= 2 && memcmp(text, "\xC2\xA0", 2) == 0;
        if (!wide && (text == end || !strchr(" \t\n\v\f\r", *text))) {
            break;
        }
        text += wide ? 2 : 1;
    }
    for (;;) {
        bool wide = end - text >= 2 && memcmp(end - 2, "\xC2\xA0", 2) == 0;
        if (!wide && (text == end || !strchr(" \t\n\v\f\r", end[-1]))) {
            break;
        }
        end -= wide ? 2 : 1;
    }
    return text == end ? "" : nt_arena_text(arena, text, (size_t)(end - text));
}
