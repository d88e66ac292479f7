#include "text/number.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"
#include "words/base.h"
#include "words/text.h"

/* A double has at most 309 digits before the point. */
enum { MOST_DECIMALS = 15, MOST_DIGITS = 310 + MOST_DECIMALS };

/* A value as decimal digits: 0.d1d2d3… times 10^exponent. */
typedef struct {
    char digits[24];
    int count, exponent;
} decimal;

static const nt_text decimal_mark = NT_TEXT_TEXT_DECIMAL_MARK,
                     group_mark = NT_TEXT_TEXT_MARK_OF_THOUSANDS;
static const nt_text unknown = NT_TEXT_BASE_UNKNOWN;

static decimal without_zeros(decimal number)
{
    while (number.count && number.digits[number.count - 1] == '0') {
        number.count--;
    }
    return number;
}

/* The shortest decimal that reads back as the same double. It is the number that a person wrote or
 * would write, and the one to round: 1.005 is stored a little below itself and still becomes 1,01.
 */
static decimal shortest(double value)
{
    char text[40];
    if (value < 1e15 && value == floor(value)) { /* most are, and to print them so takes a tenth */
        decimal whole = {.count = snprintf(text, sizeof text, "%lld", (long long)value)};
        whole.exponent = whole.count;
        memcpy(whole.digits, text, (size_t)whole.count);
        return without_zeros(whole);
    }
    for (int precision = 14; precision <= 16; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, value);
        if (strtod(text, NULL) == value) {
            break;
        }
    }
    decimal out = {.count = 0};
    /* Digits only: what separates them depends on the locale, should a host program set one. */
    const char *at = text;
    for (; *at != 'e'; at++) {
        if (*at >= '0' && *at <= '9') {
            out.digits[out.count++] = *at;
        }
    }
    out.exponent = atoi(at + 1) + 1;
    return without_zeros(out);
}

static int digit_at(const decimal *number, int index)
{
    return index >= 0 && index < number->count ? number->digits[index] - '0' : 0;
}

/* Writes |value| with `decimals` places and no marks ("167800" for 1678,00); returns the number of
 * digits, which is more than `decimals`. */
static int round_to_digits(double value, int decimals, char out[MOST_DIGITS + 1])
{
    decimal number = shortest(fabs(value));
    int kept = number.exponent + decimals;
    int count = 0;
    /* From the place of ones, or a place before the first digit: a zero there takes the carry. */
    int first = number.exponent < 0 ? number.exponent - 1 : -1;
    for (int i = first; i < kept; i++) {
        out[count++] = (char)('0' + digit_at(&number, i));
    }
    for (int i = count - 1, carry = digit_at(&number, kept) >= 5; carry; i--) {
        assert(i >= 0);
        carry = out[i] == '9';
        out[i] = carry ? '0' : (char)(out[i] + 1);
    }
    return count;
}

/* Appends |value|; tells whether anything but zeros was printed. */
static bool put_magnitude(nt_buffer *out, nt_lang lang, double value, int decimals)
{
    assert(decimals >= 0 && decimals <= MOST_DECIMALS);
    char digits[MOST_DIGITS + 1];
    int count = round_to_digits(value, decimals, digits), whole = count - decimals, at = 0;
    while (at < whole - 1 && digits[at] == '0') {
        at++;
    }
    bool some = false;
    for (; at < count; at++) {
        nt_buffer_putc(out, digits[at]);
        some = some || digits[at] != '0';
        int left = whole - 1 - at;
        if (left == 0 && decimals) {
            nt_buffer_puts(out, decimal_mark.in[lang]);
        } else if (left > 0 && left % 3 == 0) {
            nt_buffer_puts(out, group_mark.in[lang]);
        }
    }
    return some;
}

static const char *with_sign(nt_arena *arena, nt_lang lang, double value, int decimals,
                             const char *plus)
{
    if (!isfinite(value)) {
        return unknown.in[lang];
    }
    nt_buffer magnitude = nt_buffer_open(arena);
    bool some = put_magnitude(&magnitude, lang, value, decimals);
    /* A number that is rounded to zero has no sign. */
    const char *sign = !some ? "" : value < 0 ? "\u2212" : plus;
    return nt_arena_printf(arena, "%s%s", sign, nt_buffer_text(&magnitude));
}

const char *nt_text_number(nt_arena *arena, nt_lang lang, double value, int decimals)
{
    return with_sign(arena, lang, value, decimals, "");
}

const char *nt_text_signed(nt_arena *arena, nt_lang lang, double value, int decimals)
{
    return with_sign(arena, lang, value, decimals, "+");
}

const char *nt_text_range(nt_arena *arena, nt_lang lang, double lower, double upper, int decimals)
{
    if (!isfinite(lower) || !isfinite(upper)) {
        return unknown.in[lang];
    }
    return nt_arena_printf(arena, "%s\u2013%s", nt_text_number(arena, lang, lower, decimals),
                           nt_text_number(arena, lang, upper, decimals));
}

/* Round to five digits and large enough to be told in millions: the places to print, else -1. */
static int million_decimals(double value)
{
    double size = fabs(value);
    if (!isfinite(value) || size < 1e6 || size != floor(size)) {
        return -1;
    }
    decimal number = shortest(size);
    int places = number.count - (number.exponent - 6);
    return number.count > 5 ? -1 : places > 0 ? places : 0;
}

bool nt_text_is_of_millions(double value, int decimals)
{
    return decimals == 0 && million_decimals(value) >= 0;
}

const char *nt_text_in_full(nt_arena *arena, nt_lang lang, double value, int decimals,
                            const char *unit)
{
    if (!isfinite(value)) {
        return unknown.in[lang];
    }
    const char *number = nt_text_number(arena, lang, value, decimals);
    const char *word = text_unit(lang, unit, decimals ? NAN : round(value));
    return *word ? nt_arena_printf(arena, "%s\u00a0%s", number, word) : number;
}

const char *nt_text_quantity(nt_arena *arena, nt_lang lang, double value, int decimals,
                             const char *unit)
{
    if (nt_text_is_of_millions(value, decimals)) {
        int places = million_decimals(value);
        static const nt_text million = NT_TEXT_TEXT_MILLION;
        const char *word = text_unit(lang, unit, NAN);
        return nt_arena_printf(arena, "%s\u00a0%s%s%s",
                               nt_text_number(arena, lang, value / 1e6, places), million.in[lang],
                               *word ? " " : "", word);
    }
    return nt_text_in_full(arena, lang, value, decimals, unit);
}

const char *nt_text_capital(nt_arena *arena, const char *text)
{
    char *copy = nt_arena_string(arena, text);
    if (copy[0] >= 'a' && copy[0] <= 'z') {
        copy[0] = (char)(copy[0] - 'a' + 'A');
    }
    return copy;
}
