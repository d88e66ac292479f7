#include "draft.h"

#include <math.h>
#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "text/aloud.h"
#include "text/number.h"
#include "words/base.h"
#include "words/table.h"

static const nt_table_kind *const kinds[] = {
    &nt_table_releases,     &nt_table_like_for_like, &nt_table_totals,         &nt_table_headline,
    &nt_table_categories,   &nt_table_areas,         &nt_table_exposure,       &nt_table_findings,
    &nt_table_rules,        &nt_table_sources,       &nt_table_figures,        &nt_table_frame,
    &nt_table_longest_open, &nt_table_quality,       &nt_table_reconciliation, &nt_table_ledger,
    &nt_table_revision,
};

const char *nt_table_kind_id(size_t index)
{
    return index < sizeof kinds / sizeof *kinds ? kinds[index]->id : NULL;
}

const nt_table_kind *nt_table_kind_called(const char *id)
{
    NT_RETURN_FIRST(i, sizeof kinds / sizeof *kinds, strcmp(kinds[i]->id, id) == 0, kinds[i], NULL);
}

const nt_json_form *nt_table_kind_form(const nt_table_kind *kind)
{
    return kind->members;
}

void nt_draft_column(nt_draft *draft, const char *head, nt_align align, double weight)
{
    nt_column column = {nt_inlines_of(draft->arena, nt_shown_in_print(draft->arena, head)), align,
                        weight, draft->columns.count == 0};
    nt_vec_push(draft->arena, &draft->columns, column);
}

void nt_draft_columns(nt_draft *draft, const nt_column_plan *plan, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        nt_draft_column(draft, nt_draft_say(draft, plan[i].head), plan[i].align, plan[i].weight);
    }
}

const nt_table_kind *nt_draft_part(const nt_draft *draft, const nt_table_kind *parts, size_t count)
{
    const char *of = nt_draft_member(draft, "of");
    return of ? NT_NAMED(parts, count, id, of) : NULL;
}

void nt_draft_group_head(nt_draft *draft, const char *text, size_t span)
{
    nt_cell_text cell = {nt_inlines_of(draft->arena, nt_shown_in_print(draft->arena, text)), span};
    nt_vec_push(draft->arena, &draft->group_heads, cell);
}

void nt_draft_run(nt_draft *draft, const nt_inline *run)
{
    nt_inline clean = *run;
    if (strcmp(run->text, "\n") != 0) { /* a forced break is meant */
        clean.text = nt_shown_in_print(draft->arena, run->text);
    }
    nt_vec_push(draft->arena, &draft->runs, clean);
}

void nt_draft_cell(nt_draft *draft, size_t span)
{
    nt_cell_text cell = {{draft->runs.items, draft->runs.count}, span};
    nt_vec_push(draft->arena, &draft->cells, cell);
    memset(&draft->runs, 0, sizeof draft->runs);
}

void nt_draft_put(nt_draft *draft, const char *text, const char *ledger_id)
{
    nt_draft_run(draft, &(nt_inline){.text = text, .ledger_id = ledger_id});
}

/* The sign, how it is read out, and what the notes say of it. */
static const struct {
    const char *sign;
    nt_text spoken, note;
} blanks[NT_BLANK_COUNT] = {
    [NT_BLANK_WITHHELD] = {"\u2013", NT_TEXT_TABLE_NOT_SHOWN, NT_TEXT_TABLE_SUPPRESSED_NOT_ZERO},
    [NT_BLANK_UNKNOWN] = {"?", NT_TEXT_BASE_UNKNOWN, NT_TEXT_TABLE_UNKNOWN_NOT_ZERO},
    [NT_BLANK_UNTOLD] = {"?", NT_TEXT_BASE_UNKNOWN,
                         NT_TEXT_TABLE_UNKNOWN_OR_THERE_IS_NO_CASE_TO_TAKE_IT},
    [NT_BLANK_NO_BASE] = {"\u00B7", NT_TEXT_TABLE_WITHOUT_BASE,
                          NT_TEXT_TABLE_NOT_COMPUTED_BECAUSE_THERE_IS_NO_CASE_TO},
    [NT_BLANK_UNBOUNDED] = {"\u00B7", NT_TEXT_TABLE_WITHOUT_INTERVAL,
                            NT_TEXT_TABLE_BESIDE_A_VALUE_NO_INTERVAL},
};

void nt_draft_blank(nt_draft *draft, nt_blank blank)
{
    draft->blanks[blank] = true;
    nt_draft_run(draft, &(nt_inline){.text = blanks[blank].sign,
                                     .spoken = nt_draft_say(draft, blanks[blank].spoken)});
    nt_draft_cell(draft, 1);
}

