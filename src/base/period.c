#include "base/period.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_DIGITS = 4, MONTHS_A_YEAR = 12, YEAR_LAST = 9999 };

int nt_period_months(nt_period_kind kind)
{
    static const int months[NT_PERIOD_KINDS] = {1, 3, 6, 12};
    return months[kind];
}

/* What follows the year: "", "-07", "-Q1", "-H1". 0: none of them. */
static int read_number(const char *rest, nt_period_kind *kind)
{
    size_t length = strlen(rest);
    *kind = length == 0      ? NT_PERIOD_YEAR
            : rest[1] == 'Q' ? NT_PERIOD_QUARTER
            : rest[1] == 'H' ? NT_PERIOD_HALF
                             : NT_PERIOD_MONTH;
    if (length == 0) {
        return 1;
    }
    const char *digits = rest + (*kind == NT_PERIOD_MONTH ? 1 : 2);
    size_t count = *kind == NT_PERIOD_MONTH ? 2 : 1;
    bool fits = rest[0] == '-' && strlen(digits) == count && strspn(digits, "0123456789") == count;
    int number = fits ? atoi(digits) : 0;
    return number <= MONTHS_A_YEAR / nt_period_months(*kind) ? number : 0;
}

bool nt_period_read(const char *code, nt_period *out)
{
    nt_period_kind kind;
    if (!code || strspn(code, "0123456789") < YEAR_DIGITS) {
        return false;
    }
    int year = 0, number = read_number(code + YEAR_DIGITS, &kind);
    for (int i = 0; i < YEAR_DIGITS; i++) {
        year = year * 10 + (code[i] - '0');
    }
    if (!year || !number) {
        return false;
    }
    *out = (nt_period){kind, year * MONTHS_A_YEAR + (number - 1) * nt_period_months(kind)};
    return true;
}

int nt_period_number(nt_period period)
{
    return period.first % MONTHS_A_YEAR / nt_period_months(period.kind) + 1;
}

const char *nt_period_code(nt_arena *arena, nt_period period)
{
    int year = nt_period_year(period), number = nt_period_number(period);
    switch (period.kind) {
    case NT_PERIOD_QUARTER:
        return nt_arena_printf(arena, "%04d-Q%d", year, number);
    case NT_PERIOD_HALF:
        return nt_arena_printf(arena, "%04d-H%d", year, number);
    case NT_PERIOD_YEAR:
        return nt_arena_printf(arena, "%04d", year);
    default:
        return nt_arena_printf(arena, "%04d-%02d", year, number);
    }
}

nt_period nt_period_of(nt_period_kind kind, nt_date day)
{
    nt_civil civil = nt_date_to_civil(day);
    int month = civil.year * MONTHS_A_YEAR + civil.month - 1;
    return (nt_period){kind, month - month % nt_period_months(kind)};
}

nt_period nt_period_before(nt_period period, int months)
{
    return (nt_period){period.kind, period.first - months};
}

nt_date nt_month_first_day(int month)
{
    return month < MONTHS_A_YEAR
               ? NT_DATE_UNKNOWN
               : nt_date_from_civil(month / MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, 1);
}

nt_date nt_period_first_day(nt_period period)
{
    return nt_month_first_day(period.first);
}

nt_date nt_period_last_day(nt_period period)
{
    int next = period.first + nt_period_months(period.kind);
    return next == (YEAR_LAST + 1) * MONTHS_A_YEAR   ? nt_date_from_civil(YEAR_LAST, 12, 31)
           : nt_date_known(nt_month_first_day(next)) ? nt_month_first_day(next) - 1
                                                     : NT_DATE_UNKNOWN;
}
