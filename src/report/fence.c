/* Fenced blocks: what a report places beside its words. A block is one row of the table below. */
#include <math.h>
#include <string.h>

#include "assemble.h"
#include "base/utf8.h"
#include "words/report.h"

typedef void place_block(nt_assembly *a, const nt_fence *fence, nt_blocks *out);

static nt_block *add_block(nt_assembly *a, nt_blocks *out, nt_block_kind kind, nt_place place)
{
    nt_block *block = nt_new(a->arena, nt_block);
    block->kind = kind;
    block->place = place;
    nt_vec_push(a->arena, out, block);
    return block;
}

/* What must hold for a block. */

/* Whether what a setting asks holds; `without` where it asks nothing. */
static bool asks(nt_assembly *a, const nt_named *asked, bool without)
{
    nt_list list;
    nt_truth truth = asked->name ? nt_report_truth(&a->names, NULL, asked->name, &list)
                     : without   ? NT_TRUTH_YES
                                 : NT_TRUTH_NO;
    if (truth == NT_TRUTH_UNKNOWN && !a->status) {
        const char *nearest = nt_report_nearest(&a->names, NULL, asked->name, true);
        a->status = nt_results_nothing_called(asked->place, asked->name, nearest, a->err);
    }
    return truth == NT_TRUTH_YES || (truth == NT_TRUTH_LIST && list.count > 0);
}

/* What does not stand in this edition is gone, as what goes with an empty chapter is, and so are
 * the references to it. */
static void leave_out(nt_assembly *a, nt_block_kind kind, const char *id, nt_place place)
{
    nt_block *block = nt_new(a->arena, nt_block);
    *block = (nt_block){.kind = kind, .id = id, .place = place, .gone = true};
    nt_report_anchor(a, block);
}

static bool is_left_out(nt_assembly *a, const nt_named *when, nt_block_kind kind, const char *id,
                        nt_place place)
{
    if (asks(a, when, true) || a->status) {
        return false;
    }
    leave_out(a, kind, id, place);
    return true;
}

/* Charts. */

static void unknown_id(nt_assembly *a, const nt_fence *fence, nt_text thing, const char *nearest)
{
    nt_report_fail(a, fence->place,
                   *fence->rest
                       ? NT_MESSAGE_REPORT_NOT_DEFINED(.thing = thing, .id = fence->rest,
                                                       .hint = nt_message_near(a->arena, nearest))
                       : NT_MESSAGE_REPORT_WHICH_ONE(.thing = thing, .block = fence->name));
}

/* "Kasus menurut instansi; ditampilkan 20 dari 34": what only the finished rows can tell. */
static nt_inlines with_scope(nt_arena *arena, nt_inlines text, const char *scope)
{
    scope = scope ? scope : "";
    return nt_inlines_join(
        arena, text, "",
        nt_inlines_of(arena, *scope && text.count ? nt_arena_printf(arena, "; %s", scope) : scope));
}

static bool is_without_data(const nt_chart *chart)
{
    size_t points = NT_SUM(size_t, i, chart->series_count, chart->series[i].count);
    return points == 0;
}

static void place_chart(nt_assembly *a, const nt_fence *fence, nt_blocks *out)
{
    const nt_chart_setting *setting = nt_report_chart_setting(a->tpl, fence->rest);
    if (!setting) {
        unknown_id(a, fence, (nt_text)NT_TEXT_REPORT_THING_CHART,
                   nt_utf8_nearest_of(a->arena, fence->rest, a->tpl->charts.items,
                                      a->tpl->charts.count, sizeof *a->tpl->charts.items));
        return;
    }
    if (is_left_out(a, &setting->when, NT_BLOCK_FIGURE, setting->id, fence->place)) {
        return;
    }
    const nt_chart *chart = nt_report_prepare(a, setting);
    if (!chart) {
        return;
    }
    if (!nt_json_bool(setting->json, "blank", true) && *nt_chart_undrawn(chart)) {
        leave_out(a, NT_BLOCK_FIGURE, setting->id, fence->place);
        return;
    }
    nt_block *block = add_block(a, out, NT_BLOCK_FIGURE, fence->place);
    block->id = setting->id;
    nt_report_anchor(a, block);
    block->chart = chart;
    block->caption = nt_report_runs(a, setting->title);
    block->subtitle = nt_report_runs(a, setting->subtitle);
    block->subtitle = with_scope(a->arena, block->subtitle, block->chart->scope);
    block->finding = nt_report_runs(a, setting->finding);
    nt_inlines source = nt_report_runs(a, setting->source);
    nt_inlines note = nt_report_runs(a, setting->note);
    nt_inlines rest = nt_inlines_of(a->arena, chart->rest),
               instead = nt_inlines_of(a->arena, chart->instead);
    block->notes = nt_inlines_join(a->arena, source, " ", note);
    block->notes = nt_inlines_join(a->arena, block->notes, " ", rest);
    block->notes = nt_inlines_join(a->arena, block->notes, " ", instead);
    block->empty = is_without_data(block->chart);
    nt_numbered numbered = {.block = block};
    nt_vec_push(a->arena, &a->numbered, numbered);
}

