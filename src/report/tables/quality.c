/* What is wrong or lacking in the register: problems by kind, or missing values by column. */
#include <string.h>

#include "frame_table.h"

static const nt_column_choice of_problems[] = {
    {"count", {{"Banyaknya", "Number"}}, .show = NT_SHOW_NUMBER},
};

static const nt_column_choice of_missing[] = {
    {"count", {{"Kosong", "Missing"}}, .show = NT_SHOW_NUMBER},
    {"share", {{"Persen", "Per cent"}}, .show = NT_SHOW_NUMBER},
};

static nt_status build_problems(nt_draft *draft, nt_error *err)
{
    draft->caption = (nt_text){{"Masalah menurut jenis", "Problems by kind"}};
    return nt_report_draft_frame(
        draft,
        &(nt_frame_plan){.frame = "quality.problems",
                         .row_head = {{"Masalah", "Problem"}},
                         .columns = of_problems,
                         .column_count = sizeof of_problems / sizeof *of_problems},
        err);
}

static nt_status build_missing(nt_draft *draft, nt_error *err)
{
    draft->caption = (nt_text){{"Isian kosong menurut kolom", "Missing values by column"}};
    return nt_report_draft_frame(
        draft,
        &(nt_frame_plan){.frame = "quality.missing",
                         .row_head = {{"Kolom", "Column"}},
                         .columns = of_missing,
                         .column_count = sizeof of_missing / sizeof *of_missing},
        err);
}

static nt_status build(nt_draft *draft, nt_error *err)
{
    nt_place place;
    const char *of = nt_report_draft_member(draft, "of", &place);
    if (of && strcmp(of, "problems") == 0) {
        return build_problems(draft, err);
    }
    if (of && strcmp(of, "missing") == 0) {
        return build_missing(draft, err);
    }
    place = place.file ? place : draft->definition->place;
    return nt_fail(err, NT_INVALID, place,
                   "a table of quality needs \"of\": \"problems\" or \"missing\"");
}

const nt_table_kind nt_table_quality = {
    "quality", "problems by kind, or missing values by column", {"of", NULL}, build};
