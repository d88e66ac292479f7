#include "cmap.h"

#include <string.h>

#include "base/utf8.h"
#include "objects/content.h"

enum { RANGE_TEXT_MAX = 64, TOKENS_KEPT = 1 << 20 };

static uint32_t code_of(nt_bytes bytes)
{
    uint32_t code = 0;
    for (size_t i = 0; i < bytes.length && i < 4; i++) {
        code = code << 8 | (unsigned char)bytes.bytes[i];
    }
    return code;
}

static size_t put_utf8(uint32_t code_point, char utf8[4])
{
    bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    code_point = is_surrogate || code_point > 0x10FFFF ? 0xFFFD : code_point;
    return nt_utf8_put(code_point, utf8);
}

/* UTF-16BE with `add` added to its last unit, as a range asks. */
static const char *utf8_of(nt_arena *arena, nt_bytes utf16, uint32_t add)
{
    char out[2 * RANGE_TEXT_MAX];
    size_t length = 0;
    for (size_t i = 0; i + 1 < utf16.length && i < RANGE_TEXT_MAX; i += 2) {
        uint32_t unit = code_of((nt_bytes){utf16.bytes + i, 2});
        if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < utf16.length) {
            uint32_t low = code_of((nt_bytes){utf16.bytes + i + 2, 2});
            unit = 0x10000 + ((unit - 0xD800) << 10) + ((low - 0xDC00) & 0x3FF);
            i += 2;
        }
        length += put_utf8(i + 2 >= utf16.length ? unit + add : unit, out + length);
    }
    return nt_arena_text(arena, out, length);
}

static void put_range(nt_cmap *map, uint32_t from, uint32_t to, nt_bytes first)
{
    for (uint32_t code = from;
         code <= to && code < NT_CMAP_CODES && map->entries < map->entries_max; code++) {
        map->entries++;
        map->texts[code] = utf8_of(map->arena, first, code - from);
    }
}

static void forget_tokens(nt_content *content)
{
    if (nt_arena_used(content->arena) > TOKENS_KEPT) {
        nt_arena_close(content->arena);
        content->arena = nt_arena_open();
    }
}

/* <from> <to> <first>, or <from> <to> [<text>…] */
static void read_range(nt_content *content, nt_cmap *map, const nt_pdf_token *from)
{
    nt_pdf_token to, text;
    if (!nt_content_next(content, &to) || !nt_content_next(content, &text)) {
        return;
    }
    uint32_t code = code_of(from->text), last = code_of(to.text);
    if (text.kind == NT_PDF_TOKEN_STRING) {
        put_range(map, code, last, text.text);
    }
    while (text.kind == NT_PDF_TOKEN_OPEN && nt_content_next(content, &to) &&
           to.kind == NT_PDF_TOKEN_STRING) {
        if (code <= last && code < NT_CMAP_CODES) {
            put_range(map, code, code, to.text);
        }
        code++;
        forget_tokens(content);
    }
}

static void read_char(nt_content *content, nt_cmap *map, const nt_pdf_token *from)
{
    nt_pdf_token text;
    uint32_t code = code_of(from->text);
    if (nt_content_next(content, &text) && text.kind == NT_PDF_TOKEN_STRING) {
        put_range(map, code, code, text.text);
    }
}

nt_cmap nt_cmap_read(nt_arena *arena, nt_bytes bytes, size_t entries_max)
{
    nt_cmap map = {.arena = arena,
                   .texts = nt_new_array(arena, const char *, NT_CMAP_CODES),
                   .entries_max = entries_max};
    nt_content content = {nt_arena_open(), bytes.bytes, bytes.bytes + bytes.length};
    void (*read)(nt_content *, nt_cmap *, const nt_pdf_token *) = NULL;
    for (nt_pdf_token token; map.entries < entries_max && nt_content_next(&content, &token);) {
        if (token.kind == NT_PDF_TOKEN_WORD) {
            read = strcmp(token.text.bytes, "beginbfchar") == 0    ? read_char
                   : strcmp(token.text.bytes, "beginbfrange") == 0 ? read_range
                                                                   : NULL;
        } else if (token.kind == NT_PDF_TOKEN_STRING && read) {
            read(&content, &map, &token);
        }
        forget_tokens(&content);
    }
    nt_arena_close(content.arena);
    return map;
}

void nt_cmap_decode(const nt_cmap *map, nt_bytes string, int width, bool is_latin, nt_buffer *out)
{
    size_t step = (size_t)width;
    for (size_t i = 0; i + step <= string.length; i += step) {
        uint32_t code = code_of((nt_bytes){string.bytes + i, step});
        const char *text = map->texts ? map->texts[code] : NULL;
        if (text) {
            nt_buffer_puts(out, text);
        } else {
            char utf8[4];
            uint32_t shown = is_latin && code < 0x7F && code >= 0x20 ? code : 0xFFFD;
            nt_buffer_add(out, utf8, put_utf8(shown, utf8));
        }
    }
}
