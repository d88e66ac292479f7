#include "base/date.h"

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

nt_date nt_date_from_civil(int year, int month, int day)
{
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > nt_days_in_month(year, month)) {
        return NT_DATE_UNKNOWN;
    }
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    unsigned years = (unsigned)year - 1;
    unsigned days = 365 * years + years / 4 - years / 100 + years / 400;
    return (int)days + before[month - 1] + (month > 2 && leap(year)) + day - DAYS_BEFORE_1970 - 1;
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

/* The number that so many digits are; *other is set where one of them is none. */
static int number_of(const char *digits, int count, bool *other)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        unsigned digit = (unsigned char)digits[i] - (unsigned)'0';
        *other |= digit > 9;
        number = number * 10 + (int)digit;
    }
    return number;
}

nt_date nt_date_parse_iso(const char *text, size_t length)
{
    if (length != 10 || text[4] != '-' || text[7] != '-') {
        return NT_DATE_UNKNOWN;
    }
    bool other = false;
    int year = number_of(text, 4, &other), month = number_of(text + 5, 2, &other);
    int day = number_of(text + 8, 2, &other);
    return other ? NT_DATE_UNKNOWN : nt_date_from_civil(year, month, day);
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
