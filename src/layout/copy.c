#include "copy.h"

#include <math.h>
#include <string.h>

#include "text/aloud.h"
#include "words/layout.h"
#include "words/report.h"

enum { LINES_WITH_HEADING = 3, NOT_BROKEN_PT = 100000 };

size_t nt_layout_destination(nt_composer *c, const nt_block *block, const char *id)
{
    nt_destination destination = {.id = id};
    nt_vec_push(c->arena, &c->destinations, destination);
    nt_vec_push(c->arena, &c->destination_blocks, block);
    return c->destinations.count - 1;
}

static nt_span *copy_add(nt_composer *c, nt_copy *copy, const char *text, const nt_type *type,
                         nt_copy_part part)
{
    nt_span span = {
        .face = type->face, .size_pt = type->size_pt, .text = text, .tag = copy->parts.count};
    nt_vec_push(c->passing, &copy->parts, part);
    nt_vec_push(c->passing, &copy->spans, span);
    return &copy->spans.items[copy->spans.count - 1];
}

/* Words that look and lead alike, in pieces: what is read out otherwise stands alone. */
static void copy_pieces(nt_composer *c, nt_copy *copy, const char *text, const nt_type *type,
                        nt_copy_part part)
{
    nt_arena *passing = c->passing;
    size_t from = 0;
    for (nt_aloud next; nt_text_aloud_next(c->arena, c->lang, text, from, &next); from = next.end) {
        nt_copy_part aloud = part;
        aloud.expanded = next.words;
        if (next.begin > from) {
            copy_add(c, copy, nt_arena_text(passing, text + from, next.begin - from), type, part);
        }
        copy_add(c, copy, nt_arena_text(passing, text + next.begin, next.end - next.begin), type,
                 aloud);
    }
    if (text[from]) {
        copy_add(c, copy, text + from, type, part);
    }
}

void nt_layout_copy_text(nt_composer *c, nt_copy *copy, const char *text, const nt_type *type)
{
    copy_pieces(c, copy, text ? text : "", type, (nt_copy_part){.ink = type->ink});
}

static nt_face face_of(nt_face base, unsigned style)
{
    bool bold = base == NT_FACE_BOLD || base == NT_FACE_BOLD_ITALIC || (style & NT_STYLE_BOLD);
    bool italic =
        base == NT_FACE_ITALIC || base == NT_FACE_BOLD_ITALIC || (style & NT_STYLE_ITALIC);
    if (bold || italic) {
        return bold && italic ? NT_FACE_BOLD_ITALIC : bold ? NT_FACE_BOLD : NT_FACE_ITALIC;
    }
    return style & NT_STYLE_SEMIBOLD ? NT_FACE_SEMIBOLD : base;
}

/* A new footnote with its mark; it is set when the block around it is. */
static nt_note *note_open(nt_composer *c, const nt_block *source)
{
    nt_note *note = nt_new(c->arena, nt_note);
    note->source = source;
    note->number = ++c->note_count;
    note->destination =
        nt_layout_destination(c, NULL, nt_arena_printf(c->arena, "note.%zu", note->number));
    note->back =
        nt_layout_destination(c, NULL, nt_arena_printf(c->arena, "note.%zu.mark", note->number));
    return note;
}

static void copy_note(nt_composer *c, nt_copy *copy, const nt_inline *item, const nt_type *type)
{
    const nt_style_sheet *s = c->style;
    nt_note *note = note_open(c, item->footnote);
    nt_span *span = copy_add(c, copy, nt_arena_printf(c->passing, "%zu", note->number), type,
                             (nt_copy_part){.note = note, .source = item, .ink = type->ink});
    span->face = NT_FACE_REGULAR;
    span->rise_pt = type->size_pt * s->superscript_rise;
    span->size_pt = type->size_pt * s->superscript;
}

static bool leads_somewhere(const nt_composer *c, const nt_inline *item)
{
    return item &&
           (item->url || (item->target && nt_map_find(&c->targets, item->target) != NT_MAP_NONE));
}

