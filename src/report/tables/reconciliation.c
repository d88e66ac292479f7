/* The register against the published figures of the same day and stage. */
#include "frame_table.h"

#include "words/report.h"

static const nt_column_choice columns[] = {
    {"register", NT_TEXT_REPORT_REGISTER, .show = NT_SHOW_NUMBER},
    {"published", NT_TEXT_REPORT_PUBLISHED, .show = NT_SHOW_NUMBER},
    {"difference", NT_TEXT_REPORT_DIFFERENCE, .show = NT_SHOW_SIGNED},
};

static nt_status build(nt_draft *draft, nt_error *err)
{
    draft->caption = (nt_text)NT_TEXT_REPORT_THE_REGISTER_AGAINST_PUBLISHED_FIGURES;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_PUBLISHED_FIGURE_THE);
    return nt_report_draft_defined(
        draft,
        (nt_frame_plan){.frame = "reconciliation",
                        .row_head = NT_TEXT_REPORT_STAGE_ELECTION_DAY,
                        .columns = columns,
                        .column_count = sizeof columns / sizeof *columns},
        err);
}

const nt_table_kind nt_table_reconciliation = {"reconciliation", {"rows", NULL}, build};
