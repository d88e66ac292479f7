/* Blocks of the document as lines, boxes, figures and notes of a flow. */
#include <math.h>
#include <string.h>

#include "compose.h"
#include "text/number.h"

#include "words/layout.h"
#include "words/report.h"

void nt_layout_anchor_block(nt_composer *c, const nt_flow *flow, const nt_block *block,
                            nt_element *element)
{
    size_t destination = block->id ? nt_map_find(&c->targets, block->id) : NT_MAP_NONE;
    if (destination != NT_MAP_NONE) {
        nt_layout_anchor(c, destination, flow->x, element);
    }
}

void nt_layout_anchor_named(nt_composer *c, const nt_flow *flow, const nt_block *block,
                            nt_element *element)
{
    nt_layout_anchor_block(c, flow, block, element);
    size_t destination = block->id ? nt_map_find(&c->targets, block->id) : NT_MAP_NONE;
    if (destination == NT_MAP_NONE || !block->number || !*block->number) {
        return;
    }
    const char *name = nt_layout_plain(c->arena, NULL, &block->caption);
    nt_bookmark bookmark = {
        .title = nt_arena_printf(c->arena, "%s%s%s", block->number, *name ? ". " : "", name),
        .level = c->heading_level + 1,
        .destination = destination};
    nt_vec_push(c->arena, &c->bookmarks, bookmark);
}

/* --- before anything is set: what links may lead to, and the headings --- */

static void survey(nt_composer *c, const nt_block *block)
{
    size_t next = c->destinations.count;
    bool added = block->id && nt_map_keep(&c->targets, block->id, next) == NT_MAP_NONE;
    bool is_heading = block->kind == NT_BLOCK_HEADING;
    if (added || is_heading) {
        const char *own =
            added ? block->id : nt_arena_printf(c->arena, "h.%zu", c->headings.count + 1);
        nt_layout_destination(c, block, own);
    }
    if (is_heading) {
        nt_heading heading = {block, next};
        nt_vec_push(c->arena, &c->headings, heading);
    }
    for (size_t i = 0; i < block->child_count; i++) {
        survey(c, block->children[i]);
    }
}

/* --- blocks of words --- */

/* A section of a line or two is whole: the heading behind it is not kept with it. */
static void end_section(nt_composer *c)
{
    if (c->galley->owed) {
        c->galley->strips.items[c->galley->strips.count - 1].keep = false;
        c->galley->owed = 0;
    }
}