void nt_draft_explain_blanks(nt_draft *draft)
{
    for (int blank = 0; blank < NT_BLANK_COUNT; blank++) {
        if (draft->blanks[blank]) {
            nt_draft_remark(draft, blanks[blank].note);
        }
    }
}

void nt_draft_text(nt_draft *draft, const char *text)
{
    if (!text || !*text) {
        nt_draft_blank(draft, NT_BLANK_UNKNOWN);
        return;
    }
    nt_draft_put(draft, text, NULL);
    nt_draft_cell(draft, 1);
}

void nt_draft_count(nt_draft *draft, size_t number)
{
    nt_draft_text(draft, nt_arena_printf(draft->arena, "%zu", number));
}

void nt_draft_day(nt_draft *draft, nt_date day)
{
    nt_draft_text(draft,
                  nt_date_known(day) ? nt_text_date_short(draft->arena, draft->lang, day) : NULL);
}

/* A number's cell. */
static void number_cell(nt_draft *draft, const nt_ledger_row *row, const char *text)
{
    if (!row || isnan(row->value)) {
        nt_draft_blank(draft, nt_ledger_is_withheld(row) ? NT_BLANK_WITHHELD : NT_BLANK_UNKNOWN);
        return;
    }
    bool doubtful = row->flags & NT_FLAG_DOUBTFUL;
    nt_draft_run(
        draft,
        &(nt_inline){.text = text, .style = doubtful ? NT_STYLE_CAUTION : 0, .ledger_id = row->id});
    nt_draft_cell(draft, 1);
}

void nt_draft_number(nt_draft *draft, const nt_ledger_row *row)
{
    number_cell(draft, row, row ? nt_quantity_number(draft->arena, draft->lang, row) : "");
}

void nt_draft_quantity(nt_draft *draft, const nt_ledger_row *row)
{
    number_cell(draft, row, row ? nt_quantity_in_full(draft->arena, draft->lang, row) : "");
}

const char *nt_draft_bounds(const nt_draft *draft, const nt_ledger_row *row)
{
    bool difference = nt_ledger_is_difference(row) || strcmp(row->unit, "points") == 0;
    if (row->lower >= 0 && !difference) { /* differences are all written alike */
        return nt_quantity_interval(draft->arena, draft->lang, row);
    }
    int decimals = nt_ledger_limit_decimals(row);
    return nt_arena_printf(draft->arena, "%s;\u00A0%s",
                           nt_text_number(draft->arena, draft->lang, row->lower, decimals),
                           nt_text_number(draft->arena, draft->lang, row->upper, decimals));
}

void nt_draft_interval(nt_draft *draft, const nt_ledger_row *row)
{
    bool bounded = row && !isnan(row->lower) && !isnan(row->upper);
    number_cell(draft, bounded ? row : NULL, bounded ? nt_draft_bounds(draft, row) : "");
}

void nt_draft_bounded(nt_draft *draft, const nt_ledger_row *row)
{
    if (isnan(row->lower) || isnan(row->upper)) {
        nt_draft_blank(draft, NT_BLANK_UNBOUNDED);
    } else {
        nt_draft_interval(draft, row);
    }
}

void nt_draft_signed(nt_draft *draft, const nt_ledger_row *row)
{
    number_cell(draft, row,
                row ? nt_text_signed(draft->arena, draft->lang, row->value, row->decimals) : "");
}

void nt_draft_age(nt_draft *draft, const nt_release *release, const char *before, const char *none)
{
    bool known = release && release->has_age;
    const nt_ledger_row *row = known ? release->age_row : NULL;
    const char *age = known ? nt_text_age(draft->arena, draft->lang, release->age_days) : none;
    if (*before) {
        nt_draft_put(draft, nt_arena_printf(draft->arena, "%s%s", before, known ? ", " : ""), NULL);
    }
    if (*age) {
        nt_draft_put(draft, age, row ? row->id : NULL);
    }
    nt_draft_cell(draft, 1);
}

void nt_draft_put_days(nt_draft *draft, int days, const char *ledger_id)
{
    nt_arena *arena = draft->arena;
    const char *age = nt_text_age(arena, draft->lang, days);
    nt_draft_run(draft, &(nt_inline){.text = nt_text_signed(arena, draft->lang, days, 0),
                                     .ledger_id = ledger_id,
                                     .expanded = nt_text_aloud(arena, draft->lang, age)});
}

void nt_draft_age_days(nt_draft *draft, const nt_release *release)
{
    if (release->has_age) {
        nt_draft_put_days(draft, release->age_days, release->age_row ? release->age_row->id : NULL);
        nt_draft_cell(draft, 1);
    } else {
        nt_draft_text(draft, NULL);
    }
}

