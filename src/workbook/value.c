#include "value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
    EXACT_DIGITS = 15, /* any decimal of so many is the shortest of its double */
    PLAIN_DIGITS = 25, /* written without an exponent */
    DAY_MS = 86400000,
    LAST_DAY = 2958465, /* 31 December 9999 */
    EPOCHS_APART = 1462
};

static void put(nt_sheet_value *out, const char *text, size_t length)
{
    memcpy(out->text, text, length);
    out->text[length] = '\0';
    out->length = length;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Digits that are as short as can be already: no exponent, no zeros in front or behind, and so few
 * that two exact doubles make the value. Nearly all numbers are. */
static bool take_plainly(const char *text, size_t length, nt_sheet_value *out)
{
    static const double powers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    const char *at = text, *end = text + length;
    long long digits = 0;
    int count = 0, behind = -1; /* the point */
    at += at < end && *at == '-';
    if (at == end || (*at == '0' && end - at > 1 && at[1] != '.')) {
        return false;
    }
    for (; at < end && count <= EXACT_DIGITS; at++) {
        if (nt_is_digit(*at)) {
            digits = digits * 10 + (*at - '0');
            count++;
            behind += behind >= 0;
        } else if (*at == '.' && behind < 0 && count) {
            behind = 0;
        } else {
            return false;
        }
    }
    if (at < end || count > EXACT_DIGITS || behind == 0 || (behind > 0 && end[-1] == '0') ||
        (!digits && *text == '-')) {
        return false;
    }
    double number = (double)digits / powers[behind > 0 ? behind : 0];
    out->number = *text == '-' ? -number : number;
    put(out, text, length);
    return true;
}

/* Significant digits, and where the decimal point stands: behind so many of them. */
typedef struct {
    bool negative;
    int count, point;
    char digits[20];
} decimal_digits;

/* The fewest that read back as the same double. */
static decimal_digits shortest(double number)
{
    char text[40];
    decimal_digits d = {.negative = number < 0};
    for (int precision = EXACT_DIGITS; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*e", precision - 1, number);
        if (precision == 17 || strtod(text, NULL) == number) {
            break;
        }
    }
    for (const char *at = text; *at != 'e'; at++) {
        if (nt_is_digit(*at)) {
            d.digits[d.count++] = *at;
        }
    }
    for (; d.count > 1 && d.digits[d.count - 1] == '0'; d.count--) {
    }
    d.point = atoi(strchr(text, 'e') + 1) + 1;
    return d;
}

static void put_char(nt_sheet_value *out, char c)
{
    out->text[out->length++] = c;
    out->text[out->length] = '\0';
}

/* Without an exponent, unless that would be very long. */
static void put_decimal(nt_sheet_value *out, decimal_digits d)
{
    int first = d.point < 1 ? d.point - 1 : 0, last = d.point > d.count ? d.point : d.count;
    bool plain = last - first <= PLAIN_DIGITS;
    int point = plain ? d.point : 1;
    out->length = 0;
    if (d.negative) {
        put_char(out, '-');
    }
    for (int i = plain ? first : 0; i < (plain ? last : d.count); i++) {
        if (i == point) {
            put_char(out, '.');
        }
        put_char(out, i >= 0 && i < d.count ? d.digits[i] : '0');
    }
    if (!plain) {
        out->length += (size_t)sprintf(out->text + out->length, "e%+03d", d.point - 1);
    }
}

bool nt_value_number(const char *text, size_t length, nt_sheet_value *out)
{
    char copy[400]; /* of what is said in more digits the first say it */
    while (length && is_blank(*text)) {
        text++;
        length--;
    }
    while (length && is_blank(text[length - 1])) {
        length--;
    }
    out->kind = NT_SHEET_NUMBER;
    if (take_plainly(text, length, out)) {
        return true;
    }
    if (!length || length >= sizeof copy || !strchr("+-.0123456789", *text) ||
        text[strspn(text, "+-.0123456789eE")] > ' ') {
        return false;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    char *end;
    out->number = strtod(copy, &end);
    if (end != copy + length || !isfinite(out->number)) {
        return false;
    }
    put_decimal(out, shortest(out->number));
    return true;
}

/* In decimal digits: 0.07 is 7 %, which 100 times the double is not. */
void nt_value_percent(nt_sheet_value *value)
{
    decimal_digits d = shortest(value->number);
    d.point += value->number < 0 || value->number > 0 ? 2 : 0;
    value->kind = NT_SHEET_PERCENT;
    put_decimal(value, d);
    put_char(value, '%');
}

static void put_time(nt_sheet_value *out, const char *before, long long ms)
{
    char text[NT_VALUE_BYTES];
    long long seconds = ms / 1000, rest = ms % 1000;
    int length = snprintf(text, sizeof text, "%s%02lld:%02lld:%02lld", before, seconds / 3600,
                          seconds / 60 % 60, seconds % 60);
    if (rest) {
        length += snprintf(text + length, sizeof text - (size_t)length, ".%03lld", rest);
    }
    put(out, text, (size_t)length);
}

void nt_value_duration(nt_sheet_value *value)
{
    if (fabs(value->number) < 1e9) {
        value->kind = NT_SHEET_DURATION;
        put_time(value, value->number < 0 ? "-" : "", llround(fabs(value->number) * DAY_MS));
    }
}

/* The day that a serial number is, as Excel says it: 60 is a day that was not. */
static void put_day(nt_sheet_value *out, long long day, long long ms, bool from_1904)
{
    enum { LEAP_DAY = 60, EPOCH = -25569 }; /* of 1970, from 30 December 1899 */
    char iso[11], text[NT_VALUE_BYTES];
    day += from_1904 ? EPOCHS_APART : 0;
    if (!from_1904 && day == LEAP_DAY) {
        memcpy(iso, "1900-02-29", sizeof iso);
    } else {
        nt_date_format_iso((nt_date)(day + EPOCH + (!from_1904 && day < LEAP_DAY)), iso);
    }
    out->kind = ms ? NT_SHEET_MOMENT : NT_SHEET_DAY;
    if (!ms) {
        put(out, iso, strlen(iso));
        return;
    }
    snprintf(text, sizeof text, "%sT", iso);
    put_time(out, text, ms);
}

void nt_value_day(nt_sheet_value *value, bool from_1904)
{
    long long last = LAST_DAY - (from_1904 ? EPOCHS_APART : 0);
    if (!(value->number >= 0 && value->number < (double)(last + 1))) {
        return;
    }
    long long ms = llround(value->number * DAY_MS), day = ms / DAY_MS;
    if (day > last || (!ms && !from_1904)) {
        return;
    }
    if (!day && ms) {
        nt_value_duration(value);
        return;
    }
    put_day(value, day, ms % DAY_MS, from_1904);
    value->number = 0;
}

/* Digits, at least one and at most `most`; -1 where there are none. */
static long long take_digits(const char **at, int most)
{
    long long number = 0;
    const char *from = *at;
    while (most-- && nt_is_digit(**at)) {
        number = number * 10 + (*(*at)++ - '0');
    }
    return *at > from ? number : -1;
}

/* ".25" behind the seconds, in milliseconds, rounded; 0 where there is none. */
static long long take_fraction(const char **at)
{
    if (**at != '.' && **at != ',') {
        return 0;
    }
    double fraction = 0, unit = 1000;
    for (++*at; nt_is_digit(**at); ++*at) {
        fraction += (unit /= 10) * (**at - '0');
    }
    return llround(fraction);
}

/* "12:30:15.25" in milliseconds; -1 where it is no time. */
static long long take_time(const char **at)
{
    long long hour = take_digits(at, 2), minute = -1, second = 0;
    if (hour >= 0 && **at == ':') {
        ++*at;
        minute = take_digits(at, 2);
    }
    if (minute >= 0 && **at == ':') {
        ++*at;
        second = take_digits(at, 2);
    }
    return hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60
               ? -1
               : ((hour * 60 + minute) * 60 + second) * 1000 + take_fraction(at);
}

static bool is_zone(const char *at)
{
    if (*at == 'Z' || !*at) {
        return !*at || !at[1];
    }
    if (*at != '+' && *at != '-') {
        return false;
    }
    at++;
    bool good = take_digits(&at, 2) >= 0;
    at += *at == ':';
    return good && (!*at || (take_digits(&at, 2) >= 0 && !*at));
}

bool nt_value_iso_moment(const char *text, size_t length, nt_sheet_value *out)
{
    char copy[40];
    if (length >= sizeof copy) {
        return false;
    }
    memcpy(copy, text, length);
    copy[length] = '\0';
    const char *at = copy;
    nt_date day = length >= 10 ? nt_date_parse_iso(copy, 10) : NT_DATE_UNKNOWN;
    bool has_day = nt_date_known(day), has_time = !has_day || copy[10] == 'T' || copy[10] == ' ';
    at += has_day ? 10 + has_time : 0;
    long long ms = has_time ? take_time(&at) : 0;
    if (ms < 0 || ms >= DAY_MS || !is_zone(at)) {
        return false;
    }
    if (has_day) {
        copy[10] = ms ? 'T' : '\0';
        copy[11] = '\0';
        out->kind = ms ? NT_SHEET_MOMENT : NT_SHEET_DAY;
        put(out, copy, strlen(copy));
    }
    if (has_day && ms) {
        put_time(out, copy, ms);
    } else if (!has_day) {
        out->number = (double)ms / DAY_MS;
        nt_value_duration(out);
    }
    return true;
}

bool nt_value_iso_duration(const char *text, nt_sheet_value *out)
{
    static const struct {
        char sign;
        double days;
    } parts[] = {{'D', 1}, {'H', 1. / 24}, {'M', 1. / 1440}, {'S', 1. / 86400}};
    bool negative = *text == '-', some = false;
    const char *at = text + negative;
    double days = 0;
    if (*at++ != 'P') {
        return false;
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        at += *at == 'T' && i;
        const char *from = at;
        long long number = take_digits(&at, 9), ms = number < 0 ? 0 : take_fraction(&at);
        if (number >= 0 && *at == parts[i].sign) {
            days += ((double)number + (double)ms / 1000) * parts[i].days;
            some = true;
            at++;
        } else {
            at = from;
        }
    }
    if (*at || !some) {
        return false;
    }
    out->number = negative ? -days : days;
    nt_value_duration(out);
    return out->kind == NT_SHEET_DURATION;
}
