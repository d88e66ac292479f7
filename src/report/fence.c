/* Fenced blocks: what a report places beside its words. A block is one row of the table below. */
#include <math.h>
#include <string.h>

#include "assemble.h"
#include "base/utf8.h"
#include "inline.h"
#include "marks.h"
#include "words/base.h"
#include "words/report.h"

typedef nt_status place_block(nt_assembly *a, const nt_fence *fence, nt_blocks *out, nt_error *err);

static nt_block *add_block(nt_assembly *a, nt_blocks *out, nt_block_kind kind, nt_place place)
{
    nt_block *block = nt_new(a->arena, nt_block);
    block->kind = kind;
    block->place = place;
    nt_vec_push(a->arena, out, block);
    return block;
}

/* Charts. */

static nt_status unknown_id(const nt_fence *fence, nt_text thing, const char *nearest,
                            nt_error *err)
{
    nt_message hint = NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest);
    return nt_fail(err, NT_INVALID, fence->place,
                   *fence->rest
                       ? NT_MESSAGE_REPORT_NOT_DEFINED(.thing = thing, .id = fence->rest,
                                                       .hint = nearest ? &hint : NULL)
                       : NT_MESSAGE_REPORT_WHICH_ONE(.thing = thing, .block = fence->name));
}

/* What stands under a figure: source, note, and why it is not of the kind asked for. */
static nt_status figure_notes(nt_assembly *a, const nt_chart_setting *setting,
                              const nt_chart *chart, nt_inlines *out, nt_error *err)
{
    nt_inlines source, note;
    nt_status status = nt_report_runs(a, setting->source, &source, err);
    status = status ? status : nt_report_runs(a, setting->note, &note, err);
    if (!status) {
        *out = nt_report_join(a->arena, source, " ", note);
        *out = nt_report_join(a->arena, *out, " ", nt_report_one_run(a->arena, chart->instead));
    }
    return status;
}

/* "Kasus menurut instansi; ditampilkan 20 dari 34": what only the finished rows can tell. */
static nt_inlines with_scope(nt_arena *arena, nt_inlines text, const char *scope)
{
    scope = scope ? scope : "";
    return nt_report_join(arena, text, "",
                          nt_report_one_run(arena, *scope && text.count
                                                       ? nt_arena_printf(arena, "; %s", scope)
                                                       : scope));
}

static bool is_without_data(const nt_chart *chart)
{
    size_t points = 0;
    for (size_t i = 0; i < chart->series_count; i++) {
        points += chart->series[i].count;
    }
    return points == 0;
}

static nt_status place_chart(nt_assembly *a, const nt_fence *fence, nt_blocks *out, nt_error *err)
{
    const nt_chart_setting *setting = nt_report_chart_setting(a->tpl, fence->rest);
    if (!setting) {
        const char *nearest = nt_utf8_nearest(fence->rest, a->tpl->chart_ids, a->tpl->charts.count);
        return unknown_id(fence, (nt_text)NT_TEXT_REPORT_THING_CHART, nearest, err);
    }
    nt_block *block = add_block(a, out, NT_BLOCK_FIGURE, fence->place);
    block->id = setting->id;
    nt_status status = nt_report_anchor(a, block, err);
    status = status ? status : nt_report_prepare(a, setting, &block->chart, err);
    status = status ? status : nt_report_runs(a, setting->title, &block->caption, err);
    status = status ? status : nt_report_runs(a, setting->subtitle, &block->subtitle, err);
    status = status ? status : figure_notes(a, setting, block->chart, &block->notes, err);
    if (!status) {
        block->subtitle = with_scope(a->arena, block->subtitle, block->chart->scope);
        block->empty = is_without_data(block->chart);
        nt_numbered numbered = {.block = block};
        nt_vec_push(a->arena, &a->numbered, numbered);
    }
    return status;
}

/* Tables. */

