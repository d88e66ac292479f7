#include "emit.h"

#include "copy.h"
#include "text/number.h"
#include "words/layout.h"

enum { NOTES_RULE_PT = 56 };

void nt_layout_emit_mark(nt_emitter *e, nt_mark mark, double x, double y)
{
    if (mark.kind == NT_MARK_CHART && mark.chart == NT_LAYOUT_LOGO) {
        mark.chart = e->c->drawings.count;
    }
    mark.x += x;
    mark.y = e->height_pt - (mark.y + y);
    if (mark.kind == NT_MARK_LINE) {
        mark.x1 += x;
        mark.y1 = e->height_pt - (mark.y1 + y);
    }
    nt_vec_push(e->c->arena, &e->marks, mark);
}

/* A mark whose place is counted from the upper left of the text. */
static void emit_inside(nt_emitter *e, nt_mark mark)
{
    nt_layout_emit_mark(e, mark, e->c->style->left_pt, e->c->style->top_pt);
}

/* The ground of neighbouring strips in one piece: seams would show. */
static void emit_frame(nt_emitter *e, const nt_placement *from, const nt_placement *end)
{
    const nt_backdrop *frame = from->strip->frame;
    double height = end[-1].top_pt + end[-1].strip->height_pt - from->top_pt;
    if (frame->has_ground) {
        emit_inside(
            e, nt_layout_rect_mark(frame->x, from->top_pt, frame->width_pt, height, frame->ground));
    }
    emit_inside(e, nt_layout_rect_mark(frame->x, from->top_pt, frame->bar_pt, height, frame->bar));
}

static void emit_strip(nt_emitter *e, const nt_placement *placement)
{
    const nt_strip *strip = placement->strip;
    const nt_mark *marks = e->c->marks.items;
    for (size_t i = 0; i < strip->mark_count; i++) {
        nt_mark mark = marks[strip->first_mark + i];
        if (placement->repeated) {
            if (mark.kind == NT_MARK_LINK) {
                continue;
            }
            mark.element = NULL;
            mark.artifact = NT_ARTIFACT_PAGINATION;
        }
        nt_layout_emit_mark(e, mark, e->c->style->left_pt, e->c->style->top_pt + placement->top_pt);
        if (mark.kind == NT_MARK_CHART || mark.kind == NT_MARK_CODE) {
            const nt_mark *drawn = &e->marks.items[e->marks.count - 1];
            nt_element *figure = drawn->element;
            figure->has_box = true;
            figure->page = e->page;
            figure->x0 = drawn->x;
            figure->y0 = drawn->y;
            figure->x1 = drawn->x + drawn->width;
            figure->y1 = drawn->y + drawn->height;
        }
    }
}

static void emit_placements(nt_emitter *e, const nt_placement *items, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const nt_backdrop *frame = items[i].strip->frame;
        if (frame && (i == 0 || items[i - 1].strip->frame != frame)) {
            size_t end = i + 1;
            while (end < count && items[end].strip->frame == frame) {
                end++;
            }
            emit_frame(e, &items[i], &items[end]);
        }
        emit_strip(e, &items[i]);
    }
}

/* "halaman 12", for whoever listens: the heading, then the page it stands on. */
static void say_folio(nt_composer *c, nt_element *span, size_t page)
{
    static const nt_text words = NT_TEXT_LAYOUT_ON_PAGE;
    const nt_arg args[] = {
        {.kind = NT_ARG_TEXT, .text = nt_arena_printf(c->arena, "%zu", page + 1)}};
    nt_element *link = span->parent;
    span->expanded = nt_text_phrase(c->arena, c->lang, &(nt_phrase){&words, args, 1});
    link->alt = nt_arena_printf(c->arena, "%s, %s", link->alt, span->expanded);
}

