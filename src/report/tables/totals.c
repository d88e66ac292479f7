/* Running counts of each two votes at like age, side by side. */
#include <string.h>

#include "table.h"
#include "text/number.h"
#include "totals.h"
#include "words/base.h"
#include "words/report.h"

static const nt_column_plan plan[] = {
    {NT_TEXT_REPORT_DAY, NT_ALIGN_LEFT, 0, true},
    {NT_TEXT_REPORT_AGE, NT_ALIGN_RIGHT, 0, false},
    {NT_TEXT_REPORT_NUMBER, NT_ALIGN_DECIMAL, 0, false},
    {NT_TEXT_REPORT_AGE, NT_ALIGN_RIGHT, 0, false},
    {NT_TEXT_REPORT_NUMBER, NT_ALIGN_DECIMAL, 0, false},
    {NT_TEXT_REPORT_AGE, NT_ALIGN_RIGHT, 0, false},
    {NT_TEXT_REPORT_NUMBER, NT_ALIGN_DECIMAL, 0, false},
    {NT_TEXT_REPORT_READING, NT_ALIGN_LEFT, 1.2, false},
};

/* "H+8 (Bawaslu)": the counter is named where it is not that of the group. */
static void age_cell(nt_draft *draft, const nt_running_total *total, const nt_counter *group)
{
    if (!total) {
        nt_report_draft_text(draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_NONE));
        return;
    }
    const char *age = total->has_age ? nt_text_age(draft->arena, draft->lang, total->age_days)
                                     : nt_report_say(draft, (nt_text)NT_TEXT_BASE_UNKNOWN);
    bool named = total->counter != group && *total->counter->id;
    nt_report_draft_text(
        draft, named ? nt_arena_printf(draft->arena, "%s (%s)", age, total->counter->id) : age);
}

static void count_cell(nt_draft *draft, const nt_running_total *total)
{
    if (total) {
        nt_report_draft_number(draft, total->row);
    } else {
        nt_report_draft_blank(draft);
    }
}

static void reading_cell(nt_draft *draft, const nt_total_comparison *c)
{
    if (!c->of_one_day) {
        nt_report_draft_text(draft, nt_total_reading_text[c->reading].in[draft->lang]);
        return;
    }
    nt_report_draft_run(
        draft, &(nt_inline){.text = nt_report_say(
                                draft, (nt_text)NT_TEXT_REPORT_NOT_OF_ONE_AGE_ON_THAT_DAY)});
    nt_report_draft_run(
        draft, &(nt_inline){.text = nt_report_number(draft->arena, draft->lang, c->of_one_day->row),
                            .ledger_id = c->of_one_day->row->id});
    nt_report_draft_run(
        draft, &(nt_inline){.text = nt_arena_printf(
                                draft->arena, " (%s)",
                                nt_text_age(draft->arena, draft->lang, c->of_one_day->age_days))});
    nt_report_draft_cell(draft, 1);
}

static void add_comparison(nt_draft *draft, const nt_total_comparison *c)
{
    const nt_running_total *t = c->total;
    const char *day = nt_text_date_short(draft->arena, draft->lang, t->as_of);
    nt_report_draft_text(draft,
                         nt_report_is_summed(t) ? nt_arena_printf(draft->arena, "%s†", day) : day);
    age_cell(draft, t, t->counter);
    count_cell(draft, t);
    age_cell(draft, c->earlier, t->counter);
    count_cell(draft, c->earlier);
    age_cell(draft, c->later, t->counter);
    count_cell(draft, c->later);
    reading_cell(draft, c);
    nt_report_draft_row(draft, NT_ROW_BODY);
}

/* "Pilkada 2024 di samping Pilkada 2020: dilaporkan (laporan), Bawaslu" */
static const char *group_of(const nt_draft *draft, const nt_vote_pair *pair,
                            const nt_running_total *t)
{
    const char *counter = *t->counter->id ? t->counter->id : NULL;
    return nt_arena_printf(draft->arena, "%s %s %s: %s (%s)%s%s", pair->b->id,
                           nt_report_say(draft, (nt_text)NT_TEXT_REPORT_BESIDE), pair->a->id,
                           t->indicator->label.in[draft->lang],
                           nt_text_unit(draft->lang, t->row->unit), counter ? ", " : "",
                           counter ? counter : "");
}

static bool one_group(const nt_running_total *a, const nt_running_total *b)
{
    return a->indicator == b->indicator && a->counter == b->counter &&
           strcmp(a->row->unit, b->row->unit) == 0;
}

static bool any_summed(const nt_total_comparison *c)
{
    return nt_report_is_summed(c->total) || nt_report_is_summed(c->earlier) ||
           nt_report_is_summed(c->later);
}

static bool add_pair(nt_draft *draft, const nt_vote_pair *pair)
{
    const nt_running_total *group = NULL;
    bool summed = false;
    for (size_t i = 0; i < pair->total_count; i++) {
        const nt_total_comparison *c = &pair->totals[i];
        if (!group || !one_group(group, c->total)) {
            group = c->total;
            nt_report_draft_group(draft, group_of(draft, pair, group));
        }
        add_comparison(draft, c);
        summed |= any_summed(c);
    }
    return summed;
}

static void set_heads(nt_draft *draft)
{
    nt_report_draft_columns(draft, plan, sizeof plan / sizeof *plan);
    nt_report_draft_group_head(draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_COUNT), 3);
    nt_report_draft_group_head(
        draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_EARLIER_NEIGHBOUR_PEMBANDING_LEBIH), 2);
    nt_report_draft_group_head(
        draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_LATER_NEIGHBOUR_PEMBANDING_LEBIH), 2);
    nt_report_draft_group_head(draft, "", 1);
}

static nt_status build(nt_draft *draft, nt_error *err)
{
    (void)err;
    bool summed = false;
    set_heads(draft);
    for (size_t i = 0; i < draft->figures->vote_pair_count; i++) {
        summed |= add_pair(draft, &draft->figures->vote_pairs[i]);
    }
    if (summed) {
        nt_report_draft_note(
            draft,
            nt_report_say(draft, (nt_text)NT_TEXT_REPORT_SOME_NUMBERS_ARE_THE_SUM_OF_THEIR_PARTS));
    }
    draft->caption = (nt_text)NT_TEXT_REPORT_RUNNING_COUNTS_AT_LIKE_AGE;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_COUNT_ITS_AGE_AND);
    draft->may_turn = true;
    return NT_OK;
}

const nt_table_kind nt_table_totals = {"totals", {NULL}, build};
