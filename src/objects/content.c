#include "objects/content.h"

#include <string.h>

#include "base/utf8.h"

enum { NUMBER_MAX = 40 };

bool nt_content_is_blank(char c)
{
    return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static bool is_delimiter(char c)
{
    return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

static bool is_regular(char c)
{
    return !nt_content_is_blank(c) && !is_delimiter(c);
}

void nt_content_skip_blanks(nt_content *c)
{
    while (c->at < c->end && (nt_content_is_blank(*c->at) || *c->at == '%')) {
        if (*c->at == '%') {
            while (c->at < c->end && *c->at != '\n' && *c->at != '\r') {
                c->at++;
            }
        } else {
            c->at++;
        }
    }
}

static size_t regular_length(const nt_content *c)
{
    size_t length = 0;
    while (c->at + length < c->end && is_regular(c->at[length])) {
        length++;
    }
    return length;
}

static void read_name(nt_content *c, nt_pdf_token *out)
{
    c->at++;
    size_t length = regular_length(c), n = 0;
    char *name = nt_arena_text(c->arena, c->at, length);
    for (size_t i = 0; i < length; i++, n++) {
        bool escaped = name[i] == '#' && i + 2 < length && nt_hex_digit(name[i + 1]) >= 0 &&
                       nt_hex_digit(name[i + 2]) >= 0;
        name[n] =
            escaped ? (char)(nt_hex_digit(name[i + 1]) * 16 + nt_hex_digit(name[i + 2])) : name[i];
        i += escaped ? 2 : 0;
    }
    name[n] = '\0';
    c->at += length;
    *out = (nt_pdf_token){.kind = NT_PDF_TOKEN_NAME, .text = {name, n}};
}

static void read_hex(nt_content *c, nt_pdf_token *out)
{
    nt_buffer bytes = nt_buffer_open(c->arena);
    int high = -1;
    for (c->at++; c->at < c->end && *c->at != '>'; c->at++) {
        int digit = nt_hex_digit(*c->at);
        if (digit >= 0 && high >= 0) {
            nt_buffer_putc(&bytes, (char)(high * 16 + digit));
            high = -1;
        } else if (digit >= 0) {
            high = digit;
        }
    }
    if (high >= 0) {
        nt_buffer_putc(&bytes, (char)(high * 16));
    }
    c->at += c->at < c->end;
    *out =
        (nt_pdf_token){.kind = NT_PDF_TOKEN_STRING, .text = {nt_buffer_text(&bytes), bytes.length}};
}

/* Behind a backslash: one character, up to three octal digits, or a line's end that does not
 * count. */
static void read_escape(nt_content *c, nt_buffer *bytes)
{
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    char code = *c->at++;
    const char *known = code ? strchr(from, code) : NULL;
    if (known) {
        nt_buffer_putc(bytes, to[known - from]);
    } else if (code >= '0' && code <= '7') {
        int value = code - '0';
        for (int i = 0; i < 2 && c->at < c->end && *c->at >= '0' && *c->at <= '7'; i++) {
            value = value * 8 + (*c->at++ - '0');
        }
        nt_buffer_putc(bytes, (char)value);
    } else if (code == '\r') {
        c->at += c->at < c->end && *c->at == '\n';
    } else if (code != '\n') {
        nt_buffer_putc(bytes, code);
    }
}

static void read_literal(nt_content *c, nt_pdf_token *out)
{
    nt_buffer bytes = nt_buffer_open(c->arena);
    size_t depth = 1;
    for (c->at++; c->at < c->end;) {
        char byte = *c->at++;
        depth += byte == '(';
        depth -= byte == ')';
        if (depth == 0) {
            break;
        }
        if (byte == '\\' && c->at < c->end) {
            read_escape(c, &bytes);
        } else {
            nt_buffer_putc(&bytes, byte);
        }
    }
    *out =
        (nt_pdf_token){.kind = NT_PDF_TOKEN_STRING, .text = {nt_buffer_text(&bytes), bytes.length}};
}

/* By hand: strtod() would ask the locale. */
bool nt_content_number(const char *text, size_t length, double *out)
{
    double value = 0, scale = 1;
    bool digits = false, point = false;
    size_t i = length && (text[0] == '-' || text[0] == '+');
    for (; i < length && length < NUMBER_MAX; i++) {
        if (text[i] == '.' && !point) {
            point = true;
        } else if (text[i] >= '0' && text[i] <= '9') {
            digits = true;
            value = value * 10 + (text[i] - '0');
            scale *= point ? 10 : 1;
        } else {
            return false;
        }
    }
    *out = (text[0] == '-' ? -value : value) / scale;
    return digits;
}

static void read_word(nt_content *c, nt_pdf_token *out)
{
    size_t length = regular_length(c);
    double number;
    if (nt_content_number(c->at, length, &number)) {
        *out = (nt_pdf_token){NT_PDF_TOKEN_NUMBER, number, {c->at, length}};
    } else {
        *out = (nt_pdf_token){.kind = NT_PDF_TOKEN_WORD,
                              .text = {nt_arena_text(c->arena, c->at, length), length}};
    }
    c->at += length;
}

static void take_bracket(nt_content *c, nt_pdf_token_kind kind, bool is_twice, nt_pdf_token *out)
{
    size_t length = is_twice ? 2 : 1;
    *out = (nt_pdf_token){.kind = kind, .text = {c->at, length}};
    c->at += length;
}

bool nt_content_next(nt_content *c, nt_pdf_token *out)
{
    for (nt_content_skip_blanks(c); c->at < c->end; nt_content_skip_blanks(c)) {
        char first = *c->at;
        bool twice = c->at + 1 < c->end && c->at[1] == first;
        if (is_regular(first)) {
            read_word(c, out);
        } else if (first == '/') {
            read_name(c, out);
        } else if (first == '(') {
            read_literal(c, out);
        } else if (first == '<' && !twice) {
            read_hex(c, out);
        } else if (first == '<' || first == '[') {
            take_bracket(c, NT_PDF_TOKEN_OPEN, first == '<', out);
        } else if (first == ']' || (first == '>' && twice)) {
            take_bracket(c, NT_PDF_TOKEN_CLOSE, first == '>', out);
        } else {
            c->at++; /* a brace, or a bracket that closes nothing */
            continue;
        }
        return true;
    }
    return false;
}

void nt_content_skip_image(nt_content *c)
{
    for (; c->at + 3 < c->end; c->at++) {
        bool ends = nt_content_is_blank(c->at[0]) && c->at[1] == 'E' && c->at[2] == 'I' &&
                    nt_content_is_blank(c->at[3]);
        if (ends) {
            c->at += 3;
            return;
        }
    }
    c->at = c->end;
}
