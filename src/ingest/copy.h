/* Copies that may leave the house: what is personal is not in them. */
#pragma once

#include "sheet.h"

bool nt_ingest_has_personal_fields(const nt_schema *schema);

/* The file of `sheet`, which was read, without the columns marked personal and with cells blank
 * that hold a personal number; rows that cannot be read are left out. The encoding and the
 * delimiter stay. */
nt_status nt_ingest_copy_public(nt_arena *arena, const nt_sheet_reader *sheet, nt_bytes *out,
                                nt_error *err);

/* The descriptor without the fields marked personal, in *bytes, which stays as it is when there are
 * none. A personal number in a text of the descriptor is the problem personal-number. */
nt_status nt_ingest_withhold_fields(nt_arena *arena, const nt_json *descriptor, nt_bytes *bytes,
                                    nt_problems *problems);
