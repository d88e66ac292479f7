/* Numbers that look drawn, the same on every machine from the same seed. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* xoshiro256** of D. Blackman and S. Vigna (2021), "Scrambled linear pseudorandom number
 * generators", ACM TOMS 47, 36; seeded by splitmix64. */
typedef struct {
    uint64_t state[4];
} random_source;

random_source random_open(uint64_t seed);
uint64_t random_bits(random_source *r);

double random_unit(random_source *r); /* above 0 and below 1 */
uint32_t random_below(random_source *r, uint32_t limit);
int random_between(random_source *r, int first, int last); /* both may come out; first <= last */

/* Days. By a logarithm only, which every C library rounds alike but for the last bit. */
double random_log_normal(random_source *r, double median, double sigma);
double random_weibull(random_source *r, double median, double shape);
double random_exponential(random_source *r, double mean);

/* The index of a weight, by its share in the sum, which is above 0. */
size_t random_pick(random_source *r, const double *weights, size_t count);
