/* Numbers as a field's format writes them. */
#pragma once

#include <stdbool.h>

#include "ingest/package.h"

typedef struct {
    const char *decimal_mark; /* "." or ","; one character */
    const char *group_mark;   /* between groups of three digits; "" none */
    bool bare;                /* nothing but the number; else text around it is passed over */
} nt_number_format;

/* Reads the whole text: a sign, digits (in groups of three where a group mark is used), a decimal
 * mark and digits. No exponent, no infinity. False when it is no such number or has more than 15
 * digits. */
bool nt_ingest_parse_number(const char *text, const nt_number_format *format, nt_decimal *out);
