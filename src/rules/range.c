#include "range.h"

enum { SCALE = 7, PLACES_MAX = SCALE - 1 };

static nt_wide power_of_ten(int exponent)
{
    nt_wide power = 1;
    while (exponent-- > 0) {
        power *= 10;
    }
    return power;
}

/* How far a number that is called approximate may be off; see the header. */
static nt_wide tolerance(nt_wide value, nt_wide unit)
{
    if (value == 0) {
        return unit;
    }
    nt_wide place = unit; /* of the last digit that is not zero */
    while (value % (place * 10) == 0) {
        place *= 10;
    }
    nt_wide step = value % (place * 5) == 0 ? place * 5 : place;
    nt_wide room = value / place < 10 || step / 2 > place ? step / 2 : place;
    room = room < value / 10 ? room : value / 10;
    return room > unit ? room : unit;
}

static nt_range around(nt_wide value, nt_wide half)
{
    nt_range range = {value > half ? value - half : 0, value + half, false};
    return range;
}

nt_range nt_range_of(nt_decimal value, nt_qualifier qualifier, bool is_share)
{
    while (value.decimals > PLACES_MAX) {
        value.digits /= 10;
        value.decimals--;
    }
    nt_wide unit = power_of_ten(SCALE - value.decimals);
    nt_wide number = value.digits * unit;
    switch (qualifier) {
    case NT_APPROXIMATE:
        return around(number, tolerance(number, unit));
    case NT_MORE_THAN:
        return (nt_range){number, number, true};
    case NT_LESS_THAN:
        return (nt_range){0, number, false};
    case NT_EXACT:
        break;
    }
    return is_share ? around(number, unit / 2) : (nt_range){number, number, false};
}

bool nt_range_above(nt_range a, nt_range b)
{
    return !b.unbounded && a.low > b.high;
}

static bool only_touch(nt_range lower, nt_range upper)
{
    return !lower.unbounded && lower.high == upper.low && lower.low < lower.high &&
           (upper.unbounded || upper.low < upper.high);
}

bool nt_range_meet(nt_range a, nt_range b)
{
    return !nt_range_above(a, b) && !nt_range_above(b, a) && !only_touch(a, b) && !only_touch(b, a);
}

void nt_range_parts(nt_range share, nt_range whole, nt_wide *most, nt_wide *least)
{
    const nt_wide hundred = 100 * power_of_ten(SCALE);
    *most = -1;
    *least = 0;
    if (share.high > 100 * hundred || whole.low < 0) {
        return; /* no percentage of anything, and too large to multiply */
    }
    /* The least share is the least part of the greatest whole, and the other way round. */
    *most = whole.unbounded || share.unbounded ? NT_WIDE_MAX : share.high * whole.high / hundred;
    *least = (share.low * whole.low + hundred - 1) / hundred;
}

int64_t nt_range_rounded(nt_decimal value, int places)
{
    for (; value.decimals > places + 1; value.decimals--) {
        value.digits /= 10; /* the first place dropped decides */
    }
    if (value.decimals > places) {
        value.digits = (value.digits + (value.digits < 0 ? -5 : 5)) / 10;
    }
    return value.digits;
}
