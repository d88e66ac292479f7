/* Numbers that are the same on every machine. */
#pragma once

#include <stdint.h>

/* Below `below`: a linear congruential generator (Knuth's MMIX). */
static inline uint32_t draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % below;
}

/* Of all 32 bits: Marsaglia's xorshift32. */
static inline uint32_t next_random(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed;
}