static nt_status build_table(nt_assembly *a, const nt_table_setting *setting, nt_place place,
                             nt_blocks *out, nt_error *err)
{
    nt_draft draft = {.arena = a->arena,
                      .results = a->results,
                      .figures = nt_published_report(a->results),
                      .kind = setting->kind,
                      .definition = setting->json,
                      .lang = a->tpl->lang,
                      .assembly = a,
                      .err = err};
    nt_block *block = add_block(a, out, NT_BLOCK_TABLE, place);
    block->id = setting->id;
    nt_inlines notes;
    nt_status status = nt_report_anchor(a, block, err);
    status = status ? status : nt_draft_fill(&draft);
    status = status ? status : nt_report_runs(a, setting->caption, &block->caption, err);
    status = status ? status : nt_report_runs(a, setting->subtitle, &block->subtitle, err);
    status = status ? status : nt_report_runs(a, setting->note, &notes, err);
    if (status) {
        return status;
    }
    if (!block->caption.count) {
        block->caption = nt_report_one_run(a->arena, nt_draft_say(&draft, draft.caption));
    }
    block->caption = with_scope(a->arena, block->caption, draft.scope);
    nt_numbered numbered = {.block = block, .absence = nt_draft_absence(&draft)};
    nt_vec_push(a->arena, &a->numbered, numbered);
    block->empty = draft.rows.count == 0;
    if (numbered.absence) {
        return NT_OK;
    }
    nt_draft_marks(&draft);
    nt_inlines of_kind = {draft.notes.items, draft.notes.count}; /* behind the template's */
    block->notes = nt_report_join(a->arena, notes, " ", of_kind);
    block->table = nt_draft_close(&draft);
    return NT_OK;
}

static nt_status place_table(nt_assembly *a, const nt_fence *fence, nt_blocks *out, nt_error *err)
{
    const nt_table_setting *setting = nt_report_table_setting(a->tpl, fence->rest);
    if (setting) {
        return build_table(a, setting, fence->place, out, err);
    }
    return unknown_id(fence, (nt_text)NT_TEXT_REPORT_THING_TABLE,
                      nt_report_nearest_of(a->arena, fence->rest, a->tpl->tables.items,
                                           a->tpl->tables.count, sizeof *a->tpl->tables.items),
                      err);
}

/* ```findings, ```sources, ```figures: the table of that id, or one without settings. */
static nt_status place_list(nt_assembly *a, const nt_fence *fence, nt_blocks *out, nt_error *err)
{
    const nt_table_setting *setting = nt_report_table_setting(a->tpl, fence->name);
    if (setting) {
        return build_table(a, setting, fence->place, out, err);
    }
    nt_table_setting plain = {.id = fence->name};
    size_t count;
    const nt_table_kind *const *kinds = nt_report_table_kinds(&count);
    for (size_t i = 0; i < count; i++) {
        plain.kind = strcmp(kinds[i]->id, fence->name) == 0 ? kinds[i] : plain.kind;
    }
    return build_table(a, &plain, fence->place, out, err);
}

/* Key figures. */

static nt_status tile_shows(nt_assembly *a, const nt_named *asked, bool *out, nt_error *err)
{
    if (!asked->name) {
        return NT_OK;
    }
    nt_list list;
    nt_truth truth = nt_report_truth(&a->names, NULL, asked->name, &list);
    if (truth == NT_TRUTH_UNKNOWN) {
        const char *nearest = nt_report_nearest(&a->names, NULL, asked->name, true);
        return nt_report_nothing_called(asked->place, asked->name, nearest, err);
    }
    *out = truth == NT_TRUTH_YES || (truth == NT_TRUTH_LIST && list.count > 0);
    return NT_OK;
}

static nt_status tile_unknown(const nt_tile_setting *setting, const nt_ledger_row *row,
                              nt_error *err)
{
    return nt_fail(err, NT_INVALID, setting->value.place,
                   nt_report_is_suppressed(row)
                       ? NT_MESSAGE_REPORT_TILE_SUPPRESSED(.name = setting->value.name)
                       : NT_MESSAGE_REPORT_TILE_UNKNOWN(.name = setting->value.name));
}

