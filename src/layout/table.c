/* Tables: one Table element however many pages; a strip a row; the head's strips are repeated by
 * the paginator. */
#include "table.h"
#include "text/aloud.h"

/* --- reading the cells --- */

static nt_align cell_align(const nt_set_table *t, const nt_set_row *line, const nt_table_cell *cell)
{
    nt_align align = t->source->columns[cell->column].align;
    if (line->groups) {
        return cell->span > 1 ? NT_ALIGN_CENTRE : align == NT_ALIGN_LEFT ? align : NT_ALIGN_RIGHT;
    }
    if (line->head) {
        return align == NT_ALIGN_DECIMAL ? NT_ALIGN_RIGHT : align;
    }
    return cell->span > 1 ? NT_ALIGN_LEFT : align;
}

/* A row's cells; what is missing at its end is empty. */
static void read_row(nt_composer *c, const nt_set_table *t, const nt_cell_text *cells, size_t count,
                     nt_set_row *line)
{
    static const nt_inlines nothing = {0};
    line->cells = nt_new_array(c->passing, nt_table_cell, t->columns);
    bool strong = line->head || line->kind != NT_ROW_BODY;
    for (size_t column = 0; column < t->columns; line->count++) {
        nt_table_cell *cell = &line->cells[line->count];
        const nt_cell_text *given = line->count < count ? &cells[line->count] : NULL;
        size_t span = given ? given->span : 1, left = t->columns - column;
        cell->column = column;
        cell->span = span > left ? left : span;
        cell->align = cell_align(t, line, cell);
        nt_layout_cell(c, given ? &given->text : &nothing,
                       strong ? &c->style->cell_head : &c->style->cell, cell);
        column += cell->span;
    }
}

static bool has_heads(const nt_table_block *source)
{
    return NT_ANY(i, source->column_count, source->columns[i].head.count) ||
           source->group_head_count;
}

static void read_heads(nt_composer *c, nt_set_table *t)
{
    const nt_table_block *source = t->source;
    if (source->group_head_count) {
        nt_set_row *line = &t->rows[t->row_count++];
        *line = (nt_set_row){.head = true, .groups = true};
        read_row(c, t, source->group_heads, source->group_head_count, line);
    }
    if (has_heads(source)) {
        nt_cell_text *cells = nt_new_array(c->passing, nt_cell_text, t->columns);
        for (size_t i = 0; i < t->columns; i++) {
            cells[i] = (nt_cell_text){.text = source->columns[i].head, .span = 1};
        }
        nt_set_row *line = &t->rows[t->row_count++];
        *line = (nt_set_row){.head = true};
        read_row(c, t, cells, t->columns, line);
    }
    t->head_count = t->row_count;
}

nt_set_table nt_layout_table_read(nt_composer *c, const nt_table_block *source)
{
    nt_set_table t = {.style = c->style,
                      .source = source,
                      .columns = source->column_count,
                      .number = ++c->table_count};
    t.rows = nt_new_array(c->passing, nt_set_row, source->row_count + 2);
    t.intricate = source->group_head_count > 0;
    read_heads(c, &t);
    for (size_t i = 0; i < source->row_count && !nt_layout_must_end(c, 0); i++) {
        nt_set_row *line = &t.rows[t.row_count++];
        line->kind = source->rows[i].kind;
        t.intricate = t.intricate || line->kind == NT_ROW_GROUP;
        read_row(c, &t, source->rows[i].cells, source->rows[i].cell_count, line);
    }
    return t;
}

/* --- rows on the galley --- */

/* Rows of a dense table touch where each is a line; its head and its groups stand off. */
static double row_pad(const nt_set_table *t, const nt_set_row *line)
{
    bool apart = t->source->dense && (line->head || line->kind == NT_ROW_GROUP);
    return apart ? t->style->dense_head_pad_pt : t->pad_pt;
}

static void rules_above(nt_composer *c, const nt_set_table *t, const nt_flow *flow, size_t r)
{
    const nt_style_sheet *s = c->style;
    const nt_set_row *line = &t->rows[r];
    if (r == 0) {
        nt_layout_rule(c, flow->x, 0, t->rule_pt, s->rule_pt, s->ink);
    } else if (line->kind == NT_ROW_TOTAL && t->rows[r - 1].kind != NT_ROW_TOTAL) {
        nt_layout_rule(c, flow->x, 0, t->rule_pt, s->thin_rule_pt, s->ink);
    } else if (r > t->head_count && (t->roomy || line->kind == NT_ROW_GROUP)) {
        nt_layout_rule(c, flow->x, 0, t->rule_pt, s->hairline_pt, s->hairline);
    }
}

