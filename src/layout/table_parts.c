/* Tables of more columns than the paper is wide: cut into groups of columns, each a table of its
 * own below the other that names its rows again. */
#include <string.h>

#include "table.h"
#include "text/number.h"
#include "words/layout.h"

/* The cell of a row that the next part begins with, and its column: parts are cut from left to
 * right, and no row is walked more than once. */
typedef struct {
    size_t cell, column;
} cursor;

typedef struct {
    nt_composer *c;
    const nt_table_block *source;
    const double *width_pt; /* of each column, with the room beside its text */
    double room_pt;
    size_t stub;    /* so many columns name the rows, and stand in every part */
    cursor *cursor; /* by row, the heads of heads last */
} cutting;

/* --- which columns go together --- */

static double width_of(const cutting *t, size_t from, size_t to)
{
    return NT_SUM(double, i, to - from, t->width_pt[from + i]);
}

/* The columns that name the rows, as far as they leave half of the room to others. */
static size_t stub_of(const cutting *t)
{
    size_t stub = 1;
    while (stub < t->source->column_count && t->source->columns[stub].row_header &&
           width_of(t, 0, stub + 1) <= t->room_pt / 2) {
        stub++;
    }
    return stub;
}

/* Where the head over several columns begins that column `at` stands under. */
static size_t head_start(const nt_table_block *source, size_t at)
{
    size_t start = 0;
    for (size_t i = 0; i < source->group_head_count; i++) {
        size_t span = source->group_heads[i].span;
        if (at < start + span) {
            return start;
        }
        start += span;
    }
    return at;
}

/* As many columns from `from` on as have room; columns under one head stay together where they
 * can. */
static size_t group_end(const cutting *t, size_t from)
{
    size_t count = t->source->column_count, end = from + 1;
    double room = t->room_pt - width_of(t, 0, t->stub);
    while (end < count && width_of(t, from, end + 1) <= room) {
        end++;
    }
    size_t start = end < count ? head_start(t->source, end) : end;
    return start > from ? start : end;
}

/* --- the part as a table --- */

/* What stands in an earlier part already: its notes are set there. */
static nt_inlines without_notes(nt_arena *arena, const nt_inlines *text)
{
    nt_inline *items = nt_new_array(arena, nt_inline, text->count);
    return (nt_inlines){items,
                        NT_PICK(items, i, text->count, text->items[i], !text->items[i].footnote)};
}

/* How many columns [a, b) and [c, d) share. */
static size_t shared(size_t a, size_t b, size_t c, size_t d)
{
    size_t first = a > c ? a : c, last = b < d ? b : d;
    return last > first ? last - first : 0;
}

static nt_cell_text cut_cell(const cutting *t, const nt_cell_text *cell, size_t span, bool again)
{
    return (nt_cell_text){again ? without_notes(t->c->arena, &cell->text) : cell->text, span};
}

/* The cells of the columns that name the row and of [from, to), each as wide as it is in them. */
static const nt_cell_text *cut_cells(const cutting *t, size_t from, size_t to,
                                     const nt_cell_text *cells, size_t count, cursor *at,
                                     size_t *out_count)
{
    nt_cell_text *out = nt_new_array(t->c->arena, nt_cell_text, t->stub + to - from);
    size_t made = 0;
    for (size_t i = 0, start = 0; i < count && start < t->stub; start += cells[i++].span) {
        size_t end = start + cells[i].span;
        size_t span = shared(start, end, 0, t->stub) + shared(start, end, from, to);
        out[made++] = cut_cell(t, &cells[i], span, from > t->stub);
    }
    for (; at->cell < count && at->column < to; at->cell++) {
        size_t end = at->column + cells[at->cell].span;
        size_t span = at->column < t->stub ? 0 : shared(at->column, end, from, to);
        if (span) {
            out[made++] = cut_cell(t, &cells[at->cell], span, at->column < from);
        }
        if (end > to) {
            break; /* the next part has the rest of it */
        }
        at->column = end;
    }
    *out_count = made;
    return out;
}

static const nt_column *cut_columns(const cutting *t, size_t from, size_t to)
{
    nt_arena *arena = t->c->arena;
    size_t count = to - from;
    nt_column *out = nt_new_array(arena, nt_column, t->stub + count);
    memcpy(out, t->source->columns, t->stub * sizeof *out);
    memcpy(out + t->stub, t->source->columns + from, count * sizeof *out);
    for (size_t i = 0; i < t->stub && from > t->stub; i++) {
        out[i].head = without_notes(arena, &out[i].head);
    }
    return out;
}

