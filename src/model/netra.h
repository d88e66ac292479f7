/* The member "netra" of a descriptor: what its author tells this room. */
#pragma once

#include "ingest/package.h"

/* The forms of its members, each where it is read; what an id may be. */
extern const char *const nt_model_id_kinds[];
extern const nt_json_form nt_model_stages_form[], nt_model_coverage_form[], nt_model_areas_form[],
    nt_model_codes_form[], nt_model_indicator_form, nt_model_procedure_form, nt_model_unit_form,
    nt_model_outcome_form, nt_model_level_form, nt_model_category_form;

/* *out is NULL when there is none. Fails where it does not have these forms, so that those who read
 * it need not ask what a value is. */
nt_status nt_model_netra(nt_arena *arena, const nt_package *package, const nt_json **out,
                         nt_error *err);
