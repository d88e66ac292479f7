/* From a template and results to a document: expansion, Markdown, numbers, cross-references. */
#include <string.h>

#include "assemble.h"
#include "base/utf8.h"
#include "text/number.h"
#include "words/base.h"
#include "words/report.h"

nt_status nt_report_too_large(nt_place place, nt_error *err)
{
    return nt_fail(err, NT_INVALID, place,
                   NT_MESSAGE_REPORT_TOO_LARGE(.mebibytes = NT_REPORT_BYTES_MAX / 1024 / 1024));
}

void nt_report_fail(nt_assembly *assembly, nt_place place, nt_message message)
{
    if (!assembly->status) {
        assembly->status = nt_fail(assembly->err, NT_INVALID, place, message);
    }
}

bool nt_report_must_end(nt_assembly *assembly, nt_place place)
{
    if (!assembly->status && nt_arena_used(assembly->arena) > assembly->used_max) {
        assembly->status = nt_report_too_large(place, assembly->err);
    }
    return assembly->status != NT_OK;
}

nt_inlines nt_report_runs(nt_assembly *assembly, nt_words words)
{
    nt_woven woven = nt_report_expand(assembly, words);
    nt_runs runs = {.arena = assembly->arena, .slots = &assembly->slots};
    nt_report_runs_add(&runs, &(nt_inline){.text = ""}, woven.text, woven.length);
    return (nt_inlines){runs.items, runs.count};
}

const char *nt_report_string(nt_assembly *assembly, nt_words words)
{
    nt_woven woven = nt_report_expand(assembly, words);
    return nt_report_slot_flatten(assembly->arena, &assembly->slots, woven.text, woven.length);
}

const char *nt_report_label(nt_assembly *assembly, nt_words words)
{
    assembly->only_names = true;
    const char *label = nt_report_string(assembly, words);
    assembly->only_names = false;
    return label;
}

static nt_words words_of_json(nt_assembly *a, const nt_json *text)
{
    nt_words words = NULL;
    const nt_origin *origin = nt_report_origin_json(a->arena, text);
    if (!a->status) {
        a->status = nt_report_mustache_parse(a->arena, origin, &words, a->err);
    }
    return words;
}

nt_status nt_report_expand_json(void *assembly, const nt_json *text, const char **out)
{
    nt_assembly *a = assembly;
    *out = nt_report_label(a, words_of_json(a, text));
    return a->status;
}

/* The name of a curve states nothing, as a head does, and claims nothing, as a title does. */
static nt_status expand_curve(void *assembly, const nt_json *text, const char **out)
{
    nt_assembly *a = assembly;
    nt_words words = words_of_json(a, text);
    nt_report_label(a, words);
    *out = nt_report_string(a, words);
    return a->status;
}

void nt_report_anchor(nt_assembly *assembly, const nt_block *block)
{
    size_t twin = nt_map_keep(&assembly->anchor_ids, block->id, assembly->anchors.count);
    if (twin != NT_MAP_NONE) {
        nt_place first = assembly->anchors.items[twin].block->place;
        nt_report_fail(assembly, block->place,
                       NT_MESSAGE_REPORT_ID_STANDS(.id = block->id, .line = first.line));
        return;
    }
    nt_anchor anchor = {.id = block->id, .block = block};
    nt_vec_push(assembly->arena, &assembly->anchors, anchor);
}

static bool holds(const nt_assembly *a, const char *truth)
{
    bool known = false;
    return nt_results_truth(a->results, truth, &known) && known;
}

static void add_to_stamp(nt_buffer *out, const char *text)
{
    nt_buffer_printf(out, "%s%s", out->length ? " · " : "", text);
}

/* What nobody may miss: invented data, and an edition that prints what others suppress. */
static const char *notice_of(const nt_assembly *a)
{
    nt_lang lang = a->tpl->about.lang;
    nt_buffer out = nt_buffer_open(a->arena);
    if (a->tpl->synthetic || holds(a, "synthetic")) {
        add_to_stamp(&out, ((nt_text)NT_TEXT_REPORT_SYNTHETIC_DATA).in[lang]);
    }
    if (holds(a, "internal")) {
        add_to_stamp(&out, ((nt_text)NT_TEXT_REPORT_INTERNAL).in[lang]);
    }
    return nt_buffer_text(&out);
}

/* What a chart says of itself where it stands without its report. */
static const char *stamp_of(const nt_assembly *a, const nt_office *office)
{
    static const char *const names[] = {"area.name", "period.name", "edition"};
    nt_buffer out = nt_buffer_open(a->arena);
    nt_buffer_puts(&out, notice_of(a));
    if (office) {
        add_to_stamp(&out, office->name);
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        nt_value value;
        if (nt_report_value(&a->names, NULL, names[i], &value) && value.hole == NT_HOLE_NONE) {
            add_to_stamp(&out, value.text);
        }
    }
    return nt_buffer_text(&out);
}

