/* The list of contents, never split where a page can hold it. Its page numbers come last: their
 * width is reserved, so that knowing them moves nothing and one pass is enough. */
#include "compose.h"
#include "words/layout.h"

enum { LEVELS = 2, LEAST_ENTRIES = 3 };

/* A heading as it stands in the list, broken to its width. */
typedef struct {
    const nt_heading *heading;
    size_t level; /* from 0 */
    const char *words;
    nt_copy copy;
    nt_paragraph text;
} entry;

typedef NT_VEC(entry) entries;

static entry entry_of(nt_composer *c, const nt_flow *flow, const nt_heading *heading)
{
    const nt_style_sheet *s = c->style;
    entry out = {.heading = heading, .level = heading->block->level > 1};
    out.words = nt_layout_plain(c->arena, heading->block->number, &heading->block->text);
    nt_layout_copy_text(c, &out.copy, out.words, &s->contents[out.level].type);
    double indent = (double)out.level * s->contents_indent_pt;
    double width = flow->width_pt - indent - s->contents_folio_pt;
    out.text = nt_layout_break(c, &out.copy, (nt_breaking){.width_pt = width});
    return out;
}

static entries entries_of(nt_composer *c, const nt_flow *flow, size_t levels)
{
    entries out = {0};
    NT_EACH(const nt_heading, heading, c->headings.items, c->headings.count) {
        if (heading->block->level <= (int)levels) {
            nt_vec_push(c->arena, &out, entry_of(c, flow, heading));
        }
    }
    return out;
}

/* Chapters stand off from what is under others; where there are none but chapters, they need not.
 */
static bool has_levels(const entries *all)
{
    bool first = false, second = false;
    NT_EACH(const entry, one, all->items, all->count) {
        first = first || one->level == 0;
        second = second || one->level > 0;
    }
    return first && second;
}

/* Whether the list, its title and a note below it are no higher than a page. */
static bool is_of_one_page(const nt_composer *c, const entries *all)
{
    const nt_style_sheet *s = c->style;
    double height = s->heading[0].type.leading_pt + s->heading[0].after_pt + s->notes_gap_pt +
                    s->notes.type.leading_pt;
    NT_EACH(const entry, one, all->items, all->count) {
        const nt_block_style *style = &s->contents[one->level];
        height += style->before_pt + (double)one->text.line_count * style->type.leading_pt;
    }
    return height <= nt_layout_text_height(s, false);
}

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
static void set_folio(nt_composer *c, const nt_flow *flow, const entry *one, double from,
                      double baseline)
{
    const nt_style_sheet *s = c->style;
    const nt_type *type = &s->contents[one->level].type;
    double right = flow->x + flow->width_pt;
    double to = right - s->contents_folio_pt;
    if (to > from + 6) {
        nt_layout_rule(c, from + 6, baseline, to - from - 6, s->hairline_pt, s->hairline);
    }
    nt_folio folio = {.mark = c->marks.count,
                      .destination = one->heading->destination,
                      .right = right,
                      .type = *type};
    nt_vec_push(c->arena, &c->folios, folio);
    nt_mark mark = {.kind = NT_MARK_TEXT,
                    .element = nt_layout_element(c, one->copy.owner, "Span"),
                    .ink = type->ink,
                    .y = baseline};
    nt_vec_push(c->arena, &c->marks, mark);
}

static void set_entry(nt_composer *c, const nt_flow *flow, nt_element *toc, entry *one,
                      double before_pt, bool keeps)
{
    const nt_block_style *style = &c->style->contents[one->level];
    nt_element *item = nt_layout_element(c, toc, "TOCI");
    nt_element *link = nt_layout_element(c, nt_layout_element(c, item, "Reference"), "Link");
    size_t destination = one->heading->destination, count = one->text.line_count;
    double x = flow->x + (double)one->level * c->style->contents_indent_pt;
    double baseline = nt_layout_baseline(c, &style->type);
    one->copy.owner = link;
    link->alt = one->words;
    for (size_t i = 0; i < count; i++) {
        double space = i == 0 ? nt_layout_space(c, before_pt) : 0;
        nt_strip strip = nt_layout_strip_begin(c, flow, space);
        strip.height_pt = style->type.leading_pt;
        strip.keep = i + 1 < count || keeps;
        nt_layout_place_line(c, &one->copy, &one->text.lines[i], x, baseline);
        if (i + 1 == count) {
            set_folio(c, flow, one, x + one->text.lines[i].width_pt, baseline);
        }
        double width = flow->x + flow->width_pt - x;
        nt_vec_push(c->arena, &c->marks,
                    nt_layout_link(link, x, strip.height_pt, width, strip.height_pt, destination));
        nt_layout_strip_end(c, &strip);
    }
}

/* A list of more chapters than a page holds goes on, some of them on either side of the break. */
static bool keeps(const entries *all, size_t i, bool whole)
{
    size_t above = i + 1, below = all->count - above;
    return below > 0 && (whole || above < LEAST_ENTRIES || below < LEAST_ENTRIES);
}

/* Says that there is more than the list names. */
static void note(nt_composer *c, const nt_flow *flow)
{
    nt_layout_keep(c);
    nt_wording words = {.owner = nt_layout_element(c, flow->parent, "P"),
                        .before = ((nt_text)NT_TEXT_LAYOUT_CONTENTS_OF_CHAPTERS).in[c->lang]};
    nt_setting_of set = {
        .type = &c->style->notes.type, .before_pt = c->style->notes_gap_pt, .keep_all = true};
    nt_layout_words(c, flow, &words, &set);
}

void nt_layout_contents(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    (void)block;
    entries all = entries_of(c, flow, LEVELS);
    if (all.count == 0) {
        return;
    }
    size_t named = all.count;
    if (!is_of_one_page(c, &all)) {
        entries chapters = entries_of(c, flow, 1);
        all = chapters.count ? chapters : all;
    }
    bool whole = is_of_one_page(c, &all), apart = has_levels(&all);
    title(c, flow);
    nt_element *toc = nt_layout_element(c, flow->parent, "TOC"), *inner = NULL;
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i].level == 0) {
            inner = NULL;
        } else if (!inner) {
            inner = nt_layout_element(c, toc, "TOC");
        }
        double before = apart ? c->style->contents[all.items[i].level].before_pt : 0;
        set_entry(c, flow, inner ? inner : toc, &all.items[i], before, keeps(&all, i, whole));
    }
    if (all.count < named) {
        note(c, flow);
    }
    c->galley->after_pt = c->style->block_gap_pt;
}
