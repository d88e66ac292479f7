/* From a template and results to a document: expansion, Markdown, numbers, cross-references. */
#include <string.h>

#include "assemble.h"
#include "base/utf8.h"
#include "inline.h"
#include "words/base.h"
#include "words/report.h"

/* The text of an A4 page is 210 - 24 - 20 mm wide. */
static const double text_width_pt = 470.55;

bool nt_report_is_too_large(const nt_assembly *assembly)
{
    return nt_arena_used(assembly->arena) > assembly->used_max;
}

nt_status nt_report_too_large(nt_place place, nt_error *err)
{
    return nt_fail(err, NT_INVALID, place,
                   NT_MESSAGE_REPORT_TOO_LARGE(.mebibytes = NT_REPORT_BYTES_MAX / 1024 / 1024));
}

nt_status nt_report_expand(nt_assembly *assembly, nt_words words, nt_woven *out, nt_error *err)
{
    if (!words) {
        *out = (nt_woven){.text = ""};
        return NT_OK;
    }
    nt_expansion expansion = {assembly->arena, &assembly->partials, &assembly->names,
                              &assembly->slots, assembly->used_max};
    return nt_report_mustache_expand(&expansion, words, out, err);
}

nt_status nt_report_runs(nt_assembly *assembly, nt_words words, nt_inlines *out, nt_error *err)
{
    nt_woven woven;
    nt_status status = nt_report_expand(assembly, words, &woven, err);
    if (!status) {
        nt_runs runs = {.arena = assembly->arena, .slots = &assembly->slots};
        nt_report_runs_add(&runs, &(nt_inline){.text = ""}, woven.text, woven.length);
        *out = (nt_inlines){runs.items, runs.count};
    }
    return status;
}

nt_status nt_report_string(nt_assembly *assembly, nt_words words, const char **out, nt_error *err)
{
    nt_woven woven;
    nt_status status = nt_report_expand(assembly, words, &woven, err);
    if (!status) {
        *out = nt_report_slot_flatten(assembly->arena, &assembly->slots, woven.text, woven.length);
    }
    return status;
}

nt_status nt_report_expand_json(nt_assembly *assembly, const nt_json *text, const char **out,
                                nt_error *err)
{
    nt_words words;
    const nt_origin *origin = nt_report_origin_json(assembly->arena, text);
    nt_status status = nt_report_mustache_parse(assembly->arena, origin, &words, err);
    return status ? status : nt_report_string(assembly, words, out, err);
}

nt_status nt_report_anchor(nt_assembly *assembly, const nt_block *block, nt_error *err)
{
    size_t twin = nt_map_keep(&assembly->anchor_ids, block->id, assembly->anchors.count);
    if (twin != NT_MAP_NONE) {
        nt_place first = assembly->anchors.items[twin].block->place;
        return nt_fail(err, NT_INVALID, block->place,
                       NT_MESSAGE_REPORT_ID_STANDS(.id = block->id, .line = first.line));
    }
    nt_anchor anchor = {.id = block->id, .block = block};
    nt_vec_push(assembly->arena, &assembly->anchors, anchor);
    return NT_OK;
}

nt_status nt_report_prepare(nt_assembly *assembly, const nt_chart_setting *setting,
                            const nt_chart **out, nt_error *err)
{
    nt_chart_request request = {
        .definition = setting->json, .lang = assembly->tpl->lang, .width_pt = text_width_pt};
    nt_status status = nt_report_string(assembly, setting->title, &request.title, err);
    status =
        status ? status : nt_report_string(assembly, setting->subtitle, &request.subtitle, err);
    status = status ? status : nt_report_string(assembly, setting->source, &request.source, err);
    status = status ? status : nt_report_string(assembly, setting->note, &request.note, err);
    return status ? status
                  : nt_chart_prepare(assembly->arena, &request, assembly->results, assembly->fonts,
                                     out, err);
}

static nt_assembly assembly_open(nt_arena *arena, const nt_template *tpl, const nt_results *results,
                                 const nt_fonts *fonts)
{
    return (nt_assembly){
        .arena = arena,
        .used_max = nt_arena_used(arena) + NT_REPORT_BYTES_MAX,
        .tpl = tpl,
        .results = results,
        .fonts = fonts,
        .names = {arena, results, tpl->lang, tpl->parameters.items, tpl->parameters.count,
                  &tpl->parameter_names},
        .anchor_ids = nt_map_open(arena),
        .footnote_labels = nt_map_open(arena),
        .partials = {tpl->partials.items, tpl->partials.count, &tpl->partial_names}};
}

