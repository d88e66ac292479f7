/* Names that a file system takes for one. Windows and macOS do not tell upper from lower case,
 * macOS not "é" in one character from "e" with an accent behind it, and Windows drops dots and
 * blanks at the end of a name. */
#include <string.h>

#include "base/path.h"
#include "base/utf8.h"

/* How much of a part of a path Windows keeps. */
static size_t kept(const char *part, size_t length)
{
    size_t end = length;
    while (end > 0 && (part[end - 1] == '.' || part[end - 1] == ' ')) {
        end--;
    }
    return end ? end : length;
}

static void add_lowered(nt_buffer *out, const char *at, const char *end)
{
    char bytes[4];
    while (at < end) {
        nt_buffer_add(out, bytes, nt_utf8_put(nt_utf8_lower(nt_utf8_next(&at, end)), bytes));
    }
}

const char *nt_path_fold(nt_arena *arena, const char *path)
{
    nt_buffer out = nt_buffer_open(arena);
    const char *apart = nt_utf8_decompose(arena, path); /* a capital with an accent has one case */
    while (*apart) {
        size_t length = strcspn(apart, "/");
        add_lowered(&out, apart, apart + kept(apart, length));
        apart += length;
        if (*apart) {
            nt_buffer_putc(&out, *apart++);
        }
    }
    return nt_utf8_decompose(arena, nt_buffer_text(&out));
}

const char *nt_path_spelling(nt_arena *arena, const char *path)
{
    return nt_utf8_compose(arena, path);
}
