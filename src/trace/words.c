/* The words around a printed number, and how its row was computed. */
#include <string.h>

#include "base/personal.h"
#include "base/shown.h"
#include "base/utf8.h"
#include "parts.h"
#include "words/trace.h"

enum { SENTENCE_MAX = 400, ROW_MAX = 600 };

const char *nt_trace_say(const nt_traced *t, nt_message message)
{
    return nt_message_text(t->arena, t->tongue, &message);
}

const char *nt_trace_safe(const nt_traced *t, const char *text)
{
    return nt_personal_holds(text, strlen(text))
               ? nt_trace_say(t, NT_MESSAGE_TRACE_WITHHELD_NUMBER())
               : text;
}

const char *nt_trace_plain(const nt_traced *t, const char *text)
{
    nt_buffer out = nt_buffer_open(t->arena);
    for (text = nt_shown(t->arena, nt_trace_safe(t, text)); *text; text++) {
        bool no_break = text[0] == '\xC2' && text[1] == '\xA0';
        nt_buffer_putc(&out, no_break ? ' ' : *text);
        text += no_break;
    }
    return nt_buffer_text(&out);
}

/* --- the sentence --- */

/* The nearest element at or above `element` of one of the types (NULL at the end); NT_TOLD_NONE. */
static size_t above(const nt_pdf_told *told, size_t element, const char *const *types)
{
    for (; element != NT_TOLD_NONE; element = told->elements[element].parent) {
        if (nt_utf8_is_one_of(told->elements[element].type, types)) {
            return element;
        }
    }
    return NT_TOLD_NONE;
}

/* The smallest element that holds the words: the last, for parents stand before children. */
size_t nt_trace_holder(const nt_traced *t, const nt_print *print)
{
    const nt_pdf_told *told = &t->told;
    size_t found = print->element;
    bool asked = found == NT_TOLD_NONE;
    for (size_t i = 0; asked && i < told->element_count; i++) {
        const nt_pdf_element *e = &told->elements[i];
        found = e->start <= print->start && print->end <= e->end ? i : found;
    }
    return found;
}

/* A sentence ends behind a stop before a blank and a capital. */
static bool ends_sentence(const char *text, size_t i, size_t end)
{
    bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?';
    return stop && i + 2 < end && text[i + 1] == ' ' &&
           ((text[i + 2] >= 'A' && text[i + 2] <= 'Z') || (unsigned char)text[i + 2] >= 0x80);
}

static void narrow(const char *text, const nt_print *print, size_t *from, size_t *to)
{
    size_t end = *to;
    for (size_t i = *from; i < print->start; i++) {
        if (ends_sentence(text, i, end)) {
            *from = i + 2;
        }
    }
    for (size_t i = print->end; i < end; i++) {
        if (ends_sentence(text, i, end)) {
            *to = i + 1;
            return;
        }
    }
}

/* A row of a table keeps its cells apart. */
static void put_words(nt_buffer *out, const char *text, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        nt_buffer_puts(out, text[i] == '\n' ? " | " : (char[]){text[i], '\0'});
    }
}

const char *nt_trace_sentence(const nt_traced *t, const nt_print *print)
{
    static const char *const rows[] = {"TR", "LI", NULL};
    static const char *const blocks[] = {"P",  "H",   "H1",      "H2",   "H3",       "H4", "H5",
                                         "H6", "Lbl", "Caption", "Note", "TOCI",     "TH", "TD",
                                         "LI", "Div", "Figure",  "Form", "Document", NULL};
    const nt_pdf_told *told = &t->told;
    size_t element = nt_trace_holder(t, print);
    size_t block = above(told, element, rows);
    bool is_row =
        block != NT_TOLD_NONE && told->elements[block].end - told->elements[block].start < ROW_MAX;
    if (!is_row) {
        block = above(told, element, blocks);
    }
    size_t from = block == NT_TOLD_NONE ? print->start : told->elements[block].start;
    size_t to = block == NT_TOLD_NONE ? print->end : told->elements[block].end;
    if (!is_row) {
        narrow(told->text.bytes, print, &from, &to);
    }
    if (to > print->end + SENTENCE_MAX) {
        to = print->end;
    }
    from = print->start > from + SENTENCE_MAX ? print->start : from;
    nt_buffer out = nt_buffer_open(t->arena);
    put_words(&out, told->text.bytes, from, print->start);
    nt_buffer_putc(&out, '[');
    put_words(&out, told->text.bytes, print->start, print->end);
    nt_buffer_putc(&out, ']');
    while (to > print->end && told->text.bytes[to - 1] == '\n') {
        to--;
    }
    put_words(&out, told->text.bytes, print->end, to);
    return nt_trace_plain(t, nt_buffer_text(&out));
}

size_t nt_trace_page(const nt_traced *t, const nt_print *print)
{
    size_t element = nt_trace_holder(t, print);
    return element == NT_TOLD_NONE ? 0 : t->told.elements[element].page;
}

static size_t caption_in(const nt_pdf_told *told, size_t home)
{
    const nt_pdf_element *all = told->elements;
    NT_RETURN_FIRST(i, home == NT_TOLD_NONE ? 0 : told->element_count,
                    all[i].parent == home && strcmp(all[i].type, "Caption") == 0, i, NT_TOLD_NONE);
}

/* The caption's first words: "Tabel 3" of "Tabel 3. Kasus…". A figure's may stand beside it. */
const char *nt_trace_home(const nt_traced *t, const nt_print *print)
{
    static const char *const homes[] = {"Table", "Figure", "Div", NULL};
    const nt_pdf_told *told = &t->told;
    size_t home = above(told, nt_trace_holder(t, print), homes), caption = caption_in(told, home);
    if (home != NT_TOLD_NONE && caption == NT_TOLD_NONE) {
        caption = caption_in(told, told->elements[home].parent);
    }
    const char *words = caption == NT_TOLD_NONE ? "" : nt_traced_words(t, told, caption);
    const char *stop = strstr(words, ". ");
    return stop ? nt_trace_plain(t, nt_arena_text(t->arena, words, (size_t)(stop - words))) : "";
}
