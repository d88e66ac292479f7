/* Shares by category: one breakdown, or two side by side. */
#include <string.h>

#include "draft.h"
#include "words/base.h"
#include "words/chart.h"
#include "words/table.h"

static const nt_category_share *find_share(const nt_breakdown *breakdown, const char *category)
{
    NT_RETURN_FIRST(i, breakdown->share_count,
                    strcmp(breakdown->shares[i].figure->category, category) == 0,
                    &breakdown->shares[i], NULL);
}

/* The name of a row, and its two shares. */
static void begin_row(nt_draft *draft, const nt_category_share *from, const nt_category_share *to)
{
    const nt_category_share *named = from ? from : to;
    nt_draft_text(draft, nt_draft_say(draft, named->figure->category_label));
    nt_draft_number(draft, from ? from->row : NULL);
    nt_draft_number(draft, to ? to->row : NULL);
}

static void one_sided(nt_draft *draft, const nt_breakdown_pair *pair, const char *const *categories,
                      size_t count)
{
    for (size_t i = 0; i < count; i++) {
        begin_row(draft, find_share(pair->from, categories[i]),
                  find_share(pair->to, categories[i]));
        nt_draft_ratio(draft, NULL);
        nt_draft_row(draft, NT_ROW_BODY);
    }
}

static void base_note(nt_draft *draft, const nt_breakdown *breakdown)
{
    const char *unknown = nt_draft_say(draft, (nt_text)NT_TEXT_BASE_UNKNOWN);
    const char *name =
        nt_draft_counted_day(draft, breakdown->event, breakdown->as_of, breakdown->counter);
    const nt_figure *base = breakdown->base;
    if (!base) {
        const char *word = nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_BASE);
        nt_draft_note(draft, nt_arena_printf(draft->arena, "%s: %s %s.", name, word, unknown));
        return;
    }
    const nt_ledger_row *row = nt_ledger_find(draft->results->ledger, base->id);
    const char *number = row ? nt_quantity_in_full(draft->arena, draft->lang, row) : unknown;
    const char *of = nt_draft_say(draft, (nt_text)NT_TEXT_CHART_OF);
    const char *label = nt_draft_say(draft, base->indicator->label);
    nt_draft_note(draft, nt_arena_printf(draft->arena, "%s: %s ", name, of));
    nt_draft_note_run(draft, number, row ? row->id : NULL);
    nt_draft_note_run(draft, nt_arena_printf(draft->arena, " %s.", label), NULL);
}

static void share_column(nt_draft *draft, const nt_breakdown *breakdown)
{
    const char *head = nt_arena_printf(
        draft->arena, "%s (%s)", nt_draft_event_day(draft, breakdown->event, breakdown->as_of),
        nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_PER_CENT));
    nt_draft_column(draft, head, NT_ALIGN_DECIMAL, 0.5);
}

static void pair_notes(nt_draft *draft, const nt_breakdown_pair *pair)
{
    base_note(draft, pair->from);
    base_note(draft, pair->to);
    if (pair->bases_differ) {
        nt_draft_remark(draft, (nt_text)NT_TEXT_TABLE_THE_BASES_ARE_DIFFERENT_STAGES_THE);
    }
    if (pair->only_from_count || pair->only_to_count) {
        nt_draft_remark(draft, (nt_text)NT_TEXT_TABLE_WHAT_A_SOURCE_DOES_NOT_LIST_IS_UNKNOWN);
    }
}

static void build_pair(nt_draft *draft, const nt_breakdown_pair *pair)
{
    static const nt_column_plan difference[] = {
        {NT_TEXT_TABLE_DIFFERENCE_POINTS, NT_ALIGN_DECIMAL, 0},
        {NT_TEXT_TABLE_95_PERCENT, NT_ALIGN_RIGHT, 0}};
    share_column(draft, pair->from);
    share_column(draft, pair->to);
    nt_draft_columns(draft, difference, 2);
    NT_EACH(const nt_category_change, change, pair->changes, pair->change_count) {
        begin_row(draft, change->from, change->to);
        nt_draft_signed(draft, change->difference);
        nt_draft_interval(draft, change->difference);
        nt_draft_row(draft, NT_ROW_BODY);
    }
    one_sided(draft, pair, pair->only_from, pair->only_from_count);
    one_sided(draft, pair, pair->only_to, pair->only_to_count);
    pair_notes(draft, pair);
}

static void build_breakdown(nt_draft *draft, const nt_breakdown *breakdown)
{
    share_column(draft, breakdown);
    for (size_t i = 0; i < breakdown->share_count; i++) {
        nt_draft_text(draft, nt_draft_say(draft, breakdown->shares[i].figure->category_label));
        nt_draft_number(draft, breakdown->shares[i].row);
        nt_draft_row(draft, NT_ROW_BODY);
    }
    base_note(draft, breakdown);
    draft->summary =
        nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_ONE_ROW_FOR_EACH_CATEGORY_ITS_SHARE);
}

static nt_status build(nt_draft *draft)
{
    const nt_results *results = draft->results;
    const char *one = nt_draft_member(draft, "breakdown"), *two = nt_draft_member(draft, "pair");
    bool of_pair = two || !one;
    const char *name = of_pair ? two : one;
    const nt_breakdown_pair *pair = of_pair && name ? nt_published_pair(results, name) : NULL;
    const nt_breakdown *breakdown = of_pair ? NULL : nt_published_breakdown(results, name);
    if (pair) {
        build_pair(draft, pair);
    } else if (breakdown) {
        build_breakdown(draft, breakdown);
    } else if (!name || !nt_results_knows_list(draft->arena, results, name)) {
        return of_pair ? nt_draft_unknown(draft, "pair", NT_INDEX_PAIR)
                       : nt_draft_unknown(draft, "breakdown", NT_INDEX_BREAKDOWN);
    }
    return NT_OK;
}

static const nt_json_form members[] = {
    {.key = "pair", .is = NT_IS_TEXT}, {.key = "breakdown", .is = NT_IS_TEXT}, {.key = NULL}};

const nt_table_kind nt_table_categories = {.id = "categories",
                                           .members = members,
                                           .build = build,
                                           .caption = NT_TEXT_TABLE_SHARES_BY_CATEGORY,
                                           .summary =
                                               NT_TEXT_TABLE_ONE_ROW_FOR_EACH_CATEGORY_THE_SHARE_ON,
                                           .columns = {{NT_TEXT_TABLE_CATEGORY, NT_ALIGN_LEFT, 1}}};
