/* Which table of the report prints what a chart draws: for readers who cannot see the drawing. */
#include <math.h>

#include "assemble.h"

static void keep_id(void *ids, const nt_inline *run)
{
    if (run->ledger_id) {
        nt_map_keep(ids, run->ledger_id, 1);
    }
}

/* Every number that is drawn, and at least one. */
static bool prints_all(const nt_map *ids, const nt_chart *chart)
{
    size_t drawn = 0;
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        NT_EACH(const nt_chart_point, point, series->points, series->count) {
            if (point->row && isfinite(nt_ledger_told(point->row))) {
                drawn++;
                if (nt_map_find(ids, point->row->id) == NT_MAP_NONE) {
                    return false;
                }
            }
        }
    }
    return drawn > 0;
}

void nt_report_tables_beside(nt_assembly *assembly)
{
    const nt_numbered *all = assembly->numbered.items;
    size_t count = assembly->numbered.count;
    for (size_t t = 0; t < count; t++) {
        const nt_block *table = all[t].block;
        if (table->gone || table->kind != NT_BLOCK_TABLE || !table->number || !table->table) {
            continue;
        }
        nt_map ids = nt_map_open(assembly->arena);
        nt_report_visit(&(nt_block){.table = table->table}, keep_id, &ids);
        for (size_t i = 0; i < count; i++) {
            nt_block *figure = all[i].block;
            if (figure->kind == NT_BLOCK_FIGURE && figure->chart && !figure->beside &&
                prints_all(&ids, figure->chart)) {
                figure->beside = table;
            }
        }
    }
}
