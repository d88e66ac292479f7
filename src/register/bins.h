/* Bins of days in several editions. Private to the room. */
#pragma once

#include "sheet.h"

/* What the parts count is some of what the whole does, between the days on which bins of all end:
 * areas of one day, or the whole itself on an earlier one. What is left is a count. */
void bins_relate(nt_disclosure *d, const sheet *whole, const sheet *const *parts, size_t count);
