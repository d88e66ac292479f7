#include "objects/item.h"

#include <string.h>

#include "base/utf8.h"
#include "objects/content.h"
#include "objects/syntax.h"

enum { BRACKETS_MAX = 600 };

typedef struct {
    nt_item_home *home;
    nt_content content;
    NT_VEC(nt_pdf_item) open; /* what the brackets hold so far */
    int depth;                /* of brackets */
} parser;

static const char *name_of(parser *p, nt_bytes name)
{
    const char *spelt = nt_arena_printf(p->content.arena, "/%s", name.bytes);
    size_t known = nt_map_find(&p->home->map, spelt);
    if (known == NT_MAP_NONE) {
        known = p->home->names.count;
        const char *kept = nt_arena_string(p->home->arena, spelt);
        nt_map_keep(&p->home->map, kept, known);
        nt_vec_push(p->home->arena, &p->home->names, kept);
    }
    return p->home->names.items[known];
}

static nt_pdf_item item_of(nt_item_kind kind, const char *bytes, size_t count)
{
    return (nt_pdf_item){.kind = kind, .count = (uint32_t)count, .of.bytes = bytes};
}

/* "7 0 R" */
static nt_pdf_item take_reference(parser *p)
{
    const nt_pdf_item *last = p->open.count < 2 ? NULL : &p->open.items[p->open.count - 2];
    if (!last || !nt_item_is_integer(last[0]) || !nt_item_is_integer(last[1])) {
        return (nt_pdf_item){.kind = NT_ITEM_NULL};
    }
    long long number = nt_item_integer(last[0]), generation = nt_item_integer(last[1]);
    bool fits = number > 0 && number <= NT_ITEM_OBJECTS_MAX && generation >= 0;
    p->open.count -= 2;
    return (nt_pdf_item){.kind = NT_ITEM_REFERENCE,
                         .object = fits ? (unsigned)number : 0,
                         .count = fits ? (uint32_t)generation : 0};
}

static nt_pdf_item take_array(parser *p, size_t first)
{
    size_t count = p->open.count - first;
    nt_pdf_item *items = nt_new_array(p->home->arena, nt_pdf_item, count + 1);
    for (size_t i = 0; i < count; i++) {
        items[i] = p->open.items[first + i];
    }
    p->open.count = first;
    return (nt_pdf_item){.kind = NT_ITEM_ARRAY, .count = (uint32_t)count, .of.items = items};
}

/* By key: so qpdf writes them, and save.c as they came. */
static void insert(nt_member *members, uint32_t count, nt_member member)
{
    uint32_t at = count;
    for (; at > 0 && strcmp(members[at - 1].key, member.key) > 0; at--) {
        members[at] = members[at - 1];
    }
    members[at] = member;
}

static nt_pdf_item take_dictionary(parser *p, size_t first)
{
    nt_member *members = nt_new_array(p->home->arena, nt_member, (p->open.count - first) / 2 + 1);
    uint32_t count = 0;
    for (size_t i = first; i + 1 < p->open.count; i += 2) {
        const nt_pdf_item *item = &p->open.items[i];
        if (item->kind == NT_ITEM_NAME && item[1].kind != NT_ITEM_NULL) {
            insert(members, count++, (nt_member){item->of.bytes, item[1]});
        }
    }
    p->open.count = first;
    return (nt_pdf_item){.kind = NT_ITEM_DICTIONARY, .count = count, .of.members = members};
}

/* What begins as a number is one, if only too long to be told. */
static nt_pdf_item take_word(parser *p, nt_bytes word)
{
    bool is_true = strcmp(word.bytes, "true") == 0;
    if (strcmp(word.bytes, "R") == 0) {
        return take_reference(p);
    }
    if (strchr("0123456789+-.", *word.bytes)) {
        return item_of(NT_ITEM_NUMBER, nt_arena_text(p->home->arena, word.bytes, word.length),
                       word.length);
    }
    return is_true || strcmp(word.bytes, "false") == 0
               ? (nt_pdf_item){.kind = NT_ITEM_BOOL, .of.is_true = is_true}
               : (nt_pdf_item){.kind = NT_ITEM_NULL};
}

