/* What a message may show of a cell: no person's number, no line break, never much of it. */
#include <string.h>

#include "base/personal.h"
#include "base/shown.h"
#include "base/utf8.h"
#include "ingest/package.h"
#include "words/ingest.h"

/* Of a long text no more is looked at than what stands near the part that is shown. */
enum { SHOWN_CHARACTERS = 40, LOOKED_AT = 1000 };

nt_text nt_ingest_quote(nt_arena *arena, const char *text)
{
    nt_personal number;
    size_t length = strnlen(text, LOOKED_AT);
    if (nt_personal_find_long(text, length, &number)) {
        return number.digits
                   ? nt_message_texts(arena,
                                      NT_MESSAGE_INGEST_DIGITS_WITHHELD(.digits = number.digits))
                   : (nt_text)NT_TEXT_INGEST_NUMBER_WITHHELD;
    }
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_putc(&out, '"');
    const char *at = text, *end = text + length;
    for (int shown = 0; at < end && shown < SHOWN_CHARACTERS; shown++) {
        const char *start = at;
        uint32_t c = nt_utf8_next(&at, end);
        if (c == '\n' || c == '\r') {
            nt_buffer_puts(&out, c == '\n' ? "\\n" : "\\r");
        } else if (nt_shown_moves(c)) {
            nt_buffer_puts(&out, "\xEF\xBF\xBD");
        } else {
            nt_buffer_add(&out, start, (size_t)(at - start));
        }
    }
    nt_buffer_puts(&out, at < end ? "...\"" : "\"");
    return nt_text_alike(nt_buffer_text(&out));
}
