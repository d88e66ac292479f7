/* Running counts of each two votes at like age, side by side. */
#include <string.h>

#include "draft.h"
#include "text/number.h"
#include "words/base.h"
#include "words/table.h"

/* Its age, "+8 (Bawaslu)", and the count: the counter is named where it is not that of the group.
 */
static void total_cells(nt_draft *draft, const nt_running_total *total, const nt_counter *group)
{
    if (!total) {
        nt_draft_text(draft, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_NONE));
        nt_draft_cell(draft, 1);
        return;
    }
    if (!total->has_age) {
        nt_draft_put(draft, nt_draft_say(draft, (nt_text)NT_TEXT_BASE_UNKNOWN), NULL);
    } else {
        nt_draft_put_days(draft, total->age_days, NULL);
    }
    if (total->counter != group && nt_counter_known(total->counter)) {
        nt_draft_put(draft, nt_arena_printf(draft->arena, " (%s)", total->counter->id), NULL);
    }
    nt_draft_cell(draft, 1);
    nt_draft_number(draft, total->row);
}

static void reading_cell(nt_draft *draft, const nt_total_comparison *c)
{
    const nt_running_total *one = c->of_one_day;
    if (!one) {
        nt_draft_text(draft, nt_draft_say(draft, nt_total_reading_text[c->reading]));
        return;
    }
    const char *age = nt_text_age(draft->arena, draft->lang, one->age_days);
    nt_draft_put(draft, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_NOT_OF_ONE_AGE_ON_THAT_DAY),
                 NULL);
    nt_draft_put(draft, nt_quantity_number(draft->arena, draft->lang, one->row), one->row->id);
    nt_draft_put(draft, nt_arena_printf(draft->arena, " (%s)", age), NULL);
    nt_draft_cell(draft, 1);
}

static void add_comparison(nt_draft *draft, const nt_total_comparison *c)
{
    const nt_running_total *t = c->total;
    const char *day = nt_text_date_short(draft->arena, draft->lang, t->as_of);
    nt_draft_text(draft,
                  nt_published_is_summed(t) ? nt_arena_printf(draft->arena, "%s†", day) : day);
    total_cells(draft, t, t->counter);
    total_cells(draft, c->earlier, t->counter);
    total_cells(draft, c->later, t->counter);
    reading_cell(draft, c);
    nt_draft_row(draft, NT_ROW_BODY);
}

/* "Pilkada 2024 di samping Pilkada 2020: dilaporkan (laporan), Bawaslu" */
static const char *group_of(const nt_draft *draft, const nt_vote_pair *pair,
                            const nt_running_total *t)
{
    const char *counter = *t->counter->id ? t->counter->id : NULL;
    return nt_arena_printf(draft->arena, "%s %s %s: %s (%s)%s%s", pair->b->short_name,
                           nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_BESIDE), pair->a->short_name,
                           nt_draft_say(draft, t->indicator->label),
                           nt_text_unit(draft->lang, t->row->unit), counter ? ", " : "",
                           counter ? counter : "");
}

static bool add_pair(nt_draft *draft, const nt_vote_pair *pair)
{
    const nt_running_total *group = NULL;
    bool summed = false;
    NT_EACH(const nt_total_comparison, c, pair->totals, pair->total_count) {
        const nt_running_total *t = c->total;
        if (!group || group->indicator != t->indicator || group->counter != t->counter ||
            strcmp(group->row->unit, t->row->unit) != 0) {
            group = c->total;
            nt_draft_group(draft, group_of(draft, pair, group));
        }
        add_comparison(draft, c);
        summed = summed || nt_published_is_summed(c->total) || nt_published_is_summed(c->earlier) ||
                 nt_published_is_summed(c->later);
    }
    return summed;
}

static nt_status build(nt_draft *draft)
{
    bool summed = false;
    for (size_t i = 0; i < draft->figures->vote_pair_count; i++) {
        summed |= add_pair(draft, &draft->figures->vote_pairs[i]);
    }
    if (summed) {
        nt_draft_remark(draft, (nt_text)NT_TEXT_TABLE_SOME_NUMBERS_ARE_THE_SUM_OF_THEIR_PARTS);
    }
    return NT_OK;
}

const nt_table_kind nt_table_totals = {.id = "totals",
                                       .build = build,
                                       .caption = NT_TEXT_TABLE_RUNNING_COUNTS_AT_LIKE_AGE,
                                       .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_COUNT_ITS_AGE_AND,
                                       .may_turn = true,
                                       .group_heads = {{NT_TEXT_TABLE_COUNT, 3},
                                                       {NT_TEXT_TABLE_EARLIER_NEIGHBOUR, 2},
                                                       {NT_TEXT_TABLE_LATER_NEIGHBOUR, 2},
                                                       {NT_TEXT_EMPTY, 1}},
                                       .columns = {{NT_TEXT_TABLE_DAY, NT_ALIGN_LEFT, 0},
                                                   {NT_TEXT_TABLE_AGE_IN_DAYS, NT_ALIGN_RIGHT, 0},
                                                   {NT_TEXT_TABLE_NUMBER, NT_ALIGN_DECIMAL, 0},
                                                   {NT_TEXT_TABLE_AGE_IN_DAYS, NT_ALIGN_RIGHT, 0},
                                                   {NT_TEXT_TABLE_NUMBER, NT_ALIGN_DECIMAL, 0},
                                                   {NT_TEXT_TABLE_AGE_IN_DAYS, NT_ALIGN_RIGHT, 0},
                                                   {NT_TEXT_TABLE_NUMBER, NT_ALIGN_DECIMAL, 0},
                                                   {NT_TEXT_TABLE_READING, NT_ALIGN_LEFT, 1.2}}};
