/* What is written in a block, run by run, wherever it stands. */
#include "assemble.h"

typedef struct {
    nt_run_visit *visit;
    void *who;
} visitor;

static void visit_block(const visitor *v, const nt_block *block);

static void visit_text(const visitor *v, const char *text)
{
    if (text) {
        v->visit(v->who, &(nt_inline){.text = text});
    }
}

static void visit_runs(const visitor *v, nt_inlines runs)
{
    NT_EACH(const nt_inline, run, runs.items, runs.count) {
        v->visit(v->who, run);
        if (run->footnote) {
            visit_block(v, run->footnote);
        }
    }
}

static void visit_cells(const visitor *v, const nt_cell_text *cells, size_t count)
{
    NT_EACH(const nt_cell_text, cell, cells, count) {
        visit_runs(v, cell->text);
    }
}

static void visit_table(const visitor *v, const nt_table_block *table)
{
    NT_EACH(const nt_column, column, table->columns, table->column_count) {
        visit_runs(v, column->head);
    }
    visit_cells(v, table->group_heads, table->group_head_count);
    NT_EACH(const nt_row, row, table->rows, table->row_count) {
        visit_cells(v, row->cells, row->cell_count);
    }
}

static void visit_chart(const visitor *v, const nt_chart *chart)
{
    visit_text(v, chart->alt);
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        visit_text(v, series->name);
        NT_EACH(const nt_chart_point, point, series->points, series->count) {
            visit_text(v, point->label);
            visit_text(v, point->remark);
        }
    }
}

static void visit_block(const visitor *v, const nt_block *block)
{
    const nt_inlines texts[] = {block->text, block->caption, block->subtitle, block->notes,
                                block->finding};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        visit_runs(v, texts[i]);
    }
    NT_EACH(const nt_tile, tile, block->tiles, block->tile_count) {
        visit_text(v, tile->value);
        visit_runs(v, tile->label);
        visit_runs(v, tile->detail);
    }
    if (block->table) {
        visit_table(v, block->table);
    }
    if (block->chart) {
        visit_chart(v, block->chart);
    }
    for (size_t i = 0; i < block->child_count; i++) {
        visit_block(v, block->children[i]);
    }
}

void nt_report_visit(const nt_block *block, nt_run_visit *visit, void *who)
{
    visit_block(&(visitor){visit, who}, block);
}
