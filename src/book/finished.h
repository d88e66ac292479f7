/* A workbook that the library has in memory → its file. */
#pragma once

#include <xlsxwriter.h>

#include "base/error.h"

/* Closes `book` and says whether the file at `path` was written; `fault` is what came before.
 * `book` may be NULL, which is for want of memory. */
nt_status nt_book_finish(lxw_workbook *book, lxw_error fault, const char *path, nt_error *err);