const nt_chart *nt_report_prepare(nt_assembly *assembly, const nt_chart_setting *setting)
{
    const nt_chart *chart = NULL;
    const nt_office *office = assembly->tpl->about.office;
    nt_chart_request request = {.definition = setting->json,
                                .expand = expand_curve,
                                .names = assembly,
                                .lang = assembly->tpl->about.lang,
                                .palette = office ? office->palette : NULL,
                                .logo = office ? office->logo : NULL,
                                .width_pt =
                                    nt_paper_text_width(office ? office->paper : NT_PAPER_A4)};
    request.title = nt_report_string(assembly, setting->title);
    request.finding = nt_report_string(assembly, setting->finding);
    request.subtitle = nt_report_string(assembly, setting->subtitle);
    request.source = nt_report_string(assembly, setting->source);
    request.note = nt_report_string(assembly, setting->note);
    request.stamp = stamp_of(assembly, office);
    request.data_stamp = stamp_of(assembly, NULL);
    if (!assembly->status) {
        assembly->status = nt_chart_prepare(assembly->arena, &request, assembly->results,
                                            assembly->fonts, &chart, assembly->err);
    }
    return chart;
}

nt_names nt_report_names(nt_arena *arena, const nt_settings *tpl, const nt_results *results)
{
    return (nt_names){arena,
                      results,
                      tpl->about.lang,
                      tpl->parameters.items,
                      tpl->parameters.count,
                      &tpl->parameter_names,
                      NULL};
}

nt_assembly nt_report_assembly(nt_arena *arena, const nt_settings *tpl, const nt_results *results,
                               const nt_fonts *fonts, nt_error *err)
{
    nt_assembly a = {.arena = arena,
                     .used_max = nt_arena_used(arena) + NT_REPORT_BYTES_MAX,
                     .err = err,
                     .tpl = tpl,
                     .results = results,
                     .fonts = fonts,
                     .names = nt_report_names(arena, tpl, results),
                     .anchor_ids = nt_map_open(arena),
                     .footnote_labels = nt_map_open(arena)};
    a.names.headlines = nt_report_headlines(&a);
    return a;
}

/* Cross-references, when every block has its number. */

const nt_block *nt_report_find_anchor(const nt_assembly *assembly, const char *id)
{
    size_t at = nt_map_find(&assembly->anchor_ids, id);
    return at == NT_MAP_NONE ? NULL : assembly->anchors.items[at].block;
}

/* "Gambar 3", "Bagian 2.1"; an unnumbered heading is named by its words. */
static const char *name_of(const nt_assembly *a, const nt_block *block)
{
    if (block->kind != NT_BLOCK_HEADING) {
        return block->number;
    }
    if (block->number) {
        return nt_arena_printf(a->arena, "%s\u00A0%s",
                               ((nt_text)NT_TEXT_REPORT_SECTION).in[a->tpl->about.lang],
                               block->number);
    }
    nt_buffer words = nt_buffer_open(a->arena);
    for (size_t i = 0; i < block->text.count; i++) {
        nt_buffer_puts(&words, block->text.items[i].text);
    }
    return nt_buffer_text(&words);
}

static void check_references(nt_assembly *a)
{
    for (size_t i = 0; i < a->references.count && !a->status; i++) {
        const nt_reference *reference = &a->references.items[i];
        const char *id = reference->run->target;
        if (!nt_report_find_anchor(a, id)) {
            const char *nearest = nt_utf8_nearest_of(a->arena, id, a->anchors.items,
                                                     a->anchors.count, sizeof *a->anchors.items);
            nt_message hint = nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest)
                                      : NT_MESSAGE_REPORT_HEADING_ID();
            nt_report_fail(a, reference->place,
                           NT_MESSAGE_REPORT_NO_ANCHOR(.id = id, .hint = &hint));
        }
    }
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
    const nt_office *office = a->tpl->about.office;
    const char *mark = ((nt_text)NT_TEXT_REPORT_SAMPLE).in[a->tpl->about.lang];
    bool says_so = !(office ? office->sample : a->tpl->sample) || strstr(name, mark);
    return says_so ? name : nt_arena_printf(a->arena, "%s%s%s", mark, *name ? " · " : "", name);
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

/* "Jakarta, 25 Maret 2024"; what the office does not say is left out. */
static const char *place_and_date(const nt_assembly *a, const nt_office *office)
{
    nt_date day = office->is_of_edition ? nt_report_edition(a->results) : office->date;
    const char *date = nt_date_known(day) ? nt_text_date(a->arena, a->tpl->about.lang, day) : "";
    return nt_arena_printf(a->arena, "%s%s%s", office->place, *office->place && *date ? ", " : "",
                           date);
}