/* Tables. */

static nt_table_made fill_table(nt_assembly *a, const nt_table_setting *setting, bool is_whole,
                                nt_block *block)
{
    const nt_table_request request = {.kind = setting->kind,
                                      .definition = setting->json,
                                      .results = a->results,
                                      .lang = a->tpl->about.lang,
                                      .is_whole = is_whole,
                                      .expand = nt_report_expand_json,
                                      .names = a};
    nt_table_made made = {0};
    a->status = a->status ? a->status : nt_table_make(a->arena, &request, &made, a->err);
    if (a->status) {
        return made;
    }
    block->caption = nt_report_runs(a, setting->caption);
    block->subtitle = nt_report_runs(a, setting->subtitle);
    nt_inlines notes = nt_report_runs(a, setting->note);
    if (!block->caption.count) {
        block->caption = nt_inlines_of(a->arena, made.caption.in[request.lang]);
    }
    block->caption = with_scope(a->arena, block->caption, made.scope);
    block->empty = made.is_empty;
    if (made.table) {
        block->notes = nt_inlines_join(a->arena, notes, " ", made.notes);
        block->table = made.table;
    }
    return made;
}

static void build_table(nt_assembly *a, const nt_table_setting *setting, nt_place place,
                        nt_blocks *out)
{
    if (is_left_out(a, &setting->when, NT_BLOCK_TABLE, setting->id, place)) {
        return;
    }
    nt_block *block = add_block(a, out, NT_BLOCK_TABLE, place);
    block->id = setting->id;
    nt_report_anchor(a, block);
    nt_table_made made = fill_table(a, setting, false, block);
    if (a->status) {
        return;
    }
    if (made.is_cut) {
        nt_block *whole = nt_arena_copy(a->arena, block, sizeof *block);
        fill_table(a, setting, true, whole);
        block->whole = whole;
    }
    nt_numbered numbered = {.block = block, .absence = made.absence};
    nt_vec_push(a->arena, &a->numbered, numbered);
}

static void place_table(nt_assembly *a, const nt_fence *fence, nt_blocks *out)
{
    const nt_table_setting *setting = nt_report_table_setting(a->tpl, fence->rest);
    if (setting) {
        build_table(a, setting, fence->place, out);
        return;
    }
    unknown_id(a, fence, (nt_text)NT_TEXT_REPORT_THING_TABLE,
               nt_utf8_nearest_of(a->arena, fence->rest, a->tpl->tables.items, a->tpl->tables.count,
                                  sizeof *a->tpl->tables.items));
}

/* ```findings, ```sources, ```figures: the table of that id, or one without settings. */
static void place_list(nt_assembly *a, const nt_fence *fence, nt_blocks *out)
{
    const nt_table_setting *setting = nt_report_table_setting(a->tpl, fence->name);
    const nt_table_setting plain = {.id = fence->name, .kind = nt_table_kind_called(fence->name)};
    build_table(a, setting ? setting : &plain, fence->place, out);
}

/* Key figures. */

