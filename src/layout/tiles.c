/* Key figures, up to four side by side on one ground each. */
#include "compose.h"

#include "words/report.h"

enum { MOST_ACROSS = 4 };

typedef struct {
    const nt_tile *tile;
    nt_small_text value, label, detail, doubt;
} set_tile;

static size_t across(size_t count)
{
    if (count <= MOST_ACROSS) {
        return count < 2 ? 2 : count;
    }
    return count % 4 != 0 && (count % 3 == 0 || count == 5) ? 3 : MOST_ACROSS;
}

/* The largest size at which every value of the row stands on one line; else the smallest. */
static double value_size(const nt_composer *c, const nt_tile *tiles, size_t count, double width)
{
    const nt_style_sheet *s = c->style;
    size_t last = sizeof s->tile_value_sizes_pt / sizeof *s->tile_value_sizes_pt - 1;
    NT_RETURN_FIRST(size, last,
                    NT_ALL(i, count,
                           nt_text_width(c->fonts, s->tile_value.face, s->tile_value_sizes_pt[size],
                                         tiles[i].value) <= width),
                    s->tile_value_sizes_pt[size], s->tile_value_sizes_pt[last]);
}

static set_tile break_tile(nt_composer *c, const nt_tile *tile, double size, double width)
{
    const nt_style_sheet *s = c->style;
    nt_type value = s->tile_value;
    value.leading_pt *= size / value.size_pt;
    value.size_pt = size;
    value.ink = s->series[tile->ink >= 0 && tile->ink < NT_INKS ? tile->ink : NT_INKS - 1];
    const char *doubt = ((nt_text)NT_TEXT_REPORT_FIGURE_IN_DOUBT).in[c->lang];
    return (set_tile){.tile = tile,
                      .value = nt_layout_small(c, tile->value, &value, width),
                      .label = nt_layout_small_inlines(c, &tile->label, &s->tile_label, width),
                      .detail = nt_layout_small_inlines(c, &tile->detail, &s->tile_detail, width),
                      .doubt =
                          nt_layout_small(c, tile->doubtful ? doubt : "", &s->tile_doubt, width)};
}

/* A doubtful tile's bar is dashed: the words say it, the bar shows it without colour. */
static void bar(nt_composer *c, double x, double height, bool doubtful, nt_ink ink)
{
    const nt_style_sheet *s = c->style;
    double dash = doubtful ? 4 : height, step = doubtful ? 6.5 : height;
    for (double y = 0; y < height; y += step) {
        double length = y + dash > height ? height - y : dash;
        nt_layout_rect(c, x, y, s->tile_bar_pt, length, ink);
    }
}

static void place_tile(nt_composer *c, nt_element *list, set_tile *set, double x, double width,
                       double height, double label_y)
{
    const nt_style_sheet *s = c->style;
    nt_element *body = nt_layout_element(c, nt_layout_element(c, list, "LI"), "LBody");
    nt_layout_rect(c, x, 0, width, height, s->tile_ground);
    bar(c, x, height, set->tile->doubtful, set->value.type.ink);
    if (set->tile->ledger_id && set->value.copy.parts.count) {
        nt_element *value = nt_layout_element(c, body, "P");
        set->value.copy.owner = nt_layout_element(c, value, "Span");
        set->value.copy.owner->id = nt_layout_number_id(c, set->tile->ledger_id);
    }
    double text_x = x + s->tile_indent_pt;
    nt_layout_place_small(c, &set->value, body, text_x, s->tile_pad_pt, false);
    double y = nt_layout_place_small(c, &set->label, body, text_x, label_y, false);
    y = nt_layout_place_small(c, &set->detail, body, text_x, y, false);
    nt_layout_place_small(c, &set->doubt, body, text_x, y + 1, false);
}

static void tile_row(nt_composer *c, const nt_flow *flow, nt_element *list, const nt_tile *tiles,
                     size_t count, size_t columns, double space)
{
    const nt_style_sheet *s = c->style;
    double gaps = (double)(columns - 1) * s->tile_gap_pt;
    double width = (flow->width_pt - gaps) / (double)columns;
    double inner = width - 1.4 * s->tile_indent_pt;
    double size = value_size(c, tiles, count, inner), label_y = 0, height = 0;
    set_tile set[MOST_ACROSS];
    for (size_t i = 0; i < count; i++) {
        set[i] = break_tile(c, &tiles[i], size, inner);
        double below = s->tile_pad_pt + set[i].value.height_pt + 2;
        label_y = below > label_y ? below : label_y;
    }
    for (size_t i = 0; i < count; i++) {
        double doubt = tiles[i].doubtful ? set[i].doubt.height_pt + 1 : 0;
        double bottom = label_y + set[i].label.height_pt + set[i].detail.height_pt + doubt;
        height = bottom + s->tile_pad_pt > height ? bottom + s->tile_pad_pt : height;
    }
    nt_strip strip = nt_layout_strip_begin(c, flow, space);
    strip.height_pt = height;
    for (size_t i = 0; i < count; i++) {
        double x = flow->x + (double)i * (width + s->tile_gap_pt);
        place_tile(c, list, &set[i], x, width, height, label_y);
    }
    nt_layout_strip_end(c, &strip);
}

void nt_layout_tiles(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    if (block->tile_count == 0) {
        return;
    }
    nt_element *list = nt_layout_element(c, flow->parent, "L");
    list->list_numbering = "None";
    nt_layout_anchor_block(c, flow, block, list);
    size_t columns = across(block->tile_count);
    for (size_t i = 0; i < block->tile_count; i += columns) {
        size_t left = block->tile_count - i;
        double space = i == 0 ? nt_layout_space(c, c->style->text.after_pt) : c->style->tile_gap_pt;
        tile_row(c, flow, list, &block->tiles[i], left < columns ? left : columns, columns, space);
    }
    c->galley->after_pt = c->style->block_gap_pt;
}
