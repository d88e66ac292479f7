#include "base/error.h"

#include <errno.h>
#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"

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

nt_status nt_fail(nt_error *err, nt_status status, nt_place place, const char *format, ...)
{
    err->status = status;
    err->file[0] = '\0';
    if (place.file) {
        copy_end(err->file, sizeof err->file, place.file);
    }
    err->line = place.line;
    err->column = place.column;
    char whole[4 * NT_MESSAGE_MAX]; /* a number is masked before it can be cut */
    va_list args;
    va_start(args, format);
    vsnprintf(whole, sizeof whole, format, args);
    va_end(args);
    nt_shown_into(err->message, sizeof err->message, whole);
    return status;
}

nt_status nt_fail_errno(nt_error *err, const char *path, const char *action)
{
    int saved = errno;
    return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0}, "cannot %s: %s", action,
                   strerror(saved));
}

static void print_source_line(const nt_error *err, FILE *out)
{
    FILE *file = err->file[0] && err->line > 0 && err->column > 0 ? fopen(err->file, "rb") : NULL;
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

void nt_error_print(const nt_error *err, FILE *out)
{
    char file[3 * sizeof err->file], whole[sizeof err->file];
    strcpy(whole, err->file[0] ? err->file : "netra");
    nt_shown_into(file, sizeof file, whole);
    fputs(file, out);
    if (err->line > 0) {
        fprintf(out, ":%ld", err->line);
        if (err->column > 0) {
            fprintf(out, ":%ld", err->column);
        }
    }
    fprintf(out, ": error: %s\n", err->message);
    print_source_line(err, out);
}
