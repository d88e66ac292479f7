/* An open spreadsheet, and what each of the two formats does with it. */
#pragma once

#include "cells.h"
#include "shared_strings.h"
#include "styles.h"

struct nt_workbook {
    nt_arena *arena;
    nt_parts parts;
    size_t content; /* the part of an ODS with all sheets; NT_MAP_NONE: an XLSX */
    NT_VEC(nt_workbook_sheet) sheets;
    size_t strings_part, styles_part; /* of an XLSX; NT_MAP_NONE: none */
    bool from_1904, is_ready;         /* strings and styles are read */
    nt_shared_strings strings;
    nt_styles styles;
};

/* Adds a sheet behind the others; false where the file has too many, which is told. */
bool nt_workbook_add_sheet(nt_workbook *workbook, nt_xml *xml, nt_workbook_sheet sheet);
/* Names are one that differ in nothing that can be seen. */
bool nt_workbook_is_called(nt_arena *arena, const nt_workbook_sheet *sheet, const char *name);

/* Finds the parts and the sheets of an XLSX by their relationships. */
nt_status nt_xlsx_open(nt_workbook *workbook, nt_error *err);
nt_status nt_xlsx_read(nt_workbook *workbook, size_t part, nt_cells *cells, nt_error *err);
nt_status nt_xlsx_merged(nt_workbook *workbook, size_t part, const nt_merged **out, size_t *count,
                         nt_error *err);

/* Whether the file is an encrypted ODS. */
nt_status nt_ods_open(nt_workbook *workbook, nt_error *err);
/* Lists sheets into the workbook, up to the one of that name or number; all where both are none. */
nt_status nt_ods_list(nt_workbook *workbook, const char *name, size_t number, nt_error *err);
nt_status nt_ods_read(nt_workbook *workbook, size_t number, nt_cells *cells, nt_error *err);
nt_status nt_ods_merged(nt_workbook *workbook, size_t number, const nt_merged **out, size_t *count,
                        nt_error *err);
