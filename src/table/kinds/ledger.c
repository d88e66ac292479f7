/* The numbers of the ledger that belong to no frame: those that sentences and key figures print.
 * The cells of frames stand in their tables, and all of it in the attached ledger. */
#include <math.h>
#include <string.h>

#include "draft.h"
#include "words/table.h"

/* "flow.months.2024-01.reported" is a cell of the frame flow.months. */
static bool is_cell(const char *const *frames, size_t count, const char *id)
{
    return NT_ANY(i, count, nt_is_below(id, frames[i], '.') && strcmp(id, frames[i]) != 0);
}

static nt_status build(nt_draft *draft)
{
    const nt_ledger *ledger = draft->results->ledger;
    size_t count;
    const char *const *frames = nt_results_names(draft->results, NT_INDEX_FRAME, &count);
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(ledger, i);
        bool nothing = strcmp(row->id, "unknown") == 0; /* what names without a number lead to */
        if (!nothing && !is_cell(frames, count, row->id)) {
            nt_draft_text(draft, row->id);
            nt_draft_text(draft, nt_draft_say(draft, row->label));
            nt_draft_quantity(draft, row);
            bool bounded = !isnan(row->lower) && !isnan(row->upper);
            bounded ? nt_draft_interval(draft, row) : nt_draft_cell(draft, 1);
            nt_draft_row(draft, NT_ROW_BODY);
        }
    }
    return NT_OK;
}

const nt_table_kind nt_table_ledger = {.id = "ledger",
                                       .build = build,
                                       .caption = NT_TEXT_TABLE_LIST_OF_SUMMARY_FIGURES,
                                       .summary =
                                           NT_TEXT_TABLE_ONE_ROW_FOR_EACH_FIGURE_ID_WHAT_IT_IS,
                                       .columns = {{NT_TEXT_TABLE_ID, NT_ALIGN_LEFT, 1},
                                                   {NT_TEXT_TABLE_WHAT, NT_ALIGN_LEFT, 1.6},
                                                   {NT_TEXT_TABLE_VALUE, NT_ALIGN_RIGHT, 0},
                                                   {NT_TEXT_TABLE_95_PERCENT, NT_ALIGN_RIGHT, 0}}};
