/* A sheet of a spreadsheet as rows of cells, like those of a delimited file. */
#pragma once

#include "sheet.h"

/* Finds the sheet of the part in its file, or in `bytes` where they are not NULL, and names it in
 * its `places`. */
nt_status nt_ingest_find_tab(nt_arena *arena, nt_table_file *part, const nt_bytes *bytes,
                             nt_error *err);

/* Sets the input to the sheet, which was found. `bytes` may be empty: the file is read as it goes.
 */
void nt_ingest_open_tab(nt_sheet_reader *sheet, nt_bytes bytes);

/* Hands all rows in which something stands to the input's on_row. Hidden ones are said. */
nt_status nt_ingest_read_tab(nt_sheet_reader *sheet, nt_error *err);

/* Judges what travels with a spreadsheet, which is attached whole: a person's number anywhere in it
 * is the problem personal-number, who made it and sheets that the package does not describe are
 * warned of. */
nt_status nt_ingest_judge_whole(const nt_package *package, const nt_table_file *file,
                                nt_problems *problems, nt_error *err);
