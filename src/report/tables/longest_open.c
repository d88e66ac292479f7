/* The cases that have been open longest: by id and institution, never by person. */
#include "frame_table.h"

#include "words/report.h"

static const nt_column_choice columns[] = {
    {"institution", NT_TEXT_REPORT_INSTITUTION, .show = NT_SHOW_WORDS},
    {"stage", NT_TEXT_REPORT_STAGE, .show = NT_SHOW_WORDS},
    {"days", NT_TEXT_REPORT_DAYS, .show = NT_SHOW_NUMBER},
};

static nt_status build(nt_draft *draft, nt_error *err)
{
    draft->caption = (nt_text)NT_TEXT_REPORT_CASES_OPEN_LONGEST;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_CASE_ID_INSTITUTION_ITS);
    return nt_report_draft_defined(
        draft,
        (nt_frame_plan){.frame = "longest-open",
                        .selected = true,
                        .row_head = NT_TEXT_REPORT_CASE_ID,
                        .columns = columns,
                        .column_count = sizeof columns / sizeof *columns},
        err);
}

const nt_table_kind nt_table_longest_open = {"longest-open", {"rows", NULL}, build};
