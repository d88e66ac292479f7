/* Cells of CSV (RFC 4180) that no spreadsheet runs.
 *
 * A spreadsheet takes a cell for a formula that begins with "=", "+", "-", "@" (also full-width) or
 * a tab, and is no number; some take blanks before it away. Such a text is written with an
 * apostrophe before it, and so is one that has apostrophes there already: what is read back is what
 * was written. Controls of a terminal, and of the direction of a line, are U+FFFD. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Whether the text has an apostrophe in front that nt_csv_put would have put there. */
bool nt_csv_is_guarded(const char *text, size_t length);
/* Whether nt_csv_put puts one there. */
bool nt_csv_needs_guard(const char *text, size_t length);

/* Writes a cell between commas, in quotes where it needs them. NULL is empty. */
void nt_csv_put(nt_buffer *out, const char *text);

/* The shortest form that reads back as the same number, whole ones in digits alone; nothing for
 * NAN and infinities. */
void nt_csv_put_number(nt_buffer *out, double number);
