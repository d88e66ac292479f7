/* A page of ours read again: tags, words, and what is carried. It knows the HTML that page.c and
 * its helpers write, and takes everything else for what it looks like. */
#define _GNU_SOURCE /* memmem */
#include "web/read.h"

#include <string.h>

#include "base/utf8.h"
#include "words/web.h"

typedef struct {
    nt_arena *arena;
    const char *at, *end;
    nt_buffer text;
    NT_VEC(nt_web_element) elements;
    NT_VEC(nt_web_carried) files;
    size_t open[NT_WEB_DEPTH_MAX], depth;
    bool is_broken; /* more than the limits, or base64 that is none */
} reader;

typedef struct {
    const char *name, *id, *file, *href;
    bool closes, is_alone, is_heard;
} tag;

/* Words on either side of these are on lines of their own. */
static bool is_block(const char *name)
{
    static const char *const inlines[] = {"a",   "strong", "em",  "b", "span",
                                          "sup", "code",   "bdi", "q", NULL};
    return !nt_utf8_is_one_of(name, inlines);
}

static void end_line(reader *r)
{
    if (r->text.length && r->text.bytes[r->text.length - 1] != '\n') {
        nt_buffer_putc(&r->text, '\n');
    }
}

/* --- characters --- */

static size_t put_entity(reader *r, const char *at)
{
    static const struct {
        const char *name, *text;
    } known[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t length = strlen(known[i].name);
        if ((size_t)(r->end - at) >= length && memcmp(at, known[i].name, length) == 0) {
            nt_buffer_puts(&r->text, known[i].text);
            return length;
        }
    }
    nt_buffer_putc(&r->text, '&');
    return 1;
}

static bool is_plain(char c)
{
    return c != '<' && c != '&' && c != '\n';
}

static void read_words(reader *r)
{
    while (r->at < r->end && *r->at != '<') {
        const char *start = r->at;
        while (r->at < r->end && is_plain(*r->at)) {
            r->at++;
        }
        nt_buffer_add(&r->text, start, (size_t)(r->at - start));
        if (r->at < r->end && *r->at != '<') {
            r->at += *r->at == '&' ? put_entity(r, r->at) : 1;
        }
    }
}

/* The value of an attribute, its entities resolved; moves behind it. */
static const char *read_value(reader *r)
{
    const char *start = r->at, *stop = memchr(start, '"', (size_t)(r->end - start));
    r->at = stop ? stop : r->end;
    size_t length = (size_t)(r->at - start);
    r->at += r->at < r->end;
    if (!memchr(start, '&', length)) {
        return nt_arena_text(r->arena, start, length);
    }
    reader value = {.arena = r->arena, .end = start + length, .text = nt_buffer_open(r->arena)};
    for (const char *at = start; at < value.end;) {
        if (*at == '&') {
            at += put_entity(&value, at);
        } else {
            nt_buffer_putc(&value.text, *at++);
        }
    }
    return nt_buffer_text(&value.text);
}

/* --- tags --- */

static const char *read_name(reader *r)
{
    const char *start = r->at;
    while (r->at < r->end && !strchr(" \n\t/>=", *r->at)) {
        r->at++;
    }
    return nt_arena_text(r->arena, start, (size_t)(r->at - start));
}

/* As nt_web_row_id wrote it. */
static const char *row_id(nt_arena *arena, const char *text)
{
    nt_buffer out = nt_buffer_open(arena);
    for (const char *at = text; *at; at++) {
        bool is_blank = nt_begins(at, "%20"), is_percent = nt_begins(at, "%25");
        nt_buffer_putc(&out, is_blank ? ' ' : *at);
        at += is_blank || is_percent ? 2 : 0;
    }
    return nt_buffer_text(&out);
}

static void read_attribute(reader *r, tag *t)
{
    const char *name = read_name(r), *value = "";
    if (r->at < r->end && *r->at == '=') {
        r->at++;
        if (r->at < r->end && *r->at == '"') {
            r->at++;
            value = read_value(r);
        } else {
            value = read_name(r);
        }
    } else if (!*name) {
        r->at++; /* a stray "=" or such */
    }
    t->id = strcmp(name, "id") == 0 ? row_id(r->arena, value) : t->id;
    t->file = strcmp(name, "data-file") == 0 ? value : t->file;
    t->href = strcmp(name, "href") == 0 ? value : t->href;
    t->is_heard |= strcmp(name, "class") == 0 && strcmp(value, "heard") == 0;
}

/* Behind "<". */
static tag read_tag(reader *r)
{
    tag t = {.id = "", .file = "", .href = ""};
    t.closes = r->at < r->end && *r->at == '/';
    r->at += t.closes;
    t.name = read_name(r);
    while (r->at < r->end && *r->at != '>') {
        if (strchr(" \n\t/", *r->at)) {
            t.is_alone = *r->at == '/';
            r->at++;
        } else {
            t.is_alone = false;
            read_attribute(r, &t);
        }
    }
    r->at += r->at < r->end;
    return t;
}