const char *nt_draft_verdict(const nt_draft *draft, const nt_like_for_like *c)
{
    const char *verdict = nt_draft_say(draft, nt_verdict_text[c->verdict]);
    return c->reason == NT_REASON_NONE
               ? verdict
               : nt_arena_printf(draft->arena, "%s: %s", verdict,
                                 nt_draft_say(draft, nt_verdict_reason_text[c->reason]));
}

const char *nt_draft_counter(const nt_draft *draft, const nt_counter *counter)
{
    return nt_counter_known(counter) ? counter->id
                                     : nt_draft_say(draft, (nt_text)NT_TEXT_BASE_UNKNOWN);
}

const char *nt_draft_counted_day(const nt_draft *draft, const nt_event *event, nt_date day,
                                 const nt_counter *counter)
{
    const char *name = nt_draft_event_day(draft, event, day);
    return nt_counter_known(counter) && draft->many_counters
               ? nt_arena_printf(draft->arena, "%s, %s %s", name,
                                 nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_COUNTED_BY),
                                 counter->id)
               : name;
}

/* Those of the procedure that this edition has figures of. */
static size_t tellers(const nt_published *p, const nt_procedure *procedure, const char **names)
{
    size_t count = 0;
    for (size_t c = 0; c < p->counter_count; c++) {
        bool used = false;
        for (size_t i = 0; i < p->figure_count && p->counters[c]->procedure == procedure; i++) {
            used = used || p->figures[i].counter == p->counters[c];
        }
        if (used) {
            names[count++] = p->counters[c]->id;
        }
    }
    return count;
}

void nt_draft_procedures(nt_draft *draft)
{
    const nt_published *p = draft->results->published;
    const char **names = nt_new_array(draft->arena, const char *, p->counter_count + 1);
    for (size_t c = 0; c < p->counter_count; c++) {
        const nt_procedure *procedure = p->counters[c]->procedure;
        const char *reason = procedure->reason.in[draft->lang];
        bool told = NT_ANY(before, c, p->counters[before]->procedure == procedure);
        size_t count = told || !reason ? 0 : tellers(p, procedure, names);
        if (count > 1) {
            nt_draft_note(
                draft,
                nt_arena_printf(draft->arena, "%s %s: %s.",
                                nt_text_join(draft->arena, draft->lang, names, count),
                                nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_COUNT_ONE_PROCEDURE),
                                reason));
        }
    }
}

void nt_draft_ratio(nt_draft *draft, const nt_ledger_row *row)
{
    nt_draft_number(draft, row);
    nt_draft_interval(draft, row);
}

void nt_draft_row(nt_draft *draft, nt_row_kind kind)
{
    nt_row row = {kind, draft->cells.items, draft->cells.count};
    if (draft->group.cell_count) {
        nt_vec_push(draft->arena, &draft->rows, draft->group);
    }
    nt_vec_push(draft->arena, &draft->rows, row);
    draft->group = (nt_row){0};
    memset(&draft->cells, 0, sizeof draft->cells);
}

void nt_draft_group(nt_draft *draft, const char *text)
{
    nt_draft_run(draft, &(nt_inline){.text = text, .style = NT_STYLE_SEMIBOLD});
    nt_draft_cell(draft, draft->columns.count);
    draft->group = (nt_row){NT_ROW_GROUP, draft->cells.items, draft->cells.count};
    memset(&draft->cells, 0, sizeof draft->cells);
}

void nt_draft_note(nt_draft *draft, const char *text)
{
    text += strspn(text, " "); /* what stood before it may have been of no use here */
    const char *spaced = draft->notes.count ? nt_arena_printf(draft->arena, " %s", text) : text;
    nt_draft_note_run(draft, spaced, NULL);
}

/* In netra's words alone. */
static void remark(nt_draft *draft, const char *text)
{
    nt_draft_note(draft, text);
    draft->notes.items[draft->notes.count - 1].style = NT_STYLE_OF_SIGNS;
}

void nt_draft_remark(nt_draft *draft, nt_text text)
{
    remark(draft, nt_draft_say(draft, text));
}

void nt_draft_note_run(nt_draft *draft, const char *text, const char *ledger_id)
{
    nt_inline run = {.text = nt_shown_in_print(draft->arena, text), .ledger_id = ledger_id};
    nt_vec_push(draft->arena, &draft->notes, run);
}

void nt_draft_doubt(nt_draft *draft, const nt_finding *doubt)
{
    bool named = !doubt || NT_ANY(i, draft->doubts.count, draft->doubts.items[i] == doubt);
    if (!named) {
        nt_vec_push(draft->arena, &draft->doubts, doubt);
    }
}