/* Where each destination came to stand is known: the contents get their page numbers. */
static void fill_folios(nt_composer *c)
{
    NT_EACH(const nt_folio, folio, c->folios.items, c->folios.count) {
        nt_mark *mark = &c->marks.items[folio->mark];
        size_t page = c->destinations.items[folio->destination].page;
        /* A space before it keeps the number apart from the title when the text is extracted. */
        nt_small_text text =
            nt_layout_small(c, nt_arena_printf(c->arena, " %zu", page + 1), &folio->type, 100);
        say_folio(c, mark->element, page);
        if (text.lines.line_count && text.lines.lines[0].piece_count) {
            const nt_piece *piece = &text.lines.lines[0].pieces[0];
            mark->run = piece->run;
            mark->x = folio->right - piece->x_pt - piece->run.width_pt;
        }
    }
}

static double page_height(const nt_composer *c, const nt_page_sheet *sheet)
{
    return sheet->turned ? c->style->width_pt : c->style->height_pt;
}

static void place_anchors(nt_composer *c, const nt_page_sheet *sheet, size_t page,
                          const nt_placement *items, size_t count)
{
    const nt_style_sheet *s = c->style;
    for (size_t i = 0; i < count; i++) {
        const nt_strip_anchor *anchor = items[i].repeated ? NULL : items[i].strip->anchors;
        for (; anchor; anchor = anchor->next) {
            nt_destination *there = &c->destinations.items[anchor->destination];
            there->page = page;
            there->x = s->left_pt + anchor->x;
            there->y = page_height(c, sheet) - s->top_pt - items[i].top_pt;
        }
    }
}

static nt_page emit_page(nt_composer *c, const nt_page_sheet *sheet, size_t page, size_t count)
{
    const nt_style_sheet *s = c->style;
    nt_emitter e = {.c = c,
                    .page = page,
                    .turned = sheet->turned,
                    .width_pt = sheet->turned ? s->height_pt : s->width_pt,
                    .height_pt = page_height(c, sheet)};
    nt_layout_notice(&e);
    emit_placements(&e, sheet->placements.items, sheet->placements.count);
    if (sheet->closes_table) {
        const nt_placement *last = &sheet->placements.items[sheet->placements.count - 1];
        const nt_table_head *head = last->strip->head;
        double y = last->top_pt + last->strip->height_pt;
        emit_inside(&e, nt_layout_rule_mark(head->x, y, head->width_pt, s->thin_rule_pt, s->ink));
    }
    if (sheet->notes.count) {
        double y = sheet->notes_rule_pt - s->note_rule_pt + 2;
        emit_inside(&e, nt_layout_rule_mark(0, y, NOTES_RULE_PT, s->hairline_pt, s->grey));
        emit_placements(&e, sheet->notes.items, sheet->notes.count);
    }
    nt_layout_running(&e, count);
    return (nt_page){.width_pt = e.width_pt,
                     .height_pt = e.height_pt,
                     .marks = e.marks.items,
                     .mark_count = e.marks.count,
                     .label = nt_arena_printf(c->arena, "%zu", page + 1)};
}

void nt_layout_emit(nt_composer *c, const nt_sheets *sheets, nt_pages *out)
{
    for (size_t i = 0; i < sheets->count; i++) { /* before any mark is emitted */
        const nt_page_sheet *sheet = &sheets->items[i];
        place_anchors(c, sheet, i, sheet->placements.items, sheet->placements.count);
        place_anchors(c, sheet, i, sheet->notes.items, sheet->notes.count);
    }
    fill_folios(c);
    nt_page *pages = nt_new_array(c->arena, nt_page, sheets->count);
    for (size_t i = 0; i < sheets->count; i++) {
        pages[i] = emit_page(c, &sheets->items[i], i, sheets->count);
    }
    out->pages = pages;
    out->page_count = sheets->count;
    out->destinations = c->destinations.items;
    out->destination_count = c->destinations.count;
    out->bookmarks = c->bookmarks.items;
    out->bookmark_count = c->bookmarks.count;
}