static void heading(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    static const char *const types[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
    int last = NT_HEADING_LEVELS, level = block->level < 1 ? 1 : block->level;
    const nt_block_style *style = &c->style->heading[(level > last ? last : level) - 1];
    int deepest = c->heading_level < 6 ? c->heading_level + 1 : 6; /* without gaps */
    level += c->title_level;
    c->heading_level = level > deepest ? deepest : level;
    bool numbered = block->number && *block->number;
    end_section(c);
    nt_wording words = {.owner = nt_layout_element(c, flow->parent, types[c->heading_level - 1]),
                        .before = numbered ? nt_arena_printf(c->arena, "%s ", block->number) : NULL,
                        .text = &block->text};
    while (c->headings.items[c->next_heading].block != block) {
        c->next_heading++;
    }
    size_t destination = c->headings.items[c->next_heading++].destination;
    nt_layout_anchor(c, destination, flow->x, words.owner);
    nt_bookmark bookmark = {.title = nt_layout_plain(c->arena, block->number, &block->text),
                            .level = c->heading_level,
                            .destination = destination};
    nt_vec_push(c->arena, &c->bookmarks, bookmark);
    nt_setting_of set = nt_layout_kept_as(style);
    size_t first = c->galley->strips.count;
    nt_layout_words(c, flow, &words, &set);
    nt_layout_unit(c, flow, first, NT_UNIT_HEADING);
}

/* Words that end in a colon lead to what follows them. */
static bool leads_on(const nt_inlines *text)
{
    const char *last = text->count ? text->items[text->count - 1].text : NULL;
    size_t length = last ? strlen(last) : 0;
    return length > 0 && last[length - 1] == ':';
}

static void paragraph(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    nt_wording words = {.owner = nt_layout_element(c, flow->parent, "P"), .text = &block->text};
    nt_layout_anchor_block(c, flow, block, words.owner);
    nt_setting_of set = {.type = flow->text,
                         .after_pt = flow->text_after_pt,
                         .hyphenate = true,
                         .keep_next = leads_on(&block->text)};
    size_t first = c->galley->strips.count;
    nt_layout_words(c, flow, &words, &set);
    nt_layout_unit(c, flow, first, NT_UNIT_TEXT);
}

/* --- lists --- */

/* A label that met no line of text to stand beside gets a line of its own. */
static void list_label_alone(nt_composer *c, const nt_flow *flow)
{
    if (c->label.text) {
        nt_strip strip = nt_layout_strip_begin(c, flow, nt_layout_space(c, 0));
        strip.height_pt = flow->text->leading_pt;
        nt_layout_place_label(c, nt_layout_baseline(c, flow->text));
        nt_layout_strip_end(c, &strip);
    }
}

static const char *label_text(nt_composer *c, const nt_block *list, size_t i)
{
    return list->ordered ? nt_arena_printf(c->arena, "%zu.", i + 1) : "\u2022";
}

static void list_item(nt_composer *c, const nt_flow *flow, const nt_block *item, const char *label,
                      double indent)
{
    nt_element *li = nt_layout_element(c, flow->parent, "LI");
    nt_element *lbl = nt_layout_element(c, li, "Lbl");
    nt_flow inner = nt_layout_inner(flow, nt_layout_element(c, li, "LBody"), indent, 0);
    inner.text_after_pt = c->style->list_gap_pt;
    list_label_alone(c, flow);
    c->label =
        (nt_strip_label){.text = label, .element = lbl, .type = flow->text, .right = inner.x - 4.5};
    nt_layout_block(c, &inner, item);
    list_label_alone(c, flow);
}

static void list(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    double indent = c->style->list_indent_pt;
    if (block->ordered && block->child_count) {
        const char *widest = label_text(c, block, block->child_count - 1);
        double need = 6 + nt_text_width(c->fonts, flow->text->face, flow->text->size_pt, widest);
        indent = fmax(need, indent);
    }
    nt_flow inner = *flow;
    inner.parent = nt_layout_element(c, flow->parent, "L");
    inner.parent->list_numbering = block->ordered ? "Decimal" : "Disc";
    nt_layout_anchor_block(c, flow, block, inner.parent);
    size_t first = c->galley->strips.count;
    for (size_t i = 0; i < block->child_count && !nt_layout_must_end(c, 0); i++) {
        list_item(c, &inner, block->children[i], label_text(c, block, i), indent);
    }
    nt_layout_unit(c, flow, first, NT_UNIT_TEXT);
    c->galley->after_pt = flow->text_after_pt;
}

/* --- grounds and bars --- */

/* Room above or below what stands on a ground, part of it and never parted from it. */
static void frame_pad(nt_composer *c, const nt_flow *flow, double space_pt, double height_pt,
                      bool keep)
{
    nt_strip strip = nt_layout_strip_begin(c, flow, space_pt);
    strip.height_pt = height_pt;
    strip.keep = keep;
    nt_layout_strip_end(c, &strip);
}

/* The lead runs into the first paragraph, as a bold opening. */
static void callout_words(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    nt_type lead = *flow->text;
    lead.face = NT_FACE_BOLD;
    lead.ink = block->callout == NT_CALLOUT_CAUTION ? c->style->caution : c->style->series[0];
    const nt_block *first = block->child_count ? block->children[0] : NULL;
    bool runs_in = first && first->kind == NT_BLOCK_PARAGRAPH;
    if (block->caption.count) {
        nt_copy copy = {.owner = nt_layout_element(c, flow->parent, "P")};
        nt_layout_copy_inlines(c, &copy, &block->caption, &lead);
        if (runs_in) {
            nt_layout_copy_text(c, &copy, " ", flow->text);
            nt_layout_copy_inlines(c, &copy, &first->text, flow->text);
        }
        nt_setting_of set = {.type = flow->text,
                             .after_pt = flow->text_after_pt,
                             .hyphenate = true,
                             .keep_next = !runs_in};
        nt_layout_lines(c, flow, &copy, &set);
        nt_layout_pending_notes(c);
    }
    for (size_t i = block->caption.count && runs_in ? 1 : 0; i < block->child_count; i++) {
        nt_layout_block(c, flow, block->children[i]);
    }
}

static void callout(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    const nt_style_sheet *s = c->style;
    bool caution = block->callout == NT_CALLOUT_CAUTION;
    nt_backdrop *frame = nt_new(c->arena, nt_backdrop);
    *frame = (nt_backdrop){.x = flow->x,
                           .width_pt = flow->width_pt,
                           .bar_pt = s->callout_bar_pt,
                           .has_ground = true,
                           .ground = caution ? s->caution_ground : s->tile_ground,
                           .bar = caution ? s->caution : s->series[0]};
    nt_flow inner = nt_layout_inner(flow, nt_layout_element(c, flow->parent, "Div"),
                                    s->callout_indent_pt, s->callout_indent_pt);
    inner.frame = frame;
    nt_layout_anchor_block(c, flow, block, inner.parent);
    frame_pad(c, &inner, nt_layout_space(c, s->text.after_pt + 3), s->callout_pad_pt, true);
    callout_words(c, &inner, block);
    nt_layout_keep(c);
    frame_pad(c, &inner, 0, s->callout_pad_pt, false);
    c->galley->after_pt = s->block_gap_pt;
}

static void quote(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    const nt_style_sheet *s = c->style;
    nt_backdrop *frame = nt_new(c->arena, nt_backdrop);
    *frame = (nt_backdrop){.x = flow->x + 2, .bar_pt = s->callout_bar_pt, .bar = s->hairline};
    nt_flow inner = nt_layout_inner(flow, nt_layout_element(c, flow->parent, "BlockQuote"),
                                    s->quote_indent_pt, s->quote_indent_pt);
    inner.frame = flow->frame ? flow->frame : frame;
    nt_layout_anchor_block(c, flow, block, inner.parent);
    nt_layout_children(c, &inner, block);
    c->galley->after_pt = flow->text_after_pt + 2;
}

/* --- footnotes --- */

static void note_label(nt_composer *c, const nt_flow *flow, nt_note *note)
{
    nt_element *lbl = nt_layout_element(c, note->element, "Lbl");
    c->label = (nt_strip_label){.element = nt_layout_element(c, lbl, "Link"),
                                .text = nt_arena_printf(c->arena, "%zu", note->number),
                                .type = flow->text,
                                .right = flow->x - 3,
                                .links = true,
                                .destination = note->back};
    c->label.element->alt = ((nt_text)NT_TEXT_REPORT_BACK_TO_THE_TEXT).in[c->lang];
}

static void note_set(nt_composer *c, nt_note *note)
{
    const nt_style_sheet *s = c->style;
    nt_galley *around = c->galley;
    nt_strip_anchor *anchors = c->anchors;
    nt_strip_label label = c->label;
    c->galley = &note->galley;
    c->inside_note = note;
    c->anchors = NULL;
    note->element = nt_layout_element(c, note->parent, "Note");
    note->element->id = nt_arena_printf(c->arena, "note.%zu", note->number);
    double indent = 3; /* at least as wide as its number, so that "10" does not leave the column */
    for (size_t number = note->number; number > 0; number /= 10) {
        indent += nt_text_width(c->fonts, s->footnote.face, s->footnote.size_pt, "0");
    }
    indent = fmax(indent, s->note_indent_pt);
    nt_flow flow = {.x = indent,
                    .width_pt = nt_layout_text_width(c->style, false) - indent,
                    .parent = note->element,
                    .text = &s->footnote,
                    .text_after_pt = 2};
    nt_layout_anchor(c, note->destination, 0, note->element);
    note_label(c, &flow, note);
    nt_layout_block(c, &flow, note->source);
    list_label_alone(c, &flow);
    c->galley = around;
    c->inside_note = NULL;
    c->anchors = anchors;
    c->label = label;
}

void nt_layout_pending_notes(nt_composer *c)
{
    if (c->inside_note) {
        return; /* the loop below will come to it */
    }
    for (nt_note *note = c->pending_notes; note; note = note->next_pending) {
        note_set(c, note);
    }
    c->pending_notes = NULL;
    c->pending_tail = &c->pending_notes;
}

/* --- figures, captions --- */

void nt_layout_caption(nt_composer *c, const nt_flow *flow, const nt_block *block,
                       nt_element *owner, const char *part)
{
    const nt_style_sheet *s = c->style;
    bool numbered = block->number && *block->number;
    bool named = numbered || block->caption.count;
    bool under_heading = nt_layout_kept(c) && c->galley->after_pt < s->text.after_pt;
    nt_setting_of set = {.type = &s->caption.type,
                         .before_pt = under_heading ? 2 : s->caption.before_pt,
                         .keep_all = true,
                         .keep_next = true};
    nt_element *caption =
        named || *part || block->subtitle.count ? nt_layout_element(c, owner, "Caption") : NULL;
    if (named || *part) {
        const char *stop = block->caption.count ? ". " : "";
        nt_wording words = {
            .owner = nt_layout_element(c, caption, "P"),
            .before = numbered ? nt_arena_printf(c->arena, "%s%s", block->number, stop) : NULL,
            .text = &block->caption,
            .after = *part ? nt_arena_printf(c->arena, "%s(%s)", named ? " " : "", part) : NULL};
        nt_layout_words(c, flow, &words, &set);
        set.before_pt = 0;
    }
    if (block->subtitle.count) {
        nt_wording words = {.owner = nt_layout_element(c, caption, "P"), .text = &block->subtitle};
        set.type = &s->measure.type;
        nt_layout_words(c, flow, &words, &set);
    }
}

void nt_layout_name_again(nt_composer *c, const nt_flow *flow, const nt_block *block,
                          const char *part, nt_galley *out)
{
    const nt_type *type = &c->style->caption.type;
    const char *words = nt_layout_plain(c->arena, NULL, &block->caption);
    bool numbered = block->number && *block->number;
    if (!numbered && !*words && !*part) {
        return;
    }
    const char *name =
        nt_arena_printf(c->arena, "%s%s%s%s(%s%s%s)", numbered ? block->number : "",
                        numbered && *words ? ". " : "", words, numbered || *words ? " " : "", part,
                        *part ? ", " : "", ((nt_text)NT_TEXT_LAYOUT_CONTINUED).in[c->lang]);
    nt_galley *around = c->galley;
    nt_strip_anchor *anchors = c->anchors;
    c->galley = out;
    c->anchors = NULL;
    nt_layout_words(c, flow, &(nt_wording){.before = name},
                    &(nt_setting_of){.type = type, .keep_all = true});
    c->galley = around;
    c->anchors = anchors;
}

void nt_layout_notes(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    const nt_style_sheet *s = c->style;
    if (block->notes.count == 0) {
        return;
    }
    nt_layout_keep(c);
    nt_wording words = {.owner = nt_layout_element(c, flow->parent, "P"), .text = &block->notes};
    nt_setting_of set = {
        .type = &s->notes.type, .before_pt = s->notes_gap_pt, .hyphenate = true, .keep_all = true};
    nt_layout_words(c, flow, &words, &set);
}

/* A chart keeps its size unless it is wider than the column, or so high that it would leave no room
 * for its caption; it gives way only as far as its type can still be read. */
static double room_for(const nt_composer *c, const nt_flow *flow)
{
    enum { FOR_CAPTION_PT = 110 };
    return nt_layout_text_height(c->style, flow->turned) - FOR_CAPTION_PT;
}

/* The scale at which it is no wider than the column; and no higher than there is room. */
static double widest(const nt_flow *flow, const nt_chart *chart)
{
    return chart->width_pt > flow->width_pt ? flow->width_pt / chart->width_pt : 1;
}

static double chart_scale(const nt_composer *c, const nt_flow *flow, const nt_chart *chart)
{
    return fmin(room_for(c, flow) / chart->height_pt, widest(flow, chart));
}

/* One drawing where that can be read, else parts of full size. */
static nt_status cut_chart(nt_composer *c, const nt_flow *flow, const nt_chart *chart,
                           const nt_chart *const **parts, size_t *count)
{
    double least = chart->type_pt > 0 ? NT_CHART_TYPE_LEAST_PT / chart->type_pt : 0;
    NT_FAIL_IF(widest(flow, chart) < least, c->err, NT_INVALID, c->place,
               NT_MESSAGE_LAYOUT_CHART_TOO_NARROW(.chart = chart->id,
                                                  .width = llrint(chart->width_pt),
                                                  .room = llrint(flow->width_pt)));
    bool whole = chart_scale(c, flow, chart) >= least;
    double height = whole ? chart->height_pt : room_for(c, flow) / widest(flow, chart);
    return nt_chart_cut(c->arena, chart, c->fonts, height, parts, count, c->err);
}

static void chart(nt_composer *c, const nt_flow *flow, const nt_block *block,
                  const nt_chart *drawing, nt_element *element)
{
    nt_mark mark = {.kind = NT_MARK_CHART,
                    .element = element,
                    .chart = c->drawings.count,
                    .scale = chart_scale(c, flow, drawing),
                    .x = flow->x};
    mark.width = drawing->width_pt * mark.scale;
    mark.height = mark.y = drawing->height_pt * mark.scale;
    double gap = block->caption.count || block->subtitle.count ? c->style->chart_gap_pt
                                                               : c->style->block_gap_pt;
    nt_strip strip = nt_layout_strip_begin(c, flow, nt_layout_space(c, gap));
    strip.height_pt = mark.height;
    nt_vec_push(c->arena, &c->drawings, drawing);
    nt_vec_push(c->arena, &c->marks, mark);
    nt_layout_strip_end(c, &strip);
}

const char *nt_layout_alternative(nt_arena *arena, const nt_chart *drawing, const char *table)
{
    static const nt_text in_table = NT_TEXT_LAYOUT_NUMBERS_IN_TABLE,
                         in_file = NT_TEXT_LAYOUT_NUMBERS_IN_FILE;
    const char *file = nt_arena_printf(arena, "%s.csv", drawing->id);
    const nt_arg args[] = {{.kind = NT_ARG_TEXT, .text = file},
                           {.kind = NT_ARG_TEXT, .text = table ? table : ""}};
    const nt_phrase where = {table ? &in_table : &in_file, args, 2};
    return nt_arena_printf(arena, "%s %s", drawing->alt,
                           nt_text_phrase(arena, drawing->lang, &where));
}

/* A figure, or a part of one: it has the number and the name of the whole. In PDF 1.7 they stand
 * beside the Figure, as readers of that say its alternative text in the place of all that is in it;
 * PDF/UA-2 wants them within (ISO 14289-2, 8.2.5.27). */
static void figure(nt_composer *c, const nt_flow *flow, const nt_block *block,
                   const nt_chart *drawing, bool last)
{
    bool beside = c->document->front.profile == NT_PROFILE_A3_UA1;
    nt_element *around = nt_layout_element(c, flow->parent, beside ? "Div" : "Figure");
    size_t first = c->galley->strips.count;
    const char *part = drawing ? nt_chart_part_words(c->arena, drawing) : "";
    if (!drawing || drawing->part <= 1) {
        nt_layout_anchor_named(c, flow, block, around);
    }
    nt_layout_caption(c, flow, block, around, part);
    if (drawing) {
        nt_element *element = beside ? nt_layout_element(c, around, "Figure") : around;
        element->alt =
            nt_layout_alternative(c->arena, drawing, block->beside ? block->beside->number : NULL);
        chart(c, flow, block, drawing, element);
    }
    if (last) {
        nt_layout_notes(c, flow, block);
    }
    nt_layout_unit(c, flow, first, NT_UNIT_FIGURE);
    c->galley->after_pt = c->style->block_gap_pt;
}

static void figures(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    const nt_chart *const *parts = &block->chart;
    size_t count = 1;
    if (block->chart && !c->status) {
        c->status = cut_chart(c, flow, block->chart, &parts, &count);
    }
    for (size_t i = 0; i < count && !c->status; i++) {
        figure(c, flow, block, parts[i], i + 1 == count);
    }
}

/* --- any block --- */

static void page_break(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    (void)flow, (void)block;
    c->galley->new_page = c->galley->strips.count > 0;
    c->galley->after_pt = 0;
}

void nt_layout_children(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    for (size_t i = 0; i < block->child_count; i++) {
        nt_layout_block(c, flow, block->children[i]);
    }
}

void nt_layout_block(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    static void (*const setters[])(nt_composer *, const nt_flow *, const nt_block *) = {
        [NT_BLOCK_HEADING] = heading,
        [NT_BLOCK_PARAGRAPH] = paragraph,
        [NT_BLOCK_LIST] = list,
        [NT_BLOCK_TABLE] = nt_layout_table,
        [NT_BLOCK_FIGURE] = figures,
        [NT_BLOCK_TILES] = nt_layout_tiles,
        [NT_BLOCK_CALLOUT] = callout,
        [NT_BLOCK_QUOTE] = quote,
        [NT_BLOCK_CONTENTS] = nt_layout_contents,
        [NT_BLOCK_GROUP] = nt_layout_children,
        [NT_BLOCK_PAGE_BREAK] = page_break,
        [NT_BLOCK_SIGNATURE] = nt_layout_signature,
        [NT_BLOCK_FINGERPRINT] = nt_layout_fingerprint};
    nt_place around = c->place;
    c->place = block->place;
    if (nt_layout_must_end(c, 0)) {
        return;
    }
    setters[block->kind](c, flow, block);
    nt_layout_pending_notes(c);
    c->place = around;
}

void nt_layout_compose(nt_composer *c)
{
    const nt_document *document = c->document;
    nt_flow flow = {.width_pt = nt_layout_text_width(c->style, false),
                    .parent = c->root,
                    .text = &c->style->text.type,
                    .text_after_pt = c->style->text.after_pt,
                    .top = true};
    for (size_t i = 0; i < document->block_count; i++) {
        survey(c, document->blocks[i]);
    }
    nt_layout_front(c, &flow);
    for (size_t i = 0; i < document->block_count; i++) {
        nt_layout_block(c, &flow, document->blocks[i]);
    }
}
