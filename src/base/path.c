#include "base/path.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/personal.h"
#include "base/shown.h"
#include "base/utf8.h"

static bool has_control(const char *path)
{
    for (const unsigned char *c = (const unsigned char *)path; *c; c++) {
        if (*c < ' ' || *c == 0x7F) {
            return true;
        }
    }
    return false;
}

static const char *part_fault(const char *part, size_t length)
{
    if (length == 0) {
        return "has an empty part";
    }
    if (length > NT_PATH_PART_BYTES_MAX) {
        return "has a part longer than 255 bytes";
    }
    if (length == 1 && part[0] == '.') {
        return "has a part that is \".\"";
    }
    return length == 2 && part[0] == '.' && part[1] == '.' ? "leads out of its folder (\"..\")"
                                                           : NULL;
}

const char *nt_path_fault(const char *path)
{
    size_t length = strlen(path), depth = 0;
    if (!length || length > NT_PATH_BYTES_MAX) {
        return length ? "is longer than 512 bytes" : "is empty";
    }
    if (path[0] == '/') {
        return "is absolute";
    }
    if (isalpha((unsigned char)path[0]) && path[1] == ':') {
        return "names a drive";
    }
    if (nt_utf8_check(path, length) != length) {
        return "is not UTF-8";
    }
    if (has_control(path)) {
        return "holds a control character";
    }
    if (strchr(path, '\\')) {
        return "holds a backslash";
    }
    for (const char *part = path;; depth++) {
        size_t size = strcspn(part, "/");
        const char *fault = part_fault(part, size);
        if (fault) {
            return fault;
        }
        if (!part[size]) {
            break;
        }
        part += size + 1;
    }
    return depth < NT_PATH_DEPTH_MAX ? NULL : "lies more than 16 folders deep";
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