static nt_tile make_tile(nt_assembly *a, const nt_tile_setting *setting)
{
    const nt_named *value = &setting->value;
    const nt_ledger_row *row = nt_report_row(&a->names, NULL, value->name);
    if (!row) {
        const char *nearest = nt_report_nearest(&a->names, NULL, value->name, false);
        nt_report_fail(a, value->place,
                       NT_MESSAGE_REPORT_NO_NUMBER(.name = value->name,
                                                   .hint = nt_message_near(a->arena, nearest)));
        return (nt_tile){0};
    }
    if (isnan(row->value)) {
        nt_report_fail(a, value->place,
                       nt_ledger_is_withheld(row)
                           ? NT_MESSAGE_REPORT_TILE_SUPPRESSED(.name = value->name)
                           : NT_MESSAGE_REPORT_TILE_UNKNOWN(.name = value->name));
    }
    nt_tile tile = {.value = nt_quantity_text(a->arena, a->tpl->about.lang, row),
                    .ledger_id = row->id,
                    .ink = setting->ink,
                    .doubtful = row->flags & NT_FLAG_DOUBTFUL};
    tile.label = nt_report_runs(a, setting->label);
    tile.detail = nt_report_runs(a, setting->detail);
    return tile;
}

static void place_tiles(nt_assembly *a, const nt_fence *fence, nt_blocks *out)
{
    size_t all = a->tpl->tiles.count, count = 0;
    nt_tile *tiles = nt_new_array(a->arena, nt_tile, all + 1);
    for (size_t i = 0; i < all && !a->status; i++) {
        const nt_tile_setting *setting = &a->tpl->tiles.items[i];
        bool when = asks(a, &setting->when, true);
        bool unless = asks(a, &setting->unless, false);
        if (when && !unless && !a->status) {
            tiles[count++] = make_tile(a, setting);
        }
    }
    if (all == 0) {
        nt_report_fail(a, fence->place, NT_MESSAGE_REPORT_NO_TILES());
    }
    if (count > 0) {
        nt_block *block = add_block(a, out, NT_BLOCK_TILES, fence->place);
        block->tiles = tiles;
        block->tile_count = count;
    }
}

/* Call-outs: ```callout caution Lead in words``` with Markdown inside. */

/* The info string behind the name and what parts it from the rest. */
static const char *behind_name(const char *info)
{
    const char *end = info + strlen(info);
    while (info < end && !nt_utf8_is_blank(info, end)) {
        nt_utf8_next(&info, end);
    }
    while (nt_utf8_is_blank(info, end)) {
        nt_utf8_next(&info, end);
    }
    return info;
}

static bool is_kind(const char *words, const char *kind)
{
    const char *rest = nt_behind(words, kind);
    return rest && (!*rest || nt_utf8_is_blank(rest, rest + strlen(rest)));
}

/* With the marks of its values, but where a value says which kind it is. */
static const char *lead_words(const nt_fence *fence, const char *kind)
{
    const char *words = behind_name(fence->info);
    return behind_name(is_kind(words, kind) ? words : fence->rest);
}

static void place_callout(nt_assembly *a, const nt_fence *fence, nt_blocks *out)
{
    bool caution = is_kind(fence->rest, "caution"), note = is_kind(fence->rest, "note");
    if (a->in_callout) {
        nt_report_fail(a, fence->place, NT_MESSAGE_REPORT_CALLOUT_IN_CALLOUT());
    } else if (!caution && !note) {
        nt_report_fail(a, fence->place, NT_MESSAGE_REPORT_WHICH_CALLOUT());
    }
    if (a->status) {
        return;
    }
    nt_runs lead = {.arena = a->arena, .slots = &a->slots};
    const char *words = lead_words(fence, caution ? "caution" : "note");
    nt_report_runs_add(&lead, &(nt_inline){.text = ""}, words, strlen(words));
    nt_block *block = add_block(a, out, NT_BLOCK_CALLOUT, fence->place);
    block->callout = caution ? NT_CALLOUT_CAUTION : NT_CALLOUT_NOTE;
    block->caption = (nt_inlines){lead.items, lead.count};
    a->in_callout = true;
    nt_report_markdown_in(a, &fence->body, block);
    a->in_callout = false;
}

/* Abbreviations: ```abbreviations Lead in words``` with a list of them, which waits until all else
 * stands. */
static void place_abbreviations(nt_assembly *a, const nt_fence *fence, nt_blocks *out)
{
    if (a->abbreviations || a->in_callout) {
        nt_report_fail(a, fence->place, NT_MESSAGE_REPORT_WHICH_ABBREVIATIONS());
        return;
    }
    nt_block *block = add_block(a, out, NT_BLOCK_PARAGRAPH, fence->place);
    block->text = nt_inlines_of(a->arena, fence->rest);
    if (block->text.count) {
        ((nt_inline *)block->text.items)->style = NT_STYLE_BOLD;
    }
    a->in_callout = true; /* no block may stand in it */
    nt_report_markdown_in(a, &fence->body, block);
    a->in_callout = false;
    a->abbreviations = block;
}

