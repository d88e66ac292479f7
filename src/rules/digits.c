#include "digits.h"

enum { TELLING = 1000 };

bool nt_digits_swap(int64_t a, int64_t b)
{
    if (a == b || a < TELLING || b < TELLING) {
        return false;
    }
    while (a % 10 == b % 10) {
        a /= 10;
        b /= 10;
    }
    bool swapped = a % 10 == b / 10 % 10 && b % 10 == a / 10 % 10;
    return swapped && a / 100 == b / 100;
}

bool nt_digits_transposed(const nt_figure *a, const nt_figure *b)
{
    return a->qualifier == NT_EXACT && b->qualifier == NT_EXACT && a->value.decimals == 0 &&
           b->value.decimals == 0 && nt_digits_swap(a->value.digits, b->value.digits);
}
