#include "base/error.h"

#include <errno.h>
#include <string.h>

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

/* Cuts a text that filled its buffer at a character, not inside one. */
static void mark_cut(char *text, size_t size)
{
    size_t at = size - 4;
    while (at > 0 && ((unsigned char)text[at] & 0xC0) == 0x80) {
        at--;
    }
    memcpy(text + at, "...", 4);
}

/* A message is one line whatever the input put into it. */
static void keep_one_line(char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7F) {
            *text = ' ';
        }
    }
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
    va_list args;
    va_start(args, format);
    int length = vsnprintf(err->message, sizeof err->message, format, args);
    va_end(args);
    if (length >= (int)sizeof err->message) {
        mark_cut(err->message, sizeof err->message);
    }
    keep_one_line(err->message);
    return status;
}

nt_status nt_fail_errno(nt_error *err, const char *path, const char *action)
{
    int saved = errno;
    return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0}, "cannot %s: %s", action,
                   strerror(saved));
}

/* A run of digits, also one broken by spaces, may be a person's number: NIP has 18. */
static void mask_digits(char *line)
{
    for (char *at = line; *at;) {
        char *end = at;
        int count = 0;
        while ((*end >= '0' && *end <= '9') || (count && *end == ' ')) {
            count += *end != ' ';
            end++;
        }
        for (char *c = at; count >= 16 && c < end; c++) {
            *c = *c == ' ' ? ' ' : '#';
        }
        at = end > at ? end : at + 1;
    }
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
    mask_digits(line);
    fprintf(out, "    %s\n    ", line);
    const char *at = line, *end = line + length;
    for (long column = 1; column < err->column && at < end; column++) {
        fputc(*at == '\t' ? '\t' : ' ', out);
        nt_utf8_next(&at, end);
    }
    fputs("^\n", out);
}

void nt_error_print(const nt_error *err, FILE *out)
{
    fputs(err->file[0] ? err->file : "netra", out);
    if (err->line > 0) {
        fprintf(out, ":%ld", err->line);
        if (err->column > 0) {
            fprintf(out, ":%ld", err->column);
        }
    }
    fprintf(out, ": error: %s\n", err->message);
    print_source_line(err, out);
}