static void rules_below(nt_composer *c, const nt_set_table *t, const nt_flow *flow, size_t r,
                        double height)
{
    const nt_style_sheet *s = c->style;
    const nt_set_row *line = &t->rows[r];
    for (size_t i = 0; line->groups && i < line->count; i++) {
        const nt_table_cell *cell = &line->cells[i];
        if (cell->copy.parts.count) {
            nt_layout_rule(c, t->x[cell->column], height, nt_layout_cell_width(t, cell),
                           s->hairline_pt, s->grey);
        }
    }
    if (r + 1 == t->head_count) {
        nt_layout_rule(c, flow->x, height - s->row_pad_pt, t->rule_pt, s->thin_rule_pt, s->ink);
    }
    if (r + 1 == t->row_count) {
        nt_layout_rule(c, flow->x, height, t->rule_pt, s->rule_pt, s->ink);
    }
}

/* Below the rule under the head the rows stand off a little, on pages where they go on as well. */
static double row_foot(const nt_set_table *t, size_t r)
{
    double below_rule = r + 1 == t->head_count ? t->style->row_pad_pt : 0;
    return (t->rows[r].head ? row_pad(t, &t->rows[r]) : t->pad_pt) + below_rule;
}

/* Lines `from` to `to` of every cell of the row, cell after cell. A head stands on its foot. */
static void place_lines(nt_composer *c, nt_set_table *t, size_t r, size_t from, size_t to, double y)
{
    nt_set_row *line = &t->rows[r];
    nt_type type = line->cells[0].type;
    type.size_pt *= t->scale;
    type.leading_pt = t->type->leading_pt;
    double baseline = nt_layout_baseline(c, &type);
    NT_EACH(nt_table_cell, cell, line->cells, line->count) {
        size_t count = cell->lines.line_count;
        size_t lower = line->head ? nt_layout_row_lines(line) - count : 0;
        for (size_t l = 0; l < count; l++) {
            if (l + lower < from || l + lower >= to) {
                continue;
            }
            double after = line->head ? 0 : t->after[cell->column];
            double x =
                nt_layout_cell_x(cell, l, t->x[cell->column], nt_layout_cell_width(t, cell), after);
            double top = y + (double)(l + lower - from) * type.leading_pt;
            nt_layout_place_line(c, &cell->copy, &cell->lines.lines[l], x, top + baseline);
        }
    }
}

/* Whether a break may not follow the row: some lines stand on either side of it, so that no page
 * has a head over a leftover. */
static bool keeps(const nt_set_table *t, size_t r)
{
    enum { LEAST_BEFORE = 8, LEAST_AFTER = 4 };
    const nt_set_row *line = &t->rows[r];
    size_t next = r + 1;
    if (next == t->row_count) {
        return false;
    }
    nt_row_kind below = t->rows[next].kind;
    bool first_of_group = r > 0 && t->rows[r - 1].kind == NT_ROW_GROUP;
    if (line->head || line->kind == NT_ROW_GROUP || below == NT_ROW_TOTAL ||
        (first_of_group && below == NT_ROW_BODY)) {
        return true;
    }
    size_t before = t->rows[next].lines_above, after = t->line_count - before;
    return before < LEAST_BEFORE || after < LEAST_AFTER || next == t->head_count + 1 ||
           next + 1 == t->row_count;
}

static void row_strips(nt_composer *c, nt_set_table *t, const nt_flow *flow, size_t r)
{
    const nt_set_row *line = &t->rows[r];
    /* Rows are kept whole, unless one is so high that pages would stay half empty. */
    double room = nt_layout_text_height(c->style, flow->turned) * 0.4;
    size_t lines = nt_layout_row_lines(line), most = (size_t)(room / t->type->leading_pt);
    size_t step = lines > most ? most / 2 : lines;
    double pad = row_pad(t, line);
    double above = line->kind == NT_ROW_GROUP && r > t->head_count ? 2 * pad : pad;
    for (size_t from = 0; from < lines; from += step) {
        size_t to = from + step < lines ? from + step : lines;
        bool first = from == 0, last = to == lines;
        double space = r == 0 && first ? nt_layout_space(c, c->style->table_gap_pt) : 0;
        double top = first ? above : 0, bottom = last ? row_foot(t, r) : 0;
        nt_strip strip = nt_layout_strip_begin(c, flow, space);
        strip.height_pt = top + (double)(to - from) * t->type->leading_pt + bottom;
        strip.role = line->head ? NT_STRIP_HEAD : NT_STRIP_ROW;
        strip.head = t->head;
        strip.group = line->kind == NT_ROW_BODY ? t->group_strip : 0;
        strip.keep = last && lines == step && keeps(t, r);
        place_lines(c, t, r, from, to, top);
        if (first) {
            rules_above(c, t, flow, r);
        }
        if (last) {
            rules_below(c, t, flow, r, strip.height_pt);
        }
        nt_layout_strip_end(c, &strip);
        t->head->count += line->head;
        t->head->height_pt += line->head ? strip.height_pt : 0;
    }
}

