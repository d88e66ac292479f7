#include "shared_strings.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "words/workbook.h"
#include "xml.h"

enum { TABLE = 32 * 1024, ROOM = 256 * 1024, LEAST = 32 << 20 };

typedef enum { IN_LIST, IN_ITEM, IN_RUN, IN_TEXT } string_state;

typedef struct {
    nt_shared_strings *strings;
    nt_buffer text;
    string_state state;
    bool in_run;
    unsigned skipped; /* depth of what is left out: phonetic runs, properties */
} strings_reader;

/* The four digits of "_x000D_" at `at`; -1: none is there. NUL stays written out. */
static long escaped(const char *at, const char *end)
{
    long code = 0;
    if (end - at < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_') {
        return -1;
    }
    for (int i = 2; i < 6; i++) {
        int digit = nt_hex_digit(at[i]);
        if (digit < 0) {
            return -1;
        }
        code = code * 16 + digit;
    }
    return code ? code : -1;
}

size_t nt_strings_decode(char *text, size_t length)
{
    enum { LENGTH = 7, HIGH = 0xD800, LOW = 0xDC00, BEHIND = 0xE000 };
    const char *at = text, *end = text + length;
    char *out = text;
    while (at < end) {
        const char *next = memchr(at, '_', (size_t)(end - at));
        next = next ? next : end;
        memmove(out, at, (size_t)(next - at));
        out += next - at;
        at = next;
        long code = escaped(at, end);
        if (code < 0) {
            if (at < end) {
                *out++ = *at++;
            }
            continue;
        }
        at += LENGTH;
        long low = code >= HIGH && code < LOW ? escaped(at, end) : -1;
        if (low >= LOW && low < BEHIND) {
            code = 0x10000 + ((code - HIGH) << 10) + (low - LOW);
            at += LENGTH;
        }
        char bytes[4];
        size_t count = nt_utf8_put(code >= HIGH && code < BEHIND ? 0xFFFD : (uint32_t)code, bytes);
        memcpy(out, bytes, count);
        out += count;
    }
    *out = '\0';
    return (size_t)(out - text);
}

static const char *keep(nt_shared_strings *s, const char *text, size_t length)
{
    if (!length) {
        return "";
    }
    if (length >= s->left) {
        size_t room = length >= ROOM / 4 ? length + 1 : ROOM;
        char *fresh = nt_arena_alloc(s->arena, room);
        s->used += room;
        if (room > ROOM / 4 && room != ROOM) {
            memcpy(fresh, text, length);
            return fresh;
        }
        s->room = fresh;
        s->left = room;
    }
    char *kept = memcpy(s->room, text, length);
    s->room += length + 1;
    s->left -= length + 1;
    return kept;
}

static void add(nt_xml *xml)
{
    strings_reader *r = xml->context;
    nt_shared_strings *s = r->strings;
    if (s->count % TABLE == 0) {
        const char **table = nt_new_array(s->arena, const char *, TABLE);
        s->used += TABLE * sizeof *table;
        nt_vec_push(s->arena, &s->tables, table);
    }
    size_t length = r->text.length ? nt_strings_decode(r->text.bytes, r->text.length) : 0;
    s->tables.items[s->count / TABLE][s->count % TABLE] = keep(s, r->text.bytes, length);
    s->count++;
    r->text.length = 0;
    if (s->used > s->limit) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_TOO_MANY_STRINGS);
    }
}

static void on_start(nt_xml *xml, const char *name, const char **attributes)
{
    strings_reader *r = xml->context;
    const char *local = nt_xml_local(name);
    (void)attributes;
    if (r->skipped || xml->depth == 1) {
        r->skipped += r->skipped > 0;
    } else if (r->state == IN_LIST && strcmp(local, "si") == 0) {
        r->state = IN_ITEM;
    } else if (r->state == IN_ITEM && strcmp(local, "r") == 0) {
        r->state = IN_RUN;
    } else if ((r->state == IN_ITEM || r->state == IN_RUN) && strcmp(local, "t") == 0) {
        r->in_run = r->state == IN_RUN;
        r->state = IN_TEXT;
    } else {
        r->skipped = 1;
    }
}

static void on_end(nt_xml *xml)
{
    strings_reader *r = xml->context;
    if (r->skipped) {
        r->skipped--;
    } else if (r->state == IN_TEXT) {
        r->state = r->in_run ? IN_RUN : IN_ITEM;
    } else if (r->state == IN_RUN) {
        r->state = IN_ITEM;
    } else if (r->state == IN_ITEM) {
        r->state = IN_LIST;
        add(xml);
    }
}

static void on_text(nt_xml *xml, const char *text, size_t length)
{
    strings_reader *r = xml->context;
    if (!r->skipped && r->state == IN_TEXT) {
        nt_xml_add_text(xml, &r->text, text, length);
    }
}

nt_status nt_strings_read(nt_parts *parts, size_t part, nt_shared_strings *strings, nt_error *err)
{
    static const nt_xml_handlers handlers = {on_start, on_end, on_text};
    NT_PASSING_ARENA(passing);
    strings_reader r = {.strings = strings, .text = nt_buffer_open(passing)};
    strings->limit = LEAST + 2 * (size_t)parts->size;
    return nt_xml_read(parts, part, &handlers, &r, err);
}

const char *nt_strings_at(const nt_shared_strings *strings, size_t number)
{
    return number < strings->count ? strings->tables.items[number / TABLE][number % TABLE] : NULL;
}
