/* Whole numbers in decimal digits, written backwards: where they begin. Before `end` there is room
 * for 20 bytes. Private to the room. */
#pragma once

static inline char *nt_digits_before(char *end, unsigned long long number)
{
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    return end;
}

static inline char *nt_integer_before(char *end, long long number)
{
    char *start = nt_digits_before(end, number < 0 ? 0 - (unsigned long long)number
                                                   : (unsigned long long)number);
    if (number < 0) {
        *--start = '-';
    }
    return start;
}
