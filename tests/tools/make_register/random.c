#include "random.h"

#include <math.h>

static uint64_t splitmix(uint64_t *seed)
{
    uint64_t z = *seed += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

random_source random_open(uint64_t seed)
{
    random_source r;
    for (int i = 0; i < 4; i++) {
        r.state[i] = splitmix(&seed);
    }
    return r;
}

static uint64_t rotate(uint64_t x, int by)
{
    return (x << by) | (x >> (64 - by));
}

uint64_t random_bits(random_source *r)
{
    uint64_t *s = r->state, out = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return out;
}

double random_unit(random_source *r)
{
    return ((double)(random_bits(r) >> 12) + 0.5) * 0x1p-52;
}

uint32_t random_below(random_source *r, uint32_t limit)
{
    return (uint32_t)(((random_bits(r) >> 32) * limit) >> 32);
}

int random_between(random_source *r, int first, int last)
{
    return first + (int)random_below(r, (uint32_t)(last - first) + 1);
}

/* The polar method of G. Marsaglia and T. A. Bray (1964): no sine, one of the pair left unused. */
static double normal(random_source *r)
{
    for (;;) {
        double u = 2 * random_unit(r) - 1, v = 2 * random_unit(r) - 1, s = u * u + v * v;
        if (s > 0 && s < 1) {
            return u * sqrt(-2 * log(s) / s);
        }
    }
}

double random_log_normal(random_source *r, double median, double sigma)
{
    return median * exp(sigma * normal(r));
}

double random_weibull(random_source *r, double median, double shape)
{
    static const double ln2 = 0.69314718055994530942;
    return median * pow(-log(random_unit(r)) / ln2, 1 / shape);
}

double random_exponential(random_source *r, double mean)
{
    return -mean * log(random_unit(r));
}

size_t random_pick(random_source *r, const double *weights, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += weights[i];
    }
    double left = random_unit(r) * sum;
    size_t last = 0;
    for (size_t i = 0; i < count; i++) {
        if (weights[i] > 0) {
            last = i;
            if ((left -= weights[i]) < 0) {
                return i;
            }
        }
    }
    return last;
}
