#include "pdf/told.h"

#include <string.h>

#include "base/utf8.h"

#include "drawn.h"
#include "words/pdf.h"

enum { ID_TREE_DEPTH_MAX = 8 };

/* Of one page: the first and last stroke of each marked content, by its number. */
typedef struct {
    size_t *first, *last;
    size_t count;
} page_marks;

typedef struct {
    nt_arena *arena, *passing;
    nt_reader reader;
    nt_drawing drawing;
    page_marks *pages;
    size_t page_count;
    NT_VEC(nt_pdf_element) elements;
    size_t visits, mark_slots;
    nt_buffer text;
    const char *last_actual; /* the ActualText written last: a sequence says it once */
    nt_text failure;
} teller;

static bool has_failed(const teller *t)
{
    return t->failure.in[0] || t->drawing.failure.in[0] || t->reader.failure.in[0];
}

static nt_pdf_item get(teller *t, nt_pdf_item object, const char *key)
{
    return nt_reader_get(&t->reader, object, key);
}

/* An ID is a string of bytes, which netra writes in UTF-8; others are shown as text. */
static const char *name_of(teller *t, nt_pdf_item id)
{
    bool is_utf8 = id.kind == NT_ITEM_TEXT && !memchr(id.of.bytes, '\0', id.count) &&
                   nt_utf8_check(id.of.bytes, id.count) == id.count;
    return is_utf8 ? nt_drawing_text(&t->drawing, id.of.bytes) : nt_drawing_said(&t->drawing, id);
}

static const char *id_of(teller *t, nt_pdf_item element)
{
    return name_of(t, get(t, element, "/ID"));
}

/* --- pages --- */

static void index_marks(teller *t, page_marks *page, size_t from)
{
    nt_stroke *strokes = t->drawing.strokes.items;
    size_t end = t->drawing.strokes.count;
    for (size_t i = from; i < end; i++) {
        size_t needed = strokes[i].mcid >= 0 ? (size_t)strokes[i].mcid + 1 : 0;
        page->count = needed > page->count ? needed : page->count;
    }
    t->mark_slots += page->count;
    if (t->mark_slots > NT_TOLD_MARKS_MAX) {
        t->failure = (nt_text)NT_TEXT_PDF_CONTENT_NUMBERS;
        page->count = 0;
        return;
    }
    page->first = nt_new_array(t->passing, size_t, page->count + 1);
    page->last = nt_new_array(t->passing, size_t, page->count + 1);
    for (size_t i = 0; i < page->count; i++) {
        page->first[i] = NT_TOLD_NONE;
    }
    for (size_t i = from; i < end; i++) {
        if (strokes[i].mcid < 0) {
            continue;
        }
        size_t mcid = (size_t)strokes[i].mcid;
        if (page->first[mcid] == NT_TOLD_NONE) {
            page->first[mcid] = i;
        } else {
            strokes[page->last[mcid]].next = i;
        }
        page->last[mcid] = i;
    }
}

static void read_pages(teller *t)
{
    t->page_count = t->reader.failure.in[0] ? 0 : nt_reader_page_count(&t->reader);
    if (t->page_count > NT_TOLD_PAGES_MAX) {
        t->failure = (nt_text)NT_TEXT_PDF_TOO_MANY_PAGES;
        return;
    }
    t->pages = nt_new_array(t->passing, page_marks, t->page_count + 1);
    for (size_t i = 0; i < t->page_count && !has_failed(t); i++) {
        size_t from = t->drawing.strokes.count;
        nt_pdf_item page = nt_reader_page(&t->reader, i);
        nt_drawing_page(&t->drawing, page, i + 1);
        index_marks(t, &t->pages[i], from);
    }
}

/* The index of a page that something names; `otherwise` when it names none. */
static size_t page_of(teller *t, nt_pdf_item page, size_t otherwise)
{
    if (page.kind != NT_ITEM_DICTIONARY) {
        return otherwise;
    }
    size_t number = nt_reader_page_of(&t->reader, page);
    return number ? number - 1 : t->page_count;
}

/* --- words in reading order --- */

static bool is_inline(const char *type)
{
    static const char *const types[] = {"Span",   "Link",  "Reference", "Quote",    "Em", "Sub",
                                        "Strong", "Annot", "Code",      "BibEntry", NULL};
    return nt_utf8_is_one_of(type, types);
}

static void break_line(teller *t)
{
    if (t->text.length && t->text.bytes[t->text.length - 1] != '\n') {
        nt_buffer_putc(&t->text, '\n');
    }
}

/* A soft hyphen is where a line broke, and no letter. */
static void put_words(teller *t, const char *words)
{
    for (; *words; words++) {
        if (words[0] == '\xC2' && words[1] == '\xAD') {
            words++;
        } else {
            nt_buffer_putc(&t->text, *words);
        }
    }
    if (t->text.length > NT_TOLD_TEXT_MAX) {
        t->failure = (nt_text)NT_TEXT_PDF_TOO_MUCH_TEXT;
    }
}

