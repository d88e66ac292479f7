/* What a message may show of the data: no person's number, no line break, never much of it. */
#include <string.h>

#include "base/message.h"
#include "base/personal.h"
#include "base/shown.h"
#include "base/utf8.h"
#include "words/base.h"

/* Of a long text no more is looked at than what stands near the part that is shown. */
enum { SHOWN_CHARACTERS = 40, LOOKED_AT = 1000 };

static const char *withheld(char out[static NT_QUOTE_MAX], nt_lang lang, int digits)
{
    static const nt_text number = NT_TEXT_BASE_NUMBER_WITHHELD;
    if (!digits) {
        return number.in[lang];
    }
    nt_message said = NT_MESSAGE_BASE_DIGITS_WITHHELD(.digits = digits);
    nt_message_into(out, NT_QUOTE_MAX, lang, &said);
    return out;
}

const char *nt_quote(char out[static NT_QUOTE_MAX], nt_lang lang, const char *text)
{
    nt_personal number;
    size_t length = strnlen(text, LOOKED_AT);
    if (nt_personal_find_long(text, length, &number)) {
        return withheld(out, lang, number.digits);
    }
    char *to = out;
    *to++ = '"';
    const char *at = text, *end = text + length;
    for (int shown = 0; at < end && shown < SHOWN_CHARACTERS; shown++) {
        const char *start = at;
        uint32_t c = nt_utf8_next(&at, end);
        const char *put = c == '\n'           ? "\\n"
                          : c == '\r'         ? "\\r"
                          : nt_shown_moves(c) ? NT_UTF8_REPLACEMENT
                                              : start;
        size_t size = put == start ? (size_t)(at - start) : strlen(put);
        memcpy(to, put, size);
        to += size;
    }
    strcpy(to, at < end ? "...\"" : "\"");
    return out;
}

nt_text nt_quoted(nt_arena *arena, const char *text)
{
    char out[NT_QUOTE_MAX];
    nt_text quoted;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        quoted.in[lang] = nt_arena_string(arena, nt_quote(out, lang, text));
    }
    return quoted;
}
