/* Any frame of the register: the template names columns, rows and heads. */
#include "frame_table.h"

static nt_status build(nt_draft *draft, nt_error *err)
{
    return nt_report_draft_defined(draft, (nt_frame_plan){0}, err);
}

const nt_table_kind nt_table_frame = {
    "frame",
    {"frame", "columns", "rows", "row_head", "order", "groups", "show", "dense", NULL},
    build};
