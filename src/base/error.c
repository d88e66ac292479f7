/* Errors: where, and what is wrong. */
#include "base/error.h"

#include <errno.h>
#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "words/base.h"

static void copy_end(char *out, size_t size, const char *text)
{
    size_t length = strlen(text);
    if (length < size) {
        memcpy(out, text, length + 1);
        return;
    }
    memcpy(out, "...", 3);
    memcpy(out + 3, text + length - (size - 4), size - 3);
}

nt_place nt_place_in(const char *file)
{
    return (nt_place){file, 0, 0};
}

nt_place nt_place_of(const char *file, const char *text, const char *at)
{
    long line = 1;
    const char *start = text;
    for (const char *c = text; c < at; c++) {
        if (*c == '\n') {
            line++;
            start = c + 1;
        }
    }
    return (nt_place){file, line, (long)nt_utf8_count(start, (size_t)(at - start)) + 1};
}

/* No path that netra reads has a control character in it. */
enum { SHEET_FOLLOWS = '\x1F' };

const char *nt_place_sheet(nt_arena *arena, const char *path, const char *sheet)
{
    return nt_arena_printf(arena, "%s%c%s", path, SHEET_FOLLOWS, sheet);
}

const char *nt_place_sheet_of(const char *file)
{
    const char *mark = file ? strchr(file, SHEET_FOLLOWS) : NULL;
    return mark ? mark + 1 : NULL;
}

const char *nt_place_path(nt_arena *arena, const char *file)
{
    const char *sheet = nt_place_sheet_of(file);
    return sheet ? nt_arena_text(arena, file, (size_t)(sheet - file) - 1) : file;
}

const char *nt_place_cell(char out[static NT_PLACE_CELL_MAX], nt_place place)
{
    char letters[8];
    size_t count = 0;
    char *at = out;
    for (unsigned left = place.column; left; left = (left - 1) / 26) {
        letters[count++] = (char)('A' + (left - 1) % 26);
    }
    while (count) {
        *at++ = letters[--count];
    }
    *at = '\0';
    if (place.line) {
        snprintf(at, NT_PLACE_CELL_MAX - (size_t)(at - out), "%u", place.line);
    }
    return out;
}

const char *nt_place_text(nt_arena *arena, nt_place place)
{
    char cell[NT_PLACE_CELL_MAX];
    const char *sheet = nt_place_sheet_of(place.file), *file = place.file ? place.file : "netra";
    if (sheet) {
        return nt_arena_printf(arena, "%s:%s%s%s", nt_place_path(arena, file), sheet,
                               place.line || place.column ? "!" : "", nt_place_cell(cell, place));
    }
    return place.line && place.column
               ? nt_arena_printf(arena, "%s:%u:%u", file, place.line, place.column)
           : place.line ? nt_arena_printf(arena, "%s:%u", file, place.line)
                        : file;
}

const char *nt_place_line(nt_arena *arena, nt_place place, nt_place beside)
{
    return place.file && beside.file && strcmp(place.file, beside.file) != 0
               ? nt_place_text(arena, (nt_place){place.file, place.line, 0})
               : nt_arena_printf(arena, "%u", place.line);
}

/* The place of an error, and no message. */
static void open_error(nt_error *err, nt_status status, nt_place place)
{
    err->status = status;
    err->file[0] = '\0';
    if (place.file) {
        copy_end(err->file, sizeof err->file, place.file);
    }
    err->line = place.line;
    err->column = place.column;
}

enum { WHOLE_MAX = 4 * NT_MESSAGE_MAX }; /* a number is masked before it can be cut */

nt_status nt_fail(nt_error *err, nt_status status, nt_place place, nt_message message)
{
    nt_error made; /* `err` may be what the message is made of */
    open_error(&made, status, place);
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        char whole[WHOLE_MAX];
        nt_message_into(whole, sizeof whole, lang, &message);
        nt_shown_into(made.message[lang], sizeof made.message[lang], whole);
    }
    *err = made;
    return status;
}

nt_status nt_fail_again(nt_error *err, nt_place place, const nt_error *inner)
{
    nt_error made = *inner;
    open_error(&made, inner->status, place);
    *err = made;
    return err->status;
}

