#include "number.h"

#include <string.h>

enum { DIGITS_MAX = 15 };

double nt_decimal_value(nt_decimal decimal)
{
    /* Both operands are exact, so the quotient is the double nearest to the printed number. */
    double power = 1;
    for (int i = 0; i < decimal.decimals; i++) {
        power *= 10;
    }
    return (double)decimal.digits / power;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "Rp 1.000,-" and "53 %": the part from the first sign or digit to the last digit. */
static void strip_surroundings(const char **text, const char **end)
{
    while (*text < *end && !is_digit(**text) &&
           !((**text == '-' || **text == '+') && is_digit((*text)[1]))) {
        (*text)++;
    }
    while (*end > *text && !is_digit((*end)[-1])) {
        (*end)--;
    }
}

/* A run of digits into *out; the length of the run, or -1 when the number gets too long. */
static int take_digits(const char **at, const char *end, nt_decimal *out, int *total)
{
    int length = 0;
    for (; *at < end && is_digit(**at); (*at)++, length++) {
        /* Zeros in front carry no precision. */
        *total += out->digits != 0 || **at != '0';
        if (*total > DIGITS_MAX) {
            return -1;
        }
        out->digits = out->digits * 10 + (**at - '0');
    }
    return length;
}

static bool take_mark(const char **at, const char *end, const char *mark)
{
    size_t length = strlen(mark);
    if (!length || (size_t)(end - *at) < length || memcmp(*at, mark, length) != 0) {
        return false;
    }
    *at += length;
    return true;
}

bool nt_ingest_parse_number(const char *text, const nt_number_format *format, nt_decimal *out)
{
    const char *at = text, *end = text + strlen(text);
    if (!format->bare) {
        strip_surroundings(&at, &end);
    }
    bool negative = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+');
    nt_decimal number = {0};
    int total = 0, length = take_digits(&at, end, &number, &total);
    bool first = true;
    if (length < 1) {
        return false;
    }
    while (take_mark(&at, end, format->group_mark)) {
        /* "12.34" with "." between groups is a decimal point in the wrong place, no number. */
        if ((first && length > 3) || take_digits(&at, end, &number, &total) != 3) {
            return false;
        }
        first = false;
    }
    if (take_mark(&at, end, format->decimal_mark)) {
        number.decimals = take_digits(&at, end, &number, &total);
        if (number.decimals < 1 || number.decimals > DIGITS_MAX) {
            return false;
        }
    }
    if (at != end) {
        return false;
    }
    number.digits = negative ? -number.digits : number.digits;
    *out = number;
    return true;
}
