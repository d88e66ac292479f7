/* The fingerprint of the edition, below all that it says: words in small print, and to their left
 * the QR code of the office's address. */
#include <math.h>

#include "compose.h"

/* Its modules begin at the edge of the text; the margin of the page is its quiet zone there. */
static void place_code(nt_composer *c, const nt_block *block, nt_element *parent, double x,
                       double top, double side)
{
    nt_mark mark = {.kind = NT_MARK_CODE,
                    .element = nt_layout_element(c, parent, "Figure"),
                    .ink = c->style->ink,
                    .code = block->code,
                    .x = x,
                    .y = top + side,
                    .width = side,
                    .height = side};
    mark.element->alt = block->code_words;
    nt_vec_push(c->arena, &c->marks, mark);
}

/* On a page of its own it would say of nothing that it is proven: the last lines come along. */
static void keep_with_last_words(nt_composer *c)
{
    enum { LINES = 6 };
    nt_strip *strips = c->galley->strips.items;
    size_t count = c->galley->strips.count, first = count > LINES ? count - LINES : 0;
    for (size_t i = count; i > first && strips[i - 1].unit_number == strips[count - 1].unit_number;
         i--) {
        strips[i - 1].keep = true;
    }
}

void nt_layout_fingerprint(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    enum { CHILDREN_MAX = 2, RULE_GAP_PT = 4, WORDS_GAP_PT = 12 };
    const nt_style_sheet *s = c->style;
    double module = block->code ? nt_qr_module_pt(block->code) : 0;
    double side = block->code ? module * (double)block->code->side : 0;
    double quiet = module * NT_QR_QUIET, top = fmax(RULE_GAP_PT, quiet);
    double indent = block->code ? side + fmax(WORDS_GAP_PT, quiet) : 0, words = 0, y;
    nt_element *parent = nt_layout_element(c, flow->parent, "Div");
    parent->id = NT_FINGERPRINT_ELEMENT;
    nt_small_text texts[CHILDREN_MAX];
    nt_type type = s->notes.type;
    type.ink = s->ink; /* it is to be read out, digit by digit */
    for (size_t i = 0; i < CHILDREN_MAX; i++) {
        texts[i] =
            nt_layout_small_inlines(c, &block->children[i]->text, &type, flow->width_pt - indent);
        words += texts[i].height_pt;
        type.ink = s->grey;
    }
    keep_with_last_words(c);
    nt_strip strip = nt_layout_strip_begin(c, flow, nt_layout_space(c, s->text.after_pt));
    strip.height_pt = top + fmax(side, words);
    y = top + fmax(0, (side - words) / 2);
    for (size_t i = 0; i < CHILDREN_MAX; i++) {
        y = nt_layout_place_small(c, &texts[i], parent, flow->x + indent, y, false);
    }
    if (block->code) {
        place_code(c, block, parent, flow->x, top, side);
    }
    nt_layout_rule(c, flow->x, 0, flow->width_pt, s->hairline_pt, s->hairline);
    nt_layout_strip_end(c, &strip);
    c->galley->after_pt = s->block_gap_pt;
}