static bool parse_next(parser *p, nt_pdf_item *out);

/* In more than some hundred others nobody writes any. */
static nt_pdf_item parse_brackets(parser *p, bool is_array)
{
    size_t first = p->open.count;
    p->depth++;
    for (nt_pdf_item item; p->depth < BRACKETS_MAX && parse_next(p, &item);) {
        nt_vec_push(p->content.arena, &p->open, item);
    }
    p->depth--;
    return is_array ? take_array(p, first) : take_dictionary(p, first);
}

/* False where brackets close, and at the end. */
static bool parse_next(parser *p, nt_pdf_item *out)
{
    nt_pdf_token token;
    if (!nt_content_next(&p->content, &token) || token.kind == NT_PDF_TOKEN_CLOSE) {
        return false;
    }
    size_t length = token.text.length;
    *out = token.kind == NT_PDF_TOKEN_OPEN   ? parse_brackets(p, *token.text.bytes == '[')
           : token.kind == NT_PDF_TOKEN_WORD ? take_word(p, token.text)
           : token.kind == NT_PDF_TOKEN_NAME
               ? item_of(NT_ITEM_NAME, name_of(p, token.text), length + 1)
               : item_of(token.kind == NT_PDF_TOKEN_NUMBER ? NT_ITEM_NUMBER : NT_ITEM_TEXT,
                         nt_arena_text(p->home->arena, token.text.bytes, length), length);
    return true;
}

nt_item_home nt_item_home_open(void)
{
    nt_item_home home = {.arena = nt_arena_open(), .passing = nt_arena_open()};
    home.map = nt_map_open(home.arena);
    return home;
}

void nt_item_home_close(nt_item_home *home)
{
    nt_arena_close(home->passing);
    nt_arena_close(home->arena);
}

nt_pdf_item nt_item_parse(nt_item_home *home, const char *syntax)
{
    nt_arena_mark before = nt_arena_here(home->passing);
    parser p = {.home = home, .content = {home->passing, syntax, syntax + strlen(syntax)}};
    nt_pdf_item item = {.kind = NT_ITEM_NULL};
    for (nt_pdf_item next; parse_next(&p, &next);) { /* three, of a reference */
        item = next;
        nt_vec_push(home->passing, &p.open, next);
    }
    nt_arena_rewind(home->passing, before);
    return item;
}

nt_pdf_item nt_item_parse_first(nt_item_home *home, nt_bytes *rest)
{
    nt_arena_mark before = nt_arena_here(home->passing);
    const char *end = rest->bytes + rest->length;
    parser p = {.home = home, .content = {home->passing, rest->bytes, end}};
    nt_pdf_item item = {.kind = NT_ITEM_NULL};
    parse_next(&p, &item);
    *rest = (nt_bytes){p.content.at, (size_t)(end - p.content.at)};
    nt_arena_rewind(home->passing, before);
    return item;
}

static void write_name(const char *name, nt_buffer *out)
{
    nt_buffer_putc(out, '/');
    for (const char *at = name + 1; *at; at++) {
        bool is_plain = *at > ' ' && *at < 0x7F && !strchr("#%()/<>[]{}", *at);
        nt_buffer_printf(out, is_plain ? "%c" : "#%02x", (unsigned char)*at);
    }
}

static void write_item(nt_pdf_item item, nt_buffer *out)
{
    size_t count;
    const nt_member *members = nt_item_members(item, &count);
    switch ((nt_item_kind)item.kind) {
    case NT_ITEM_NULL:
        nt_buffer_puts(out, "null");
        break;
    case NT_ITEM_BOOL:
        nt_buffer_puts(out, item.of.is_true ? "true" : "false");
        break;
    case NT_ITEM_NUMBER:
        nt_buffer_add(out, item.of.bytes, item.count);
        break;
    case NT_ITEM_TEXT:
        nt_syntax_string(out, (nt_bytes){item.of.bytes, item.count});
        break;
    case NT_ITEM_NAME:
        write_name(item.of.bytes, out);
        break;
    case NT_ITEM_ARRAY:
        nt_buffer_puts(out, "[ ");
        for (size_t i = 0; i < item.count; i++) {
            write_item(item.of.items[i], out);
            nt_buffer_putc(out, ' ');
        }
        nt_buffer_putc(out, ']');
        break;
    case NT_ITEM_DICTIONARY:
    case NT_ITEM_STREAM:
        nt_buffer_puts(out, "<< ");
        for (size_t i = 0; i < count; i++) {
            write_name(members[i].key, out);
            nt_buffer_putc(out, ' ');
            write_item(members[i].value, out);
            nt_buffer_putc(out, ' ');
        }
        nt_buffer_puts(out, ">>");
        break;
    case NT_ITEM_REFERENCE:
        nt_buffer_printf(out, "%u %u R", (unsigned)item.object, (unsigned)item.count);
        break;
    }
}

