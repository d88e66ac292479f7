/* A report as a workbook, after the guidance of the UK's Analysis Function on releasing statistics
 * in spreadsheets: cover, contents, notes, then one table a sheet; no cell of a table is empty or
 * merged, nothing is hidden, signs are shorthand in brackets that the notes explain.
 *
 * A sheet is made once and written as XLSX (ECMA-376) and as ODS (OpenDocument 1.3). Its numbers
 * are the ledger's rows, whole where the pages shorten a table; what is withheld there is here. */
#pragma once

#include "base/file.h"
#include "book/book.h"
#include "ledger/results.h"
#include "report/document.h"

enum { NT_BOOK_DECIMALS_MAX = 9 };

typedef struct {
    nt_book_kind kind;
    const char *text;  /* TEXT: not "" */
    double number;     /* NUMBER: as in the ledger; DAY: days since 1970 */
    int decimals;      /* NUMBER: that are shown; 0 to NT_BOOK_DECIMALS_MAX */
    const char *leads; /* TEXT: the name of the sheet that it leads to; NULL: to none */
    const char *id;    /* of the row of the ledger that it shows; NULL none */
} nt_book_cell;

/* Lines in column A, the first its title; then, on all sheets but the cover, a table. */
typedef struct {
    const char *name; /* at most 31 characters, no two alike */
    const nt_book_cell *lines;
    size_t line_count;
    const char *table;         /* its name, which programs know it by; NULL: the sheet has none */
    const char *const *heads;  /* no two alike */
    const nt_book_cell *cells; /* row by row */
    size_t column_count, row_count;
    const size_t *widths;   /* of the columns, in characters */
    const bool *of_numbers; /* the columns that stand at the right */
    const size_t *heights;  /* of lines, heads and rows, in lines of words as wide as the columns */
} nt_book_page;

typedef struct {
    nt_lang lang;
    const char *title, *subject, *author, *keywords, *producer;
    long long created; /* seconds since 1970 */
    const nt_book_page *pages;
    size_t page_count;
} nt_book;

/* Lines above each table but those of cover, contents and notes: so its heads stand in one row. */
enum { NT_BOOK_LINES = 5 };

typedef struct {
    const nt_document *document;
    const nt_results *results;
    const char *report;   /* its name, by which `trace` is called: "press-annex" */
    const char *producer; /* "netra 0.1.0" */
    long long created;
} nt_book_request;

/* In the arena; the same of the same request. */
nt_book nt_book_report(nt_arena *arena, const nt_book_request *request);

/* Writes the file at `path`, as the library writes no other way; the same bytes of the same book.
 */
nt_status nt_book_xlsx(const nt_book *book, const char *path, nt_error *err);
nt_bytes nt_book_ods(nt_arena *arena, const nt_book *book);