void nt_layout_copy_inlines(nt_composer *c, nt_copy *copy, const nt_inlines *text,
                            const nt_type *type)
{
    NT_EACH(const nt_inline, item, text->items, text->count) {
        if (item->footnote) {
            copy_note(c, copy, item, type);
            continue;
        }
        if (!item->text || !*item->text) {
            continue;
        }
        nt_type as = *type;
        as.face = face_of(type->face, item->style);
        nt_copy_part part = {.source = item,
                             .ink = item->style & NT_STYLE_CAUTION ? c->style->caution
                                    : leads_somewhere(c, item)     ? c->style->link
                                                                   : type->ink};
        bool foreign = nt_lang_other(item->lang, c->lang);
        if (item->ledger_id || item->spoken || item->expanded ||
            foreign) { /* is one, whatever it is made of */
            const char *aloud = foreign          ? NULL
                                : item->expanded ? item->expanded
                                                 : nt_text_aloud(c->arena, c->lang, item->text);
            part.expanded = aloud == item->text ? NULL : aloud;
            copy_add(c, copy, item->text, &as, part);
        } else {
            copy_pieces(c, copy, item->text, &as, part);
        }
    }
}

/* Whether the words can be broken within the memory that is left. */
static bool has_room(nt_composer *c, const nt_copy *copy)
{
    enum { PARAGRAPH_BYTES_MAX = 1024 * 1024 };
    size_t length = NT_SUM(size_t, i, copy->parts.count, strlen(copy->spans.items[i].text));
    if (nt_layout_must_end(c, length * sizeof(nt_glyph) + copy->parts.count * sizeof(nt_piece))) {
        return false;
    }
    if (length > PARAGRAPH_BYTES_MAX) {
        c->status = nt_fail(
            c->err, NT_INVALID, c->place,
            NT_MESSAGE_LAYOUT_PARAGRAPH_TOO_LONG(.mebibytes = PARAGRAPH_BYTES_MAX / 1024 / 1024));
    }
    return c->status == NT_OK;
}

nt_paragraph nt_layout_break(nt_composer *c, const nt_copy *copy, nt_breaking breaking)
{
    nt_paragraph lines = {0};
    nt_measure measure = {.width_pt = breaking.width_pt,
                          .hyphenator = breaking.hyphenate ? c->hyphenator : NULL,
                          .greedy = breaking.greedy};
    if (copy->parts.count == 0 || !has_room(c, copy)) {
        return lines;
    }
    nt_error err = {0};
    nt_status status = nt_text_break(c->arena, c->fonts, copy->spans.items, copy->spans.count,
                                     &measure, &lines, &err);
    if (status) {
        c->status = nt_fail_again(c->err, c->place, &err);
        return (nt_paragraph){0};
    }
    return lines;
}

/* Whether a span is plain enough to be shaped without being broken: no line's end, no soft hyphen,
 * no space at the end that a line would not count. */
static bool is_plain(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && text[length - 1] != ' ' && !strchr(text, '\n') &&
           !strstr(text, "\xc2\xad");
}

/* Most cells of a table never need to be broken: shaping them is half the work. */
static nt_status shape_line(nt_composer *c, const nt_copy *copy, nt_line *line, nt_error *err)
{
    nt_piece *pieces = nt_new_array(c->passing, nt_piece, copy->parts.count);
    for (size_t i = 0; i < copy->parts.count; i++) {
        const nt_span *span = &copy->spans.items[i];
        nt_piece *piece = &pieces[i];
        *piece = (nt_piece){
            .span = i, .tag = span->tag, .x_pt = line->width_pt, .rise_pt = span->rise_pt};
        NT_TRY(nt_text_shape(c->arena, c->fonts, span->face, span->size_pt, span->text,
                             strlen(span->text), &piece->run, err));
        line->width_pt += piece->run.width_pt;
        line->size_pt = span->size_pt > line->size_pt ? span->size_pt : line->size_pt;
    }
    line->pieces = pieces;
    line->piece_count = copy->parts.count;
    return NT_OK;
}

