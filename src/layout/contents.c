/* The list of contents. Its page numbers come last: their width is reserved, so that knowing them
 * moves nothing and one pass is enough. */
#include "compose.h"

enum { DEEPEST = 2, LEAST_ENTRIES = 3 };

static void title(nt_composer *c, const nt_flow *flow)
{
    const char *text = c->document->front.contents_title;
    if (!text || !*text) {
        return;
    }
    nt_setting_of set = nt_layout_kept_as(&c->style->heading[0]);
    c->heading_level = c->title_level + 1;
    nt_wording words = {.owner = nt_layout_element(c, flow->parent, c->title_level ? "H2" : "H1"),
                        .before = text};
    nt_layout_words(c, flow, &words, &set);
}

/* The page number's mark, empty until the pages are known, and a leader up to it. */
static void entry_folio(nt_composer *c, const nt_flow *flow, nt_element *link, const nt_type *type,
                        double from, double baseline, size_t destination)
{
    const nt_style_sheet *s = c->style;
    double right = flow->x + flow->width_pt;
    double to = right - s->contents_folio_pt;
    if (to > from + 6) {
        nt_layout_rule(c, from + 6, baseline, to - from - 6, s->hairline_pt, s->hairline);
    }
    nt_folio folio = {
        .mark = c->marks.count, .destination = destination, .right = right, .type = *type};
    nt_vec_push(c->arena, &c->folios, folio);
    nt_mark mark = {.kind = NT_MARK_TEXT, .element = link, .ink = type->ink, .y = baseline};
    nt_vec_push(c->arena, &c->marks, mark);
}

static void entry(nt_composer *c, const nt_flow *flow, nt_element *toc, const nt_heading *heading,
                  size_t level, bool keeps)
{
    const nt_block_style *style = &c->style->contents[level];
    nt_element *item = nt_layout_element(c, toc, "TOCI");
    nt_element *link = nt_layout_element(c, nt_layout_element(c, item, "Reference"), "Link");
    const char *words = nt_layout_plain(c->arena, heading->block->number, &heading->block->text);
    nt_copy copy = {.owner = link};
    nt_layout_copy_text(c, &copy, words, &style->type);
    double indent = (double)level * c->style->contents_indent_pt;
    double width = flow->width_pt - indent - c->style->contents_folio_pt;
    nt_paragraph text = nt_layout_break(c, &copy, (nt_breaking){.width_pt = width});
    double baseline = nt_layout_baseline(c, &style->type);
    link->alt = words;
    for (size_t i = 0; i < text.line_count; i++) {
        double space = i == 0 ? nt_layout_space(c, style->before_pt) : 0;
        nt_strip strip = nt_layout_strip_begin(c, flow, space);
        strip.height_pt = style->type.leading_pt;
        strip.keep = i + 1 < text.line_count || keeps;
        nt_layout_place_line(c, &copy, &text.lines[i], flow->x + indent, baseline);
        if (i + 1 == text.line_count) {
            entry_folio(c, flow, link, &style->type, flow->x + indent + text.lines[i].width_pt,
                        baseline, heading->destination);
        }
        nt_vec_push(c->arena, &c->marks,
                    nt_layout_link(link, flow->x + indent, strip.height_pt, flow->width_pt - indent,
                                   strip.height_pt, heading->destination));
        nt_layout_strip_end(c, &strip);
    }
}

typedef NT_VEC(const nt_heading *) entries;

static entries entries_of(const nt_composer *c)
{
    entries out = {0};
    for (size_t i = 0; i < c->headings.count; i++) {
        if (c->headings.items[i].block->level <= DEEPEST) {
            nt_vec_push(c->arena, &out, &c->headings.items[i]);
        }
    }
    return out;
}

static size_t level_of(const entries *all, size_t i)
{
    return all->items[i]->block->level > 1;
}

/* The list may go on over a page: some entries stand on either side of the break, and none is
 * parted from the first of those under it. */
static bool keeps(const entries *all, size_t i)
{
    size_t above = i + 1, below = all->count - above;
    return below > 0 && (above < LEAST_ENTRIES || below < LEAST_ENTRIES ||
                         level_of(all, i) < level_of(all, i + 1));
}

void nt_layout_contents(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    (void)block;
    entries all = entries_of(c);
    if (all.count == 0) {
        return;
    }
    title(c, flow);
    nt_element *toc = nt_layout_element(c, flow->parent, "TOC"), *inner = NULL;
    for (size_t i = 0; i < all.count; i++) {
        size_t level = level_of(&all, i);
        if (level == 0) {
            inner = NULL;
        } else if (!inner) {
            inner = nt_layout_element(c, toc, "TOC");
        }
        entry(c, flow, inner ? inner : toc, all.items[i], level, keeps(&all, i));
    }
    c->galley->after_pt = c->style->block_gap_pt;
}
