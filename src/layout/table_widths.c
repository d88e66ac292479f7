/* Tables: how wide each column is, how large the type, and whether the page turns. */
#include <math.h>

#include "table.h"

static void raise_to(double *value, double least)
{
    *value = fmax(*value, least);
}

/* What a cell over several columns asks of each, so that all together hold it. */
static void need_of_span(nt_set_table *t, const nt_set_row *line, const nt_table_cell *cell)
{
    double pads = 2 * t->style->tight_cell_pad_pt * (double)(cell->span - 1);
    for (size_t i = 0; i < cell->span; i++) {
        nt_column_need *need = &t->needs[cell->column + i];
        if (line->head) {
            raise_to(&need->head_pt, (cell->lines.width_pt - pads) / (double)cell->span);
        }
        raise_to(&need->word_pt, (cell->word_pt - pads) / (double)cell->span);
    }
}

static void need_of_cell(nt_set_table *t, const nt_set_row *line, const nt_table_cell *cell)
{
    enum { SHORT_PT = 72 };
    nt_column_need *need = &t->needs[cell->column];
    raise_to(&need->word_pt, cell->word_pt);
    if (line->head) {
        raise_to(&need->head_pt, cell->lines.width_pt);
        return;
    }
    if (cell->is_number) { /* on the decimal mark, or before what hangs behind it */
        raise_to(&t->before[cell->column], cell->before_pt);
        raise_to(&t->after[cell->column], cell->after_pt);
    }
    /* Long words among numbers wrap; numbers and short words do not. */
    if (!need->number || cell->is_number || cell->lines.width_pt <= SHORT_PT) {
        raise_to(&need->body_pt, cell->lines.width_pt);
    }
}

void nt_layout_table_needs(nt_composer *c, nt_set_table *t)
{
    enum { LEAST_PT = 5, MOST_PERCENT = 40 };
    double most = nt_layout_text_width(t->style, false) * MOST_PERCENT / 100;
    static const double rounding_pt = 0.25; /* advances at another size */
    t->needs = nt_new_array(c->arena, nt_column_need, t->columns);
    t->before = nt_new_array(c->arena, double, t->columns);
    t->after = nt_new_array(c->arena, double, t->columns);
    for (size_t i = 0; i < t->columns; i++) {
        nt_align align = t->source->columns[i].align;
        t->needs[i].weight = t->source->columns[i].weight;
        t->needs[i].word_pt = LEAST_PT;
        t->needs[i].number = align == NT_ALIGN_DECIMAL || align == NT_ALIGN_RIGHT;
    }
    for (size_t r = 0; r < t->row_count; r++) {
        NT_EACH(const nt_table_cell, cell, t->rows[r].cells, t->rows[r].count) {
            (cell->span > 1 ? need_of_span : need_of_cell)(t, &t->rows[r], cell);
        }
    }
    for (size_t i = 0; i < t->columns; i++) {
        nt_column_need *need = &t->needs[i];
        raise_to(&need->body_pt, t->before[i] + t->after[i]);
        /* One word may not take the page from all others: a longer one is broken. */
        need->word_pt = fmin(need->word_pt, most) + rounding_pt;
        need->body_pt = (need->number ? fmin(need->body_pt, most) : need->body_pt) + rounding_pt;
        need->head_pt += rounding_pt;
    }
}

/* The room for text in a table: there is a pad on both sides of a column, but none outside. The
 * columns were measured at full size; a smaller size is the same as a wider table. */
static double room_for(const nt_set_table *t, double width_pt)
{
    return (width_pt - 2 * t->cell_pad_pt * (double)(t->columns - 1)) / t->scale;
}

static void set_type(nt_set_table *t, const nt_type *type)
{
    t->type = type;
    t->scale = type->size_pt / t->style->cell.size_pt;
    t->cell_pad_pt = nt_layout_cell_pad(t->style, type);
}

