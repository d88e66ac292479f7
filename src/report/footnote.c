/* Footnotes. The Markdown parser has none: definitions are taken out before it reads, and each
 * reference becomes a slot, so that lines and columns stay those of the author's file. */
#include <string.h>

#include "assemble.h"
#include "words/report.h"

/* "[^label]" at `at`: the length of the whole, the label in *label; 0 when there is none. */
static size_t read_mark(nt_arena *arena, const char *at, const char *end, const char **label)
{
    if (end - at < 4 || at[0] != '[' || at[1] != '^') {
        return 0;
    }
    const char *c = at + 2;
    while (c < end && ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-')) {
        c++;
    }
    if (c == at + 2 || c == end || *c != ']') {
        return 0;
    }
    *label = nt_arena_text(arena, at + 2, (size_t)(c - at - 2));
    return (size_t)(c - at) + 1;
}

static size_t line_end(const nt_woven *text, size_t at)
{
    const char *end = memchr(text->text + at, '\n', text->length - at);
    return end ? (size_t)(end - text->text) + 1 : text->length;
}

/* Reads a definition that starts at *at, with its indented lines, and moves *at behind it. */
static void define(nt_assembly *a, const nt_woven *text, const char *label, size_t mark, size_t *at)
{
    nt_place place = nt_report_woven_place(text, *at);
    if (nt_map_keep(&a->footnote_labels, label, a->footnotes.count) != NT_MAP_NONE) {
        nt_report_fail(a, place, NT_MESSAGE_REPORT_FOOTNOTE_TWICE(.label = label));
    }
    nt_weaver body = nt_report_weaver_open(a->arena);
    size_t from = *at + mark + 1, end = line_end(text, *at);
    nt_report_weave_piece(&body, text, from, end);
    while (end < text->length && (text->text[end] == '\t' || nt_begins(text->text + end, "  "))) {
        from = end + strspn(text->text + end, " \t");
        end = line_end(text, end);
        nt_report_weave_piece(&body, text, from, end);
    }
    nt_block *block = nt_new(a->arena, nt_block);
    *block = (nt_block){.kind = NT_BLOCK_GROUP, .place = place};
    nt_footnote note = {label, block, nt_report_weaver_close(&body), place, false};
    nt_vec_push(a->arena, &a->footnotes, note);
    *at = end;
}

/* Splits the text into definitions, which are kept, and the rest. */
static nt_woven take_definitions(nt_assembly *a, const nt_woven *text)
{
    nt_weaver rest = nt_report_weaver_open(a->arena);
    bool fenced = false;
    for (size_t at = 0; at < text->length && !a->status;) {
        const char *label, *end = text->text + text->length;
        size_t mark = fenced ? 0 : read_mark(a->arena, text->text + at, end, &label);
        if (mark && text->text[at + mark] == ':') {
            define(a, text, label, mark, &at);
            continue;
        }
        size_t next = line_end(text, at);
        fenced = (nt_begins(text->text + at, "```")) != fenced;
        nt_report_weave_piece(&rest, text, at, next);
        at = next;
    }
    return nt_report_weaver_close(&rest);
}

static void refer(nt_assembly *a, const char *label, nt_place place, char *mark)
{
    size_t at = nt_map_find(&a->footnote_labels, label);
    if (at == NT_MAP_NONE) {
        nt_report_fail(a, place, NT_MESSAGE_REPORT_NO_FOOTNOTE(.label = label));
        return;
    }
    nt_footnote *note = &a->footnotes.items[at];
    if (note->used) {
        nt_report_fail(a, place, NT_MESSAGE_REPORT_FOOTNOTE_REUSED(.label = label));
    }
    note->used = true;
    nt_report_slot_add(a->arena, &a->slots, (nt_slot){.text = "", .footnote = note->block}, mark);
}

static nt_woven mark_references(nt_assembly *a, const nt_woven *text)
{
    nt_weaver weaver = nt_report_weaver_open(a->arena);
    const char *end = text->text + text->length;
    size_t from = 0;
    for (size_t at = 0; at < text->length && !a->status; at++) {
        const char *label;
        bool escaped = at > 0 && text->text[at - 1] == '\\';
        size_t length = escaped ? 0 : read_mark(a->arena, text->text + at, end, &label);
        if (length) {
            char mark[NT_SLOT_MARK_MAX] = "";
            refer(a, label, nt_report_woven_place(text, at), mark);
            nt_report_weave_piece(&weaver, text, from, at);
            nt_report_weave_mark(&weaver, text, at, mark);
            at += length - 1;
            from = at + 1;
        }
    }
    nt_report_weave_piece(&weaver, text, from, text->length);
    return nt_report_weaver_close(&weaver);
}

static void read_content(nt_assembly *a, nt_footnote *note)
{
    const char *inner = strstr(note->text.text, "[^");
    if (inner) {
        size_t at = (size_t)(inner - note->text.text);
        nt_report_fail(a, nt_report_woven_place(&note->text, at),
                       NT_MESSAGE_REPORT_FOOTNOTE_NESTED());
    }
    nt_report_markdown_in(a, &note->text, note->block);
}

nt_woven nt_report_footnotes(nt_assembly *assembly, const nt_woven *text)
{
    if (!strstr(text->text, "[^")) {
        return *text;
    }
    nt_woven rest = take_definitions(assembly, text);
    rest = mark_references(assembly, &rest);
    for (size_t i = 0; i < assembly->footnotes.count && !assembly->status; i++) {
        if (assembly->footnotes.items[i].used) {
            read_content(assembly, &assembly->footnotes.items[i]);
        }
    }
    return rest;
}
