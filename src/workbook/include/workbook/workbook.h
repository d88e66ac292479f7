/* Spreadsheets of others: XLSX (ECMA-376, ISO/IEC 29500: transitional and strict) and ODS (OASIS
 * OpenDocument 1.0 to 1.3), row by row, as typed cells.
 *
 * A cell is what the file keeps of it, never computed anew: the value of a formula, not the
 * formula. Nothing of the file is believed: what it unpacks to, repeats and nests is counted while
 * it is read (docs/data.md, "Limits"), and memory does not grow with the length of a sheet. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/library.h"

/* Stated in docs/data.md and tested. */
enum {
    NT_WORKBOOK_ROW_MAX = 1 << 24,              /* the last row that may hold something */
    NT_WORKBOOK_COLUMN_MAX = 16384,             /* and the last column, XFD */
    NT_WORKBOOK_TEXT_BYTES_MAX = 1024 * 1024,   /* one text */
    NT_WORKBOOK_ROW_BYTES_MAX = 8 * 1024 * 1024 /* the texts of one row */
};

typedef enum {
    NT_SHEET_TEXT,
    NT_SHEET_NUMBER,
    NT_SHEET_PERCENT,   /* a number that is shown in percent */
    NT_SHEET_DAY,       /* "2024-02-29"; 29 February 1900, which Excel has, is said so */
    NT_SHEET_MOMENT,    /* "2024-02-29T12:30:15" or "2024-02-29T12:30:15.250", of no zone */
    NT_SHEET_DURATION,  /* or a time of day: "30:15:00" */
    NT_SHEET_BOOLEAN,   /* "true" or "false" */
    NT_SHEET_ERROR,     /* "#DIV/0!" */
    NT_SHEET_UNCOMPUTED /* a formula of which the file keeps no value: "" */
} nt_sheet_kind;

typedef struct {
    unsigned column; /* from 1 */
    nt_sheet_kind kind;
    const char *text; /* UTF-8, a NUL behind `length` and none before. A number is the shortest one
                         that reads back as the same double, without an exponent where it has no
                         more than 25 digits; a percentage as it is shown, "34.5%", unrounded */
    size_t length;
    double number; /* numbers and percentages ("34.5%": 0.345), durations in days; else 0 */
} nt_sheet_cell;

/* A row in which something stands: what is empty, and a text of no characters, is left out. */
typedef struct {
    unsigned number;            /* from 1 */
    bool hidden;                /* by hand or by a filter */
    const nt_sheet_cell *cells; /* in the order of their columns */
    size_t count;               /* at least 1 */
} nt_sheet_row;

typedef struct {
    const char *name;
    size_t number; /* from 1, of those that hold cells: sheets of charts and dialogues do not count,
                      nor do tables of other files that an ODS keeps a copy of */
    bool hidden;
    size_t part; /* private */
} nt_workbook_sheet;

/* Cells that are merged into the one at the upper left. From 1, and the last ones belong to it. */
typedef struct {
    unsigned row, column, last_row, last_column;
} nt_merged;

typedef struct nt_workbook nt_workbook;

/* Whether a file that begins so is a zip or an OLE container: no delimited text. */
bool nt_workbook_is_binary(const char *bytes, size_t length);

/* What a spreadsheet is called and is. */
typedef struct {
    const char *ending; /* ".xlsx" */
    const char *format; /* in a descriptor; NULL: no descriptor names it */
    const char *mime;
} nt_workbook_kind;

/* Of a file of that name, in whatever case and of whatever program; NULL: no spreadsheet. */
const nt_workbook_kind *nt_workbook_named(const char *path);
/* The formats that a descriptor may name; NULL behind the last. */
const char *nt_workbook_format(size_t index);

/* Opens the file at `path`, or its `bytes` where they are not NULL; they must live as long as the
 * workbook. What netra does not read (.xls, .xlsb, .numbers, encrypted files) and what is damaged
 * is NT_INVALID with what would do. All that a workbook hands out lives until it is closed. */
nt_status nt_workbook_open(const char *path, const nt_bytes *bytes, nt_workbook **out,
                           nt_error *err);
void nt_workbook_close(nt_workbook *workbook);

/* All sheets, in the order of the tabs. */
nt_status nt_workbook_sheets(nt_workbook *workbook, const nt_workbook_sheet **out, size_t *count,
                             nt_error *err);

/* The sheet of that name, or of that number where `name` is NULL. Of an ODS nothing behind its
 * beginning is read. One that is not there is NT_INVALID with the names of those that are. */
nt_status nt_workbook_find(nt_workbook *workbook, const char *name, size_t number,
                           nt_workbook_sheet *out, nt_error *err);

/* Hands each row that is not empty to `sink`, which returns NT_OK or stops the reading; row, cells
 * and texts live until it returns. Rows come in the order of their numbers. Whether the file is
 * whole is known at its end: unless NT_OK comes back, what the sink was given must not be used. */
nt_status nt_workbook_read(nt_workbook *workbook, const nt_workbook_sheet *sheet,
                           nt_status (*sink)(void *context, const nt_sheet_row *row, nt_error *err),
                           void *context, nt_error *err);

/* All merged cells of the sheet; a file in which nothing is merged is unpacked, not read. */
nt_status nt_workbook_merged(nt_workbook *workbook, const nt_workbook_sheet *sheet,
                             const nt_merged **out, size_t *count, nt_error *err);

/* Every text in the file: of cells in whatever sheet, comments, heads of pages, who made it; not
 * numbers and formulas. `element` is the local name of what it stands in ("creator"), cut. */
nt_status nt_workbook_texts(nt_workbook *workbook,
                            nt_status (*take)(void *context, const char *part, const char *element,
                                              const char *text, nt_error *err),
                            void *context, nt_error *err);

nt_libraries nt_workbook_libraries(void);