bool nt_layout_table_may_turn(const nt_table_block *source, const nt_flow *flow)
{
    return source->may_turn && flow->top && !source->dense;
}

const nt_type *nt_layout_table_small(const nt_style_sheet *style, const nt_table_block *source)
{
    return source->dense ? &style->cell_dense : &style->cell_tight;
}

double nt_layout_cell_pad(const nt_style_sheet *style, const nt_type *type)
{
    return type == &style->cell_tight ? style->tight_cell_pad_pt : style->cell_pad_pt;
}

/* The first way that reads well: upright in one of three sizes, then turned. A dense table was
 * asked for: it is long, not wide. Parts of a table all stand the last way. */
bool nt_layout_table_choose(nt_set_table *t, const nt_flow *flow, bool is_part)
{
    const nt_style_sheet *s = t->style;
    bool may_turn = nt_layout_table_may_turn(t->source, flow);
    if (t->source->dense || is_part) {
        set_type(t, nt_layout_table_small(t->style, t->source));
        return may_turn;
    }
    const nt_type *const types[] = {&s->cell, &s->cell_small, &s->cell_tight};
    for (int turned = 0; turned <= (int)may_turn; turned++) {
        double width = turned ? nt_layout_text_width(s, true) : flow->width_pt;
        for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
            set_type(t, types[i]);
            if (nt_layout_columns_fit(t->needs, t->columns, room_for(t, width))) {
                return turned;
            }
        }
    }
    return may_turn;
}

static void fit_columns(nt_composer *c, nt_set_table *t, const nt_flow *flow)
{
    t->x = nt_new_array(c->arena, double, t->columns);
    t->width_pt = nt_new_array(c->arena, double, t->columns);
    double room = room_for(t, flow->width_pt), x = flow->x;
    room = nt_layout_columns_room(t->needs, t->columns, room);
    nt_layout_columns(t->needs, t->columns, room, t->width_pt);
    for (size_t i = 0; i < t->columns; i++) {
        t->width_pt[i] *= t->scale;
        t->after[i] *= t->scale;
        t->x[i] = x;
        x += t->width_pt[i] + 2 * t->cell_pad_pt;
    }
    t->rule_pt = x - 2 * t->cell_pad_pt - flow->x;
}

double nt_layout_cell_width(const nt_set_table *t, const nt_table_cell *cell)
{
    size_t last = cell->column + cell->span - 1;
    return t->x[last] + t->width_pt[last] - t->x[cell->column];
}

size_t nt_layout_row_lines(const nt_set_row *line)
{
    size_t lines = 1;
    for (size_t i = 0; i < line->count; i++) {
        size_t here = line->cells[i].lines.line_count;
        lines = here > lines ? here : lines;
    }
    return lines;
}

static void fit_rows(nt_composer *c, nt_set_table *t)
{
    static const double rounding_pt = 0.02;
    enum { FEW = 8 }; /* of so many rows one may have several lines, and rows still touch */
    size_t rows = 0, high = 0;
    for (size_t r = 0; r < t->row_count; r++) {
        NT_EACH(nt_table_cell, cell, t->rows[r].cells, t->rows[r].count) {
            nt_layout_cell_fit(c, cell, t->scale, nt_layout_cell_width(t, cell) + rounding_pt);
        }
        t->rows[r].lines_above = t->line_count;
        size_t lines = t->rows[r].head ? 0 : nt_layout_row_lines(&t->rows[r]);
        t->line_count += lines;
        rows += lines > 0;
        high += lines > 1;
    }
    t->roomy = high * FEW > rows;
    const nt_style_sheet *s = c->style;
    double close = t->roomy ? s->dense_head_pad_pt : 0,
           open = t->roomy ? s->roomy_row_pad_pt : s->row_pad_pt;
    t->pad_pt = t->source->dense ? close : open;
}

void nt_layout_table_fit(nt_composer *c, nt_set_table *t, const nt_flow *flow)
{
    fit_columns(c, t, flow);
    fit_rows(c, t);
}
