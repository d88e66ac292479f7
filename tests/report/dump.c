/* The tree as text: one line a node, what differs between kinds in brackets. */
#include "dump.h"

#include <string.h>

static void line(nt_buffer *out, int depth, const char *name)
{
    nt_buffer_printf(out, "%*s%s", depth * 2, "", name);
}

static void put_run(nt_buffer *out, const nt_inline *run)
{
    if (run->footnote) {
        nt_buffer_puts(out, "[^]");
        return;
    }
    const char *bold = run->style & NT_STYLE_BOLD ? "*" : "";
    const char *italic = run->style & NT_STYLE_ITALIC ? "_" : "";
    const char *caution = run->style & NT_STYLE_CAUTION ? "!" : "";
    nt_buffer_printf(out, "%s%s%s", bold, italic, caution);
    if (run->ledger_id) {
        nt_buffer_printf(out, "<%s|%s>", run->text, run->ledger_id);
    } else if (run->target) {
        nt_buffer_printf(out, "[%s](#%s)", run->text, run->target);
    } else if (run->url) {
        nt_buffer_printf(out, "[%s](%s)", run->text, run->url);
    } else {
        nt_buffer_puts(out, strcmp(run->text, "\n") == 0 ? "\\n" : run->text);
    }
    nt_buffer_printf(out, "%s%s%s", caution, italic, bold);
}

static void put_runs(nt_buffer *out, nt_inlines runs)
{
    for (size_t i = 0; i < runs.count; i++) {
        put_run(out, &runs.items[i]);
    }
}

static void put_labelled(nt_buffer *out, int depth, const char *label, nt_inlines runs)
{
    if (runs.count) {
        line(out, depth, label);
        nt_buffer_puts(out, ": ");
        put_runs(out, runs);
        nt_buffer_putc(out, '\n');
    }
}

static void put_block(nt_buffer *out, int depth, const nt_block *block);

/* A footnote's content stands under the block that refers to it. */
static void put_footnotes(nt_buffer *out, int depth, nt_inlines runs)
{
    for (size_t i = 0; i < runs.count; i++) {
        if (runs.items[i].footnote) {
            line(out, depth, "footnote\n");
            for (size_t c = 0; c < runs.items[i].footnote->child_count; c++) {
                put_block(out, depth + 1, runs.items[i].footnote->children[c]);
            }
        }
    }
}

static void put_cells(nt_buffer *out, int depth, const char *label, const nt_cell_text *cells,
                      size_t count)
{
    line(out, depth, label);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_puts(out, i ? " | " : ": ");
        if (cells[i].span > 1) {
            nt_buffer_printf(out, "(%zu) ", cells[i].span);
        }
        put_runs(out, cells[i].text);
    }
    nt_buffer_putc(out, '\n');
}

static void put_table(nt_buffer *out, int depth, const nt_table_block *table)
{
    static const char *const aligns[] = {"left", "right", "decimal", "centre"};
    static const char *const rows[] = {"row", "group", "total"};
    if (table->group_head_count) {
        put_cells(out, depth, "heads", table->group_heads, table->group_head_count);
    }
    line(out, depth, "columns");
    for (size_t i = 0; i < table->column_count; i++) {
        nt_buffer_puts(out, i ? " | " : ": ");
        put_runs(out, table->columns[i].head);
        nt_buffer_printf(out, " (%s)", aligns[table->columns[i].align]);
    }
    nt_buffer_putc(out, '\n');
    NT_EACH(const nt_row, row, table->rows, table->row_count) {
        put_cells(out, depth, rows[row->kind], row->cells, row->cell_count);
    }
}

static void put_chart(nt_buffer *out, int depth, const nt_chart *chart)
{
    line(out, depth, "chart");
    nt_buffer_printf(out, " %s, series %zu\n", chart->kind ? chart->kind->id : "",
                     chart->series_count);
    line(out, depth, "alt");
    nt_buffer_printf(out, ": %s\n", chart->alt ? chart->alt : "");
}

static void put_tiles(nt_buffer *out, int depth, const nt_block *block)
{
    NT_EACH(const nt_tile, tile, block->tiles, block->tile_count) {
        line(out, depth, "tile");
        nt_buffer_printf(out, ": <%s|%s> ", tile->value, tile->ledger_id);
        put_runs(out, tile->label);
        nt_buffer_puts(out, " / ");
        put_runs(out, tile->detail);
        nt_buffer_printf(out, " (ink %d%s)\n", tile->ink, tile->doubtful ? ", doubtful" : "");
    }
}

static void put_block(nt_buffer *out, int depth, const nt_block *block)
{
    static const char *const names[] = {"heading",  "paragraph", "list",       "table",
                                        "figure",   "tiles",     "callout",    "quote",
                                        "contents", "group",     "page-break", "signature"};
    line(out, depth, names[block->kind]);
    if (block->kind == NT_BLOCK_HEADING) {
        nt_buffer_printf(out, " %d", block->level);
    }
    if (block->kind == NT_BLOCK_LIST && block->ordered) {
        nt_buffer_puts(out, " ordered");
    }
    if (block->kind == NT_BLOCK_CALLOUT) {
        nt_buffer_puts(out, block->callout == NT_CALLOUT_CAUTION ? " caution" : " note");
    }
    if (block->number) {
        nt_buffer_printf(out, " \"%s\"", block->number);
    }
    if (block->id) {
        nt_buffer_printf(out, " #%s", block->id);
    }
    if (block->text.count) {
        nt_buffer_puts(out, ": ");
        put_runs(out, block->text);
    }
    nt_buffer_putc(out, '\n');
    put_footnotes(out, depth + 1, block->text);
    put_labelled(out, depth + 1, "caption", block->caption);
    put_labelled(out, depth + 1, "subtitle", block->subtitle);
    if (block->chart) {
        put_chart(out, depth + 1, block->chart);
    }
    if (block->table) {
        put_table(out, depth + 1, block->table);
    }
    put_tiles(out, depth + 1, block);
    for (size_t i = 0; i < block->child_count; i++) {
        put_block(out, depth + 1, block->children[i]);
    }
    put_labelled(out, depth + 1, "notes", block->notes);
}

static void put_text(nt_buffer *out, const char *label, const char *text)
{
    if (text && *text) {
        nt_buffer_printf(out, "  %s: %s\n", label, text);
    }
}

static void put_front(nt_buffer *out, const nt_front *front)
{
    char day[11];
    nt_buffer_printf(out, "front %s %s\n", nt_lang_codes[front->lang],
                     front->profile == NT_PROFILE_A4_UA2 ? "2.0" : "1.7");
    put_text(out, "notice", front->notice);
    put_text(out, "organisation", front->organisation);
    put_text(out, "address", front->address);
    put_text(out, "classification", front->classification);
    put_text(out, "kicker", front->kicker);
    put_text(out, "title", front->title);
    put_text(out, "subtitle", front->subtitle);
    put_text(out, "date", nt_date_format_iso(front->date, day));
    put_text(out, "head-left", front->head_left);
    put_text(out, "head-right", front->head_right);
    put_text(out, "foot-left", front->foot_left);
    put_text(out, "subject", front->subject);
    put_text(out, "keywords", front->keywords);
}

void dump_document(const nt_document *document, nt_buffer *out)
{
    put_front(out, &document->front);
    for (size_t i = 0; i < document->block_count; i++) {
        put_block(out, 0, document->blocks[i]);
    }
}
