/* Tables: one Table element however many pages; a strip a row; the head's strips are repeated by
 * the paginator. */
#include <string.h>

#include "cell.h"
#include "columns.h"
#include "compose.h"

typedef struct {
    nt_row_kind kind;
    nt_table_cell *cells;
    size_t count;
    bool head, groups;  /* in the head; its upper row */
    size_t lines_above; /* of the body */
} row;

/* A table being set. */
typedef struct {
    const nt_table_block *source;
    size_t columns;
    row *rows;
    size_t row_count, head_count;
    nt_column_need *needs;
    double *x, *width_pt;   /* of the text in each column */
    double rule_pt;         /* the table's own width */
    double *before, *after; /* of its numbers, to both sides of the mark */
    const nt_type *type;    /* of its rows: full, small or dense */
    double scale;           /* of that type to the full one, at which cells are measured */
    double pad_pt;
    size_t line_count; /* of the body */
    bool roomy;        /* some row has several lines */
    bool intricate;    /* heads of heads: cells name their headers */
    size_t number;     /* for ids */
    nt_element *table, *section;
    nt_element **heads, **group_heads; /* by column */
    nt_element *group;                 /* the group row's head */
    size_t group_strip;                /* of the group whose rows are set, counted from 1; 0 none */
    nt_table_head *head;
} table;

/* --- reading the cells --- */

static size_t cells_in(const nt_cell_text *cells, size_t count, size_t columns)
{
    size_t used = 0, made = 0;
    for (size_t i = 0; i < count && used < columns; i++, made++) {
        used += cells[i].span > 1 ? cells[i].span : 1;
    }
    return made + (used < columns ? columns - used : 0);
}

static const nt_type *cell_type(const row *line)
{
    bool strong = line->head || line->kind != NT_ROW_BODY;
    return strong ? &nt_layout_style.cell_head : &nt_layout_style.cell;
}

static nt_align cell_align(const table *t, const row *line, const nt_table_cell *cell)
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
static void read_row(nt_composer *c, const table *t, const nt_cell_text *cells, size_t count,
                     row *line)
{
    static const nt_inlines nothing = {0};
    line->count = cells_in(cells, count, t->columns);
    line->cells = nt_new_array(c->arena, nt_table_cell, line->count);
    size_t column = 0;
    for (size_t i = 0; i < line->count; i++) {
        nt_table_cell *cell = &line->cells[i];
        size_t span = i < count && cells[i].span > 1 ? cells[i].span : 1;
        cell->column = column;
        cell->span = span > t->columns - column ? t->columns - column : span;
        cell->align = cell_align(t, line, cell);
        nt_layout_cell(c, i < count ? &cells[i].text : &nothing, cell_type(line), cell);
        column += cell->span;
    }
}

static bool has_heads(const nt_table_block *source)
{
    for (size_t i = 0; i < source->column_count; i++) {
        if (source->columns[i].head.count) {
            return true;
        }
    }
    return source->group_head_count > 0;
}

static void read_heads(nt_composer *c, table *t)
{
    const nt_table_block *source = t->source;
    if (source->group_head_count) {
        row *line = &t->rows[t->row_count++];
        *line = (row){.head = true, .groups = true};
        read_row(c, t, source->group_heads, source->group_head_count, line);
    }
    if (has_heads(source)) {
        nt_cell_text *cells = nt_new_array(c->arena, nt_cell_text, t->columns);
        for (size_t i = 0; i < t->columns; i++) {
            cells[i] = (nt_cell_text){.text = source->columns[i].head, .span = 1};
        }
        row *line = &t->rows[t->row_count++];
        *line = (row){.head = true};
        read_row(c, t, cells, t->columns, line);
    }
    t->head_count = t->row_count;
}

static table read_table(nt_composer *c, const nt_table_block *source)
{
    table t = {.source = source, .columns = source->column_count, .number = ++c->table_count};
    t.rows = nt_new_array(c->arena, row, source->row_count + 2);
    t.intricate = source->group_head_count > 0;
    read_heads(c, &t);
    for (size_t i = 0; i < source->row_count; i++) {
        row *line = &t.rows[t.row_count++];
        line->kind = source->rows[i].kind;
        t.intricate = t.intricate || line->kind == NT_ROW_GROUP;
        read_row(c, &t, source->rows[i].cells, source->rows[i].cell_count, line);
    }
    return t;
}