/* The office's own face goes before what the template says of it. */
static void take_office(const nt_assembly *a, const nt_office *office, nt_front *front)
{
    front->office = office;
    front->organisation = marked(a, office->name);
    front->address = "";
    front->place_and_date = place_and_date(a, office);
    if (!a->tpl->front[NT_FRONT_HEAD_LEFT]) {
        front->head_left = front->organisation;
        front->head_left_place = nt_place_in(office->path);
    }
}

static nt_front make_front(nt_assembly *a)
{
    const char *texts[NT_FRONT_COUNT];
    for (int i = 0; i < NT_FRONT_COUNT; i++) {
        texts[i] = (i < NT_FRONT_LABELS ? nt_report_string : nt_report_label)(a, a->tpl->front[i]);
        if (i >= NT_FRONT_HEAD_LEFT) { /* a title on each page claims what a title does */
            nt_report_string(a, a->tpl->front[i]);
        }
    }
    if (!can_be_seen(texts[NT_FRONT_TITLE])) {
        nt_report_fail(a, place_of(a, NT_FRONT_TITLE), NT_MESSAGE_REPORT_TITLE_EMPTY());
    }
    nt_lang lang = a->tpl->about.lang;
    /* Without a head of its own a page names the office. */
    size_t head = a->tpl->front[NT_FRONT_HEAD_LEFT] ? NT_FRONT_HEAD_LEFT : NT_FRONT_ORGANISATION;
    nt_front front = {.title = texts[NT_FRONT_TITLE],
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
                      .subject = texts[NT_FRONT_SUBJECT],
                      .keywords = texts[NT_FRONT_KEYWORDS],
                      .creator = "netra",
                      .stamp = stamp_of(a, NULL),
                      .place_and_date = "",
                      .lang = lang,
                      .date = nt_report_edition(a->results),
                      .profile = (nt_pdf_profile)a->tpl->profile,
                      .notice = notice_of(a)};
    if (a->tpl->about.office) {
        take_office(a, a->tpl->about.office, &front);
    }
    if (holds(a, "internal")) { /* whatever else the template would call it */
        front.classification = ((nt_text)NT_TEXT_REPORT_INTERNAL).in[lang];
    }
    return front;
}

nt_status nt_report_document(nt_arena *arena, const nt_template *template,
                             const nt_results *results, const nt_fonts *fonts,
                             const nt_document **out, nt_error *err)
{
    const nt_settings *tpl = (const nt_settings *)template;
    nt_assembly a = nt_report_assembly(arena, tpl, results, fonts, err);
    nt_document *document = nt_new(arena, nt_document);
    document->front = make_front(&a);
    nt_woven expanded = nt_report_expand(&a, tpl->body);
    nt_woven text = nt_report_footnotes(&a, &expanded);
    nt_blocks blocks = nt_report_markdown(&a, &text);
    check_references(&a);
    nt_report_leave_out(&a, &blocks);
    nt_report_abbreviations(&a, &document->front, &blocks);
    nt_report_leave_out(&a, &blocks);
    if (a.status) {
        return a.status;
    }
    nt_report_enumerate(&a);
    nt_report_tables_beside(&a);
    name_references(&a);
    nt_report_close(&a, document->front.place_and_date, &blocks);
    document->blocks = blocks.items;
    document->block_count = blocks.count;
    document->charts = a.charts.items;
    document->chart_count = a.charts.count;
    nt_report_spoken_of(&a, document);
    document->bytes = NT_REPORT_BYTES_MAX - (a.used_max - nt_arena_used(arena));
    *out = document;
    return a.status;
}

const char *nt_report_title(nt_arena *arena, const nt_settings *tpl, const nt_results *results,
                            nt_words words)
{
    nt_error hole = {0};
    nt_assembly a = nt_report_assembly(arena, tpl, results, NULL, &hole);
    const char *title = nt_report_string(&a, words);
    return a.status ? "" : title;
}

nt_status nt_report_chart(nt_arena *arena, const nt_template *template, const char *id,
                          const nt_results *results, const nt_fonts *fonts, const nt_chart **out,
                          nt_front *front, nt_error *err)
{
    const nt_settings *tpl = (const nt_settings *)template;
    nt_assembly a = nt_report_assembly(arena, tpl, results, fonts, err);
    const nt_chart_setting *setting = nt_report_chart_setting(tpl, id);
    if (!setting) {
        const char *nearest = nt_utf8_nearest_of(arena, id, tpl->charts.items, tpl->charts.count,
                                                 sizeof *tpl->charts.items);
        return nt_fail(
            err, NT_USAGE, (nt_place){tpl->file, 0, 0},
            NT_MESSAGE_REPORT_NO_CHART(.id = id, .hint = nt_message_near(arena, nearest)));
    }
    const nt_chart *chart = nt_report_prepare(&a, setting);
    const nt_front made = make_front(&a);
    NT_TRY(a.status);
    *out = chart;
    *front = made;
    return NT_OK;
}
