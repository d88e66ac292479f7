#include "date_format.h"

#include <string.h>

#include "base/utf8.h"

bool nt_ingest_is_date_format(const char *pattern)
{
    enum { BYTES_MAX = 40 };
    int years = 0, months = 0, days = 0;
    if (strlen(pattern) > BYTES_MAX) {
        return false;
    }
    for (const char *at = pattern; *at; at++) {
        if (*at != '%') {
            /* A literal digit would run together with the day's. */
            if (*at >= '0' && *at <= '9') {
                return false;
            }
            continue;
        }
        at++;
        years += *at == 'Y';
        months += *at == 'm';
        days += *at == 'd';
        if (!*at || !strchr("Ymd", *at)) {
            return false;
        }
    }
    return years == 1 && months == 1 && days == 1;
}

static bool take_number(const char **at, int shortest, int longest, int *out)
{
    int number = 0, length = 0;
    while (length < longest && (*at)[0] >= '0' && (*at)[0] <= '9') {
        number = number * 10 + (*(*at)++ - '0');
        length++;
    }
    *out = number;
    return length >= shortest;
}

bool nt_ingest_parse_date(const char *text, const char *pattern, nt_civil *out)
{
    nt_civil civil = {0};
    const char *at = text, *end = text + strlen(text);
    for (const char *p = pattern; *p; p++) {
        bool taken;
        if (*p == ' ' && nt_utf8_is_blank(at, end)) {
            taken = true; /* a blank of any kind, as the pattern's may be */
            nt_utf8_next(&at, end);
        } else if (*p != '%') {
            taken = *at == *p;
            at += taken;
        } else if (*++p == 'Y') {
            taken = take_number(&at, 4, 4, &civil.year);
        } else {
            taken = take_number(&at, 1, 2, *p == 'm' ? &civil.month : &civil.day);
        }
        if (!taken) {
            return false;
        }
    }
    if (*at) {
        return false;
    }
    *out = civil;
    return true;
}