/* Of script and style, and of a comment or doctype: to behind `stop`. */
static void skip_to(reader *r, const char *stop)
{
    const char *found = memmem(r->at, (size_t)(r->end - r->at), stop, strlen(stop));
    r->at = found ? found + strlen(stop) : r->end;
}

/* --- files --- */

static int digit_of(char c)
{
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

static bool decode(nt_arena *arena, const char *text, nt_bytes *out)
{
    size_t length = strlen(text), pad = 0, count = 0;
    char *bytes = nt_arena_alloc(arena, length / 4 * 3 + 1);
    while (pad < 2 && pad < length && text[length - 1 - pad] == '=') {
        pad++;
    }
    if (length % 4) {
        return false;
    }
    for (size_t i = 0; i < length; i += 4) {
        unsigned long group = 0;
        for (size_t k = 0; k < 4; k++) {
            int digit = i + k < length - pad ? digit_of(text[i + k]) : 0;
            if (digit < 0) {
                return false;
            }
            group = group << 6 | (unsigned long)digit;
        }
        for (int shift = 16; shift >= 0; shift -= 8) {
            bytes[count++] = (char)(group >> shift & 0xFF);
        }
    }
    count -= length ? pad : 0;
    bytes[count] = '\0';
    *out = (nt_bytes){bytes, count};
    return true;
}

static void keep_file(reader *r, const tag *t)
{
    static const char mark[] = ";base64,";
    nt_web_carried file = {.name = t->file,
                           .is_within = nt_begins(t->href, "data:"),
                           .element = r->elements.count - 1};
    const char *packed = file.is_within ? strstr(t->href, mark) : NULL;
    if (file.is_within && (!packed || !decode(r->arena, packed + sizeof mark - 1, &file.bytes))) {
        r->is_broken = true;
        return;
    }
    nt_vec_push(r->arena, &r->files, file);
}

/* --- elements --- */

static void close_element(reader *r, const char *name)
{
    size_t depth = r->depth;
    while (depth && strcmp(r->elements.items[r->open[depth - 1]].tag, name) != 0) {
        depth--;
    }
    while (depth && r->depth >= depth) {
        r->elements.items[r->open[--r->depth]].end = r->text.length;
    }
    if (is_block(name)) {
        end_line(r);
    }
}

static void open_element(reader *r, const tag *t)
{
    static const char *const empty[] = {"meta", "br", "link", "hr", "img", "input", NULL};
    if (is_block(t->name)) {
        end_line(r);
    }
    if (r->elements.count == NT_WEB_ELEMENTS_MAX || r->depth == NT_WEB_DEPTH_MAX) {
        r->is_broken = true;
        return;
    }
    nt_web_element element = {.tag = t->name,
                              .id = t->id,
                              .parent = r->depth ? r->open[r->depth - 1] : NT_WEB_NONE,
                              .start = r->text.length,
                              .end = r->text.length};
    nt_vec_push(r->arena, &r->elements, element);
    if (!t->is_alone && !nt_utf8_is_one_of(t->name, empty)) {
        r->open[r->depth++] = r->elements.count - 1;
    }
}

static void read_markup(reader *r)
{
    r->at++;
    if (r->at < r->end && *r->at == '!') {
        bool is_comment = r->end - r->at > 2 && memcmp(r->at, "!--", 3) == 0;
        skip_to(r, is_comment ? "-->" : ">");
        return;
    }
    tag t = read_tag(r);
    if (t.closes) {
        close_element(r, t.name);
    } else if (strcmp(t.name, "script") == 0) {
        skip_to(r, "</script>");
    } else if (strcmp(t.name, "style") == 0) {
        skip_to(r, "</style>");
    } else if (strcmp(t.name, "svg") == 0) {
        skip_to(r, "</svg>");
    } else if (strcmp(t.name, "head") == 0) {
        skip_to(r, "</head>");
    } else if (t.is_heard) { /* what is seen stands before it */
        skip_to(r, "</span>");
    } else {
        open_element(r, &t);
        if (!r->is_broken && *t.file && *t.href) {
            keep_file(r, &t);
        }
    }
}

bool nt_web_is_ours(const char *head)
{
    return strstr(head, "<meta name=\"generator\" content=\"netra ") != NULL;
}

nt_status nt_web_read(nt_arena *arena, const char *file, nt_bytes page, nt_web_told *out,
                      nt_error *err)
{
    size_t fault = nt_utf8_check(page.bytes, page.length);
    reader r = {.arena = arena,
                .at = page.bytes,
                .end = page.bytes + page.length,
                .text = nt_buffer_open(arena)};
    while (r.at < r.end && fault == page.length && !r.is_broken) {
        if (*r.at == '<') {
            read_markup(&r);
        } else {
            read_words(&r);
        }
    }
    NT_FAIL_IF(fault < page.length || memchr(page.bytes, '\0', page.length) || r.is_broken ||
                   !r.elements.count,
               err, NT_INVALID, nt_place_in(file), NT_MESSAGE_WEB_NO_PAGE());
    *out = (nt_web_told){r.elements.items,
                         r.elements.count,
                         {nt_buffer_text(&r.text), r.text.length},
                         r.files.items,
                         r.files.count};
    return NT_OK;
}
