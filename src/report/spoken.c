/* What a report states: each statement that its finished texts make, once, for its ledger and for
 * machines. What was left out with an empty chapter is not among them: nothing else says more than
 * the page. */
#include <string.h>

#include "assemble.h"
#include "base/utf8.h"
#include "statements.h"

/* --- one statement --- */

/* The ids of the numbers in the text, each once. */
static const char *const *ids_of(const nt_assembly *a, size_t *count)
{
    const char **ids = nt_new_array(a->arena, const char *, a->slots.count + 1);
    *count = 0;
    NT_EACH(const nt_slot, slot, a->slots.items, a->slots.count) {
        if (slot->ledger_id && !nt_utf8_is_among(slot->ledger_id, ids, *count)) {
            ids[(*count)++] = slot->ledger_id;
        }
    }
    return ids;
}

static nt_woven expanded(nt_assembly *aside, nt_words words)
{
    memset(&aside->slots, 0, sizeof aside->slots);
    return nt_report_expand(aside, words);
}

/* Numbers, days and ages move from edition to edition where the verdict does not; who stands first
 * is part of what was said. */
static const char *wording_of(nt_assembly *aside, nt_words words)
{
    aside->of_any_number = true;
    nt_woven woven = expanded(aside, words);
    aside->of_any_number = false;
    NT_EACH(nt_slot, slot, aside->slots.items, aside->slots.count) {
        slot->text = slot->moves ? "…" : slot->text;
    }
    return nt_report_slot_flatten(aside->arena, &aside->slots, woven.text, woven.length);
}

nt_status nt_report_speak(nt_assembly *aside, const char *name, nt_ledger_statement *out)
{
    nt_arena *arena = aside->arena;
    nt_lang lang = aside->tpl->about.lang;
    const nt_origin *tag =
        nt_report_origin_words(arena, nt_arena_printf(arena, "{{%s}}", name), nt_nowhere);
    nt_words words;
    NT_TRY(nt_report_mustache_parse(arena, tag, &words, aside->err));
    nt_woven woven = expanded(aside, words);
    *out = (nt_ledger_statement){.name = name, .text = nt_text_alike(""), .wording = out->text};
    out->text.in[lang] = nt_report_slot_flatten(arena, &aside->slots, woven.text, woven.length);
    out->numbers = ids_of(aside, &out->number_count);
    out->wording.in[lang] = wording_of(aside, words);
    return aside->status;
}

/* --- what stands in the finished report --- */

/* No statement goes on in the next text: a character that none has. */
static const char between[] = "\uFFFC";

static void put_block(nt_buffer *out, const nt_block *block);

static void put_runs(nt_buffer *out, nt_inlines runs)
{
    NT_EACH(const nt_inline, run, runs.items, runs.count) {
        nt_buffer_puts(out, run->text);
        if (run->footnote) {
            nt_buffer_puts(out, between);
            put_block(out, run->footnote);
        }
    }
    nt_buffer_puts(out, between);
}

static void put_table(nt_buffer *out, const nt_table_block *table)
{
    for (size_t r = 0; table && r < table->row_count; r++) {
        for (size_t c = 0; c < table->rows[r].cell_count; c++) {
            put_runs(out, table->rows[r].cells[c].text);
        }
    }
}

static void put_block(nt_buffer *out, const nt_block *block)
{
    const nt_inlines texts[] = {block->text, block->caption, block->subtitle, block->notes};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        put_runs(out, texts[i]);
    }
    for (size_t i = 0; i < block->tile_count; i++) {
        put_runs(out, block->tiles[i].label);
        put_runs(out, block->tiles[i].detail);
    }
    put_table(out, block->table);
    for (size_t i = 0; i < block->child_count; i++) {
        put_block(out, block->children[i]);
    }
}

static void put_lines(nt_buffer *out, const char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        nt_buffer_puts(out, lines[i] ? lines[i] : "");
        nt_buffer_puts(out, between);
    }
}

static nt_bytes all_said(nt_arena *arena, const nt_document *document)
{
    const nt_front *f = &document->front;
    /* Metadata and running heads are no text that a reader of the file finds. */
    const char *const front[] = {f->title,        f->subtitle, f->kicker,
                                 f->organisation, f->address,  f->classification};
    nt_buffer out = nt_buffer_open(arena);
    put_lines(&out, front, sizeof front / sizeof *front);
    for (size_t i = 0; i < document->block_count; i++) {
        put_block(&out, document->blocks[i]);
    }
    for (size_t i = 0; i < document->chart_count; i++) {
        const nt_chart *c = document->charts[i];
        const char *const texts[] = {c->title, c->subtitle, c->source, c->note, c->alt};
        put_lines(&out, texts, sizeof texts / sizeof *texts);
    }
    return (nt_bytes){out.bytes, out.length};
}

/* As a ledger can have it, and as it stands on the page. */
static bool is_said(const nt_ledger_statement *s, const char *words, const nt_statement_page *page)
{
    size_t start, stop;
    return strlen(words) <= NT_STATEMENT_TEXT_MAX && s->number_count <= NT_STATEMENT_NUMBERS_MAX &&
           nt_statement_stands(page, words, &start, &stop);
}

/* What the tables that stand quote of other editions, once each. */
static void take_quoted(nt_document *document, nt_map *seen, nt_ledger_statement *all,
                        const nt_block *block)
{
    for (size_t r = 0; block->table && r < block->table->row_count; r++) {
        NT_EACH(const nt_cell_text, cell, block->table->rows[r].cells,
                block->table->rows[r].cell_count) {
            NT_EACH(const nt_inline, run, cell->text.items, cell->text.count) {
                if (run->states && document->statement_count < NT_STATEMENTS_MAX &&
                    nt_map_keep(seen, run->states->name, 1) == NT_MAP_NONE) {
                    all[document->statement_count++] = *run->states;
                }
            }
        }
    }
    for (size_t i = 0; i < block->child_count; i++) {
        take_quoted(document, seen, all, block->children[i]);
    }
}

void nt_report_spoken_of(nt_assembly *a, nt_document *document)
{
    nt_assembly aside = nt_report_assembly(a->arena, a->tpl, a->results, NULL, a->err);
    nt_map seen = nt_map_open(a->arena);
    nt_ledger_statement *all = nt_new_array(a->arena, nt_ledger_statement, NT_STATEMENTS_MAX);
    nt_bytes text = all_said(a->arena, document);
    nt_statement_page page = nt_statement_read(a->arena, text.bytes, text.length);
    for (size_t i = 0; i < a->statements.count && !a->status; i++) {
        const char *name = a->statements.items[i];
        nt_ledger_statement *one = &all[document->statement_count];
        if (document->statement_count < NT_STATEMENTS_MAX &&
            nt_map_keep(&seen, name, 1) == NT_MAP_NONE) {
            a->status = nt_report_speak(&aside, name, one);
            document->statement_count +=
                !a->status && is_said(one, one->text.in[a->tpl->about.lang], &page);
        }
    }
    for (size_t i = 0; i < document->block_count; i++) {
        take_quoted(document, &seen, all, document->blocks[i]);
    }
    document->statements = all;
}
