/* Tables: they scroll within themselves, and say which cell heads which. */
#include <math.h>

#include "page.h"
#include "text/aloud.h"

void nt_web_scroll_open(nt_web *w, const char *label)
{
    nt_web_put(w, "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"%s\">\n",
               label);
}

void nt_web_sort_value(nt_web *w, double value)
{
    if (isfinite(value)) {
        nt_web_raw(w, " data-v=\"");
        nt_buffer_put_double(&w->out, value);
        nt_web_raw(w, "\"");
    }
}

static const char *class_of(nt_align align)
{
    return align == NT_ALIGN_LEFT ? NULL : align == NT_ALIGN_CENTRE ? "c" : "r";
}

static size_t span_of(const nt_cell_text *cell, size_t left)
{
    size_t span = cell && cell->span ? cell->span : 1;
    return span > left ? left : span;
}

/* The number of a cell that is one. */
static double number_of(const nt_web *w, const nt_inlines *text)
{
    const char *id = text->count ? text->items[0].ledger_id : NULL;
    const nt_ledger_row *row = id ? nt_ledger_find(w->request->results->ledger, id) : NULL;
    return row && isfinite(nt_ledger_told(row)) ? row->value : NAN;
}

static void open_cell(nt_web *w, const char *tag, const char *class, const char *scope, size_t span)
{
    nt_web_put(w, "<%s class=\"%s\" scope=\"%s\" colspan=\"%s\"", tag, class, scope,
               span > 1 ? nt_arena_printf(w->arena, "%zu", span) : NULL);
}

/* A head without words heads nothing. */
static void head_cell(nt_web *w, const nt_inlines *text, const char *class, const char *scope,
                      size_t span)
{
    const char *tag = text->count ? "th" : "td";
    open_cell(w, tag, class, text->count ? scope : NULL, span);
    nt_web_raw(w, ">");
    nt_web_inlines(w, text);
    nt_web_put(w, "</%s>\n", tag);
}

/* Which columns a head over several is of. */
static void column_groups(nt_web *w, const nt_table_block *table)
{
    for (size_t i = 0, column = 0; table->group_head_count && column < table->column_count; i++) {
        const nt_cell_text *cell = i < table->group_head_count ? &table->group_heads[i] : NULL;
        size_t span = span_of(cell, table->column_count - column);
        nt_web_put(w, "<colgroup span=\"%zu\"></colgroup>\n", span);
        column += span;
    }
}

static void group_heads(nt_web *w, const nt_table_block *table)
{
    static const nt_inlines nothing = {0};
    nt_web_raw(w, "<tr>");
    for (size_t i = 0, column = 0; column < table->column_count; i++) {
        const nt_cell_text *cell = i < table->group_head_count ? &table->group_heads[i] : NULL;
        size_t span = span_of(cell, table->column_count - column);
        head_cell(w, cell ? &cell->text : &nothing, span > 1 ? "c over" : "over",
                  span > 1 ? "colgroup" : "col", span);
        column += span;
    }
    nt_web_raw(w, "</tr>\n");
}

static bool has_heads(const nt_table_block *table)
{
    return NT_ANY(i, table->column_count, table->columns[i].head.count);
}

static void heads(nt_web *w, const nt_table_block *table)
{
    bool has_columns = has_heads(table);
    if (!has_columns && !table->group_head_count) {
        return;
    }
    nt_web_raw(w, "<thead>");
    if (table->group_head_count) {
        group_heads(w, table);
    }
    if (has_columns) {
        nt_web_raw(w, "<tr>");
        NT_EACH(const nt_column, column, table->columns, table->column_count) {
            head_cell(w, &column->head, class_of(column->align), "col", 1);
        }
        nt_web_raw(w, "</tr>\n");
    }
    nt_web_raw(w, "</thead>\n");
}

