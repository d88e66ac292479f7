/* Tables for whoever listens: rows, cells, which cell heads which. */
#include <string.h>

#include "table.h"

static const nt_element *const *header_list(nt_composer *c, const nt_set_table *t,
                                            const nt_table_cell *cell, const nt_element *row_head,
                                            size_t *count)
{
    const nt_element *found[4];
    const nt_element *all[] = {t->group_heads[cell->column], t->heads[cell->column], t->group,
                               row_head};
    size_t n = NT_PICK(found, i, 4, all[i], all[i] && all[i] != cell->element);
    *count = n;
    return n ? nt_arena_copy(c->arena, found, n * sizeof *found) : NULL;
}

static void head_cell(nt_composer *c, nt_set_table *t, const nt_set_row *line, nt_table_cell *cell)
{
    bool empty = cell->copy.parts.count == 0;
    cell->element = nt_layout_element(c, cell->element, empty ? "TD" : "TH");
    cell->element->scope = empty ? NT_SCOPE_NONE : NT_SCOPE_COLUMN;
    for (size_t i = 0; i < cell->span && !empty; i++) {
        (line->groups ? t->group_heads : t->heads)[cell->column + i] = cell->element;
    }
}

/* A cell that is one number of the ledger carries that number's id itself. */
static void name_number(nt_composer *c, nt_table_cell *cell)
{
    const nt_copy_part *part = cell->copy.parts.count == 1 ? &cell->copy.parts.items[0] : NULL;
    const nt_inline *only = part && !part->expanded ? part->source : NULL;
    if (only && only->ledger_id && !only->url && !only->target && !only->footnote) {
        cell->element->id = nt_layout_number_id(c, only->ledger_id);
        cell->copy.parts.items[0].element = cell->element;
    }
}

/* Words with a footnote stand in a P, so that the Note can follow them in the cell. */
static void cell_home(nt_composer *c, nt_table_cell *cell)
{
    cell->copy.owner = cell->element;
    for (size_t i = 0; i < cell->copy.parts.count && cell->copy.owner == cell->element; i++) {
        if (cell->copy.parts.items[i].note) {
            cell->copy.owner = nt_layout_element(c, cell->element, "P");
        }
    }
}

void nt_layout_row_tags(nt_composer *c, nt_set_table *t, size_t r)
{
    nt_set_row *line = &t->rows[r];
    nt_element *tr = nt_layout_element(c, t->section, "TR"), *row_head = NULL;
    t->group = line->kind == NT_ROW_BODY ? t->group : NULL; /* a total is of all groups */
    NT_EACH(nt_table_cell, cell, line->cells, line->count) {
        cell->element = tr;
        if (line->head) {
            head_cell(c, t, line, cell);
        } else {
            bool heads = cell->copy.parts.count &&
                         (line->kind == NT_ROW_GROUP ? cell->column == 0
                                                     : t->source->columns[cell->column].row_header);
            cell->element = nt_layout_element(c, tr, heads ? "TH" : "TD");
            cell->element->scope = heads ? NT_SCOPE_ROW : NT_SCOPE_NONE;
            row_head = heads && !row_head ? cell->element : row_head;
        }
        cell->element->column_span = cell->span;
        name_number(c, cell);
        if (t->intricate && strcmp(cell->element->type, "TH") == 0 && !cell->element->id) {
            cell->element->id =
                nt_arena_printf(c->arena, "t%zu.r%zu.c%zu", t->number, r + 1, cell->column + 1);
        }
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
