/* Every published figure of this edition, a line each: the ids are in the data that travel along.
 */
#include "draft.h"
#include "text/number.h"
#include "words/chart.h"
#include "words/table.h"

static void add_part(nt_buffer *out, const char *text)
{
    if (text && *text) {
        nt_buffer_printf(out, "%s%s", out->length ? ", " : "", text);
    }
}

/* "terbukti, Pilkada 2020, Sulawesi Tenggara": the widest area goes without saying. */
static const char *what(const nt_draft *draft, const nt_figure *figure)
{
    nt_buffer out = nt_buffer_open(draft->arena);
    add_part(&out, nt_draft_say(draft, figure->indicator->label));
    add_part(&out, figure->event ? figure->event->short_name : NULL);
    add_part(&out, nt_draft_say(draft, figure->category_label));
    add_part(&out, figure->whole_area ? NULL : nt_draft_say(draft, nt_figure_area_label(figure)));
    if (nt_figure_has_period(figure)) {
        const char *from = nt_text_date_short(draft->arena, draft->lang, figure->period_start);
        const char *to = nt_text_date_short(draft->arena, draft->lang, figure->period_end);
        add_part(&out, figure->period_start == figure->period_end
                           ? to
                           : nt_arena_printf(draft->arena, "%s – %s", from, to));
    }
    return nt_buffer_text(&out);
}

static nt_status build(nt_draft *draft)
{
    draft->dense = true;
    NT_EACH(const nt_figure, figure, draft->results->published->figures,
            draft->results->published->figure_count) {
        nt_draft_count(draft, figure->number_in_list);
        nt_draft_text(draft, what(draft, figure));
        nt_draft_quantity(draft, nt_ledger_find(draft->results->ledger, figure->id));
        nt_draft_day(draft, figure->as_of);
        if (figure->source) {
            nt_draft_count(draft, figure->source->number);
        } else {
            nt_draft_text(draft, NULL);
        }
        nt_draft_row(draft, NT_ROW_BODY);
    }
    return NT_OK;
}

const nt_table_kind nt_table_figures = {.id = "figures",
                                        .build = build,
                                        .caption = NT_TEXT_TABLE_LIST_OF_FIGURES,
                                        .summary =
                                            NT_TEXT_TABLE_ONE_ROW_FOR_EACH_FIGURE_NUMBER_ID_WHAT,
                                        .columns = {{NT_TEXT_TABLE_NO_NO, NT_ALIGN_RIGHT, 0},
                                                    {NT_TEXT_TABLE_WHAT, NT_ALIGN_LEFT, 1},
                                                    {NT_TEXT_TABLE_VALUE, NT_ALIGN_RIGHT, 0},
                                                    {NT_TEXT_TABLE_UP_TO, NT_ALIGN_LEFT, 0},
                                                    {NT_TEXT_CHART_SOURCE, NT_ALIGN_RIGHT, 0}}};
