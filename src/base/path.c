#include "base/path.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/personal.h"
#include "base/shown.h"
#include "base/utf8.h"
#include "words/base.h"

static bool has_control(const char *path)
{
    for (const unsigned char *c = (const unsigned char *)path; *c; c++) {
        if (*c < ' ' || *c == 0x7F) {
            return true;
        }
    }
    return false;
}

static const nt_text *part_fault(const char *part, size_t length)
{
    static const nt_text has_empty_part = NT_TEXT_BASE_PATH_HAS_EMPTY_PART,
                         has_long_part = NT_TEXT_BASE_PATH_HAS_LONG_PART,
                         has_dot_part = NT_TEXT_BASE_PATH_HAS_DOT_PART,
                         leads_out = NT_TEXT_BASE_PATH_LEADS_OUT;
    return length == 0                                       ? &has_empty_part
           : length > NT_PATH_PART_BYTES_MAX                 ? &has_long_part
           : length == 1 && part[0] == '.'                   ? &has_dot_part
           : length == 2 && part[0] == '.' && part[1] == '.' ? &leads_out
                                                             : NULL;
}

/* Of the path as a whole, before its parts are looked at. */
static const nt_text *whole_fault(const char *path, size_t length)
{
    static const nt_text is_too_long = NT_TEXT_BASE_PATH_IS_TOO_LONG,
                         is_empty = NT_TEXT_BASE_PATH_IS_EMPTY,
                         is_absolute = NT_TEXT_BASE_PATH_IS_ABSOLUTE,
                         names_a_drive = NT_TEXT_BASE_PATH_NAMES_A_DRIVE,
                         is_not_utf8 = NT_TEXT_BASE_PATH_IS_NOT_UTF8,
                         holds_control = NT_TEXT_BASE_PATH_HOLDS_CONTROL,
                         holds_backslash = NT_TEXT_BASE_PATH_HOLDS_BACKSLASH;
    return !length                                             ? &is_empty
           : length > NT_PATH_BYTES_MAX                        ? &is_too_long
           : path[0] == '/'                                    ? &is_absolute
           : isalpha((unsigned char)path[0]) && path[1] == ':' ? &names_a_drive
           : nt_utf8_check(path, length) != length             ? &is_not_utf8
           : has_control(path)                                 ? &holds_control
           : strchr(path, '\\')                                ? &holds_backslash
                                                               : NULL;
}

const nt_text *nt_path_fault(const char *path)
{
    static const nt_text is_too_deep = NT_TEXT_BASE_PATH_IS_TOO_DEEP;
    const nt_text *fault = whole_fault(path, strlen(path));
    size_t depth = 0;
    for (const char *part = path; !fault && part; depth++) {
        size_t size = strcspn(part, "/");
        fault = part_fault(part, size);
        part = part[size] ? part + size + 1 : NULL;
    }
    return fault || depth <= NT_PATH_DEPTH_MAX ? fault : &is_too_deep;
}

bool nt_path_ends_in_blank(const char *path)
{
    size_t length = strlen(path);
    return length && path[length - 1] == ' ';
}

bool nt_path_has_loose_accent(const char *path)
{
    const char *end = path + strlen(path);
    while (path < end) {
        uint32_t c = nt_utf8_next(&path, end);
        if (c >= 0x300 && c <= 0x36F) {
            return true;
        }
    }
    return false;
}

const char *nt_path_printable(nt_arena *arena, const char *path)
{
    enum { SHOWN = 120 };
    nt_buffer out = nt_buffer_open(arena);
    char *masked = nt_arena_string(arena, path);
    nt_personal_mask(masked);
    const char *at = masked, *end = masked + strlen(masked);
    while (at < end) {
        const char *start = at;
        if (out.length >= SHOWN) {
            nt_buffer_puts(&out, "...");
            break;
        }
        bool moves = nt_shown_moves(nt_utf8_next(&at, end));
        for (const char *c = start; c < at; c++) {
            if (moves) {
                nt_buffer_printf(&out, "%%%02X", (unsigned char)*c);
            } else {
                nt_buffer_putc(&out, *c);
            }
        }
    }
    return nt_buffer_text(&out);
}

const char *nt_path_plain(nt_arena *arena, const char *path)
{
    nt_buffer out = nt_buffer_open(arena);
    if (*path == '/') {
        return path;
    }
    for (const char *part = path; *part;) {
        size_t length = strcspn(part, "/");
        if (length && !(length == 1 && *part == '.')) {
            nt_buffer_printf(&out, "%s%.*s", out.length ? "/" : "", (int)length, part);
        }
        part += length + (part[length] == '/');
    }
    return nt_buffer_text(&out);
}

bool nt_path_ends_in(const char *path, const char *ending)
{
    size_t length = strlen(path), tail = strlen(ending);
    return length > tail && strcasecmp(path + length - tail, ending) == 0;
}