/* --- widths --- */

static void raise_to(double *value, double least)
{
    *value = *value > least ? *value : least;
}

/* What a cell over several columns asks of each, so that all together hold it. */
static void need_of_span(table *t, const row *line, const nt_table_cell *cell)
{
    double pads = 2 * nt_layout_style.cell_pad_pt * (double)(cell->span - 1);
    for (size_t i = 0; i < cell->span; i++) {
        nt_column_need *need = &t->needs[cell->column + i];
        if (line->head) {
            raise_to(&need->head_pt, (cell->lines.width_pt - pads) / (double)cell->span);
        }
        raise_to(&need->word_pt, (cell->word_pt - pads) / (double)cell->span);
    }
}

static void need_of_cell(table *t, const row *line, const nt_table_cell *cell)
{
    enum { SHORT_PT = 72 };
    nt_column_need *need = &t->needs[cell->column];
    raise_to(&need->word_pt, cell->word_pt);
    if (line->head) {
        raise_to(&need->head_pt, cell->lines.width_pt);
        return;
    }
    if (cell->is_number && cell->align == NT_ALIGN_DECIMAL) {
        raise_to(&t->before[cell->column], cell->before_pt);
        raise_to(&t->after[cell->column], cell->after_pt);
    }
    /* Long words among numbers wrap; numbers and short words do not. */
    if (!need->number || cell->is_number || cell->lines.width_pt <= SHORT_PT) {
        raise_to(&need->body_pt, cell->lines.width_pt);
    }
}

static void read_needs(nt_composer *c, table *t)
{
    enum { LEAST_PT = 5 };
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
        for (size_t i = 0; i < t->rows[r].count; i++) {
            const nt_table_cell *cell = &t->rows[r].cells[i];
            (cell->span > 1 ? need_of_span : need_of_cell)(t, &t->rows[r], cell);
        }
    }
    for (size_t i = 0; i < t->columns; i++) {
        raise_to(&t->needs[i].body_pt, t->before[i] + t->after[i]);
        t->needs[i].body_pt += rounding_pt;
        t->needs[i].head_pt += rounding_pt;
        t->needs[i].word_pt += rounding_pt;
    }
}

/* The room for text in a table: each column has a pad on both sides. The columns were measured at
 * full size; a smaller size is the same as a wider table. */
static double room_for(const table *t, bool turned, double width_pt, double scale)
{
    double width = turned ? nt_layout_text_width(true) : width_pt;
    double pads = 2 * nt_layout_style.cell_pad_pt * (double)t->columns;
    double least = 6 * (double)t->columns;
    return (width - pads > least ? width - pads : least) / scale;
}

static void set_type(table *t, const nt_type *type)
{
    t->type = type;
    t->scale = type->size_pt / nt_layout_style.cell.size_pt;
}

/* The first way that reads well: upright, upright and small, turned, turned and small. A dense
 * table was asked for: it is long, not wide. */
static bool choose(table *t, const nt_flow *flow)
{
    const nt_style_sheet *s = &nt_layout_style;
    bool may_turn = t->source->may_turn && flow->top;
    if (t->source->dense) {
        set_type(t, &s->cell_dense);
        return false;
    }
    for (int turned = 0; turned <= (int)may_turn; turned++) {
        for (int smaller = 0; smaller < 2; smaller++) {
            set_type(t, smaller ? &s->cell_small : &s->cell);
            if (nt_layout_columns_fit(t->needs, t->columns,
                                      room_for(t, turned, flow->width_pt, t->scale))) {
                return turned;
            }
        }
    }
    return may_turn;
}