/* Cross-references, when every block has its number. */

const nt_block *nt_report_find_anchor(const nt_assembly *assembly, const char *id)
{
    size_t at = nt_map_find(&assembly->anchor_ids, id);
    return at == NT_MAP_NONE ? NULL : assembly->anchors.items[at].block;
}

static nt_status unknown_anchor(const nt_assembly *a, const char *id, nt_place place, nt_error *err)
{
    const char *nearest = nt_report_nearest_of(a->arena, id, a->anchors.items, a->anchors.count,
                                               sizeof *a->anchors.items);
    nt_message hint =
        nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest) : NT_MESSAGE_REPORT_HEADING_ID();
    return nt_fail(err, NT_INVALID, place, NT_MESSAGE_REPORT_NO_ANCHOR(.id = id, .hint = &hint));
}

/* "Gambar 3", "Bagian 2.1"; an unnumbered heading is named by its words. */
static const char *name_of(const nt_assembly *a, const nt_block *block)
{
    if (block->kind != NT_BLOCK_HEADING) {
        return block->number;
    }
    if (block->number) {
        return nt_arena_printf(a->arena, "%s\u00A0%s",
                               ((nt_text)NT_TEXT_REPORT_SECTION).in[a->tpl->lang], block->number);
    }
    nt_buffer words = nt_buffer_open(a->arena);
    for (size_t i = 0; i < block->text.count; i++) {
        nt_buffer_puts(&words, block->text.items[i].text);
    }
    return nt_buffer_text(&words);
}

static nt_status check_references(const nt_assembly *a, nt_error *err)
{
    for (size_t i = 0; i < a->references.count; i++) {
        const nt_reference *reference = &a->references.items[i];
        if (!nt_report_find_anchor(a, reference->run->target)) {
            return unknown_anchor(a, reference->run->target, reference->place, err);
        }
    }
    return NT_OK;
}

static void name_references(const nt_assembly *a)
{
    for (size_t i = 0; i < a->references.count; i++) {
        nt_inline *run = a->references.items[i].run;
        if (!*run->text || strcmp(run->text, "@") == 0) {
            run->text = name_of(a, nt_report_find_anchor(a, run->target));
        }
    }
}

/* The front: title, letterhead, running heads. */

/* A made-up office says so wherever its name stands. */
static const char *marked(const nt_assembly *a, const char *name)
{
    const char *mark = ((nt_text)NT_TEXT_REPORT_SAMPLE).in[a->tpl->lang];
    bool says_so = !a->tpl->sample || strstr(name, mark);
    return says_so ? name : nt_arena_printf(a->arena, "%s%s%s", mark, *name ? " · " : "", name);
}

static bool holds(const nt_assembly *a, const char *truth)
{
    bool known = false;
    return nt_results_truth(a->results, truth, &known) && known;
}

/* An edition that prints what others suppress says so in the running head of each page, in the
 * letterhead, and in the metadata. */
static void mark_internal(const nt_assembly *a, nt_front *front)
{
    const char *mark = ((nt_text)NT_TEXT_REPORT_INTERNAL).in[a->tpl->lang];
    front->head_left = nt_arena_printf(a->arena, "%s · %s", mark, front->head_left);
    front->keywords =
        nt_arena_printf(a->arena, "%s%s%s", mark, *front->keywords ? ", " : "", front->keywords);
    front->classification = mark;
}

static bool can_be_seen(const char *text)
{
    for (const char *end = text + strlen(text); text < end;) {
        nt_char_kind kind = nt_utf8_kind(nt_utf8_next(&text, end));
        if (kind != NT_CHAR_BLANK && kind != NT_CHAR_INVISIBLE) {
            return true;
        }
    }
    return false;
}

static nt_place place_of(const nt_assembly *a, size_t text)
{
    const nt_mustache *given = a->tpl->front[text];
    return given ? nt_report_mustache_place(given) : nt_nowhere;
}

