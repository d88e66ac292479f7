/* Cases by area as one source listed them. */
#include <string.h>

#include "draft.h"
#include "text/number.h"
#include "words/model.h"
#include "words/register.h"
#include "words/table.h"

/* "Kasus (orang)": what is counted, and in what where that is something else. */
static const char *counted(const nt_draft *draft, const nt_area_list *list)
{
    const char *label = nt_draft_say(draft, list->indicator->label);
    const char *unit = nt_text_unit(draft->lang, list->unit);
    bool same = strcmp(label, unit) == 0;
    return same ? label : nt_arena_printf(draft->arena, "%s (%s)", label, unit);
}

static const char *share_head(const nt_draft *draft, const nt_figure *total)
{
    return nt_arena_printf(
        draft->arena, "%s %s", nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_PER_CENT_OF),
        total->whole_area ? nt_draft_say(draft, (nt_text)NT_TEXT_REGISTER_ALL) : total->area);
}

static void set_heads(nt_draft *draft, const nt_area_list *list)
{
    nt_text level = list && list->level ? list->level->label : (nt_text)NT_TEXT_MODEL_AREA;
    const char *what =
        list ? counted(draft, list) : nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_NUMBER);
    nt_draft_column(draft, nt_text_capital(draft->arena, nt_draft_say(draft, level)), NT_ALIGN_LEFT,
                    1);
    nt_draft_column(draft, nt_text_capital(draft->arena, what), NT_ALIGN_DECIMAL, 0);
    if (list && list->total) {
        nt_draft_column(draft, share_head(draft, list->total), NT_ALIGN_DECIMAL, 0);
        nt_draft_column(draft, "95 %", NT_ALIGN_RIGHT, 0);
    }
}

static void add_areas(nt_draft *draft, const nt_area_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        nt_draft_text(draft, nt_draft_say(draft, nt_published_area_name(list, i)));
        nt_draft_number(draft, list->rows[i]);
        if (list->total) {
            nt_draft_ratio(draft, list->share_rows[i]);
        }
        nt_draft_row(draft, NT_ROW_BODY);
    }
    if (list->total) {
        nt_draft_text(draft, list->total->whole_area
                                 ? nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_ALL_AREAS)
                                 : list->total->area);
        nt_draft_number(draft, nt_ledger_find(draft->results->ledger, list->total->id));
        nt_draft_cell(draft, 1);
        nt_draft_cell(draft, 1);
        nt_draft_row(draft, NT_ROW_TOTAL);
    }
    const char *day = nt_draft_counted_day(draft, list->event, list->as_of, list->counter);
    nt_draft_note(draft, nt_arena_printf(draft->arena, "%s.", day));
    if (!list->complete) {
        nt_draft_remark(draft, (nt_text)NT_TEXT_TABLE_AN_AREA_THAT_THE_SOURCE_DOES_NOT_LIST_IS);
    }
}

static nt_status build(nt_draft *draft)
{
    const char *name = nt_draft_member(draft, "list");
    const nt_area_list *list = nt_published_area_list(draft->results, name);
    if (!list && !nt_results_knows_list(draft->arena, draft->results, name)) {
        return nt_draft_unknown(draft, "list", NT_INDEX_AREA_LIST);
    }
    set_heads(draft, list);
    if (list) {
        add_areas(draft, list);
    }
    return NT_OK;
}

static const nt_json_form members[] = {
    {.key = "list", .is = NT_IS_TEXT, .needed = true, .needs = NT_TEXT_TABLE_NEEDS_AREA_LIST},
    {.key = NULL}};

const nt_table_kind nt_table_areas = {.id = "areas",
                                      .members = members,
                                      .build = build,
                                      .caption = NT_TEXT_TABLE_CASES_BY_AREA,
                                      .summary =
                                          NT_TEXT_TABLE_ONE_ROW_FOR_EACH_AREA_THAT_THE_SOURCE};