static void place_contents(nt_assembly *a, const nt_fence *fence, nt_blocks *out)
{
    add_block(a, out, NT_BLOCK_CONTENTS, fence->place);
}

static void place_page_break(nt_assembly *a, const nt_fence *fence, nt_blocks *out)
{
    add_block(a, out, NT_BLOCK_PAGE_BREAK, fence->place);
}

/* Signatures: ```signature ID``` with the place and, last, the title of the office that signs. */

static void place_signature(nt_assembly *a, const nt_fence *fence, nt_blocks *out)
{
    if (!nt_report_is_id(fence->rest)) {
        nt_report_fail(a, fence->place, NT_MESSAGE_REPORT_WHICH_SIGNATURE());
        return;
    }
    nt_block *block = add_block(a, out, NT_BLOCK_SIGNATURE, fence->place);
    block->id = fence->rest;
    nt_report_anchor(a, block);
    nt_report_markdown_in(a, &fence->body, block);
    const nt_block *last = block->child_count ? block->children[block->child_count - 1] : NULL;
    if (!last || last->kind != NT_BLOCK_PARAGRAPH || !last->text.count) {
        nt_report_fail(a, fence->place, NT_MESSAGE_REPORT_WHO_SIGNS());
    }
}

static const struct {
    const char *name;
    place_block *place;
    bool words; /* Markdown stands inside */
    bool named; /* an id or a lead follows the name */
} fences[] = {
    {"chart", place_chart, false, true},
    {"table", place_table, false, true},
    {"tiles", place_tiles, false, false},
    {"callout", place_callout, true, true},
    {"abbreviations", place_abbreviations, true, true},
    {"contents", place_contents, false, false},
    {"findings", place_list, false, false},
    {"sources", place_list, false, false},
    {"figures", place_list, false, false},
    {"page-break", place_page_break, false, false},
    {"signature", place_signature, true, true},
};

enum { FENCE_COUNT = sizeof fences / sizeof *fences };

/* Words that a block has no use for would go without a trace. */
static void refuse_words(nt_assembly *a, const nt_fence *fence, size_t kind)
{
    size_t blank = strspn(fence->body.text, " \t\r\n");
    if (!fences[kind].words && blank < fence->body.length) {
        nt_report_fail(a, nt_report_woven_place(&fence->body, blank),
                       NT_MESSAGE_REPORT_BLOCK_WITHOUT_WORDS(.block = fence->name));
    }
    if (!fences[kind].named && *fence->rest) {
        nt_report_fail(
            a, fence->place,
            NT_MESSAGE_REPORT_BLOCK_WITHOUT_NAME(.block = fence->name, .words = fence->rest));
    }
}

void nt_report_fence(nt_assembly *assembly, const nt_fence *fence, nt_blocks *out)
{
    const char *names[FENCE_COUNT];
    for (size_t i = 0; i < FENCE_COUNT; i++) {
        names[i] = fences[i].name;
        if (strcmp(fences[i].name, fence->name) == 0) {
            nt_fence named = *fence;
            if (fences[i].place != place_callout) { /* whose lead is printed as it is written */
                named.rest = nt_utf8_canonical(assembly->arena, fence->rest, strlen(fence->rest));
            }
            refuse_words(assembly, &named, i);
            if (!assembly->status) {
                fences[i].place(assembly, &named, out);
            }
            return;
        }
    }
    /* Who wrote no name behind the marks may have written it on the line below. */
    const char *below = fence->body.text + strspn(fence->body.text, " \t\r\n");
    const char *word = *fence->name
                           ? fence->name
                           : nt_arena_text(assembly->arena, below, strcspn(below, " \t\r\n"));
    nt_message hint = nt_message_near_or_all(assembly->arena, word, names, FENCE_COUNT);
    nt_report_fail(assembly, fence->place,
                   *fence->name ? NT_MESSAGE_REPORT_NO_BLOCK(.name = fence->name, .hint = &hint)
                                : NT_MESSAGE_REPORT_BLOCK_UNNAMED(.hint = &hint));
}
