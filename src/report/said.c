/* The names that a template can say, listed with what each prints now. */
#include "report/said.h"

#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>

#include "assemble.h"
#include "statements.h"
#include "words/quantity.h"
#include "words/report.h"

typedef struct {
    const nt_settings *tpl;
    nt_names names;
    const char *pattern; /* NULL: every name */
    bool is_glob;
    nt_map seen[NT_SAID_KIND_COUNT];
    NT_VEC(nt_said) said;
} listing;

static bool fits(const listing *l, const char *name)
{
    return !l->pattern  ? true
           : l->is_glob ? fnmatch(l->pattern, name, FNM_NOESCAPE) == 0
                        : strstr(name, l->pattern) != NULL;
}

/* A name leads to one thing of a kind: the one that a template gets. */
static bool is_new(listing *l, nt_said_kind kind, const char *name)
{
    return fits(l, name) && nt_map_keep(&l->seen[kind], name, 1) == NT_MAP_NONE;
}

static void put(listing *l, const nt_said *said)
{
    nt_vec_push(l->names.arena, &l->said, *said);
}

static const char *in(const listing *l, nt_text text)
{
    return text.in[l->names.lang];
}

/* A number or a text, as a tag would print it: of the two a text goes first. */
static void put_value(listing *l, const char *name, const char *label)
{
    nt_value value;
    if (!fits(l, name) || !nt_report_value(&l->names, NULL, name, &value)) {
        return;
    }
    bool number = value.row && value.row == nt_report_row(&l->names, NULL, name);
    nt_said_kind kind = number ? NT_SAID_NUMBER : NT_SAID_TEXT;
    if (is_new(l, kind, name)) {
        put(l, &(nt_said){kind, name, value.text, number ? in(l, value.row->label) : label,
                          value.hole, value.hole == NT_HOLE_NONE});
    }
}

static void put_truth(listing *l, const char *name)
{
    static const nt_text yes = NT_TEXT_QUANTITY_YES, no = NT_TEXT_QUANTITY_NO;
    nt_list list;
    nt_truth truth = is_new(l, NT_SAID_TRUTH, name) ? nt_report_truth(&l->names, NULL, name, &list)
                                                    : NT_TRUTH_UNKNOWN;
    if (truth == NT_TRUTH_YES || truth == NT_TRUTH_NO) {
        bool holds = truth == NT_TRUTH_YES;
        put(l, &(nt_said){NT_SAID_TRUTH, name, in(l, holds ? yes : no), "", NT_HOLE_NONE, holds});
    }
}

static const char *dotted(const listing *l, const char *stem, const char *part)
{
    return nt_arena_printf(l->names.arena, "%s.%s", stem, part);
}

/* --- numbers --- */

/* Cells that their frames stand for. */
static nt_map cells_of(const listing *l)
{
    const nt_results *results = l->names.results;
    nt_map cells = nt_map_open(l->names.arena);
    for (size_t f = 0; f < results->frame_count && !l->pattern; f++) {
        const nt_frame *frame = &results->frames[f];
        for (size_t i = 0; i < frame->row_count * frame->column_count; i++) {
            if (frame->cells[i]) {
                nt_map_keep(&cells, frame->cells[i]->id, 1);
            }
        }
    }
    return cells;
}

/* What stands behind the whole name of a number. */
static void put_properties(listing *l)
{
    const nt_ledger_row *row = l->pattern ? nt_report_row(&l->names, NULL, l->pattern) : NULL;
    const nt_name_list parts = nt_report_parts_of_row(l->names.arena, row, false);
    const nt_name_list truths = nt_report_parts_of_row(l->names.arena, row, true);
    for (size_t i = 0; i < parts.count; i++) {
        put_value(l, dotted(l, l->pattern, parts.items[i]), "");
    }
    for (size_t i = 0; i < truths.count; i++) {
        put_truth(l, dotted(l, l->pattern, truths.items[i]));
    }
}

static void put_numbers(listing *l)
{
    size_t count;
    const char *const *names = nt_ledger_names(l->names.results->ledger, l->names.arena, &count);
    nt_map cells = cells_of(l);
    for (size_t i = 0; i < count; i++) {
        if (nt_map_find(&cells, names[i]) == NT_MAP_NONE) {
            put_value(l, names[i], "");
        }
    }
    put_properties(l);
}

/* --- texts and truths --- */

static void put_item_texts(listing *l, const char *stem, const nt_item *item)
{
    for (const nt_item_text *t = item->texts; t->name; t++) {
        put_value(l, dotted(l, stem, t->name), "");
    }
}