static const nt_row *cut_rows(const cutting *t, size_t from, size_t to)
{
    const nt_table_block *source = t->source;
    nt_row *rows = nt_arena_copy(t->c->arena, source->rows, source->row_count * sizeof *rows);
    for (size_t i = 0; i < source->row_count; i++) {
        rows[i].cells = cut_cells(t, from, to, rows[i].cells, rows[i].cell_count, &t->cursor[i],
                                  &rows[i].cell_count);
    }
    return rows;
}

static const nt_table_block *cut_block(const cutting *t, size_t from, size_t to)
{
    nt_table_block *out = nt_arena_copy(t->c->arena, t->source, sizeof *out);
    out->columns = cut_columns(t, from, to);
    out->column_count = t->stub + to - from;
    out->group_heads = cut_cells(t, from, to, t->source->group_heads, t->source->group_head_count,
                                 &t->cursor[t->source->row_count], &out->group_head_count);
    out->rows = cut_rows(t, from, to);
    return out;
}

/* "kolom 9–15 dari 46". */
static const char *words_of(const cutting *t, size_t from, size_t to)
{
    static const nt_text several = NT_TEXT_LAYOUT_COLUMNS_OF;
    static const nt_text one = NT_TEXT_LAYOUT_COLUMN_OF;
    size_t first = from > t->stub ? from : 0;
    const nt_arg args[] = {{.kind = NT_ARG_COUNT, .number = (double)first + 1},
                           {.kind = NT_ARG_COUNT, .number = (double)to},
                           {.kind = NT_ARG_COUNT, .number = (double)t->source->column_count}};
    return nt_text_phrase(t->c->arena, t->c->lang,
                          &(nt_phrase){first + 1 < to ? &several : &one, args, 3});
}

/* The widths with the room beside the text, at the smallest type. */
static double *widths_of(const cutting *t, const nt_column_need *needs,
                         double (*width)(const nt_column_need *need))
{
    size_t count = t->source->column_count;
    const nt_style_sheet *s = t->c->style;
    const nt_type *type = nt_layout_table_small(s, t->source);
    double scale = type->size_pt / s->cell.size_pt, pads = 2 * nt_layout_cell_pad(s, type);
    double *out = nt_new_array(t->c->arena, double, count);
    for (size_t i = 0; i < count; i++) {
        out[i] = scale * width(&needs[i]) + pads;
    }
    return out;
}

/* From a reading of which nothing is kept: notes get their numbers when their part is set. */
static const nt_column_need *needs_of(nt_composer *c, const nt_table_block *source)
{
    size_t notes = c->note_count, tables = c->table_count, destinations = c->destinations.count;
    nt_set_table read = nt_layout_table_read(c, source);
    nt_layout_table_needs(c, &read);
    c->note_count = notes;
    c->table_count = tables;
    c->destinations.count = c->destination_blocks.count = destinations;
    return read.needs;
}

static bool is_too_wide(cutting *t, const nt_flow *flow)
{
    enum { FEW = 6 }; /* so few have room for the longest numbers */
    if (t->source->column_count <= FEW) {
        return false;
    }
    bool turned = nt_layout_table_may_turn(t->source, flow);
    t->room_pt = turned ? nt_layout_text_width(t->c->style, true) : flow->width_pt;
    t->room_pt +=
        2 * nt_layout_cell_pad(t->c->style, nt_layout_table_small(t->c->style, t->source));
    const nt_column_need *needs = needs_of(t->c, t->source);
    t->width_pt = widths_of(t, needs, nt_layout_column_least);
    if (width_of(t, 0, t->source->column_count) <= t->room_pt) {
        return false;
    }
    t->width_pt = widths_of(t, needs, nt_layout_column_easy);
    return true;
}

size_t nt_layout_table_parts(nt_composer *c, const nt_flow *flow, const nt_table_block *source,
                             const nt_table_part **out)
{
    cutting t = {.c = c, .source = source};
    NT_VEC(nt_table_part) parts = {0};
    if (!is_too_wide(&t, flow)) {
        nt_table_part whole = {source, "", true, true};
        nt_vec_push(c->arena, &parts, whole);
    } else {
        t.stub = stub_of(&t);
        t.cursor = nt_new_array(c->arena, cursor, source->row_count + 1);
        for (size_t from = t.stub, to; from < source->column_count; from = to) {
            to = group_end(&t, from);
            nt_table_part part = {cut_block(&t, from, to), words_of(&t, from, to), from == t.stub,
                                  to == source->column_count};
            nt_vec_push(c->arena, &parts, part);
        }
    }
    *out = parts.items;
    return parts.count;
}
