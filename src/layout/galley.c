#include "galley.h"

bool nt_layout_must_end(nt_composer *c, size_t more)
{
    size_t used = nt_arena_used(c->arena) + nt_arena_used(c->passing);
    if (!c->status && used + more > c->used_max) {
        c->status = nt_report_too_large(c->place, c->err);
    }
    return c->status != NT_OK;
}

nt_element *nt_layout_element(nt_composer *c, nt_element *parent, const char *type)
{
    nt_element *element = nt_new(c->arena, nt_element);
    element->type = type;
    element->parent = parent;
    element->place = c->place;
    if (parent) {
        *(parent->last ? &parent->last->next : &parent->first) = element;
        parent->last = element;
    }
    return element;
}

const char *nt_layout_number_id(nt_composer *c, const char *ledger_id)
{
    size_t times = ++*nt_map_number(&c->numbers, ledger_id);
    return nt_arena_printf(c->arena, "n.%s.%zu", ledger_id, times);
}

nt_flow nt_layout_inner(const nt_flow *flow, nt_element *parent, double left_pt, double right_pt)
{
    nt_flow inner = *flow;
    inner.x += left_pt;
    inner.width_pt -= left_pt + right_pt;
    inner.parent = parent;
    inner.top = false;
    return inner;
}

double nt_layout_space(const nt_composer *c, double before_pt)
{
    return before_pt > c->galley->after_pt ? before_pt : c->galley->after_pt;
}

nt_strip nt_layout_strip_begin(nt_composer *c, const nt_flow *flow, double space_pt)
{
    c->strip_notes = NULL;
    c->strip_notes_tail = &c->strip_notes;
    nt_strip strip = {.space_pt = c->galley->strips.count ? space_pt : 0,
                      .first_mark = c->marks.count,
                      .new_page = c->galley->new_page,
                      .turned = flow->turned,
                      .frame = flow->frame,
                      .anchors = c->anchors};
    c->galley->new_page = false;
    c->galley->after_pt = 0;
    c->anchors = NULL;
    return strip;
}

void nt_layout_strip_end(nt_composer *c, nt_strip *strip)
{
    strip->mark_count = c->marks.count - strip->first_mark;
    strip->notes = c->strip_notes;
    /* Anchors of marks in the strip itself: the way back from a footnote. */
    while (c->anchors) {
        nt_strip_anchor *anchor = c->anchors;
        c->anchors = anchor->next;
        anchor->next = strip->anchors;
        strip->anchors = anchor;
    }
    nt_vec_push(c->arena, &c->galley->strips, *strip);
}

double nt_layout_galley_height(const nt_galley *galley)
{
    double height = 0;
    for (size_t i = 0; i < galley->strips.count; i++) {
        const nt_strip *strip = &galley->strips.items[i];
        height += strip->height_pt + (i > 0 ? strip->space_pt : 0);
    }
    return height;
}

void nt_layout_keep(nt_composer *c)
{
    if (c->galley->strips.count) {
        c->galley->strips.items[c->galley->strips.count - 1].keep = true;
    }
}

bool nt_layout_kept(const nt_composer *c)
{
    const nt_galley *galley = c->galley;
    return galley->strips.count && galley->strips.items[galley->strips.count - 1].keep;
}

void nt_layout_unit(nt_composer *c, const nt_flow *flow, size_t first, nt_layout_unit_kind unit)
{
    for (size_t i = first; flow->top && i < c->galley->strips.count; i++) {
        c->galley->strips.items[i].unit = unit;
        c->galley->strips.items[i].unit_number = first + 1;
    }
}

void nt_layout_anchor(nt_composer *c, size_t destination, double x, nt_element *element)
{
    nt_strip_anchor *anchor = nt_new(c->arena, nt_strip_anchor);
    *anchor = (nt_strip_anchor){.destination = destination, .x = x, .next = c->anchors};
    c->anchors = anchor;
    c->destinations.items[destination].element = element;
}

nt_mark nt_layout_link(nt_element *element, double x, double y, double width, double height,
                       size_t destination)
{
    return (nt_mark){.kind = NT_MARK_LINK,
                     .element = element,
                     .x = x,
                     .y = y,
                     .width = width,
                     .height = height,
                     .destination = destination};
}

nt_mark nt_layout_rule_mark(double x, double y, double width, double stroke, nt_ink ink)
{
    return (nt_mark){.kind = NT_MARK_LINE,
                     .artifact = NT_ARTIFACT_LAYOUT,
                     .ink = ink,
                     .x = x,
                     .y = y,
                     .x1 = x + width,
                     .y1 = y,
                     .width = stroke};
}

nt_mark nt_layout_rect_mark(double x, double top, double width, double height, nt_ink ink)
{
    return (nt_mark){.kind = NT_MARK_RECT,
                     .artifact = NT_ARTIFACT_LAYOUT,
                     .ink = ink,
                     .x = x,
                     .y = top + height,
                     .width = width,
                     .height = height};
}

void nt_layout_rule(nt_composer *c, double x, double y, double width, double stroke, nt_ink ink)
{
    nt_vec_push(c->arena, &c->marks, nt_layout_rule_mark(x, y, width, stroke, ink));
}

void nt_layout_rect(nt_composer *c, double x, double top, double width, double height, nt_ink ink)
{
    nt_vec_push(c->arena, &c->marks, nt_layout_rect_mark(x, top, width, height, ink));
}