nt_text nt_error_text(const nt_error *err)
{
    nt_text text;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        text.in[lang] = err->message[lang];
    }
    return text;
}

bool nt_error_speaks(const nt_error *err)
{
    return err->message[0][0] != '\0';
}

/* Why a system call fails, in words; of what is rare in those of the system. */
static nt_text text_of_errno(int number)
{
    static const struct {
        int number;
        nt_text text;
    } known[] = {
        {ENOENT, NT_TEXT_BASE_ERRNO_ENOENT},
        {EACCES, NT_TEXT_BASE_ERRNO_EACCES},
        {EPERM, NT_TEXT_BASE_ERRNO_EPERM},
        {EISDIR, NT_TEXT_BASE_ERRNO_EISDIR},
        {ENOTDIR, NT_TEXT_BASE_ERRNO_ENOTDIR},
        {EEXIST, NT_TEXT_BASE_ERRNO_EEXIST},
        {ENOSPC, NT_TEXT_BASE_ERRNO_ENOSPC},
        {EDQUOT, NT_TEXT_BASE_ERRNO_EDQUOT},
        {EFBIG, NT_TEXT_BASE_ERRNO_EFBIG},
        {EROFS, NT_TEXT_BASE_ERRNO_EROFS},
        {ENAMETOOLONG, NT_TEXT_BASE_ERRNO_ENAMETOOLONG},
        {ELOOP, NT_TEXT_BASE_ERRNO_ELOOP},
        {EIO, NT_TEXT_BASE_ERRNO_EIO},
        {EPIPE, NT_TEXT_BASE_ERRNO_EPIPE},
        {EMFILE, NT_TEXT_BASE_ERRNO_EMFILE},
        {ENOMEM, NT_TEXT_BASE_ERRNO_ENOMEM},
        {EBUSY, NT_TEXT_BASE_ERRNO_EBUSY},
        {EXDEV, NT_TEXT_BASE_ERRNO_EXDEV},
        {EINVAL, NT_TEXT_BASE_ERRNO_EINVAL},
        {EBADF, NT_TEXT_BASE_ERRNO_EBADF},
    };
    NT_RETURN_FIRST(i, sizeof known / sizeof *known, known[i].number == number, known[i].text,
                    nt_text_alike(strerror(number)));
}

nt_status nt_fail_errno(nt_error *err, const char *path, nt_text act)
{
    nt_text why = text_of_errno(errno);
    return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0},
                   NT_MESSAGE_BASE_CANNOT(.act = act, .why = why));
}

static void print_source_line(const nt_error *err, FILE *out)
{
    bool has_lines =
        err->file[0] && err->line > 0 && err->column > 0 && !nt_place_sheet_of(err->file);
    FILE *file = has_lines ? fopen(err->file, "rb") : NULL;
    if (!file) {
        return;
    }
    char line[512];
    bool whole = false;
    for (long number = 1; number <= err->line && fgets(line, sizeof line, file);) {
        whole = strchr(line, '\n') != NULL || feof(file);
        if (number == err->line) {
            break;
        }
        number += strchr(line, '\n') != NULL;
    }
    fclose(file);
    line[strcspn(line, "\r\n")] = '\0';
    size_t length = strlen(line);
    /* A long line would scroll the message away; a line that is not text cannot be shown. */
    if (!whole || length > 160 || nt_utf8_check(line, length) != length) {
        return;
    }
    char shown[3 * sizeof line];
    long before = err->column - 1, characters = (long)nt_utf8_count(line, length);
    nt_shown_into(shown, sizeof shown, line);
    fprintf(out, "    %s\n    %*s^\n", shown, (int)(before < characters ? before : characters), "");
}

void nt_error_print(const nt_error *err, nt_lang lang, FILE *out)
{
    NT_PASSING_ARENA(passing);
    nt_place place = {err->file[0] ? err->file : NULL, (unsigned)err->line, (unsigned)err->column};
    fputs(nt_shown(passing, nt_place_text(passing, place)), out);
    static const nt_text error = NT_TEXT_BASE_ERROR;
    fprintf(out, ": %s: %s\n", error.in[lang], err->message[lang]);
    print_source_line(err, out);
}
