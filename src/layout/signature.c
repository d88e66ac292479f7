/* The place for an electronic signature: the office that signs, and under it the box of the field,
 * in the right half of the column, as official letters have it. */
#include <string.h>

#include "compose.h"
#include "words/layout.h"

enum { BOX_WIDTH_PT = 216, BOX_HEIGHT_PT = 62, BOX_GAP_PT = 5, SIGNED_PT = 40 };

/* On the page and not in the field: whoever signs draws the field anew. */
static void frame(nt_composer *c, double x)
{
    const nt_style_sheet *s = c->style;
    double stroke = s->thin_rule_pt;
    nt_layout_rect(c, x, 0, BOX_WIDTH_PT, stroke, s->grey);
    nt_layout_rect(c, x, BOX_HEIGHT_PT - stroke, BOX_WIDTH_PT, stroke, s->grey);
    nt_layout_rect(c, x, 0, stroke, BOX_HEIGHT_PT, s->grey);
    nt_layout_rect(c, x + BOX_WIDTH_PT - stroke, 0, stroke, BOX_HEIGHT_PT, s->grey);
}

static void field(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    const nt_style_sheet *s = c->style;
    const char *text = ((nt_text)NT_TEXT_LAYOUT_SPACE_FOR_AN_ELECTRONIC_SIGNATURE).in[c->lang];
    nt_mark mark = {.kind = NT_MARK_FIELD,
                    .element = nt_layout_element(c, flow->parent, "Form"),
                    .ink = s->grey,
                    .x = flow->x,
                    .y = BOX_HEIGHT_PT,
                    .width = BOX_WIDTH_PT,
                    .height = BOX_HEIGHT_PT,
                    .field = block->id};
    const nt_block *office = block->children[block->child_count - 1];
    mark.element->alt = nt_arena_printf(
        c->arena, "%s: %s", ((nt_text)NT_TEXT_LAYOUT_ELECTRONIC_SIGNATURE).in[c->lang],
        nt_layout_plain(c->arena, NULL, &office->text)); /* what a screen reader says of the box */
    if (!c->status) {
        c->status = nt_text_shape(c->arena, c->fonts, s->notes.type.face, s->notes.type.size_pt,
                                  text, strlen(text), &mark.run, c->err);
    }
    nt_vec_push(c->arena, &c->marks, mark);
}

/* Signed by hand: room for the signature, and below it who signs. */
static void signed_by_hand(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    const nt_block *name = block->children[block->child_count - 1];
    nt_strip strip = nt_layout_strip_begin(c, flow, 0);
    strip.height_pt = SIGNED_PT;
    nt_layout_strip_end(c, &strip);
    if (name->text.count) {
        nt_layout_block(c, flow, name);
    }
}

static void electronically(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    nt_strip strip = nt_layout_strip_begin(c, flow, nt_layout_space(c, BOX_GAP_PT));
    strip.height_pt = BOX_HEIGHT_PT;
    frame(c, flow->x);
    field(c, flow, block);
    nt_layout_strip_end(c, &strip);
}

void nt_layout_signature(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    nt_flow inner = nt_layout_inner(flow, nt_layout_element(c, flow->parent, "Div"),
                                    flow->width_pt - BOX_WIDTH_PT, 0);
    inner.width_pt = BOX_WIDTH_PT;
    inner.text_after_pt = BOX_GAP_PT;
    if (block->id) {
        nt_layout_anchor_block(c, flow, block, inner.parent);
    }
    nt_layout_keep(c); /* it never stands on a page without some of what is signed */
    size_t first = c->galley->strips.count;
    c->galley->after_pt = c->style->block_gap_pt;
    nt_block above = *block;
    above.child_count -= block->id ? 0 : 1;
    nt_layout_children(c, &inner, &above);
    (block->id ? electronically : signed_by_hand)(c, &inner, block);
    for (size_t i = first; i + 1 < c->galley->strips.count; i++) {
        c->galley->strips.items[i].keep = true;
    }
    c->galley->after_pt = c->style->block_gap_pt;
}