static void put_sources(listing *l)
{
    const nt_published *published = l->names.results->published;
    for (size_t i = 0; published && i < published->source_count; i++) {
        const nt_source *source = &published->sources[i];
        const char *stem = dotted(l, "source", source->id);
        const nt_item item = nt_report_item_of_source(source);
        put_truth(l, stem);
        put_item_texts(l, stem, &item);
    }
}

static void put_texts(listing *l)
{
    size_t count;
    const char *const *names = nt_results_names(l->names.results, NT_INDEX_TEXT, &count);
    for (size_t i = 0; i < count; i++) {
        put_value(l, names[i], "");
    }
    put_value(l, "edition", "");
    for (size_t i = 0; i < l->names.parameter_count; i++) {
        put_value(l, l->names.parameters[i].name, in(l, (nt_text)NT_TEXT_REPORT_SAID_PARAMETER));
    }
    put_sources(l);
}

static void put_truths(listing *l)
{
    size_t count;
    const char *const *names = nt_results_names(l->names.results, NT_INDEX_TRUTH, &count);
    for (size_t i = 0; i < count; i++) {
        put_truth(l, names[i]);
    }
    for (size_t i = 0; i < NT_LANG_COUNT; i++) {
        put_truth(l, dotted(l, "lang", nt_lang_codes[i]));
    }
}

/* --- statements --- */

nt_status nt_report_statement(nt_arena *arena, const nt_template *tpl, const nt_results *results,
                              const char *name, nt_said *out, nt_error *err)
{
    nt_ledger_statement said;
    nt_assembly aside = nt_report_assembly(arena, (const nt_settings *)tpl, results, NULL, err);
    NT_TRY(nt_report_speak(&aside, name, &said));
    const char *text = said.text.in[aside.tpl->about.lang];
    *out = (nt_said){NT_SAID_STATEMENT,
                     name,
                     text,
                     nt_text_comma_list(arena, said.numbers, said.number_count),
                     *text ? NT_HOLE_NONE : NT_HOLE_UNKNOWN,
                     *text != '\0'};
    return NT_OK;
}

static void put_statements(listing *l)
{
    nt_name_list subjects = nt_report_subjects(&l->names);
    for (size_t i = 0; i < subjects.count * NT_SAY_COUNT; i++) {
        const char *name = nt_arena_printf(l->names.arena, "%s %s", nt_say_words[i % NT_SAY_COUNT],
                                           subjects.items[i / NT_SAY_COUNT]);
        nt_said said;
        nt_error err;
        nt_spoken spoken;
        bool says = nt_report_spoken(&l->names, NULL, name, &spoken) == NT_TRUTH_YES;
        if (says && is_new(l, NT_SAID_STATEMENT, name) &&
            !nt_report_statement(l->names.arena, &l->tpl->about, l->names.results, name, &said,
                                 &err)) {
            put(l, &said);
        }
    }
}

/* --- what charts and tables take --- */

static void put_leaders(listing *l, const char *name)
{
    put_value(l, dotted(l, name, "largest"), "");
    put_truth(l, dotted(l, name, "ranked"));
    put_truth(l, dotted(l, name, "tied"));
}

static void put_release(listing *l, const char *name, const nt_release *release)
{
    nt_item item = release ? nt_report_item_of_release(l->names.results, release) : (nt_item){0};
    put_item_texts(l, name, &item);
}

static void put_selection(listing *l, nt_index_kind kind, const char *name)
{
    static const nt_text labels[] = {[NT_INDEX_RELEASE] = NT_TEXT_REPORT_SAID_RELEASE,
                                     [NT_INDEX_BREAKDOWN] = NT_TEXT_REPORT_SAID_BREAKDOWN,
                                     [NT_INDEX_PAIR] = NT_TEXT_REPORT_SAID_PAIR,
                                     [NT_INDEX_AREA_LIST] = NT_TEXT_REPORT_SAID_AREAS};
    static const nt_text here = NT_TEXT_REPORT_SAID_HERE, lacking = NT_TEXT_REPORT_SAID_LACKING;
    const void *thing = nt_results_find(l->names.results, kind, name);
    if (is_new(l, NT_SAID_SELECTION, name)) {
        put(l,
            &(nt_said){NT_SAID_SELECTION, name, in(l, thing ? here : lacking), in(l, labels[kind]),
                       thing ? NT_HOLE_NONE : NT_HOLE_UNKNOWN, thing != NULL});
    }
    if (kind == NT_INDEX_RELEASE) {
        put_release(l, name, thing);
    } else if (kind != NT_INDEX_PAIR) {
        put_leaders(l, name);
    }
}

static void put_selections(listing *l)
{
    for (nt_index_kind kind = NT_INDEX_RELEASE; kind <= NT_INDEX_AREA_LIST; kind++) {
        size_t count;
        const char *const *names = nt_results_names(l->names.results, kind, &count);
        for (size_t i = 0; i < count; i++) {
            put_selection(l, kind, names[i]);
        }
    }
}