void nt_draft_doubts(nt_draft *draft)
{
    nt_buffer text = nt_buffer_open(draft->arena);
    for (size_t i = 0; i < draft->doubts.count; i++) {
        nt_buffer_printf(&text, "%s%zu", i ? ", " : "", draft->doubts.items[i]->number);
    }
    if (text.length) {
        const char *why = nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_IN_DOUBT_AND_NOT_COMPARED);
        const char *finding = nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_FINDING);
        remark(draft,
               nt_arena_printf(draft->arena, "%s: %s %s.", why, finding, nt_buffer_text(&text)));
    }
}

const char *nt_draft_member(const nt_draft *draft, const char *member)
{
    return nt_json_string(draft->definition, member, NULL);
}

static const char *const sides[] = {"a", "b", NULL};

const nt_json_form nt_table_side[] = {{.key = "event", .is = NT_IS_TEXT, .choices = sides},
                                      {.key = NULL}};

char nt_draft_side(const nt_draft *draft)
{
    return nt_json_string(draft->definition, "event", "")[0];
}

nt_status nt_draft_unknown(const nt_draft *draft, const char *member, nt_index_kind kind)
{
    size_t count;
    const char *const *names = nt_results_names(draft->results, kind, &count);
    const nt_json *value = nt_json_get(draft->definition, member);
    const char *name = nt_draft_member(draft, member);
    const nt_json *at = value ? value : draft->definition;
    nt_place place = at ? at->place : nt_nowhere;
    if (!name) {
        const char *example = count ? names[0] : "area.a";
        return nt_fail(draft->err, NT_INVALID, place,
                       NT_MESSAGE_TABLE_TABLE_NEEDS(.member = member, .example = example));
    }
    return nt_results_nothing_called(place, name, nt_utf8_nearest(name, names, count), draft->err);
}

const char *nt_draft_event_day(const nt_draft *draft, const nt_event *event, nt_date as_of)
{
    const char *day = nt_text_date(draft->arena, draft->lang, as_of);
    return event ? nt_arena_printf(draft->arena, "%s, %s", event->short_name, day) : day;
}

nt_status nt_draft_fill(nt_draft *draft)
{
    const nt_table_kind *kind = draft->kind;
    draft->caption = kind->caption;
    draft->summary = nt_draft_say(draft, kind->summary);
    draft->may_turn = kind->may_turn;
    size_t columns = 0;
    while (kind->columns[columns].head.in[draft->lang]) {
        columns++;
    }
    nt_draft_columns(draft, kind->columns, columns);
    for (size_t i = 0; kind->group_heads[i].span; i++) {
        nt_draft_group_head(draft, nt_draft_say(draft, kind->group_heads[i].text),
                            kind->group_heads[i].span);
    }
    return kind->build(draft);
}

static nt_table_block *close(const nt_draft *draft)
{
    nt_table_block table = {.columns = draft->columns.items,
                            .column_count = draft->columns.count,
                            .group_heads = draft->group_heads.items,
                            .group_head_count = draft->group_heads.count,
                            .rows = draft->rows.items,
                            .row_count = draft->rows.count,
                            .summary = draft->summary ? draft->summary : "",
                            .dense = draft->dense,
                            .may_turn = draft->may_turn};
    return nt_arena_copy(draft->arena, &table, sizeof table);
}

nt_status nt_table_make(nt_arena *arena, const nt_table_request *request, nt_table_made *out,
                        nt_error *err)
{
    nt_draft draft = {.arena = arena,
                      .asked = request,
                      .results = request->results,
                      .figures = nt_published_report(request->results),
                      .kind = request->kind,
                      .definition = request->definition,
                      .lang = request->lang,
                      .many_counters = nt_published_many_counters(request->results->published),
                      .err = err,
                      .is_whole = request->is_whole};
    NT_TRY(nt_draft_fill(&draft));
    bool is_empty = draft.rows.count == 0;
    const char *absence = is_empty
                              ? nt_draft_say(&draft, (nt_text)NT_TEXT_TABLE_NO_DATA_IN_THIS_EDITION)
                              : draft.absence;
    if (!absence) {
        nt_draft_marks(&draft);
    }
    *out = (nt_table_made){.caption = draft.caption,
                           .scope = draft.scope,
                           .notes = {draft.notes.items, absence ? 0 : draft.notes.count},
                           .table = absence ? NULL : close(&draft),
                           .absence = absence,
                           .is_empty = is_empty,
                           .is_cut = draft.is_cut};
    return NT_OK;
}
