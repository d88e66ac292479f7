/* The title block: the notice's place in the structure, letterhead, kicker, title, subtitle. */
#include "compose.h"

static bool given(const char *text)
{
    return text && *text;
}

static void line_of(nt_composer *c, const nt_flow *flow, const char *text,
                    const nt_block_style *style)
{
    if (!given(text)) {
        return;
    }
    nt_setting_of set = nt_layout_kept_as(style);
    nt_wording words = {.owner = nt_layout_element(c, flow->parent, "P"), .before = text};
    nt_layout_words(c, flow, &words, &set);
}

static char *capitals(nt_arena *arena, const char *text)
{
    char *out = nt_arena_string(arena, text);
    for (char *at = out; *at; at++) {
        if (*at >= 'a' && *at <= 'z') {
            *at = (char)(*at - 'a' + 'A');
        }
    }
    return out;
}

/* Letterspacing: every glyph is wider by the same amount. */
static void spread(nt_composer *c, nt_mark *mark, double by_pt, double *shift)
{
    nt_glyph *glyphs =
        nt_arena_copy(c->arena, mark->run.glyphs, mark->run.count * sizeof *mark->run.glyphs);
    for (size_t i = 0; i < mark->run.count; i++) {
        glyphs[i].advance_pt += (float)by_pt;
    }
    mark->x += *shift;
    mark->run.glyphs = glyphs;
    mark->run.width_pt += by_pt * (double)mark->run.count;
    *shift += by_pt * (double)mark->run.count;
}

/* Broken narrower than the text is wide, by as much as the letterspacing will add. */
static void kicker(nt_composer *c, const nt_flow *flow)
{
    const nt_style_sheet *s = c->style;
    if (!given(c->document->front.kicker)) {
        return;
    }
    nt_flow narrow = *flow;
    narrow.width_pt /= 1 + s->kicker_spacing_pt / (0.45 * s->kicker.type.size_pt);
    size_t first = c->galley->strips.count;
    line_of(c, &narrow, capitals(c->arena, c->document->front.kicker), &s->kicker);
    for (size_t i = first; i < c->galley->strips.count; i++) {
        const nt_strip *strip = &c->galley->strips.items[i];
        double shift = 0;
        for (size_t m = 0; m < strip->mark_count; m++) {
            spread(c, &c->marks.items[strip->first_mark + m], s->kicker_spacing_pt, &shift);
        }
    }
}

/* The office over a rule, its classification at the right of the first line. */
static void letterhead(nt_composer *c, const nt_flow *flow)
{
    const nt_style_sheet *s = c->style;
    const nt_front *front = &c->document->front;
    double left = flow->width_pt * (given(front->classification) ? 0.7 : 1);
    nt_small_text office = nt_layout_small(c, front->organisation, &s->organisation.type, left);
    nt_small_text address = nt_layout_small(c, front->address, &s->address.type, left);
    nt_small_text open =
        nt_layout_small(c, front->classification, &s->classification.type, 0.28 * flow->width_pt);
    double height = office.height_pt + address.height_pt;
    height = (open.height_pt > height ? open.height_pt : height) + 5;
    if (height <= 5) {
        return;
    }
    nt_strip strip = nt_layout_strip_begin(c, flow, 0);
    strip.height_pt = height;
    strip.keep = true;
    double y = nt_layout_place_small(c, &office, flow->parent, flow->x, 0, false);
    nt_layout_place_small(c, &address, flow->parent, flow->x, y, false);
    nt_layout_place_small(c, &open, flow->parent, flow->x + flow->width_pt, 1.5, true);
    nt_layout_rule(c, flow->x, height, flow->width_pt, s->rule_pt, s->series[0]);
    nt_layout_strip_end(c, &strip);
}

/* The heading of all that follows, whatever the version of PDF: readers jump from heading to
 * heading, and few know the Title that PDF 2.0 has beside them. */
static void title(nt_composer *c, const nt_flow *flow)
{
    const char *text = c->document->front.title;
    if (!given(text)) {
        return;
    }
    size_t destination = nt_layout_destination(c, NULL, "page.title");
    nt_setting_of set = nt_layout_kept_as(&c->style->title);
    nt_wording words = {.owner = nt_layout_element(c, flow->parent, "H1"), .before = text};
    nt_layout_anchor(c, destination, flow->x, words.owner);
    nt_bookmark bookmark = {.title = text, .level = 1, .destination = destination};
    nt_vec_push(c->arena, &c->bookmarks, bookmark);
    nt_layout_words(c, flow, &words, &set);
    c->title_level = c->heading_level = 1;
}

void nt_layout_front(nt_composer *c, const nt_flow *flow)
{
    const nt_style_sheet *s = c->style;
    c->place = c->document->front.place;
    c->notice = given(c->document->front.notice) ? nt_layout_element(c, flow->parent, "P") : NULL;
    (c->document->front.office ? nt_layout_letterhead : letterhead)(c, flow);
    kicker(c, flow);
    title(c, flow);
    line_of(c, flow, c->document->front.subtitle, &s->subtitle);
    if (c->galley->strips.count) {
        c->galley->strips.items[c->galley->strips.count - 1].keep = false;
    }
}