nt_paragraph nt_layout_unbroken(nt_composer *c, const nt_copy *copy)
{
    if (!NT_ALL(i, copy->parts.count, is_plain(copy->spans.items[i].text))) {
        nt_breaking breaking = {.width_pt = NOT_BROKEN_PT, .greedy = true};
        return nt_layout_break(c, copy, breaking);
    }
    if (copy->parts.count == 0 || c->status) {
        return (nt_paragraph){0};
    }
    nt_error err = {0};
    nt_line *line = nt_new(c->passing, nt_line);
    nt_status status = shape_line(c, copy, line, &err);
    if (status) {
        c->status = nt_fail_again(c->err, c->place, &err);
        return (nt_paragraph){0};
    }
    return (nt_paragraph){line, 1, line->width_pt};
}

double nt_layout_baseline(const nt_composer *c, const nt_type *type)
{
    double capital_pt = nt_text_font(c->fonts, type->face)->cap_height * type->size_pt;
    return (type->leading_pt + capital_pt) / 2;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Neighbours that lead to the same place are one link, whatever their styles. */
static nt_element *link_before(const nt_copy *copy, size_t i)
{
    const nt_copy_part *before = i > 0 ? &copy->parts.items[i - 1] : NULL;
    const nt_inline *item = copy->parts.items[i].source;
    bool same = before && before->link && before->source && !before->note &&
                same_text(before->source->url, item->url) &&
                same_text(before->source->target, item->target);
    return same ? before->link : NULL;
}

static const char *link_alt(nt_composer *c, const nt_inline *item)
{
    if (item->url) {
        return item->url;
    }
    size_t destination = nt_map_find(&c->targets, item->target);
    const nt_block *block = c->destination_blocks.items[destination];
    const nt_inlines *words = block->kind == NT_BLOCK_HEADING ? &block->text : &block->caption;
    const char *alt = nt_layout_plain(c->arena, block->number, words);
    return *alt ? alt : item->text;
}

static nt_element *note_reference(nt_composer *c, nt_copy_part *part, nt_element *owner)
{
    nt_element *reference = nt_layout_element(c, owner, "Reference");
    part->link = nt_layout_element(c, reference, "Link");
    part->link->alt = nt_arena_printf(
        c->arena, "%s %zu", ((nt_text)NT_TEXT_REPORT_FOOTNOTE).in[c->lang], part->note->number);
    return part->link;
}

/* The element of a part, made when its first words are placed, so that elements come in reading
 * order. */
static nt_element *part_element(nt_composer *c, nt_copy *copy, size_t i)
{
    nt_copy_part *part = &copy->parts.items[i];
    if (part->element) {
        return part->element;
    }
    nt_element *home = copy->owner;
    if (part->note) {
        home = note_reference(c, part, home);
    } else if (leads_somewhere(c, part->source)) {
        part->link = link_before(copy, i);
        if (!part->link) {
            part->link = nt_layout_element(c, home, "Link");
            part->link->alt = link_alt(c, part->source);
        }
        home = part->link;
    }
    const char *number = part->source ? part->source->ledger_id : NULL;
    const char *spoken = part->source ? part->source->spoken : NULL;
    const char *lang = part->source ? nt_lang_other(part->source->lang, c->lang) : NULL;
    if (number || spoken || lang || part->expanded) {
        home = nt_layout_element(c, home, "Span");
        home->id = number ? nt_layout_number_id(c, number) : NULL;
        home->spoken = spoken;
        home->lang = lang;
        home->expanded = part->expanded;
    }
    part->element = home;
    return home;
}

/* The note whose mark is placed goes to the foot of the page of the strip being filled; a note
 * within a note goes behind it. */
static void note_met(nt_composer *c, nt_copy_part *part, nt_element *owner, double x)
{
    nt_note *note = part->note;
    if (note->parent) {
        return;
    }
    note->parent = owner->parent;
    *c->pending_tail = note;
    c->pending_tail = &note->next_pending;
    if (c->inside_note) {
        note->next = c->inside_note->next;
        c->inside_note->next = note;
    } else {
        *c->strip_notes_tail = note;
        c->strip_notes_tail = &note->next;
    }
    nt_layout_anchor(c, note->back, x, part->link);
}

double nt_layout_ink_width(const nt_run *run)
{
    double width = run->width_pt;
    for (size_t i = run->count; i > 0 && run->glyphs[i - 1].code_point == ' '; i--) {
        width -= (double)run->glyphs[i - 1].advance_pt;
    }
    return width;
}

/* The box of a link on this line: an underline, and the area that can be clicked. */
static void place_link(nt_composer *c, const nt_copy_part *part, double x, double end, double y,
                       double size_pt)
{
    if (!part->note) {
        nt_layout_rule(c, x, y + 0.16 * size_pt, end - x, c->style->hairline_pt, part->ink);
    }
    const char *url = part->note ? NULL : part->source->url;
    size_t destination = part->note ? part->note->destination
                         : url      ? 0
                                    : nt_map_find(&c->targets, part->source->target);
    nt_mark mark =
        nt_layout_link(part->link, x, y + 0.3 * size_pt, end - x, 1.3 * size_pt, destination);
    mark.url = url;
    nt_vec_push(c->arena, &c->marks, mark);
}

void nt_layout_place_line(nt_composer *c, nt_copy *copy, const nt_line *line, double x, double y)
{
    NT_EACH(const nt_piece, piece, line->pieces, line->piece_count) {
        nt_copy_part *part = &copy->parts.items[piece->tag];
        nt_mark mark = {.kind = NT_MARK_TEXT,
                        .element = part_element(c, copy, piece->tag),
                        .ink = part->ink,
                        .x = x + piece->x_pt,
                        .y = y - piece->rise_pt,
                        .run = piece->run};
        if (piece->run.count > 0) {
            nt_vec_push(c->arena, &c->marks, mark);
        }
        if (part->note) {
            note_met(c, part, copy->owner, mark.x);
        }
    }
    /* Pieces of one link that stand side by side share a box. */
    for (size_t i = 0, end; i < line->piece_count; i = end) {
        const nt_copy_part *part = &copy->parts.items[line->pieces[i].tag];
        double left = line->pieces[i].x_pt, right = 0; /* in whichever order they stand */
        for (end = i;
             end < line->piece_count && copy->parts.items[line->pieces[end].tag].link == part->link;
             end++) {
            const nt_piece *piece = &line->pieces[end];
            left = fmin(left, piece->x_pt);
            right = fmax(right, piece->x_pt + nt_layout_ink_width(&piece->run));
        }
        if (part->link) {
            place_link(c, part, x + left, x + right, y - line->pieces[i].rise_pt,
                       line->pieces[end - 1].run.size_pt);
        }
    }
}

static nt_small_text break_small(nt_composer *c, nt_copy copy, const nt_type *type, double width)
{
    nt_small_text out = {.copy = copy, .type = *type};
    out.lines = nt_layout_break(c, &out.copy, (nt_breaking){.width_pt = width, .greedy = true});
    out.height_pt = (double)out.lines.line_count * type->leading_pt;
    return out;
}

nt_small_text nt_layout_small(nt_composer *c, const char *text, const nt_type *type, double width)
{
    nt_copy copy = {0};
    nt_layout_copy_text(c, &copy, text, type);
    return break_small(c, copy, type, width);
}

nt_small_text nt_layout_small_inlines(nt_composer *c, const nt_inlines *text, const nt_type *type,
                                      double width)
{
    nt_copy copy = {0};
    nt_layout_copy_inlines(c, &copy, text, type);
    return break_small(c, copy, type, width);
}

double nt_layout_place_small(nt_composer *c, nt_small_text *text, nt_element *parent, double x,
                             double y, bool to_left)
{
    if (text->lines.line_count && !text->copy.owner) {
        text->copy.owner = nt_layout_element(c, parent, "P");
    }
    double baseline = nt_layout_baseline(c, &text->type);
    NT_EACH(const nt_line, line, text->lines.lines, text->lines.line_count) {
        nt_layout_place_line(c, &text->copy, line, to_left ? x - line->width_pt : x, y + baseline);
        y += text->type.leading_pt;
    }
    return y;
}

void nt_layout_place_label(nt_composer *c, double y)
{
    const nt_strip_label label = c->label;
    if (!label.text) {
        return;
    }
    c->label.text = NULL;
    nt_small_text text = nt_layout_small(c, label.text, label.type, NOT_BROKEN_PT);
    text.copy.owner = label.element;
    nt_layout_place_small(c, &text, NULL, label.right, y - nt_layout_baseline(c, label.type), true);
    if (label.links) {
        double width = text.lines.width_pt, size_pt = label.type->size_pt;
        nt_vec_push(c->arena, &c->marks,
                    nt_layout_link(label.element, label.right - width, y + 0.3 * size_pt, width,
                                   1.3 * size_pt, label.destination));
    }
}

void nt_layout_lines(nt_composer *c, const nt_flow *flow, nt_copy *copy, const nt_setting_of *set)
{
    nt_breaking breaking = {.width_pt = flow->width_pt, .hyphenate = set->hyphenate};
    nt_paragraph text = nt_layout_break(c, copy, breaking);
    double baseline = nt_layout_baseline(c, set->type);
    size_t owed = set->keep_all || !nt_layout_kept(c) ? 0
                  : c->galley->owed                   ? c->galley->owed
                                                      : LINES_WITH_HEADING;
    /* One line is less than a heading needs below it, so that what follows stays with it, until
     * they are three; a paragraph of two lines is whole, and enough. */
    bool lonely = text.line_count < 2 && owed > text.line_count;
    for (size_t i = 0; i < text.line_count && !nt_layout_must_end(c, 0); i++) {
        double space = i == 0 ? nt_layout_space(c, set->before_pt) : 0;
        nt_strip strip = nt_layout_strip_begin(c, flow, space);
        strip.height_pt = set->type->leading_pt;
        bool last = i + 1 == text.line_count;
        /* Two lines at least on each side of a break, three under a heading. */
        size_t first = owed > 2 ? owed : 2;
        bool keeps = set->keep_all || i + 1 < first || i + 2 == text.line_count;
        strip.keep = last ? set->keep_next || lonely : keeps;
        nt_layout_place_label(c, baseline);
        nt_layout_place_line(c, copy, &text.lines[i], flow->x, baseline);
        nt_layout_strip_end(c, &strip);
    }
    c->galley->after_pt = set->after_pt;
    c->galley->owed = lonely ? owed - text.line_count : 0;
}

nt_setting_of nt_layout_kept_as(const nt_block_style *style)
{
    return (nt_setting_of){.type = &style->type,
                           .before_pt = style->before_pt,
                           .after_pt = style->after_pt,
                           .keep_all = true,
                           .keep_next = true};
}

void nt_layout_words(nt_composer *c, const nt_flow *flow, const nt_wording *words,
                     const nt_setting_of *set)
{
    nt_copy copy = {.owner = words->owner};
    nt_layout_copy_text(c, &copy, words->before, set->type);
    if (words->text) {
        nt_layout_copy_inlines(c, &copy, words->text, set->type);
    }
    nt_layout_copy_text(c, &copy, words->after, set->type);
    nt_layout_lines(c, flow, &copy, set);
}

char *nt_layout_plain(nt_arena *arena, const char *number, const nt_inlines *text)
{
    nt_buffer out = nt_buffer_open(arena);
    if (number && *number) {
        nt_buffer_printf(&out, "%s%s", number, text->count ? " " : "");
    }
    for (size_t i = 0; i < text->count; i++) {
        const char *word = text->items[i].text;
        nt_buffer_puts(&out, !word ? "" : strcmp(word, "\n") == 0 ? " " : word);
    }
    return nt_arena_string(arena, nt_buffer_text(&out));
}