/* Columns left to right, then every cell broken to its own. */
static void fit(nt_composer *c, table *t, const nt_flow *flow)
{
    const nt_style_sheet *s = &nt_layout_style;
    t->x = nt_new_array(c->arena, double, t->columns);
    t->width_pt = nt_new_array(c->arena, double, t->columns);
    double room = room_for(t, false, flow->width_pt, t->scale), x = flow->x;
    room = nt_layout_columns_room(t->needs, t->columns, room);
    nt_layout_columns(t->needs, t->columns, room, t->width_pt);
    for (size_t i = 0; i < t->columns; i++) {
        t->width_pt[i] *= t->scale;
        t->after[i] *= t->scale;
        t->x[i] = x + s->cell_pad_pt;
        x += t->width_pt[i] + 2 * s->cell_pad_pt;
    }
    t->rule_pt = x - flow->x;
}

static double cell_width(const table *t, const nt_table_cell *cell)
{
    size_t last = cell->column + cell->span - 1;
    return t->x[last] + t->width_pt[last] - t->x[cell->column];
}

static size_t row_lines(const row *line)
{
    size_t lines = 1;
    for (size_t i = 0; i < line->count; i++) {
        size_t here = line->cells[i].lines.line_count;
        lines = here > lines ? here : lines;
    }
    return lines;
}

static void fit_rows(nt_composer *c, table *t)
{
    static const double rounding_pt = 0.02;
    for (size_t r = 0; r < t->row_count; r++) {
        for (size_t i = 0; i < t->rows[r].count; i++) {
            nt_table_cell *cell = &t->rows[r].cells[i];
            nt_layout_cell_fit(c, cell, t->scale, cell_width(t, cell) + rounding_pt);
            t->roomy = t->roomy || (cell->lines.line_count > 1 && !t->rows[r].head);
        }
        t->rows[r].lines_above = t->line_count;
        t->line_count += t->rows[r].head ? 0 : row_lines(&t->rows[r]);
    }
    const nt_style_sheet *s = &nt_layout_style;
    t->pad_pt = t->roomy ? s->roomy_row_pad_pt : t->source->dense ? 0 : s->row_pad_pt;
}

/* --- structure --- */

static const nt_element *const *header_list(nt_composer *c, const table *t,
                                            const nt_table_cell *cell, const nt_element *row_head,
                                            size_t *count)
{
    const nt_element *found[4];
    size_t n = 0;
    const nt_element *all[] = {t->group_heads[cell->column], t->heads[cell->column], t->group,
                               row_head};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (all[i] && all[i] != cell->element) {
            found[n++] = all[i];
        }
    }
    *count = n;
    return n ? nt_arena_copy(c->arena, found, n * sizeof *found) : NULL;
}

static void head_cell(nt_composer *c, table *t, const row *line, nt_table_cell *cell)
{
    bool empty = cell->copy.count == 0;
    cell->element = nt_layout_element(c, cell->element, empty ? "TD" : "TH");
    if (empty) {
        return;
    }
    cell->element->scope = NT_SCOPE_COLUMN;
    for (size_t i = 0; i < cell->span; i++) {
        (line->groups ? t->group_heads : t->heads)[cell->column + i] = cell->element;
    }
}

static bool heads_its_row(const table *t, const row *line, const nt_table_cell *cell)
{
    return line->kind == NT_ROW_GROUP ? cell->column == 0
                                      : t->source->columns[cell->column].row_header;
}

/* A cell that is one number of the ledger carries that number's id itself. */
static void name_number(nt_composer *c, nt_table_cell *cell)
{
    const nt_inline *only = cell->copy.count == 1 ? cell->copy.parts[0].source : NULL;
    if (only && only->ledger_id && !only->url && !only->target && !only->footnote) {
        cell->element->id = nt_layout_number_id(c, only->ledger_id);
        cell->copy.parts[0].element = cell->element;
    }
}

static void name_head(nt_composer *c, const table *t, nt_table_cell *cell, size_t r)
{
    if (t->intricate && strcmp(cell->element->type, "TH") == 0 && !cell->element->id) {
        cell->element->id =
            nt_arena_printf(c->arena, "t%zu.r%zu.c%zu", t->number, r + 1, cell->column + 1);
    }
}

