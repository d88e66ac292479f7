/* What a printed number can stand for, in exact arithmetic. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "model/published.h"

/* Wide enough for a percentage times a count at full precision, without rounding. */
__extension__ typedef __int128 nt_wide;

/* Above every end of a range. */
#define NT_WIDE_MAX ((nt_wide)INT64_MAX << 63)

/* Both ends belong to it, in units of 10^-7 (places behind the sixth are cut). */
typedef struct {
    nt_wide low, high;
    bool unbounded; /* no upper end: "more than" */
} nt_range;

/* The readings of a number as it was printed:
 *   exact count          the number itself
 *   exact percentage     half a unit of its last printed place to either side
 *   more than, less than everything from it up; everything from zero to it
 *   approximate          half of the coarsest step of 1 or 5 times a power of ten that divides it
 *                        (70 ± 5, 75 ± 2.5, 1,450 ± 25); with two digits and more at least one unit
 *                        of the last that is not zero, since many cut instead of rounding
 *                        (100.3 ± 0.1 million); at most a tenth of it (400 ± 40), at least one unit
 *                        of its last printed place */
nt_range nt_range_of(nt_decimal value, nt_qualifier qualifier, bool is_share);

/* Can both stand for one number? Two rounded numbers that only touch at their ends cannot: 72.8 and
 * 72.9 were printed as different. */
bool nt_range_meet(nt_range a, nt_range b);

/* Every reading of `a` lies above every reading of `b`. */
bool nt_range_above(nt_range a, nt_range b);

/* Of which parts of `whole` can `share` be the share? Of those that read as *most or less and as
 * *least or more; *most is below zero where of none. At an exact tie either way of rounding is
 * right. */
void nt_range_parts(nt_range share, nt_range whole, nt_wide *most, nt_wide *least);

/* The digits of the value to `places` decimals, no more than it has; half away from zero. Two
 * values print the same where they agree to the places of the coarser one: 90.8 and 91. */
int64_t nt_range_rounded(nt_decimal value, int places);
