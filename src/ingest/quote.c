/* What a message may show of a cell: no person's number, no line break, never much of it. */
#include <string.h>

#include "base/utf8.h"
#include "ingest/package.h"

enum {
    SHOWN_CHARACTERS = 40,
    PERSON_DIGITS = 18,      /* a civil servant's number (NIP), also broken by spaces or dots */
    UNBROKEN_DIGITS_MAX = 15 /* 16 in a row are a citizen's number (NIK) */
};

/* The length of a separator that people write inside a long number, 0 when there is none. */
static size_t separator(const char *at)
{
    if (strncmp(at, "\xC2\xA0", 2) == 0) {
        return 2;
    }
    return *at && strchr(" .-/", *at) ? 1 : 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The number of digits in the first number of the text that may be a person's, else 0. */
static int person_digits(const char *text)
{
    int count = 0, unbroken = 0;
    bool personal = false;
    for (const char *at = text; *at;) {
        size_t gap = count ? separator(at) : 0;
        if (is_digit(*at)) {
            count++;
            unbroken++;
            personal = personal || count >= PERSON_DIGITS || unbroken > UNBROKEN_DIGITS_MAX;
            at++;
        } else if (gap) {
            unbroken = 0;
            at += gap;
        } else if (personal) {
            break;
        } else {
            count = unbroken = 0;
            at++;
        }
    }
    return personal ? count : 0;
}

/* Characters that move, hide or reverse what stands on a terminal's line. */
static bool is_unprintable(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           c == NT_UTF8_INVALID;
}

const char *nt_ingest_quote(nt_arena *arena, const char *text)
{
    int digits = person_digits(text);
    if (digits) {
        return nt_arena_printf(arena, "(%d-digit number withheld)", digits);
    }
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_putc(&out, '"');
    const char *at = text, *end = text + strlen(text);
    for (int shown = 0; at < end && shown < SHOWN_CHARACTERS; shown++) {
        const char *start = at;
        uint32_t c = nt_utf8_next(&at, end);
        if (c == '\n' || c == '\r') {
            nt_buffer_puts(&out, c == '\n' ? "\\n" : "\\r");
        } else if (is_unprintable(c)) {
            nt_buffer_puts(&out, "\xEF\xBF\xBD");
        } else {
            nt_buffer_add(&out, start, (size_t)(at - start));
        }
    }
    nt_buffer_puts(&out, at < end ? "...\"" : "\"");
    return nt_buffer_text(&out);
}
