/* The register against the published figures of the same day and stage. */
#include "frame_table.h"

static const nt_column_choice columns[] = {
    {"register", {{"Register", "Register"}}, .show = NT_SHOW_NUMBER},
    {"published", {{"Dipublikasikan", "Published"}}, .show = NT_SHOW_NUMBER},
    {"difference", {{"Selisih", "Difference"}}, .show = NT_SHOW_SIGNED},
};

static nt_status build(nt_draft *draft, nt_error *err)
{
    draft->caption = (nt_text){
        {"Register terhadap angka yang dipublikasikan", "The register against published figures"}};
    draft->summary = nt_report_say(
        draft,
        "Satu baris untuk tiap angka yang dipublikasikan: hitungan register pada hari yang sama, "
        "angkanya, dan selisihnya.",
        "One row for each published figure: the register's count of the same day, the figure and "
        "the difference.");
    return nt_report_draft_defined(
        draft,
        (nt_frame_plan){.frame = "reconciliation",
                        .row_head = {{"Tahap, pemilihan, hari", "Stage, election, day"}},
                        .columns = columns,
                        .column_count = sizeof columns / sizeof *columns},
        err);
}

const nt_table_kind nt_table_reconciliation = {
    "reconciliation", "the register against published figures", {"rows", NULL}, build};
