/* The cases that have been open longest: by id and institution, never by person. */
#include "frame_table.h"

static const nt_column_choice columns[] = {
    {"institution", {{"Instansi", "Institution"}}, .show = NT_SHOW_WORDS},
    {"stage", {{"Tahap", "Stage"}}, .show = NT_SHOW_WORDS},
    {"days", {{"Hari", "Days"}}, .show = NT_SHOW_NUMBER},
};

static nt_status build(nt_draft *draft, nt_error *err)
{
    draft->caption = (nt_text){{"Kasus yang paling lama terbuka", "Cases open longest"}};
    draft->summary =
        nt_report_say(draft, "Satu baris untuk tiap kasus: id, instansi, tahapnya, dan lamanya.",
                      "One row for each case: id, institution, its stage, and for how long.");
    return nt_report_draft_defined(
        draft,
        (nt_frame_plan){.frame = "longest-open",
                        .selected = true,
                        .row_head = {{"Id kasus", "Case id"}},
                        .columns = columns,
                        .column_count = sizeof columns / sizeof *columns},
        err);
}

const nt_table_kind nt_table_longest_open = {
    "longest-open", "the cases open longest, by id and institution", {"rows", NULL}, build};