static nt_status make_tile(nt_assembly *a, const nt_tile_setting *setting, nt_tile *out,
                           nt_error *err)
{
    const nt_ledger_row *row = nt_report_row(&a->names, NULL, setting->value.name);
    if (!row) {
        const char *nearest = nt_report_nearest(&a->names, NULL, setting->value.name, false);
        nt_message hint = NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest);
        return nt_fail(err, NT_INVALID, setting->value.place,
                       NT_MESSAGE_REPORT_NO_NUMBER(.name = setting->value.name,
                                                   .hint = nearest ? &hint : NULL));
    }
    if (isnan(row->value)) {
        return tile_unknown(setting, row, err);
    }
    *out = (nt_tile){.value = nt_report_quantity(a->arena, a->tpl->lang, row),
                     .ledger_id = row->id,
                     .ink = setting->ink,
                     .doubtful = row->flags & NT_FLAG_DOUBTFUL};
    nt_status status = nt_report_runs(a, setting->label, &out->label, err);
    return status ? status : nt_report_runs(a, setting->detail, &out->detail, err);
}

static nt_status place_tiles(nt_assembly *a, const nt_fence *fence, nt_blocks *out, nt_error *err)
{
    size_t all = a->tpl->tiles.count, count = 0;
    nt_tile *tiles = nt_new_array(a->arena, nt_tile, all + 1);
    for (size_t i = 0; i < all; i++) {
        const nt_tile_setting *setting = &a->tpl->tiles.items[i];
        bool when = true, unless = false;
        nt_status status = tile_shows(a, &setting->when, &when, err);
        status = status ? status : tile_shows(a, &setting->unless, &unless, err);
        if (!status && when && !unless) {
            status = make_tile(a, setting, &tiles[count++], err);
        }
        if (status) {
            return status;
        }
    }
    if (all == 0) {
        return nt_fail(err, NT_INVALID, fence->place, NT_MESSAGE_REPORT_NO_TILES());
    }
    if (count > 0) {
        nt_block *block = add_block(a, out, NT_BLOCK_TILES, fence->place);
        block->tiles = tiles;
        block->tile_count = count;
    }
    return NT_OK;
}

/* Call-outs: ```callout caution Lead in words``` with Markdown inside. */

static nt_status place_callout(nt_assembly *a, const nt_fence *fence, nt_blocks *out, nt_error *err)
{
    if (a->in_callout) {
        return nt_fail(err, NT_INVALID, fence->place, NT_MESSAGE_REPORT_CALLOUT_IN_CALLOUT());
    }
    bool caution = strncmp(fence->rest, "caution", 7) == 0;
    bool note = strncmp(fence->rest, "note", 4) == 0;
    if (!caution && !note) {
        return nt_fail(err, NT_INVALID, fence->place, NT_MESSAGE_REPORT_WHICH_CALLOUT());
    }
    const char *lead = fence->rest + (caution ? 7 : 4);
    nt_block *block = add_block(a, out, NT_BLOCK_CALLOUT, fence->place);
    block->callout = caution ? NT_CALLOUT_CAUTION : NT_CALLOUT_NOTE;
    block->caption = nt_report_one_run(a->arena, lead + strspn(lead, " "));
    nt_blocks content = {0};
    a->in_callout = true;
    nt_status status = nt_report_markdown(a, &fence->body, &content, err);
    a->in_callout = false;
    block->children = content.items;
    block->child_count = content.count;
    return status;
}

static nt_status place_contents(nt_assembly *a, const nt_fence *fence, nt_blocks *out,
                                nt_error *err)
{
    (void)err;
    add_block(a, out, NT_BLOCK_CONTENTS, fence->place);
    return NT_OK;
}

