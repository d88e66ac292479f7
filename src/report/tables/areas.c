/* Cases by area as one source listed them. */
#include <stdio.h>
#include <string.h>

#include "table.h"
#include "text/number.h"
#include "words/model.h"
#include "words/register.h"
#include "words/report.h"

static void set_heads(nt_draft *draft, const nt_area_list *list)
{
    static const nt_text unknown = NT_TEXT_MODEL_AREA;
    const nt_text *level = list && list->level ? &list->level->label : &unknown;
    nt_report_draft_column(draft, nt_report_capital(draft, level->in[draft->lang]), NT_ALIGN_LEFT,
                           1);
    draft->columns.items[0].row_header = true;
    const char *what = nt_report_say(draft, (nt_text)NT_TEXT_REPORT_NUMBER);
    if (list) {
        const char *label = list->indicator->label.in[draft->lang];
        const char *unit = nt_text_unit(draft->lang, list->unit);
        bool same = strcmp(label, unit) == 0;
        what = same ? label : nt_arena_printf(draft->arena, "%s (%s)", label, unit);
    }
    what = nt_report_capital(draft, what);
    nt_report_draft_column(draft, what, NT_ALIGN_DECIMAL, 0);
    if (list && list->total) {
        const char *of = list->total->whole_area
                             ? nt_report_say(draft, (nt_text)NT_TEXT_REGISTER_ALL)
                             : list->total->area;
        const char *share = nt_report_say(draft, (nt_text)NT_TEXT_REPORT_PER_CENT_OF);
        nt_report_draft_column(draft, nt_arena_printf(draft->arena, "%s %s", share, of),
                               NT_ALIGN_DECIMAL, 0);
        nt_report_draft_column(draft, "95 %", NT_ALIGN_RIGHT, 0);
    }
}

static void add_areas(nt_draft *draft, const nt_area_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        nt_report_draft_text(draft, nt_published_area_name(list, i));
        nt_report_draft_number(draft, list->rows[i]);
        if (list->total) {
            nt_report_draft_ratio(draft, list->share_rows[i]);
        }
        nt_report_draft_row(draft, NT_ROW_BODY);
    }
    if (list->total) {
        nt_report_draft_text(draft, list->total->whole_area
                                        ? nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ALL_AREAS)
                                        : list->total->area);
        nt_report_draft_number(draft, nt_ledger_find(draft->results->ledger, list->total->id));
        nt_report_draft_blank(draft);
        nt_report_draft_blank(draft);
        nt_report_draft_row(draft, NT_ROW_TOTAL);
    }
}

static void add_notes(nt_draft *draft, const nt_area_list *list)
{
    nt_report_draft_note(draft, nt_arena_printf(draft->arena, "%s.",
                                                nt_report_counted_day(draft, list->event,
                                                                      list->as_of, list->counter)));
    nt_report_draft_note(
        draft,
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_AN_AREA_THAT_THE_SOURCE_DOES_NOT_LIST_IS));
}

static nt_status build(nt_draft *draft, nt_error *err)
{
    nt_place place;
    const char *name = nt_report_draft_member(draft, "list", &place);
    const nt_area_list *list = name ? nt_published_area_list(draft->results, name) : NULL;
    char asked[200];
    bool known = false;
    if (name && snprintf(asked, sizeof asked, "%s.known", name) < (int)sizeof asked) {
        nt_results_truth(draft->results, asked, &known);
    }
    if (!list && !known) {
        size_t count;
        const char *const *names = nt_results_names(draft->results, NT_INDEX_AREA_LIST, &count);
        return nt_report_draft_unknown(draft, "list", names, count, err);
    }
    set_heads(draft, list);
    if (list) {
        add_areas(draft, list);
        add_notes(draft, list);
    }
    draft->caption = (nt_text)NT_TEXT_REPORT_CASES_BY_AREA;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_AREA_THAT_THE_SOURCE);
    return NT_OK;
}

const nt_table_kind nt_table_areas = {"areas", {"list", NULL}, build};
