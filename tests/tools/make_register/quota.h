/* Gives each of many cases one of a few values, so that in chosen sets of cases each value stands
 * as often as it was published. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "random.h"

enum { QUOTA_VALUES_MAX = 64 };

typedef struct {
    bool *members; /* by case */
    size_t size;
    int wanted[QUOTA_VALUES_MAX]; /* how many; -1 was not published */
} quota;

/* Sets are served by size, the smallest first, with an eye on the wider ones, most of which hold
 * them. Values that no set lists, and cases in no set, are drawn by `weights`, whose sum is 1 where
 * there are sets. Every out[case] is set. */
void quota_assign(nt_arena *arena, random_source *r, quota *quotas, size_t quota_count,
                  const double *weights, size_t values, size_t cases, int *out);
