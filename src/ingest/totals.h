/* Rows and columns of totals, which are read by nobody but added up: where one says something else
 * than what stands beside it, the source contradicts itself, and somebody should know. */
#pragma once

#include "rows.h"

struct nt_sheet_reader;
struct nt_totals;

/* Once the headings are known; NULL where the descriptor names no totals, and of a streamed table.
 */
struct nt_totals *nt_ingest_open_totals(const struct nt_sheet_reader *sheet);

/* A row of the table, or of totals. Problem total-differs, of columns of totals in it. */
void nt_ingest_add_up(const struct nt_sheet_reader *sheet, const nt_csv_row *row, bool is_total);

/* At the end of the sheet: the same of its rows of totals. */
void nt_ingest_tell_totals(const struct nt_sheet_reader *sheet);
void nt_ingest_close_totals(struct nt_totals *totals);
