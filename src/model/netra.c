#include "netra.h"

#include "model/register.h"

const nt_json_form nt_model_netra_form[] = {
    {.key = "indicators", .is = NT_IS_OBJECT, .each = &nt_model_indicator_form},
    {.key = "areas", .is = NT_IS_OBJECT, .members = nt_model_areas_form},
    {.key = "categories", .is = NT_IS_OBJECT, .each = &nt_model_category_form},
    {.key = "codes", .is = NT_IS_OBJECT, .members = nt_model_codes_form},
    {.key = "counted_by", .is = NT_IS_TEXT, .least = 1},
    {.key = "counters", .is = NT_IS_OBJECT, .each = &nt_model_procedure_form},
    {.key = "coverage", .is = NT_IS_OBJECT, .members = nt_model_coverage_form},
    {.key = "id", .is = NT_IS_TEXT, .choices = nt_model_id_kinds},
    {.key = "row", .is = NT_IS_TEXT, .choices = nt_row_units},
    {.key = "stages", .is = NT_IS_OBJECT, .members = nt_model_stages_form},
    {.key = "subject", .is = NT_IS_TEXT | NT_IS_ALL_TEXTS},
    {.key = "units", .is = NT_IS_OBJECT, .each = &nt_model_unit_form},
    {.key = "synthetic", .is = NT_IS_BOOL},
    {.key = NULL}};

nt_status nt_model_netra(nt_arena *arena, const nt_package *package, const nt_json **out,
                         nt_error *err)
{
    static const nt_json_form form = {.is = NT_IS_OBJECT, .members = nt_model_netra_form};
    NT_TRY(nt_json_form_check(arena, package->netra, &form, err));
    *out = package->netra;
    return NT_OK;
}