static void set_rows(nt_composer *c, nt_set_table *t, const nt_flow *flow)
{
    t->heads = nt_new_array(c->arena, nt_element *, t->columns);
    t->group_heads = nt_new_array(c->arena, nt_element *, t->columns);
    t->head->first = c->galley->strips.count;
    t->head->x = flow->x;
    t->head->width_pt = t->rule_pt;
    for (size_t r = 0; r < t->row_count && !nt_layout_must_end(c, 0); r++) {
        if (r == 0 || r == t->head_count) {
            /* Heads stand in a section of their own only above rows: PDF/UA-1 wants a TBody in a
             * table that has a THead (ISO 32000-1, table 337), and an edition may have no row. */
            bool heads = r < t->head_count && t->head_count < t->row_count;
            t->section = nt_layout_element(c, t->table, heads ? "THead" : "TBody");
        }
        nt_layout_row_tags(c, t, r);
        row_strips(c, t, flow, r);
        if (t->rows[r].kind != NT_ROW_BODY) {
            bool group = t->rows[r].kind == NT_ROW_GROUP;
            t->group_strip = group ? c->galley->strips.count : 0;
        }
    }
}

/* What was set upright already goes along when the table turns: its caption, and a heading that
 * may not be parted from it. */
static void turn_from(nt_composer *c, size_t first)
{
    while (first > 0 && c->galley->strips.items[first - 1].keep) {
        first--;
    }
    for (size_t i = first; i < c->galley->strips.count; i++) {
        c->galley->strips.items[i].turned = true;
    }
}

/* A table of less than a page stays whole, with its name and its notes. */
static void keep_whole(nt_composer *c, const nt_flow *flow, size_t first)
{
    const nt_strip *strips = c->galley->strips.items;
    size_t count = c->galley->strips.count;
    double height = 0;
    for (size_t i = first; i < count; i++) {
        height += strips[i].height_pt + (i > first ? strips[i].space_pt : 0);
    }
    bool whole = height <= nt_layout_text_height(c->style, flow->turned);
    for (size_t i = first; whole && i + 1 < count; i++) {
        c->galley->strips.items[i].keep = true;
    }
}

/* The table, or some columns of it, under its name. */
static void set_part(nt_composer *c, const nt_flow *flow, const nt_block *block,
                     const nt_table_part *part)
{
    nt_element *element = nt_layout_element(c, flow->parent, "Table");
    element->summary =
        part->table->summary ? nt_text_aloud(c->arena, c->lang, part->table->summary) : NULL;
    if (part->first) {
        nt_layout_anchor_named(c, flow, block, element);
    }
    size_t first = c->galley->strips.count;
    nt_layout_caption(c, flow, block, element, part->words);
    nt_set_table t = nt_layout_table_read(c, part->table);
    t.table = element;
    nt_layout_table_needs(c, &t);
    nt_flow wide = *flow;
    if (nt_layout_table_choose(&t, flow, *part->words)) {
        wide.turned = true;
        wide.width_pt = nt_layout_text_width(c->style, true);
        turn_from(c, first);
    }
    nt_layout_table_fit(c, &t, &wide);
    if (first == c->galley->strips.count) {
        c->galley->after_pt = nt_layout_space(c, c->style->text.after_pt);
    }
    t.head = nt_new(c->arena, nt_table_head);
    nt_layout_name_again(c, &wide, block, part->words, &t.head->name);
    set_rows(c, &t, &wide);
    if (part->last) {
        nt_layout_notes(c, &wide, block);
    }
    keep_whole(c, &wide, first);
    nt_layout_unit(c, flow, first, NT_UNIT_TABLE);
    c->galley->after_pt = c->style->block_gap_pt;
}

void nt_layout_table(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    if (!block->table || block->table->column_count == 0) {
        return;
    }
    const nt_table_part *parts;
    size_t count = nt_layout_table_parts(c, flow, block->table, &parts);
    for (size_t i = 0; i < count; i++) {
        nt_arena_mark before = nt_arena_here(c->passing);
        set_part(c, flow, block, &parts[i]);
        nt_arena_rewind(c->passing, before);
    }
}
