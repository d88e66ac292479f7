#define _DEFAULT_SOURCE /* le64toh */
#include "base/date.h"

#include <endian.h>
#include <stdint.h>
#include <string.h>

enum { JULIAN_DAY_1970 = 2440588, DAYS_BEFORE_1970 = 719162 /* from 0001-01-01 */ };

static bool leap(int year)
{
    return (year & (year % 25 ? 3 : 15)) == 0; /* 100 is 25 times 4, and 400 is 25 times 16 */
}

int nt_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && leap(year) ? 29 : days[month - 1];
}

/* No branch that random days would have guessed wrong. */
nt_date nt_date_from_civil(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        (day > 28 && day > nt_days_in_month(year, month))) {
        return NT_DATE_UNKNOWN;
    }
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    unsigned years = (unsigned)year - 1;
    unsigned days = 365 * years + years / 4 - years / 100 + years / 400;
    int leap_day = (month > 2) & leap(year);
    return (int)days + before[month - 1] + leap_day + day - DAYS_BEFORE_1970 - 1;
}

nt_civil nt_date_to_civil(nt_date date)
{
    /* Richards 2013, algorithm 4. */
    int j = date + JULIAN_DAY_1970;
    int f = j + 1401 + (4 * j + 274277) / 146097 * 3 / 4 - 38;
    int e = 4 * f + 3;
    int g = e % 1461 / 4;
    int h = 5 * g + 2;
    int day = h % 153 / 5 + 1;
    int month = (h / 153 + 2) % 12 + 1;
    int year = e / 1461 - 4716 + (12 + 2 - month) / 12;
    return (nt_civil){year, month, day};
}

/* Eight characters at once: what differs from "0000-00-" is a digit in each byte, 0 for a dash. */
nt_date nt_date_parse_iso(const char *text, size_t length)
{
    const uint64_t zeros = 0x2D30302D30303030, above_nine = 0x7F76767F76767676;
    uint64_t c;
    if (length != 10) {
        return NT_DATE_UNKNOWN;
    }
    memcpy(&c, text, sizeof c);
    c = le64toh(c) ^ zeros;
    unsigned tens = (unsigned char)text[8] - (unsigned)'0',
             ones = (unsigned char)text[9] - (unsigned)'0';
    if (((c + above_nine) | c) & 0x8080808080808080 || tens > 9 || ones > 9) {
        return NT_DATE_UNKNOWN;
    }
    c = 10 * c + (c >> 8); /* in every other byte two digits */
    return nt_date_from_civil((int)(100 * (c & 0xFF) + (c >> 16 & 0xFF)), (int)(c >> 40 & 0xFF),
                              (int)(10 * tens + ones));
}

static void put_digits(char *out, unsigned number, int count)
{
    while (count--) {
        out[count] = (char)('0' + number % 10);
        number /= 10;
    }
}

char *nt_date_format_iso(nt_date date, char out[static 11])
{
    out[0] = '\0';
    if (nt_date_known(date)) {
        nt_civil c = nt_date_to_civil(date);
        memcpy(out, "YYYY-MM-DD", 11);
        put_digits(out, (unsigned)c.year, 4);
        put_digits(out + 5, (unsigned)c.month, 2);
        put_digits(out + 8, (unsigned)c.day, 2);
    }
    return out;
}
