/* What the sheets of a report's workbook are put together with. */
#pragma once

#include "book/report.h"

/* What stands for a value that is not there. */
#define NT_BOOK_WITHHELD    "[c]"
#define NT_BOOK_UNKNOWN     "[x]"
#define NT_BOOK_NOT_APPLIED "[z]"

typedef struct {
    nt_arena *arena;
    const nt_book_request *request;
    nt_lang lang;
    NT_VEC(nt_book_page) pages;
    NT_VEC(const char *) notes; /* [catatan 1]… */
    nt_map names, tables;       /* of sheets, in small letters; of tables */
} nt_binding;

/* A sheet in the making. */
typedef struct {
    nt_binding *of;
    nt_book_page page;
    NT_VEC(nt_book_cell) lines, cells;
    NT_VEC(const char *) heads;
    nt_map taken; /* of heads, in small letters */
} nt_sheet_draft;

/* `title` NULL: the name. */
nt_sheet_draft nt_book_begin(nt_binding *b, const char *name, const char *title);
void nt_book_line(nt_sheet_draft *s, const char *text);
/* The lines between title and table that all tables have; `source` and `notes` may be "". */
void nt_book_lead(nt_sheet_draft *s, const char *measure, const char *source, const char *notes);
/* A head that is there already, or has no words, gets others. */
void nt_book_head(nt_sheet_draft *s, const char *text);
void nt_book_put(nt_sheet_draft *s, nt_book_cell cell);
/* "" and NULL are not applied. */
void nt_book_text(nt_sheet_draft *s, const char *text);
void nt_book_count(nt_sheet_draft *s, double number);
void nt_book_day(nt_sheet_draft *s, nt_date day);
/* A number of the row, or what stands for it; NULL is unknown. */
void nt_book_number(nt_sheet_draft *s, const nt_ledger_row *row, double number, int decimals);
/* Which of a row's numbers any row of a sheet has; those of `row` too. */
typedef struct {
    bool limits, counts, positions; /* positions: of a chart's points */
} nt_book_shown;
void nt_book_look(nt_book_shown *of, const nt_ledger_row *row);
/* Heads and cells of a row: value, unit, limits, counts, day, marks. */
void nt_book_row_heads(nt_sheet_draft *s, const nt_book_shown *of);
void nt_book_row_cells(nt_sheet_draft *s, const nt_book_shown *of, const nt_ledger_row *row);
void nt_book_headed(nt_sheet_draft *s, nt_text head);

/* Keeps the sheet. */
void nt_book_end(nt_sheet_draft *s);

/* "[r] [p]": what a number's flags say beside it; "" nothing. */
const char *nt_book_marks(nt_arena *arena, const nt_ledger_row *row);
/* "Gambar 3. Tindak lanjut…" */
const char *nt_book_titled(nt_binding *b, const char *number, const nt_inlines *caption);
const char *nt_book_plain(nt_arena *arena, const nt_inlines *text);
const nt_ledger_row *nt_book_row(const nt_binding *b, const char *id);

/* "C7", of the column and the row from 0. */
void nt_book_put_reference(nt_buffer *out, size_t column, size_t row);

/* Of a column in characters, of a row in lines: Excel has none higher than 409 points. */
enum { NT_BOOK_WIDTH_MAX = 90, NT_BOOK_HEIGHT_MAX = 25 };
/* How the page is to be shown, from its words and numbers. */
void nt_book_set_sizes(nt_arena *arena, nt_book_page *page);

/* From the first day of a spreadsheet's calendar to that of ours. */
enum { NT_BOOK_DAYS_FROM_1900 = 25569 };

/* --- a zip: its files in the order in which they are added; no day and no owner --- */

typedef struct {
    nt_buffer out, directory;
    size_t count;
} nt_book_zip;
nt_book_zip nt_book_zip_open(nt_arena *arena);
/* Squeezed, or stored as it is. */
void nt_book_zip_add(nt_book_zip *zip, const char *name, const nt_buffer *file, bool is_stored);
nt_bytes nt_book_zip_close(nt_book_zip *zip);

/* --- the sheets --- */

void nt_book_of_table(nt_binding *b, const nt_block *block);
void nt_book_of_chart(nt_binding *b, const nt_block *block);
void nt_book_of_ledger(nt_binding *b);
void nt_book_of_sources(nt_binding *b);
