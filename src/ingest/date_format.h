/* Dates as a field's format writes them. */
#ifndef NETRA_INGEST_DATE_FORMAT_H
#define NETRA_INGEST_DATE_FORMAT_H

#include <stdbool.h>

#include "base/date.h"

/* A pattern names %Y, %m and %d once each; other characters stand for themselves. */
bool nt_ingest_is_date_format(const char *pattern);

/* Reads the whole text by the pattern: four digits of year, one or two of month and day. False when
 * the text has another form; the day itself may not exist (31 February). */
bool nt_ingest_parse_date(const char *text, const char *pattern, nt_civil *out);

#endif
