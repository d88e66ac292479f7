#include "plain.h"

#include <string.h>

#include "base/utf8.h"

enum {
    DEPTH_MAX = 16,
    ATTRIBUTES_MAX = 24 /* of a start: each is compared with those before */
};

typedef struct {
    nt_plain *plain;
    char *at, *end;
    const char *open[DEPTH_MAX];
    size_t depth;
} scanner;

static bool begins_name(char c)
{
    return (unsigned char)((c | ' ') - 'a') < 26 || c == '_';
}

/* Also digits, ":", "-" and ".". */
static bool goes_on_name(char c)
{
    return begins_name(c) || ((unsigned char)(c - '-') <= ':' - '-' && c != '/');
}

/* NULL where none begins here, or nothing follows. What follows is still to be ended by a NUL. */
static char *take_name(scanner *s)
{
    char *name = s->at;
    if (s->at == s->end || !begins_name(*s->at)) {
        return NULL;
    }
    while (s->at < s->end && goes_on_name(*s->at)) {
        s->at++;
    }
    return s->at < s->end ? name : NULL;
}

/* XML has no U+FFFE and U+FFFF, which UTF-8 has. */
static bool is_xml(const char *text, size_t length)
{
    const char *end = text + length;
    bool whole = nt_utf8_check(text, length) == length;
    for (const char *at = text; whole && (at = memchr(at, '\xEF', (size_t)(end - at))); at++) {
        whole = !(at[1] == '\xBF' && (at[2] == '\xBE' || at[2] == '\xBF'));
    }
    return whole;
}

/* Goes to `stop`; false where something stands before it that is not plain. In a text lines may
 * end. */
static bool go_to(scanner *s, char stop, bool is_text)
{
    const char *from = s->at;
    bool ascii = true;
    for (; s->at < s->end && *s->at != stop; s->at++) {
        unsigned char c = (unsigned char)*s->at;
        ascii = ascii && c < 0x80;
        if (c < ' ') {
            if (!is_text || (c != '\n' && c != '\t')) {
                return false;
            }
            s->plain->lines += c == '\n';
        } else if (c == '&' || c == '<' || c == 0x7F || (c == ']' && is_text)) {
            return false;
        }
    }
    return s->at < s->end && (ascii || is_xml(from, (size_t)(s->at - from)));
}

/* ` name="value"`; false where it is none. */
static bool take_attribute(scanner *s, size_t from)
{
    nt_plain *plain = s->plain;
    s->at++;
    char *name = take_name(s);
    if (!name || s->end - s->at < 2 || s->at[0] != '=' || s->at[1] != '"') {
        return false;
    }
    *s->at = '\0';
    char *value = s->at += 2;
    if (!go_to(s, '"', false)) {
        return false;
    }
    *s->at++ = '\0';
    for (size_t i = from; i < plain->attributes.count; i += 2) {
        if (strcmp(plain->attributes.items[i], name) == 0) {
            return false;
        }
    }
    nt_vec_push(plain->arena, &plain->attributes, name);
    nt_vec_push(plain->arena, &plain->attributes, value);
    return plain->attributes.count - from <= 2 * ATTRIBUTES_MAX;
}

static void add(scanner *s, nt_plain_event event)
{
    nt_vec_push(s->plain->arena, &s->plain->events, event);
}

/* Behind "<". */
static bool take_start(scanner *s)
{
    nt_plain *plain = s->plain;
    size_t from = plain->attributes.count;
    char *name = take_name(s), *behind = s->at;
    if (!name || s->depth == DEPTH_MAX) {
        return false;
    }
    while (s->at < s->end && *s->at == ' ') {
        if (!take_attribute(s, from)) {
            return false;
        }
    }
    bool is_empty = s->at < s->end && *s->at == '/';
    s->at += is_empty;
    if (s->at == s->end || *s->at != '>') {
        return false;
    }
    s->at++;
    *behind = '\0';
    const char *none = NULL;
    nt_vec_push(plain->arena, &plain->attributes, none);
    add(s, (nt_plain_event){.kind = NT_PLAIN_START, .text = name, .from = from});
    if (is_empty) {
        add(s, (nt_plain_event){.kind = NT_PLAIN_END, .text = name});
    } else {
        s->open[s->depth++] = name;
    }
    return true;
}

/* Behind "</". */
static bool take_end(scanner *s)
{
    char *name = take_name(s);
    if (!name || *s->at != '>') {
        return false;
    }
    *s->at++ = '\0';
    const char *open = s->open[--s->depth];
    add(s, (nt_plain_event){.kind = NT_PLAIN_END, .text = open});
    return strcmp(open, name) == 0;
}

/* Up to the next tag, and that. */
static bool take_tag(scanner *s)
{
    char *text = s->at;
    if (!go_to(s, '<', true)) {
        return false;
    }
    char *behind = s->at++;
    if (behind > text) {
        add(s, (nt_plain_event){
                   .kind = NT_PLAIN_TEXT, .text = text, .length = (size_t)(behind - text)});
    }
    bool ends = s->at < s->end && *s->at == '/';
    s->at += ends;
    bool taken = ends ? take_end(s) : take_start(s);
    *behind = '\0';
    return taken;
}

size_t nt_plain_take(nt_plain *plain, char *bytes, size_t length)
{
    plain->cut = 0;
    if (length < 2 || *bytes != '<' || !begins_name(bytes[1])) {
        return 0;
    }
    length = length < NT_PLAIN_BYTES_MAX ? length : NT_PLAIN_BYTES_MAX;
    scanner s = {.plain = plain, .at = bytes + 1, .end = bytes + length};
    plain->events.count = plain->attributes.count = plain->lines = 0;
    bool taken = take_start(&s);
    while (taken && s.depth) {
        taken = take_tag(&s);
    }
    plain->cut = (size_t)(s.at - bytes);
    return taken ? plain->cut : 0;
}
