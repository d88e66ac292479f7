/* The shortest decimal that reads back as a number.
 *
 * A ledger prints tens of thousands, and the C library would print and read each several times. One
 * of a size that reports have is m 2^e = q 10^-k with whole numbers that 128 bits hold: to round q,
 * and to tell whether it reads back, takes a shift and a comparison. All others are printed and
 * read. */
#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "digits.h"

__extension__ typedef unsigned __int128 wide;

enum { SCALE_MAX = 27 /* m < 2^53, 5^27 < 2^63 */, SHIFT_MAX = 64 };

/* Digits, and the place of the first: 0 for the ones. */
typedef struct {
    uint64_t digits;
    int count, place;
} decimal;

static uint64_t power(uint64_t of, int exponent)
{
    uint64_t result = 1;
    while (exponent-- > 0) {
        result *= of;
    }
    return result;
}

/* m 2^e to `count` digits, rounded as printf does; its first is at `place` or the one before. False
 * where that does not read back, or is not known here. */
static bool round_to(uint64_t m, int e, int count, int place, decimal *out)
{
    int scale = count - 1 - place, shift = -(e + scale);
    if (!m || scale < 0 || scale > SCALE_MAX || shift < 1 || shift > SHIFT_MAX) {
        return false;
    }
    uint64_t unit = power(5, scale); /* 1 of m */
    wide exact = (wide)m * unit, half = (wide)1 << (shift - 1);
    wide q = exact >> shift, rest = exact - (q << shift);
    q += rest > half || (rest == half && (q & 1));
    if (q >= power(10, count)) {
        return round_to(m, e, count, place + 1, out);
    }
    *out = (decimal){(uint64_t)q, count, place};
    wide back = q << shift, off = back > exact ? back - exact : exact - back;
    /* Below a power of two numbers lie twice as close. */
    bool closer = back < exact && m == (uint64_t)1 << (DBL_MANT_DIG - 1);
    off *= closer ? 4 : 2;
    return off < unit; /* which is odd: they never meet */
}

static bool shorten(double number, decimal *out)
{
    int exponent;
    uint64_t m = (uint64_t)ldexp(frexp(fabs(number), &exponent), DBL_MANT_DIG);
    int place = (exponent - 1) * 30103 / 100000 - (exponent < 1); /* by the logarithm of 2 */
    for (int count = DBL_DIG; count <= DBL_DECIMAL_DIG; count++) {
        if (round_to(m, exponent - DBL_MANT_DIG, count, place, out)) {
            for (; out->digits % 10 == 0; out->count--) {
                out->digits /= 10;
            }
            return true;
        }
    }
    return false;
}

/* As %g does. */
static void put(nt_buffer *buffer, decimal d)
{
    char text[DBL_DECIMAL_DIG];
    size_t count = (size_t)d.count, whole = (size_t)(d.place < 0 ? 0 : d.place + 1);
    for (size_t i = count; i > 0; d.digits /= 10) {
        text[--i] = (char)('0' + d.digits % 10);
    }
    bool is_scaled = d.place < -4 || d.place >= d.count;
    whole = is_scaled ? 1 : whole;
    nt_buffer_add(buffer, "0.000", is_scaled || d.place >= 0 ? 0 : (size_t)(1 - d.place));
    nt_buffer_add(buffer, text, whole);
    nt_buffer_puts(buffer, whole && count > whole ? "." : "");
    nt_buffer_add(buffer, text + whole, count - whole);
    if (is_scaled) {
        nt_buffer_printf(buffer, "e%c%02d", d.place < 0 ? '-' : '+', abs(d.place));
    }
}

void nt_buffer_put_double(nt_buffer *buffer, double number)
{
    char text[48];
    decimal d;
    int digits = 1;
    if (shorten(number, &d)) {
        nt_buffer_puts(buffer, number < 0 ? "-" : "");
        put(buffer, d);
        return;
    }
    do {
        snprintf(text, sizeof text, "%.*g", digits, number);
    } while (digits++ < DBL_DECIMAL_DIG && strtod(text, NULL) != number);
    nt_buffer_puts(buffer, text);
}

void nt_buffer_integer(nt_buffer *buffer, long long value)
{
    char digits[32], *end = digits + sizeof digits, *at = nt_integer_before(end, value);
    nt_buffer_add(buffer, at, (size_t)(end - at));
}

void nt_buffer_decimal(nt_buffer *buffer, double value, int places)
{
    static const double scales[] = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
    char digits[32], *end = digits + sizeof digits, *at = end;
    long long scaled = llround(value * scales[places]);
    long long rest = llabs(scaled);
    for (; places > 0; places--, rest /= 10) {
        if (rest % 10 != 0 || at < end) {
            *--at = (char)('0' + rest % 10);
        }
    }
    if (at < end) {
        *--at = '.';
    }
    at = nt_digits_before(at, (unsigned long long)rest);
    if (scaled < 0) {
        *--at = '-';
    }
    nt_buffer_add(buffer, at, (size_t)(end - at));
}
