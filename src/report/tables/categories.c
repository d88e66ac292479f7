/* Shares by category: one breakdown, or two side by side. */
#include <stdio.h>
#include <string.h>

#include "table.h"
#include "text/number.h"
#include "words/base.h"
#include "words/chart.h"
#include "words/report.h"

static const nt_category_share *find_share(const nt_breakdown *breakdown, const char *category)
{
    for (size_t i = 0; i < breakdown->share_count; i++) {
        if (strcmp(breakdown->shares[i].figure->category, category) == 0) {
            return &breakdown->shares[i];
        }
    }
    return NULL;
}

static void share_cell(nt_draft *draft, const nt_category_share *share)
{
    nt_report_draft_number(draft, share ? share->row : NULL);
}

static void one_sided(nt_draft *draft, const nt_breakdown_pair *pair, const char *category)
{
    nt_report_draft_text(draft, category);
    share_cell(draft, find_share(pair->from, category));
    share_cell(draft, find_share(pair->to, category));
    nt_report_draft_ratio(draft, NULL);
    nt_report_draft_row(draft, NT_ROW_BODY);
}

static void add_change(nt_draft *draft, const nt_category_change *change)
{
    nt_report_draft_text(draft, change->category);
    share_cell(draft, change->from);
    share_cell(draft, change->to);
    nt_report_draft_signed(draft, change->difference);
    nt_report_draft_interval(draft, change->difference);
    nt_report_draft_row(draft, NT_ROW_BODY);
}

static void base_note(nt_draft *draft, const nt_breakdown *breakdown)
{
    const char *name =
        nt_report_counted_day(draft, breakdown->event, breakdown->as_of, breakdown->counter);
    if (!breakdown->base) {
        nt_report_draft_note(draft,
                             nt_arena_printf(draft->arena, "%s: %s %s.", name,
                                             nt_report_say(draft, (nt_text)NT_TEXT_REPORT_BASE),
                                             nt_report_say(draft, (nt_text)NT_TEXT_BASE_UNKNOWN)));
        return;
    }
    const nt_figure *base = breakdown->base;
    const nt_ledger_row *row = nt_ledger_find(draft->results->ledger, base->id);
    nt_report_draft_note(draft, nt_arena_printf(draft->arena, "%s: %s ", name,
                                                nt_report_say(draft, (nt_text)NT_TEXT_CHART_OF)));
    nt_report_draft_note_run(draft,
                             row ? nt_report_quantity(draft->arena, draft->lang, row)
                                 : nt_report_say(draft, (nt_text)NT_TEXT_BASE_UNKNOWN),
                             row ? row->id : NULL);
    nt_report_draft_note_run(
        draft, nt_arena_printf(draft->arena, " %s.", base->indicator->label.in[draft->lang]), NULL);
}

static void category_column(nt_draft *draft)
{
    nt_report_draft_column(draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_CATEGORY),
                           NT_ALIGN_LEFT, 1);
    draft->columns.items[0].row_header = true;
}

static void share_column(nt_draft *draft, const nt_breakdown *breakdown)
{
    const char *head = nt_arena_printf(
        draft->arena, "%s (%s)", nt_report_event_day(draft, breakdown->event, breakdown->as_of),
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_PER_CENT));
    nt_report_draft_column(draft, head, NT_ALIGN_DECIMAL, 0.5);
}

static void pair_notes(nt_draft *draft, const nt_breakdown_pair *pair)
{
    base_note(draft, pair->from);
    base_note(draft, pair->to);
    if (pair->bases_differ) {
        nt_report_draft_note(
            draft,
            nt_report_say(draft, (nt_text)NT_TEXT_REPORT_THE_BASES_ARE_DIFFERENT_STAGES_THE));
    }
    if (pair->only_from_count || pair->only_to_count) {
        nt_report_draft_note(
            draft,
            nt_report_say(draft, (nt_text)NT_TEXT_REPORT_WHAT_A_SOURCE_DOES_NOT_LIST_IS_UNKNOWN));
    }
}

static void build_pair(nt_draft *draft, const nt_breakdown_pair *pair)
{
    category_column(draft);
    share_column(draft, pair->from);
    share_column(draft, pair->to);
    nt_report_draft_column(draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_DIFFERENCE_POINTS),
                           NT_ALIGN_DECIMAL, 0);
    nt_report_draft_column(draft, "95 %", NT_ALIGN_RIGHT, 0);
    for (size_t i = 0; i < pair->change_count; i++) {
        add_change(draft, &pair->changes[i]);
    }
    for (size_t i = 0; i < pair->only_from_count; i++) {
        one_sided(draft, pair, pair->only_from[i]);
    }
    for (size_t i = 0; i < pair->only_to_count; i++) {
        one_sided(draft, pair, pair->only_to[i]);
    }
    pair_notes(draft, pair);
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_CATEGORY_THE_SHARE_ON);
}

static void build_breakdown(nt_draft *draft, const nt_breakdown *breakdown)
{
    category_column(draft);
    share_column(draft, breakdown);
    for (size_t i = 0; i < breakdown->share_count; i++) {
        nt_report_draft_text(draft, breakdown->shares[i].figure->category);
        share_cell(draft, &breakdown->shares[i]);
        nt_report_draft_row(draft, NT_ROW_BODY);
    }
    base_note(draft, breakdown);
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_CATEGORY_ITS_SHARE);
}

static void build_nothing(nt_draft *draft)
{
    category_column(draft);
    nt_report_draft_column(draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_PER_CENT_PERSEN),
                           NT_ALIGN_DECIMAL, 0);
}

/* A name that some edition has, though this one lacks it: "position.a.b". */
static bool name_of_an_edition(const nt_results *results, const char *name)
{
    char known_name[200];
    bool known = false;
    int length = snprintf(known_name, sizeof known_name, "%s.known", name);
    if (length > 0 && (size_t)length < sizeof known_name) {
        nt_results_truth(results, known_name, &known);
    }
    return known;
}

static nt_status build(nt_draft *draft, nt_error *err)
{
    nt_place place;
    size_t count;
    const nt_results *results = draft->results;
    const char *pair_name = nt_report_draft_member(draft, "pair", &place);
    const char *name = nt_report_draft_member(draft, "breakdown", &place);
    draft->caption = (nt_text)NT_TEXT_REPORT_SHARES_BY_CATEGORY;
    if (name && !pair_name) {
        const nt_breakdown *breakdown = nt_published_breakdown(results, name);
        if (breakdown) {
            build_breakdown(draft, breakdown);
        } else if (name_of_an_edition(results, name)) {
            build_nothing(draft);
        } else {
            const char *const *names = nt_results_names(results, NT_INDEX_BREAKDOWN, &count);
            return nt_report_draft_unknown(draft, "breakdown", names, count, err);
        }
        return NT_OK;
    }
    const nt_breakdown_pair *pair = pair_name ? nt_published_pair(results, pair_name) : NULL;
    if (pair) {
        build_pair(draft, pair);
    } else if (pair_name && name_of_an_edition(results, pair_name)) {
        build_nothing(draft);
    } else {
        const char *const *names = nt_results_names(results, NT_INDEX_PAIR, &count);
        return nt_report_draft_unknown(draft, "pair", names, count, err);
    }
    return NT_OK;
}

const nt_table_kind nt_table_categories = {"categories", {"pair", "breakdown", NULL}, build};
