#include "stats/discovery.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

typedef struct {
    double p;
    size_t place;
} ranked;

static int largest_first(const void *a, const void *b)
{
    double left = ((const ranked *)a)->p, right = ((const ranked *)b)->p;
    return (left < right) - (left > right);
}

void nt_discovery_adjust(nt_arena *arena, const double *p_values, size_t count, double *adjusted)
{
    ranked *made = nt_new_array(arena, ranked, count);
    size_t tests = 0;
    for (size_t i = 0; i < count; i++) {
        adjusted[i] = p_values[i];
        if (!isnan(p_values[i])) {
            assert(p_values[i] >= 0 && p_values[i] <= 1);
            made[tests++] = (ranked){p_values[i], i};
        }
    }
    qsort(made, tests, sizeof *made, largest_first);
    /* From the largest down, so that a smaller one never ends above a larger one. Equal values come
     * out equal in whatever order the sort leaves them. */
    double least = 1;
    for (size_t i = 0; i < tests; i++) {
        least = fmin(least, made[i].p * (double)tests / (double)(tests - i));
        adjusted[made[i].place] = least;
    }
}
