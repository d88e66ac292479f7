/* The values that --each NAME=LIST asks for: an edition each. */
#pragma once

#include "edition/pipeline.h"

typedef struct {
    const char *setting; /* "area=11.02": as --set takes it; the value is behind `name` and "=" */
    const char *value;
    const char *code; /* of the area; NULL where it is none */
    nt_text
        label; /* what readers call it: "Kabupaten Aceh Tenggara"; the value where it is no area */
    nt_text group;    /* of an area that lies in another of the register: "Aceh"; NULL none */
    const char *stem; /* of its files, behind the report's name: "11.02-kabupaten-aceh-tenggara" */
} nt_batch_value;

typedef struct {
    const char *name; /* "area" */
    bool are_areas;
    const nt_batch_value *items;
    size_t count;
} nt_batch_values;

/* The parameter that "NAME=LIST" names. */
const char *nt_batch_name(nt_arena *arena, const char *each);
/* Whether editions that differ in it may have different days, so that none can share what was read
 * for another. */
bool nt_batch_moves_the_day(const char *name);

/* LIST is values between commas. Of "area" it may be provinces, regencies or all: each province of
 * the register, each regency, or both; within the area that the report has without --each, where it
 * has one. `run` has read its data (nt_run_read). NT_USAGE: the list is empty, names one value
 * twice, or areas where the report is on no register. */
nt_status nt_batch_values_of(const nt_run_state *run, const char *each, nt_batch_values *out,
                             nt_error *err);
