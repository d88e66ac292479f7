/* Each release beside its neighbours in age in the other event, and the verdict. */
#include <string.h>

#include "table.h"
#include "text/number.h"
#include "words/chart.h"
#include "words/report.h"

static const nt_column_plan plan[] = {
    {NT_TEXT_REPORT_RELEASE, NT_ALIGN_LEFT, 0, true},
    {NT_TEXT_REPORT_PER_CENT_PERSEN, NT_ALIGN_DECIMAL, 0, false},
    {NT_TEXT_REPORT_AGE, NT_ALIGN_RIGHT, 0, false},
    {NT_TEXT_REPORT_DIFFERENCE_95_PERCENT, NT_ALIGN_RIGHT, 0, false},
    {NT_TEXT_REPORT_AGE, NT_ALIGN_RIGHT, 0, false},
    {NT_TEXT_REPORT_DIFFERENCE_95_PERCENT, NT_ALIGN_RIGHT, 0, false},
    {NT_TEXT_REPORT_VERDICT, NT_ALIGN_LEFT, 1.2, false},
};

/* "+2,2 (−4,8–8,6)", one number and its interval. */
static void difference_cell(nt_draft *draft, const nt_ledger_row *row)
{
    if (!row) {
        nt_report_draft_text(draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_NOT_COMPUTED));
        return;
    }
    unsigned style = row->flags & NT_FLAG_DOUBTFUL ? NT_STYLE_CAUTION : 0;
    const char *text =
        nt_arena_printf(draft->arena, "%s\u00A0(%s)",
                        nt_text_signed(draft->arena, draft->lang, row->value, row->decimals),
                        nt_report_bounds(draft, row));
    nt_report_draft_run(draft, &(nt_inline){.text = text, .style = style, .ledger_id = row->id});
    nt_report_draft_cell(draft, 1);
}

static void verdict_cell(nt_draft *draft, const nt_like_for_like *c)
{
    nt_buffer text = nt_buffer_open(draft->arena);
    const nt_finding *doubt = nt_release_doubt(c->release, c->measure);
    nt_buffer_puts(&text, nt_verdict_text[c->verdict].in[draft->lang]);
    if (c->reason != NT_REASON_NONE) {
        nt_buffer_printf(&text, ": %s", nt_verdict_reason_text[c->reason].in[draft->lang]);
    }
    if (doubt) {
        nt_buffer_printf(&text, " (%s %zu)", nt_report_say(draft, (nt_text)NT_TEXT_REPORT_FINDING),
                         doubt->number);
    }
    nt_report_draft_text(draft, nt_buffer_text(&text));
}

/* "KASN, H+10": a comparison names both counters. */
static void neighbour_cell(nt_draft *draft, const nt_release *neighbour, bool counters)
{
    const char *counter = neighbour && counters ? nt_report_counter(draft, neighbour->counter) : "";
    nt_report_draft_age(draft, neighbour, counter,
                        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_NONE));
}

static void add_comparison(nt_draft *draft, const nt_like_for_like *c, bool counters)
{
    const char *day = nt_text_date_short(draft->arena, draft->lang, c->release->as_of);
    if (counters) {
        day = nt_arena_printf(draft->arena, "%s, %s", day,
                              nt_report_counter(draft, c->release->counter));
    }
    nt_report_draft_age(draft, c->release, day, "");
    nt_report_draft_number(draft, nt_release_ratio(c->release, c->measure)->row);
    neighbour_cell(draft, c->earlier, counters);
    difference_cell(draft, c->earlier_difference);
    if (c->same_age) {
        const char *only = nt_report_say(draft, (nt_text)NT_TEXT_REPORT_NOT_NEEDED_OF_EQUAL_AGE);
        nt_report_draft_run(draft, &(nt_inline){.text = only});
        nt_report_draft_cell(draft, 2);
    } else {
        neighbour_cell(draft, c->later, counters);
        difference_cell(draft, c->later_difference);
    }
    verdict_cell(draft, c);
    nt_report_draft_row(draft, NT_ROW_BODY);
}

static void set_heads(nt_draft *draft)
{
    nt_report_draft_columns(draft, plan, sizeof plan / sizeof *plan);
    nt_report_draft_group_head(draft, "", 2);
    nt_report_draft_group_head(draft,
                               nt_report_say(draft, (nt_text)NT_TEXT_REPORT_EARLIER_NEIGHBOUR), 2);
    nt_report_draft_group_head(draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_LATER_NEIGHBOUR),
                               2);
    nt_report_draft_group_head(draft, "", 1);
}

/* "Pemilu 2024 di samping Pilkada 2020: terbukti dari dilaporkan"; of two votes alone the one. */
static const char *group_of(const nt_draft *draft, const nt_like_for_like *c)
{
    const nt_ratio *ratio = nt_release_ratio(c->release, c->measure);
    if (draft->figures->vote_pair_count == 1) {
        return c->release->event->name;
    }
    return nt_arena_printf(draft->arena, "%s %s %s: %s %s %s", c->release->event->id,
                           nt_report_say(draft, (nt_text)NT_TEXT_REPORT_BESIDE), c->other->id,
                           ratio->part->indicator->label.in[draft->lang],
                           nt_report_say(draft, (nt_text)NT_TEXT_CHART_OF),
                           ratio->whole->indicator->label.in[draft->lang]);
}

/* `side`: only the comparisons of each pair's a, or b. */
static void add_pair(nt_draft *draft, const nt_vote_pair *pair, const char *side, bool counters)
{
    const nt_event *group = NULL;
    const nt_event *only = !side ? NULL : side[0] == 'a' ? pair->a : pair->b;
    for (size_t i = 0; i < pair->comparison_count; i++) {
        const nt_like_for_like *c = &pair->comparisons[i];
        if (only && c->release->event != only) {
            continue;
        }
        if (c->release->event != group) {
            group = c->release->event;
            nt_report_draft_group(draft, group_of(draft, c));
        }
        add_comparison(draft, c, counters);
    }
}

static nt_status build(nt_draft *draft, nt_error *err)
{
    const nt_event *only;
    bool given;
    nt_status status = nt_report_draft_event(draft, &given, &only, err);
    if (status) {
        return status;
    }
    nt_place place;
    const char *side = nt_report_draft_member(draft, "event", &place);
    bool counters = nt_published_many_counters(draft->results->published);
    set_heads(draft);
    for (size_t i = 0; i < draft->figures->vote_pair_count; i++) {
        add_pair(draft, &draft->figures->vote_pairs[i], side, counters);
    }
    if (counters) {
        nt_report_draft_procedures(draft);
    }
    draft->caption = (nt_text)NT_TEXT_REPORT_EACH_RELEASE_BESIDE_ITS_NEIGHBOURS_IN;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_RELEASE_THE_RATIO);
    draft->may_turn = true;
    return NT_OK;
}

const nt_table_kind nt_table_like_for_like = {"like-for-like", {"event", NULL}, build};