static void met_on_page(teller *t, size_t element, size_t page)
{
    for (; element != NT_TOLD_NONE && !t->elements.items[element].page;
         element = t->elements.items[element].parent) {
        t->elements.items[element].page = page + 1;
    }
}

/* The strokes of one piece of content become the element's own. */
static void take_content(teller *t, size_t element, size_t page, long long mcid, bool is_silent)
{
    bool known = page < t->page_count && mcid >= 0 && (size_t)mcid < t->pages[page].count;
    size_t at = known ? t->pages[page].first[mcid] : NT_TOLD_NONE;
    if (known) {
        met_on_page(t, element, page);
    }
    for (; at != NT_TOLD_NONE; at = t->drawing.strokes.items[at].next) {
        nt_stroke *stroke = &t->drawing.strokes.items[at];
        if (stroke->mark.element != NT_TOLD_NONE) {
            continue; /* the first that asks has it */
        }
        stroke->mark.element = element;
        bool is_said = stroke->actual && stroke->actual == t->last_actual;
        t->elements.items[element].is_replaced |= stroke->actual != NULL;
        if (stroke->mark.kind == NT_DRAWN_TEXT && !is_silent && !is_said) {
            put_words(t, stroke->actual ? stroke->actual : stroke->mark.text);
            put_words(t, stroke->in_form ? " " : ""); /* labels of a drawing are no sentence */
            t->last_actual = stroke->actual;
        }
    }
}

/* --- the tree --- */

static void read_kids(teller *t, nt_pdf_item kids, size_t element, size_t page, int depth,
                      bool is_silent);

static const char *attached_file(teller *t, nt_pdf_item element)
{
    nt_pdf_item files = get(t, element, "/AF");
    return nt_drawing_said(&t->drawing, get(t, nt_reader_item(&t->reader, files, 0), "/UF"));
}

static void read_element(teller *t, nt_pdf_item object, size_t parent, size_t page, int depth,
                         bool is_silent)
{
    nt_pdf_item type = get(t, object, "/S"), actual = get(t, object, "/ActualText");
    if (!nt_reader_meet(&t->reader, object)) {
        return;
    }
    if (t->elements.count == NT_TOLD_ELEMENTS_MAX || depth > NT_TOLD_DEPTH_MAX) {
        t->failure = (nt_text)NT_TEXT_PDF_TREE_TOO_DEEP;
        return;
    }
    bool named = type.kind == NT_ITEM_NAME;
    const char *name = named ? nt_drawing_text(&t->drawing, type.of.bytes + 1) : "";
    bool block = !is_inline(name);
    if (block) {
        break_line(t);
    }
    size_t index = t->elements.count;
    nt_pdf_element element = {.type = name,
                              .id = id_of(t, object),
                              .alt = nt_drawing_said(&t->drawing, get(t, object, "/Alt")),
                              .file = attached_file(t, object),
                              .parent = parent,
                              .start = t->text.length};
    nt_vec_push(t->passing, &t->elements, element);
    page = page_of(t, get(t, object, "/Pg"), page);
    bool replaced = actual.kind == NT_ITEM_TEXT;
    if (replaced && !is_silent) {
        put_words(t, nt_drawing_said(&t->drawing, actual));
    }
    read_kids(t, get(t, object, "/K"), index, page, depth, is_silent || replaced);
    t->elements.items[index].is_replaced |= replaced;
    t->elements.items[index].end = t->text.length;
    if (block) {
        break_line(t);
    }
}

static void read_kid(teller *t, nt_pdf_item kid, size_t element, size_t page, int depth,
                     bool is_silent)
{
    if (++t->visits > NT_TOLD_VISITS_MAX) {
        t->failure = (nt_text)NT_TEXT_PDF_TREE_IN_CIRCLES;
        return;
    }
    if (nt_item_is_integer(kid)) {
        take_content(t, element, page, nt_item_integer(kid), is_silent);
        return;
    }
    nt_pdf_item type = get(t, kid, "/Type");
    if (nt_item_is_name(type, "/MCR")) {
        nt_pdf_item mcid = get(t, kid, "/MCID");
        size_t there = page_of(t, get(t, kid, "/Pg"), page);
        bool inside = nt_item_is_integer(mcid);
        take_content(t, element, there, inside ? nt_item_integer(mcid) : -1, is_silent);
    } else if (kid.kind == NT_ITEM_DICTIONARY && !nt_item_is_name(type, "/OBJR")) {
        read_element(t, kid, element, page, depth + 1, is_silent);
    }
}