static nt_status make_front(nt_assembly *a, nt_front *out, nt_error *err)
{
    const char *texts[NT_FRONT_COUNT];
    for (int i = 0; i < NT_FRONT_COUNT; i++) {
        nt_status status = nt_report_string(a, a->tpl->front[i], &texts[i], err);
        if (status) {
            return status;
        }
    }
    if (!can_be_seen(texts[NT_FRONT_TITLE])) {
        return nt_fail(err, NT_INVALID, place_of(a, NT_FRONT_TITLE),
                       NT_MESSAGE_REPORT_TITLE_EMPTY());
    }
    nt_lang lang = a->tpl->lang;
    /* Without a head of its own a page names the office. */
    size_t head = a->tpl->front[NT_FRONT_HEAD_LEFT] ? NT_FRONT_HEAD_LEFT : NT_FRONT_ORGANISATION;
    *out = (nt_front){.title = texts[NT_FRONT_TITLE],
                      .subtitle = texts[NT_FRONT_SUBTITLE],
                      .kicker = texts[NT_FRONT_KICKER],
                      .organisation = marked(a, texts[NT_FRONT_ORGANISATION]),
                      .address = texts[NT_FRONT_ADDRESS],
                      .classification = texts[NT_FRONT_CLASSIFICATION],
                      .head_left = marked(a, texts[head]),
                      .head_right = texts[NT_FRONT_HEAD_RIGHT],
                      .foot_left = texts[NT_FRONT_FOOT_LEFT],
                      .head_left_place = place_of(a, head),
                      .head_right_place = place_of(a, NT_FRONT_HEAD_RIGHT),
                      .foot_left_place = place_of(a, NT_FRONT_FOOT_LEFT),
                      .place = place_of(a, NT_FRONT_TITLE),
                      .page_of = ((nt_text)NT_TEXT_REPORT_PAGE_OF).in[lang],
                      .contents_title = ((nt_text)NT_TEXT_REPORT_CONTENTS).in[lang],
                      .footnote_title = ((nt_text)NT_TEXT_REPORT_FOOTNOTES).in[lang],
                      .subject = texts[NT_FRONT_SUBJECT],
                      .keywords = texts[NT_FRONT_KEYWORDS],
                      .creator = "netra",
                      .lang = lang,
                      .date = nt_report_edition(a->results),
                      .profile = (nt_pdf_profile)a->tpl->profile,
                      .synthetic = a->tpl->synthetic || holds(a, "synthetic")};
    if (holds(a, "internal")) {
        mark_internal(a, out);
    }
    return NT_OK;
}

nt_status nt_report_document(nt_arena *arena, const nt_template *tpl, const nt_results *results,
                             const nt_fonts *fonts, const nt_document **out, nt_error *err)
{
    nt_assembly a = assembly_open(arena, tpl, results, fonts);
    nt_document *document = nt_new(arena, nt_document);
    nt_woven expanded, text;
    nt_blocks blocks = {0};
    nt_status status = make_front(&a, &document->front, err);
    status = status ? status : nt_report_expand(&a, tpl->body, &expanded, err);
    status = status ? status : nt_report_footnotes(&a, &expanded, &text, err);
    status = status ? status : nt_report_markdown(&a, &text, &blocks, err);
    status = status ? status : check_references(&a, err);
    status = status ? status : nt_report_leave_out(&a, &blocks, err);
    if (status) {
        return status;
    }
    nt_report_enumerate(&a);
    name_references(&a);
    document->blocks = blocks.items;
    document->block_count = blocks.count;
    document->charts = a.charts.items;
    document->chart_count = a.charts.count;
    document->bytes = NT_REPORT_BYTES_MAX - (a.used_max - nt_arena_used(arena));
    *out = document;
    return NT_OK;
}

nt_status nt_report_chart(nt_arena *arena, const nt_template *tpl, const char *id,
                          const nt_results *results, const nt_fonts *fonts, const nt_chart **out,
                          nt_error *err)
{
    nt_assembly a = assembly_open(arena, tpl, results, fonts);
    const nt_chart_setting *setting = nt_report_chart_setting(tpl, id);
    if (setting) {
        return nt_report_prepare(&a, setting, out, err);
    }
    const char *nearest = nt_utf8_nearest(id, tpl->chart_ids, tpl->charts.count);
    nt_message hint = NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest);
    return nt_fail(err, NT_USAGE, (nt_place){tpl->file, 0, 0},
                   NT_MESSAGE_REPORT_NO_CHART(.id = id, .hint = nearest ? &hint : NULL));
}