/* Words with a footnote stand in a P, so that the Note can follow them in the cell. */
static void cell_home(nt_composer *c, nt_table_cell *cell)
{
    cell->home = cell->element;
    for (size_t i = 0; i < cell->copy.count; i++) {
        if (cell->copy.parts[i].note) {
            cell->home = nt_layout_element(c, cell->element, "P");
            break;
        }
    }
    cell->copy.owner = cell->home;
}

static void row_elements(nt_composer *c, table *t, size_t r)
{
    row *line = &t->rows[r];
    nt_element *tr = nt_layout_element(c, t->section, "TR"), *row_head = NULL;
    t->group = line->kind == NT_ROW_BODY ? t->group : NULL; /* a total is of all groups */
    for (size_t i = 0; i < line->count; i++) {
        nt_table_cell *cell = &line->cells[i];
        cell->element = tr;
        if (line->head) {
            head_cell(c, t, line, cell);
        } else {
            bool heads = heads_its_row(t, line, cell) && cell->copy.count;
            cell->element = nt_layout_element(c, tr, heads ? "TH" : "TD");
            cell->element->scope = heads ? NT_SCOPE_ROW : NT_SCOPE_NONE;
            row_head = heads && !row_head ? cell->element : row_head;
        }
        cell->element->column_span = cell->span;
        name_number(c, cell);
        name_head(c, t, cell, r);
        cell_home(c, cell);
    }
    for (size_t i = 0; i < line->count && t->intricate && !line->head; i++) {
        nt_table_cell *cell = &line->cells[i];
        if (line->kind != NT_ROW_GROUP) {
            cell->element->headers =
                header_list(c, t, cell, row_head, &cell->element->header_count);
        }
    }
    t->group = line->kind == NT_ROW_GROUP ? row_head : t->group;
}

/* --- rows on the galley --- */

/* Rows of a dense table touch; its head and its groups stand off. */
static double row_pad(const table *t, const row *line)
{
    bool apart = t->source->dense && (line->head || line->kind == NT_ROW_GROUP);
    return apart ? nt_layout_style.dense_head_pad_pt : t->pad_pt;
}

static void rules_above(nt_composer *c, const table *t, const nt_flow *flow, size_t r)
{
    const nt_style_sheet *s = &nt_layout_style;
    const row *line = &t->rows[r];
    if (r == 0) {
        nt_layout_rule(c, flow->x, 0, t->rule_pt, s->rule_pt, s->ink);
    } else if (line->kind == NT_ROW_TOTAL && t->rows[r - 1].kind != NT_ROW_TOTAL) {
        nt_layout_rule(c, flow->x, 0, t->rule_pt, s->thin_rule_pt, s->ink);
    } else if (r > t->head_count && (t->roomy || line->kind == NT_ROW_GROUP)) {
        nt_layout_rule(c, flow->x, 0, t->rule_pt, s->hairline_pt, s->hairline);
    }
}