static void read_kids(teller *t, nt_pdf_item kids, size_t element, size_t page, int depth,
                      bool is_silent)
{
    if (kids.kind != NT_ITEM_ARRAY) {
        read_kid(t, kids, element, page, depth, is_silent);
        return;
    }
    size_t count = kids.count;
    for (size_t i = 0; i < count && !has_failed(t); i++) {
        read_kid(t, nt_reader_item(&t->reader, kids, i), element, page, depth, is_silent);
    }
}

/* --- the ID tree --- */

/* Every name leads to an element of that ID. */
static void check_ids(teller *t, nt_pdf_item node, int depth, size_t *lost)
{
    if (depth > ID_TREE_DEPTH_MAX || !nt_reader_meet(&t->reader, node)) {
        return;
    }
    nt_pdf_item names = get(t, node, "/Names"), kids = get(t, node, "/Kids");
    size_t count = nt_item_count(names);
    for (size_t i = 0; i + 1 < count && !has_failed(t); i += 2) {
        if (++t->visits > NT_TOLD_VISITS_MAX) {
            t->failure = (nt_text)NT_TEXT_PDF_ID_TREE;
        }
        const char *id = name_of(t, nt_reader_item(&t->reader, names, i));
        nt_pdf_item element = nt_reader_item(&t->reader, names, i + 1);
        *lost += strcmp(id, id_of(t, element)) != 0;
    }
    count = nt_item_count(kids);
    for (size_t i = 0; i < count && !has_failed(t); i++) {
        check_ids(t, nt_reader_item(&t->reader, kids, i), depth + 1, lost);
    }
}

static nt_status status_of(const teller *t, const char *file, nt_error *err)
{
    nt_text failure = t->failure.in[0] ? t->failure : t->drawing.failure;
    nt_status status = nt_reader_readable(&t->reader, file, err);
    return status || !failure.in[0]
               ? status
               : nt_fail(err, NT_INVALID, (nt_place){file, 0, 0}, nt_message_of(failure));
}

static nt_pdf_told finish(teller *t, size_t lost)
{
    nt_pdf_drawn *drawn = nt_new_array(t->arena, nt_pdf_drawn, t->drawing.strokes.count + 1);
    for (size_t i = 0; i < t->drawing.strokes.count; i++) {
        drawn[i] = t->drawing.strokes.items[i].mark;
    }
    return (nt_pdf_told){
        .elements = nt_arena_copy(t->arena, t->elements.items,
                                  t->elements.count * sizeof *t->elements.items),
        .element_count = t->elements.count,
        .drawn = drawn,
        .drawn_count = t->drawing.strokes.count,
        .text = {nt_arena_text(t->arena, nt_buffer_text(&t->text), t->text.length), t->text.length},
        .page_count = t->page_count,
        .fonts = {nt_arena_text(t->arena, nt_buffer_text(&t->drawing.programs),
                                t->drawing.programs.length),
                  t->drawing.programs.length},
        .is_tagged = t->elements.count > 0,
        .lost_ids = lost};
}

/* A small file may say little: pages pack to a tenth or a twentieth, not to a thousandth. */
static size_t unpacked_max(size_t length)
{
    size_t allowed =
        (4 << 20) + 64 * (length < NT_TOLD_UNPACKED_MAX ? length : NT_TOLD_UNPACKED_MAX);
    return allowed < NT_TOLD_UNPACKED_MAX ? allowed : NT_TOLD_UNPACKED_MAX;
}

nt_status nt_pdf_read_told(nt_arena *arena, const char *file, nt_bytes bytes, nt_pdf_told *out,
                           nt_error *err)
{
    NT_PASSING_ARENA(passing);
    teller t = {.arena = arena, .passing = passing, .text = nt_buffer_open(passing)};
    size_t lost = 0;
    nt_reader_open_either(arena, file, bytes, &t.reader);
    t.drawing.reader = &t.reader;
    t.drawing.unpacked_max = unpacked_max(bytes.length);
    t.drawing.passing = passing;
    t.drawing.programs = nt_buffer_open(passing);
    if (!t.reader.failure.in[0] && nt_reader_is_encrypted(&t.reader)) {
        t.failure = (nt_text)NT_TEXT_PDF_ENCRYPTED;
    }
    if (!t.reader.failure.in[0] && !t.failure.in[0]) {
        read_pages(&t);
        nt_pdf_item root = get(&t, nt_reader_root(&t.reader), "/StructTreeRoot");
        read_kids(&t, get(&t, root, "/K"), NT_TOLD_NONE, t.page_count, 0, false);
        check_ids(&t, get(&t, root, "/IDTree"), 0, &lost);
    }
    nt_status status = status_of(&t, file, err);
    if (!status) {
        *out = finish(&t, lost);
    }
    nt_reader_close(&t.reader);
    return status;
}
