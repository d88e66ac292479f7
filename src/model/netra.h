/* The member "netra" of a descriptor: what its author tells this room. */
#pragma once

#include "ingest/package.h"

/* The forms of its members, each where it is read; what an id may be. */
extern const char *const nt_model_id_kinds[];
extern const nt_json_form nt_model_stages_form[], nt_model_coverage_form[], nt_model_areas_form[],
    nt_model_codes_form[], nt_model_indicator_form, nt_model_procedure_form, nt_model_unit_form,
    nt_model_outcome_form, nt_model_level_form, nt_model_category_form;

/* *out is NULL when there is none. Fails on another type and on members that nothing reads. */
nt_status nt_model_netra(const nt_package *package, const nt_json **out, nt_error *err);