static void rules_below(nt_composer *c, const table *t, const nt_flow *flow, size_t r,
                        double height)
{
    const nt_style_sheet *s = &nt_layout_style;
    const row *line = &t->rows[r];
    for (size_t i = 0; line->groups && i < line->count; i++) {
        const nt_table_cell *cell = &line->cells[i];
        if (cell->copy.count) {
            nt_layout_rule(c, t->x[cell->column], height, cell_width(t, cell), s->hairline_pt,
                           s->grey);
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
static double row_foot(const table *t, size_t r)
{
    double below_rule = r + 1 == t->head_count ? nt_layout_style.row_pad_pt : 0;
    return (t->rows[r].head ? row_pad(t, &t->rows[r]) : t->pad_pt) + below_rule;
}

/* Lines `from` to `to` of every cell of the row, cell after cell. A head stands on its foot. */
static void place_lines(nt_composer *c, table *t, size_t r, size_t from, size_t to, double y)
{
    row *line = &t->rows[r];
    nt_type type = line->cells[0].type;
    type.size_pt *= t->scale;
    type.leading_pt = t->type->leading_pt;
    double baseline = nt_layout_baseline(c, &type);
    for (size_t i = 0; i < line->count; i++) {
        nt_table_cell *cell = &line->cells[i];
        size_t count = cell->lines.line_count;
        size_t lower = line->head ? row_lines(line) - count : 0;
        for (size_t l = 0; l < count; l++) {
            if (l + lower < from || l + lower >= to) {
                continue;
            }
            double x = nt_layout_cell_x(cell, l, t->x[cell->column], cell_width(t, cell),
                                        t->after[cell->column]);
            double top = y + (double)(l + lower - from) * type.leading_pt;
            nt_layout_place_line(c, &cell->copy, &cell->lines.lines[l], x, top + baseline);
        }
    }
}

/* Rows are kept whole, unless one is so high that pages would stay half empty. */
static size_t lines_a_strip(const table *t, const nt_flow *flow, const row *line)
{
    size_t lines = row_lines(line);
    double room = nt_layout_text_height(flow->turned) * 0.4;
    size_t most = (size_t)(room / t->type->leading_pt);
    return lines > most ? most / 2 : lines;
}

/* Whether a break may not follow the row: some lines stand on either side of it, so that no page
 * has a head over a leftover; a short table is not broken at all. */
static bool keeps(const table *t, size_t r)
{
    enum { LEAST_BEFORE = 3, LEAST_AFTER = 4, SHORT_TABLE = 8 };
    const row *line = &t->rows[r];
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
           next + 1 == t->row_count || t->line_count <= SHORT_TABLE;
}

static void row_strips(nt_composer *c, table *t, const nt_flow *flow, size_t r)
{
    const row *line = &t->rows[r];
    size_t lines = row_lines(line), step = lines_a_strip(t, flow, line);
    double pad = row_pad(t, line);
    double above = line->kind == NT_ROW_GROUP && r > t->head_count ? 2 * pad : pad;
    for (size_t from = 0; from < lines; from += step) {
        size_t to = from + step < lines ? from + step : lines;
        bool first = from == 0, last = to == lines;
        double space = r == 0 && first ? nt_layout_space(c, nt_layout_style.table_gap_pt) : 0;
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

static void set_rows(nt_composer *c, table *t, const nt_flow *flow)
{
    t->heads = nt_new_array(c->arena, nt_element *, t->columns);
    t->group_heads = nt_new_array(c->arena, nt_element *, t->columns);
    t->head->first = c->galley->strips.count;
    t->head->x = flow->x;
    t->head->width_pt = t->rule_pt;
    for (size_t r = 0; r < t->row_count && !c->status; r++) {
        if (r == 0 || r == t->head_count) {
            t->section = nt_layout_element(c, t->table, r < t->head_count ? "THead" : "TBody");
        }
        row_elements(c, t, r);
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

void nt_layout_table(nt_composer *c, const nt_flow *flow, const nt_block *block)
{
    if (!block->table || block->table->column_count == 0) {
        return;
    }
    nt_element *element = nt_layout_element(c, flow->parent, "Table");
    element->summary = block->table->summary;
    nt_layout_anchor_block(c, flow, block, element);
    size_t first = c->galley->strips.count;
    nt_layout_caption(c, flow, block, element);
    table t = read_table(c, block->table);
    t.table = element;
    read_needs(c, &t);
    nt_flow wide = *flow;
    if (choose(&t, flow)) {
        wide.turned = true;
        wide.width_pt = nt_layout_text_width(true);
        turn_from(c, first);
    }
    fit(c, &t, &wide);
    fit_rows(c, &t);
    if (first == c->galley->strips.count) {
        c->galley->after_pt = nt_layout_space(c, nt_layout_style.text.after_pt);
    }
    t.head = nt_new(c->arena, nt_table_head);
    nt_layout_name_again(c, &wide, block, &t.head->name);
    set_rows(c, &t, &wide);
    nt_layout_notes(c, &wide, block);
    nt_layout_unit(c, flow, first, NT_UNIT_TABLE);
    c->galley->after_pt = nt_layout_style.block_gap_pt;
}