static nt_status place_page_break(nt_assembly *a, const nt_fence *fence, nt_blocks *out,
                                  nt_error *err)
{
    (void)err;
    add_block(a, out, NT_BLOCK_PAGE_BREAK, fence->place);
    return NT_OK;
}

/* Signatures: ```signature ID``` with the place and, last, the title of the office that signs. */

static bool ends_in_words(const nt_blocks *content)
{
    const nt_block *last = content->count ? content->items[content->count - 1] : NULL;
    return last && last->kind == NT_BLOCK_PARAGRAPH && last->text.count;
}

static nt_status place_signature(nt_assembly *a, const nt_fence *fence, nt_blocks *out,
                                 nt_error *err)
{
    if (!nt_report_is_id(fence->rest)) {
        return nt_fail(err, NT_INVALID, fence->place, NT_MESSAGE_REPORT_WHICH_SIGNATURE());
    }
    nt_block *block = add_block(a, out, NT_BLOCK_SIGNATURE, fence->place);
    block->id = fence->rest;
    nt_blocks content = {0};
    nt_status status = nt_report_anchor(a, block, err);
    status = status ? status : nt_report_markdown(a, &fence->body, &content, err);
    if (!status && !ends_in_words(&content)) {
        status = nt_fail(err, NT_INVALID, fence->place, NT_MESSAGE_REPORT_WHO_SIGNS());
    }
    block->children = content.items;
    block->child_count = content.count;
    return status;
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
    {"contents", place_contents, false, false},
    {"findings", place_list, false, false},
    {"sources", place_list, false, false},
    {"figures", place_list, false, false},
    {"page-break", place_page_break, false, false},
    {"signature", place_signature, true, true},
};

enum { FENCE_COUNT = sizeof fences / sizeof *fences };

/* Words that a block has no use for would go without a trace. */
static nt_status refuse_words(const nt_fence *fence, size_t kind, nt_error *err)
{
    size_t blank = strspn(fence->body.text, " \t\r\n");
    if (!fences[kind].words && blank < fence->body.length) {
        return nt_fail(err, NT_INVALID, nt_report_woven_place(&fence->body, blank),
                       NT_MESSAGE_REPORT_BLOCK_WITHOUT_WORDS(.block = fence->name));
    }
    if (!fences[kind].named && *fence->rest) {
        return nt_fail(
            err, NT_INVALID, fence->place,
            NT_MESSAGE_REPORT_BLOCK_WITHOUT_NAME(.block = fence->name, .words = fence->rest));
    }
    return NT_OK;
}

static const char *first_word(nt_arena *arena, const nt_woven *text)
{
    const char *word = text->text + strspn(text->text, " \t\r\n");
    return nt_arena_text(arena, word, strcspn(word, " \t\r\n"));
}

nt_status nt_report_fence(nt_assembly *assembly, const nt_fence *fence, nt_blocks *out,
                          nt_error *err)
{
    const char *names[FENCE_COUNT];
    for (size_t i = 0; i < FENCE_COUNT; i++) {
        names[i] = fences[i].name;
        if (strcmp(fences[i].name, fence->name) == 0) {
            nt_fence named = *fence;
            if (fences[i].place != place_callout) { /* whose lead is printed as it is written */
                named.rest = nt_utf8_canonical(assembly->arena, fence->rest, strlen(fence->rest));
            }
            nt_status status = refuse_words(&named, i, err);
            return status ? status : fences[i].place(assembly, &named, out, err);
        }
    }
    /* Who wrote no name behind the marks may have written it on the line below. */
    bool named = *fence->name;
    const char *word = named ? fence->name : first_word(assembly->arena, &fence->body);
    nt_message hint = nt_report_near_or_all(assembly->arena, word, names, FENCE_COUNT);
    return nt_fail(err, NT_INVALID, fence->place,
                   named ? NT_MESSAGE_REPORT_NO_BLOCK(.name = fence->name, .hint = &hint)
                         : NT_MESSAGE_REPORT_BLOCK_UNNAMED(.hint = &hint));
}
