/* Rows read ahead of the row at hand, by all threads: a window of the file is cut behind line ends,
 * each piece is split as if every line began a row, and what is ordinary is laid by. Where reading
 * comes to a row that begins at such a line, it is taken as it was laid by; what lies within quotes
 * is never come to. So it does not matter where the file was cut. */
#pragma once

#include "sheet.h"

/* Whether texts of the field may be such as something is to be said of. */
bool nt_ingest_is_limited(const nt_schema *schema, size_t f);

typedef struct nt_ahead nt_ahead;

/* NULL where rows of the sheet cannot be ordinary, whatever they are. `more` reads the file on, so
 * that bytes are there; `hear` may look at those before `at`, beside it and those who split: each
 * is called by one thread at a time. */
nt_ahead *nt_ingest_open_ahead(const nt_sheet_reader *sheet, const nt_stream_ahead *rule,
                               nt_status (*more)(void *context, const char *to, nt_error *err),
                               void (*hear)(void *context, const char *at), void *context);
void nt_ingest_close_ahead(nt_ahead *ahead);

/* Takes the ordinary rows that begin at `at`, in that line; returns where the next row begins, and
 * in *lines how many they were. They are taken to the end, on any thread, before it returns none,
 * and when it is closed. */
const char *nt_ingest_take_ahead(nt_ahead *ahead, const char *at, long line, long *lines);

/* Where the texts begin that must still be there: those of rows that are to be taken, else `at`,
 * the next row. Rows of a window are taken while the next one is split and the one behind it read:
 * so about three windows, of 4 MiB each, are there at once. */
const char *nt_ingest_ahead_needs(const nt_ahead *ahead, const char *at);