const char *nt_item_syntax(nt_arena *arena, nt_pdf_item item)
{
    nt_buffer out = nt_buffer_open(arena);
    write_item(item, &out);
    return nt_buffer_text(&out);
}

nt_pdf_item nt_item_without(nt_arena *arena, nt_pdf_item dictionary, const char *const *keys)
{
    size_t count;
    const nt_member *members = nt_item_members(dictionary, &count);
    nt_member *others = nt_new_array(arena, nt_member, count + 1);
    size_t kept = NT_PICK(others, i, count, members[i], !nt_utf8_is_one_of(members[i].key, keys));
    return (nt_pdf_item){.kind = NT_ITEM_DICTIONARY, .of.members = others, .count = kept};
}

size_t nt_item_count(nt_pdf_item array)
{
    return array.kind == NT_ITEM_ARRAY ? array.count : 0;
}

const nt_member *nt_item_members(nt_pdf_item item, size_t *count)
{
    item = item.kind == NT_ITEM_STREAM ? item.of.stream->dictionary : item;
    *count = item.kind == NT_ITEM_DICTIONARY ? item.count : 0;
    return *count ? item.of.members : NULL;
}

bool nt_item_is_name(nt_pdf_item item, const char *name)
{
    return item.kind == NT_ITEM_NAME && strcmp(item.of.bytes, name) == 0;
}

bool nt_item_is_integer(nt_pdf_item item)
{
    return item.kind == NT_ITEM_NUMBER && !memchr(item.of.bytes, '.', item.count);
}

double nt_item_number(nt_pdf_item item)
{
    double number = 0;
    return item.kind == NT_ITEM_NUMBER && nt_content_number(item.of.bytes, item.count, &number)
               ? number
               : 0;
}

long long nt_item_integer(nt_pdf_item item)
{
    const double most = 9007199254740992.0; /* 2^53 */
    double number = nt_item_number(item);
    return (long long)(number > most ? most : number < -most ? -most : number);
}

static bool same_members(nt_pdf_item a, nt_pdf_item b)
{
    size_t count, other_count;
    const nt_member *left = nt_item_members(a, &count), *right = nt_item_members(b, &other_count);
    return count == other_count && NT_ALL(i, count,
                                          strcmp(left[i].key, right[i].key) == 0 &&
                                              nt_item_same(left[i].value, right[i].value));
}

bool nt_item_same(nt_pdf_item a, nt_pdf_item b)
{
    bool same = a.kind == b.kind;
    switch ((nt_item_kind)a.kind) {
    case NT_ITEM_NULL:
        return same;
    case NT_ITEM_BOOL:
        return same && a.of.is_true == b.of.is_true;
    case NT_ITEM_NUMBER:
    case NT_ITEM_TEXT:
    case NT_ITEM_NAME:
        return same && a.count == b.count && memcmp(a.of.bytes, b.of.bytes, a.count) == 0;
    case NT_ITEM_REFERENCE:
        return same && a.object == b.object && a.count == b.count;
    case NT_ITEM_ARRAY:
        same = same && a.count == b.count;
        for (size_t i = 0; same && i < a.count; i++) {
            same = nt_item_same(a.of.items[i], b.of.items[i]);
        }
        return same;
    case NT_ITEM_DICTIONARY:
    case NT_ITEM_STREAM:
        return same && same_members(a, b);
    }
    return same;
}
