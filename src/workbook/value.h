/* What a file keeps of a value, as the text that a cell gives. */
#pragma once

#include "workbook/workbook.h"

enum { NT_VALUE_BYTES = 64 };

typedef struct {
    nt_sheet_kind kind;
    double number;
    size_t length;
    char text[NT_VALUE_BYTES];
} nt_sheet_value;

/* A number as XML writes it, blanks around it; false where it is none, or none of a double. */
bool nt_value_number(const char *text, size_t length, nt_sheet_value *out);

/* The same number in percent: the decimal point moves by two. */
void nt_value_percent(nt_sheet_value *value);

/* What a spreadsheet calls a day: the serial number `value` holds, counted from the end of 1899, as
 * if 1900 had a 29 February, or from 1904. What is no day of the years to 9999 stays a number; less
 * than a day is a time. */
void nt_value_day(nt_sheet_value *value, bool from_1904);

/* `number` days, in hours. */
void nt_value_duration(nt_sheet_value *value);

/* "2024-02-29", "2024-02-29T12:30:15.25", with or without a zone, which is dropped, or a time
 * alone; "PT30H15M00S": false where it is none. */
bool nt_value_iso_moment(const char *text, size_t length, nt_sheet_value *out);
bool nt_value_iso_duration(const char *text, nt_sheet_value *out);