static void put_frame(listing *l, const char *name, const nt_frame *frame)
{
    nt_arena *arena = l->names.arena;
    const char **codes = nt_new_array(arena, const char *, frame->column_count + 1);
    for (size_t i = 0; i < frame->column_count; i++) {
        codes[i] = frame->columns[i].code;
    }
    put(l, &(nt_said){NT_SAID_FRAME, name,
                      nt_arena_printf(arena, "%zu × %zu", frame->row_count, frame->column_count),
                      nt_arena_printf(arena, "%s: %s", in(l, frame->title),
                                      nt_text_comma_list(arena, codes, frame->column_count)),
                      frame->row_count ? NT_HOLE_NONE : NT_HOLE_UNKNOWN, frame->row_count > 0});
}

static void put_frames(listing *l)
{
    size_t count;
    const char *const *names = nt_results_names(l->names.results, NT_INDEX_FRAME, &count);
    for (size_t i = 0; i < count; i++) {
        const nt_frame *frame = nt_results_frame(l->names.results, names[i]);
        put_truth(l, dotted(l, "frame", names[i]));
        if (frame && is_new(l, NT_SAID_FRAME, names[i])) {
            put_frame(l, names[i], frame);
        }
    }
}

/* --- lists, and what report.json defines --- */

/* What an item can be asked for, taken from the first. */
static const char *names_inside(const listing *l, const nt_list *list)
{
    nt_name_list names = {0};
    size_t at = 0;
    nt_scope scope;
    if (!nt_report_list_next(list, &at, NULL, &scope)) {
        return "";
    }
    nt_report_item_names(&l->names, &scope, &names);
    return nt_text_comma_list(l->names.arena, names.items, names.count);
}

static void put_lists(listing *l)
{
    for (nt_list_kind kind = 0; kind < NT_LIST_COUNT; kind++) {
        const char *name = nt_list_names[kind];
        nt_list list;
        if (fits(l, name) && nt_report_find_list(l->names.results, name, &list)) {
            put(l,
                &(nt_said){NT_SAID_LIST, name, nt_arena_printf(l->names.arena, "%zu", list.count),
                           names_inside(l, &list), list.count ? NT_HOLE_NONE : NT_HOLE_UNKNOWN,
                           list.count > 0});
        }
    }
}

static void put_defined(listing *l, nt_said_kind kind, const char *id, const char *of,
                        nt_words title)
{
    if (is_new(l, kind, id)) {
        put(l, &(nt_said){kind, id, of,
                          nt_report_title(l->names.arena, l->tpl, l->names.results, title),
                          NT_HOLE_NONE, true});
    }
}

static void put_charts_and_tables(listing *l)
{
    NT_EACH(const nt_chart_setting, c, l->tpl->charts.items, l->tpl->charts.count) {
        put_defined(l, NT_SAID_CHART, c->id, nt_json_string(c->json, "kind", ""), c->title);
    }
    NT_EACH(const nt_table_setting, t, l->tpl->tables.items, l->tpl->tables.count) {
        put_defined(l, NT_SAID_TABLE, t->id, nt_json_string(t->json, "kind", ""), t->caption);
    }
}

NT_ORDER(by_kind_then_name, nt_said, NT_RISING(kind) || NT_BY_TEXT(name))

static listing listing_open(nt_arena *arena, const nt_settings *tpl, const nt_results *results,
                            const char *pattern)
{
    listing l = {.tpl = tpl,
                 .names = nt_report_names(arena, tpl, results),
                 .pattern = pattern,
                 .is_glob = pattern && strpbrk(pattern, "*?[")};
    for (size_t kind = 0; kind < NT_SAID_KIND_COUNT; kind++) {
        l.seen[kind] = nt_map_open(arena);
    }
    return l;
}

nt_status nt_report_said(nt_arena *arena, const nt_template *template, const nt_results *results,
                         const char *pattern, const nt_said **out, size_t *count, nt_error *err)
{
    listing l = listing_open(arena, (const nt_settings *)template, results, pattern);
    put_numbers(&l);
    put_texts(&l);
    put_statements(&l);
    put_selections(&l);
    put_truths(&l);
    put_frames(&l);
    put_lists(&l);
    put_charts_and_tables(&l);
    if (!l.said.count) {
        return nt_results_nothing_called(nt_nowhere, pattern,
                                         nt_report_nearest(&l.names, NULL, pattern, false), err);
    }
    qsort(l.said.items, l.said.count, sizeof *l.said.items, by_kind_then_name);
    *out = l.said.items;
    *count = l.said.count;
    return NT_OK;
}