static void cell(nt_web *w, const nt_table_block *table, const nt_row *row, size_t column,
                 const nt_cell_text *given, size_t span)
{
    static const nt_inlines nothing = {0};
    const nt_inlines *text = given ? &given->text : &nothing;
    const nt_column *of = &table->columns[column];
    bool is_group = row->kind == NT_ROW_GROUP;
    bool heads = text->count && (is_group ? column == 0 : of->row_header);
    const char *tag = heads ? "th" : "td";
    open_cell(w, tag, span > 1 ? NULL : class_of(of->align),
              !heads     ? NULL
              : is_group ? "rowgroup"
                         : "row",
              span);
    nt_web_sort_value(w, number_of(w, text));
    nt_web_raw(w, ">");
    nt_web_inlines(w, text);
    nt_web_put(w, "</%s>\n", tag);
}

static void row(nt_web *w, const nt_table_block *table, const nt_row *row)
{
    static const char *const classes[] = {
        [NT_ROW_BODY] = NULL, [NT_ROW_GROUP] = "group", [NT_ROW_TOTAL] = "total"};
    nt_web_put(w, "<tr class=\"%s\">", classes[row->kind]);
    for (size_t i = 0, column = 0; column < table->column_count; i++) {
        const nt_cell_text *given = i < row->cell_count ? &row->cells[i] : NULL;
        size_t span = span_of(given, table->column_count - column);
        cell(w, table, row, column, given, span);
        column += span;
    }
    nt_web_raw(w, "</tr>\n");
}

/* A group is a body of its own, so that its head is one of rows; so is a total behind groups. */
static void rows(nt_web *w, const nt_table_block *table)
{
    bool has_groups = false;
    for (size_t i = 0; i < table->row_count; i++) {
        const nt_row *now = &table->rows[i];
        bool after_total = i && table->rows[i - 1].kind == NT_ROW_TOTAL;
        has_groups = has_groups || now->kind == NT_ROW_GROUP;
        if (i == 0 || now->kind == NT_ROW_GROUP ||
            (has_groups && now->kind == NT_ROW_TOTAL && !after_total)) {
            nt_web_raw(w, i ? "</tbody>\n<tbody>\n" : "<tbody>\n");
        }
        row(w, table, now);
    }
    nt_web_raw(w, table->row_count ? "</tbody>\n" : "");
}

/* Rows that stand alone under one row of heads may be put in another order. */
static bool may_be_sorted(const nt_table_block *table)
{
    size_t rows = 0;
    NT_EACH(const nt_row, row, table->rows, table->row_count) {
        if (row->kind == NT_ROW_GROUP) {
            return false;
        }
        rows += row->kind == NT_ROW_BODY;
        for (size_t c = 0; c < row->cell_count; c++) {
            if (row->kind == NT_ROW_BODY && row->cells[c].span > 1) {
                return false;
            }
        }
    }
    return rows > 2 && has_heads(table);
}

void nt_web_table(nt_web *w, const nt_block *block)
{
    const nt_table_block *table = block->table;
    if (!table || !table->column_count) {
        return;
    }
    const char *label = nt_arena_printf(w->arena, "t.%zu", ++w->table_count);
    const char *summary = table->summary && *table->summary ? table->summary : NULL;
    const char *about = nt_arena_printf(w->arena, "%s.about", label);
    nt_web_put(w, "<figure class=\"table\" id=\"%s\">\n", block->id);
    nt_web_caption(w, block, label);
    nt_web_scroll_open(w, label);
    nt_web_put(w, "<table class=\"%s\" aria-labelledby=\"%s\" aria-describedby=\"%s\"%s>\n",
               table->dense ? "dense" : NULL, label, summary ? about : NULL,
               may_be_sorted(table) ? " data-sort" : "");
    column_groups(w, table);
    heads(w, table);
    rows(w, table);
    nt_web_raw(w, "</table>\n</div>\n");
    if (summary) {
        nt_web_put(w, "<p hidden id=\"%s\">%s</p>\n", about,
                   nt_text_aloud(w->arena, w->lang, summary));
    }
    nt_web_notes_below(w, block);
    nt_web_raw(w, "</figure>\n");
}
