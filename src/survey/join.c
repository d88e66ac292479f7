/* A register that is kept in several sheets or files, one a year: their rows under the headings of
 * the first. */
#include <string.h>

#include "guess.h"

/* The column with that heading; `columns` where there is none. */
static size_t column_of(const nt_survey_table *table, const char *heading)
{
    size_t at = 0;
    while (at < table->columns && strcmp(table->headings[at], heading) != 0) {
        at++;
    }
    return at;
}

static bool has_all(const nt_survey_table *of, const nt_survey_table *in)
{
    return NT_ALL(c, of->columns,
                  !*of->headings[c] || column_of(in, of->headings[c]) != in->columns);
}

bool nt_survey_same_headings(const nt_survey_table *a, const nt_survey_table *b)
{
    return has_all(a, b) && has_all(b, a);
}

/* Columns in the order of the first part: its rows are taken as they are. */
static bool is_in_order(const nt_survey_table *to, const nt_survey_table *from)
{
    return NT_ALL(c, to->columns,
                  !*to->headings[c] ||
                      (c < from->columns && strcmp(to->headings[c], from->headings[c]) == 0));
}

static nt_grid_row mapped(nt_arena *arena, const nt_survey_table *to, const nt_survey_part *part,
                          const nt_grid_row *row)
{
    uint32_t *codes = nt_new_array(arena, uint32_t, to->columns);
    for (size_t c = 0; c < to->columns; c++) {
        size_t from = *to->headings[c] ? column_of(part->table, to->headings[c]) : SIZE_MAX;
        codes[c] = from < row->count ? row->codes[from] : 0;
    }
    return (nt_grid_row){codes, row->texts, (uint32_t)to->columns, row->line, row->number};
}

void nt_survey_join(nt_arena *arena, const nt_survey_part *parts, size_t count, nt_grid *sheet,
                    nt_survey_table *table)
{
    NT_VEC(nt_grid_row) rows = {0};
    const nt_survey_table *first = parts[0].table;
    for (size_t i = 0; i < count; i++) {
        rows.capacity += parts[i].table->end - parts[i].table->first_row;
    }
    rows.items = nt_new_array(arena, nt_grid_row, ++rows.capacity);
    nt_vec_push(arena, &rows, parts[0].sheet->rows[first->first_heading]);
    NT_EACH(const nt_survey_part, part, parts, count) {
        bool in_order = is_in_order(first, part->table);
        for (size_t r = part->table->first_row; r < part->table->end; r++) {
            const nt_grid_row *row = &part->sheet->rows[r];
            nt_vec_push(arena, &rows, in_order ? *row : mapped(arena, first, part, row));
        }
        sheet->cut = sheet->cut || part->sheet->cut;
    }
    *sheet = (nt_grid){.name = parts[0].sheet->name,
                       .rows = rows.items,
                       .row_count = rows.count,
                       .columns = first->columns,
                       .cut = sheet->cut};
    *table = *first;
    table->first_heading = 0;
    table->heading_rows = table->first_row = 1;
    table->numbered = table->until_blank = table->unsaid_below = false;
    table->until = table->total = NULL;
    table->end = rows.count;
    for (size_t i = 1; i < count; i++) {
        table->left += parts[i].table->left;
    }
}
