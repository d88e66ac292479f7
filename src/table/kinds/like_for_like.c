/* Each release beside its neighbours in age in the other event, and the verdict. */

#include "draft.h"
#include "text/number.h"
#include "words/chart.h"
#include "words/table.h"

enum { AFTER_RATIO = 5 }; /* columns behind the release and its ratio */

/* "+2,2 (−4,8–8,6)", one number and its interval. */
static void difference_cell(nt_draft *draft, const nt_ledger_row *row)
{
    if (!row) {
        nt_draft_text(draft, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_NOT_COMPUTED));
        return;
    }
    unsigned style = row->flags & NT_FLAG_DOUBTFUL ? NT_STYLE_CAUTION : 0;
    const char *text =
        nt_arena_printf(draft->arena, "%s\u00A0(%s)",
                        nt_text_signed(draft->arena, draft->lang, row->value, row->decimals),
                        nt_draft_bounds(draft, row));
    nt_draft_run(draft, &(nt_inline){.text = text, .style = style, .ledger_id = row->id});
    nt_draft_cell(draft, 1);
}

/* Over `span` columns. */
static void verdict_cell(nt_draft *draft, const nt_like_for_like *c, size_t span)
{
    const nt_finding *doubt = nt_release_doubt(c->release, c->measure);
    const char *verdict = nt_draft_verdict(draft, c);
    const char *finding = nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_FINDING);
    nt_draft_put(draft,
                 doubt
                     ? nt_arena_printf(draft->arena, "%s (%s %zu)", verdict, finding, doubt->number)
                     : verdict,
                 NULL);
    nt_draft_cell(draft, span);
}

/* "KASN, H+10": a comparison names both counters. */
static void neighbour_cell(nt_draft *draft, const nt_release *neighbour)
{
    const char *counter =
        neighbour && draft->many_counters ? nt_draft_counter(draft, neighbour->counter) : "";
    nt_draft_age(draft, neighbour, counter, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_NONE));
}

static void add_comparison(nt_draft *draft, const nt_like_for_like *c)
{
    const char *day = nt_text_date_short(draft->arena, draft->lang, c->release->as_of);
    if (draft->many_counters) {
        day = nt_arena_printf(draft->arena, "%s, %s", day,
                              nt_draft_counter(draft, c->release->counter));
    }
    nt_draft_age(draft, c->release, day, "");
    nt_draft_number(draft, nt_release_ratio(c->release, c->measure)->row);
    if (!c->earlier_difference && !c->later_difference && !c->same_age) {
        verdict_cell(draft, c, AFTER_RATIO); /* of neighbours that nothing is set against */
        nt_draft_row(draft, NT_ROW_BODY);
        return;
    }
    neighbour_cell(draft, c->earlier);
    difference_cell(draft, c->earlier_difference);
    if (c->same_age) {
        nt_draft_put(draft, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_NOT_NEEDED_OF_EQUAL_AGE),
                     NULL);
        nt_draft_cell(draft, 2);
    } else {
        neighbour_cell(draft, c->later);
        difference_cell(draft, c->later_difference);
    }
    verdict_cell(draft, c, 1);
    nt_draft_row(draft, NT_ROW_BODY);
}

/* "Pemilu 2024 di samping Pilkada 2020: terbukti dari dilaporkan"; of two votes alone the one. */
static const char *group_of(const nt_draft *draft, const nt_like_for_like *c)
{
    const nt_ratio *ratio = nt_release_ratio(c->release, c->measure);
    if (draft->figures->vote_pair_count == 1) {
        return nt_draft_say(draft, c->release->event->label);
    }
    return nt_arena_printf(draft->arena, "%s %s %s: %s %s %s", c->release->event->short_name,
                           nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_BESIDE), c->other->short_name,
                           nt_draft_say(draft, ratio->part->indicator->label),
                           nt_draft_say(draft, (nt_text)NT_TEXT_CHART_OF),
                           nt_draft_say(draft, ratio->whole->indicator->label));
}

/* `side`: only the comparisons of each pair's a, or b. */
static void add_pair(nt_draft *draft, const nt_vote_pair *pair, char side)
{
    const nt_event *group = NULL;
    const nt_event *only = !side ? NULL : side == 'a' ? pair->a : pair->b;
    NT_EACH(const nt_like_for_like, c, pair->comparisons, pair->comparison_count) {
        if (only && c->release->event != only) {
            continue;
        }
        if (c->release->event != group) {
            group = c->release->event;
            nt_draft_group(draft, group_of(draft, c));
        }
        add_comparison(draft, c);
    }
}

static nt_status build(nt_draft *draft)
{
    char side = nt_draft_side(draft);
    for (size_t i = 0; i < draft->figures->vote_pair_count; i++) {
        add_pair(draft, &draft->figures->vote_pairs[i], side);
    }
    if (draft->many_counters) {
        nt_draft_procedures(draft);
    }
    return NT_OK;
}

const nt_table_kind nt_table_like_for_like = {
    .id = "like-for-like",
    .members = nt_table_side,
    .build = build,
    .caption = NT_TEXT_TABLE_EACH_RELEASE_BESIDE_ITS_NEIGHBOURS_IN,
    .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_RELEASE_THE_RATIO,
    .may_turn = true,
    .group_heads = {{NT_TEXT_EMPTY, 2},
                    {NT_TEXT_TABLE_EARLIER_NEIGHBOUR, 2},
                    {NT_TEXT_TABLE_LATER_NEIGHBOUR, 2},
                    {NT_TEXT_EMPTY, 1}},
    .columns = {{NT_TEXT_TABLE_RELEASE, NT_ALIGN_LEFT, 0},
                {NT_TEXT_TABLE_PER_CENT_PERSEN, NT_ALIGN_DECIMAL, 0},
                {NT_TEXT_TABLE_RELEASE, NT_ALIGN_RIGHT, 0},
                {NT_TEXT_TABLE_DIFFERENCE_POINTS, NT_ALIGN_RIGHT, 0},
                {NT_TEXT_TABLE_RELEASE, NT_ALIGN_RIGHT, 0},
                {NT_TEXT_TABLE_DIFFERENCE_POINTS, NT_ALIGN_RIGHT, 0},
                {NT_TEXT_TABLE_VERDICT, NT_ALIGN_LEFT, 1.2}}};
