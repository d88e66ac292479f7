/* Tails of the standard normal distribution. */
#include "normal.h"

#include <math.h>

double normal_beyond(double z)
{
    return erfc(z / sqrt(2));
}

/* By halving: the chance falls with the distance, and none that a double holds is farther than 40.
 */
double normal_distance(double p)
{
    double low = 0, high = 40;
    for (int i = 0; i < 200 && low < high; i++) {
        double middle = low + (high - low) / 2;
        *(normal_beyond(middle) > p ? &low : &high) = middle;
    }
    return low + (high - low) / 2;
}
