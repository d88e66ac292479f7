#include "base/csv.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* "-5", "+1,25", "-" alone, "-3 %": what a spreadsheet reads as a number or a dash is no formula.
 */
static bool is_number(const char *text, size_t length)
{
    size_t at = 1;
    bool digits = false;
    while (at < length && strchr("0123456789.,% ", text[at]) && text[at]) {
        digits = digits || (text[at] >= '0' && text[at] <= '9');
        at++;
    }
    return at == length && (digits || length == 1);
}

static bool starts_with(const char *text, size_t length, const char *head)
{
    size_t size = strlen(head);
    return length >= size && memcmp(text, head, size) == 0;
}

static bool is_run(const char *text, size_t length)
{
    static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                       "\xEF\xBC\xA0"};
    if (!length) {
        return false;
    }
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (starts_with(text, length, wide[i])) {
            return true;
        }
    }
    bool sign = *text == '+' || *text == '-';
    return sign ? !is_number(text, length) : *text && strchr("=@\t\r\n", *text);
}

static size_t apostrophes(const char *text, size_t length)
{
    size_t count = 0;
    while (count < length && text[count] == '\'') {
        count++;
    }
    return count;
}

/* Blanks that a spreadsheet may take away. A tab or line break is run itself. */
static size_t blanks(const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    while (at < end) {
        const char *start = at;
        uint32_t c = nt_utf8_next(&at, end);
        nt_char_kind kind = c == ' ' ? NT_CHAR_BLANK : c < 0x80 ? NT_CHAR_OTHER : nt_utf8_kind(c);
        if (c == NT_UTF8_INVALID || (kind != NT_CHAR_BLANK && kind != NT_CHAR_INVISIBLE)) {
            return (size_t)(start - text);
        }
    }
    return length;
}

bool nt_csv_needs_guard(const char *text, size_t length)
{
    size_t skip = apostrophes(text, length);
    skip += blanks(text + skip, length - skip);
    return is_run(text + skip, length - skip);
}

bool nt_csv_is_guarded(const char *text, size_t length)
{
    return length && *text == '\'' && nt_csv_needs_guard(text, length);
}

/* Controls, and what turns the direction of a line. What joins letters is part of a word. */
static bool is_control(uint32_t c)
{
    return (c < 0x20 && !strchr("\t\r\n", (int)c)) || (c >= 0x7F && c < 0xA0) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == NT_UTF8_INVALID;
}

static void put_text(nt_buffer *out, const char *text)
{
    const char *end = text + strlen(text);
    while (text < end) {
        const char *start = text;
        while (text < end && *text >= ' ' && *text <= '~' && *text != '"') {
            text++;
        }
        nt_buffer_add(out, start, (size_t)(text - start));
        if (text == end) {
            return;
        }
        start = text;
        uint32_t c = nt_utf8_next(&text, end);
        nt_buffer_puts(out, c == '"' ? "\"" : "");
        if (is_control(c)) {
            nt_buffer_puts(out, NT_UTF8_REPLACEMENT);
        } else {
            nt_buffer_add(out, start, (size_t)(text - start));
        }
    }
}

void nt_csv_put(nt_buffer *out, const char *text)
{
    if (!text) {
        return;
    }
    bool guard = nt_csv_needs_guard(text, strlen(text));
    bool quoted = text[strcspn(text, ",\"\r\n")];
    nt_buffer_puts(out, quoted ? "\"" : "");
    nt_buffer_puts(out, guard ? "'" : "");
    put_text(out, text);
    nt_buffer_puts(out, quoted ? "\"" : "");
}

void nt_csv_put_number(nt_buffer *out, double number)
{
    char text[32] = "";
    if (fabs(number) < 9007199254740992.0 && number == (double)(long long)number) {
        /* %g would write seventy as 7e+01; and there is no minus zero. */
        snprintf(text, sizeof text, "%lld", (long long)number);
    } else if (isfinite(number)) {
        nt_buffer_put_double(out, number);
    }
    nt_buffer_puts(out, text);
}
