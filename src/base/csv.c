#include "base/csv.h"

#include <string.h>

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

bool nt_csv_needs_guard(const char *text, size_t length)
{
    size_t skip = apostrophes(text, length);
    return is_run(text + skip, length - skip);
}

bool nt_csv_is_guarded(const char *text, size_t length)
{
    return length && *text == '\'' && nt_csv_needs_guard(text, length);
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
    for (; *text; text++) {
        nt_buffer_puts(out, *text == '"' ? "\"" : "");
        nt_buffer_putc(out, *text);
    }
    nt_buffer_puts(out, quoted ? "\"" : "");
}
