#include "style.h"

#define MM(millimetres) ((millimetres)*72.0 / 25.4)
#define INK(red, green, blue)                                                                      \
    {                                                                                              \
        (red) / 255.0, (green) / 255.0, (blue) / 255.0                                             \
    }
#define BLACK     INK(0x1b, 0x24, 0x30)
#define BLUE      INK(0x1f, 0x4e, 0x79)
#define VERMILION INK(0xb8, 0x45, 0x0f)
#define GREY      INK(0x5b, 0x66, 0x73)
#define CAUTION   INK(0x6b, 0x55, 0x00)

/* Text runs in lines of 13 pt; a heading with the space around it fills whole lines, a table's row
 * of one line is one line high. */
static const nt_style_sheet own = {
    .width_pt = MM(210),
    .height_pt = MM(297),
    .left_pt = MM(24),
    .right_pt = MM(20),
    .top_pt = MM(26),
    .bottom_pt = MM(22),
    .head_pt = 46,
    .head_rule_pt = 51,
    .foot_pt = 41,
    .foot_rule_pt = 52,
    .hairline_pt = 0.5,
    .rule_pt = 0.9,
    .thin_rule_pt = 0.6,
    .note_gap_pt = 9,
    .note_rule_pt = 4,
    .note_body_pt = 3,
    .note_indent_pt = 9,
    .list_indent_pt = 14,
    .list_gap_pt = 2.5,
    .quote_indent_pt = 14,
    .callout_pad_pt = 6.5,
    .callout_bar_pt = 1.5,
    .callout_indent_pt = 9,
    .tile_gap_pt = 9,
    .tile_pad_pt = 6,
    .tile_indent_pt = 8.5,
    .tile_bar_pt = 1.5,
    .cell_pad_pt = 5.5,
    .tight_cell_pad_pt = 3,
    .row_pad_pt = 1.3,
    .roomy_row_pad_pt = 2.1,
    .dense_head_pad_pt = 1.2,
    .chart_gap_pt = 6,
    .table_gap_pt = 4,
    .notes_gap_pt = 4,
    .block_gap_pt = 13,
    .contents_indent_pt = 16,
    .contents_folio_pt = 22,
    .kicker_spacing_pt = 0.6, /* from a tenth of the size on, readers take letters for words */
    .logo_gap_pt = 11,
    .logo_small_pt = 12,
    .letterhead_rule_pt = 1.5,
    .letterhead_thin_rule_pt = 0.5,
    .superscript = 0.62,
    .superscript_rise = 0.30,

    .organisation = {{NT_FACE_BOLD, 9.6, 13, BLACK}, 0, 0},
    .address = {{NT_FACE_REGULAR, 7.5, 10, GREY}, 0, 0},
    .kicker = {{NT_FACE_REGULAR, 7.5, 10, GREY}, 13, 3},
    .title = {{NT_FACE_BOLD, 20, 26, BLACK}, 6.5, 3},
    .subtitle = {{NT_FACE_REGULAR, 11, 15, GREY}, 3, 13},
    .classification = {{NT_FACE_SEMIBOLD, 7.5, 10, GREY}, 0, 0},
    .heading = {{{NT_FACE_BOLD, 13, 17, BLUE}, 17, 5},
                {{NT_FACE_SEMIBOLD, 10.5, 14, BLACK}, 9.5, 2.5},
                {{NT_FACE_BOLD, 9, 13, BLACK}, 8, 1},
                {{NT_FACE_BOLD_ITALIC, 9, 13, GREY}, 6.5, 1}},
    .text = {{NT_FACE_REGULAR, 9, 13, BLACK}, 0, 6.5},
    .caption = {{NT_FACE_BOLD, 9.6, 13, BLACK}, 13, 0},
    .measure = {{NT_FACE_REGULAR, 8, 11, GREY}, 0, 0},
    .notes = {{NT_FACE_REGULAR, 7.2, 9.8, GREY}, 0, 13},
    .contents = {{{NT_FACE_SEMIBOLD, 9, 13, BLACK}, 4, 0}, {{NT_FACE_REGULAR, 9, 13, BLACK}, 0, 0}},
    .running = {NT_FACE_REGULAR, 7.5, 9.5, GREY},
    .notice = {NT_FACE_BOLD, 7.5, 9.5, CAUTION},
    .footnote = {NT_FACE_REGULAR, 7.2, 9.8, BLACK},
    .cell = {NT_FACE_REGULAR, 8.2, 10.4, BLACK},
    .cell_small = {NT_FACE_REGULAR, 7.4, 9.4, BLACK},
    .cell_tight = {NT_FACE_REGULAR, 7, 8.9, BLACK},
    .cell_dense = {NT_FACE_REGULAR, 7, 8.1, BLACK},
    .cell_head = {NT_FACE_SEMIBOLD, 8.2, 10.4, BLACK},
    .office = {NT_FACE_BOLD, 12, 15, BLACK},
    .release_label = {NT_FACE_REGULAR, 7.5, 10, GREY},
    .release_value = {NT_FACE_SEMIBOLD, 8.2, 11.4, BLACK},
    .tile_value = {NT_FACE_BOLD, 16, 20, BLACK},
    .tile_label = {NT_FACE_SEMIBOLD, 8, 10.5, BLACK},
    .tile_detail = {NT_FACE_REGULAR, 7.5, 9.8, GREY},
    .tile_doubt = {NT_FACE_SEMIBOLD, 7.5, 9.8, CAUTION},
    .tile_value_sizes_pt = {16, 13.5, 11.5},

    .ink = BLACK,
    .grey = GREY,
    .hairline = INK(0xd9, 0xdd, 0xe2),
    .caution = CAUTION,
    .caution_ground = INK(0xff, 0xf6, 0xe5),
    .tile_ground = INK(0xf6, 0xf7, 0xf9),
    .link = BLUE,
    .letterhead = BLUE,
    .series = {BLUE, VERMILION, GREY},
};

static nt_ink ink_of(nt_rgb rgb)
{
    return (nt_ink)INK(rgb.red, rgb.green, rgb.blue);
}

/* Paper and colours are the office's; sizes and spaces stay. */
const nt_style_sheet *nt_layout_style(nt_arena *arena, const nt_document *document)
{
    const nt_office *office = document ? document->front.office : NULL;
    if (!office) {
        return &own;
    }
    nt_style_sheet *style = nt_arena_copy(arena, &own, sizeof own);
    if (office->paper == NT_PAPER_F4) {
        style->width_pt = MM(215);
        style->height_pt = MM(330);
    }
    style->heading[0].type.ink = style->link = style->letterhead = ink_of(office->accent);
    style->series[0] = ink_of(nt_palette_rgb(office->palette, NT_COLOUR_FIRST));
    style->series[1] = ink_of(nt_palette_rgb(office->palette, NT_COLOUR_SECOND));
    return style;
}

double nt_layout_text_width(const nt_style_sheet *s, bool turned)
{
    return (turned ? s->height_pt : s->width_pt) - s->left_pt - s->right_pt;
}

double nt_layout_text_height(const nt_style_sheet *s, bool turned)
{
    return (turned ? s->width_pt : s->height_pt) - s->top_pt - s->bottom_pt;
}
