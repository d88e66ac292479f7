/* Workbooks to be filled in: sheets with headings and nothing below, whose columns know what they
 * hold. XLSX (ECMA-376) by libxlsxwriter; the same sheets give the same bytes. */
#pragma once

#include <stddef.h>

#include "base/error.h"

typedef enum { NT_BOOK_TEXT, NT_BOOK_DAY, NT_BOOK_NUMBER } nt_book_kind;

typedef struct {
    const char *heading;
    nt_book_kind kind;
    const char
        *help; /* shown beside a cell of the column that is entered; at most 255 characters */
    const char *const *choices; /* NULL-terminated, none of others is refused; NULL: any text */
} nt_book_column;

typedef struct {
    const char *name; /* at most 31 characters */
    const nt_book_column *columns;
    size_t count;
} nt_book_sheet;

/* Writes the file at `path`. */
nt_status nt_book_write(const char *path, const nt_book_sheet *sheets, size_t count, nt_error *err);
